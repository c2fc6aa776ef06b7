import shutil
from dataclasses import replace

import pytest

from inspector_app.exchange.envelope import Opener
from inspector_app.exchange.package import write_packages
from inspector_app.exchange.unpacking import read_package
from inspector_app.support.errors import Refused, Trouble
from inspector_app.usecases import evidence, handover, office, outbox, people, projects, store_file
from inspector_app.usecases.evidence import Belongs
from tests.builders import a_person, a_project
from tests.desk import CHEAP, OFFICE_SECRET, SETUP
from tests.queries import queries


def codes(refusal) -> list[str]:
    return [problem.code for problem in refusal.value.problems]


@pytest.fixture
def laptop(bureau, context, tmp_path, clock):
    """The laptop, enrolled at the office."""
    store_file.adopt_office(context, bureau / office.CARD_FILE)
    enrol(context, bureau, tmp_path, clock)
    return context


def enrol(context, bureau, tmp_path, clock) -> None:
    handover.save_device_card(context, tmp_path / "device.pub")
    office.enrol_device(tmp_path / "device.pub", bureau, OFFICE_SECRET, clock)


def delivered(context, bureau, tmp_path, clock, files) -> office.Imported:
    clock.advance(seconds=1)
    (tmp_path / "answers").mkdir(exist_ok=True)
    paths = [file.path for file in files]
    return office.import_packages(paths, bureau, OFFICE_SECRET, clock, receipts=tmp_path / "answers")


def test_a_new_store_waits_from_its_first_change_and_only_a_receipt_clears_it(laptop, bureau, tmp_path, clock):
    assert outbox.waiting(laptop).words == "未导出"
    files = handover.export_day(laptop, tmp_path / "out")
    waiting = outbox.waiting(laptop)
    assert (waiting.words, waiting.acknowledged, waiting.exported) == ("已导出待回执", 0, waiting.last)
    done = delivered(laptop, bureau, tmp_path, clock, files)
    assert outbox.waiting(laptop).words == "已导出待回执"
    receipt = handover.take_receipt(laptop, done.receipts[0])
    assert receipt.acknowledged == waiting.last
    assert outbox.waiting(laptop).words == "已回执"
    with pytest.raises(Refused) as refusal:
        handover.export_day(laptop, tmp_path / "out")
    assert codes(refusal) == ["export-nothing"]


def test_an_older_database_never_says_that_all_is_handed_over(laptop, bureau, tmp_path, clock):
    done = delivered(laptop, bureau, tmp_path, clock, handover.export_day(laptop, tmp_path / "out"))
    handover.take_receipt(laptop, done.receipts[0])
    folder = laptop.store.folder
    laptop.store.close()
    older = (folder / "inspector.db").read_bytes()
    with store_file.opened(folder, "correct horse", clock) as context:
        projects.save_project(context, a_project("后来的项目"))
    (folder / "inspector.db").write_bytes(older)
    with store_file.opened(folder, "correct horse", clock) as context:
        assert outbox.waiting(context).words == "无法核对"
        with pytest.raises(Trouble, match="store-went-back"):
            handover.export_day(context, tmp_path / "out2")


def test_an_older_database_hands_over_nothing_even_when_something_waits(laptop, bureau, tmp_path, clock):
    folder = laptop.store.folder
    laptop.store.close()
    older = (folder / "inspector.db").read_bytes()
    with store_file.opened(folder, "correct horse", clock) as context:
        projects.save_project(context, a_project("后来的项目"))
        files = handover.export_day(context, tmp_path / "out")
        receipt = delivered(context, bureau, tmp_path, clock, files).receipts[0]
    newer = (folder / "inspector.db").read_bytes()
    (folder / "inspector.db").write_bytes(older)
    with store_file.opened(folder, "correct horse", clock) as context:
        assert outbox.waiting(context).last > 0
        for deed in (
            lambda: handover.export_day(context, tmp_path / "new"),
            lambda: handover.take_receipt(context, receipt),
        ):
            with pytest.raises(Trouble, match="store-went-back"):
                deed()
        assert not (tmp_path / "new").exists()
    (folder / "inspector.db").write_bytes(newer)
    with store_file.opened(folder, "correct horse", clock) as context:
        assert handover.take_receipt(context, receipt).acknowledged == files[0].header.last
        assert outbox.waiting(context).words == "已回执"


def test_after_a_restore_from_an_older_backup_the_office_settles_the_former_device_and_says_what_is_missing(
    laptop, bureau, tmp_path, clock
):
    store_file.back_up(laptop, tmp_path / "b.backup")
    projects.save_project(laptop, a_project("备份以后的项目"))
    delivered(laptop, bureau, tmp_path, clock, handover.export_day(laptop, tmp_path / "out"))
    store_file.restore_store(tmp_path / "b.backup", tmp_path / "new", "correct horse", clock)
    with store_file.opened(tmp_path / "new", "correct horse", clock) as again:
        enrol(again, bureau, tmp_path, clock)
        projects.save_project(again, a_project("补录的项目"))
        done = delivered(again, bureau, tmp_path, clock, handover.export_day(again, tmp_path / "out2"))
        notes = []
        for path in done.receipts:
            taken = handover.take_receipt(again, path)
            notes += handover.receipt_notes(taken, handover.held_here(again, taken))
        assert [(note.code, note.details) for note in notes] == [("receipt-beyond", {"stretch": "第4条"})]
        assert outbox.waiting(again).words == "已回执"
        assert store_file.check_store(again) == []


