"""A guard that hears what comes to whatever has the focus, and to nothing else."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from inspector_app.ui.one_guard import OneGuard


class FocusWatch(OneGuard):
    """Who derives from it filters the events of the widget with the focus."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._watched: QObject | None = None
        app.focusObjectChanged.connect(self._watch)
        self._watch(app.focusObject())

    def _watch(self, place: QObject | None) -> None:
        if self._watched is not None and isValid(self._watched):
            self._watched.removeEventFilter(self)
            self._watched.destroyed.disconnect(self._let_go)
        self._watched = place if isinstance(place, QWidget) else None
        if self._watched is not None:
            try:
                self._watched.destroyed.connect(self._let_go)
            except RuntimeError:  # it is being taken down: that is told nowhere but here
                self._watched = None
                return
            self._watched.installEventFilter(self)

    def _let_go(self, gone: QObject) -> None:
        if self._watched is not None and (not isValid(self._watched) or gone is self._watched):
            self._watched = None
