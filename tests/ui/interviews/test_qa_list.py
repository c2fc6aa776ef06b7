"""Random acts over the questions of a transcript; where the cursor stands after undo and redo."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent, QUndoStack
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from inspector_app.domain.interview import QA, READ_BACK
from inspector_app.ui.interviews.qa_list import QAList
from inspector_app.ui.undo_keys import connect_keys

QAS = (QA("您的姓名？", "示例甲"), QA("工资怎么约定？", ""), QA("以上是否属实？", "", key=READ_BACK))
CONTROL = Qt.KeyboardModifier.ControlModifier


class Sheet(QWidget):
    """The cards on a page with a stack of its own."""

    def __init__(self):
        super().__init__()
        self.now = 0.0
        self.stack = QUndoStack(self)
        self.cards = QAList(self.stack, lambda: self.now)
        QVBoxLayout(self).addWidget(self.cards)
        connect_keys(self, self.stack.undo, self.stack.redo)
        self.cards.load(QAS, editable=True)

    def box(self, place, part="answer"):
        return getattr(self.cards.card(self.cards.lines[place].number), part)

    def seen(self):
        return [
            (line.number, self.box(place, "question").toPlainText(), self.box(place).toPlainText())
            for place, line in enumerate(self.cards.lines)
        ]


def on(place, act):
    """Do something with the card at a place, when there is one."""
    return lambda sheet: place < len(sheet.cards.lines) and act(sheet, sheet.cards.lines[place].number)


def wish(place, what):
    return on(place, lambda sheet, number: sheet.cards.card(number).wished.emit(number, what))


def type_in(place, text, part="answer"):
    return on(place, lambda sheet, number: getattr(sheet.cards.card(number), part).insertPlainText(text))


WISHES = ("up", "down", "remove", "above", "below", "split", "merge")
ACTS = (
    *(
        wish(place, what)
        for place in (0, 1, 3)
        for what in ("up", "down", "remove", "above", "below", "split", "merge")
    ),
    *(type_in(place, text) for place in (0, 1) for text in ("a", "三千元", "\n")),
    type_in(1, "b", "question"),
    on(0, lambda sheet, number: sheet.cards.card(number).answer.clear()),
    lambda sheet: sheet.cards.insert_questions([QA("谁管您？"), QA("谁发工资？", "班组长")]),
    lambda sheet: sheet.cards.next_question(),
)


@pytest.mark.usefixtures("qapp")
@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(ACTS), st.sampled_from([0.0, 10.0])), max_size=8))
def test_undo_goes_back_state_by_state_and_redo_comes_forward(acts):
    sheet = Sheet()
    states = [sheet.seen()]
    for act, pause in acts:
        sheet.now += pause
        act(sheet)
        if sheet.stack.count() == len(states):
            states.append(sheet.seen())
        assert sheet.stack.count() == len(states) - 1
        states[-1] = sheet.seen()
    for state in reversed(states[:-1]):
        sheet.stack.undo()
        assert sheet.seen() == state
    assert not sheet.stack.canUndo()
    for state in states[1:]:
        sheet.stack.redo()
        assert sheet.seen() == state
    sheet.deleteLater()


@pytest.fixture
def sheet(qtbot):
    sheet = Sheet()
    qtbot.addWidget(sheet)
    with qtbot.waitActive(sheet):
        sheet.show()
        sheet.activateWindow()
    return sheet


def compose(box, text):
    """As an input method brings a word."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(box, event)


@pytest.mark.parametrize("keys", [(Qt.Key.Key_Y, CONTROL), (Qt.Key.Key_Z, CONTROL | Qt.KeyboardModifier.ShiftModifier)])
def test_what_is_typed_after_a_redo_stands_behind_the_testimony(sheet, qtbot, keys):
    box = sheet.box(1)
    box.setFocus()
    compose(box, "每月三千元")
    qtbot.keyClick(box, Qt.Key.Key_Z, CONTROL)
    assert box.toPlainText() == ""
    qtbot.keyClick(box, *keys)
    assert box.toPlainText() == "每月三千元"
    compose(box, "，没有合同")
    assert box.toPlainText() == "每月三千元，没有合同"


def test_each_word_is_a_step(sheet, qtbot):
    box = sheet.box(1)
    box.setFocus()
    compose(box, "每月")
    compose(box, "三千")
    qtbot.keyClick(box, Qt.Key.Key_Z, CONTROL)
    assert box.toPlainText() == "每月"


def test_the_cursor_goes_where_undo_changed_something(sheet, qtbot):
    first, second = sheet.box(0), sheet.box(1)
    cursor = first.textCursor()
    cursor.setPosition(2)
    first.setTextCursor(cursor)
    compose(first, "𠮷某")
    second.setFocus()
    qtbot.keyClick(second, Qt.Key.Key_Z, CONTROL)
    assert first.hasFocus()
    qtbot.keyClick(first, Qt.Key.Key_Y, CONTROL)
    compose(first, "！")
    assert first.toPlainText() == "示例𠮷某！甲"


def test_a_question_that_was_taken_out_has_the_cursor_when_it_comes_back(sheet, qtbot):
    sheet.cards.card(1).wished.emit(1, "remove")
    assert len(sheet.cards.lines) == 2
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Z, CONTROL)
    assert sheet.box(1).hasFocus()
