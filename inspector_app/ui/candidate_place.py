"""Where an input method shows its candidates: right below what is composed, in whatever window that stands.

Qt's plug-ins reckon the cursor against the window in front at the moment when it moves. That is wrong as long as a list
of completions is that window, before the frame of a new window has its place, and when what the entry stands in is
scrolled; nobody tells them of any of these.
"""

from collections.abc import Iterator

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QTransform, QWindow
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QScrollBar, QWidget
from shiboken6 import isValid

from inspector_app.ui.one_guard import OneGuard


class CandidatePlace(OneGuard):
    """The one guard of the application; see :meth:`of_application`."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._front: QWindow | None = None
        self._is_telling = False
        self._bars: tuple[QScrollBar, ...] = ()
        app.focusWindowChanged.connect(self._follow)
        app.focusObjectChanged.connect(self._ride)
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

    def _ride(self, entry: QObject | None) -> None:
        """Another entry has the keys: whatever scrolls it moves its place."""
        for bar in self._bars:
            if isValid(bar):
                bar.valueChanged.disconnect(self._tell)
        self._bars = tuple(_bars_around(entry))
        for bar in self._bars:
            bar.valueChanged.connect(self._tell)

    def _tell_anew(self, *_place: int) -> None:
        """The same place in the window is another one on the screen."""
        QGuiApplication.inputMethod().update(Qt.InputMethodQuery.ImCursorRectangle)

    def _tell(self, *_scrolled: int) -> None:
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


def _bars_around(entry: QObject | None) -> Iterator[QScrollBar]:
    """The scroll bars of everything that an entry stands in, and of itself."""
    while isinstance(entry, QWidget):
        if isinstance(entry, QAbstractScrollArea):
            yield from (entry.verticalScrollBar(), entry.horizontalScrollBar())
        entry = entry.parentWidget()
