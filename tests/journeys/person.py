"""A person before the screen: sees what is visible, clicks, types and presses keys, and finds things by their names.

The person lives on a thread of its own, so that a story is told line by line although dialogs wait in loops of their
own: what is wished for is posted to the window's thread, which is busy with nothing but its event loop.
"""

import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, TypeVar

from PySide6.QtCore import QDeadlineTimer, QEventLoop, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
)  # fmt: skip

from tests.journeys.movements import (
    choose_from,
    click_on,
    commit,
    double_click,
    focused,
    lies_in_front,
    offered,
    open_menu,
    place_of,
    press_keys,
    single_click,
    trigger,
    write_over,
)
from tests.journeys.screen import (
    ENTRIES,
    Kinds,
    NotThere,
    cells_of,
    in_front,
    named,
    one,
    pixels,
    screen_text,
    words_of,
)

R = TypeVar("R")
PATIENCE_MS = 60_000
_LOOK_AGAIN_MS = 5


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
        self.hands = hands

    # Seeing

    def see(self, *words: str) -> None:
        """Wait until each of these words can be read in the window in front."""
        for word in words:
            self.hands.until(lambda word=word: True if word in screen_text() else None,
                              lambda word=word: f"“{word}” cannot be read in:\n{screen_text()}")  # fmt: skip

    def miss(self, *words: str) -> None:
        """Wait until none of these words can be read in the window in front."""
        for word in words:
            self.hands.until(lambda word=word: None if word in screen_text() else True,
                              lambda word=word: f"“{word}” can still be read in:\n{screen_text()}")  # fmt: skip

    def read(self, name: str) -> str:
        """What stands in an entry."""
        return self._look_at(ENTRIES, name, words_of)

    def rows(self, table: str) -> list[list[str]]:
        """The cells of a list."""
        return self._look_at((QAbstractItemView,), table, lambda view: list(cells_of(view)))

    def offers(self, name: str) -> bool:
        """Whether a button stands there and may be pressed, now."""
        return self.hands.do(lambda: any(b.isEnabled() for b in named((QAbstractButton,), name, "")))

    def picture(self, name: str) -> bytes:
        """What a preview looks like now."""
        return self._look_at((QAbstractScrollArea,), name, pixels)

    def see_change(self, name: str, before: bytes) -> None:
        """Wait until a preview looks different."""

        def look() -> bool | None:
            view = one((QAbstractScrollArea,), name, "")
            return True if view is not None and pixels(view) != before else None

        self.hands.until(look, lambda: f"{name} stays as it was")

    # Doing

    def click(self, name: str, within: str = "", alike: bool = False) -> None:
        """Click the button with this name once it may be clicked; the first when several ``alike`` are in sight."""
        self._use((QAbstractButton,), name, within, click_on, alike=alike)

    def enter(self, name: str, text: str, within: str = "") -> None:
        """Click into an entry, mark everything in it and write over it."""
        self._use(ENTRIES, name, within, lambda entry: (click_on(entry), write_over(entry, text)))

    def take_offer(self, name: str, begun: str, words: str) -> None:
        """Begin to write, and click the offer below the entry in which these words stand."""
        self.enter(name, begun)
        self._after(
            lambda: offered(words),
            lambda: f"“{words}” is not offered in:\n{screen_text()}",
            lambda found: single_click(*found),
        )

    def write(self, text: str) -> None:
        """Write on where the cursor stands."""
        self._act(lambda: commit(focused(), text))

    def compose(self, text: str) -> None:
        """Leave a word half composed in the input method."""
        self._act(lambda: QApplication.sendEvent(focused(), QInputMethodEvent(text, [])))

    def choose(self, name: str, option: str, within: str = "") -> None:
        """Open a box, and walk by arrow keys to the option that holds these words."""
        self._use((QComboBox,), name, within, lambda box: choose_from(box, option))

    def open(self, table: str, words: str) -> None:
        """Double click on the line of a list in which these words stand."""
        self._on_line(table, words, None, double_click)

    def mark(self, table: str, words: str, column: int | None = None) -> None:
        """Click on the line of a list in which these words stand, in one of its columns or on the words."""
        self._on_line(table, words, column, single_click)

    def pick_from_menu(self, name: str, entry: str) -> None:
        """Open the menu of a button and choose an entry."""
        self.click(name)
        menu = self.hands.until(lambda: open_menu(entry), lambda: f"no open menu offers “{entry}”")
        self._act(lambda: trigger(menu, entry))

    def press(self, keys: str) -> None:
        """Press keys, such as Ctrl+L, where the cursor stands."""
        self._act(lambda: press_keys(keys))

    # Asking the store, and waiting

    def ask(self, question: Callable[[], R]) -> R:
        """Look behind the screen: what a test wants to know of the store, on the thread that it belongs to."""
        return self.hands.do(question)

    def wait_for(self, look: Callable[[], R | None], what: str) -> R:
        """Wait until something is so behind the screen."""
        return self.hands.until(look, lambda: f"{what}; on the screen:\n{screen_text()}")

    def _act(self, act: Callable[[], object]) -> None:
        """Do it in the window in front, and let everything that follows at once happen before going on."""
        self._after(lambda: True, lambda: "", lambda _found: act())

    def _use(self, kinds: Kinds, name: str, within: str, act: Callable[[Any], object], *, alike: bool = False) -> None:
        def look() -> Any:
            found = one(kinds, name, within, able=True, alike=alike)
            return found if found is not None and lies_in_front(found) else None

        self._after(
            look,
            lambda: f"“{name}” is not there or cannot be used in:\n{screen_text()}",
            act,
        )

    def _on_line(
        self, table: str, words: str, column: int | None, act: Callable[[QAbstractItemView, QPoint], object]
    ) -> None:
        def look() -> tuple[QAbstractItemView, QPoint] | None:
            view = one((QAbstractItemView,), table, "")
            place = place_of(view, words, column) if isinstance(view, QAbstractItemView) else None
            return (view, place) if place is not None else None

        self._after(look, lambda: f"no line of {table} holds “{words}” in:\n{screen_text()}", lambda pair: act(*pair))

    def _after(self, look: Callable[[], Any], what: Callable[[], str], act: Callable[[Any], object]) -> None:
        """Act on what comes in sight. The window in front wakes up first; a dialog that opens holds nobody up.

        Once a dialog is gone what lies behind it wakes up one look later: before, whoever asked by the dialog may not
        have the answer yet, and no person clicks between the two.
        """
        trouble: list[BaseException] = []

        def guarded(found: Any) -> None:
            try:
                act(found)
            except BaseException as error:
                trouble.append(error)

        self.hands.until(lambda: look() if in_front() else None, what, guarded)
        self.hands.do(lambda: None)
        if trouble:
            raise trouble[0]

    def _look_at(self, kinds: Kinds, name: str, look: Callable[[Any], R]) -> R:
        def once() -> tuple[R] | None:
            found = one(kinds, name, "")
            return None if found is None else (look(found),)

        return self.hands.until(once, lambda: f"“{name}” is not there in:\n{screen_text()}")[0]
