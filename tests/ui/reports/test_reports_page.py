"""A person looks at a week, opens a figure, enters what another body reported, saves, copies and sends the report."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPushButton

from inspector_app.domain.campaign import Publicity
from inspector_app.domain.case import Case
from inspector_app.domain.claim import WageClaim
from inspector_app.domain.debt import Payment, PaymentMethod
from inspector_app.domain.dispatch import DispatchTask, TaskKind
from inspector_app.domain.hazard import Hazard
from inspector_app.domain.lead import Campaign
from inspector_app.domain.project import Grade, Project
from inspector_app.domain.reported import ReportKind
from inspector_app.domain.watching import Watch
from inspector_app.support.errors import Problem
from inspector_app.ui.jobs import JobRunner
from inspector_app.ui.reports.reports_page import ReportsPage
from inspector_app.ui.session import Session
from inspector_app.ui.targets import ResumeDraft, ShowSection
from inspector_app.usecases.draft_key import DraftKey
from inspector_app.usecases.reported_figures import reported_figures
from inspector_app.usecases.reports import make_report, send_report
from inspector_app.usecases.sent_reports import sent_reports
from tests.builders import a_person
from tests.ui.conftest import said
from tests.ui.hands import meeting, stop_meeting


@pytest.fixture
def session(context, runner, messages):
    with context.unit() as unit:
        unit.put(Project("site", "示例工程", town="示例镇", heads=12))
        unit.put(Hazard("hazard", "site", Grade.SEVERE, context.clock.today(), "检查", "欠薪"))
    return Session(context, runner, messages)


@pytest.fixture
def runner(qapp):
    """Work is done as soon as it is wished."""
    return JobRunner(lambda work: work())


@pytest.fixture
def page(session, in_sight, tmp_path):
    return in_sight(ReportsPage(session, lambda _page, name: str(tmp_path / name)))


@pytest.fixture
def dialogs():
    """``dialogs(look, begin)`` does something with the dialog that opens when ``begin`` is done."""

    def answer(look, begin):
        met = meeting((look,))
        begin()
        assert len(met) == 1

    yield answer
    stop_meeting()


@pytest.fixture
def press(qtbot, named):
    return lambda root, name: qtbot.mouseClick(named(root, QPushButton, name), Qt.MouseButton.LeftButton)


SENT = "查看：根治拖欠农民工工资工作周报，2026年2月24日至2026年3月2日"


def choice(root, name):
    (found,) = [box for box in root.findChildren(QComboBox) if box.accessibleName() == name]
    return found


def cell(page, name, column=2):
    model = page.table.model()
    rows = {model.index(row, 0).data(): model.index(row, column).data() for row in range(model.rowCount())}
    return rows[name]


def test_every_entry_has_a_name_and_the_week_is_shown(page, unnamed, press):
    assert unnamed(page) == []
    assert (cell(page, "在建项目农民工"), cell(page, "未销号严重隐患")) == ("12人", "1个")
    press(page, "报告内容：正文和图")
    assert "严重欠薪项目1个尚未解决：示例工程。" in said(page)
    press(page, "报告内容：项目变化")
    assert page.moves.model().index(0, 0).data() == "示例工程"


def test_the_week_before_and_a_day_typed(page, press, named, qtbot):
    press(page, "上一期")
    assert page.ending.value() == date(2026, 2, 23)
    assert cell(page, "在建项目") == "未记录"
    line = named(page, QLineEdit, "统计到")
    line.clear()
    qtbot.keyClicks(line, "2026-3-2")
    qtbot.keyClick(line, Qt.Key.Key_Tab)
    assert cell(page, "在建项目") == "1个"
    line.clear()
    qtbot.keyClicks(line, "2099-1-1")
    assert ("截止日不能晚于今天" in said(page), "2026年3月2日" in said(page)) == (True, False)
    shown = [each for each in (page.table, page.parts, page.moves, page.chart, page.part, page.out) if each.isVisible()]
    assert shown == []  # nothing of the report before stands beside the refusal
    press(page, "报告种类：专项报告")
    assert ("专项报告要写明是哪一次专项行动" in said(page), page.table.isVisible()) == (True, False)
    press(page, "报告种类：周报")
    page.ending.set_value(date(2026, 3, 2))
    assert (cell(page, "在建项目"), page.table.isVisible()) == ("1个", True)


def test_the_campaign_that_began_last_is_told_without_being_chosen_and_another_stays_chosen(page, session, press, qapp):
    context, day = session.context, session.context.clock.today()
    days = {"旧行动": -30, "新行动": -3, "明年行动": 30}
    with context.unit("登记") as unit:
        for title, begins in days.items():
            first = day + timedelta(days=begins)
            unit.put(Campaign(title, title, first, first + timedelta(days=60)))
    press(page, "报告种类：专项报告")
    assert page.campaign.currentText() == "新行动"
    assert [column.title for column in page.table.told()[0]][1:3] == ["行动初期", "行动期间"]
    page.campaign.set_value(page.campaign.itemData(page.campaign.findText("旧行动")))
    with context.unit("登记") as unit:
        unit.put(Campaign("又一次", "又一次", day, day))
    press(page, "报告种类：周报")
    assert [column.title for column in page.table.told()[0]][1:3] == ["上期", "本期"]
    place = page.ending.mapTo(page, page.ending.rect().topRight())
    press(page, "报告内容：分类汇总")  # far shorter than the figures
    qapp.processEvents()
    assert page.ending.mapTo(page, page.ending.rect().topRight()) == place
    press(page, "报告种类：专项报告")
    assert page.campaign.currentText() == "旧行动"


def test_a_figure_opens_into_its_records_and_they_lead_on(page, session, dialogs, qtbot, press):
    went = []
    session.going.connect(lambda *wish: went.append(wish))

    def look(dialog):
        assert "口径：发现日期" in said(dialog) or "截至当日已发现" in said(dialog)
        assert dialog.table.model().index(0, 1).data() == "示例工程（严重欠薪，2026年3月2日发现）"
        dialog.table.selectRow(0)
        press(dialog, "打开记录")

    rows = [page.table.model().index(row, 0).data() for row in range(page.table.model().rowCount())]
    page.table.selectRow(rows.index("未销号严重隐患"))
    dialogs(look, lambda: qtbot.keyClick(page.table, Qt.Key.Key_Return))
    assert went == [("projects", "site")]

    def lead_on(dialog):
        dialog.table.selectRow(0)
        press(dialog, "打开记录")

    day = session.context.clock.today()
    with session.context.unit() as unit:  # of no project and no case: its own page shows it
        unit.put(Watch("watched", day, 10, reason="欠薪"))
        unit.put(Campaign("行动", "示例行动", day, day))
        unit.put(Publicity("event", "行动", day, "现场咨询"))
        unit.put(DispatchTask("letter", TaskKind.LETTER, "核实", "示例住建局", day, day))
    press(page, "报告种类：月报")
    rows = [page.table.model().index(row, 0).data() for row in range(page.table.model().rowCount())]
    for figure in ("重点监管", "宣传活动", "发出督办函"):
        page.table.selectRow(rows.index(figure))
        dialogs(lead_on, lambda: qtbot.keyClick(page.table, Qt.Key.Key_Return))
    shown = [("watching", "watched"), ("campaigns", "行动"), ("dispatch", "letter")]
    assert went[1:] == [("oversight", ShowSection(*each)) for each in shown]


def test_what_another_body_reports_is_entered_and_corrected(
    page, session, dialogs, press, named, qtbot, write, messages
):
    def enter(dialog):
        write(named(dialog, QLineEdit, "报送单位（必填）"), "示例司法局")
        box = choice(dialog, "指标（必填）")
        for _ in range(box.findText("法律援助案件（件）") + 1):
            qtbot.keyClick(box, Qt.Key.Key_Down)
        qtbot.keyClicks(named(dialog, QLineEdit, "数值（必填）"), "128")
        press(dialog, "保存")

    press(page, "报告内容：正文和图")
    dialogs(enter, lambda: press(page, "登记报送数字"))
    (figure,) = reported_figures(session.context)
    assert (figure.body, figure.measure, figure.value) == ("示例司法局", "aid_cases", 128)
    qtbot.waitUntil(lambda: "示例司法局：法律援助案件 128件" in said(page))
    assert (cell(page, "法律援助案件"), cell(page, "法律援助案件", 4)) == (
        "128件",
        "示例司法局报送；今年以来：示例司法局报送（2026年3月1日至2026年3月2日）",
    )

    def correct(dialog):
        line = named(dialog, QLineEdit, "数值（必填）")
        line.clear()
        qtbot.keyClicks(line, "129")
        press(dialog, "保存")

    dialogs(correct, lambda: page.open_target(ResumeDraft(str(DraftKey("reports", figure.rid, "figure")))))
    assert reported_figures(session.context)[0].value == 129
    press(page, "删除：示例司法局：法律援助案件 129件")
    assert "删除“示例司法局：法律援助案件 129件”吗？" in messages.asked
    assert reported_figures(session.context) == ()


def test_it_is_copied_saved_and_sent(page, session, tmp_path, dialogs, press, named, write):
    press(page, "复制为文字")
    assert QApplication.clipboard().text().startswith("根治拖欠农民工工资工作周报")
    press(page, "存为文件…")
    assert (tmp_path / "根治拖欠农民工工资工作周报2026-03-02.docx").stat().st_size > 10_000
    assert "已存为" in page.notice.sentence

    def send(dialog):
        write(named(dialog, QLineEdit, "报送对象"), "示例区政府")
        press(dialog, "登记报送")

    dialogs(send, lambda: press(page, "登记报送…"))
    (sent,) = sent_reports(session.context)
    assert sent.to == "示例区政府"
    assert next(each.value for each in sent.figures if each.measure == "hazards_severe_open") == 1
    press(page, "报告内容：正文和图")

    def look(dialog):
        press(dialog, "复制正文")
        dialog.ask_save = lambda _dialog, name: str(tmp_path / name)
        press(dialog, "存为文件…")
        assert "已存为“根治拖欠农民工工资工作周报2026-03-02（已报送）.docx”" in said(dialog)

    dialogs(look, lambda: press(page, SENT))
    assert QApplication.clipboard().text() == sent.text
    press(page, "复制对比图")
    assert not QApplication.clipboard().image().isNull()
    edited = tmp_path / "改定.docx"
    edited.write_bytes(b"PK\x03\x04 edited")
    page.ask_edited = lambda *_: str(edited)
    press(page, SENT.replace("查看", "存入改定稿"))
    QApplication.processEvents()
    assert "改定稿1份" in said(page)
    page.ask_copy = lambda _page, name: str(tmp_path / f"again-{name}")
    press(page, SENT.replace("查看", "另存改定稿"))
    assert (tmp_path / "again-改定.docx").read_bytes() == b"PK\x03\x04 edited"


def test_the_figures_leave_as_a_picture(page, press, named):
    page.out.click()
    next(action for action in page.out.actions_menu.actions() if action.text() == "复制为图片").trigger()
    picture = QApplication.clipboard().image()
    assert picture.width() > 800
    assert picture.height() > picture.width()  # all of the figures below each other


def test_counting_is_off_the_window_s_thread_and_only_the_last_wish_is_shown(
    context, messages, jobs, in_sight, press, named, qtbot
):
    session = Session(context, JobRunner(jobs.pending.append), messages)
    page = in_sight(ReportsPage(session))
    assert (page.table.model().rowCount(), named(page, QPushButton, "登记报送…").isEnabled()) == (0, False)
    press(page, "上一期")  # before the first was counted
    jobs.run_all()
    assert "2026年2月17日至2026年2月23日" in said(page)
    assert cell(page, "在建项目") == "未记录"
    press(page, "下一期")
    session.runner.cancel()
    jobs.run_all()
    assert "统计已停止，没有显示数字。" in said(page)
    assert named(page, QPushButton, "存为文件…").accessibleDescription() == "数字统计好以后才能使用"
    press(page, "重新统计")
    jobs.run_all()
    assert ("2026年2月24日至2026年3月2日" in said(page), page.nothing.isVisible()) == (True, False)


def test_a_store_that_is_lost_is_still_counted(session, in_sight):
    session.lost = Problem("store-gone")
    page = in_sight(ReportsPage(session))
    assert cell(page, "在建项目") == "1个"


def test_a_payment_taken_back_since_is_explained_and_days_before_any_data_are_not_noughts(
    page, session, press, clock, dialogs, qtbot
):
    context, day = session.context, session.context.clock.today()
    paid = Payment("y", "c", "l", 500_000, day, PaymentMethod.BANK)
    with context.unit() as unit:
        for record in (
            Case("c", "示例案", day, project_rid="site"),
            a_person(rid="w"),
            WageClaim("l", "c", "w", 1),
            paid,
        ):
            unit.put(record)
    send_report(context, make_report(context, ReportKind.WEEK, day), "区政府")
    clock.advance(days=7)
    with context.unit("付款凭证不实") as unit:
        unit.delete(paid)
    page.ending.set_value(clock.today())
    press(page, "报告内容：正文和图")
    assert "上期报送5,000.00元，按同一截止日现为0.00元" in said(page)
    press(page, "报告内容：数字")
    assert cell(page, "追缴补发工资", 1) == "5,000.00元"

    def open_at(table, name, column, told):
        names = [table.model().index(row, 0).data() for row in range(table.model().rowCount())]
        table.setCurrentIndex(table.model().index(names.index(name), column))
        dialogs(
            lambda dialog: told.append(said(dialog)) or dialog.reject(),
            lambda: qtbot.keyClick(table, Qt.Key.Key_Return),
        )

    told: list[str] = []
    open_at(page.table, "追缴补发工资", 1, told)  # the figure of the week before, not that of this one
    assert "追缴补发工资（上期）：0.00元" in told[0]
    assert "报送的是5,000.00元，下面是现在的记录。" in told[0]
    press(page, "报告内容：分类汇总")
    open_at(page.parts.table, "合计", 1, told)
    assert "在建项目（合计）：1个" in told[1]
    press(page, "分类：项目类别")
    open_at(page.parts.table, "未分类", 1, told)
    assert "在建项目（未分类）：1个" in told[2]
    page.ending.set_value(date(2020, 1, 3))
    assert {cell(page, name) for name in ("在建项目", "追缴补发工资", "举报投诉")} == {"未记录"}
    press(page, "报告内容：分类汇总")
    assert page.parts.table.model().rowCount() == 0
