"""A person whom nobody refers to any more leaves the laptop neither with name nor with number."""

import json

import pytest

from inspector_app.domain.change import GENESIS, Op, chain_break
from inspector_app.domain.claim import WageClaim
from inspector_app.domain.identity import new_rid
from inspector_app.domain.person import Person
from inspector_app.usecases import handover, office, outbox, people, store_file
from inspector_app.usecases.case_file import case_file
from inspector_app.usecases.claim_lines import ClaimLine, save_lines
from tests.builders import a_person, an_interview
from tests.desk import OFFICE_SECRET
from tests.stand_ins import put_with_stand_ins


@pytest.fixture
def laptop(bureau, desk, tmp_path):
    store_file.adopt_office(desk.context, bureau / office.CARD_FILE)
    handover.save_device_card(desk.context, tmp_path / "device.pub")
    office.enrol_device(tmp_path / "device.pub", bureau, OFFICE_SECRET, desk.clock)
    return desk


def row(desk, person, line=9) -> ClaimLine:
    return ClaimLine(WageClaim(new_rid(), desk.case.rid, person.rid, line, claimed_fen=100), person)


def sent(desk, tmp_path, bureau):
    """Export, import and take the receipt; the text of all changes that left."""
    orders = handover.prepare_export(desk.context)
    files = handover.perform_export(orders, tmp_path)
    desk.clock.advance(seconds=1)
    done = office.import_packages([f.path for f in files], bureau, OFFICE_SECRET, desk.clock, receipts=tmp_path)
    assert (done.left_out, done.alarms) == ((), ())
    handover.take_receipt(desk.context, done.receipts[0])
    assert outbox.waiting(desk.context).words == "已回执"
    return orders[0].stretch


def texts(stretch) -> str:
    return json.dumps([[c.body, c.reason, c.actor] for c in stretch.changes], ensure_ascii=False)


def count(bureau) -> int:
    return {k.kind: k.count for k in office.office_status(bureau, OFFICE_SECRET).records}.get("person", 0)


def test_the_person_of_a_row_that_went_does_not_travel(laptop, tmp_path, bureau):
    ghost = a_person("示例幽灵")
    line = row(laptop, ghost)
    save_lines(laptop.context, case_file(laptop.context, laptop.case.rid), [line])
    save_lines(laptop.context, case_file(laptop.context, laptop.case.rid), [], [line])
    stretch = sent(laptop, tmp_path, bureau)
    assert ghost.id_number not in texts(stretch)
    assert ghost.name not in texts(stretch)
    assert all(worker.id_number in texts(stretch) for worker in laptop.workers)
    assert list(chain_break(stretch.changes, 0, GENESIS)) == []
    assert count(bureau) == len(laptop.workers)
    assert store_file.check_store(laptop.context) == []


def test_a_person_nobody_names_stays_here_and_travels_once_somebody_does(laptop, tmp_path, bureau):
    later = people.save_person(laptop.context, a_person("示例后来"))
    first = sent(laptop, tmp_path, bureau)
    assert later.id_number not in texts(first)
    assert [c.op for c in first.changes if c.rid == later.rid] == [Op.WITHHELD]
    assert people.save_person(laptop.context, later) == later  # still registered, unchanged
    save_lines(laptop.context, case_file(laptop.context, laptop.case.rid), [row(laptop, later)])
    assert later.id_number in texts(sent(laptop, tmp_path, bureau))
    assert count(bureau) == len(laptop.workers) + 1
    save_lines(laptop.context, case_file(laptop.context, laptop.case.rid), [row(laptop, a_person("示例又一"), 10)])
    assert later.id_number not in texts(sent(laptop, tmp_path, bureau))  # told once is enough


def test_what_was_sent_before_is_deleted_at_the_office_when_its_last_reference_goes(laptop, tmp_path, bureau):
    ghost = a_person("示例幽灵")
    line = row(laptop, ghost)
    save_lines(laptop.context, case_file(laptop.context, laptop.case.rid), [line])
    sent(laptop, tmp_path, bureau)
    assert count(bureau) == len(laptop.workers) + 1
    save_lines(laptop.context, case_file(laptop.context, laptop.case.rid), [], [line])
    sent(laptop, tmp_path, bureau)
    assert count(bureau) == len(laptop.workers)


def test_a_package_with_something_kept_back_says_so_by_its_format(laptop, tmp_path, bureau):
    assert handover.export_day(laptop.context, tmp_path / "a")[0].header.format == 1
    people.save_person(laptop.context, a_person())
    assert handover.export_day(laptop.context, tmp_path / "b")[0].header.format == 2


def test_somebody_named_elsewhere_stays_when_a_row_goes(laptop):
    asked, typed = a_person("示例被问"), a_person("示例草稿")
    lines = [row(laptop, asked), row(laptop, typed, 10)]
    save_lines(laptop.context, case_file(laptop.context, laptop.case.rid), lines)
    with laptop.context.unit("询问") as unit:
        put_with_stand_ins(laptop.context.store, unit, an_interview(person_rid=asked.rid))
    laptop.context.store.drafts.save("interviews:x", "笔录", {"person_rid": typed.rid})
    save_lines(laptop.context, case_file(laptop.context, laptop.case.rid), [], lines)
    assert laptop.context.store.pick(Person, [asked.rid, typed.rid]) == (asked, typed)


def test_a_row_that_comes_back_brings_its_person_back(laptop, tmp_path, bureau):
    ghost = a_person("示例幽灵")
    line = row(laptop, ghost)
    save_lines(laptop.context, case_file(laptop.context, laptop.case.rid), [line])
    save_lines(laptop.context, case_file(laptop.context, laptop.case.rid), [], [line])
    assert laptop.context.store.get(type(ghost), ghost.rid) is None
    save_lines(laptop.context, case_file(laptop.context, laptop.case.rid), [line])
    assert laptop.context.store.get(type(ghost), ghost.rid) == ghost
    assert ghost.id_number in texts(sent(laptop, tmp_path, bureau))
