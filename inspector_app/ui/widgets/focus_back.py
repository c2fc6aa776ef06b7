"""Where a person was in a window, and where the keys fall when that is not there any more."""

from collections.abc import Iterable, Iterator
from typing import Any
from weakref import ref

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QStackedWidget,
    QWidget,
)  # fmt: skip
from shiboken6 import isValid

from inspector_app.ui.widgets.button import Kind

_BESIDE = "beside"
_ENTRIES = (QLineEdit, QPlainTextEdit, QAbstractItemView)


class Place:
    """A widget that has the focus, kept without keeping the widget itself.

    One that the page made anew is known by its name. One that is gone for good gives way to the entry in which one
    typed before, else to the first of its kind in what was around it; an open cell is opened again.
    """

    def __init__(self, widget: QWidget) -> None:
        self._widget, self._window = ref(widget), ref(widget.window())
        self._type, self._name = type(widget), widget.accessibleName()
        self._around = [ref(each) for each in _parents(widget)]
        view = next((each for each in _parents(widget) if isinstance(each, QAbstractItemView)), None)
        self._view = ref(view) if view is not None else None

    @property
    def widget(self) -> QWidget | None:
        """The widget itself, where it is still there and can be used."""
        return _usable(self._widget())

    @property
    def window(self) -> QWidget | None:
        """The window it was in, while that is in sight."""
        return _usable(self._window())

    def passes_on(self, widget: QWidget) -> bool:
        """Whether it gave the focus on to this while its window was behind a dialog: a button that was disabled to the
        next one, an open cell that closed to its table."""
        own = self._widget()
        was_disabled = own is not None and isValid(own) and own.isVisible() and not own.isEnabled()
        return widget is self.cell_view or (was_disabled and isinstance(widget, QAbstractButton))

    def gave_way_to_page_of(self, widget: QWidget) -> bool:
        """Whether this is no entry and stands in the page that came in the place of its own."""
        return self._gave_way_to(widget) and not is_entry(widget)

    def gave_way_to_entry(self, widget: QWidget) -> bool:
        """Whether one begins here in the page that came in the place of its own: put there before the page came."""
        return self._gave_way_to(widget) and is_entry(widget) and not widget.property(_BESIDE)

    def _gave_way_to(self, widget: QWidget) -> bool:
        around = next(self._still_around(), None)
        page = around.currentWidget() if isinstance(around, QStackedWidget) else None
        return page is not None and page.isAncestorOf(widget)

    def _still_around(self) -> Iterator[QWidget]:
        """What it was in and is still in sight, from the inside."""
        return (part for each in self._around if (part := _usable(each())) is not None)

    def was_in(self, *parts: QWidget) -> bool:
        """Whether it was in one of these."""
        return any(each() is part for each in self._around for part in parts)

    def successor(self, before: Iterable["Place"]) -> QWidget | None:
        """What takes its place now; ``before`` are the places in which one was before it, the latest first."""
        around = list(self._still_around())
        if around and isinstance(around[0], QStackedWidget):  # another page came instead
            return first_in(around[0].currentWidget(), before)
        page = next((n for n, part in enumerate(around) if isinstance(part, QStackedWidget)), len(around))
        parts = around[:page]
        same = (each for part in parts if self._name for each in self._alike(part, self._name))
        is_button = issubclass(self._type, QAbstractButton)
        near = (each for part in parts for each in self._near(part, is_button))
        entry = next(
            (place.widget for place in before if place.is_entry and place.widget and place.was_in(*parts)), None
        )
        first = next(same, None) or (entry if is_button else None) or next(near, None) or entry
        return first or (first_in(parts[-1], before) if parts else None)

    def take(self, widget: QWidget) -> None:
        """Put the focus into what was found; a cell that was open is opened again, so that typing goes on in it."""
        widget.setFocus(Qt.FocusReason.OtherFocusReason)
        view = self._view() if self._view is not None else None
        if view is widget and view is not None and view.currentIndex().isValid():
            view.edit(view.currentIndex())
            line = view.indexWidget(view.currentIndex())
            if isinstance(line, QLineEdit):
                line.end(False)

    @property
    def cell_view(self) -> QWidget | None:
        """The table in which it was an open cell."""
        return _usable(self._view()) if self._view is not None else None

    def closed_behind(self, widget: QWidget) -> bool:
        """Whether it is a cell that was left for this: it closes before anybody hears of that, and its table stands."""
        return self.cell_view is not None and widget is not self.cell_view

    @property
    def is_entry(self) -> bool:
        """Whether one writes or chooses there."""
        return issubclass(self._type, (*_ENTRIES, QComboBox))

    def _alike(self, part: QWidget, name: str = "") -> Iterator[QWidget]:
        """What is of its kind in a part of the window, as Tab goes."""
        for each in within(part):
            if isinstance(each, self._type) and _can_be_reached(each) and name in ("", each.accessibleName()):
                yield each

    def _near(self, part: QWidget, is_button: bool) -> Iterator[QWidget]:
        """What may take its place in a part: after a button rather an entry or a list, which no key sets off, than the
        next button."""
        if is_button:
            yield from (each for each in within(part) if is_entry(each) and _can_be_reached(each))
        yield from (each for each in self._alike(part) if not each.property(_BESIDE))


