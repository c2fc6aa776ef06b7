from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from inspector_app.domain.act import Act, ActKind
from inspector_app.domain.change import GENESIS
from inspector_app.domain.document import Document, DocumentKind
from inspector_app.domain.handover import Gap, KindCount, Rejected
from inspector_app.office.alarming import look_after
from inspector_app.office.folder import enrol
from inspector_app.office.importing import import_delivery, receipt_for, standing_of
from inspector_app.office.status import Conflict, status
from inspector_app.office.undoing import undo_last_import
from inspector_app.support.errors import Level, Trouble
from inspector_app.support.words import problem_line
from inspector_app.usecases.office_alarms import status_alarms


def held(office):
    return office.database.rows("SELECT count(*) FROM change")[0][0]


def test_a_delivery_is_taken_once(office, laptop, build):
    laptop.write(build.company(1), build.claim(1, 100_00))
    laptop.write(build.claim(2, 50_50))
    first = import_delivery(office, laptop.deliver(), now=build.NOW)
    assert (first.new, first.known, first.acknowledged, first.head) == (3, 0, 3, laptop.journal[-1].hash)
    assert (first.counts, first.owed_fen) == ((KindCount("company", 1), KindCount("wage_claim", 2)), 150_50)
    again = import_delivery(office, laptop.deliver(), now=build.NOW)
    assert (again.new, again.known, again.acknowledged) == (0, 3, 3)
    assert status(office.database).owed_fen == 150_50


def test_a_dry_run_tells_the_same_and_leaves_nothing(office, laptop, build):
    laptop.write(build.company(1))
    dry = import_delivery(office, laptop.deliver(), now=build.NOW, dry_run=True)
    assert held(office) == 0
    assert import_delivery(office, laptop.deliver(), now=build.NOW) == dry


def test_a_gap_is_named_and_closed_by_the_late_package(office, laptop, build):
    for number in range(1, 10):
        laptop.write(build.company(number))
    import_delivery(office, laptop.deliver(1, 3), now=build.NOW)
    result = import_delivery(office, laptop.deliver(7, 9), now=build.NOW)
    assert (result.acknowledged, result.gaps) == (3, (Gap(4, 6),))
    result = import_delivery(office, laptop.deliver(4, 6), now=build.NOW)
    assert (result.acknowledged, result.gaps) == (9, ())


def test_a_photo_volume_before_its_records_announces_the_gap(office, laptop, build):
    laptop.write(build.company(1), build.company(2))
    photos = replace(laptop.deliver(), changes=())
    photos = replace(photos, header=replace(photos.header, volume=2, volumes=2, counts=(), owed_fen=0))
    assert import_delivery(office, photos, now=build.NOW).gaps == (Gap(1, 2),)


def test_an_act_group_is_acknowledged_whole_or_not_at_all(office, laptop, build):
    laptop.write(build.company(1))
    laptop.write(build.company(2), build.company(3), build.company(4), group="act")
    laptop.write(build.company(5))
    torn = laptop.deliver(1, 3)
    office.database.run("INSERT INTO device SELECT 'x', agency, inspector, certificate, verify_key, recipient, "
                        "enrolled_at, '' FROM device")  # fmt: skip
    import_delivery(office, torn, now=build.NOW)
    office.database.run("DELETE FROM package")  # as if nothing said that a package ended inside the act
    assert standing_of(office.database, laptop.device).acknowledged == 1
    assert import_delivery(office, laptop.deliver(4, 5), now=build.NOW).acknowledged == 5


