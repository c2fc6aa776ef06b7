from datetime import date

import pytest
from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from inspector_app.formdefs.model import FactDef, FactType, Origin
from inspector_app.ui.widgets.facts_form import FactsForm
from inspector_app.ui.widgets.list_grid import ListGrid
from tests.ui.gallery import VALUES, facts


@pytest.fixture
def form(qtbot):
    form = FactsForm(facts(), VALUES, lambda: date(2026, 3, 5))
    qtbot.addWidget(form)
    form.show()
    return form


@pytest.fixture
def grid(form):
    return form.findChild(ListGrid)


def test_rows_are_written_in_place(form, grid, qtbot):
    grid.add_row()
    editor = grid.view.findChild(QLineEdit)
    assert editor.accessibleName() == "第3行：姓名"
    qtbot.keyClicks(editor, "Li Si")
    assert form.values()["lines"][2] == {"name": "Li Si"}


def test_row_that_was_removed_comes_back_by_undo(form, grid):
    grid.view.setCurrentIndex(grid.view.model().index(0, 0))
    grid.remove_row()
    assert len(form.values()["lines"]) == 1
    form.form.undo_stack.undo()
    assert form.values()["lines"] == VALUES["lines"]


def test_all_chosen_rows_go_in_one_step(form, grid):
    model = grid.view.model()
    chosen = QItemSelection(model.index(0, 0), model.index(1, 1))
    grid.view.setCurrentIndex(model.index(0, 0))
    grid.view.selectionModel().select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)
    grid.remove_row()
    assert not form.values().get("lines")
    form.form.undo_stack.undo()
    assert form.values()["lines"] == VALUES["lines"]


def test_block_from_a_spreadsheet_is_pasted(form, grid, qtbot):
    QApplication.clipboard().setText("丙\t34000019900101123X\t2025-12\t1,000\n丁\t\t2025-12\t两千\n")
    grid.view.setCurrentIndex(grid.view.model().index(1, 0))
    qtbot.keyClick(grid.view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    lines = form.values()["lines"]
    assert lines[1] == {"name": "丙", "id": "34000019900101123X", "months": "2025-12", "amount": 100000}
    assert lines[2]["amount"] == "两千"
    assert grid.problem().details == {"row": "3", "count": "1"}


def test_numbers_of_people_are_masked_in_the_grid(grid):
    model = grid.view.model()
    shown = model.data(model.index(0, 1))
    assert shown == "340***********1234"


def test_delete_empties_a_cell(form, grid, qtbot):
    grid.view.setCurrentIndex(grid.view.model().index(1, 3))
    qtbot.keyClick(grid.view, Qt.Key.Key_Delete)
    assert "amount" not in form.values()["lines"][1]
    assert grid.problem() is None


def open_cell(grid, row, column):
    grid.view.setFocus()
    index = grid.view.model().index(row, column)
    grid.view.setCurrentIndex(index)
    grid.view.edit(index)
    return next(line for line in grid.view.viewport().findChildren(QLineEdit) if line.isVisible())


def test_a_block_pasted_into_an_open_cell_goes_down_the_rows(form, grid, qtbot):
    QApplication.clipboard().setText("5\n60\n700\n")
    line = open_cell(grid, 0, 3)
    qtbot.keyClicks(line, "1")
    qtbot.keyClick(line, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert [row["amount"] for row in form.values()["lines"]] == [500, 6000, 70000]


def test_lines_in_one_cell_by_the_menu_of_the_mouse_are_no_amount(form, grid):
    QApplication.clipboard().setText("5\n60\n")
    line = open_cell(grid, 0, 3)
    line.selectAll()
    line.paste()
    assert form.values()["lines"][0]["amount"] == "5\n60"
    assert grid.problem() is not None


def test_escape_takes_back_what_was_typed_in_the_open_cell(form, grid, qtbot):
    before = form.values()["lines"]
    line = open_cell(grid, 0, 0)
    qtbot.keyClicks(line, "x")
    assert form.values()["lines"] != before
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert form.values()["lines"] == before


def widths(grid) -> list[int]:
    return [grid.view.columnWidth(column) for column in range(grid.view.model().columnCount())]


def test_a_column_has_room_by_what_it_holds_and_typing_moves_none(qtbot):
    items = tuple(FactDef(name, name, FactType.TEXT, Origin.ASK) for name in ("a", "b", "c"))
    grid = ListGrid(items)
    qtbot.addWidget(grid)
    grid.resize(700, 300)
    grid.show()
    grid.set_value(({"a": "是", "b": "农民工工资专用账户开户材料和账户流水", "c": "总包"},))
    short, long, other = widths(grid)
    assert long > 2 * max(short, other)
    assert sum(widths(grid)) == grid.view.viewport().width()
    grid.add_row()
    before = widths(grid)
    qtbot.keyClicks(grid.view.findChild(QLineEdit), "x" * 60)
    assert widths(grid) == before
    grid.resize(420, 300)
    assert sum(widths(grid)) == grid.view.viewport().width(), "nothing is out of sight"
    assert widths(grid)[0] == short


@pytest.mark.parametrize("column", range(4))
def test_one_goes_on_in_the_cell_in_which_one_wrote_last(form, grid, qtbot, column):
    """Of a form that shows the same rows anew: open, as it was typed, also where the cell is masked or an amount."""
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    line = open_cell(grid, 1, column)
    line.clear()
    qtbot.keyClicks(line, "1")
    place, values = form.form.last_place, form.values()
    again = FactsForm(facts(), values, lambda: date(2026, 3, 5))
    qtbot.addWidget(again)
    with qtbot.waitActive(again):
        again.show()
        again.activateWindow()
    assert again.form.go_on_in(place)
    line = QApplication.focusWidget()
    assert (line.text(), line.accessibleName()[:4]) == ("1", "第2行：")
    qtbot.keyClicks(line, "7")
    expected = list(again.values()["lines"][1].values())[column]
    assert expected in ("17", 1700)
