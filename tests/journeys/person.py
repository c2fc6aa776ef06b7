"""A person before the screen: sees what is visible, clicks, types and presses keys, and finds things by their names.

The person lives on a thread of its own, so that a story is told line by line although dialogs wait in loops of their
own: what is wished for is posted to the window's thread, which is busy with nothing but its event loop.
"""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from typing import Any, TypeVar

from PySide6.QtCore import QDeadlineTimer, QEventLoop, QModelIndex, QObject, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QInputMethodEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QListView,
    QMenu,
    QPlainTextEdit,
    QScrollArea,
    QTextEdit,
    QWidget,
)  # fmt: skip

from tests.ui.conftest import accessible_name

R = TypeVar("R")
PATIENCE_MS = 8_000
_LOOK_AGAIN_MS = 5
_ENTRIES = (QLineEdit, QPlainTextEdit, QTextEdit)


class NotThere(AssertionError):
    """What the person looked for did not come in sight."""


class Hands(QObject):
    """Does on the window's thread what the person wishes on its own."""

    _wished = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._wished.connect(self._do, Qt.ConnectionType.QueuedConnection)

    def post(self, act: Callable[[], object]) -> None:
        """Do something soon; a dialog that opens by it does not hold the person up."""
        self._wished.emit(act)

    def do(self, act: Callable[[], R]) -> R:
        """Do something and hand back what came of it."""
        future: Future[R] = Future()
        self.post(lambda: _fulfil(future, act))
        return future.result(PATIENCE_MS / 1000)

    def until(self, look: Callable[[], R | None], what: Callable[[], str]) -> R:
        """Look again and again until something is there; raises :class:`NotThere`."""
        future: Future[R] = Future()
        deadline = QDeadlineTimer(PATIENCE_MS)

        def look_again() -> None:
            try:
                found = look()
                if found is None and deadline.hasExpired():
                    raise NotThere(what())
            except BaseException as error:
                future.set_exception(error)
                return
            if found is None:
                QTimer.singleShot(_LOOK_AGAIN_MS, self, look_again)
            else:
                future.set_result(found)

        self.post(look_again)
        return future.result(2 * PATIENCE_MS / 1000)

    @staticmethod
    def _do(act: Callable[[], object]) -> None:
        act()


def _fulfil(future: "Future[R]", act: Callable[[], R]) -> None:
    try:
        future.set_result(act())
    except BaseException as error:
        future.set_exception(error)


def live(story: Callable[["Person"], object]) -> None:
    """Run the window's loop until the person has lived through a story; its failure is the test's failure."""
    hands = Hands()
    person = Person(hands)
    loop = QEventLoop()
    failures: list[BaseException] = []

    def tell() -> None:
        try:
            story(person)
        except BaseException as error:
            failures.append(error)
        finally:
            hands.post(lambda: _leave(loop))

    thread = threading.Thread(target=tell, name="person")
    QTimer.singleShot(0, thread.start)
    loop.exec()
    thread.join()
    if failures:
        raise failures[0]


def _leave(loop: QEventLoop) -> None:
    """Out of every dialog that still waits, then out of the loop."""
    box = QApplication.activeModalWidget()
    if box is None:
        loop.quit()
        return
    box.hide()
    QTimer.singleShot(_LOOK_AGAIN_MS, loop, lambda: _leave(loop))


