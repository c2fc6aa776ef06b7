"""What is typed while the focus is on its way is not typed into whatever has it meanwhile."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication


class HeldKeys(QObject):
    """Keys and words that are held back, and given in their order to what has the focus then."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._held: list[QKeyEvent | QInputMethodEvent] = []
        self._on_the_way = False

    def begin(self) -> None:
        """The focus will be put elsewhere within the next turns."""
        self._on_the_way = True

    def takes(self, event: QEvent) -> bool:
        """Whether the event is one that is written with and was held back."""
        if not self._on_the_way:
            return False
        if isinstance(event, QKeyEvent) and (event.type() == QEvent.Type.KeyPress or self._lets_go(event)):
            key, pressed = event.key(), event.modifiers()
            self._held.append(QKeyEvent(event.type(), key, pressed, event.text(), event.isAutoRepeat()))
        elif isinstance(event, QInputMethodEvent) and event.commitString():
            words = QInputMethodEvent("", [])
            words.setCommitString(event.commitString())
            self._held.append(words)
        else:
            return False
        return True

    def _lets_go(self, event: QKeyEvent) -> bool:
        """Whether a held key is let go: a button that gets the one without the other stays down and does nothing."""
        keys = [held.key() for held in self._held if isinstance(held, QKeyEvent)]
        return event.type() == QEvent.Type.KeyRelease and event.key() in keys

    def give(self) -> None:
        """The focus is where it shall be. Each goes to what has it then: one of them may be Tab."""
        self._on_the_way = False
        held, self._held = self._held, []
        for event in held:
            if (place := QApplication.focusWidget()) is not None:
                QCoreApplication.sendEvent(place, event)
