from dataclasses import replace
from datetime import UTC, datetime

import pytest

from inspector_app.domain.change import GENESIS
from inspector_app.domain.handover import Receipt, Rejected
from inspector_app.store.journal import Head
from inspector_app.store.outbox import Export
from inspector_app.support.errors import Refused

AT = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)


@pytest.fixture
def changes(store, project):
    with store.unit("甲") as unit:
        for number in range(4):
            unit.put(replace(project, rid=f"p{number}"))
    return list(store.journal.every())


def receipt(store, running, acknowledged, head):
    return Receipt(1, "示例局", store.identity.device, running, AT, acknowledged, head, (), ("ab",), (),
                   (Rejected(3, "p2", "code"),))  # fmt: skip


def test_nothing_is_acknowledged_before_the_first_receipt(store, changes):
    device = store.identity.device
    assert store.outbox.acknowledged(device) == Head(0, GENESIS)
    assert store.outbox.waiting() == (device,)


def test_a_receipt_moves_the_line_and_is_kept_whole(store, changes):
    first = receipt(store, 1, 2, changes[1].hash)
    store.outbox.take_receipt(first)
    assert store.outbox.acknowledged(first.device) == Head(2, changes[1].hash)
    assert store.outbox.waiting() == (first.device,)
    last = receipt(store, 5, 4, changes[3].hash)
    store.outbox.take_receipt(last)
    assert store.outbox.receipts(first.device) == (last, first)
    assert store.outbox.waiting() == ()


def test_an_office_restored_from_a_copy_may_go_back(store, changes):
    store.outbox.take_receipt(receipt(store, 1, 4, changes[3].hash))
    store.outbox.take_receipt(receipt(store, 2, 0, GENESIS))
    assert store.outbox.acknowledged(store.identity.device) == Head(0, GENESIS)


@pytest.mark.parametrize(
    ("running", "acknowledged", "which", "code"),
    [
        (3, 4, 3, "outbox-receipt-old"),
        (2, 4, 3, "outbox-receipt-old"),
        (4, 4, 2, "outbox-receipt-foreign"),
        (4, 5, 3, "outbox-receipt-foreign"),
    ],
)
def test_an_old_or_foreign_receipt_is_refused(store, changes, running, acknowledged, which, code):
    store.outbox.take_receipt(receipt(store, 3, 2, changes[1].hash))
    with pytest.raises(Refused, match=code):
        store.outbox.take_receipt(receipt(store, running, acknowledged, changes[which].hash))
    assert store.outbox.acknowledged(store.identity.device).seq == 2


def test_exports_are_remembered_the_newest_first(store):
    first = Export(store.identity.device, "a_1-4.day", 1, 4, "ab" * 32, AT)
    second = replace(first, file="a_1-6.day", last=6)
    store.outbox.record_export(first)
    store.outbox.record_export(second)
    assert store.outbox.exports() == (second, first)
