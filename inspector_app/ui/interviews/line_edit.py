"""One step of undo over the questions of a transcript; key strokes in one entry become one step."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtGui import QUndoCommand

from inspector_app.ui.interviews.lines import Lines

_MERGE_SECONDS = 1.5
_ID = 2  # the head's own edits carry 1


@dataclass(frozen=True, slots=True)
class Step:
    """The lines before and after; ``entry`` (number and part) when text was typed there, at ``moment`` seconds."""

    before: Lines
    after: Lines
    entry: tuple[int, str] | None
    moment: float


class LineEdit(QUndoCommand):
    """``show`` brings lines in sight and into the record."""

    def __init__(self, step: Step, show: Callable[[Lines], None]) -> None:
        super().__init__()
        self.step = step
        self._show = show

    def id(self) -> int:
        return _ID

    def redo(self) -> None:
        self._show(self.step.after)

    def undo(self) -> None:
        self._show(self.step.before)

    def mergeWith(self, other: QUndoCommand) -> bool:  # noqa: N802 - Qt's name
        if not isinstance(other, LineEdit):
            return False
        mine, its = self.step, other.step
        if mine.entry is None or mine.entry != its.entry or its.moment - mine.moment > _MERGE_SECONDS:
            return False
        self.step = Step(mine.before, its.after, mine.entry, its.moment)
        return True
