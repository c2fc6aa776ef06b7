"""The keys that undo and redo: said here once, the same in every editor and on every platform."""

from collections.abc import Callable
from functools import cache

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

from inspector_app.ui.page_keys import PageKey, bind_keys

Act = Callable[[], object]
_Standard = QKeySequence.StandardKey
UNDO_WORDS, REDO_WORDS = "Ctrl+Z", "Ctrl+Y"
_UNDO, _REDO = "撤销", "重做"


def undo_names() -> tuple[str, str]:
    """What the buttons of undo and redo are called."""
    return f"{_UNDO}（{UNDO_WORDS}）", f"{_REDO}（{REDO_WORDS}）"


def undo_keys() -> tuple[QKeySequence, ...]:
    """Ctrl+Z, and what else the platform knows."""
    return _keys(_Standard.Undo, UNDO_WORDS)


def redo_keys() -> tuple[QKeySequence, ...]:
    """Ctrl+Y and Ctrl+Shift+Z, and what else the platform knows: on Linux its own list lacks Ctrl+Y."""
    return _keys(_Standard.Redo, REDO_WORDS, "Ctrl+Shift+Z")


def is_undo(event: QKeyEvent) -> bool:
    """Whether these keys undo."""
    return QKeySequence(event.keyCombination()) in undo_keys()


def is_redo(event: QKeyEvent) -> bool:
    """Whether these keys redo."""
    return QKeySequence(event.keyCombination()) in redo_keys()


def connect_keys(page: QWidget, undo: Act, redo: Act, *, in_sight: bool = False) -> None:
    """The keys undo and redo anywhere on a page, or wherever the focus is while it is ``in_sight``; text entries there
    must leave them to it."""
    told = ((_UNDO, undo_keys(), undo), (_REDO, redo_keys(), redo))
    keys = [PageKey(words, tuple(each.toString() for each in known), act) for words, known, act in told]
    contexts = Qt.ShortcutContext
    bind_keys(page, keys, contexts.WindowShortcut if in_sight else contexts.WidgetWithChildrenShortcut)


class KeysForThePage(QObject):
    """A filter for text entries: they claim the keys for themselves, but undo spans all fields of the page.

    The page's shortcut has them then; where the page has none, ``undo`` and ``redo``.
    """

    def __init__(self, parent: QObject, undo: Act | None = None, redo: Act | None = None) -> None:
        super().__init__(parent)
        self._undo, self._redo = undo, redo

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if not isinstance(event, QKeyEvent):
            return False
        act = self._undo if is_undo(event) else self._redo
        ours = is_undo(event) or is_redo(event)
        if ours and event.type() == QEvent.Type.ShortcutOverride:
            event.ignore()
        elif ours and event.type() == QEvent.Type.KeyPress and act is not None:
            act()
        else:
            return False
        return True


class KeysForTheLine(QObject):
    """A filter for a line that undoes by itself, such as an open cell: Qt gives it the keys of the platform only."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if not (isinstance(event, QKeyEvent) and isinstance(watched, QLineEdit) and is_redo(event)):
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if event.type() == QEvent.Type.KeyPress:
            watched.redo()
            return True
        return False


@cache  # every key that is pressed in an entry is compared with them
def _keys(standard: QKeySequence.StandardKey, *words: str) -> tuple[QKeySequence, ...]:
    ours = [QKeySequence(each) for each in words]
    return (*ours, *(keys for keys in QKeySequence.keyBindings(standard) if keys not in ours))
