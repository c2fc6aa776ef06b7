"""Files that were opened by a double click wait at the door until the window may take them."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

_LOOK_MS = 200
Files = tuple[str, ...]


class Doorstep(QObject):
    """Behind a lock, under a dialog and during other work nothing is taken in: what lies here is taken afterwards."""

    def __init__(self, may_take: Callable[[], bool], take: Callable[[Files], None], parent: QObject) -> None:
        super().__init__(parent)
        self._may_take, self._take = may_take, take
        self._files: Files = ()
        self._again = QTimer(self, singleShot=True, interval=_LOOK_MS)
        self._again.timeout.connect(self._look)

    def lay(self, files: Sequence[str]) -> None:
        """Have these taken as soon as may be, with those that wait already; each once."""
        self._files = tuple(dict.fromkeys((*self._files, *files)))
        if self._files:
            self._again.start()

    def _look(self) -> None:
        if QApplication.activeModalWidget() is not None or not self._may_take():
            self._again.start()
            return
        files, self._files = self._files, ()
        self._take(files)