def test_a_bad_item_is_set_aside_with_its_act_and_blocks_nothing_else(office, laptop, build):
    laptop.write(build.company(1))
    laptop.write(build.company(2), ("telepathy", "rid", "{}"), group="act")
    laptop.write(build.company(3))
    result = import_delivery(office, laptop.deliver(rejected={3: "record-unknown-kind"}), now=build.NOW)
    assert result.rejected == (Rejected(3, "rid", "record-unknown-kind"),)
    assert result.acknowledged == 4
    present = {row[0] for row in office.database.rows("SELECT name || rid FROM current_company")}
    assert present == {c.name + c.rid for c in (build.company(1), build.company(3))}
    assert receipt_for(office, laptop.device, build.NOW).rejected == result.rejected
    # A newer program reads it: the same package heals the quarantine.
    import_delivery(office, laptop.deliver(), now=build.NOW)
    assert status(office.database).devices[0].quarantine == ()


def test_what_was_set_aside_is_told_until_all_of_its_act_was_written_anew(office, laptop, build):
    """Mended by who wrote it and handed over: else the office is told of it for ever."""
    laptop.write(build.company(1))
    laptop.write(build.company(1, "示例二"), build.company(2), group="act")
    told = []
    for record in (None, build.company(1, "示例三"), build.company(2)):
        begin = 1 if record is None else len(laptop.journal) + 1
        if record is not None:
            laptop.write(record)
        import_delivery(
            office, laptop.deliver(begin, rejected={2: "record-malformed"} if begin == 1 else {}), now=build.NOW
        )
        told.append([each.code for each in status_alarms(status(office.database))])
    assert told == [["office-quarantined"], ["office-quarantined"], []]
    assert receipt_for(office, laptop.device, build.NOW).rejected[0].seq == 2  # the laptop knows what it mended


def test_a_bad_item_under_the_name_of_an_older_act_hides_nothing_of_it(office, laptop, build):
    laptop.write(build.company(1), build.claim(1, 100_00), group="act")
    laptop.write(build.company(2))
    import_delivery(office, laptop.deliver(), now=build.NOW)
    laptop.write(("telepathy", "rid", "{}"), build.company(4), group="act")
    import_delivery(office, laptop.deliver(4, rejected={4: "record-unknown-kind"}), now=build.NOW)
    present = {row[0] for row in office.database.rows("SELECT rid FROM current_company")}
    assert present == {build.company(1).rid, build.company(2).rid}
    assert status(office.database).owed_fen == 100_00


def test_a_fork_is_kept_shown_and_only_what_was_held_first_is_acknowledged(office, laptop, build):
    laptop.write(build.company(1))
    twin = build.Laptop(laptop.number, list(laptop.journal))
    laptop.write(build.company(2))
    twin.write(build.company(3))
    import_delivery(office, laptop.deliver(), now=build.NOW)
    result = import_delivery(office, twin.deliver(), now=build.NOW)
    assert set(result.forks) == {laptop.journal[1].hash, twin.journal[1].hash}
    assert (result.acknowledged, result.head) == (2, laptop.journal[1].hash)
    assert held(office) == 3


def test_a_history_that_does_not_continue_ours_is_not_acknowledged(office, laptop, build):
    laptop.write(build.company(1))
    other = build.Laptop(laptop.number)
    other.write(build.company(9))
    other.write(build.company(2))
    import_delivery(office, laptop.deliver(), now=build.NOW)
    result = import_delivery(office, other.deliver(2, 2), now=build.NOW)
    assert (result.acknowledged, result.gaps) == (1, ())


def test_two_laptops_at_one_record_are_shown_as_a_conflict(office, laptop, build):
    other = build.Laptop(2)
    enrol(office, other.card, build.NOW)
    laptop.write(build.company(1, "示例甲公司"), build.claim(1, 100))
    other.write(build.company(1, "示例乙公司"), build.claim(1, 100))
    for one in (laptop, other):
        import_delivery(office, one.deliver(), now=build.NOW)
    shown = status(office.database)
    assert shown.conflicts == (
        Conflict("company", build.company(1).rid, 2, "示例乙公司", ("张示例1", "张示例2")),
    )  # the same body twice is none
    assert shown.owed_fen == 100
    laptop.write(build.company(1, "示例丙公司"), parents=(laptop.journal[0].hash, other.journal[0].hash))
    import_delivery(office, laptop.deliver(3), now=build.NOW)
    assert status(office.database).conflicts == ()


