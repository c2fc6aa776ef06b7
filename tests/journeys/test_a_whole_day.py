"""``inspector-app demo DIR`` as a new user runs it: its lines, its papers, its packages, its office, its store."""

import json
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from inspector_app.domain.case import Case
from inspector_app.domain.dispatch import Meeting, MeetingKind
from inspector_app.domain.person import Person
from inspector_app.domain.project import Grade, Project
from inspector_app.domain.role import Role
from inspector_app.support.clock import SystemClock
from inspector_app.usecases import demo_date, office, outbox, store_file
from inspector_app.usecases.case_file import case_file
from inspector_app.usecases.dispatch_files import minutes_sheet, sheet_text
from inspector_app.usecases.projects import ledger
from inspector_app.usecases.surveys import moved_since, survey_book
from tests.documents.papers import text_of

COMMAND = """
import sys
from inspector_app.cli import main
sys.argv = ["inspector-app", "demo", sys.argv[1]]
try:
    main()
except SystemExit as ended:
    code = ended.code
print("QT", sorted(name for name in sys.modules if "PySide6" in name or "shiboken" in name), file=sys.stderr)
sys.exit(code)
"""
PAPERS = {
    "interview-record": ("劳动保障监察调查询问笔录", "龚示例"),
    "site-inspection-record": ("劳动保障监察现场检查笔录", "示例中学扩建"),
    "wage-arrears-list": ("拖欠农民工工资明细表", "403,900.00"),
    "order-to-pay": ("劳动保障监察限期改正指令书", "403,900.00"),
    "service-record": ("送达回证", "2026年3月4日"),
    "payment-confirmation": ("工资支付确认表", "2026年3月11日"),
    "list-pre-notice": ("拟列入拖欠农民工工资失信联合惩戒对象名单告知书", "184,300.00"),
}


@dataclass(frozen=True)
class Day:
    folder: Path
    said: str
    errors: str

    def papers(self, form: str) -> list[str]:
        return [text_of(path.read_bytes()) for path in sorted((self.folder / "papers").glob(f"*_{form}_*.pdf"))]


@pytest.fixture(scope="session")
def day(tmp_path_factory) -> Day:
    folder = tmp_path_factory.mktemp("demo") / "day"
    environment = {key: value for key, value in os.environ.items() if key not in ("DISPLAY", "WAYLAND_DISPLAY")}
    run = subprocess.run(
        [sys.executable, "-W", "error", "-c", COMMAND, str(folder)],
        env=environment, capture_output=True, text=True, encoding="utf-8", check=False, timeout=280,
    )  # fmt: skip
    assert run.returncode == 0, run.stderr
    return Day(folder, run.stdout, run.stderr)


@pytest.fixture(scope="module")
def context(day):
    opened = store_file.open_store(day.folder / "store", "demo", SystemClock())
    yield opened
    opened.store.close()


@pytest.fixture(scope="module")
def held(day) -> office.OfficeStatus:
    return office.office_status(day.folder / "office", "demo")


def test_the_day_passes_without_the_window_program(day):
    assert day.errors.strip() == "QT []"


def test_the_ledger_gives_the_districts_totals(day, context):
    assert "66个项目（无欠薪40个、一般欠薪18个、严重欠薪8个），农民工4,002人，未支付81,000,000.00元" in day.said
    projects = ledger(context)
    grades = [project.grade.grade for project in projects]  # since then one was raised, one struck off
    assert (len(projects), grades.count(Grade.SEVERE), grades.count(Grade.GENERAL)) == (66, 9, 16)
    assert sum(project.heads for project in projects) == 4002


@pytest.mark.parametrize(
    ("attempt", "code"),
    [
        ("一名监察员单独检查", "gate-two-inspectors"),
        ("尚无责令支付文书即作拟列入告知", "gate-no-order"),
        ("指令书未送达即作拟列入告知", "gate-order-not-served"),
        ("期限未届满即作拟列入告知", "gate-order-not-expired"),
        ("未达到数额标准即作拟列入告知", "gate-below-threshold"),
        ("更改双随机抽取结果", "record-fixed"),
        ("隐患没有销号即研判为无欠薪", "grade-hazard-open"),
    ],
)
def test_what_the_law_forbids_is_refused_and_why(day, attempt, code):
    after = day.said.partition(f"被拒：{attempt}\n")[2]
    reason = after.splitlines()[0]
    assert reason.strip().startswith("错误：")
    assert reason.endswith(f"（{code}）")


def test_the_clock_walks_through_the_weeks(day):
    days = [line[:10] for line in day.said.splitlines() if re.match(r"\d{4}-\d{2}-\d{2} ", line)]
    assert days == sorted(days)
    assert {"2026-03-02", "2026-03-04", "2026-03-11", "2026-03-16"} <= set(days)


@pytest.mark.parametrize("form", PAPERS)
def test_every_paper_lies_there_with_its_title_and_its_figures(day, form):
    texts = day.papers(form)
    assert texts
    title, words = PAPERS[form]
    assert all(title in text for text in texts)
    assert any(words in text for text in texts)
    assert all("草稿" not in text and re.search(r"第1页共\d+页", text) for text in texts)


