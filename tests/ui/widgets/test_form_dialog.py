import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTableWidget,
    QVBoxLayout,
    QWidget,
)

from inspector_app.ui.widgets.button import Kind
from inspector_app.ui.widgets.form_dialog import FormDialog
from inspector_app.ui.widgets.plain_dialog import PlainDialog


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


class Inner(FormDialog):
    """Asked for in another dialog."""

    def __init__(self, parent=None):
        super().__init__("选择单位", "选定", 600, parent)
        self.line = QLineEdit()
        self.body.addWidget(self.line)
        self.accept_requested.connect(self.accept)
        self.line.setFocus()


class Outer(FormDialog):
    """Asks for another one when its button is pressed."""

    def __init__(self):
        super().__init__("新建案件", "保存", 500)
        self.answers = []
        self.button = QPushButton("选择…")
        self.button.clicked.connect(lambda: self.answers.append(Inner(self.button).exec()))
        self.body.addWidget(self.button)


@pytest.fixture
def outer(shown):
    return shown(Outer())


def windows():
    return [each for each in QApplication.topLevelWidgets() if each.isVisible()]


def within(outer, act):
    """Press the button and do something in the dialog that takes the place."""
    QTimer.singleShot(0, lambda: act(outer.held))
    outer.button.setFocus()
    QTest.keyClick(outer.button, Qt.Key.Key_Space)


def test_a_dialog_in_a_dialog_takes_its_place_in_the_same_window(outer, qtbot):
    seen, grown = [], []

    def act(inner):
        qtbot.waitUntil(inner.line.hasFocus)
        seen.append((windows() == [outer], inner.isVisible(), outer.button.isVisible(), outer.width() >= 600))
        inner.line.setMinimumHeight(300)
        qtbot.waitUntil(lambda: outer.height() > 400)
        grown.append(outer.height())
        qtbot.keyClicks(inner.line, "x")
        QTest.keyClick(inner.line, Qt.Key.Key_Return)

    within(outer, act)
    assert seen == [(True, True, False, True)]
    assert outer.answers == [QDialog.DialogCode.Accepted]
    assert outer.held is None
    assert outer.button.isVisible()
    qtbot.waitUntil(outer.button.hasFocus)
    outer.fit()
    assert [outer.height()] == grown  # its buttons stay where they were


def test_the_third_dialog_in_a_window_is_whole_in_it(outer, qtbot):
    """Wider than the two that it stands in: its buttons are not cut off at the right."""
    seen = []

    def last(inner):
        third = Inner(inner.line)
        third.setMinimumWidth(900)

        def act():
            right = third.primary.mapTo(outer, third.primary.rect().topRight()).x()
            seen.append((third.width() >= 900, right < outer.width()))
            third.reject()

        QTimer.singleShot(100, act)  # once all is laid out
        third.exec()
        inner.reject()

    within(outer, last)
    assert seen == [(True, True)]


def test_a_dialog_asked_for_in_a_box_above_stands_above_the_box(outer, shown):
    box = shown(PlainDialog("还有内容没有保存", 400, outer.button))
    inner = Inner(box)
    seen = []

    def turn_back():
        seen.append((inner.isWindow(), inner.isVisible(), outer.held))
        inner.reject()

    QTimer.singleShot(0, turn_back)
    inner.exec()
    assert seen == [(True, True, None)]


def test_esc_and_the_way_back_leave_only_the_inner_one(outer, named):
    within(outer, lambda inner: QTest.keyClick(inner.line, Qt.Key.Key_Escape))
    within(outer, lambda inner: named(inner, QPushButton, "返回“新建案件”").click())
    assert outer.answers == [QDialog.DialogCode.Rejected] * 2
    assert outer.isVisible()


def test_the_window_that_is_closed_turns_back_from_both(outer):
    within(outer, lambda _inner: outer.close())
    assert outer.answers == [QDialog.DialogCode.Rejected]
    assert not outer.isVisible()


def test_ctrl_enter_is_meant_for_the_dialog_in_sight(outer):
    wished = []
    outer.accept_requested.connect(lambda: wished.append("outer"))
    within(outer, lambda inner: QTest.keyClick(inner.line, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier))
    assert outer.answers == [QDialog.DialogCode.Accepted]
    assert wished == []


def test_a_window_that_is_hidden_under_a_lock_keeps_the_inner_one(outer):
    def act(inner):
        covered = [child for child in outer.children() if isinstance(child, QWidget) and not child.isHidden()]
        for child in covered:
            child.hide()
        for child in covered:
            child.show()
        assert inner.isVisible()
        inner.accept()

    within(outer, act)
    assert outer.answers == [QDialog.DialogCode.Accepted]


def test_a_dialog_begins_in_its_first_entry_and_not_on_the_button_that_turns_back(qtbot):
    dialog = FormDialog("从备份恢复", "恢复")
    line = QLineEdit()
    dialog.body.addWidget(line)
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.open()
        dialog.activateWindow()
    assert line.hasFocus()