def test_the_order_of_packages_with_a_bad_total_changes_nothing(office, laptop, build):
    laptop.write(build.claim(1, 100))
    delivery = laptop.deliver()
    wrong = replace(delivery, header=replace(delivery.header, owed_fen=99))
    with pytest.raises(Trouble) as trouble:
        import_delivery(office, wrong, now=build.NOW)
    assert trouble.value.code == "office-totals-differ"
    assert held(office) == 0


def test_an_unknown_laptop_is_turned_away(office, build):
    stranger = build.Laptop(7)
    stranger.write(build.company(1))
    with pytest.raises(Trouble) as trouble:
        import_delivery(office, stranger.deliver(), now=build.NOW)
    assert trouble.value.code == "office-device-unknown"
    with pytest.raises(Trouble):
        receipt_for(office, stranger.device, build.NOW)


def test_files_are_sealed_and_missing_ones_named(office, laptop, build):
    from inspector_app.domain.evidence import Evidence, EvidenceKind

    here, gone = build.blob(b"photo"), build.blob(b"other")
    for number, entry in enumerate((here, gone)):
        laptop.write(
            Evidence(f"e{number}", EvidenceKind.PHOTO, "示例照片", entry.sha256, entry.size, "image/jpeg", build.NOW)
        )
    delivery = laptop.deliver(blobs=(here,), missing=(gone.sha256,))
    result = import_delivery(office, delivery, lambda take: take(here, b"photo"), now=build.NOW)
    assert result.missing_files == (gone.sha256,)
    assert office.files.read(here.sha256) == b"photo"
    assert receipt_for(office, laptop.device, build.NOW).missing_blobs == (gone.sha256,)


def test_receipts_rise_even_after_the_office_was_restored(office, laptop, build):
    laptop.write(build.company(1))
    first = receipt_for(office, laptop.device, build.NOW)
    assert (first.running, first.acknowledged, first.head) == (261124183005, 0, GENESIS)
    import_delivery(office, laptop.deliver(), now=build.NOW)
    second = receipt_for(office, laptop.device, build.NOW)
    assert (second.running, second.acknowledged) == (first.running + 1, 1)
    office.database.run("DELETE FROM receipt")
    office.database.run("DELETE FROM change")
    restored = receipt_for(office, laptop.device, build.NOW.replace(minute=59))
    assert restored.running > second.running
    assert restored.acknowledged == 0


def test_one_number_on_the_papers_of_two_laptops_is_told_with_both(office, laptop, build):
    """Two blocks that overlap, or a number typed by hand: both papers are kept, and both laptops named."""
    other = build.Laptop(2)
    enrol(office, other.card, build.NOW)
    number, blank = "示人社监令字〔2026〕1号", "示人社监令字〔2026〕＿＿号"
    laptop.write(a_paper(1, number), a_paper(2, blank), a_paper(3, "示人社监令字〔2026〕2号"), a_paper(4, ""))
    other.write(a_paper(5, number), a_paper(6, blank), a_paper(7, ""))
    for one in (laptop, other):
        import_delivery(office, one.deliver(), now=build.NOW)
    (same,) = status(office.database).same_numbers
    assert same.number == number
    assert [(paper.device, paper.inspector) for paper in same.papers] == [
        (laptop.device, "张示例1"),
        (other.device, "张示例2"),
    ]
    (alarm,) = status_alarms(status(office.database))
    words = problem_line(alarm)
    assert alarm.level is Level.ERROR
    assert all(part in words for part in (number, "张示例1", "张示例2", "劳动保障监察限期改正指令书"))

    assert look_after(office.database, ()).same_numbers == (same,)
    other.write(a_paper(8, "示人社监令字〔2026〕3号"))
    later = import_delivery(office, other.deliver(4), now=build.NOW)
    assert look_after(office.database, (later,)).same_numbers == (same,)  # as long as it is so
    other.write(a_paper(5, "示人社监令字〔2026〕2号"))
    mended = import_delivery(office, other.deliver(5), now=build.NOW)
    (same,) = look_after(office.database, (mended,)).same_numbers
    assert [paper.rid for paper in same.papers] == ["paper-3", "paper-5"]
    other.write(a_paper(5, "示人社监令字〔2026〕4号"))
    mended = import_delivery(office, other.deliver(6), now=build.NOW)
    assert look_after(office.database, (mended,)).same_numbers == status(office.database).same_numbers == ()


