"""Where one was before a dialog opened, so that the keys fall there again once it is gone."""

from collections.abc import Iterable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid


class FocusBack:
    """Made before a dialog opens; :meth:`give_back` after it has closed and the page has read its lists again.

    A button that the page made anew meanwhile is known by its name. Where the page itself was left, nothing happens.
    """

    def __init__(self) -> None:
        self._widget = QApplication.focusWidget()
        self._window = self._widget.window() if self._widget else None
        self._name = self._widget.accessibleName() if self._widget else ""
        self._type = type(self._widget) if self._widget else QWidget

    def give_back(self) -> None:
        """Put the focus there when everything that the dialog set off is done."""
        if self._window is not None:
            QTimer.singleShot(0, self._now)

    def _now(self) -> None:
        if self._window is None or not isValid(self._window) or QApplication.activeModalWidget() not in (
            None, self._window,
        ):  # fmt: skip
            return
        place = self._widget if self._widget is not None and isValid(self._widget) else self._same()
        if place is not None and place.isVisible() and place.isEnabled():
            place.setFocus()

    def _same(self) -> QWidget | None:
        window = self._window
        every: Iterable[QWidget] = window.findChildren(QWidget) if window is not None and self._name else ()
        found = (each for each in every if isinstance(each, self._type) and each.accessibleName() == self._name)
        return next((each for each in found if each.isVisible()), None)
