"""The keys fall where the person was: after a box, a dialog, an act, and when a page shows something else meanwhile.

Qt gives the focus of a widget that is hidden, disabled or deleted to the next one in the window, or to none; of a
window that comes in front again it takes the first one, and that is the navigation. Typing then goes nowhere.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import NamedTuple
from weakref import ref

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget
from shiboken6 import isValid

from inspector_app.ui.one_guard import OneGuard
from inspector_app.ui.widgets.focus_back import Place, first_in, is_entry, is_usable
from inspector_app.ui.widgets.held_keys import HeldKeys
from inspector_app.ui.widgets.in_sight import bring_in_sight

_KEPT, _UNTIL_LET_GO_MS = 60, 20
_POPUP = Qt.FocusReason.PopupFocusReason


class Lost(NamedTuple):
    """A place that is gone, and what Qt gave the focus to instead."""

    place: Place
    at: ref[QWidget] | None

    @property
    def moved_to(self) -> QWidget | None:
        """What has it now."""
        return self.at() if self.at is not None else None


class FocusGuard(OneGuard):
    """The one guard of the application, for every window and dialog; see :meth:`of_application`.

    Where a person or a page puts the focus on purpose it stays.
    """

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._past: list[Place] = []  # the latest last
        self._front: ref[QWidget] | None = None
        self._lost: list[Lost] = []
        self._was_left = self._qt_chooses = False
        self._keys = HeldKeys(self)
        self._keys.overtaken.connect(self._mend)
        app.focusChanged.connect(self._changed)
        self._changed(None, app.focusWidget())

    def enter(self, part: QWidget) -> None:
        """Put the focus into a page: where it was put last, else where one begins there.

        A page that was filled just now has nothing in sight yet, and is looked at once more.
        """
        self._settle(first_in(part, list(self._before())))
        before = QApplication.focusWidget()
        if not is_entry(before) and not is_entry(part.window().focusWidget()):
            self._keys.begin()
        self._later(lambda: self._enter_again(part, before))

    def _enter_again(self, part: QWidget, before: QWidget | None) -> None:
        if is_usable(part) and QApplication.focusWidget() is before and not is_entry(before):
            self._settle(first_in(part, list(self._before())))
        self._keys.give()

    @contextmanager
    def opening(self, *, goes_on: bool) -> Iterator[None]:
        """Something is opened, perhaps in a dialog: what is typed until that is there goes there. Where one ``goes_on``
        with a draft Enter too."""
        self._keys.await_dialog(goes_on=goes_on)
        try:
            yield
        finally:
            self._keys.arrived()

    def take_what_came(self) -> None:
        """A dialog is shown now."""
        self._keys.take_what_came()

    def place(self) -> Place | None:
        """Where one is now."""
        widget = QApplication.focusWidget()
        return Place(widget) if widget is not None else None

    def give_back(self, place: Place | None) -> None:
        """Go back to a place once everything that goes on is done, unless the focus is put elsewhere meanwhile."""
        if place is not None:
            self._lose(place, QApplication.focusWidget())

    def stay(self) -> None:
        """The focus is where it is wanted, however it came there."""
        if (widget := QApplication.focusWidget()) is not None:
            self._note(widget)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """What has the focus loses it: to a wish while it can still be used, else because it is gone.

        A window comes in front: what has its focus, if that can have it, was put there; else Qt takes the first.
        What is typed while the focus is on its way goes where it comes to.
        """
        if self._keys.takes(watched, event):
            return True
        if isinstance(event, QFocusEvent) and event.lostFocus() and event.reason() is not _POPUP:
            self._was_left = isinstance(watched, QWidget) and is_usable(watched)
        elif event.type() == QEvent.Type.MouseButtonPress and watched is QApplication.focusWidget():
            self.stay()  # where Qt had put it meanwhile, perhaps
        elif event.type() == QEvent.Type.WindowActivate and isinstance(watched, QWidget):
            self._qt_chooses = not is_usable(watched.focusWidget())
        return False

    def _changed(self, old: QWidget | None, new: QWidget | None) -> None:
        was_left, self._was_left = self._was_left, False
        self._watch(old, new)
        if new is None:
            place = self._last(QApplication.activeWindow())
            if place is not None and place.widget is None and self._is_front(place.window):
                self._lose(place, None)
            return
        window = new.window()
        if window.windowType() is Qt.WindowType.Popup:
            return
        came_back, self._front = not self._is_front(window), ref(window)
        by_qt, self._qt_chooses = self._qt_chooses, False
        if _is_pressed(new):  # whatever was lost before, the person is there
            self._note(new)
            return
        place, lost = self._last(window), self._lost_in(window)
        if lost is not None:
            place = lost.place
            if came_back:
                is_pushed = by_qt or lost.moved_to is new
            else:  # a stack of pages puts it on the first button of the one that comes
                is_pushed = (not was_left and lost.moved_to is not None) or place.gave_way_to_page_of(new)
        elif place is None or place.widget is not None or place.gave_way_to_entry(new):
            is_pushed = False
        elif came_back:
            is_pushed = by_qt or place.passes_on(new) or place.gave_way_to_page_of(new)
        else:
            is_pushed = not was_left and not place.closed_behind(new)
        if is_pushed and place is not None and place.widget is not new:
            self._lose(place, new)
        else:
            self._note(new)

    def _watch(self, old: QWidget | None, new: QWidget | None) -> None:
        if old is not None and isValid(old) and not old.isWindow():
            old.removeEventFilter(self)
        if new is not None:
            new.installEventFilter(self)

    def _lose(self, place: Place, moved_to: QWidget | None) -> None:
        self._find(place.window)
        self._lost.append(Lost(place, ref(moved_to) if moved_to is not None else None))
        self._keys.begin()
        self._later(self._mend_unpressed)

    def _later(self, act: Callable[[], None]) -> None:
        """Once everything is done: what is put into a layout is in sight only one turn later."""
        QTimer.singleShot(0, self, lambda: QTimer.singleShot(0, self, act))

    def _mend_unpressed(self) -> None:
        """Once the mouse is up: a button that loses the focus while it is down is not clicked."""
        if self._lost and QApplication.mouseButtons() != Qt.MouseButton.NoButton:
            QTimer.singleShot(_UNTIL_LET_GO_MS, self, self._mend_unpressed)
        else:
            self._mend()

    def _mend(self) -> None:
        """Everything that took the place away is done: go back, or to what is there instead.

        Behind a dialog that waits until its window comes in front again.
        """
        front = QApplication.activeModalWidget()
        for place in [lost.place for lost in self._lost]:
            if place.window is None or front not in (None, place.window):
                continue
            target = place.widget or place.cell_view or place.successor(list(self._before(place)))
            if target is not None:
                place.take(target)
                self._settle(target)
        self._keys.give()

    def _settle(self, widget: QWidget) -> None:
        focus = widget.window().focusWidget()
        if focus is None or (focus is not widget and not widget.isAncestorOf(focus)):
            widget.setFocus(Qt.FocusReason.OtherFocusReason)
        bring_in_sight(widget)
        if isinstance(widget, QAbstractItemView) and widget.currentIndex().isValid():
            widget.scrollTo(widget.currentIndex())
        self._note(widget.window().focusWidget() or widget)

    def _lost_in(self, window: QWidget | None) -> Lost | None:
        return next((lost for lost in self._lost if window is not None and lost.place.window is window), None)

    def _find(self, window: QWidget | None) -> None:
        """What was lost in a window is found, or its window is gone."""
        self._lost = [lost for lost in self._lost if lost.place.window not in (None, window)]

    def _note(self, widget: QWidget) -> None:
        self._find(widget.window())
        self._past = [place for place in self._past if place.window is not None and place.widget is not widget]
        if self._last(widget.window()) is None:
            widget.window().removeEventFilter(self)
            widget.window().installEventFilter(self)
        self._past = [*self._past[-_KEPT:], Place(widget)]
        self._keys.give()

    def _last(self, window: QWidget | None) -> Place | None:
        found = (place for place in reversed(self._past) if window is not None and place.window is window)
        return next(found, None)

    def _before(self, this: Place | None = None) -> Iterator[Place]:
        return (place for place in reversed(self._past) if place is not this)

    def _is_front(self, window: QWidget | None) -> bool:
        return window is not None and self._front is not None and self._front() is window


def _is_pressed(widget: QWidget) -> bool:
    """Whether the mouse is down on a widget now: that is how it came to have the focus."""
    return QApplication.mouseButtons() != Qt.MouseButton.NoButton and widget.underMouse()
