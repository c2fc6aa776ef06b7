"""A key that is meant for the window writes nothing: Qt takes Alt+2 in an entry for a 2 where no shortcut takes it.

So it is while a dialog is open, for the shortcuts of the window behind it are dead then.
"""

import sys

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent

from inspector_app.ui.focus_watch import FocusWatch

_Modifier = Qt.KeyboardModifier
# With Ctrl it is AltGr, by which letters are written; a Mac writes letters with Alt.
_ON_A_MAC = sys.platform == "darwin"
_FOR_THE_WINDOW = _Modifier.MetaModifier if _ON_A_MAC else _Modifier.AltModifier | _Modifier.MetaModifier


class StrayKeys(FocusWatch):
    """The one guard of the application; only what has the focus is watched. See :meth:`of_application`."""

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        return event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and is_stray(event)


def is_stray(event: QKeyEvent) -> bool:
    """Whether a key that no shortcut took would write a character though it is none of writing."""
    pressed = event.modifiers()
    return (
        bool(pressed & _FOR_THE_WINDOW)
        and not pressed & _Modifier.ControlModifier
        and bool(event.text())
        and event.text().isprintable()
    )
