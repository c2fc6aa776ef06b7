"""Where an input method shows its candidates: right below what is composed, in whatever window that stands.

Qt's plug-ins reckon the cursor against the window in front at the moment when it moves. That is wrong as long as a list
of completions is that window, and before the frame of a new window has its place; nobody tells them of either.
"""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QTransform, QWindow
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from inspector_app.ui.one_guard import OneGuard


class CandidatePlace(OneGuard):
    """The one guard of the application; see :meth:`of_application`."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._front: QWindow | None = None
        self._is_telling = False
        app.focusWindowChanged.connect(self._follow)
        QGuiApplication.inputMethod().cursorRectangleChanged.connect(self._tell)
        self._follow(app.focusWindow())

    def _follow(self, front: QWindow | None) -> None:
        """Another window is in front: also where it is moved to."""
        if self._front is not None and isValid(self._front):
            for moved in (self._front.xChanged, self._front.yChanged):
                moved.disconnect(self._tell_anew)
        self._front = front
        if front is not None:
            for moved in (front.xChanged, front.yChanged):
                moved.connect(self._tell_anew)
        self._tell()

    def _tell_anew(self, *_place: int) -> None:
        """The same place in the window is another one on the screen."""
        QGuiApplication.inputMethod().update(Qt.InputMethodQuery.ImCursorRectangle)

    def _tell(self) -> None:
        """Reckon the entry against the window in front, whichever it is."""
        entry, front = self._app.focusObject(), self._app.focusWindow()
        if self._is_telling or front is None or not isinstance(entry, QWidget) or not isValid(entry):
            return
        place = front.mapFromGlobal(entry.mapToGlobal(QPoint(0, 0)))
        right = QTransform.fromTranslate(place.x(), place.y())
        if right != QGuiApplication.inputMethod().inputItemTransform():
            self._is_telling = True  # Qt says at once that the cursor is elsewhere
            QGuiApplication.inputMethod().setInputItemTransform(right)
            self._is_telling = False
