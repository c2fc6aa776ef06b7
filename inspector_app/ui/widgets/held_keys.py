"""What is typed while the focus is on its way is not typed into whatever has it meanwhile."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QMouseEvent, QWindow
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from shiboken6 import isValid

from inspector_app.ui.widgets.x11_keys import X11Keys

_UNDER_WAY_MS, _LONGEST_MS = 50, 1_500
_PRESSES = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class HeldKeys(QObject):
    """Keys and words that are held back, and given in their order to what has the focus then.

    ``overtaken``: a click comes while some are held. They were typed before it, and are given before it is done;
    so are those for an awaited dialog once that is there.
    """

    overtaken = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._held: list[tuple[QObject, QKeyEvent | QInputMethodEvent]] = []
        self._on_the_way = self._awaits_dialog = self._drops_enter = False
        self._of_server = X11Keys.of_application(self)
        if self._of_server is not None:
            self._of_server.given.connect(self._let_go_of_all)

    def await_dialog(self, *, goes_on: bool) -> None:
        """A dialog may be made now. Until it is there keys come to other windows. Where one ``goes_on`` with a draft
        every key is meant for it; else Enter first is pressed once more on the button that asked for it."""
        self._awaits_dialog, self._drops_enter = True, not goes_on
        self._look_at_all()

    def take_what_came(self) -> None:
        """Just before the awaited dialog is shown: from then on Qt drops what was typed into the window behind it."""
        if self._awaits_dialog:
            QApplication.processEvents()
            if self._of_server is not None and self._awaits_dialog:
                self._of_server.hold()
            QTimer.singleShot(_LONGEST_MS, self, self.arrived)  # also where no focus is told of

    def arrived(self) -> None:
        """The dialog is there, or none came. What was typed for it goes into no button of a box that came instead."""
        if self._awaits_dialog:
            self._awaits_dialog = False
            if self._of_server is not None:
                self._of_server.give()
            self._let_go_of_all()
            there = QApplication.activeModalWidget() is not None
            if there and isinstance(QApplication.focusWidget(), QAbstractButton):
                self._held.clear()
            if there or not self._on_the_way:
                self.give()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """While a dialog is awaited: what comes to a window that it will stand in front of. While keys are held: a
        click."""
        if not isinstance(event, QKeyEvent | QMouseEvent):
            return False
        if self._held and event.type() == QEvent.Type.MouseButtonPress and self._may_be_overtaken():
            self.overtaken.emit()
            self.arrived()
            return False
        if not isinstance(watched, QWindow):
            return False
        front = QApplication.activeModalWidget()
        if front is not None and front.windowHandle() is watched:
            return isinstance(event, QKeyEvent) and self._presses_again(event)
        if not self._awaits_dialog:
            return False
        if isinstance(event, QMouseEvent):  # a click would hit what is going out of sight
            return True
        return (self._drops_enter and not self._held and event.key() in _PRESSES) or self._keeps(watched, event)

    def _presses_again(self, event: QKeyEvent) -> bool:
        """Whether a key that went round by the server was Enter once more on the button that asked for the dialog."""
        if self._drops_enter and self._of_server is not None and self._of_server.is_giving:
            self._drops_enter = event.key() in _PRESSES
            return self._drops_enter
        return False

    def _look_at_all(self) -> None:
        if (app := QApplication.instance()) is not None:
            app.installEventFilter(self)

    def _let_go_of_all(self) -> None:
        """Nothing is awaited any more, and nothing is on its way."""
        is_giving = self._of_server is not None and self._of_server.is_giving
        if not (self._awaits_dialog or self._held or is_giving) and (app := QApplication.instance()) is not None:
            app.removeEventFilter(self)

    def _may_be_overtaken(self) -> bool:
        return not self._awaits_dialog or self._is_there()

    @staticmethod
    def _is_there() -> bool:
        """Whether a dialog stands in front and has the focus."""
        front, focus = QApplication.activeModalWidget(), QApplication.focusWidget()
        return front is not None and focus is not None and front.isAncestorOf(focus)

    def begin(self) -> None:
        """The focus will be put elsewhere within the next turns."""
        self._on_the_way = True

    def takes(self, watched: QObject, event: QEvent) -> bool:
        """Whether the event is one that is written with, on its way to what has the focus now, and was held back."""
        is_held = self._on_the_way or (self._awaits_dialog and bool(self._held))  # behind those that came before
        return is_held and watched is QApplication.focusWidget() and self._keeps(watched, event)

    def _keeps(self, watched: QObject, event: QEvent) -> bool:
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
        if len(self._held) == 1:
            self._look_at_all()
        return True

    def _lets_go(self, event: QKeyEvent) -> bool:
        """Whether a held key is let go: a button that gets the one without the other stays down and does nothing."""
        keys = [held.key() for _, held in self._held if isinstance(held, QKeyEvent)]
        return event.type() == QEvent.Type.KeyRelease and event.key() in keys

    def give(self) -> None:
        """The focus is where it shall be. Each goes to what has it then: one of them may be Tab.

        In a window that is not active nothing has it: then each goes where it was sent. An awaited dialog has the
        focus before the keys come that were typed before.
        """
        if self._awaits_dialog:
            if self._is_there():
                if self._of_server is not None:
                    self._of_server.give()
                QTimer.singleShot(_UNDER_WAY_MS, self, self.arrived)
            return
        self._on_the_way = False
        held, self._held = self._held, []
        for watched, event in held:
            place = QApplication.focusWidget() or watched
            if isValid(place) and isinstance(place, QWidget):
                QCoreApplication.sendEvent(place, event)
        if held:
            self._let_go_of_all()
