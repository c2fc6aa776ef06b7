"""The focus is where the person was, or as near as there still is something; where it is put on purpose it stays."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QTableWidget,
    QVBoxLayout,
    QWidget,
)  # fmt: skip

from inspector_app.ui.grid.view import GridView
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.focus_back import beside
from inspector_app.ui.widgets.focus_guard import FocusGuard
from inspector_app.ui.widgets.page_header import PageHeader
from tests.ui.grid.test_view import Cells


@pytest.fixture
def page(qtbot, qapp):
    """A button of navigation, a search line, and a card with the buttons of two steps."""
    FocusGuard.of_application()
    page = QWidget()
    page.navigation, page.search, page.card = QPushButton("今日", page), QLineEdit(page), QWidget(page)
    outer, inner = QHBoxLayout(page), QHBoxLayout(page.card)
    for each in (page.navigation, page.search, page.card):
        outer.addWidget(each)
    for name in ("立案", "做询问笔录"):
        inner.addWidget(QPushButton(name, accessibleName=name))
    qtbot.addWidget(page)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    return page


def take_away(page):
    for button in page.card.findChildren(QPushButton):
        button.hide()
        button.setParent(None)
        button.deleteLater()


def redraw(page, *names):
    """The steps as a page that was read again shows them."""
    take_away(page)
    for name in names:
        page.card.layout().addWidget(QPushButton(name, accessibleName=name))


def focused():
    focus = QApplication.focusWidget()
    return focus.accessibleName() if focus else ""


def down_and_up(page, button, between):
    """A click as a hand does it: a tenth of a second lies between the two."""
    where = button.mapTo(page, button.rect().center())
    QTest.mousePress(page.windowHandle(), Qt.MouseButton.LeftButton, pos=where)
    between()
    QTest.mouseRelease(page.windowHandle(), Qt.MouseButton.LeftButton, pos=where)


@pytest.mark.parametrize(
    ("names", "found"),
    [
        (("做询问笔录", "立案"), "立案"),
        (("做询问笔录", "制作文书"), "做询问笔录"),
    ],
)
def test_the_same_button_or_else_the_first_of_the_steps(page, qtbot, names, found):
    page.card.findChild(QPushButton).setFocus()
    redraw(page, *names)
    qtbot.waitUntil(lambda: focused() == found)


def test_a_button_that_goes_for_good_leads_back_to_where_one_wrote(page, qtbot):
    page.search.setFocus()
    QTest.keyClicks(page.search, "abc")
    page.search.setCursorPosition(1)
    page.card.findChild(QPushButton).setFocus()
    redraw(page, "制作文书")
    qtbot.waitUntil(page.search.hasFocus)
    assert page.search.cursorPosition() == 1
    assert not page.search.hasSelectedText()


def test_the_focus_of_an_act_that_is_done_is_not_given_to_the_button_that_takes_it_back(page, qtbot):
    page.card.findChild(QPushButton).setFocus()
    take_away(page)
    back, done = QPushButton("更正误登", accessibleName="更正误登"), QPushButton("送达", accessibleName="送达")
    beside(back)
    for each in (back, done):
        page.card.layout().addWidget(each)
    page.search.setEnabled(False)  # nowhere to write
    qtbot.waitUntil(lambda: focused() == "送达")


def test_where_it_is_put_on_purpose_it_stays(page, qtbot):
    page.card.findChildren(QPushButton)[1].setFocus()
    redraw(page, "立案", "做询问笔录")
    page.search.setFocus()
    QTest.qWait(20)
    assert page.search.hasFocus()


def test_an_entry_left_by_the_person_may_go_by_itself(page, qtbot):
    """What hides itself as it is left is not gone back to."""
    page.search.setFocus()
    page.search.editingFinished.connect(page.search.hide)
    last = page.card.findChildren(QPushButton)[1]
    QTest.mouseClick(last, Qt.MouseButton.LeftButton)
    last.setFocus(Qt.FocusReason.MouseFocusReason)
    QTest.qWait(20)
    assert last.hasFocus()


def behind_a_box(page, qtbot, act):
    """Something happens to the page while a box stands before it."""
    box = QDialog(page)
    QVBoxLayout(box).addWidget(QPushButton("知道了"))
    box.setModal(True)
    with qtbot.waitActive(box):
        box.show()
        box.activateWindow()
    act()
    QApplication.processEvents()
    box.hide()
    page.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWindow() is page.windowHandle())
    box.deleteLater()


def test_after_a_box_one_is_where_one_was(page, qtbot):
    page.search.setFocus()
    behind_a_box(page, qtbot, lambda: None)
    qtbot.waitUntil(page.search.hasFocus)


def test_a_step_that_goes_behind_a_box_gives_way_to_the_next(page, qtbot):
    page.card.findChildren(QPushButton)[1].setFocus()
    behind_a_box(page, qtbot, lambda: redraw(page, "制作文书"))
    qtbot.waitUntil(lambda: focused() == "制作文书")


def test_a_button_that_is_disabled_behind_a_box_gives_way(page, qtbot):
    step = page.card.findChildren(QPushButton)[1]
    page.search.setFocus()
    step.setFocus()
    behind_a_box(page, qtbot, lambda: step.setEnabled(False))
    qtbot.waitUntil(page.search.hasFocus)


def test_what_the_program_chose_behind_a_box_stays(page, qtbot):
    step = page.card.findChildren(QPushButton)[1]
    step.setFocus()
    behind_a_box(page, qtbot, page.search.setFocus)
    QTest.qWait(20)
    assert page.search.hasFocus()


def test_an_open_cell_is_open_again_after_a_box(page, qtbot):
    table = QTableWidget(2, 2)
    page.layout().addWidget(table)
    table.setFocus()
    table.setCurrentCell(1, 1)
    QTest.keyClicks(table, "a")
    QTest.keyClicks(QApplication.focusWidget(), "b")
    behind_a_box(page, qtbot, lambda: None)
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QLineEdit))
    QTest.keyClicks(QApplication.focusWidget(), "c")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: table.item(1, 1).text() == "abc")


def test_who_leaves_an_open_cell_by_a_click_is_where_he_clicked(page, qtbot):
    """The cell closes as it is left; what is typed then, such as a date, is not typed over its amount."""
    table = GridView(Cells({"name": "甲"}), at_once=True)
    page.layout().addWidget(table)
    QApplication.processEvents()
    table.go_to(0, 0)
    for key in "800":
        QTest.keyClick(QApplication.focusWidget(), key)
    QTest.mouseClick(page.search, Qt.MouseButton.LeftButton)
    for _ in range(5):
        QApplication.processEvents()
    assert page.search.hasFocus()
    assert table.grid.rows[0]["name"] == "800"


def test_another_page_is_entered_at_its_first_entry_or_where_one_was_in_it(page, qtbot):
    stack, rooms = QStackedWidget(), [QWidget(), QWidget()]
    for room in rooms:
        column = QVBoxLayout(room)
        for each in (QPushButton("返回列表"), QLineEdit(), QLineEdit()):
            column.addWidget(each)
        stack.addWidget(room)
    page.layout().addWidget(stack)
    first, second = (room.findChildren(QLineEdit) for room in rooms)
    first[1].setFocus()
    stack.setCurrentIndex(1)
    qtbot.waitUntil(second[0].hasFocus)
    stack.setCurrentIndex(0)
    qtbot.waitUntil(first[1].hasFocus)


def test_a_page_that_was_left_by_its_way_back_is_not_entered_there(page, qtbot):
    """Enter, as it opens a record, would lead straight back to the list."""
    room, header = QWidget(), PageHeader("案件")
    back, step = header.add_way_back(lambda: None), Button("立案", kind=Kind.PRIMARY)
    column = QVBoxLayout(room)
    for each in (header, step):
        column.addWidget(each)
    page.layout().addWidget(room)
    page.resize(900, 400)
    qtbot.waitUntil(step.isVisible)
    back.setFocus()
    page.search.setFocus()
    FocusGuard.of_application().enter(room)
    qtbot.waitUntil(step.hasFocus)


def test_a_page_that_comes_behind_a_box_is_entered_at_its_entry(page, qtbot):
    """Qt puts the focus of a stack on the first button of the page that comes."""
    stack, rooms = QStackedWidget(), [QWidget(), QWidget()]
    for room in rooms:
        column = QVBoxLayout(room)
        for each in (QPushButton("返回列表"), QLineEdit()):
            column.addWidget(each)
        stack.addWidget(room)
    page.layout().addWidget(stack)
    rooms[0].findChild(QLineEdit).setFocus()
    behind_a_box(page, qtbot, lambda: stack.setCurrentIndex(1))
    qtbot.waitUntil(rooms[1].findChild(QLineEdit).hasFocus)


def test_keys_typed_while_the_focus_is_on_its_way_are_typed_where_it_comes_to(page, qtbot):
    """They were in the queue already: the button that Qt chose meanwhile gets none of them."""
    pressed = []
    page.search.setFocus()
    QTest.keyClicks(page.search, "ab")
    step = page.card.findChildren(QPushButton)[1]
    step.setFocus()
    page.navigation.clicked.connect(lambda: pressed.append("navigation"))
    take_away(page)
    for key in ("c", " ", "d"):
        QTest.keyClicks(QApplication.focusWidget() or page, key)
    words = QInputMethodEvent("", [])
    words.setCommitString("工资")
    QApplication.sendEvent(QApplication.focusWidget() or page, words)
    qtbot.waitUntil(lambda: page.search.text() == "abc d工资")
    assert pressed == []
    QTest.keyClicks(page.search, "e")
    assert page.search.text() == "abc d工资e"


def test_a_click_does_not_overtake_what_was_typed_before_it(page, qtbot):
    """On a busy machine a name and the click into the next entry come at once: the name belongs into its own."""
    step, number = page.card.findChild(QPushButton), QLineEdit(page)
    page.layout().addWidget(number)
    number.show()
    step.setFocus()
    place = FocusGuard.of_application().place()
    page.search.setFocus()
    take_away(page)
    FocusGuard.of_application().give_back(place)  # the step is gone, so this leads to the search line
    QTest.keyClicks(page.search, "ab")
    QTest.mouseClick(
        page.windowHandle(), Qt.MouseButton.LeftButton, pos=number.mapTo(page, number.rect().center())
    )  # as the system brings it
    QTest.keyClicks(number, "cd")
    qtbot.waitUntil(lambda: number.text() == "cd")
    assert page.search.text() == "ab"


def test_the_focus_is_not_taken_from_a_button_while_the_mouse_is_down_on_it(page, qtbot):
    """What lost the focus before gets it back later: a button that loses it between down and up is not clicked."""
    clicked = []
    first, second = page.card.findChildren(QPushButton)
    second.clicked.connect(lambda: clicked.append("second"))
    first.setFocus()
    place = FocusGuard.of_application().place()
    page.search.setFocus()
    FocusGuard.of_application().give_back(place)
    down_and_up(page, second, lambda: QTest.qWait(30))
    assert clicked == ["second"]
    down_and_up(page, second, lambda: (FocusGuard.of_application().give_back(place), QTest.qWait(30)))
    assert clicked == ["second", "second"]
    qtbot.waitUntil(first.hasFocus)  # it was given back once the mouse was up


def test_who_clicks_behind_what_is_gone_is_where_he_clicked(page, qtbot):
    page.card.findChild(QPushButton).setFocus()
    take_away(page)
    page.navigation.setEnabled(True)
    done = []
    page.navigation.clicked.connect(lambda: done.append("navigation"))
    down_and_up(page, page.navigation, lambda: QTest.qWait(30))
    assert done == ["navigation"]
    assert page.navigation.hasFocus()


def test_a_click_into_a_dialog_that_just_came_does_not_overtake_what_was_typed_before_it(page, qtbot):
    """Who is quicker than the dialog types its first entry, and clicks into the next one as soon as it is there."""
    guard, box = FocusGuard.of_application(), QDialog(page, modal=True)
    name, number = QLineEdit(), QLineEdit()
    rows = QVBoxLayout(box)
    for entry in (name, number):
        rows.addWidget(entry)
    page.search.setFocus()

    def type_into(window, *keys):
        for key in keys:
            QTest.keyClick(window.windowHandle(), key)

    with guard.opening(goes_on=False):
        type_into(page, Qt.Key.Key_A, Qt.Key.Key_B)
        guard.take_what_came()
        with qtbot.waitActive(box):
            box.show()
            box.activateWindow()
        name.setFocus()
        for entry, key in ((name, Qt.Key.Key_C), (number, Qt.Key.Key_D), (name, Qt.Key.Key_E)):
            where = entry.mapTo(box, entry.rect().center())
            QTest.mouseClick(box.windowHandle(), Qt.MouseButton.LeftButton, pos=where)  # as the system brings it
            type_into(box, key)
        qtbot.waitUntil(lambda: len(name.text() + number.text()) == 5)
    assert (sorted(name.text()), number.text(), page.search.text()) == (["a", "b", "c", "e"], "d", "")
    box.hide()


def test_a_button_that_gets_a_key_typed_on_the_way_is_pressed_and_let_go(page, qtbot):
    pressed = []
    step = page.card.findChild(QPushButton)
    step.clicked.connect(lambda: pressed.append("step"))
    step.setFocus()
    place = FocusGuard.of_application().place()
    page.search.setFocus()
    FocusGuard.of_application().give_back(place)
    QTest.keyClick(page.search, Qt.Key.Key_Space)
    qtbot.waitUntil(step.hasFocus)
    assert (pressed, step.isDown(), page.search.text()) == (["step"], False, "")


def test_where_one_shall_be_and_is_again_takes_the_keys_at_once(page):
    step = page.card.findChild(QPushButton)
    step.setFocus()
    place = FocusGuard.of_application().place()
    page.search.setFocus()
    FocusGuard.of_application().give_back(place)
    page.search.hide()
    step.setFocus()
    with_key = []
    step.clicked.connect(lambda: with_key.append("step"))
    QTest.keyClick(step, Qt.Key.Key_Space)
    assert with_key == ["step"]


def test_without_any_left_there_is_nothing_to_press_by_mistake(page, qtbot):
    page.card.findChild(QPushButton).setFocus()
    page.navigation.hide()
    redraw(page)
    QTest.qWait(20)
    assert not isinstance(page.focusWidget(), QPushButton)
