"""The order of events is that of Qt's real plug-in for ibus under libpinyin and fcitx5, seen on a real screen:

as the focus leaves, the plug-in first sends an empty word and nothing to take in; only then the focus moves.
"""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeySequence, QMouseEvent, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLabel,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QTableWidget,
    QVBoxLayout,
    QWidget,
)  # fmt: skip
from shiboken6 import isValid

from inspector_app.ui.candidate_place import CandidatePlace
from inspector_app.ui.composition import FLEETING, Composition
from inspector_app.ui.widgets.form_dialog import FormDialog
from inspector_app.ui.widgets.known_words import KnownWords, Offer
from inspector_app.ui.widgets.waiting_letters import WaitingLetters

CONTROL = Qt.KeyboardModifier.ControlModifier


def send(widget, preedit, taken=""):
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(taken)
    QCoreApplication.sendEvent(widget, event)


class PlugIn(QObject):
    """Throws the word away as the focus is about to leave, before or after the guard hears of it."""

    def __init__(self, app):
        super().__init__(app)
        self.composing = None

    def compose(self, widget, text):
        send(widget, text)
        self.composing = widget

    def eventFilter(self, watched, event):
        if event.type() is QEvent.Type.FocusAboutToChange and watched is self.composing:
            self.clear()
        return False

    def clear(self):
        widget, self.composing = self.composing, None
        if widget is not None:
            send(widget, "")


@pytest.fixture
def guard(qapp):
    CandidatePlace.of_application()
    WaitingLetters.of_application()
    return Composition.of_application()


@pytest.fixture(params=["first", "last"])
def plug_in(qapp, guard, request):
    """In a change of window the plug-in throws away first, in a window the guard hears of it first."""
    plug_in = PlugIn(qapp)
    compose = plug_in.compose

    def composed(widget, text):
        compose(widget, text)
        if request.param == "first":  # the filter that comes last is asked first
            qapp.installEventFilter(plug_in)

    plug_in.compose = composed
    qapp.installEventFilter(plug_in)
    yield plug_in
    qapp.removeEventFilter(plug_in)


def build(qtbot, kind, entry):
    page = kind()
    qtbot.addWidget(page)
    page.entry, page.other, page.button = entry, QLineEdit(), QPushButton("保存")
    page.button.setProperty("kind", "primary")
    column = QVBoxLayout(page)
    for widget in (page.entry, page.other, page.button):
        column.addWidget(widget)
    page.saved = []
    save = lambda: page.saved.append(words(page.entry))  # noqa: E731
    page.button.clicked.connect(save)
    QShortcut(QKeySequence("Ctrl+S"), page).activated.connect(save)
    page.show()
    page.activateWindow()
    page.entry.setFocus()
    qtbot.waitUntil(page.entry.hasFocus)
    return page


@pytest.fixture(params=[(QWidget, QLineEdit), (QWidget, QPlainTextEdit), (QDialog, QLineEdit), (QDialog, KnownWords)])
def page(qtbot, request):
    kind, entry = request.param
    return build(qtbot, kind, entry([]) if entry is KnownWords else entry())


def words(entry):
    return entry.toPlainText() if isinstance(entry, QPlainTextEdit) else entry.text()


def test_text_being_composed_is_known_but_not_in_the_entry(page, guard):
    send(page.entry, "ni hao")
    assert guard.text == "ni hao"
    assert words(page.entry) == ""


def click_elsewhere(page):
    QTest.mouseClick(page.other, Qt.MouseButton.LeftButton)
    page.other.setFocus()


def press_tab(page):
    page.focusNextChild()


def leave_for_another_window(page):
    other = QWidget()
    page.later = other
    other.show()
    other.activateWindow()
    QTest.qWaitForWindowActive(other)


def close(page):
    page.close()


def pause(_page):
    Composition.of_application().commit()


@pytest.mark.parametrize("leave", [click_elsewhere, press_tab, leave_for_another_window, close, pause])
def test_leaving_takes_it_in_once(page, plug_in, guard, leave):
    send(page.entry, "", "工人说：")
    plug_in.compose(page.entry, "没有发工资")
    leave(page)
    assert words(page.entry) == "工人说：没有发工资"
    assert guard.text == ""


def test_a_key_that_acts_finds_it_taken_in(page, plug_in):
    plug_in.compose(page.entry, "没有发工资")
    QTest.keyClick(page.entry, Qt.Key.Key_Control)
    assert words(page.entry) == ""
    QTest.keyClick(page.entry, Qt.Key.Key_S, CONTROL)
    assert page.saved == ["没有发工资"]