class Person:
    """Names are those that a screen reader speaks; ``within`` is the name of a group such as a card."""

    def __init__(self, hands: Hands) -> None:
        self._hands = hands

    # Seeing

    def see(self, *words: str) -> None:
        """Wait until each of these words can be read in the window in front."""
        for word in words:
            self._hands.until(lambda word=word: True if word in screen_text() else None,
                              lambda word=word: f"“{word}” cannot be read in:\n{screen_text()}")  # fmt: skip

    def miss(self, *words: str) -> None:
        """Wait until none of these words can be read in the window in front."""
        for word in words:
            self._hands.until(lambda word=word: None if word in screen_text() else True,
                              lambda word=word: f"“{word}” can still be read in:\n{screen_text()}")  # fmt: skip

    def read(self, name: str) -> str:
        """What stands in an entry."""
        entry = self._find(_ENTRIES, name)
        return self._hands.do(lambda: _words_of(entry))

    def rows(self, table: str) -> list[list[str]]:
        """The cells of a list."""
        view = self._find((QAbstractItemView,), table)
        return self._hands.do(lambda: list(_cells(view)))

    def offers(self, name: str) -> bool:
        """Whether a button stands there and may be pressed, now."""
        return self._hands.do(lambda: any(b.isEnabled() for b in _named((QAbstractButton,), name, "")))

    # Doing

    def click(self, name: str, within: str = "", alike: bool = False) -> None:
        """Click the button with this name once it may be clicked; the first when several ``alike`` are in sight."""
        button = self._find((QAbstractButton,), name, within, able=True, alike=alike)
        self._act(lambda: _click(button))

    def enter(self, name: str, text: str, within: str = "") -> None:
        """Click into an entry, mark everything in it and write over it."""
        entry = self._find(_ENTRIES, name, within, able=True)
        self._act(lambda: (_click(entry), _write_over(entry, text)))

    def write(self, text: str) -> None:
        """Write on where the cursor stands."""
        self._act(lambda: _commit(_focus(), text))

    def compose(self, text: str) -> None:
        """Leave a word half composed in the input method."""
        self._act(lambda: QApplication.sendEvent(_focus(), QInputMethodEvent(text, [])))

    def choose(self, name: str, option: str, within: str = "") -> None:
        """Walk by arrow keys to the option of a box that holds these words."""
        box = self._find((QComboBox,), name, within, able=True)
        found = self._hands.do(lambda: [n for n in range(box.count()) if option in box.itemText(n)])
        assert len(found) == 1, f"{len(found)} options with {option!r} in {name}"
        self._act(lambda: _walk_to(box, found[0]))

    def open(self, table: str, words: str) -> None:
        """Double click on the line of a list in which these words stand."""
        view, place = self._line(table, words)
        self._act(lambda: _double_click(view, place))

    def mark(self, table: str, words: str) -> None:
        """Click on the line of a list in which these words stand."""
        view, place = self._line(table, words)
        self._act(lambda: QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place))

    def pick_from_menu(self, name: str, entry: str) -> None:
        """Open the menu of a button and choose an entry."""
        self.click(name)
        menu = self._hands.until(lambda: _open_menu(entry), lambda: f"no open menu offers “{entry}”")
        self._act(lambda: _trigger(menu, entry))

    def press(self, keys: str) -> None:
        """Press keys, such as Ctrl+L, where the cursor stands."""
        self._act(lambda: _press(keys))

    # Asking the store, and waiting

    def ask(self, question: Callable[[], R]) -> R:
        """Look behind the screen: what a test wants to know of the store, on the thread that it belongs to."""
        return self._hands.do(question)

    def wait_for(self, look: Callable[[], R | None], what: str) -> R:
        """Wait until something is so behind the screen."""
        return self._hands.until(look, lambda: f"{what}; on the screen:\n{screen_text()}")

    def _act(self, act: Callable[[], object]) -> None:
        """Do it, and let everything that follows at once happen before going on; failures are told next time."""
        trouble: list[BaseException] = []

        def guarded() -> None:
            try:
                act()
            except BaseException as error:
                trouble.append(error)

        self._hands.post(guarded)
        self._hands.do(lambda: None)
        if trouble:
            raise trouble[0]

    def _line(self, table: str, words: str) -> tuple[QAbstractItemView, QPoint]:
        view = self._find((QAbstractItemView,), table)
        place = self._hands.until(
            lambda: _place_of(view, words), lambda: f"no line of {table} holds “{words}”: {list(_cells(view))}"
        )
        return view, place

    def _find(
        self, kinds: tuple[type[QWidget], ...], name: str, within: str = "", *, able: bool = False, alike: bool = False
    ) -> Any:
        def look() -> QWidget | None:
            found = _named(kinds, name, within)
            if len(found) > 1 and not alike:
                raise NotThere(f"{len(found)} things are called “{name}” in:\n{screen_text()}")
            return found[0] if found and (found[0].isEnabled() or not able) else None

        return self._hands.until(look, lambda: f"“{name}” is not there or cannot be used in:\n{screen_text()}")


# What is on the screen


def front() -> QWidget | None:
    """The window in front: the dialog that waits for an answer, else the program's window."""
    modal = QApplication.activeModalWidget()
    if modal is not None:
        return modal
    shown = (w for w in QApplication.topLevelWidgets() if w.isVisible() and w.windowType() == Qt.WindowType.Window)
    return next(shown, None)


def seen(root: QWidget) -> Iterator[QWidget]:
    """A window and everything visible in it, the windows above it left out."""
    if root.isVisible():
        yield root
        for child in root.children():
            if isinstance(child, QWidget) and not child.isWindow():
                yield from seen(child)


def screen_text() -> str:
    """Everything that can be read in the window in front, one thing a line."""
    window = front()
    if window is None:
        return ""
    words = [window.windowTitle(), *(_words_of(widget) for widget in seen(window))]
    return "\n".join(word for word in words if word)


