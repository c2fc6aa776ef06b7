"""The results of a campaign are typed in a grid; a wrong cell is marked, and nothing is kept until it is right."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from inspector_app.domain.inspection import CheckResult, Inspection
from inspector_app.domain.project import Project
from inspector_app.ui.oversight.campaign_evening import ResultsDialog
from inspector_app.ui.oversight.texts_grid import TextsTable
from inspector_app.usecases.campaigns import choose_projects, new_campaign, save_campaign
from inspector_app.usecases.context import Context
from tests.ui.conftest import said


@pytest.fixture
def dialog(desk, session, in_sight):
    context: Context = desk.context
    with context.unit("项目") as unit:
        for name in ("甲", "乙"):
            unit.put(Project(f"p{name}", f"示例{name}项目"))
    campaign = save_campaign(context, replace(new_campaign(context), rid="c", title="示例行动"))
    desk.clock.advance(hours=9)
    return in_sight(ResultsDialog(session, choose_projects(context, campaign.rid, ["p甲", "p乙"])))


def test_rows_are_typed_with_tab_and_kept_when_all_of_them_are_right(dialog, desk, press, write, qtbot, messages):
    table = dialog.findChild(TextsTable)
    table.setFocus()
    table.setCurrentIndex(table.texts.index(0, 0))
    day = desk.clock.today().isoformat()
    for text in (day, "9:05", "9:50", table.texts.text(0, 3), "OK", "√"):
        qtbot.keyClicks(table.viewport(), "x")  # opens the cell; what an input method writes takes its place
        (line,) = (each for each in table.viewport().findChildren(QLineEdit) if each.isVisible())
        line.selectAll()
        write(line, text)
        qtbot.keyClick(line, Qt.Key.Key_Tab)
        QApplication.processEvents()
    assert table.texts.complaint(0, 4)[1].startswith("“OK”看不出检查结果")
    press(dialog, "登记")
    assert "示例甲项目：“OK”看不出检查结果" in said(dialog)
    assert desk.context.store.find(Inspection, campaign_rid="c") == ()
    table.texts.put({0: {table.texts.columns[4].key: "×少拨两个月"}}, "")
    table.texts.put({0: {table.texts.columns[0].key: "2025-03-02"}}, "")  # last year's, by a slip
    messages.answer = False
    press(dialog, "登记")
    assert messages.asked == ["有检查日期在行动以外，仍用这些日期？"]
    assert desk.context.store.find(Inspection, campaign_rid="c") == ()
    table.texts.put({0: {table.texts.columns[0].key: day}}, "")
    press(dialog, "登记")
    (visit,) = desk.context.store.find(Inspection, campaign_rid="c")
    assert [item.note for item in visit.violations] == ["少拨两个月"]
    assert sum(item.result is CheckResult.CONFORMS for item in visit.items) == 1
