import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from shiboken6 import isValid

from inspector_app.ui.composition import Composition


@pytest.fixture
def page(qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    page.one, page.other = QLineEdit(), QLineEdit()
    column = QVBoxLayout(page)
    column.addWidget(page.one)
    column.addWidget(page.other)
    page.composition = Composition(page)
    page.show()
    page.activateWindow()
    page.one.setFocus()
    qtbot.waitUntil(page.one.hasFocus)
    return page


def compose(widget, text):
    QCoreApplication.sendEvent(widget, QInputMethodEvent(text, []))


def test_text_being_composed_is_known_but_not_in_the_line(page):
    compose(page.one, "ni hao")
    assert page.composition.text == "ni hao"
    assert page.one.text() == ""


def test_moving_on_takes_it_in(page):
    compose(page.one, "你好")
    page.other.setFocus()
    assert page.one.text() == "你好"
    assert page.composition.text == ""


def test_word_that_was_chosen_is_not_taken_twice(page):
    compose(page.one, "ni hao")
    event = QInputMethodEvent("", [])
    event.setCommitString("你好")
    QCoreApplication.sendEvent(page.one, event)
    page.composition.commit()
    assert page.one.text() == "你好"


def test_entry_that_vanished_is_left_alone(page, qtbot):
    compose(page.one, "ni")
    page.one.deleteLater()
    qtbot.waitUntil(lambda: not isValid(page.one))
    page.composition.commit()
