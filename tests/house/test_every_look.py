"""F9 on pages whose parts were all visited: what is out of sight waits, what is in sight wears the look."""

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QScrollBar,
    QStackedWidget,
    QTableView,
    QWidget,
)  # fmt: skip

from inspector_app.ui import theme
from inspector_app.ui.frame import MainWindow
from inspector_app.ui.settings.settings_page import SETTINGS_PARTS
from inspector_app.ui.start.page_list import PAGES
from inspector_app.ui.widgets.stepper import Stepper
from inspector_app.usecases.today import read_today
from tests.house.sight import settle
from tests.pictures.pages import demo_session, page_shot, shots
from tests.ui.conftest import accessible_name

SHOTS = shots()
STYLED = (QLabel, QLineEdit, QListWidget, QPlainTextEdit, QPushButton, QScrollBar, QTableView)


class Restyled(QObject):
    """The widgets whose style changed."""

    def __init__(self):
        super().__init__()
        self.widgets = []

    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.StyleChange and isinstance(watched, QWidget):
            self.widgets.append(watched)
        return False


def every_tab(page):
    for name in ("明细", "支付", "文书", "证据", "变更记录", "总览"):
        buttons = [b for b in page.findChildren(QPushButton) if accessible_name(b) == f"案件内容：{name}"]
        QTest.mouseClick(buttons[0], Qt.MouseButton.LeftButton)


def every_step(page):
    steps = page.findChild(Stepper)
    for number in (*range(1, len(SETTINGS_PARTS)), 0):
        steps.setCurrentRow(number)


def half_paid():
    return max(demo_session().read(read_today).half_paid, key=lambda pair: pair[1].now.open_fen)[0].rid


def every_page(window):
    for page in (*PAGES, PAGES[0]):
        window.show_page(page.key)
    return window


WINDOWS = {
    "case": lambda: page_shot("cases", half_paid(), every_tab),
    "settings": lambda: page_shot("settings", prepare=every_step),
    "visit": SHOTS["inspection-1"],
    "visit-told": SHOTS["inspection-2"],
    "interview": SHOTS["interview"],
    "editor": SHOTS["documents-editor"],
    "all": lambda: every_page(page_shot("today")),
}


def out_of_sight(window):
    """The pages of its stacks that are not in front."""
    for stack in window.findChildren(QStackedWidget):
        yield from (stack.widget(i) for i in range(stack.count()) if i != stack.currentIndex())


def undressed(window):
    """What is in sight and wears no look, or another one."""
    wanted = theme.sheet(theme.current())
    for widget in window.findChildren(QWidget):
        if isinstance(widget, STYLED) and widget.isVisible():
            worn = widget
            while worn is not None and not worn.styleSheet():
                worn = worn.parentWidget()
            if worn is None or worn.styleSheet() != wanted:
                yield type(widget).__name__, accessible_name(widget)


@pytest.mark.parametrize("name", WINDOWS)
def test_only_what_is_in_front_is_restyled_and_all_of_it(name, built, qtbot):
    window = built(WINDOWS[name])
    assert isinstance(window, MainWindow)
    window.show()
    settle()
    assert list(undressed(window)) == []
    watch = Restyled()
    QApplication.instance().installEventFilter(watch)
    window.toggle_light()
    QApplication.instance().removeEventFilter(watch)
    hidden = list(out_of_sight(window))
    assert hidden
    assert watch.widgets
    restyled = [type(w).__name__ for w in watch.widgets if any(page is w or page.isAncestorOf(w) for page in hidden)]
    assert restyled == []
    assert list(undressed(window)) == []


def test_a_part_that_comes_to_the_front_wears_the_look(built, qtbot):
    window = built(WINDOWS["settings"])
    window.show()
    window.toggle_light()
    steps = window.page("settings").findChild(Stepper)
    for number in range(len(SETTINGS_PARTS)):
        steps.setCurrentRow(number)
        assert list(undressed(window)) == []