def _words_of(widget: QWidget) -> str:
    if isinstance(widget, QLabel | QAbstractButton):
        return widget.text() or widget.accessibleName()
    if isinstance(widget, QLineEdit):
        return widget.displayText()
    if isinstance(widget, QPlainTextEdit | QTextEdit):
        return widget.toPlainText()
    if isinstance(widget, QComboBox):
        return widget.currentText()
    if isinstance(widget, QAbstractItemView):
        return "\n".join("\t".join(row) for row in _cells(widget))
    return widget.accessibleName() if type(widget).__name__ == "Chip" else ""


def _cells(view: QAbstractItemView) -> Iterator[list[str]]:
    model = view.model()
    columns = 1 if isinstance(view, QListView) else model.columnCount()
    for row in range(model.rowCount()):
        yield [str(model.index(row, column).data() or "") for column in range(columns)]


def _named(kinds: tuple[type[QWidget], ...], name: str, within: str) -> list[QWidget]:
    window = front()
    places = [window] if window else []
    if within and window is not None:
        places = [w for w in seen(window) if w.accessibleName() == within and not isinstance(w, QAbstractButton)]
    return [w for place in places for w in seen(place) if isinstance(w, kinds) and name in _names(w)]


def _names(widget: QWidget) -> tuple[str, ...]:
    """A box is spoken with its choice on some systems, so its label counts too; so do the words on a button."""
    words = widget.text() if isinstance(widget, QAbstractButton) else ""
    return tuple(each for each in (widget.accessibleName() or accessible_name(widget) or words,) if each)


# Mouse and keyboard


def _bring_in_sight(widget: QWidget) -> None:
    around = widget.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(widget, 8, 8)
        around = around.parentWidget()


def _click(widget: QWidget) -> None:
    _close_completers()
    _bring_in_sight(widget)
    target = widget.viewport() if isinstance(widget, QPlainTextEdit | QTextEdit) else widget
    QTest.mouseClick(target, Qt.MouseButton.LeftButton)


def _close_completers() -> None:
    """A click elsewhere closes what was offered while typing."""
    popup = QApplication.activePopupWidget()
    if isinstance(popup, QListView):
        popup.close()


def _write_over(entry: QWidget, text: str) -> None:
    if not entry.hasFocus():
        entry.setFocus(Qt.FocusReason.MouseFocusReason)
    QTest.keyClick(entry, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    if text:
        _commit(entry, text)
    else:
        QTest.keyClick(entry, Qt.Key.Key_Delete)


def _commit(entry: QWidget, text: str) -> None:
    """Letters and digits by keys, everything else as an input method brings it."""
    if text.isascii() and "\n" not in text:
        QTest.keyClicks(entry, text)
    else:
        event = QInputMethodEvent("", [])
        event.setCommitString(text)
        QApplication.sendEvent(entry, event)


def _focus() -> QWidget:
    window = front()
    widget = QApplication.focusWidget() or (window.focusWidget() if window else None) or window
    assert widget is not None, "no window is there"
    return widget


def _press(keys: str) -> None:
    combination = QKeySequence(keys)[0]
    QTest.keyClick(_focus(), combination.key(), combination.keyboardModifiers())


def _walk_to(box: QComboBox, wanted: int) -> None:
    _bring_in_sight(box)
    box.setFocus(Qt.FocusReason.TabFocusReason)
    while box.currentIndex() != wanted:
        before = box.currentIndex()
        QTest.keyClick(box, Qt.Key.Key_Down if before < wanted else Qt.Key.Key_Up)
        assert box.currentIndex() != before, "the box does not move"


def _place_of(view: QAbstractItemView, words: str) -> QPoint | None:
    for row, cells in enumerate(_cells(view)):
        if any(words in cell for cell in cells):
            index = view.model().index(row, next(n for n, cell in enumerate(cells) if words in cell))
            return _middle(view, index)
    return None


def _middle(view: QAbstractItemView, index: QModelIndex) -> QPoint:
    view.scrollTo(index)
    box: QRect = view.visualRect(index)
    return box.intersected(view.viewport().rect()).center()


def _double_click(view: QAbstractItemView, place: QPoint) -> None:
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)


def _open_menu(entry: str) -> QMenu | None:
    menu = QApplication.activePopupWidget()
    offered = isinstance(menu, QMenu) and any(entry in action.text() for action in menu.actions())
    return menu if offered and isinstance(menu, QMenu) else None


def _trigger(menu: QMenu, entry: str) -> None:
    action = next(action for action in menu.actions() if entry in action.text())
    assert action.isEnabled(), f"“{entry}” cannot be chosen"
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())
