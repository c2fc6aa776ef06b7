"""What lies on the office's desk, without the window."""

import shutil
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from inspector_app.domain.assignment import AssignmentKind
from inspector_app.office import backing_up
from inspector_app.office.backing_up import back_up_before_import, whole_copies
from inspector_app.office.own import BACKUPS, OWN, OWN_TABLES, table_rows
from inspector_app.support.errors import Trouble
from inspector_app.support.progress import Cancelled
from inspector_app.support.words import sentence
from inspector_app.usecases import evidence, handover, office, office_keys, store_file
from inspector_app.usecases.office_intake import MUCH_CHANGED, Brought, files_of, look_over, open_desk, take_in
from inspector_app.usecases.office_rebuild import rebuild_office, rebuild_plan
from inspector_app.usecases.office_tasks import Desk as TasksDesk
from inspector_app.usecases.office_tasks import give_to, new_item
from inspector_app.usecases.office_words import copies_words, plan_words, rebuilt_words, taken_words
from inspector_app.usecases.projects import save_project
from tests.builders import a_project
from tests.desk import OFFICE_SECRET
from tests.office.conftest import URL, empty_server, needs_server


@dataclass
class StopsAt:
    """Stops at the step of this number."""

    number: int

    def step(self, _done: int, _total: int, _what: str) -> None:
        self.number -= 1
        if self.number < 0:
            raise Cancelled


@pytest.fixture
def desk(bureau, context, tmp_path, clock):
    store_file.adopt_office(context, bureau / office.CARD_FILE)
    handover.save_device_card(context, tmp_path / "device.pub")
    office.enrol_device(tmp_path / "device.pub", bureau, OFFICE_SECRET, clock)
    return open_desk(bureau, OFFICE_SECRET)


@pytest.fixture
def days(context, desk, tmp_path, clock):
    """Two packages, the second one after a receipt for the first."""
    save_project(context, a_project("示例一期"))
    (first,) = (each.path for each in handover.export_day(context, tmp_path / "out"))
    done = take_in(desk, [first], tmp_path / "back", clock)
    handover.take_receipt(context, done.receipts[0])
    clock.advance(seconds=1)
    office.undo_import(desk.folder, OFFICE_SECRET)
    save_project(context, replace(a_project("示例二期"), town="示例镇"))
    (second,) = (each.path for each in handover.export_day(context, tmp_path / "out"))
    return first, second


def held(desk) -> int:
    return sum(each.count for each in office.office_status(desk.folder, OFFICE_SECRET).records)


def test_of_a_stick_the_packages_and_cards_are_brought_each_once(tmp_path):
    for name in ("b.day", "a.day", "device.pub", "照片.jpg"):
        (tmp_path / name).write_bytes(b"")
    wanted = [tmp_path / name for name in ("a.day", "b.day", "device.pub")]
    assert files_of([tmp_path, tmp_path / "a.day"]) == tuple(wanted)
    assert files_of([tmp_path / "照片.jpg"]) == (tmp_path / "照片.jpg",)  # what was named is told of


def test_what_would_be_changed_is_told_before_anything_is(desk, days, clock, tmp_path):
    first, second = look_over(desk, days, clock)
    assert "工程项目1" in first.words[0]
    assert "将新增" in first.words[1]
    assert second.problems == ()  # what it follows lies on the desk too
    alone = look_over(desk, days[1:], clock)[0]
    assert [each.code for each in alone.problems] == ["office-gap"]
    assert held(desk) == 0
    (odd,) = look_over(desk, [tmp_path / "nothing.pub"], clock)
    assert (odd.is_package, odd.problem.code) == (False, "key-card-unreadable")