def first_in(part: QWidget, before: Iterable[Place] = ()) -> QWidget:
    """Where the focus begins in a part of the window: where it was put last, perhaps while the part was out of sight,
    else the first entry or list, else what comes next, else the part itself."""
    while isinstance(part, QStackedWidget) and part.currentWidget() is not None:
        part = part.currentWidget()
    put = part.focusWidget()
    if put is not None and put is not QApplication.focusWidget() and is_entry(put) and _can_be_reached(put):
        return put
    for place in before:
        if (widget := place.widget) is not None and part.isAncestorOf(widget) and not _leads_back(widget):
            return widget
    every = [widget for widget in within(part) if widget.isVisibleTo(part) and widget.isEnabled()]
    next_steps = (widget for widget in every if widget.property("kind") == str(Kind.PRIMARY))
    begins = (widget for widget in every if is_entry(widget) and not widget.property(_BESIDE))
    return next(begins, None) or next(next_steps, part)


def _leads_back(widget: QWidget) -> bool:
    """Whether it is a button that takes back, or leaves the page: Enter there would undo that one came."""
    return isinstance(widget, QAbstractButton) and bool(widget.property(_BESIDE))


def way_out(widget: QWidget) -> QWidget | None:
    """Where one goes who leaves a table: to what comes after it in what it stands in, else to what begins there. Tab
    would go on to the navigation from the last one of a page, where Enter opens another."""
    for part in _parents(widget):
        every = list(within(part))
        place = every.index(widget)
        for each in (*every[place:], *every[:place]):
            if _can_be_reached(each) and each is not widget and not widget.isAncestorOf(each):
                return each
    return None


def beside(widget: QWidget) -> QWidget:
    """Mark a list that only shows what goes with the page, or a button that takes back or leaves it: it can be reached,
    but nobody begins there, and the focus of what is gone is not given to it."""
    widget.setProperty(_BESIDE, True)
    return widget


def is_entry(widget: QWidget | None) -> bool:
    """Whether one writes there, or chooses from a list."""
    return isinstance(widget, _ENTRIES)


def within(part: QWidget) -> Iterator[QWidget]:
    """What is in a part of a window, as Tab goes."""
    widget, seen = part.nextInFocusChain(), set[Any]()
    while widget is not None and widget is not part and widget not in seen:
        seen.add(widget)
        if part.isAncestorOf(widget):
            yield widget
        widget = widget.nextInFocusChain()


def _parents(widget: QWidget) -> Iterator[QWidget]:
    """What a widget is in, from the inside, the window last."""
    around: QWidget | None = widget
    while around is not None and not around.isWindow():
        around = around.parentWidget()
        if around is not None:
            yield around


def is_usable(widget: QWidget | None) -> bool:
    """Whether a widget is there, in sight, and takes keys."""
    return widget is not None and isValid(widget) and widget.isVisible() and widget.isEnabled()


def _usable(widget: QWidget | None) -> QWidget | None:
    return widget if is_usable(widget) else None


def _can_be_reached(widget: QWidget) -> bool:
    return is_usable(widget) and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