def test_both_interviews_hold_what_was_said(day):
    worker, leader = day.papers("interview-record")
    for text, words in ((worker, "还欠16,980元"), (leader, "口头约定"), (leader, "龚示例")):
        assert words in text
    for text in (worker, leader):
        assert "听清楚了。" in text
        assert "以下空白" in text


def test_rare_characters_survive_the_printing(day):
    assert "𣲗示例" in day.papers("site-inspection-record")[0]


def test_the_part_payment_adds_up_on_paper(day):
    text = day.papers("payment-confirmation")[-1]
    assert "219,600.00" in text
    assert "184,300.00" in day.papers("list-pre-notice")[-1]
    assert "示人社监令字〔2026〕2号" in day.papers("list-pre-notice")[-1]


def test_the_order_goes_to_the_general_contractor_and_its_copies_differ(day, context):
    served, archived = day.papers("order-to-pay")[:2]
    project = context.store.need(Project, context.store.all(Case)[0].project_rid)
    assert f"被指令单位（个人）{project.contractor_name}" in served
    assert re.search(r"\d{17}[\dX]", archived)
    assert not re.search(r"3499\d{13}[\dX]", served)


def test_the_campaign_ends_in_the_weekly_report(day):
    before, text = (text_of(path.read_bytes()) for path in sorted(day.folder.glob("papers/*_district-report.pdf")))
    assert "检查用人单位2户" in before
    for words in ("收到企业自查报告1份", "补签劳动合同9份", "督查发现问题1个", "企业自查报告2份逾期未报"):
        assert words in text


def test_hazards_move_from_week_to_week_and_the_report_tells_how(day, context):
    first, last = (text_of(path.read_bytes()) for path in sorted(day.folder.glob("papers/*_district-report.pdf")))
    assert ("一般隐患销号" in first, first.count("一般隐患提请销号")) == (True, 2)
    for told in ("严重隐患转司法", "严重隐患提请销号", "一般隐患恢复为未销号", "一般隐患提请销号被退回", "一般隐患销号",
                 "一般隐患升为严重隐患", "无欠薪项目41个、一般欠薪项目16个、严重欠薪项目9个"):  # fmt: skip
        assert told in last
    assert "销号隐患：上期报送" not in last  # it was struck off that week, whatever came of it since
    (joint,) = context.store.find(Meeting, kind=MeetingKind.JOINT)
    assert "督促施工总承包单位先行清偿" in sheet_text(minutes_sheet(context, joint))
    book = survey_book(context)
    assert (len(book.closed), book.round.title, book.uncovered) == (1, "第一轮摸排", 55)
    assert list(moved_since(context, book.closed[0]))


def test_no_personal_data_stands_in_a_file_name(day, context):
    names = " ".join(path.name for path in day.folder.rglob("*"))
    assert names.isascii()
    assert not any(person.id_number in names for person in context.store.all(Person) if person.id_number)


def test_the_receipts_cleared_the_outbox(day, context):
    assert outbox.waiting(context).words == "已回执"
    assert day.said.count("已导出待回执") == day.said.count("办公室回执：") == 3
    assert len(list((day.folder / "office").glob("*.receipt"))) == 3


def test_the_office_holds_everything_the_laptop_has(day, context, held):
    device = held.devices[0]
    assert device.acknowledged == context.store.journal.head(device.device).seq
    assert (device.gaps, device.missing_files, device.forks, device.quarantine) == ((), (), (), ())
    counts = {kind.kind: kind.count for kind in held.records}
    assert (counts["project"], counts["interview"], counts["inspection"]) == (66, 2, 3)
    assert (counts["campaign"], counts["draw"], counts["sent_report"]) == (1, 1, 2)
    assert held.owed_fen == 403_900_00 + 2_710_00
    assert held.conflicts == ()


def test_the_packages_tell_nothing_to_a_finder(day, context):
    for path in (day.folder / "packages").glob("*.day"):
        data = path.read_bytes()
        assert data.startswith(b"age-encryption.org/v1")
        assert "示例".encode() not in data


def test_the_store_is_whole_and_shows_its_own_day(day, context):
    assert store_file.check_store(context) == []
    assert demo_date.demo_day(context) == context.clock.today() == date(2026, 3, 16)


def test_the_case_stands_where_the_story_ends(context):
    whole = case_file(context, context.store.all(Case)[0].rid)
    assert (whole.balance.found_fen, whole.balance.paid_fen, whole.balance.heads_open) == (40390000, 21960000, 13)
    facts = json.loads(whole.papers(Role.PRE_NOTICE)[0].facts)
    assert facts["balance.total_fen"] == whole.balance.open_fen
    assert facts["debt.total_fen"] == whole.balance.found_fen


def test_a_demo_that_is_there_is_used_and_not_overwritten(day):
    before = {path: path.stat().st_mtime_ns for path in day.folder.rglob("*") if path.is_file()}
    run = subprocess.run(
        [sys.executable, "-c", COMMAND, str(day.folder)], capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert (run.returncode, "直接使用" in run.stdout) == (0, True)
    assert {path: path.stat().st_mtime_ns for path in day.folder.rglob("*") if path.is_file()} == before
