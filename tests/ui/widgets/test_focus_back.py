"""After a dialog the focus is where it was, or as near as there still is something."""

import pytest
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from inspector_app.ui.widgets.focus_back import FocusBack


@pytest.fixture
def page(qtbot):
    """A search line, and a card with the buttons of two steps."""
    page = QWidget()
    page.card = QWidget(page)
    outer, inner = QHBoxLayout(page), QHBoxLayout(page.card)
    outer.addWidget(QLineEdit())
    outer.addWidget(page.card)
    for name in ("立案", "做询问笔录"):
        inner.addWidget(QPushButton(name, accessibleName=name))
    qtbot.addWidget(page)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.findChild(QPushButton).setFocus()
    return page


def redraw(page, *names):
    """The steps as a page that was read again shows them."""
    for button in page.card.findChildren(QPushButton):
        button.setParent(None)
        button.deleteLater()
    for name in names:
        page.card.layout().addWidget(QPushButton(name, accessibleName=name))


def focused(page):
    focus = page.focusWidget()
    return focus.accessibleName() if focus else ""


@pytest.mark.parametrize(
    ("names", "found"),
    [
        (("做询问笔录", "立案"), "立案"),
        (("做询问笔录", "制作文书"), "做询问笔录"),
    ],
)
def test_the_same_button_or_else_the_first_of_the_steps(page, qapp, names, found):
    back = FocusBack()
    redraw(page, *names)
    back.give_back()
    qapp.processEvents()
    assert focused(page) == found


def test_without_any_left_there_is_nothing_to_press_by_mistake(page, qapp):
    back = FocusBack()
    redraw(page)
    back.give_back()
    qapp.processEvents()
    assert not isinstance(page.focusWidget(), QPushButton)
