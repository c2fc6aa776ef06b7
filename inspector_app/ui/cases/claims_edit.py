"""One step of undo over the wage grid: lines before and after, written through the use case both ways."""

from collections.abc import Callable, Sequence

from PySide6.QtGui import QUndoCommand

from inspector_app.usecases.claim_lines import ClaimLine

Lines = Sequence[ClaimLine]
Write = Callable[[Lines, Lines, str], bool]


class LinesEdit(QUndoCommand):
    """``keep(old, new, reason)`` writes; a step that is refused the first time leaves the stack again."""

    def __init__(self, old: Lines, new: Lines, reason: str, keep: Write) -> None:
        super().__init__(reason)
        self._old, self._new, self._reason, self._keep = old, new, reason, keep

    def redo(self) -> None:
        if not self._keep(self._old, self._new, self._reason):
            self.setObsolete(True)

    def undo(self) -> None:
        if not self._keep(self._new, self._old, f"撤销：{self._reason}"):
            self.setObsolete(True)
