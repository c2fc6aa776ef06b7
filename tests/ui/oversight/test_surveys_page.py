"""摸排台账 on screen: a round is begun and entered, a month is closed, what is over is said, the list is exported."""

from datetime import date

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QPushButton, QWidget

from inspector_app.domain.project import ProjectKind
from inspector_app.support.clock import at
from inspector_app.ui.oversight.surveys_page import SurveysPage
from inspector_app.usecases.projects import save_project
from inspector_app.usecases.surveys import closed_statements, survey_book
from tests.builders import a_project
from tests.ui.conftest import said
from tests.ui.hands import meeting, stop_meeting


@pytest.fixture
def page(desk, session, in_sight):
    site = a_project("示例二期", rid="two", town="乙镇", kind=ProjectKind.SOCIAL, contract_fen=100_000_00, heads=30)
    save_project(desk.context, site)
    return in_sight(SurveysPage(session))


@pytest.fixture
def press(qtbot, named):
    return lambda root, name: qtbot.mouseClick(named(root, QAbstractButton, name), Qt.MouseButton.LeftButton)


@pytest.fixture
def dialog():
    """``dialog(look, begin)`` does something with the dialog that opens when ``begin`` is done."""

    def answer(look, begin):
        met = meeting((look,))
        begin()
        assert len(met) == 1

    yield answer
    stop_meeting()


def last_cells(page):
    model = page.table.model()
    return [model.index(row, model.columnCount() - 1).data() for row in range(model.rowCount())]


@pytest.mark.parametrize(("height", "rows", "is_low"), [(548, 4, True), (760, 6, False)])
def test_in_a_low_window_the_figures_take_one_line_and_the_list_the_room(page, qtbot, height, rows, is_low):
    page.resize(948, height)
    table = page.table
    qtbot.waitUntil(lambda: table.viewport().height() >= rows * table.verticalHeader().defaultSectionSize())
    (shown,) = (each for each in page.findChildren(QLabel) if each.isVisible() and "项目数量清" in each.text())
    assert (shown.height() < 2 * shown.fontMetrics().lineSpacing()) is is_low


def test_a_round_is_begun_and_what_was_found_is_entered_for_all_in_sight(page, press, dialog, named, desk, qtbot):
    press(page, "登记摸排")
    assert "还没有摸排轮次" in said(page)

    def begin(box):
        qtbot.keyClicks(named(box, QWidget, "轮次名称（必填）"), "No 1")
        press(box, "保存")

    dialog(begin, lambda: press(page, "新一轮摸排"))
    assert last_cells(page) == ["未摸排", "未摸排"]

    def enter(box):
        press(box, "摸排项目：列表中的全部2个项目")
        press(box, "登记摸排")

    dialog(enter, lambda: press(page, "登记摸排"))
    assert survey_book(desk.context).uncovered == 0
    press(page, "摸排情况：未摸排")
    assert last_cells(page) == []


def test_a_month_is_closed_after_asking_and_looked_at_again(page, press, messages, desk, session):
    press(page, "本月定稿")
    assert messages.asked == ["把现在的台账定稿为2026年3月的台账吗？"]
    (closed,) = closed_statements(desk.context)
    save_project(desk.context, a_project("示例三期", rid="three"))
    page.month.set_value(closed.month)
    assert len(last_cells(page)) == 2
    assert "示例三期：新增" in said(page)
    press(page, "登记摸排")
    assert "现在看的是2026年3月定稿的台账" in said(page)


def test_months_without_a_statement_are_said_and_closed_late(page, press, desk, session):
    desk.clock.moment = at(date(2026, 5, 6), 9, 0)
    page.refresh()
    assert "2026年3月、2026年4月的台账没有定稿，已经逾期。" in said(page)
    press(page, "定稿2026年4月")
    assert [each.month for each in closed_statements(desk.context)] == [date(2026, 4, 1)]


def test_the_ledger_leaves_with_all_its_columns_and_the_three_things_made_clear(page, named, jobs, tmp_path):
    out = named(page, QPushButton, "导出、打印摸排台账")
    out.ask_save = lambda _title: lambda _parent, name: str(tmp_path / name)
    out.click()
    next(action for action in out.actions_menu.actions() if action.text() == "导出Excel…").trigger()
    jobs.run_all()
    sheet = load_workbook(next(tmp_path.glob("摸排台账*.xlsx"))).worksheets[0]
    lead = [sheet.cell(row, 1).value for row in range(1, 6)]
    assert any(each.startswith("项目数量清：在建项目2个") for each in lead)
    heads = next(row for row in sheet.iter_rows(values_only=True) if row[0] == "项目名称")
    assert {"实名制管理", "工资保证金", "人工费用拨付", "劳动合同签订", "社会保险", "未销号隐患"} <= set(heads)
