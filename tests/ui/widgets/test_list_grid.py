from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

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
    assert editor.accessibleName() == "第 3 行：姓名"
    qtbot.keyClicks(editor, "Li Si")
    assert form.values()["lines"][2] == {"name": "Li Si"}


def test_row_that_was_removed_comes_back_by_undo(form, grid):
    grid.view.setCurrentIndex(grid.view.model().index(0, 0))
    grid.remove_row()
    assert len(form.values()["lines"]) == 1
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
