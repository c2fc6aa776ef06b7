"""What a screen reader says is what is seen: after typing, filtering, refusing and a change of light, on every page."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from inspector_app.ui.frame import MainWindow
from inspector_app.ui.pictures import shots
from inspector_app.ui.widgets.search_box import SearchBox
from inspector_app.ui.widgets.segmented import Segmented
from tests.house.sight import contradictions, settle
from tests.house.test_every_dialog import DIALOGS, demo

SHOTS = shots()
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # raising, in the offscreen plug-in


def told(window: QWidget, after: str) -> list[str]:
    settle()
    return [f"{after}: {words}" for words in contradictions(window)]


def seen(window: QWidget, kind: type[QWidget]) -> list[QWidget]:
    return [each for each in window.findChildren(kind) if each.isVisible() and each.isEnabled()]


def filtered(window: QWidget) -> list[str]:
    """Each word that narrows a list, a search that finds little and one that finds nothing."""
    found = []
    for choice in seen(window, Segmented):
        for button in choice.findChildren(QWidget):
            QTest.mouseClick(button, Qt.MouseButton.LeftButton)
            found += told(window, f"after {button.accessibleName()}")
    for box in seen(window, SearchBox):
        for words in ("示例中学", "没有这样的词"):
            box.setFocus()
            box.selectAll()
            box.insert(words)
            QTest.keyClick(box, Qt.Key.Key_Return)
            found += told(window, f"after looking for {words}")
        box.selectAll()
        QTest.keyClick(box, Qt.Key.Key_Delete)
        QTest.keyClick(box, Qt.Key.Key_Return)
    return found


def in_other_light(window: MainWindow) -> list[str]:
    found = []
    for _ in range(2):
        window.toggle_light()
        found += told(window, "after F9")
    return found


@pytest.mark.parametrize("name", SHOTS)
def test_a_page_says_what_it_shows(name, built):
    window = built(SHOTS[name])
    window.show()
    found = told(window, "at first") + filtered(window)
    if isinstance(window, MainWindow):
        window.session.changed.emit(None)  # what every page hears after saving
        found += told(window, "after saving") + in_other_light(window)
    assert found == []


@pytest.mark.parametrize("name", DIALOGS)
def test_a_dialog_says_what_it_shows(name, built):
    window = built(lambda: DIALOGS[name](demo()))
    window.show()
    assert told(window, "at first") == []


@pytest.mark.parametrize("name", ["CompanyDialog", "PersonDialog", "LinkDialog", "HazardDialog", "VisitDialog"])
def test_a_refusing_dialog_says_what_it_shows(name, built):
    window = built(lambda: DIALOGS[name](demo()))
    window.show()
    for line in seen(window, QLineEdit):
        if not line.isReadOnly() and not isinstance(line.parent(), QComboBox):
            line.setFocus()
            line.selectAll()
            QTest.keyClicks(line, "x9")
            QTest.keyClick(line, Qt.Key.Key_Tab)
    found = told(window, "after typing nonsense")
    window.accept_requested.emit()
    assert found + told(window, "after a refusal") == []