def test_an_evening_with_photos_is_told_as_one_and_nobody_is_accused(desk, days, context, clock, tmp_path):
    """Each file as it is after those above it; a volume of photos contradicts nothing and tells only of photos."""
    project = save_project(context, a_project("示例三期"))
    evidence.take_in(context, b"\xff\xd8\xff photo", "大门", evidence.Belongs(project_rid=project.rid))
    evening = [each.path for each in handover.export_day(context, tmp_path / "evening")]
    assert [each.suffixes for each in evening] == [[".day"], [".v2", ".day"]]
    looked = look_over(desk, [days[0], *evening], clock)
    assert [each.problems for each in looked] == [()] * 3
    first, records, photos = (each.words[1] for each in looked)
    assert first.startswith("将新增")
    assert (records.count("附件"), photos) == (0, "将收下附件1个")
    assert "导入后记录连续收到" in records
    backwards = look_over(desk, [*evening[::-1], days[0]], clock)
    assert "连续收到" not in backwards[1].words[1]  # as long as what comes before lacks
    assert backwards[2].words[1].endswith(records.rpartition("，")[2])
    done = take_in(desk, [days[0], *evening], tmp_path / "receipts", clock)
    told = [taken_words(each, is_last=each in done.standings) for each in done.results]
    assert [each.count("收到第") + each.count("还缺") for each in told] == [0, 0, 0]


def test_a_card_is_looked_at_before_its_packages_and_they_point_to_it(desk, days, context, clock, tmp_path):
    office.strike_device_off(context.store.identity.device, desk.folder, OFFICE_SECRET, clock)
    card, package = look_over(desk, [days[0], tmp_path / "device.pub"], clock)
    (told,) = package.problems
    assert (card.path.name, told.code) == ("device.pub", "package-card-beside")
    assert "device.pub" in sentence(told.code, told.details)
    assert [each.code for each in look_over(desk, days[:1], clock)[0].problems] == ["package-unknown-device"]


@pytest.mark.parametrize(("steps", "came_in"), [(0, 0), (1, 1), (5, 2)])
def test_who_stops_an_import_keeps_whole_packages_with_their_receipt(desk, days, clock, tmp_path, steps, came_in):
    done = take_in(desk, days, tmp_path / "receipts", clock, progress=StopsAt(steps))
    assert [each.problem.code for each in done.left_out] == ["office-import-stopped"] * (2 - came_in)
    assert (len(done.results), len(done.receipts)) == (came_in, min(came_in, 1))
    assert (held(desk) > 0) == (came_in > 0)
    assert all(Brought(tmp_path, each).is_package for each in done.left_out)  # it may be taken in later
    if came_in < 2:
        assert len(take_in(desk, days, tmp_path / "receipts", clock).results) == 2


def test_looking_may_be_stopped(desk, days, clock):
    with pytest.raises(Cancelled):
        look_over(desk, days, clock, progress=StopsAt(1))


def test_receipts_have_a_place_before_anything_is_taken_in(desk, days, clock, tmp_path):
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(Trouble, match="disk-write-failed"):
        take_in(desk, days, tmp_path / "file", clock)
    assert held(desk) == 0


def test_a_package_that_is_asked_about_is_not_among_those_of_one_press():
    looked = office.Looked("a.day", None, (), office.Problem(MUCH_CHANGED, "a.day"))
    assert (Brought(Path("a.day"), looked).is_package, Brought(Path("a.day"), looked).is_asked) == (False, True)


def test_before_the_first_import_of_a_day_a_whole_copy_is_made_and_read_back(desk, days, clock, tmp_path, monkeypatch):
    folder = desk.folder / BACKUPS
    take_in(desk, days[:1], tmp_path / "receipts", clock)
    assert whole_copies(folder) == []  # nothing was held before the first
    clock.advance(seconds=1)
    take_in(desk, days[1:], tmp_path / "receipts", clock)
    (copy,) = whole_copies(folder)
    assert {each.name for each in folder.iterdir()} == {copy.name, OWN}
    assert (copy.day, copy.packages) == (clock.today(), 1)
    assert "示例".encode() not in (folder / copy.name).read_bytes()
    clock.advance(seconds=1)
    take_in(desk, days[1:], tmp_path / "receipts", clock)
    assert whole_copies(folder) == [copy]  # once a day
    clock.advance(days=1)
    assert not take_in(desk, days[1:], tmp_path / "receipts", clock).remarks
    newest, _ = whole_copies(folder)
    assert (newest.day, newest.packages) == (clock.today(), 2)
    for each in whole_copies(folder):
        (folder / each.name).unlink()
    monkeypatch.setattr(backing_up, "page_faults", lambda _db: ["示例"])
    done = take_in(desk, days[1:], tmp_path / "receipts", clock)
    assert [each.code for each in done.remarks] == ["office-backup-not-made"]
    assert (len(done.results), {each.name for each in folder.iterdir()}) == (1, {OWN})


