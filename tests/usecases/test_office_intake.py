"""What lies on the office's desk, without the window."""

from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from inspector_app.office import backing_up
from inspector_app.office.backing_up import BACKUPS, back_up_before_import
from inspector_app.support.errors import Trouble
from inspector_app.support.progress import Cancelled
from inspector_app.usecases import handover, office, store_file
from inspector_app.usecases.office_intake import MUCH_CHANGED, Brought, files_of, look_over, open_desk, take_in
from inspector_app.usecases.projects import save_project
from tests.builders import a_project
from tests.desk import OFFICE_SECRET


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


def test_before_an_import_a_copy_is_made_read_back_and_rotated(desk, days, clock, tmp_path, monkeypatch):
    folder = desk.folder / BACKUPS
    before = {each.name for each in folder.iterdir()}
    take_in(desk, days[:1], tmp_path / "receipts", clock)
    clock.advance(seconds=1)
    take_in(desk, days[1:], tmp_path / "receipts", clock)
    (copy,) = {each.name for each in folder.iterdir()} - before  # nothing was held before the first
    (desk.folder / "office.db").write_bytes((folder / copy).read_bytes())
    for log in desk.folder.glob("office.db-*"):
        log.unlink()
    assert len(office.office_status(desk.folder, OFFICE_SECRET).devices) == 1
    clock.advance(days=1)
    assert not take_in(desk, days[1:], tmp_path / "receipts", clock).remarks  # the same is held: one copy is enough
    for each in folder.iterdir():
        each.unlink()
    monkeypatch.setattr(backing_up, "page_faults", lambda _db: ["示例"])
    done = take_in(desk, days[1:], tmp_path / "receipts", clock)
    assert [each.code for each in done.remarks] == ["office-backup-not-made"]
    assert (len(done.results), list(folder.iterdir())) == (1, [])


def test_of_many_copies_the_newest_and_one_of_each_of_the_last_days_stay(desk, clock):
    with office.office_opened(desk.folder, OFFICE_SECRET) as opened:
        for number in range(1, 30):
            opened.database.run("INSERT INTO package VALUES (?, '', '', 0, 0, 1, 1, '', '')", (str(number),))
            clock.advance(hours=6)
            back_up_before_import(opened, clock.now())
    names = sorted(each.name for each in (desk.folder / BACKUPS).iterdir())
    assert len({name[:8] for name in names}) == backing_up.DAYS
    assert all(name.endswith(".db") for name in names)
    assert len(names) <= backing_up.DAYS + backing_up.NEWEST - 1
