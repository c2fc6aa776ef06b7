import errno
import shutil
from dataclasses import replace

import pytest

from inspector_app.exchange.cards import read_office_card, write_office_card
from inspector_app.support.errors import Refused, Trouble
from inspector_app.support.words import sentence
from inspector_app.usecases import evidence, handover, office, outbox, people, projects, store_file
from inspector_app.usecases.evidence import Belongs
from inspector_app.usecases.office_alarms import status_alarms
from inspector_app.vault.age import new_age_identity, recipient_of
from tests.builders import a_person, a_project, an_interview
from tests.desk import CHEAP, OFFICE_SECRET, SETUP


@pytest.fixture
def days(bureau, context, tmp_path, clock):
    """Three packages of one enrolled laptop, each with one day's work only, in order."""
    store_file.adopt_office(context, bureau / office.CARD_FILE)
    enrol(context, bureau, tmp_path, clock)
    return tuple(one_day(context, tmp_path, n) for n in range(3))


def enrol(context, bureau, tmp_path, clock) -> None:
    handover.save_device_card(context, tmp_path / "device.pub")
    office.enrol_device(tmp_path / "device.pub", bureau, OFFICE_SECRET, clock)


def one_day(context, tmp_path, number: int):
    """The stretch since the day before, as if a receipt had come every morning."""
    projects.save_project(context, a_project(f"示例{number}期"))
    orders = handover.prepare_export(context)
    mine = orders[0].stretch.changes[one_day.seen.get(tmp_path, 0) :]
    before = orders[0].stretch.changes[: len(orders[0].stretch.changes) - len(mine)]
    stretch = replace(
        orders[0].stretch, after=len(before), prev=before[-1].hash if before else orders[0].stretch.prev, changes=mine
    )
    one_day.seen[tmp_path] = len(orders[0].stretch.changes)
    return handover.perform_export((replace(orders[0], stretch=stretch),), tmp_path / "out")[0].path


one_day.seen = {}


def exported(context, folder):
    return [package.path for package in handover.export_day(context, folder)]


def take(bureau, clock, *files, **options) -> office.Imported:
    clock.advance(seconds=1)
    return office.import_packages(files, bureau, OFFICE_SECRET, clock, **options)


def totals(bureau) -> dict[str, int]:
    return {kind.kind: kind.count for kind in office.office_status(bureau, OFFICE_SECRET).records}


def test_an_import_twice_changes_nothing(bureau, days, clock):
    first = take(bureau, clock, *days)
    assert sum(r.new for r in first.results) == 6
    before = totals(bureau)
    again = take(bureau, clock, *days)
    assert [(r.new, r.known) for r in again.results] == [(0, 4), (0, 1), (0, 1)]
    assert totals(bureau) == before == {"agency": 1, "inspector": 2, "project": 3}


def test_out_of_order_gives_the_same_state(bureau, days, clock):
    results = [take(bureau, clock, file).results[0] for file in reversed(days)]
    assert [[(g.first, g.last) for g in r.gaps] for r in results] == [[(1, 5)], [(1, 4)], []]
    assert [r.acknowledged for r in results] == [0, 0, 6]
    assert totals(bureau)["project"] == 3


def test_a_hole_is_named_and_the_receipt_goes_only_up_to_it(bureau, days, clock, tmp_path, context):
    done = take(bureau, clock, days[0], days[2], receipts=tmp_path)
    assert [(g.first, g.last) for g in done.results[-1].gaps] == [(5, 5)]
    receipt = handover.take_receipt(context, done.receipts[0])
    assert (receipt.acknowledged, [(g.first, g.last) for g in receipt.gaps]) == (4, [(5, 5)])
    again = handover.export_day(context, tmp_path / "again")
    assert (again[0].header.first, again[0].header.last) == (5, 6)
    assert take(bureau, clock, again[0].path).results[0].acknowledged == 6


def test_a_dry_run_leaves_nothing_behind(bureau, days, clock, tmp_path):
    done = take(bureau, clock, days[0], receipts=tmp_path, dry_run=True)
    assert (done.results[0].new, done.receipts) == (4, ())
    assert totals(bureau) == {}
    assert list((bureau / "received").iterdir()) == []


def flipped(path, tmp_path):
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    (tmp_path / "flipped.day").write_bytes(data)
    return tmp_path / "flipped.day"