def test_what_became_of_packages_is_asked_once_however_many_there_are(laptop, bureau, tmp_path, clock):
    for day in range(3):
        projects.save_project(laptop, a_project(f"示例{day}"))
        files = handover.export_day(laptop, tmp_path / f"stick{day}")
        if day == 1:
            handover.take_receipt(laptop, delivered(laptop, bureau, tmp_path, clock, files).receipts[0])
    with queries(laptop) as sent:
        made = handover.exports_made(laptop)
    assert [is_acknowledged for _export, is_acknowledged in made] == [False, True, True]
    assert len(sent) == 2


def test_after_a_lost_package_the_next_one_holds_everything_since_the_last_receipt(laptop, bureau, tmp_path, clock):
    first = handover.export_day(laptop, tmp_path / "out")
    handover.take_receipt(laptop, delivered(laptop, bureau, tmp_path, clock, first).receipts[0])
    acknowledged = first[0].header.last
    projects.save_project(laptop, a_project("示例一期"))
    lost = handover.export_day(laptop, tmp_path / "out")
    lost[0].path.unlink()
    projects.save_project(laptop, a_project("示例二期"))
    again = handover.export_day(laptop, tmp_path / "out")
    assert [(f.header.first, f.header.last) for f in again] == [(acknowledged + 1, acknowledged + 2)]
    done = delivered(laptop, bureau, tmp_path, clock, again)
    assert done.results[0].gaps == ()
    assert handover.take_receipt(laptop, done.receipts[0]).acknowledged == acknowledged + 2


def test_papers_and_photos_go_along_byte_for_byte(desk, bureau, tmp_path, clock):
    store_file.adopt_office(desk.context, bureau / office.CARD_FILE)
    enrol(desk.context, bureau, tmp_path, clock)
    document = desk.order()
    photo = evidence.take_in(desk.context, b"\xff\xd8\xff photo", "大门", Belongs(desk.case.rid))
    papers, photos = handover.export_day(desk.context, tmp_path / "out")
    assert {b.sha256 for b in papers.header.blobs} == {copy.sha256 for copy in document.copies}
    assert [(b.sha256, b.role) for b in photos.header.blobs] == [(photo.sha256, "evidence")]
    with office.office_opened(bureau, OFFICE_SECRET) as opened:
        package = read_package(papers.path, Opener(opened.secrets.identity), opened.verify_key_of)
        taken = {}
        package.each_file(lambda entry, data: taken.update({entry.sha256: data}))
    assert taken[document.copies[0].sha256] == desk.context.store.sealed.read(document.copies[0].sha256)
    assert desk.company.name.encode() not in papers.path.read_bytes()
    assert package.delivery.header.owed_fen == 6_000_000


def test_a_file_that_cannot_be_read_is_named_and_stops_nothing(desk, bureau, tmp_path):
    store_file.adopt_office(desk.context, bureau / office.CARD_FILE)
    photo = evidence.take_in(desk.context, b"\xff\xd8\xff photo", "大门", Belongs(desk.case.rid))
    for path in desk.context.store.folder.joinpath("sealed").rglob("*"):
        if path.is_file():
            path.write_bytes(path.read_bytes()[:-1] + b"?")
    files = handover.export_day(desk.context, tmp_path / "out")
    assert photo.sha256 in {digest for file in files for digest in file.header.missing}


def test_without_an_office_a_passphrase_closes_the_package(context, tmp_path):
    with pytest.raises(Refused) as refusal:
        handover.export_day(context, tmp_path / "out")
    assert codes(refusal) == ["office-key-missing"]
    with pytest.raises(Refused) as refusal:
        handover.export_day(context, tmp_path / "out", "1234567")
    assert codes(refusal) == ["passphrase-too-short"]
    assert handover.export_day(context, tmp_path / "out", "a long enough secret")
    with pytest.raises(Refused) as refusal:
        handover.take_receipt(context, tmp_path / "none.receipt")
    assert codes(refusal) == ["office-key-missing"]


def test_a_folder_that_cannot_be_made_is_trouble_and_nothing_is_noted(laptop, tmp_path):
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(Trouble) as trouble:
        handover.export_day(laptop, tmp_path / "file" / "out")
    assert trouble.value.code == "disk-write-failed"
    assert outbox.waiting(laptop).words == "未导出"