def test_older_whole_copies_are_given_up_where_the_disk_has_no_room_for_one_more(
    desk, days, clock, tmp_path, monkeypatch
):
    folder = desk.folder / BACKUPS
    for _ in range(5):
        take_in(desk, days[:1], tmp_path / "receipts", clock)
        clock.advance(days=1)
    former = whole_copies(folder)
    assert len(former) == 4
    size, usage = (folder / former[-1].name).stat().st_size, shutil.disk_usage(folder)
    needed = 2 * (desk.folder / "office.db").stat().st_size + (64 << 20)
    monkeypatch.setattr(backing_up.shutil, "disk_usage", lambda _folder: usage._replace(free=needed - size))
    done = take_in(desk, days[:1], tmp_path / "receipts", clock)
    assert [(each.code, each.details["count"]) for each in done.remarks] == [("office-copies-given-up", "1")]
    assert former[-1] not in whole_copies(folder)
    assert len(whole_copies(folder)) == 4
    clock.advance(days=1)
    monkeypatch.setattr(backing_up.shutil, "disk_usage", lambda _folder: usage._replace(free=0))
    done = take_in(desk, days[:1], tmp_path / "receipts", clock)
    assert [each.code for each in done.remarks] == ["office-backup-not-made"]
    assert len(whole_copies(folder)) == 4  # none is given up for nothing


def test_the_copies_of_days_thin_out_to_weeks_and_months(desk, clock):
    given, last = "VALUES (?, '', '', 0, 0, 1, 1, '', '')", clock.now()
    with office.office_opened(desk.folder, OFFICE_SECRET) as opened:
        for number in range(60):
            with opened.database.transaction():
                opened.database.run(f"INSERT INTO package {given}", (str(number),))
            assert back_up_before_import(opened, clock.now())
            last = clock.now()
            clock.advance(days=-400 if number == 50 else 1)  # it was wrong until then
    every = whole_copies(desk.folder / BACKUPS)
    assert [each.packages for each in every][:7] == list(range(60, 53, -1))
    assert every[0].at == last.replace(microsecond=0)
    assert len({each.day.isocalendar()[:2] for each in every}) >= 5
    assert len({(each.day.year, each.day.month) for each in every}) == 3
    assert len(every) <= 7 + 5 + 12


def test_what_only_the_office_knows_is_kept_whenever_it_changes(desk, days, clock, tmp_path, context):
    """Lost right after, a laptop that was struck off would hand over again, and new keys would open nothing."""
    take_in(desk, days, tmp_path / "receipts", clock)
    office.strike_device_off(context.store.identity.device, desk.folder, OFFICE_SECRET, clock)
    card = office_keys.rotate_keys(desk.folder, OFFICE_SECRET)
    (desk.folder / "office.db").unlink()
    assert rebuild_plan(desk.folder, OFFICE_SECRET).known == OWN
    assert rebuild_office(desk.folder, OFFICE_SECRET, clock).lacking == ()
    assert office.office_status(desk.folder, OFFICE_SECRET).devices[0].revoked
    with office.office_opened(desk.folder, OFFICE_SECRET) as opened:
        assert opened.card == card


def test_what_a_rebuild_does_and_loses_is_told_before(desk, days, clock, tmp_path):
    for file in days:
        take_in(desk, [file], tmp_path / "receipts", clock)
        clock.advance(days=1)
    before = everything(desk.folder)
    words = "".join(plan_words(rebuild_plan(desk.folder, OFFICE_SECRET)))
    assert all(
        each in words for each in ("整库备份（1个包）开始", "收下收件文件夹（received/）里的1个包", "一条记录也不会缺")
    )
    assert "内容最多的一份是" in copies_words(office.office_status(desk.folder, OFFICE_SECRET))
    assert everything(desk.folder) == before
    (gone,) = (desk.folder / "received").glob(f"{days[1].stem}*")
    gone.unlink()
    (desk.folder / "office.db").unlink()
    plan = rebuild_plan(desk.folder, OFFICE_SECRET)
    assert (plan.again, plan.gone, plan.known, plan.unnamed) == (0, (days[1].name,), OWN, 0)
    words = "".join(plan_words(plan))
    assert all(each in words for each in ("有1个已经不在", days[1].name, "own.db", "要重新办理"))
    assert "一条记录也不会缺" not in words
    for copy in whole_copies(desk.folder / BACKUPS):
        (desk.folder / BACKUPS / copy.name).unlink()
    assert "没有可用的整库备份" in "".join(plan_words(rebuild_plan(desk.folder, OFFICE_SECRET)))


