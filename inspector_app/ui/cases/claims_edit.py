"""One step of undo over the wage grid: all its rows before and after, with what could not be kept."""

from collections.abc import Callable, Sequence

from PySide6.QtGui import QUndoCommand

from inspector_app.usecases.claim_rows import GridRow

Rows = Sequence[GridRow]


class RowsEdit(QUndoCommand):
    """Pushed once it is kept and shown; ``show`` brings rows in sight. Whether they can be kept is asked before."""

    def __init__(self, before: Rows, after: Rows, reason: str, show: Callable[[Rows], None]) -> None:
        super().__init__(reason)
        self.before, self.after, self.reason = before, after, reason
        self._show = show
        self._is_new = True

    def redo(self) -> None:
        if not self._is_new:
            self._show(self.after)
        self._is_new = False

    def undo(self) -> None:
        self._show(self.before)
