"""How large a window may be on the screen it is on."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

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
