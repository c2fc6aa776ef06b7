"""What an input method is still composing is taken into its entry before anything else happens to that entry.

A whole sentence may stand underlined. Qt's plug-ins throw it away when the focus leaves: the engines that compose
Chinese announce that mode, and then ``QInputMethod.commit`` sends an empty event. So the words are put in from here.

Letters that are no words yet are another thing where something is saved by them: a paper must not say ``nong min``. The
first wish to save waits for them, and says so; the second takes them as they stand. Engines that show their best guess
in place of the letters (libpinyin, fcitx 4) leave nothing to tell a guess by: it is saved as it is seen, and told.
"""

import re

from PySide6.QtCore import QCoreApplication, QEvent, QKeyCombination, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QInputMethodEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)  # fmt: skip
from shiboken6 import isValid

from inspector_app.domain.composed import Composed
from inspector_app.ui.one_guard import OneGuard

_Type = QEvent.Type
_PRESSES = (_Type.MouseButtonPress, _Type.MouseButtonDblClick, _Type.TouchBegin, _Type.TabletPress)
_LEAVING = (_Type.FocusAboutToChange, _Type.FocusOut, _Type.Hide)
_COMMAND = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
_ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_LETTERS = re.compile("[a-z]", re.IGNORECASE)
_CONTROL = Qt.KeyboardModifier.ControlModifier
SAVES = "saves"
"""The property of a button that records what is written, besides the primary one."""
FLEETING = "fleeting"
"""The property of an entry whose words are never recorded, such as a box to search in."""
_MODIFIERS = (Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_Shift, Qt.Key.Key_AltGr)


