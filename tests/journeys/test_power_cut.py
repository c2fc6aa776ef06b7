"""Killed at random moments during sign-off, intake and export: nothing half done, no number lost or doubled."""

import os
import random
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from inspector_app.domain.document import Document
from inspector_app.domain.evidence import Evidence
from inspector_app.domain.handover import OfficeCard
from inspector_app.exchange.envelope import Opener
from inspector_app.exchange.unpacking import read_package
from inspector_app.support.clock import SetClock, at
from inspector_app.support.files import sha256
from inspector_app.usecases import evidence, handover
from inspector_app.usecases.evidence import Belongs
from inspector_app.usecases.numbers import number_gaps
from inspector_app.usecases.store_file import check_store, open_store
from inspector_app.vault.age import new_age_identity, recipient_of
from inspector_app.vault.keys import new_recovery_pair
from inspector_app.vault.signing import new_signing_secret, verify_key_of
from tests.desk import MONDAY, PASSPHRASE
from tests.forked import NEEDS_FORK, Child, fork

pytestmark = [pytest.mark.slow, *NEEDS_FORK]
OPEN, ORDER = "open", "order-to-pay"
CHANCE = random.Random(20260302)


def kill_after(child: Child, seconds: float) -> list[str]:
    """Some time after the store was opened, however slow the machine is; now and then while it is being opened."""
    text = os.read(child.said, 1 << 16) if CHANCE.random() < 0.8 else b""
    time.sleep(seconds)  # the moment of the cut, not a wait for something
    return [line for line in (text + child.kill()).decode().splitlines() if line != OPEN]


def clock() -> SetClock:
    return SetClock(at(MONDAY, 10))


def reopened(folder: Path):
    context = open_store(folder, PASSPHRASE, clock())
    assert check_store(context) == []
    return context


def moment(act: Callable[[], object]) -> Callable[[], float]:
    """Moments in seconds, spread over two and a half turns of ``act``, however long the machine takes for one."""
    begun = time.monotonic()
    act()
    turn = time.monotonic() - begun
    return lambda: CHANCE.uniform(0, 2.5 * turn)


@pytest.fixture
def folder(desk, tmp_path) -> Path:
    """The desk's store, closed, so that the children may open it."""
    desk.order()
    desk.context.store.close()
    return tmp_path / "store"


def test_sign_off(desk, folder):
    desk.context = reopened(folder)
    cut = moment(desk.order)
    desk.context.store.close()

    def work(say):
        desk.context = open_store(folder, PASSPHRASE, clock())
        say(OPEN)
        while True:
            say(desk.order().serial)

    facts_before, serials, own = None, [], 2
    for round_ in range(120):
        if round_ >= 40 and len(serials) > own:  # a busy machine gets less far in the same time
            break
        said = [int(line) for line in kill_after(fork(work), cut())]
        context = reopened(folder)
        serials = [d.serial for d in context.store.find(Document, form=ORDER)]
        assert serials == list(range(1, len(serials) + 1))
        assert set(said) <= set(serials)
        assert all(gaps == () for _, gaps in number_gaps(context))
        newest = context.store.find(Document, form=ORDER)[-1]
        assert all(sha256(context.store.sealed.read(c.sha256)) == c.sha256 for c in newest.copies)
        facts_before = facts_before or newest.facts_sha256
        context.store.close()
    assert len(serials) > own


def test_intake(desk, folder):
    def take_in(context, size):
        return evidence.take_in(context, os.urandom(size), "示例照片", Belongs(desk.case.rid)).sha256

    def work(say):
        context = open_store(folder, PASSPHRASE, clock())
        say(OPEN)
        while True:
            say(take_in(context, CHANCE.randint(1_000, 400_000)))

    context = reopened(folder)
    cut = moment(lambda: take_in(context, 400_000))
    context.store.close()
    for _ in range(30):
        said = kill_after(fork(work), cut())
        context = reopened(folder)
        known = {e.sha256 for e in context.store.all(Evidence)}
        assert set(said) <= known
        assert all(sha256(context.store.sealed.read(digest)) == digest for digest in said)
        context.store.close()
    assert len(known) > 1  # the one that was measured, and some of the children's


def an_office() -> tuple[OfficeCard, str]:
    """An office's public card, and the identity that opens what is closed for it."""
    identity = new_age_identity()
    card = OfficeCard(
        "示例办公室", recipient_of(identity), recipient_of(new_age_identity()), verify_key_of(new_signing_secret()),
        new_recovery_pair().public,
    )  # fmt: skip
    return card, identity


def test_export(desk, folder, tmp_path):
    stick = tmp_path / "stick"
    office, identity = an_office()
    context = reopened(folder)
    context.store.adopt_office(office)
    for number in range(3):
        evidence.take_in(context, os.urandom(300_000), f"示例照片{number}", Belongs(desk.case.rid))
    card = handover.device_card(context)
    cut = moment(lambda: handover.export_day(context, tmp_path / "first"))
    context.store.close()

    def work(say):
        open_context = open_store(folder, PASSPHRASE, clock())
        say(OPEN)
        while True:
            for file in handover.export_day(open_context, stick):
                say(file.path.name)

    finished = 0
    for _ in range(30):
        finished += len(kill_after(fork(work), cut()))
        reopened(folder).store.close()
        for path in stick.glob("*.day") if stick.exists() else ():
            package = read_package(path, Opener(identity), lambda _device: card.verify_key)
            assert package.delivery.header.device == card.device
    assert finished