MARKS = ("looked", "rewritten")


def everything(folder) -> dict[str, list[str]]:
    """All that the merged database holds, to the last row; a mark is set anew by the next import."""
    with office.office_opened(folder, OFFICE_SECRET) as opened:
        return {
            table: sorted(repr(row) for row in opened.database.rows(f"SELECT * FROM {table}") if row[0] not in MARKS)
            for (table,) in opened.database.rows("SELECT name FROM sqlite_master WHERE type = 'table'")
        }


@pytest.fixture
def years(desk, days, clock, tmp_path, context):
    """With a laptop that was struck off, a task given, and a package that was taken back: it stays so."""
    for file in days:
        take_in(desk, [file], tmp_path / "receipts", clock)
        clock.advance(seconds=1)
    save_project(context, a_project("示例三期"))
    (third,) = (each.path for each in handover.export_day(context, tmp_path / "out"))
    take_in(desk, [third], tmp_path / "receipts", clock)
    office.undo_import(desk.folder, OFFICE_SECRET)
    (device,) = (each.device for each in office.office_status(desk.folder, OFFICE_SECRET).devices)
    tasks = TasksDesk(desk.folder, OFFICE_SECRET, "", clock)
    give_to(tasks, device, new_item(tasks, AssignmentKind.TASK, "钱主任", "核查示例一期", clock.today()))
    office.strike_device_off(device, desk.folder, OFFICE_SECRET, clock)
    clock.advance(seconds=1)
    take_in(desk, [tmp_path / "nothing.day"], tmp_path / "receipts", clock)  # what is known after it is kept
    return desk.folder


def test_the_database_is_made_anew_from_its_copies_and_what_was_received(years, clock, tmp_path):
    before = everything(years)
    for lost, began, former in (
        ((), True, True),
        (("office.db",), True, False),
        (("office.db", f"{BACKUPS}/2*"), False, False),
    ):
        folder = shutil.copytree(years, tmp_path / f"lost{len(lost)}")
        for each in (path for pattern in lost for path in folder.glob(pattern)):
            each.unlink()
        done = rebuild_office(folder, OFFICE_SECRET, clock)
        assert (done.held + done.again, done.lacking, done.is_in_place) == (2, (), True)
        assert (bool(done.copy), bool(done.former)) == (began, former)
        assert everything(folder) == before
        assert not list(folder.glob("office.db*part*"))
    for each in (years / BACKUPS).glob("2*"):
        each.write_bytes(b"")
    assert (rebuild_plan(years, OFFICE_SECRET).copy, rebuild_office(years, OFFICE_SECRET, clock).copy) == (None, "")
    assert everything(years) == before
    for each in (years / "office.db", *(years / BACKUPS).iterdir()):
        each.unlink()
    with pytest.raises(Trouble, match="office-rebuild-nothing"):
        rebuild_office(years, OFFICE_SECRET, clock)


def test_an_older_database_that_was_put_back_is_told_and_made_anew_with_what_it_lacks(
    desk, days, clock, tmp_path, context
):
    """Used as it is, it would take back who was struck off, and answer laptops under keys that were changed."""
    place = desk.folder / "office.db"
    take_in(desk, days[:1], tmp_path / "receipts", clock)
    early = place.read_bytes()
    clock.advance(seconds=1)
    take_in(desk, days[1:], tmp_path / "receipts", clock)
    late = place.read_bytes()
    office.undo_import(desk.folder, OFFICE_SECRET)
    office_keys.rotate_keys(desk.folder, OFFICE_SECRET)
    before, taken_back = everything(desk.folder), days[1].name
    for older, lacking in (
        (early, "缺回执1份"),
        (late, "还有1个后来撤销的包"),
    ):
        place.write_bytes(older)
        for use in (office.office_status, office_keys.rotate_keys, open_desk):
            with pytest.raises(Trouble, match="office-database-older") as trouble:
                use(desk.folder, OFFICE_SECRET)
        told = {"folder": desk.folder.name, "told": lacking}
        assert (trouble.value.details, place.read_bytes()) == (told, older)
        plan = rebuild_plan(desk.folder, OFFICE_SECRET)
        assert (plan.is_older, plan.known, plan.gone, plan.unnamed) == (True, OWN, (), 1), taken_back
        assert all(each in "".join(plan_words(plan)) for each in ("一份旧的", "own.db", "一条记录也不会缺"))
        assert rebuild_office(desk.folder, OFFICE_SECRET, clock).is_in_place
        assert everything(desk.folder) == before


