"""Mouse, keyboard and input method on widgets, each as one movement of a person."""

from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QInputMethodEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QListView,
    QMenu,
    QPlainTextEdit,
    QScrollArea,
    QTextEdit,
    QWidget,
)  # fmt: skip

from tests.journeys.screen import cells_of, front


def bring_in_sight(widget: QWidget) -> None:
    around = widget.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(widget, 8, 8)
        around = around.parentWidget()


def lies_in_front(widget: QWidget) -> bool:
    """Whether a click on its middle hits it: nothing covers it, and it stands in its place already."""
    bring_in_sight(widget)
    hit = widget.window().childAt(middle_of(widget))
    return hit is widget or (hit is not None and widget.isAncestorOf(hit))


def middle_of(widget: QWidget) -> QPoint:
    return widget.mapTo(widget.window(), widget.rect().center())


def click_on(widget: QWidget) -> None:
    bring_in_sight(widget)
    target = widget.viewport() if isinstance(widget, QPlainTextEdit | QTextEdit) else widget
    window, place = target.window(), middle_of(target)
    QTest.mouseClick(window.windowHandle(), Qt.MouseButton.LeftButton, pos=place)  # it hits what lies in front there


def write_over(entry: QWidget, text: str) -> None:
    assert entry.hasFocus() or entry.isAncestorOf(focused()), "a click does not lead into it"
    QTest.keyClick(entry, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    if text:
        commit(entry, text)
    else:
        QTest.keyClick(entry, Qt.Key.Key_Delete)


def commit(entry: QWidget, text: str) -> None:
    """Letters and digits by keys, everything else as an input method brings it."""
    if text.isascii() and "\n" not in text:
        QTest.keyClicks(entry, text)
    else:
        event = QInputMethodEvent("", [])
        event.setCommitString(text)
        QApplication.sendEvent(entry, event)


def focused() -> QWidget:
    window = front()
    widget = QApplication.focusWidget() or (window.focusWidget() if window else None) or window
    assert widget is not None, "no window is there"
    return widget


def press_keys(keys: str) -> None:
    combination = QKeySequence(keys)[0]
    QTest.keyClick(focused(), combination.key(), combination.keyboardModifiers())


def choose_from(box: QComboBox, option: str) -> None:
    """Open the list by a click, walk to the option by the arrow keys, and take it."""
    options = [number for number in range(box.count()) if option in box.itemText(number)]
    assert len(options) == 1, f"{len(options)} options hold {option!r}"
    (wanted,) = options
    click_on(box)
    view = box.view()
    assert view.isVisible(), "the list does not open"
    while (before := view.currentIndex().row()) != wanted:
        QTest.keyClick(view, Qt.Key.Key_Down if before < wanted else Qt.Key.Key_Up)
        assert view.currentIndex().row() != before, "the list does not move"
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert box.currentIndex() == wanted, "the option is not taken"


def place_of(view: QAbstractItemView, words: str, column: int | None) -> QPoint | None:
    for row, cells in enumerate(cells_of(view)):
        place = next((number for number, cell in enumerate(cells) if words in cell), None)
        if place is not None:
            index = view.model().index(row, place if column is None else column)
            return middle(view, index)
    return None


def middle(view: QAbstractItemView, index: QModelIndex) -> QPoint:
    view.scrollTo(index)
    box: QRect = view.visualRect(index)
    return box.intersected(view.viewport().rect()).center()


def single_click(view: QAbstractItemView, place: QPoint) -> None:
    """A click hits what lies in front: the entry of an open cell, or the list itself."""
    front = view.viewport().childAt(place) or view.viewport()
    QTest.mouseClick(front, Qt.MouseButton.LeftButton, pos=front.mapFrom(view.viewport(), place))


def double_click(view: QAbstractItemView, place: QPoint) -> None:
    single_click(view, place)
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)


def offered(words: str) -> tuple[QListView, QPoint] | None:
    """The open list of completions and the place of the offer in which these words stand."""
    popup = QApplication.activePopupWidget()
    if not isinstance(popup, QListView):
        return None
    place = place_of(popup, words, None)
    return None if place is None else (popup, place)


def open_menu(entry: str) -> QMenu | None:
    menu = QApplication.activePopupWidget()
    offered = isinstance(menu, QMenu) and any(entry in action.text() for action in menu.actions())
    return menu if offered and isinstance(menu, QMenu) else None


def trigger(menu: QMenu, entry: str) -> None:
    action = next(action for action in menu.actions() if entry in action.text())
    assert action.isEnabled(), f"“{entry}” cannot be chosen"
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())