def test_a_receipt_is_taken_once_and_must_be_for_this_laptop(laptop, bureau, tmp_path, clock):
    done = delivered(laptop, bureau, tmp_path, clock, handover.export_day(laptop, tmp_path / "out"))
    handover.take_receipt(laptop, done.receipts[0])
    with pytest.raises(Trouble) as trouble:
        handover.take_receipt(laptop, done.receipts[0])
    assert trouble.value.code == "receipt-old"
    other = store_file.create_store(
        tmp_path / "other", "correct horse", replace(SETUP, office_key=bureau / office.CARD_FILE), clock, CHEAP
    )
    try:
        with pytest.raises(Trouble) as trouble:
            handover.take_receipt(other, done.receipts[0])
    finally:
        other.store.close()
    assert trouble.value.code == "age-not-for-us"
    broken = tmp_path / "broken.receipt"
    broken.write_bytes(done.receipts[0].read_bytes()[:-9])
    with pytest.raises(Trouble):
        handover.take_receipt(laptop, broken)


def test_a_restored_store_is_a_new_device_and_hands_both_histories_over(laptop, bureau, tmp_path, clock):
    first = handover.export_day(laptop, tmp_path / "out")
    handover.take_receipt(laptop, delivered(laptop, bureau, tmp_path, clock, first).receipts[0])
    projects.save_project(laptop, a_project("还没有交的项目"))
    store_file.back_up(laptop, tmp_path / "backup.zip")
    store_file.restore_store(tmp_path / "backup.zip", tmp_path / "restored", "correct horse", clock)
    with store_file.opened(tmp_path / "restored", "correct horse", clock) as restored:
        assert restored.store.identity.device != laptop.store.identity.device
        assert outbox.waiting(restored).words == "未导出"
        assert outbox.waiting(restored).restored_on == clock.today()  # told until the office answers the new device
        enrol(restored, bureau, tmp_path, clock)
        projects.save_project(restored, a_project("恢复以后的项目"))
        files = handover.export_day(restored, tmp_path / "out2")
        assert {f.header.device for f in files} == {laptop.store.identity.device, restored.store.identity.device}
        done = delivered(restored, bureau, tmp_path, clock, files)
        assert len(done.receipts) == 2
        for receipt in done.receipts:
            handover.take_receipt(restored, receipt)
        assert (outbox.waiting(restored).words, outbox.waiting(restored).restored_on) == ("已回执", None)
        with pytest.raises(Refused) as refusal:
            handover.export_day(restored, tmp_path / "out2")
        assert codes(refusal) == ["export-nothing"]
    status = office.office_status(bureau, OFFICE_SECRET)
    assert {kind.kind: kind.count for kind in status.records}["project"] == 2
    assert status.conflicts == ()


def test_the_device_card_says_who_and_never_a_secret(laptop, tmp_path):
    card = handover.device_card(laptop)
    assert (card.inspector, card.certificate, card.agency) == ("陈示例", "示监0001", laptop.agency.name)
    written = (tmp_path / "device.pub").read_text()
    identity = laptop.store.identity
    assert identity.signing_secret not in written
    assert identity.age_identity not in written
    assert identity.signing_secret not in repr(handover.prepare_export(laptop))


def test_export_reads_a_frozen_stretch(laptop, tmp_path):
    orders = handover.prepare_export(laptop)
    people.save_person(laptop, a_person())
    files = handover.perform_export(orders, tmp_path / "out")
    handover.record_export(laptop, files)
    assert files[0].header.last == orders[0].stretch.changes[-1].seq
    assert outbox.waiting(laptop).words == "未导出"
    assert laptop.store.journal.head(files[0].header.device).seq == files[0].header.last + 1


@pytest.mark.parametrize("inside", ["", "sealed", "新建/更深"])
def test_nothing_is_exported_into_the_store_itself(laptop, inside):
    home = laptop.store.folder
    held = sorted(home.rglob("*"))
    with pytest.raises(Trouble, match="export-in-store"):
        handover.perform_export(handover.prepare_export(laptop), home / inside)
    assert sorted(home.rglob("*")) == held


def test_a_stick_that_is_pulled_out_as_soon_as_all_is_written_is_told(laptop, tmp_path, monkeypatch):
    """The page said that it lay on the inner disk: that is where the stick's folder lies without the stick."""
    out = tmp_path / "out"
    out.mkdir()

    def pulled(*args, **told):
        files = write_packages(*args, **told)
        shutil.rmtree(out)
        return files

    projects.save_project(laptop, a_project("示例一期"))
    monkeypatch.setattr(handover, "write_packages", pulled)
    with pytest.raises(Trouble, match="export-gone"):
        handover.export_day(laptop, out)
    assert outbox.waiting(laptop).words == "未导出"


def test_the_package_sums_itself_up_once_the_office_said_that_it_reads_it(laptop, bureau, tmp_path, clock):
    first = handover.export_day(laptop, tmp_path / "out")
    assert first[0].header.format == 1
    handover.take_receipt(laptop, delivered(laptop, bureau, tmp_path, clock, first).receipts[0])
    projects.save_project(laptop, a_project("示例一期"))
    summed = handover.export_day(laptop, tmp_path / "out")
    assert summed[0].header.format == 3
    assert delivered(laptop, bureau, tmp_path, clock, summed).results[0].new == 1
