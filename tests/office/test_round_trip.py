"""From the laptop's journal to the office and back as a receipt, through real files."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from inspector_app.domain.change import GENESIS, sealed
from inspector_app.domain.handover import DeviceCard
from inspector_app.domain.identity import new_rid
from inspector_app.domain.project import Project
from inspector_app.domain.records import decode
from inspector_app.exchange.dividing import Stretch
from inspector_app.exchange.envelope import Envelope, Opener
from inspector_app.exchange.letter import open_letter
from inspector_app.exchange.package import write_packages
from inspector_app.exchange.receipt import receipt_in, receipt_name, write_receipt
from inspector_app.exchange.unpacking import read_package
from inspector_app.office.folder import enrol, keep_received, strike_off
from inspector_app.office.importing import import_delivery, receipt_for
from inspector_app.office.status import status
from inspector_app.support.errors import Trouble
from inspector_app.vault.age import new_age_identity, recipient_of
from inspector_app.vault.signing import new_signing_secret, verify_key_of


@pytest.fixture
def sender(office, build):
    """A laptop with real keys: its journal, its card, its secrets."""
    laptop, secret, identity = build.Laptop(4), new_signing_secret(), new_age_identity()
    card = DeviceCard(laptop.device, "示例县人社局", "张示例", "示0001", verify_key_of(secret), recipient_of(identity))
    enrol(office, card, build.NOW)
    laptop.write(build.company(1), build.claim(1, 34129_73))
    return laptop, card, secret, identity


def send(office, build, sender, folder, files=()):
    laptop, card, secret, _ = sender
    return write_packages(
        folder, card, Stretch(0, GENESIS, tuple(laptop.journal)), [build.blob(data) for data in files],
        {build.blob(data).sha256: data for data in files}.__getitem__, made_at=build.NOW, signing_secret=secret,
        envelope=Envelope((office.card.recipient, office.card.escrow)),
    )  # fmt: skip


def test_there_and_back(office, build, sender, tmp_path):
    laptop, card, _, identity = sender
    for sent in send(office, build, sender, tmp_path, [b"photo one", b"photo two"]):
        package = read_package(sent.path, Opener(office.secrets.identity), office.verify_key_of)
        result = import_delivery(office, package.delivery, package.each_file, now=build.NOW)
        kept = keep_received(office, sent.path, package.delivery)
        assert kept.read_bytes() == sent.path.read_bytes()
    assert (result.acknowledged, result.missing_files) == (2, ())
    assert office.files.read(build.blob(b"photo two").sha256) == b"photo two"
    receipt = receipt_for(office, laptop.device, build.NOW)
    path = tmp_path / receipt_name(receipt)
    write_receipt(path, receipt, signing_secret=office.secrets.signing_secret, recipients=[card.recipient])
    letter = open_letter(path, identity=identity, verify_key=office.card.verify_key)
    taken = receipt_in(letter, device=laptop.device, after=0)
    assert taken == receipt
    assert (taken.acknowledged, taken.head) == (2, laptop.journal[-1].hash)
    shown = status(office.database).devices[0]
    assert (shown.last_package.last, shown.acknowledged, shown.last_receipt) == (2, 2, receipt.running)


def test_a_laptop_that_was_struck_off_is_no_longer_heard(office, build, sender, tmp_path):
    (sent,) = send(office, build, sender, tmp_path)
    strike_off(office, sender[0].device, build.NOW)
    with pytest.raises(Trouble) as trouble:
        read_package(sent.path, Opener(office.secrets.identity), office.verify_key_of)
    assert trouble.value.code == "package-unknown-device"
    assert status(office.database).devices[0].revoked


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(heads=st.none() | st.integers(0, 99_999), unpaid=st.none() | st.integers(0, 10**12))
def test_what_nobody_told_of_a_project_is_unknown_to_the_office_too(office, build, sender, tmp_path, heads, unpaid):
    laptop, _, _, _ = sender
    project = Project(new_rid(), "示例一期", heads=heads, unpaid_fen=unpaid)
    laptop.journal.clear()
    laptop.write(project)
    (change,) = laptop.journal
    assert decode("project", change.version, change.body) == project
    folder = tmp_path / project.rid
    folder.mkdir()
    (sent,) = send(office, build, sender, folder)
    package = read_package(sent.path, Opener(office.secrets.identity), office.verify_key_of)
    (came,) = package.delivery.changes
    assert decode("project", came.version, came.body) == project


def test_the_office_lists_what_a_laptop_of_the_last_version_and_of_this_one_told(office, build, sender, tmp_path):
    laptop, _, _, _ = sender
    old, new = Project(new_rid(), "甲", heads=0, unpaid_fen=0), Project(new_rid(), "乙")
    laptop.write(old, new)
    laptop.journal[2] = sealed(replace(laptop.journal[2], version=1, hash=""))
    laptop.journal[3] = sealed(replace(laptop.journal[3], prev=laptop.journal[2].hash, hash=""))
    (sent,) = send(office, build, sender, tmp_path)
    package = read_package(sent.path, Opener(office.secrets.identity), office.verify_key_of)
    assert import_delivery(office, package.delivery, package.each_file, now=build.NOW).acknowledged == 4
    found = office.database.rows("SELECT name, heads, unpaid_fen FROM current_project ORDER BY name")
    assert [tuple(row) for row in found] == [("乙", None, None), ("甲", 0, 0)]