@pytest.mark.parametrize("end", [ActKind.VOIDED, ActKind.WITHDRAWN])
def test_a_paper_that_is_over_bears_its_number_no_more_until_that_is_taken_back(office, laptop, build, end):
    """The way to heal that the alarm tells is done to its end: each act of it by a package of its own."""
    other = build.Laptop(2)
    enrol(office, other.card, build.NOW)
    laptop.write(a_paper(1, "示人社监令字〔2026〕1号"))
    import_delivery(office, laptop.deliver(), now=build.NOW)

    def after(record) -> list[list[str]]:
        other.write(record)
        done = import_delivery(office, other.deliver(len(other.journal)), now=build.NOW)
        found = look_after(office.database, (done,)).same_numbers
        assert found == status(office.database).same_numbers
        return [[paper.rid for paper in each.papers if not paper.is_over] for each in found]

    moment = datetime(2026, 3, 3, 1, tzinfo=UTC)
    over = Act("act-1", end, "paper-2", moment, "示例乙")
    back = Act("act-2", ActKind.UNDONE, "paper-2", moment, "示例乙", undoes="act-1")
    assert after(replace(a_paper(2, "示人社监令字〔2026〕1号"), addressee="示例公司")) == [["paper-1", "paper-2"]]
    (alarm,) = status_alarms(status(office.database))
    assert all(words in problem_line(alarm) for words in ("致示例公司", "2026年3月2日 09:00制作", "【补正】"))
    assert after(over) == []
    assert after(build.company(1)) == []
    assert after(back) == [["paper-1", "paper-2"]]


def test_an_import_its_alarms_and_its_undoing_cost_what_it_brings_however_much_is_held(file_office, build):
    """Counted in steps of the database's machine, in hundreds: the same on every computer."""
    office, steps = file_office, []
    office.database.db.conn.set_progress_handler(lambda: steps.append(1), 100)
    laptops = [build.Laptop(number) for number in range(1, 5)]
    for each in laptops:
        enrol(office, each.card, build.NOW)
    took = []
    for day in range(9):
        for each in laptops:
            first, place = len(each.journal) + 1, 1000 * each.number + 20 * day
            each.write(*(build.company(place + line) for line in range(8)), a_paper(place, f"示〔2026〕{place}号"))
            each.write(build.company(place, "改名示例公司"))
            steps.clear()
            now = build.NOW + timedelta(days=day, minutes=each.number)
            done = import_delivery(office, each.deliver(first), now=now)
            assert look_after(office.database, (done,)).same_numbers == ()
            receipt_for(office, each.device, now)
            took.append(len(steps))
    steps.clear()
    undone = undo_last_import(office.database)
    assert (undone.changes, len(steps) < 3 * took[-1]) == (10, True)
    assert sum(took[-4:]) < 1.05 * sum(took[4:8]), took


def a_paper(rid: int, number: str) -> Document:
    title = "劳动保障监察限期改正指令书"
    moment = datetime(2026, 3, 2, 1, tzinfo=UTC)
    return Document(f"paper-{rid}", "order-to-pay", "2026.1", DocumentKind.OUTGOING, title, moment, number=number)
