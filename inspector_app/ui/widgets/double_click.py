"""The second click of a double click may fall on what came under the mouse after the first."""

from PySide6.QtCore import QElapsedTimer
from PySide6.QtWidgets import QApplication


class DoubleClick:
    """Asked by what throws something away: :meth:`may_follow` when it came into place, before it acts whether
    the click :attr:`is_possible` as the second one of the click before."""

    def __init__(self) -> None:
        self._since = QElapsedTimer()

    def may_follow(self) -> None:
        """Something else has come under the mouse."""
        self._since.start()

    @property
    def is_possible(self) -> bool:
        """Whether a click now may still belong to the one before."""
        return self._since.isValid() and self._since.elapsed() < QApplication.doubleClickInterval()
