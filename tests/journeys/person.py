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
    QAbstractScrollArea,
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
Kinds = tuple[type[QWidget], ...]
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

    def until(
        self, look: Callable[[], R | None], what: Callable[[], str], then: Callable[[R], object] = lambda _found: None
    ) -> R:
        """Look again and again until something is there; raises :class:`NotThere`.

        What is found is handed over at once and ``then`` done with it before anything else happens.
        """
        future: Future[R] = Future()
        deadline = QDeadlineTimer(PATIENCE_MS)

        def look_again() -> None:
            try:
                found = look()
                late = NotThere(what()) if found is None and deadline.hasExpired() else None
            except BaseException as error:
                future.set_exception(error)
                return
            if late is not None:
                future.set_exception(late)
            elif found is None:
                QTimer.singleShot(_LOOK_AGAIN_MS, self, look_again)
            else:
                future.set_result(found)
                then(found)

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
        return self._look_at(_ENTRIES, name, _words_of)

    def rows(self, table: str) -> list[list[str]]:
        """The cells of a list."""
        return self._look_at((QAbstractItemView,), table, lambda view: list(_cells(view)))

    def offers(self, name: str) -> bool:
        """Whether a button stands there and may be pressed, now."""
        return self._hands.do(lambda: any(b.isEnabled() for b in _named((QAbstractButton,), name, "")))

    def picture(self, name: str) -> bytes:
        """What a preview looks like now."""
        return self._look_at((QAbstractScrollArea,), name, _pixels)

    def see_change(self, name: str, before: bytes) -> None:
        """Wait until a preview looks different."""

        def look() -> bool | None:
            view = _one((QAbstractScrollArea,), name, "")
            return True if view is not None and _pixels(view) != before else None

        self._hands.until(look, lambda: f"{name} stays as it was")

    # Doing

    def click(self, name: str, within: str = "", alike: bool = False) -> None:
        """Click the button with this name once it may be clicked; the first when several ``alike`` are in sight."""
        self._use((QAbstractButton,), name, within, _click, alike=alike)

    def enter(self, name: str, text: str, within: str = "") -> None:
        """Click into an entry, mark everything in it and write over it."""
        self._use(_ENTRIES, name, within, lambda entry: (_click(entry), _write_over(entry, text)))

    def write(self, text: str) -> None:
        """Write on where the cursor stands."""
        self._act(lambda: _commit(_focus(), text))

    def compose(self, text: str) -> None:
        """Leave a word half composed in the input method."""
        self._act(lambda: QApplication.sendEvent(_focus(), QInputMethodEvent(text, [])))

    def choose(self, name: str, option: str, within: str = "") -> None:
        """Walk by arrow keys to the option of a box that holds these words."""
        self._use((QComboBox,), name, within, lambda box: _walk_to(box, option))

    def open(self, table: str, words: str) -> None:
        """Double click on the line of a list in which these words stand."""
        self._on_line(table, words, None, _double_click)

    def mark(self, table: str, words: str, column: int | None = None) -> None:
        """Click on the line of a list in which these words stand, in one of its columns or on the words."""
        self._on_line(table, words, column, _single_click)

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
        """Do it in the window in front, and let everything that follows at once happen before going on."""
        self._after(lambda: True, lambda: "", lambda _found: act())

    def _use(self, kinds: Kinds, name: str, within: str, act: Callable[[Any], object], *, alike: bool = False) -> None:
        self._after(
            lambda: _one(kinds, name, within, able=True, alike=alike),
            lambda: f"“{name}” is not there or cannot be used in:\n{screen_text()}",
            act,
        )

    def _on_line(
        self, table: str, words: str, column: int | None, act: Callable[[QAbstractItemView, QPoint], object]
    ) -> None:
        def look() -> tuple[QAbstractItemView, QPoint] | None:
            view = _one((QAbstractItemView,), table, "")
            place = _place_of(view, words, column) if isinstance(view, QAbstractItemView) else None
            return (view, place) if place is not None else None

        self._after(look, lambda: f"no line of {table} holds “{words}” in:\n{screen_text()}", lambda pair: act(*pair))

    def _after(self, look: Callable[[], Any], what: Callable[[], str], act: Callable[[Any], object]) -> None:
        """Act on what comes in sight. The window in front wakes up first; a dialog that opens holds nobody up."""
        trouble: list[BaseException] = []

        def guarded(found: Any) -> None:
            try:
                act(found)
            except BaseException as error:
                trouble.append(error)

        self._hands.until(_in_front, lambda: f"the window in front does not wake up:\n{screen_text()}")
        self._hands.until(look, what, guarded)
        self._hands.do(lambda: None)
        if trouble:
            raise trouble[0]

    def _look_at(self, kinds: Kinds, name: str, look: Callable[[Any], R]) -> R:
        def once() -> tuple[R] | None:
            found = _one(kinds, name, "")
            return None if found is None else (look(found),)

        return self._hands.until(once, lambda: f"“{name}” is not there in:\n{screen_text()}")[0]


# What is on the screen


def _in_front() -> bool | None:
    """Wake the window in front, as every desktop does when a dialog above it goes; the offscreen one does not."""
    window = front()
    if window is None or QApplication.activeWindow() is window or QApplication.activePopupWidget():
        return True
    window.activateWindow()
    return None


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


def _pixels(widget: QWidget) -> bytes:
    return bytes(widget.grab().toImage().constBits())


def _one(kinds: Kinds, name: str, within: str, *, able: bool = False, alike: bool = False) -> QWidget | None:
    """The one thing with this name that can be seen; with ``able`` None until it may be used."""
    found = _named(kinds, name, within)
    if len(found) > 1 and not alike:
        raise NotThere(f"{len(found)} things are called “{name}” in:\n{screen_text()}")
    return found[0] if found and (found[0].isEnabled() or not able) else None


def _named(kinds: Kinds, name: str, within: str) -> list[QWidget]:
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


def _walk_to(box: QComboBox, option: str) -> None:
    options = [number for number in range(box.count()) if option in box.itemText(number)]
    assert len(options) == 1, f"{len(options)} options hold {option!r}"
    wanted = options[0]
    _bring_in_sight(box)
    box.setFocus(Qt.FocusReason.TabFocusReason)
    while box.currentIndex() != wanted:
        before = box.currentIndex()
        QTest.keyClick(box, Qt.Key.Key_Down if before < wanted else Qt.Key.Key_Up)
        assert box.currentIndex() != before, "the box does not move"


def _place_of(view: QAbstractItemView, words: str, column: int | None) -> QPoint | None:
    for row, cells in enumerate(_cells(view)):
        place = next((number for number, cell in enumerate(cells) if words in cell), None)
        if place is not None:
            index = view.model().index(row, place if column is None else column)
            return _middle(view, index)
    return None


def _middle(view: QAbstractItemView, index: QModelIndex) -> QPoint:
    view.scrollTo(index)
    box: QRect = view.visualRect(index)
    return box.intersected(view.viewport().rect()).center()


def _single_click(view: QAbstractItemView, place: QPoint) -> None:
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)


def _double_click(view: QAbstractItemView, place: QPoint) -> None:
    _single_click(view, place)
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)


def _open_menu(entry: str) -> QMenu | None:
    menu = QApplication.activePopupWidget()
    offered = isinstance(menu, QMenu) and any(entry in action.text() for action in menu.actions())
    return menu if offered and isinstance(menu, QMenu) else None


def _trigger(menu: QMenu, entry: str) -> None:
    action = next(action for action in menu.actions() if entry in action.text())
    assert action.isEnabled(), f"“{entry}” cannot be chosen"
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())
