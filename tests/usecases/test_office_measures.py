"""The office counts what its laptops count: in its file, and on a server where INSPECTOR_TEST_POSTGRES names one."""

from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest

from inspector_app.domain.case import Case
from inspector_app.domain.claim import WageClaim
from inspector_app.domain.debt import Payment
from inspector_app.domain.hazard import Hazard
from inspector_app.domain.inspection import CheckedItem, CheckResult, Inspection, InspectionKind
from inspector_app.domain.measures.figure import By
from inspector_app.domain.project import Grade, Project
from inspector_app.domain.reported import ReportedFigure, ReportKind
from inspector_app.support.clock import at
from inspector_app.support.errors import Refused, Trouble
from inspector_app.usecases import handover, office, store_file
from inspector_app.usecases.measures import measured
from inspector_app.usecases.number_looks import WORKERS, look_lines, note_look
from inspector_app.usecases.office_measures import office_measured
from inspector_app.usecases.office_reading import office_reading
from inspector_app.usecases.office_reports import office_report
from inspector_app.usecases.projects import save_project
from inspector_app.usecases.reports import make_report, send_report
from inspector_app.usecases.store_place import is_office
from inspector_app.usecases.told_lists import LISTS, told_list
from tests import districts
from tests.desk import CHEAP, OFFICE_SECRET, PASSPHRASE, SETUP
from tests.office.conftest import URL, empty_server
from tests.usecases.test_measures import history, keep


@pytest.fixture(autouse=True)
def _empty_server():
    if URL:
        empty_server()


@pytest.fixture
def weeks(bureau, context, clock, tmp_path):
    """Some weeks of a district, of which something was saved again or removed, and all of it handed over."""
    store_file.adopt_office(context, bureau / office.CARD_FILE)
    handover.save_device_card(context, tmp_path / "device.pub")
    office.enrol_device(tmp_path / "device.pub", bureau, OFFICE_SECRET, clock, URL)
    for seed in range(6):
        keep(context, *history(Random(seed), f"{seed}"))
        clock.advance(days=5)
    day = clock.today()
    hazard = Hazard("again", "p0", Grade.SEVERE, day - timedelta(days=20), "", "欠薪", None, day - timedelta(days=9))
    bad = (CheckedItem("wages", CheckResult.VIOLATES, "无台账"),)
    visit = Inspection("visit", InspectionKind.ROUTINE, at(day, 8), project_rid="p0", consulted=7, items=bad)
    figure = ReportedFigure("told", "司法局", "aid_cases", 12, day - timedelta(days=9), day, day)
    keep(context, hazard, visit, figure)
    clock.advance(days=3)
    keep(context, replace(hazard, struck_off_on=None), Project("p0", "示例0", town="城关镇"), *districts.legal_aid())
    found = [replace(each, found_fen=70_000 + at) for at, each in enumerate(context.store.all(WageClaim)[::2])]
    keep(context, *found, *(replace(each, amount_fen=5) for each in context.store.all(Payment)[::3]))
    with context.unit("付款凭证不实") as unit:
        unit.delete(context.store.all(Payment)[1])
    files = [package.path for package in handover.export_day(context, tmp_path / "out")]
    office.import_packages(files, bureau, OFFICE_SECRET, clock, url=URL)
    return context


def told(found):
    figures = {name: (each.value, each.untold, each.remark) for name, each in found.figures.items()}
    parts = {name: {part: each.value for part, each in own.items()} for name, own in found.parts.items()}
    return figures, parts, found.notes


@pytest.mark.parametrize("by", [By.TOWN, By.OWNER, By.CAMPAIGN])
def test_the_office_and_the_laptop_say_the_same_of_every_day(weeks, bureau, clock, by):
    today = clock.today()
    for on in (today, today - timedelta(days=4), today - timedelta(days=20), date(2026, 1, 20)):
        for since in (None, on - timedelta(days=6)):
            mine = measured(weeks, on, since, by)
            theirs = office_measured(bureau, OFFICE_SECRET, clock, on, since, by, url=URL)
            assert told(theirs) == told(mine), (on, since)


def test_the_office_reports_what_its_laptop_reports(weeks, bureau, clock, tmp_path):
    today, out = clock.today(), tmp_path / "周报.docx"
    mine = make_report(weeks, ReportKind.WEEK, today)
    theirs = office_report(bureau, OFFICE_SECRET, clock, ReportKind.WEEK, today, out=out, url=URL)
    assert [row.cells for row in theirs.rows] == [row.cells for row in mine.rows]
    assert (theirs.text.split("\n", 2)[2], {*theirs.moves}) == (mine.text.split("\n", 2)[2], {*mine.moves})
    assert (theirs.agency, out.stat().st_size > 10_000) == ("示例办公室", True)
    with pytest.raises(Refused, match="report-ending"):
        office_report(bureau, OFFICE_SECRET, clock, ReportKind.WEEK, today, out=tmp_path / "周报.odt", url=URL)


