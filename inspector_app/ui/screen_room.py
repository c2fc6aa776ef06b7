"""How large a window may be on the screen it is on."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QWidget

_FRAMED_MS = 50
_FRAME = QSize(4, 40)  # more than any desktop's title bar and edges, known only once a window is shown


def room(window: QWidget) -> QSize:
    """What the screen has for a window's inside: without task bar, title bar and edges, in logical pixels."""
    return window.screen().availableGeometry().size() - _FRAME


def within(wished: QSize, window: QWidget) -> QSize:
    """The wished size, or what of it the screen has room for."""
    return wished.boundedTo(room(window))


def bound_width(window: QWidget) -> None:
    """Take the least width of a window back to what its screen has room for: a least size beats every wish."""
    window.setMinimumWidth(min(window.minimumWidth(), room(window).width()))


def keep_fitting(
    window: QWidget, fit: Callable[[], None] | None = None, fit_anew: Callable[[], None] | None = None
) -> None:
    """Let an open dialog fit again when it shows more than before, and when the light is changed, whose letters are
    larger: it must not cut its own words, nor leave an entry that came out of sight.

    Without ``fit`` it grows to what it wishes for, within the screen. ``fit_anew`` is for other letters, when it may be
    laid out anew: while somebody types nothing jumps.
    """
    fit = fit or (lambda: window.resize(within(window.sizeHint().expandedTo(window.size()), window)))
    _Fitting(window, fit, fit_anew or fit)


def wished_height(window: QWidget) -> int:
    """How high a window would be at its present width to show all that is in it, in logical pixels."""
    inside = window.layout()
    if inside is None:
        return window.sizeHint().height()
    inside.activate()
    return inside.totalHeightForWidth(window.width()) if inside.hasHeightForWidth() else inside.totalSizeHint().height()


class _Fitting(QObject):
    """Belongs to a window and watches its look, and how high its contents wish it to be.

    It answers only to a higher wish than the last one at the same width: one made smaller by hand stays so.
    """

    def __init__(self, window: QWidget, fit: Callable[[], None], fit_anew: Callable[[], None]) -> None:
        super().__init__(window)
        self._window, self._fit, self._fit_anew = window, fit, fit_anew
        self._wished = QSize()
        self._is_placed = False
        self._soon = QTimer(self, singleShot=True, interval=0)  # once all in it is laid out
        self._soon.timeout.connect(self._look)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if watched is self._window and self._window.isVisible():
            if event.type() == QEvent.Type.StyleChange:
                QTimer.singleShot(0, self, self._restyled)  # once all in it wears the look
            elif event.type() in (QEvent.Type.Show, QEvent.Type.LayoutRequest):
                self._is_placed = self._is_placed and event.type() != QEvent.Type.Show
                self._soon.start()
            elif event.type() == QEvent.Type.WindowActivate and not self._is_placed:
                self._is_placed = True
                QTimer.singleShot(_FRAMED_MS, self, self._place)
            elif isinstance(event, QResizeEvent) and self._is_placed and _grew(event):
                QTimer.singleShot(_FRAMED_MS, self, self._place)  # by what came to stand in it, which wants its room
        return False

    def _place(self) -> None:
        """The desktop has put a title bar around it by now: that must be within reach."""
        if self._window.isVisible() and self._window.isWindow() and not self._window.isMaximized():
            bring_within_the_screen(self._window)

    def _look(self) -> None:
        if self._window.isVisible():
            before, self._wished = self._wished, self._wish()
            grows = self._wished.width() == before.width() and self._wished.height() > before.height()
            lacks = self._window.height() < within(self._wished, self._window).height()
            if grows and lacks and not self._window.window().isMaximized():
                self._fit_in(self._fit)
                self._wished = self._wish()

    def _restyled(self) -> None:
        self._fit_in(self._fit_anew)
        self._wished = self._window.size()  # what is laid out only now may wish for more
        self._soon.start()

    def _wish(self) -> QSize:
        return QSize(self._window.width(), wished_height(self._window))

    def _fit_in(self, fit: Callable[[], None]) -> None:
        fit()
        if self._window.isWindow():
            bring_within_the_screen(self._window)


def _grew(event: QResizeEvent) -> bool:
    """Whether a window became larger, and not by a mouse that is at its edge."""
    before, now = event.oldSize(), event.size()
    is_larger = before.isValid() and (now.width() > before.width() or now.height() > before.height())
    return is_larger and QGuiApplication.mouseButtons() == Qt.MouseButton.NoButton


def bring_within_the_screen(window: QWidget) -> None:
    """Move a window that grew beyond an edge, and no other."""
    frame, screen = window.frameGeometry(), window.screen().availableGeometry()
    if not screen.contains(frame):
        left = max(min(frame.left(), screen.right() - frame.width()), screen.left())
        top = max(min(frame.top(), screen.bottom() - frame.height()), screen.top())
        window.move(left, top)
