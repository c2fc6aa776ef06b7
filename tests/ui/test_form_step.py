"""Random acts over every kind of entry: undo goes back state by state to the start, redo comes back to the end."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from inspector_app.ui.binding import Form
from inspector_app.ui.widgets.choice_box import ChoiceBox
from inspector_app.ui.widgets.date_edit import DateEdit
from inspector_app.ui.widgets.figure_edit import IntegerEdit, MoneyEdit
from inspector_app.ui.widgets.growing_text import GrowingText
from inspector_app.ui.widgets.list_grid import ListGrid
from inspector_app.ui.widgets.moment_edit import MomentEdit
from inspector_app.ui.widgets.parsed_edit import ParsedEdit
from inspector_app.ui.widgets.segmented import YES_NO, Segmented
from tests.ui.gallery import facts

START = {
    "name": "甲", "story": "开头", "paid": None, "heads": 3, "day": date(2026, 3, 5), "told": None,
    "kind": "a", "yes": None, "sure": False, "lines": ({"name": "甲"},), "echo": "",
}  # fmt: skip


class Board(QWidget):
    """A page with one entry of each kind; ``echo`` follows ``name`` as a drafted sentence follows its facts."""

    def __init__(self):
        super().__init__()
        self.now = 0.0
        self.form = Form(START, self, lambda: self.now)
        grid = next(fact for fact in facts() if fact.items)
        self.entries = {
            "name": QLineEdit(), "story": GrowingText(), "paid": MoneyEdit(), "heads": IntegerEdit(),
            "day": DateEdit(), "told": MomentEdit(), "kind": ChoiceBox([("城东", "a"), ("城西", "b")]),
            "yes": Segmented(YES_NO, optional=True), "sure": QCheckBox(), "lines": ListGrid(grid.items),
            "echo": QPlainTextEdit(),
        }  # fmt: skip
        column = QVBoxLayout(self)
        for name, entry in self.entries.items():
            column.addWidget(entry)
            self.form.bind(name, entry)
        self.form.changed.connect(self._follow)

    def _follow(self, name):
        if name == "name" and not self.form.value["echo"].startswith("！"):
            self.form.put("echo", f"关于{self.form.value['name']}")

    def seen(self):
        """Every text and value as a person sees it once the entries are left."""
        lines = self.findChildren(ParsedEdit)
        for line in lines:
            line.tidy()
        return [line.text() for line in lines], self.form.value


def write(name, text):
    """Type over everything in the line of an entry."""

    def act(board):
        entry = board.entries[name]
        line = entry if isinstance(entry, QLineEdit) else entry.findChildren(QLineEdit)[0]
        line.setText(text)

    return act


def put(name, value):
    return lambda board: board.entries[name].set_value(value)


def insert(text):
    return lambda board: board.entries["story"].insertPlainText(text)


def cell(row, column, text):
    def act(board):
        model = board.entries["lines"].view.model()
        if row < model.rowCount():
            model.setData(model.index(row, column), text)

    return act


def both(board):
    """One act over several fields."""
    with board.form.step():
        board.entries["sure"].toggle()
        board.entries["heads"].set_value(9)
        board.form.put("kind", "b")


ACTS = (
    write("name", "乙"), write("name", "甲b"), write("name", ""), insert("！"),
    insert("我们"), insert("a"), insert("b"), lambda board: board.entries["story"].clear(),
    write("paid", "12"), write("paid", "12.345"), write("paid", "x"), write("paid", ""), put("paid", 500),
    write("heads", "三"), write("heads", "7"), write("day", "2026-3-"), write("day", "2026-03-09"), put("day", None),
    write("told", "2026-03-01"), put("told", datetime(2026, 3, 2, 1, tzinfo=UTC)), put("told", None),
    put("kind", "b"), put("kind", "a"), put("yes", True), put("yes", None),
    lambda board: board.entries["sure"].toggle(),
    cell(0, 0, "乙"), cell(0, 3, "12"), cell(0, 3, "很多"), lambda board: board.entries["lines"].add_row(),
    lambda board: board.entries["lines"].remove_row(),
    lambda board: board.entries["lines"].view.put_cells([["丙", "", "", "5"], ["丁", "", "", "x"]]),
    lambda board: board.entries["echo"].setPlainText("！另写"), both,
)  # fmt: skip


@pytest.mark.usefixtures("qapp")
@settings(max_examples=80, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(ACTS), st.sampled_from([0.0, 10.0])), max_size=10))
def test_undo_goes_back_state_by_state_and_redo_comes_forward(acts):
    board = Board()
    stack = board.form.undo_stack
    states = [board.seen()]
    for act, pause in acts:
        board.now += pause
        act(board)
        if stack.count() == len(states):
            states.append(board.seen())
        assert stack.count() == len(states) - 1, "one act, one step"
        assert pause == 0 or board.seen() == states[-1]
        states[-1] = board.seen()
    for state in reversed(states[:-1]):
        stack.undo()
        assert board.seen() == state
    assert not stack.canUndo()
    for state in states[1:]:
        stack.redo()
        assert board.seen() == state
    board.deleteLater()


@pytest.fixture
def board(qtbot):
    board = Board()
    qtbot.addWidget(board)
    with qtbot.waitActive(board):
        board.show()
        board.activateWindow()
    return board


def press(qtbot, key):
    qtbot.keyClick(QApplication.focusWidget(), key, Qt.KeyboardModifier.ControlModifier)


def test_text_that_cannot_be_read_is_taken_back_before_anything_else(board, qtbot):
    board.entries["sure"].setFocus()
    board.entries["sure"].toggle()
    board.now = 10
    board.entries["paid"].setFocus()
    qtbot.keyClicks(board.entries["paid"], "abc")
    press(qtbot, Qt.Key.Key_Z)
    assert board.entries["paid"].text() == ""
    assert board.entries["sure"].isChecked()
    press(qtbot, Qt.Key.Key_Y)
    assert board.entries["paid"].text() == "abc"


def test_two_clicks_are_two_steps_and_one_filling_is_one(board):
    board.entries["yes"].set_value(True)
    board.entries["yes"].set_value(False)
    assert board.form.undo_stack.count() == 2
    board.entries["told"].set_value(datetime(2026, 3, 2, 1, tzinfo=UTC))
    assert board.form.undo_stack.count() == 3


def test_undo_goes_to_the_field_and_tells_the_page(board, qtbot):
    heard = []
    board.form.came_back.connect(heard.append)
    board.entries["story"].setFocus()
    qtbot.keyClicks(board.entries["story"], "b")
    board.entries["name"].setFocus()
    press(qtbot, Qt.Key.Key_Z)
    assert QApplication.focusWidget() is board.entries["story"]
    assert heard == ["story"]


def test_the_cursor_stands_where_the_text_came_back(board, qtbot):
    story = board.entries["story"]
    story.setFocus()
    story.selectAll()
    qtbot.keyClick(story, Qt.Key.Key_Delete)
    press(qtbot, Qt.Key.Key_Z)
    qtbot.keyClicks(story, "x")
    assert story.toPlainText() == "开头x"


def test_keys_undo_where_the_page_has_no_shortcut(board, qtbot):
    name = board.entries["name"]
    name.setFocus()
    qtbot.keyClicks(name, "b")
    press(qtbot, Qt.Key.Key_Z)
    assert name.text() == "甲"
    qtbot.keyClick(name, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert name.text() == "甲b"


def test_undo_in_an_open_cell_takes_back_what_was_typed_there(board, qtbot):
    board.form.undo_keys(board)
    grid = board.entries["lines"]
    grid.add_row()
    editor = grid.view.findChildren(QLineEdit)[-1]
    qtbot.keyClicks(editor, "ab")
    assert grid.value()[1] == {"name": "ab"}
    qtbot.keyClick(editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert grid.value() == ({"name": "甲"}, {})
    board.form.undo_stack.undo()
    assert grid.value() == ({"name": "甲"},)
    board.form.undo_stack.redo()
    board.form.undo_stack.redo()
    assert grid.value()[1] == {"name": "ab"}
    assert grid.view.currentIndex().row() == 1
