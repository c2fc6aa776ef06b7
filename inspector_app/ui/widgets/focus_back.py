"""Where one was before a dialog opened, so that the keys fall there again once it is gone."""

from collections.abc import Iterable, Iterator

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid


class FocusBack:
    """Made before a dialog opens; :meth:`give_back` after it has closed and the page has read its lists again.

    A button that the page made anew meanwhile is known by its name; one that is not there any more, such as that of a
    step which was taken, gives way to the first of its kind in what was around it. Where the page itself was left,
    nothing happens.
    """

    def __init__(self) -> None:
        self._widget = QApplication.focusWidget()
        self._window = self._widget.window() if self._widget else None
        self._name = self._widget.accessibleName() if self._widget else ""
        self._type = type(self._widget) if self._widget else QWidget
        self._around = list(_parents(self._widget))

    def give_back(self) -> None:
        """Put the focus there when everything that the dialog set off is done."""
        if self._window is not None:
            QTimer.singleShot(0, self._now)

    def _now(self) -> None:
        if self._window is None or not isValid(self._window) or QApplication.activeModalWidget() not in (
            None, self._window,
        ):  # fmt: skip
            return
        stays = self._widget is not None and isValid(self._widget) and self._window.isAncestorOf(self._widget)
        place = self._widget if stays else self._same() or self._near()
        if place is not None and place.isVisible() and place.isEnabled():
            place.setFocus()

    def _same(self) -> QWidget | None:
        window = self._window
        every: Iterable[QWidget] = window.findChildren(QWidget) if window is not None and self._name else ()
        found = (each for each in every if isinstance(each, self._type) and each.accessibleName() == self._name)
        return next((each for each in found if each.isVisible()), None)

    def _near(self) -> QWidget | None:
        """The first of its kind, as Tab goes, in the nearest part of the page that is still there and has one."""
        for part in (each for each in self._around if isValid(each) and each.isVisible()):
            place = part.nextInFocusChain()
            while place is not None and place is not part:
                if part.isAncestorOf(place) and isinstance(place, self._type) and _can_be_reached(place):
                    return place
                place = place.nextInFocusChain()
        return None


def _parents(widget: QWidget | None) -> Iterator[QWidget]:
    """What a widget is in, from the inside, the window left out."""
    while widget is not None and not widget.isWindow() and (widget := widget.parentWidget()) is not None:
        if not widget.isWindow():
            yield widget


def _can_be_reached(widget: QWidget) -> bool:
    return widget.isVisible() and widget.isEnabled() and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
