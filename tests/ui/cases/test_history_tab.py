"""变更记录 of a case: an import is taken back from it, also long after, with a reason that is not lost."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit, QPushButton

from inspector_app.ui.cases.cases_page import CasesPage
from inspector_app.ui.lists.undo_import import UndoImportDialog
from inspector_app.ui.targets import CaseTab, ResumeDraft
from inspector_app.ui.widgets.table import Table
from inspector_app.usecases import claims, rosters
from inspector_app.usecases.case_file import case_file
from inspector_app.usecases.drafts import all_drafts
from tests.ui.hands import type_words


@pytest.fixture
def brought(desk):
    """Two workers of a list, of whom one was found since."""
    text = "姓名\t欠发工资\n示例赵某\t5000\n示例钱某\t6000\n"
    first, _second = rosters.add_roster(desk.context, desk.case.rid, rosters.read_roster(desk.context, text))
    claims.find_as_claimed(desk.context, desk.case.rid, (first.rid,))
    return desk


@pytest.fixture
def page(brought, session, in_sight):
    made = in_sight(CasesPage(session))
    made.open(brought.case.rid, CaseTab.HISTORY)
    return made


def row_of(table, reason):
    model = table.model()
    return next(row for row in range(model.rowCount()) if model.index(row, 2).data() == reason)


def people_of(desk):
    whole = case_file(desk.context, desk.case.rid)
    return [whole.people[claim.person_rid].name for claim in whole.claims]


def cells(table):
    model, said = table.model(), Qt.ItemDataRole.AccessibleTextRole
    return [tuple(model.index(row, column).data(said) for column in (0, 1)) for row in range(model.rowCount())]


def test_an_import_is_taken_back_and_what_was_found_since_stays(brought, page, named, press, meet):
    before = people_of(brought)
    table, button = named(page, Table, "变更记录"), named(page, QPushButton, "撤销本次导入")
    table.selectRow(row_of(table, "认定欠薪"))
    assert not button.isEnabled()
    table.selectRow(row_of(table, "导入工资明细"))

    def undo(dialog):
        assert isinstance(dialog, UndoImportDialog)
        assert cells(named(dialog, Table, "撤销的内容")) == [
            ("保留", "人员“示例赵某”"), ("保留", "明细“示例赵某”"),
            ("撤去", "人员“示例钱某”"), ("撤去", "明细“示例钱某”"),
        ]  # fmt: skip
        press(dialog, "撤销导入")
        assert people_of(brought) == before  # no reason was written
        type_words(dialog.findChild(QPlainTextEdit), "选错了文件")
        press(dialog, "撤销导入")

    meet(undo)
    press(page, "撤销本次导入")
    assert people_of(brought) == [name for name in before if name != "示例钱某"]
    assert table.model().index(0, 2).data() == "撤销导入工资明细：选错了文件"


def test_a_reason_that_was_begun_is_there_again(brought, page, named, press, meet, session, in_sight):
    table = named(page, Table, "变更记录")
    table.selectRow(row_of(table, "导入工资明细"))

    def begin(dialog):
        type_words(dialog.findChild(QPlainTextEdit), "选错了")
        session.write_typing()

    meet(begin)
    press(page, "撤销本次导入")
    (draft,) = all_drafts(brought.context)
    found = []
    meet(lambda dialog: found.append((type(dialog), dialog.findChild(QPlainTextEdit).toPlainText())))
    in_sight(CasesPage(session)).open_target(ResumeDraft(draft.key))
    assert found == [(UndoImportDialog, "选错了")]