def test_every_list_of_the_office_tells_what_the_laptop_tells(weeks, bureau, clock, tmp_path):
    today = clock.today()
    send_report(weeks, make_report(weeks, ReportKind.WEEK, today - timedelta(days=7)), "示例县政府")
    files = [package.path for package in handover.export_day(weeks, tmp_path / "again")]
    office.import_packages(files, bureau, OFFICE_SECRET, clock, url=URL)
    with office_reading(bureau, OFFICE_SECRET, clock, URL) as merged:
        for on in (today, today - timedelta(days=4), today - timedelta(days=20)):  # also of days that are past
            assert told(measured(merged, on, by=By.TOWN)) == told(measured(weeks, on, by=By.TOWN)), on
        assert make_report(merged, ReportKind.WEEK, today).sent_before is None  # one laptop's is not the office's
        for name in LISTS:
            mine, theirs = told_list(weeks, name), told_list(merged, name)
            own = [row for row in mine.rows if "月度台账" not in row]  # closing a month is each laptop's own duty
            assert list(theirs.rows) == own, name
            assert theirs.sums == mine.sums or own != mine.rows, name
        assert told_list(merged, "projects").rows
        assert merged.agency.name == "示例办公室"
        with pytest.raises(Trouble, match="office-read-only"):
            save_project(merged, Project("new", "示例新项目"))
        case = merged.store.all(Case)[0]
        note_look(merged, case, WORKERS)  # the copy keeps nothing: the office does
        (around,) = bureau.glob("reading-*")
        (around / "left").write_bytes(b"")
        with office_reading(bureau, OFFICE_SECRET, clock, URL):  # another reader takes nothing away
            assert around.exists()
    with office_reading(bureau, OFFICE_SECRET, clock, URL) as merged:
        (seen,) = look_lines(merged)
        assert (seen.look.by, seen.called, seen.look.at) == ("示例办公室", case.title, clock.now())
    assert list(bureau.glob("reading-*")) == []


def test_an_office_that_holds_nothing_says_so(bureau, clock):
    with pytest.raises(Trouble, match="office-nothing-held"), office_reading(bureau, OFFICE_SECRET, clock, URL):
        pass


def test_two_towns_of_one_name_are_two_where_two_bureaus_hand_over(bureau, context, clock, tmp_path):
    """城关镇 is in many counties; where only one bureau hands over, one name is one town, however it is typed."""
    setup = replace(SETUP, agency_name="邻县人力资源和社会保障局")
    neighbour = store_file.create_store(tmp_path / "neighbour", PASSPHRASE, setup, clock, CHEAP)
    mine = [Project(f"p{n}", f"示例{n}期", town=town) for n, town in enumerate(("城关镇", " 城关镇", "示例镇"))]
    theirs = [Project("q1", "示例学校", town="城关镇"), Project("q2", "示例水厂", town="邻河镇")]

    def towns() -> dict[str, int]:
        found = office_measured(bureau, OFFICE_SECRET, clock, clock.today(), by=By.TOWN, url=URL)
        return {town: each.value for town, each in found.parts["projects"].items()}

    for store, records in ((context, mine), (neighbour, theirs)):
        keep(store, *records)
        store_file.adopt_office(store, bureau / office.CARD_FILE)
        handover.save_device_card(store, tmp_path / "card.pub")
        office.enrol_device(tmp_path / "card.pub", bureau, OFFICE_SECRET, clock, URL)
        files = [package.path for package in handover.export_day(store, tmp_path / f"out {len(records)}")]
        office.import_packages(files, bureau, OFFICE_SECRET, clock, url=URL)
        if store is context:
            assert towns() == {"城关镇": 2, "示例镇": 1}
    neighbour.store.close()
    ours = context.agency.name
    assert towns() == {f"城关镇（{ours}）": 2, "城关镇（邻县人力资源和社会保障局）": 1, "示例镇": 1, "邻河镇": 1}
    with office_reading(bureau, OFFICE_SECRET, clock, URL) as merged:  # as in the window
        parts = measured(merged, clock.today(), by=By.TOWN).parts["projects"]
        assert {town: each.value for town, each in parts.items()} == towns()


def test_an_office_is_told_from_a_store(bureau, context):
    assert is_office(bureau)
    assert not is_office(context.store.folder)
