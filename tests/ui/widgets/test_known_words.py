from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QListView, QPlainTextEdit, QVBoxLayout, QWidget

import inspector_app
from inspector_app.ui.widgets.form_dialog import FormDialog
from inspector_app.ui.widgets.known_words import KnownWords, Offer

OFFERS = [
    Offer("示例工一", "示例工一　工人　320***********0013", "first"),
    Offer("示例工一", "示例工一　班组长　320***********0021", "second"),
    Offer("示例工二", "示例工二　工人　身份待核", "third"),
]


@pytest.fixture
def line(qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    line = KnownWords(OFFERS, "登记过的人员")
    line.page, line.taken = page, []
    line.chosen.connect(line.taken.append)
    column = QVBoxLayout(page)
    column.addWidget(line)
    column.addWidget(QLineEdit())
    page.show()
    page.activateWindow()
    line.setFocus()
    qtbot.waitUntil(line.hasFocus)
    return line


def typed(line, text):
    """By an input method, as names are."""
    event = QInputMethodEvent("", [])
    event.setCommitString(text)
    QApplication.sendEvent(line, event)
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, QListView)
    return popup


def shown(popup):
    return [popup.model().index(row, 0).data() for row in range(popup.model().rowCount())]


def test_offers_tell_who_is_meant_and_stand_under_a_name_of_their_own(line):
    popup = typed(line, "工一")
    assert shown(popup) == [offer.words for offer in OFFERS[:2]]
    assert popup.accessibleName() == "登记过的人员"


@pytest.mark.parametrize("take", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab])
def test_an_offer_taken_by_key_leaves_the_name_alone_in_the_line(line, take):
    popup = typed(line, "示例工")
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, take)
    assert (line.text(), line.taken) == ("示例工一", ["second"])
    QTest.keyClick(line, Qt.Key.Key_Tab)
    line.setFocus()
    assert (line.text(), line.taken) == ("示例工一", ["second"])