def click_save(page):
    """As a mouse does: the window hears of it first."""
    place = page.button.mapTo(page, page.button.rect().center())
    where, held = QPointF(page.mapToGlobal(place)), Qt.KeyboardModifier.NoModifier
    for kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease):
        event = QMouseEvent(kind, QPointF(place), where, Qt.MouseButton.LeftButton, Qt.MouseButton.LeftButton, held)
        QApplication.sendEvent(page.windowHandle(), event)


def said(page):
    return [each.text() for each in page.findChildren(QLabel) if each.isVisible() and "上屏" in each.text()]


def press_save(page):
    QTest.keyClick(page.entry, Qt.Key.Key_S, CONTROL)


@pytest.mark.parametrize("save", [click_save, press_save])
def test_a_save_waits_once_for_letters_that_are_no_words_yet(page, plug_in, guard, save):
    send(page.entry, "", "工人说：")
    plug_in.compose(page.entry, "nong min")
    save(page)
    QApplication.processEvents()
    assert page.saved == []
    assert (words(page.entry), guard.text) == ("工人说：", "nong min")  # still being composed
    assert [words[:8] for words in said(page)] == ["还有未上屏的文字"]
    assert not page.grab().isNull()  # it can be drawn
    plug_in.compose(page.entry, "nong min gong")
    save(page)
    assert page.saved == []
    save(page)
    assert page.saved == ["工人说：nong min gong"]
    assert said(page) == []


def test_ctrl_enter_in_a_dialog_waits_too(qtbot, guard):
    dialog, entry, wishes = FormDialog("线索"), QPlainTextEdit(), []
    dialog.body.addWidget(entry)
    dialog.accept_requested.connect(lambda: wishes.append(words(entry)))
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.show()
        dialog.activateWindow()
    entry.setFocus()
    send(entry, "nong min")
    QTest.keyClick(entry, Qt.Key.Key_Return, CONTROL)
    assert (wishes, guard.text) == ([], "nong min")
    QTest.keyClick(entry, Qt.Key.Key_Return, CONTROL)
    assert wishes == ["nong min"]


@pytest.mark.parametrize("save", [click_save, press_save])
def test_words_that_are_seen_are_saved_at_once_and_it_is_said_which_nobody_chose(page, plug_in, save):
    """libpinyin and fcitx 4 show their best guess while the letters are typed."""
    send(page.entry, "", "工人说：")
    plug_in.compose(page.entry, "没有发工资")
    save(page)
    assert page.saved == ["工人说：没有发工资"]
    assert [words[:23] for words in said(page)] == ["还有未上屏的文字“没有发工资”，已照现在的样子"]
    send(page.entry, "", "。")  # who goes on to write may still read it
    assert len(said(page)) == 1


def test_a_word_that_was_chosen_is_saved_without_a_word(page, plug_in):
    plug_in.compose(page.entry, "没有发工资")
    send(page.entry, "", "没有发工资")
    click_save(page)
    assert (page.saved, said(page)) == (["没有发工资"], [])


def test_what_a_dialog_saved_unasked_is_told_behind_it_when_it_closes(qtbot, guard):
    behind = QWidget()
    behind.resize(900, 600)
    dialog, entry = FormDialog("线索", parent=behind), QPlainTextEdit()
    dialog.body.addWidget(entry)
    dialog.accept_requested.connect(dialog.accept)
    qtbot.addWidget(behind)
    behind.show()
    with qtbot.waitActive(dialog):
        dialog.show()
        dialog.activateWindow()
    entry.setFocus()
    send(entry, "最早在")
    QTest.keyClick(entry, Qt.Key.Key_Return, CONTROL)
    assert (words(entry), dialog.isVisible()) == ("最早在", False)
    assert [each[:14] for each in said(behind)] == ["还有未上屏的文字“最早在”，"]


def test_what_is_searched_for_holds_up_no_save(page, plug_in):
    page.entry.setProperty(FLEETING, True)
    plug_in.compose(page.entry, "nong min")
    click_save(page)
    plug_in.compose(page.entry, "农民")
    click_save(page)
    assert len(page.saved) == 2
    assert said(page) == []


def test_esc_discards_it_for_good(page, plug_in, guard):
    plug_in.compose(page.entry, "没有发工资")
    plug_in.clear()
    QApplication.processEvents()
    click_elsewhere(page)
    guard.commit()
    assert words(page.entry) == ""


def test_word_that_was_chosen_is_not_taken_twice(page, guard):
    send(page.entry, "ni hao")
    send(page.entry, "")
    send(page.entry, "", "你好")
    page.other.setFocus()
    guard.commit()
    assert words(page.entry) == "你好"