def test_what_is_kept_of_only_the_office_is_continued_and_is_what_the_database_says(desk, days, clock, tmp_path):
    def kept_and_held():
        with office.office_opened(desk.folder, OFFICE_SECRET) as opened, closing(
            opened.database.beside(desk.folder / BACKUPS / OWN)
        ) as own:  # fmt: skip
            return [{each: table_rows(one, each) for each in OWN_TABLES} for one in (own, opened.database)]

    for number in range(3):
        take_in(desk, days[number % 2 : number % 2 + 1], tmp_path / "receipts", clock)
        clock.advance(seconds=1)
        if number:
            office.undo_import(desk.folder, OFFICE_SECRET)
            take_in(desk, days, tmp_path / "receipts", clock)
        kept, held = kept_and_held()
        assert kept == held
    for bad in (b"damaged" * 1000, b""):  # empty: of a disk that lost power
        (desk.folder / BACKUPS / OWN).write_bytes(bad)
        office.strike_device_off(office.office_status(desk.folder, OFFICE_SECRET).devices[0].device, desk.folder,
                                 OFFICE_SECRET, clock)  # fmt: skip
        kept, held = kept_and_held()
        assert kept == held


@needs_server
def test_what_was_received_moves_to_a_server_by_the_same_command(years, clock):
    empty_server()
    mine = everything(years)
    with pytest.raises(Trouble, match="office-server-empty"):
        office.office_status(years, OFFICE_SECRET, URL)
    done = rebuild_office(years, OFFICE_SECRET, clock, url=URL)
    assert (done.again, done.lacking, done.is_in_place) == (2, (), True)
    assert "服务器" in rebuilt_words(done)
    there = office.office_status(years, OFFICE_SECRET, URL)
    assert sum(each.count for each in there.records) == sum('"put"' in row or "'put'" in row for row in mine["change"])
    assert there.devices[0].last_receipt
    with pytest.raises(Trouble, match="office-on-server"):
        office.office_status(years, OFFICE_SECRET)


def test_a_damaged_database_is_made_anew_and_stays_beside_it(years, clock):
    before, place = everything(years), years / "office.db"
    content = bytearray(place.read_bytes())
    content[8192:] = bytes(len(content) - 8192)
    place.write_bytes(content)
    with pytest.raises(Trouble):
        office.office_status(years, OFFICE_SECRET)
    done = rebuild_office(years, OFFICE_SECRET, clock)
    assert everything(years) == before
    assert (years / done.former).read_bytes() == content
    assert rebuild_office(years, OFFICE_SECRET, clock).former != done.former  # within the same second


def test_a_database_that_would_lack_a_package_takes_no_place_without_a_word(desk, days, clock, tmp_path):
    take_in(desk, days, tmp_path / "receipts", clock)
    before = everything(desk.folder)
    (desk.folder / "office.db").unlink()  # right after the import: what it took in is known beside it
    assert rebuild_office(desk.folder, OFFICE_SECRET, clock).again == 2
    assert everything(desk.folder) == before
    (gone,) = (desk.folder / "received").glob(f"{days[0].stem}*")
    gone.unlink()
    done = rebuild_office(desk.folder, OFFICE_SECRET, clock)
    assert (done.again, [each.code for each in done.lacking], done.is_in_place) == (1, ["package-unreadable"], False)
    assert "--anyway" in rebuilt_words(done)
    assert everything(desk.folder) == before
    done = rebuild_office(desk.folder, OFFICE_SECRET, clock, anyway=True)
    assert (desk.folder / done.former).exists()
    assert [(gap.first, gap.last) for gap in office.office_status(desk.folder, OFFICE_SECRET).devices[0].gaps] != []