def test_an_offer_taken_by_mouse_leaves_the_name_alone_in_the_line(line):
    popup = typed(line, "示例工")
    place = popup.visualRect(popup.model().index(2, 0)).center()
    QTest.mouseClick(popup.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert (line.text(), line.taken) == ("示例工二", ["third"])
    line.clearFocus()
    line.setFocus()
    assert (line.text(), line.taken) == ("示例工二", ["third"])


def test_what_is_offered_and_not_taken_chooses_nobody(line):
    popup = typed(line, "示例工二")
    QTest.keyClick(popup, Qt.Key.Key_Escape)
    assert (line.text(), line.taken) == ("示例工二", [])


def test_esc_gives_back_what_was_typed(line):
    popup = typed(line, "示例")
    QTest.keyClick(popup, Qt.Key.Key_Down)
    assert line.text() == "示例工一"
    QTest.keyClick(popup, Qt.Key.Key_Escape)
    assert (line.text(), line.taken) == ("示例", [])


def test_the_list_is_opened_by_key_in_an_empty_line(line):
    QTest.keyClick(line, Qt.Key.Key_Down)
    popup = QApplication.activePopupWidget()
    assert shown(popup) == [offer.words for offer in OFFERS]
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert (line.text(), line.taken) == ("示例工一", ["first"])


def test_every_list_of_completions_in_the_program_is_this_one():
    sources = Path(inspector_app.__file__).parent.rglob("*.py")
    assert [path.stem for path in sources if "QCompleter" in path.read_text(encoding="utf-8")] == ["known_words"]


def test_plain_words_are_offered_as_they_are(qtbot):
    line = KnownWords(["城南街道", "城北街道"])
    qtbot.addWidget(line)
    line.show()
    line.activateWindow()
    line.setFocus()
    qtbot.waitUntil(line.hasFocus)
    popup = typed(line, "北")
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert line.text() == "城北街道"


@pytest.fixture
def dialog(qtbot):
    """A line with what is known, a text and a line below it; Enter is wished from the dialog."""
    dialog = FormDialog("线索")
    dialog.firm, dialog.text, dialog.day = KnownWords(["示例建筑劳务有限公司"]), QPlainTextEdit(), QLineEdit()
    dialog.wished = []
    dialog.accept_requested.connect(lambda: dialog.wished.append(dialog.firm.text()))
    for each in (dialog.firm, dialog.text, dialog.day):
        dialog.body.addWidget(each)
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.show()
        dialog.activateWindow()
    dialog.firm.setFocus()
    return dialog


def typed_on(line, text):
    event = QInputMethodEvent("", [])
    event.setCommitString(text)
    QApplication.sendEvent(line, event)


def test_a_word_that_stands_there_already_is_not_offered(dialog):
    typed_on(dialog.firm, "示例建筑劳务有限公")
    assert QApplication.activePopupWidget() is not None
    typed_on(dialog.firm, "司")
    assert QApplication.activePopupWidget() is None
    QTest.keyClick(dialog.firm, Qt.Key.Key_Return)
    assert dialog.wished == ["示例建筑劳务有限公司"]
    QTest.keyClick(dialog.firm, Qt.Key.Key_Backspace)
    assert QApplication.activePopupWidget() is not None


def test_enter_with_nothing_in_hand_goes_to_the_dialog(dialog):
    typed_on(dialog.firm, "示例建筑")
    QTest.keyClick(QApplication.activePopupWidget(), Qt.Key.Key_Return)
    assert dialog.wished == ["示例建筑"]
    assert QApplication.activePopupWidget() is None


def test_a_click_beside_the_list_closes_it_and_lands_where_it_was_made(dialog):
    typed_on(dialog.firm, "示例建筑")
    place = dialog.text.mapTo(dialog, dialog.text.rect().bottomRight() - QPoint(9, 9))
    QTest.mouseClick(dialog.windowHandle(), Qt.MouseButton.LeftButton, pos=place)
    assert QApplication.activePopupWidget() is None
    assert QApplication.focusWidget() is dialog.text
    typed_on(QApplication.focusWidget(), "拖欠工资")
    assert (dialog.firm.text(), dialog.text.toPlainText()) == ("示例建筑", "拖欠工资")


def test_a_click_on_a_button_beside_the_list_presses_it(dialog):
    typed_on(dialog.firm, "示例建筑")
    assert QApplication.activePopupWidget() is not None
    place = dialog.primary.mapTo(dialog, dialog.primary.rect().center())
    QTest.mouseClick(dialog.windowHandle(), Qt.MouseButton.LeftButton, pos=place)
    assert dialog.wished == ["示例建筑"]


def test_what_is_in_hand_is_what_a_click_beside_the_list_saves(dialog):
    held, saved, chosen = [], [], []
    dialog.firm.chosen.connect(chosen.append)
    dialog.firm.held_changed.connect(lambda: held.append(dialog.firm.text()))
    dialog.accept_requested.connect(lambda: saved.append(held[-1]))
    typed_on(dialog.firm, "示例建筑")
    QTest.keyClick(QApplication.activePopupWidget(), Qt.Key.Key_Down)
    assert held[-1] == "示例建筑"
    place = dialog.primary.mapTo(dialog, dialog.primary.rect().center())
    QTest.mouseClick(dialog.windowHandle(), Qt.MouseButton.LeftButton, pos=place)
    assert saved == dialog.wished == ["示例建筑劳务有限公司"]
    assert len(chosen) == 1  # whoever it names is meant


@pytest.mark.parametrize("shortcut", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_what_is_in_hand_is_what_a_shortcut_saves(dialog, qtbot, shortcut):
    held, saved, chosen = [], [], []
    dialog.firm.chosen.connect(chosen.append)
    dialog.firm.held_changed.connect(lambda: held.append(dialog.firm.text()))
    dialog.accept_requested.connect(lambda: saved.append(held[-1]))
    typed_on(dialog.firm, "示例建筑")
    QTest.keyClick(QApplication.activePopupWidget(), Qt.Key.Key_Down)
    QTest.keyClick(dialog.windowHandle(), Qt.Key.Key_Control, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.activePopupWidget() is not None  # one may think again
    QTest.keyClick(dialog.windowHandle(), shortcut, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: saved == ["示例建筑劳务有限公司"])
    assert dialog.wished == ["示例建筑劳务有限公司"]
    assert len(chosen) == 1
