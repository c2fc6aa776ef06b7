"""The two buttons of undo and redo over a stack of steps."""

from collections.abc import Callable

from PySide6.QtGui import QUndoStack

from inspector_app.ui.undo_keys import undo_names
from inspector_app.ui.widgets.button import Button, Kind

Act = Callable[[], object]


def undo_buttons(stack: QUndoStack, undo: Act | None = None, redo: Act | None = None) -> tuple[Button, Button]:
    """Enabled while there is something to take back or to do again; ``undo`` and ``redo`` where more is to be done."""
    names = undo_names()
    buttons = (
        Button(icon="undo-2", kind=Kind.ICON, name=names[0], clicked=undo or stack.undo).leave_cursor(),
        Button(icon="redo-2", kind=Kind.ICON, name=names[1], clicked=redo or stack.redo).leave_cursor(),
    )
    for button, changed in zip(buttons, (stack.canUndoChanged, stack.canRedoChanged), strict=True):
        button.setEnabled(False)
        changed.connect(button.setEnabled)
    return buttons
