"""The keys fall where the person was after every dialog and box (test_every_page: on a page that is read again)."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QWidget
from shiboken6 import isValid

from inspector_app.ui.cases.claims_view import ClaimsView
from inspector_app.ui.frame import MainWindow
from inspector_app.ui.language import speak_chinese
from inspector_app.ui.waiting import wait_for
from tests.house.dialogs import DIALOGS, demo
from tests.house.sight import SCREEN, settle, wants_tab
from tests.house.test_dialogs_go import STAYS
from tests.pictures.pages import shots

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def opened(window: MainWindow, qtbot) -> QWidget:
    window.resize(SCREEN)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    settle()
    return window.page(window.key)


@pytest.fixture(scope="module")
def windows(qapp) -> Iterator[dict[str, MainWindow]]:
    """A paper that is written, and the wage list; the keys need not be drawn."""
    speak_chinese(qapp)
    windows = {name: shots()[name]() for name in ("documents-editor", "case-claims")}
    for window in windows.values():
        window.setUpdatesEnabled(False)
    yield windows
    for window in windows.values():
        window.hide()
        window.deleteLater()
        QCoreApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)


def turn_back_after(act: Callable[[], object]) -> None:
    """Do something behind the dialog that comes next, such as a job does that ends, then turn back from it."""
    front = QApplication.activeModalWidget()
    if not isinstance(front, QDialog):
        QTimer.singleShot(5, lambda: turn_back_after(act))
        return
    front.activateWindow()
    settle()
    act()
    QTest.keyClick(front, Qt.Key.Key_Escape)
    if isValid(front) and front.isVisible():  # it asks first, or does not let go
        front.hide()


def come_back(window: MainWindow, qtbot) -> None:
    """As the window manager does once the dialog is gone."""
    window.activateWindow()
    qtbot.waitUntil(lambda: QGuiApplication.focusWindow() is window.windowHandle())
    settle()


ASKED = [name for name in DIALOGS if name not in STAYS]
_PAPERS_AFTER = ASKED[::2]  # each of the two places meets every other dialog
_READ_AGAIN = ASKED[::8]  # a paper takes longest to read again, and does it alike behind any of them


@pytest.mark.parametrize("name", ASKED)
def test_after_a_dialog_one_writes_on_where_one_was(name, windows, qtbot):
    """In the same entry at the same place, or in the same open cell; also when the page was read again behind it."""
    (after_in_paper if name in _PAPERS_AFTER else after_in_grid)(name, windows, qtbot)


def after_in_paper(name, windows, qtbot):
    window = windows["documents-editor"]
    page = opened(window, qtbot)
    line = next(each for each in page.findChildren(QLineEdit) if wants_tab(each) and len(each.text()) > 2)
    line.setFocus()
    line.setCursorPosition(2)
    read_again = window.session.changed.emit if name in _READ_AGAIN else lambda _kinds: None
    QTimer.singleShot(0, lambda: turn_back_after(lambda: read_again(None)))
    wait_for(DIALOGS[name](demo()))
    come_back(window, qtbot)
    here = QApplication.focusWidget()
    assert (here, line.cursorPosition()) == (line, 2)
    assert here.visibleRegion().boundingRect().height() >= min(here.height(), 20), "out of sight"


def after_in_grid(name, windows, qtbot):
    window = windows["case-claims"]
    page = opened(window, qtbot)
    grid = page.findChild(ClaimsView)
    grid.setFocus()
    grid.setCurrentIndex(grid.model().index(1, 0))
    QTest.keyClick(grid, Qt.Key.Key_F2)
    assert isinstance(QApplication.focusWidget(), QLineEdit)
    QTimer.singleShot(0, lambda: turn_back_after(lambda: window.session.changed.emit(None)))
    wait_for(DIALOGS[name](demo()))
    come_back(window, qtbot)
    here = QApplication.focusWidget()
    assert isinstance(here, QLineEdit), here
    assert here.accessibleName() == "第2行：姓名"
    assert here.cursorPosition() == len(here.text())
    assert not here.hasSelectedText()
    QTest.keyClick(here, Qt.Key.Key_Escape)