def truncated(path, tmp_path):
    (tmp_path / "short.day").write_bytes(path.read_bytes()[:-40])
    return tmp_path / "short.day"


@pytest.mark.parametrize("spoil", [flipped, truncated, lambda _, tmp_path: tmp_path / "none.day"])
def test_a_bad_file_stays_out_and_blocks_no_other(bureau, days, clock, tmp_path, spoil):
    done = take(bureau, clock, spoil(days[0], tmp_path), *days)
    assert [r.acknowledged for r in done.results] == [4, 5, 6]
    assert len(done.left_out) == 1
    assert done.left_out[0].problem is not None
    assert done.left_out[0].header is None


def test_a_package_of_an_unknown_laptop_stays_out(bureau, days, clock, tmp_path):
    stranger = store_file.create_store(
        tmp_path / "stranger", "correct horse", replace(SETUP, office_key=bureau / office.CARD_FILE), clock, CHEAP
    )
    file = handover.export_day(stranger, tmp_path / "out2")[0].path
    stranger.store.close()
    done = take(bureau, clock, file)
    assert done.results == ()
    assert "device" in done.left_out[0].problem.code or "signature" in done.left_out[0].problem.code


def test_a_package_closed_for_another_office_stays_out(bureau, days, context, clock, tmp_path):
    other = recipient_of(new_age_identity())
    card = replace(read_office_card(bureau / office.CARD_FILE), recipient=other, escrow=other)
    write_office_card(tmp_path / "other.json", card)
    store_file.adopt_office(context, tmp_path / "other.json")
    file = handover.export_day(context, tmp_path / "elsewhere")[0].path
    assert take(bureau, clock, file).left_out[0].problem.code == "age-not-for-us"


def test_totals_that_do_not_tie_keep_one_package_out(bureau, days, clock, monkeypatch):
    take_one, seen = office.import_delivery, []

    def first_differs(*args, **options):
        seen.append(args)
        if len(seen) == 1:
            raise Trouble("office-totals-differ")
        return take_one(*args, **options)

    monkeypatch.setattr(office, "import_delivery", first_differs)
    done = take(bureau, clock, *days)
    assert [each.problem.code for each in done.left_out] == ["office-totals-differ"]
    assert len(done.results) == 2


def test_looking_into_a_package_takes_nothing_in(bureau, days, clock):
    looked = office.look_into(days[:1], bureau, OFFICE_SECRET, clock)[0]
    assert (looked.header.first, looked.header.last, looked.problem) == (1, 4, None)
    assert totals(bureau) == {}


def test_one_laptop_is_answered_in_the_file_named_and_several_in_a_folder(bureau, days, clock, tmp_path):
    named = take(bureau, clock, days[0], receipts=tmp_path / "answer.receipt")
    assert named.receipts == (tmp_path / "answer.receipt",)
    second = store_file.create_store(
        tmp_path / "second", "correct horse", replace(SETUP, office_key=bureau / office.CARD_FILE), clock, CHEAP
    )
    enrol(second, bureau, tmp_path, clock)
    other = handover.export_day(second, tmp_path / "out2")[0].path
    done = take(bureau, clock, days[0], other, receipts=tmp_path / "answers")
    assert len(set(done.receipts)) == 2
    assert {path.parent for path in done.receipts} == {tmp_path / "answers"}
    handover.take_receipt(second, done.receipts[1])
    second.store.close()
    done = take(bureau, clock, days[0], other, receipts=tmp_path / "answer.receipt")
    assert [problem.code for problem in done.unanswered] == ["disk-write-failed"] * 2
    assert len(done.results) == 2


def test_an_office_is_made_once_and_opens_with_its_passphrase_only(bureau):
    with pytest.raises(Refused) as refusal:
        office.init_office(bureau, OFFICE_SECRET, "又一个", CHEAP)
    assert [p.code for p in refusal.value.problems] == ["office-exists"]
    with pytest.raises(Trouble) as trouble:
        office.office_status(bureau, "another pass phrase")
    assert trouble.value.code == "passphrase-wrong"


def test_a_lost_card_is_written_again(bureau):
    card = (bureau / office.CARD_FILE).read_bytes()
    (bureau / office.CARD_FILE).unlink()
    office.office_status(bureau, OFFICE_SECRET)
    assert (bureau / office.CARD_FILE).read_bytes() == card


