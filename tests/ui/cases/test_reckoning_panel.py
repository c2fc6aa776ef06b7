"""工资核算 beside the grid: of the line in hand, told anew when a cell is corrected; the annex and the standard."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from inspector_app.domain.claim import WageClaim
from inspector_app.ui.cases.claims_tab import ClaimsTab
from inspector_app.ui.cases.reckoning_panel import ReckoningPanel
from inspector_app.ui.targets import DOCUMENTS, MINIMUM_WAGE_PART, SETTINGS
from inspector_app.usecases.minimum_wages import EnteredWage, set_minimum_wage
from inspector_app.usecases.paper import EditPaper
from tests.ui.conftest import said


@pytest.fixture
def tab(session, desk, in_sight) -> ClaimsTab:
    tab = in_sight(ClaimsTab(session, desk.case.rid))
    session.changed.connect(lambda _result: tab.reload())
    return tab


@pytest.fixture
def panel(tab, named, qtbot) -> ReckoningPanel:
    """Opened by its button, of the first line."""
    tab.view.go_to(0, 0)
    qtbot.mouseClick(named(tab, QPushButton, "工资核算"), Qt.MouseButton.LeftButton)
    return named(tab, ReckoningPanel, "工资核算")


@pytest.fixture
def write(tab, qtbot):
    """Pastes into a cell of a row by the key of its column."""
    keys = [column.key for column in tab.model.columns]

    def paste(row, key, text):
        tab.view.go_to(row, keys.index(key))
        QApplication.clipboard().setText(text)
        qtbot.keyClick(tab.view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        QApplication.processEvents()

    return paste


def test_it_is_hidden_until_asked_for_and_gives_the_room_back(tab, panel, named, qtbot):
    assert panel.isVisible()
    assert tab.view.hasFocus()
    qtbot.mouseClick(named(panel, QPushButton, "收起工资核算"), Qt.MouseButton.LeftButton)
    assert not panel.isVisible()


def test_a_corrected_cell_changes_the_result_at_once(desk, panel, write):
    for key, text in (
        ("rate", "400元/天"), ("attendance", "20天"), ("deducted_fen", "0"), ("received_fen", "1000"),
    ):  # fmt: skip
        write(0, key, text)
    assert "7,000.00" in said(panel)
    write(0, "overtime", "平时8小时，未计入出勤")
    assert "延长工作时间加班（400元/天÷8小时）×8小时×150%＝600.00元" in said(panel)
    assert "7,600.00" in said(panel)
    assert "第三十六条" in said(panel)  # the standard hours, for nobody recorded an approval
    kept = min(desk.context.store.find(WageClaim, case_rid=desk.case.rid), key=lambda claim: claim.line)
    assert kept.overtime == "平时8小时，未计入出勤"


def test_a_deduction_that_is_not_listed_is_pointed_out_with_its_article(panel, write):
    write(0, "deductions", "伙食600元")
    assert "请问清是否本人同意" in said(panel)
    assert "《工资支付暂行规定》第十五条" in said(panel)


def test_another_line_is_another_reckoning(tab, panel, desk):
    tab.view.go_to(1, 0)
    assert desk.workers[1].name in said(panel)
    tab.view.go_to(len(tab.model.rows), 0)
    assert "选中一行" in said(panel)


def test_the_annex_and_the_standard_are_one_click_away(panel, named, qtbot, wishes):
    qtbot.mouseClick(named(panel, QPushButton, "核算表文书"), Qt.MouseButton.LeftButton)
    page, target = wishes[-1]
    assert (page, isinstance(target, EditPaper)) == (DOCUMENTS, True)
    qtbot.mouseClick(named(panel, QPushButton, "去录入：本地最低工资标准未录入"), Qt.MouseButton.LeftButton)
    assert wishes[-1] == (SETTINGS, MINIMUM_WAGE_PART)


def test_a_minimum_wage_that_was_entered_meanwhile_is_compared(tab, panel, session, write):
    write(0, "rate", "90元/天")
    assert "低于当地最低工资标准" not in said(panel)
    entered = EnteredWage(date(2025, 1, 1), 200_000, None, "", "示例文件")
    session.context = set_minimum_wage(session.context, entered)
    session.changed.emit(None)
    QApplication.processEvents()
    assert "低于当地最低工资标准每月2,000.00元" in said(panel)


def test_a_removed_line_is_reckoned_no_more(tab, panel, write, named, qtbot, messages):
    for row in range(3):
        for key, text in (("rate", "100元/天"), ("attendance", "10天"), ("deducted_fen", "0"), ("received_fen", "0")):
            write(row, key, text)
    assert "核算欠发合计3,000.00元" in said(panel)
    tab.view.go_to(2, 0)
    messages.answer = True
    qtbot.mouseClick(named(tab, QPushButton, "删除行"), Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    assert "核算欠发合计2,000.00元" in said(panel)


def test_what_lacks_for_the_result_is_said_with_what_to_do(panel, write):
    for key, text in (("rate", "400元/天"), ("attendance", "20天"), ("received_fen", "1000"), ("deducted_fen", "")):
        write(0, key, text)
    assert "没有扣款的，在“扣款”一格填0，就能得出欠发" in said(panel)
    write(0, "deducted_fen", "0")
    assert "填0" not in said(panel)
