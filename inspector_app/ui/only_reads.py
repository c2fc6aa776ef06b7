"""A window in which nothing is changed: what would is out of sight, and neither typed, pasted, dropped nor pressed.

Whatever does not say that it only looks counts as something that changes: a new button stays away until it says so.
"""

from typing import cast

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPlainTextEdit, QTableView, QWidget

from inspector_app.ui.page_keys import CARD_KEY, FIND_KEY, HELP_KEY, LIGHT_KEY, LOCK_KEY, QUIT_KEY, TURN_KEYS, shown_key
from inspector_app.ui.widgets.button import Button
from inspector_app.ui.widgets.date_edit import DateEdit
from inspector_app.ui.widgets.menu_button import MenuButton
from inspector_app.ui.widgets.search_box import SearchBox

_LOOKS = "looks"  # property of an action
_DROPS = (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop)
_KEYS = (
    "Alt+←", "Ctrl+F", FIND_KEY, LOCK_KEY, CARD_KEY, LIGHT_KEY, HELP_KEY, QUIT_KEY, *TURN_KEYS, "Enter", "Ctrl+C",
    "Ctrl+Shift+C", "Esc",
)  # fmt: skip
_COPIES = (QKeySequence.StandardKey.Copy, QKeySequence.StandardKey.SelectAll)
_MOVES = (
    Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown,
    Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Escape, Qt.Key.Key_Return,
    Qt.Key.Key_Enter, Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt,
)  # fmt: skip


def looks(action: QAction) -> QAction:
    """It changes nothing: it stays in the menu of a window that is only read."""
    action.setProperty(_LOOKS, True)
    return action


class OnlyReads(QObject):
    """Watches over the content of a window, as long as that is there. Dialogs are none of it: which of them are shown
    is said by ``only_chosen`` (``ui/record_form.py``)."""

    def __init__(self, content: QWidget) -> None:
        super().__init__(content)
        self._content = content
        QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        kind = event.type()
        if kind is QEvent.Type.Show and isinstance(watched, QMenu):
            self._clear_menu(watched)
        elif kind is QEvent.Type.Show and self._is_ours(watched):
            _close(cast("QWidget", watched))
        elif kind in _DROPS and self._is_ours(watched):
            event.ignore()
            return True
        elif kind is QEvent.Type.InputMethod and isinstance(watched, QTableView):
            return self._is_ours(watched)
        elif kind is QEvent.Type.KeyPress and isinstance(watched, QTableView) and self._is_ours(watched):
            return not _moves(cast("QKeyEvent", event))
        return False

    def _is_ours(self, part: QObject) -> bool:
        return isinstance(part, QWidget) and not part.isWindow() and self._content.isAncestorOf(part)

    def _clear_menu(self, menu: QMenu) -> None:
        button = menu.parent()
        if isinstance(button, MenuButton) and self._is_ours(button) and not button.looks_throughout:
            for action in menu.actions():
                action.setVisible(bool(action.property(_LOOKS)))


def _close(part: QWidget) -> None:
    """A part that comes in sight."""
    if isinstance(part, Button) and not part.only_looks:
        part.hide()
    elif isinstance(part, QTableView):
        part.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
    elif isinstance(part, QPlainTextEdit) or (isinstance(part, QLineEdit) and not _is_looked_with(part)):
        part.setReadOnly(True)
    for key in part.findChildren(QShortcut, options=Qt.FindChildOption.FindDirectChildrenOnly):  # type: ignore[var-annotated]
        key.setEnabled(shown_key(key) in _KEYS or shown_key(key)[:-1] == "Alt+")


def _is_looked_with(line: QLineEdit) -> bool:
    return isinstance(line, SearchBox) or isinstance(line.parent(), DateEdit)


def _moves(event: QKeyEvent) -> bool:
    return (
        event.key() in _MOVES
        or any(event.matches(each) for each in _COPIES)
        or (event.key() == Qt.Key.Key_C and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
    )
