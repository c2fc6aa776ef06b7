"""The two buttons of undo and redo over a stack of steps."""

from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QUndoStack

from inspector_app.ui.translation import tr
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
    nothing = (tr("没有可以撤销的改动"), tr("没有可以重做的改动"))
    for button, changed, why_not in zip(buttons, (stack.canUndoChanged, stack.canRedoChanged), nothing, strict=True):
        button.allow(False, why_not)
        changed.connect(partial(button.allow, why_not=why_not))
    return buttons
