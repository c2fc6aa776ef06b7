import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton, QTableWidget, QVBoxLayout, QWidget

from inspector_app.ui.widgets.button import Kind
from inspector_app.ui.widgets.form_dialog import FormDialog


def test_dialog_wishes_and_closes_only_when_told(qtbot, named):
    dialog = FormDialog("登记投诉", "登记")
    line = QLineEdit()
    dialog.body.addWidget(line)
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.open()
        dialog.activateWindow()
    line.setFocus()
    with qtbot.waitSignal(dialog.accept_requested):
        qtbot.keyClick(line, Qt.Key.Key_Return)
    with qtbot.waitSignal(dialog.accept_requested):
        qtbot.keyClick(line, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert dialog.isVisible()
    with qtbot.waitSignal(dialog.rejected):
        named(dialog, QPushButton, "取消").click()


@pytest.fixture
def wishes(qtbot):
    """A dialog with places to press Enter in, and how often its verb was wished for."""
    dialog, told = FormDialog("登记投诉", "登记"), []
    places = {"text": QPlainTextEdit(), "table": QTableWidget(2, 1), "line": QLineEdit()}
    for place in places.values():
        dialog.body.addWidget(place)
    dialog.accept_requested.connect(lambda: told.append(True))
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.show()
        dialog.activateWindow()
    return dialog, places, told


@pytest.mark.parametrize(("place", "times"), [("text", 0), ("table", 0), ("line", 1)])
def test_enter_is_the_primary_button_where_it_has_no_other_meaning(wishes, place, times):
    _dialog, places, told = wishes
    places[place].setFocus()
    QTest.keyClick(places[place], Qt.Key.Key_Return)
    assert len(told) == times


def test_enter_on_another_button_presses_that_one(qtbot, wishes, named):
    dialog, _places, told = wishes
    back = named(dialog, QPushButton, "取消")
    back.setFocus()
    with qtbot.waitSignal(dialog.rejected):
        QTest.keyClick(back, Qt.Key.Key_Return)
    assert told == []


def test_enter_never_destroys(wishes):
    dialog, places, told = wishes
    dialog.primary.setProperty("kind", str(Kind.DANGER))
    places["line"].setFocus()
    QTest.keyClick(places["line"], Qt.Key.Key_Return)
    assert told == []


@pytest.mark.parametrize("made_anew", [False, True])
def test_the_focus_returns_to_where_one_was(qtbot, made_anew):
    """Also when the page has put another button in its place meanwhile."""
    window = QWidget()
    column = QVBoxLayout(window)
    first, button = QLineEdit(), QPushButton("修改")
    column.addWidget(first)
    column.addWidget(button)
    button.setAccessibleName("修改张示例")
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    button.setFocus()
    dialog = FormDialog("登记投诉", "登记", parent=window)

    def save():
        if made_anew:
            again = QPushButton("修改")
            again.setAccessibleName("修改张示例")
            column.addWidget(again)
            button.hide()
            button.setParent(None)
            button.deleteLater()
        dialog.accept()

    QTimer.singleShot(0, save)
    dialog.exec()
    qtbot.waitUntil(lambda: window.focusWidget() is not None)
    qtbot.waitUntil(lambda: window.focusWidget().accessibleName() == "修改张示例")