def test_what_cannot_be_kept_is_not_taken_in_and_blocks_no_other(bureau, days, clock, monkeypatch):
    copy = shutil.copyfile

    def full(source, target):
        if source == days[0]:
            raise OSError(errno.ENOSPC, "No space left on device")
        return copy(source, target)

    monkeypatch.setattr("inspector_app.office.folder.shutil.copyfile", full)
    done = take(bureau, clock, *days)
    assert [each.problem.code for each in done.left_out] == ["disk-write-failed"]
    assert [r.acknowledged for r in done.results] == [0, 0]
    assert len(list((bureau / "received").iterdir())) == 2


@pytest.mark.parametrize("step", ["open_package", "keep_received", "import_delivery"])
def test_our_own_mistake_with_one_file_keeps_no_other_out(bureau, days, clock, monkeypatch, step):
    real, seen = getattr(office, step), []

    def mistaken(*args, **options):
        seen.append(args)
        if len(seen) == 2:
            raise KeyError("a secret name")
        return real(*args, **options)

    monkeypatch.setattr(office, step, mistaken)
    done = take(bureau, clock, *days)
    (out,) = done.left_out
    assert (out.file, out.problem.code) == (days[1].name, "package-program-error")
    assert "KeyError" in out.problem.details["place"]
    assert "secret" not in out.problem.details["place"]
    assert [r.first for r in done.results] == [1, 6]


def test_looking_compares_with_what_is_held(bureau, days, clock):
    take(bureau, clock, days[0])
    later = office.look_into([days[2]], bureau, OFFICE_SECRET, clock)[0]
    assert ([(g.first, g.last) for g in later.gaps], later.alarms) == ([(5, 5)], ())
    assert office.look_into([days[1]], bureau, OFFICE_SECRET, clock)[0].gaps == ()


def test_what_names_nothing_is_named_with_its_record_until_it_is_mended(
    bureau, days, context, clock, tmp_path, monkeypatch
):
    assert take(bureau, clock, *days).lost == ()
    worker = people.save_person(context, a_person("示例被问"))
    talk = an_interview(person_rid=worker.rid, inspector_rids=(), case_rid="项目部", matter="示例事由")
    with monkeypatch.context() as earlier:  # which took text for a case
        earlier.setattr("inspector_app.store.unit.nowhere", lambda *_: ())
        with context.unit("询问") as unit:
            unit.put(talk)
    done = take(bureau, clock, *exported(context, tmp_path / "a"))
    (told,) = done.alarms
    assert "询问笔录“示例事由”（来自陈示例的电脑）的“所属案件”填的是“项目部”" in sentence(told.code, told.details)
    assert [each.code for each in status_alarms(office.office_status(bureau, OFFICE_SECRET))] == [told.code]
    with context.unit("更正") as unit:
        unit.put(replace(talk, case_rid=""))
    assert take(bureau, clock, *exported(context, tmp_path / "b")).alarms == ()


def test_a_lost_volume_of_photos_is_sent_again(bureau, context, tmp_path, clock):
    """The records arrived and were acknowledged, the stick with the photos was lost: the receipt says what lacks, and
    the next export brings it though there is no new record."""
    store_file.adopt_office(context, bureau / office.CARD_FILE)
    enrol(context, bureau, tmp_path, clock)
    project = projects.save_project(context, a_project())
    piece = evidence.take_in(context, b"\xff\xd8\xff photo", "大门", Belongs(project_rid=project.rid))
    records, photos = exported(context, tmp_path / "lost")
    assert photos.name.endswith(".v2.day")
    receipt = handover.take_receipt(context, take(bureau, clock, records, receipts=tmp_path).receipts[0])
    assert receipt.missing_blobs == (piece.sha256,)
    owed = outbox.waiting(context)
    assert (owed.words, owed.files, owed.acknowledged) == ("未导出", 1, owed.last)
    again = exported(context, tmp_path / "again")
    assert outbox.waiting(context).words == "已导出待回执"
    handover.take_receipt(context, take(bureau, clock, *again, receipts=tmp_path).receipts[0])
    assert outbox.waiting(context).words == "已回执"
    assert office.office_status(bureau, OFFICE_SECRET).devices[0].missing_files == ()
    with pytest.raises(Refused):
        exported(context, tmp_path / "again")