class Composition(OneGuard):
    """The one guard of the application, for every window, dialog and cell; see :meth:`of_application`.

    Only the entry that takes what is typed is watched, and all events only while a word stands there. Secrets are
    never looked at. ``changed`` when it is another word, or none any more; ``waited`` brings the entry with letters for
    which a wish to save waits; ``saved_unasked`` an entry, and what a wish to save took into it that nobody had chosen.
    """

    changed = Signal()
    waited = Signal(object)
    saved_unasked = Signal(object, str)

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._entry: QObject | None = None
        self._text = ""
        self._dropped = ""
        self._around: str | None = None
        self._waited_for = ""
        self._held_back: QKeyCombination | None = None
        app.focusObjectChanged.connect(self._watch)
        self._watch(app.focusObject())

    @property
    def text(self) -> str:
        """What is being composed now, such as pinyin that has not become characters yet."""
        return self._text

    @property
    def entry(self) -> QWidget | None:
        """Where something is being composed; None while nothing is."""
        entry = self._entry if self._text else None
        return entry if isinstance(entry, QWidget) and isValid(entry) else None

    @property
    def composed(self) -> Composed | None:
        """What is being composed, and where in its entry."""
        return Composed(self._text, _cursor(self.entry)) if self.entry is not None else None

    def text_of(self, line: QLineEdit) -> str:
        """What is seen in a line: its text with what is being composed in it."""
        text, place = line.text(), line.cursorPosition()
        return text[:place] + self._text + text[place:] if self.entry is line else text

    def commit(self) -> None:
        """Take what is being composed into its entry as it stands, and let the input method begin afresh."""
        self._commit()

    def _commit(self) -> str:
        """What was taken in."""
        text = self._dropped or (self._text if self._still_stands() else "")
        entry, composing = self._entry, bool(self._text)
        self._end()
        if text and entry is not None and isValid(entry):
            _take_in(entry, text)
        if composing or text:
            QGuiApplication.inputMethod().reset()
        return text

    def _commit_to_save(self) -> None:
        """Take it in for a wish to save, and tell what it was, unless the wish has waited for it."""
        entry, told = self.entry, self._waited_for == self._text
        text = self._commit()
        if text and entry is not None and not told and not entry.property(FLEETING):
            self.saved_unasked.emit(entry, text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        kind = event.type()
        if watched is self._entry:
            if isinstance(event, QInputMethodEvent):
                self._follow(event)
            elif isinstance(event, QKeyEvent) and self._saves_by(event):
                if not self._waits():
                    self._commit_to_save()
                    return False
                event.accept()  # no shortcut; then the key itself comes
                self._held_back = event.keyCombination()
                return True
            elif isinstance(event, QKeyEvent) and kind is _Type.KeyPress and self._holds_back(event):
                return True
            elif _leaves(event) or (isinstance(event, QKeyEvent) and _is_command(event)):
                self.commit()
        if self._text and kind is _Type.Close:
            self.commit()
        return bool(self._text) and kind in _PRESSES and self._stops_press(watched, event)

    def _holds_back(self, event: QKeyEvent) -> bool:
        """Whether it is the key that waits: a dialog would save by it too."""
        held, self._held_back = self._held_back, None
        return held == event.keyCombination()

    def _saves_by(self, event: QKeyEvent) -> bool:
        """Whether a key would record what is written: Ctrl+S, in a dialog Ctrl+Enter too."""
        if event.type() is not _Type.ShortcutOverride or event.modifiers() & _COMMAND != _CONTROL or not self._text:
            return False
        in_dialog = self.entry is not None and isinstance(self.entry.window(), QDialog)
        return event.key() == Qt.Key.Key_S or (event.key() in _ENTERS and in_dialog)

    def _waits(self) -> bool:
        """Whether a wish to save waits for letters that are no words yet: once."""
        entry = self.entry
        if entry is None or entry.property(FLEETING) or not _LETTERS.search(self._text):
            return False
        if self._waited_for == self._text:
            return False
        self._waited_for = self._text
        self.waited.emit(entry)
        return True

    def _stops_press(self, watched: QObject, event: QEvent) -> bool:
        """Whether a press that would save waits; any other finds the word taken in."""
        if not (isinstance(event, QMouseEvent) and _saves(_pressed(watched, event))):
            self._before_press(watched, event)
        elif self._waits():
            return True
        else:
            self._commit_to_save()
        return False

    def _before_press(self, watched: QObject, event: QEvent) -> None:
        """Take it in, except where the press chooses from the list below the entry what comes in its place."""
        completer = self._entry.completer() if isinstance(self._entry, QLineEdit) else None
        popup = QApplication.activePopupWidget()
        if completer is None or popup is None or popup is not completer.popup():
            self.commit()
        elif isinstance(event, QMouseEvent) and watched is completer.popup().viewport():
            self._give_way(completer.popup(), event)

    def _give_way(self, offers: QAbstractItemView, event: QMouseEvent) -> None:
        if offers.indexAt(event.position().toPoint()).isValid():
            self._end()
            QGuiApplication.inputMethod().reset()

    def _follow(self, event: QInputMethodEvent) -> None:
        if self._text and not event.preeditString() and not event.commitString():
            self._dropped = self._text  # Esc, or a plug-in as the focus leaves: that is known within this turn
            QTimer.singleShot(0, self, self._forget)
        if event.commitString():
            self._dropped = ""
        was, self._text = self._text, event.preeditString()
        self._around = None
        if self._text:
            QTimer.singleShot(0, self, self._look_around)
        if self._text and not was:
            self._app.installEventFilter(self)
        elif was and not self._text:
            self._app.removeEventFilter(self)
        if self._text != was:
            self._waited_for = ""
            self.changed.emit()

    def _look_around(self) -> None:
        """Remember what stands around the word, to notice when the program itself writes into the entry."""
        self._around = self._entry.text() if isinstance(self._entry, QLineEdit) and isValid(self._entry) else None

    def _still_stands(self) -> bool:
        """Whether the word is still seen; an entry that was written into by the program has given it up unasked."""
        entry = self._entry
        if entry is None or not isValid(entry):
            return False
        if isinstance(entry, QPlainTextEdit | QTextEdit):
            return self._text in entry.textCursor().block().layout().preeditAreaText()
        return not isinstance(entry, QLineEdit) or self._around is None or entry.text() == self._around

    def _forget(self) -> None:
        self._dropped = ""

    def _end(self) -> None:
        if self._text and isValid(self._app):  # the focus leaves once more when the application itself goes
            self._app.removeEventFilter(self)
        was, self._text = self._text, ""
        self._dropped, self._around, self._waited_for = "", None, ""
        if was:
            self.changed.emit()

    def _watch(self, entry: QObject | None) -> None:
        if entry is self._entry:
            return
        self.commit()
        if self._entry is not None and isValid(self._entry):
            self._entry.removeEventFilter(self)
            self._entry.destroyed.disconnect(self._let_go)
        stands = entry is not None and isValid(entry)  # the focus may come to what is being taken down
        self._entry = entry if stands and isinstance(entry, QWidget) and not _is_secret(entry) else None
        if self._entry is not None:
            try:
                self._entry.destroyed.connect(self._let_go)
            except RuntimeError:  # it is being taken down: that is told nowhere but here
                self._entry = None
                return
            self._entry.installEventFilter(self)

    def _let_go(self) -> None:
        """The entry is gone, and nothing else has the focus yet: what stood in it is not kept alive here."""
        self._end()
        self._entry = None


def compose_on(part: QWidget, composed: Composed | None) -> bool:
    """Put in, as letters, what was being composed when a draft was written, where the cursor of a part of the window
    was put to go on. False where nothing is written in there."""
    entry = part.window().focusWidget()
    if composed is None or entry is None or not part.isAncestorOf(entry):
        return composed is None
    if isinstance(entry, QLineEdit):
        entry.setCursorPosition(composed.behind)
    elif isinstance(entry, QPlainTextEdit):
        cursor = entry.textCursor()
        cursor.setPosition(min(composed.behind, entry.document().characterCount() - 1))
        entry.setTextCursor(cursor)
    elif not isinstance(entry, QAbstractItemView):
        return False
    if composed.text:
        _take_in(entry, composed.text)
    return True


def _take_in(entry: QObject, text: str) -> None:
    event = QInputMethodEvent("", [])
    event.setCommitString(text)
    QCoreApplication.sendEvent(entry, event)


def _cursor(entry: QWidget | None) -> int:
    if isinstance(entry, QLineEdit):
        return entry.cursorPosition()
    return entry.textCursor().position() if isinstance(entry, QPlainTextEdit | QTextEdit) else 0


def _leaves(event: QEvent) -> bool:
    """Whether the entry loses the focus or the eye; a list of completions that opens takes neither."""
    if isinstance(event, QFocusEvent) and event.reason() is Qt.FocusReason.PopupFocusReason:
        return False
    return event.type() in _LEAVING


def _is_command(event: QKeyEvent) -> bool:
    """A key that the input method let pass and that may act on what is written: Ctrl+S, Alt+2, F9."""
    if event.type() is not _Type.ShortcutOverride or event.key() in _MODIFIERS:
        return False
    return bool(event.modifiers() & _COMMAND) or Qt.Key.Key_F1 <= event.key() <= Qt.Key.Key_F35


def _pressed(watched: QObject, event: QMouseEvent) -> QWidget | None:
    """What lies under a press, which its window hears of first."""
    return watched if isinstance(watched, QWidget) else QApplication.widgetAt(event.globalPosition().toPoint())


def _saves(pressed: QWidget | None) -> bool:
    return isinstance(pressed, QAbstractButton) and bool(
        pressed.property(SAVES) or pressed.property("kind") == "primary"
    )


def _is_secret(entry: QWidget) -> bool:
    hints = Qt.InputMethodHint(entry.inputMethodQuery(Qt.InputMethodQuery.ImHints) or 0)
    return bool(hints & Qt.InputMethodHint.ImhHiddenText)
