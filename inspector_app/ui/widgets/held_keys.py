"""What is typed while the focus is on its way is not typed into whatever has it meanwhile."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid


class HeldKeys(QObject):
    """Keys and words that are held back, and given in their order to what has the focus then."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._held: list[tuple[QObject, QKeyEvent | QInputMethodEvent]] = []
        self._on_the_way = False

    def begin(self) -> None:
        """The focus will be put elsewhere within the next turns."""
        self._on_the_way = True

    def takes(self, watched: QObject, event: QEvent) -> bool:
        """Whether the event is one that is written with, on its way to what has the focus now, and was held back."""
        if not self._on_the_way or watched is not QApplication.focusWidget():
            return False
        if isinstance(event, QKeyEvent) and (event.type() == QEvent.Type.KeyPress or self._lets_go(event)):
            key, pressed = event.key(), event.modifiers()
            held = QKeyEvent(event.type(), key, pressed, event.text(), event.isAutoRepeat())
            self._held.append((watched, held))
        elif isinstance(event, QInputMethodEvent) and event.commitString():
            words = QInputMethodEvent("", [])
            words.setCommitString(event.commitString())
            self._held.append((watched, words))
        else:
            return False
        return True

    def _lets_go(self, event: QKeyEvent) -> bool:
        """Whether a held key is let go: a button that gets the one without the other stays down and does nothing."""
        keys = [held.key() for _, held in self._held if isinstance(held, QKeyEvent)]
        return event.type() == QEvent.Type.KeyRelease and event.key() in keys

    def give(self) -> None:
        """The focus is where it shall be. Each goes to what has it then: one of them may be Tab.

        In a window that is not active nothing has it: then each goes where it was sent.
        """
        self._on_the_way = False
        held, self._held = self._held, []
        for watched, event in held:
            place = QApplication.focusWidget() or watched
            if isValid(place):
                QCoreApplication.sendEvent(place, event)
