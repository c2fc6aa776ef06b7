"""The list of projects as a person uses it: find, filter, sort, sums, out to Excel."""

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QPushButton

from inspector_app.domain.project import Project
from inspector_app.support.progress import NoProgress
from inspector_app.ui.lists.undo_import import UNDO_IMPORT
from inspector_app.ui.projects.ledger_page import LEDGER_DRAFT, LedgerPage
from inspector_app.ui.projects.projects_page import ProjectsPage
from inspector_app.ui.targets import PROJECTS
from inspector_app.ui.widgets.empty_state import EmptyState
from inspector_app.ui.widgets.table import Table
from inspector_app.usecases import projects
from inspector_app.usecases.draft_key import DraftKey
from inspector_app.usecases.drafts import all_drafts, keep_draft
from inspector_app.usecases.import_acts import LEDGER
from inspector_app.usecases.imports import imports
from inspector_app.usecases.projects import prepare_ledger
from tests.queries import queries
from tests.ui.hands import meeting, stop_meeting, type_words


@pytest.fixture
def page(qtbot, desk, ledger):
    page = LedgerPage(desk)
    qtbot.addWidget(page)
    page.show()
    return page


def names(page):
    model = page.table.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def sums(page):
    return page.sums.text()


def click_row(qtbot, table, row):
    place = table.visualRect(table.model().index(row, 0)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)


def click(qtbot, named, page, name):
    qtbot.mouseClick(named(page, QPushButton, name), Qt.MouseButton.LeftButton)


def test_the_gravest_stand_first_and_everything_is_named(page, unnamed):
    assert names(page) == ["示例中学", "示例公园", "示例水厂"]
    assert sums(page) == "3个项目，农民工135人，未支付10,490,195.00元"
    assert unnamed(page) == []


def test_a_search_narrows_list_and_sums(qtbot, page, named, write):
    box = named(page, QLineEdit, "查找项目")
    write(box, "公园")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert names(page) == ["示例公园"]
    assert sums(page) == "筛选结果：1个项目，农民工35人，未支付123,456.00元"


def test_grades_show_their_counts_and_filter(qtbot, page, named):
    assert named(page, QPushButton, "等级：严重 1").text() == "严重 1"
    click(qtbot, named, page, "等级：一般 1")
    assert names(page) == ["示例公园"]
    assert named(page, QPushButton, "等级：严重 1").text() == "严重 1"
    click(qtbot, named, page, "等级：全部 3")
    assert len(names(page)) == 3


def test_what_is_in_sight_is_added_up_once_and_all_only_beside_it(qtbot, page, context, named):
    def added_up(name):
        with queries(context) as sent:
            click(qtbot, named, page, name)
        return sum("GROUP BY" in sql for sql in sent)

    assert added_up("等级：一般 1") == 2
    assert added_up("等级：全部 3") == 1


def test_town_and_department_filter(page, box):
    box(page, "乡镇").setCurrentText("北山乡")
    assert names(page) == ["示例公园", "示例水厂"]
    box(page, "主管部门").setCurrentText("教育局")
    assert names(page) == []