def test_an_entry_written_into_by_the_program_has_given_it_up(page, guard):
    send(page.entry, "ni hao")
    QApplication.processEvents()
    (page.entry.setPlainText if isinstance(page.entry, QPlainTextEdit) else page.entry.setText)("另一份笔录")
    page.other.setFocus()
    assert words(page.entry) == "另一份笔录"


def test_an_entry_that_vanished_is_left_alone(page, guard, qtbot):
    send(page.entry, "ni")
    page.entry.deleteLater()
    qtbot.waitUntil(lambda: not isValid(page.entry))
    guard.commit()
    assert guard.text == ""


def test_a_list_of_completions_that_opens_leaves_the_word_to_the_input_method(qtbot, guard):
    page = build(qtbot, QDialog, KnownWords([Offer("示例工一", "示例工一　工人　349***0013", "first")]))
    send(page.entry, "gong", "示例")  # a word taken and the next one begun in one go: the list opens on it
    assert isinstance(QApplication.activePopupWidget(), QListView)
    assert (page.entry.text(), guard.text) == ("示例", "gong")
    assert candidates_on_screen() == cursor_on_screen(page.entry)
    send(page.entry, "", "工")
    assert page.entry.text() == "示例工"


def cursor_on_screen(entry):
    place = entry.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
    return place.translated(entry.mapToGlobal(QPoint(0, 0)))


def candidates_on_screen():
    """As the plug-ins of ibus and fcitx reckon: against the window in front, which a list of completions may be."""
    place = QGuiApplication.inputMethod().cursorRectangle().toRect()
    return QRect(QGuiApplication.focusWindow().mapToGlobal(place.topLeft()), place.size())


def test_a_window_that_is_moved_takes_its_candidates_along(page, guard, qtbot):
    """As its frame does that comes after it was shown."""
    with qtbot.waitSignal(QGuiApplication.inputMethod().cursorRectangleChanged):
        page.move(page.pos() + QPoint(7, 19))
    assert candidates_on_screen() == cursor_on_screen(page.entry)


def test_candidates_stay_below_an_entry_that_is_scrolled(qtbot, guard):
    area, rows = QScrollArea(), QWidget()
    layout = QVBoxLayout(rows)
    entries = [QLineEdit() for _ in range(60)]
    for entry in entries:
        layout.addWidget(entry)
    area.setWidget(rows)
    qtbot.addWidget(area)
    with qtbot.waitActive(area):
        area.show()
    entries[3].setFocus()
    send(entries[3], "gong")
    before = candidates_on_screen()
    area.verticalScrollBar().setValue(40)
    assert candidates_on_screen() == cursor_on_screen(entries[3]) == before.translated(0, -40)
    entries[20].setFocus()
    area.verticalScrollBar().setValue(300)
    assert candidates_on_screen() == cursor_on_screen(entries[20])


def test_an_offer_that_is_clicked_comes_in_its_place(qtbot, plug_in):
    page = build(qtbot, QDialog, KnownWords([Offer("示例工一", "示例工一　工人　349***0013", "first")]))
    send(page.entry, "", "示例")
    plug_in.compose(page.entry, "gong")
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, QListView)
    place = popup.visualRect(popup.model().index(0, 0)).center()
    QTest.mouseClick(popup.viewport(), Qt.MouseButton.LeftButton, pos=place)
    page.other.setFocus()
    assert page.entry.text() == "示例工一"


def test_a_secret_is_never_looked_at(qtbot, guard):
    line = QLineEdit()
    line.setEchoMode(QLineEdit.EchoMode.Password)
    page = build(qtbot, QWidget, line)
    send(page.entry, "secret")
    assert guard.text == ""


@pytest.fixture
def grid(qtbot):
    grid = QTableWidget(3, 1)
    page = build(qtbot, QWidget, grid)
    grid.setCurrentCell(0, 0)
    return page


def middle(grid, row):
    return grid.visualRect(grid.model().index(row, 0)).center()


def cells(grid):
    return [grid.item(row, 0).text() if grid.item(row, 0) else "" for row in range(3)]


def test_a_name_composed_in_a_cell_stays_in_that_cell_when_another_is_clicked(grid, plug_in):
    plug_in.compose(grid.entry, "赵示例")  # the first word: Qt keeps the focus on the grid and opens the cell below it
    view = grid.entry
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=middle(view, 2))
    assert cells(view) == ["赵示例", "", ""]


def test_a_second_word_in_an_open_cell_stays_there_too(grid, plug_in):
    view = grid.entry
    send(view, "zhao")
    send(view, "", "赵")
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    plug_in.compose(editor, "示例")
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=middle(view, 1))
    QApplication.processEvents()
    assert cells(view) == ["赵示例", "", ""]