def click_heading(table, column):
    header = table.horizontalHeader()
    place = QPoint(header.sectionViewportPosition(column) + header.sectionSize(column) // 2, header.height() // 2)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_a_heading_sorts_from_the_smallest_and_back(page):
    click_heading(page.table, 5)
    assert names(page) == ["示例水厂", "示例公园", "示例中学"]
    click_heading(page.table, 5)
    assert names(page) == ["示例中学", "示例公园", "示例水厂"]


def test_enter_opens_the_chosen_project(qtbot, page, ledger):
    page.table.selectRow(1)
    with qtbot.waitSignal(page.opened) as opened:
        qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert opened.args[0].name == "示例公园"


def test_an_empty_ledger_says_what_to_do(qtbot, desk, named):
    page = LedgerPage(desk)
    qtbot.addWidget(page)
    page.show()
    assert page.table.model().rowCount() == 0
    assert named(page.table, EmptyState, "台账还没有项目").isVisible()
    assert named(page.table, QPushButton, "导入台账").isVisible()


def test_what_is_in_sight_goes_to_excel(page, jobs, tmp_path, box):
    box(page, "乡镇").setCurrentText("北山乡")
    page.ask_save = lambda _title: lambda _parent, _start: str(tmp_path / "台账")
    page.export_ledger()
    jobs.run_all()
    rows = list(load_workbook(tmp_path / "台账.xlsx").active.values)
    assert [row[1] for row in rows[1:]] == ["示例公园", "示例水厂"]
    assert page.notice.sentence == "已导出2个项目到“台账.xlsx”。"


def test_a_template_is_written(page, tmp_path):
    page.ask_save = lambda _title: lambda _parent, _start: str(tmp_path / "模板.xlsx")
    page.save_template()
    assert load_workbook(tmp_path / "模板.xlsx").active.cell(1, 2).value == "项目名称"


def test_the_list_follows_what_was_saved_elsewhere(page, desk, ledger):
    from dataclasses import replace

    from inspector_app.usecases import projects

    desk.do(projects.save_project, replace(ledger[2], name="示例水厂二期"))
    assert "示例水厂二期" in names(page)


def bring_ledger(context, *rows):
    text = "\n".join(("项目名称\t所属乡镇\t农民工人数", *rows))
    projects.record_ledger(context, projects.perform_ledger(prepare_ledger(context, text), NoProgress()).found)


def test_an_import_of_the_ledger_is_taken_back_and_the_older_one_stays(qtbot, page, context, named):
    click(qtbot, named, page, "撤销导入台账")
    assert "还没有导入过台账" in " ".join(label.text() for label in page.findChildren(QLabel))
    bring_ledger(context, "示例甲\t北山乡\t20")
    bring_ledger(context, "示例甲\t北山乡\t25", "示例乙\t北山乡\t9")

    def undo(dialog):
        assert named(dialog, Table, "可以撤销的导入").model().rowCount() == 2
        told = named(dialog, Table, "撤销的内容").model()
        assert [told.index(row, 2).data() for row in range(2)] == ["农民工人数由25改回20", ""]
        imports, reason = named(dialog, Table, "可以撤销的导入"), dialog.findChild(QPlainTextEdit)
        click_row(qtbot, imports, 1)
        type_words(reason, "the older one")
        click_row(qtbot, imports, 0)
        assert reason.toPlainText() == ""  # what was written is of the other one, and stays its draft
        type_words(reason, "拿错了上月的表")
        click(qtbot, named, dialog, "撤销导入")

    meeting((undo,))
    click(qtbot, named, page, "撤销导入台账")
    stop_meeting()
    assert "示例乙" not in names(page)
    assert context.store.find(Project, name="示例甲")[0].heads == 20
    assert [each.title for each in all_drafts(context) if "the older one" in str(each.body)] != []


def test_the_reason_of_an_older_import_is_gone_on_with_at_that_import(qtbot, desk, context, named):
    bring_ledger(context, "示例甲\t北山乡\t20")
    bring_ledger(context, "示例乙\t北山乡\t9")
    older = imports(context, LEDGER)[-1]
    key = DraftKey(PROJECTS, LEDGER_DRAFT, UNDO_IMPORT, older.act)
    keep_draft(context, str(key), "撤销导入：导入项目台账", '{"reason": "the older one"}')
    page = ProjectsPage(desk)
    qtbot.addWidget(page)
    page.show()
    seen = []

    def look(dialog):
        seen.extend((dialog.findChild(QPlainTextEdit).toPlainText(), named(dialog, Table, "撤销的内容").model()))
        seen[1] = seen[1].index(0, 1).data()

    meeting((look,))
    page.go_on(key)
    stop_meeting()
    assert seen[0] == "the older one"
    assert "示例甲" in seen[1]
