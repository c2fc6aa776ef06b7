"""One step of undo over the questions of a transcript; key strokes in one place become one step."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtGui import QUndoCommand

from inspector_app.ui.typing_run import PAUSE_SECONDS, Stroke, goes_on
from inspector_app.usecases.qa_lines import Lines

_ID = 2  # the head's own edits carry 1


@dataclass(frozen=True, slots=True)
class Step:
    """The lines before and after; ``stroke`` when a key did it, at ``moment`` seconds."""

    before: Lines
    after: Lines
    stroke: Stroke | None
    moment: float


class LineEdit(QUndoCommand):
    """``show`` brings lines in sight and into the record; ``returned`` hears of lines that undo or redo brought."""

    def __init__(self, step: Step, show: Callable[[Lines], None], returned: Callable[[Lines, Lines], None]) -> None:
        super().__init__()
        self.step = step
        self._show, self._returned = show, returned
        self._is_new = True

    def id(self) -> int:
        return _ID

    def redo(self) -> None:
        self._show(self.step.after)
        if not self._is_new:
            self._returned(self.step.before, self.step.after)
        self._is_new = False

    def undo(self) -> None:
        self._show(self.step.before)
        self._returned(self.step.after, self.step.before)

    def mergeWith(self, other: QUndoCommand) -> bool:  # noqa: N802 - Qt's name
        if not isinstance(other, LineEdit):
            return False
        mine, its = self.step, other.step
        if its.moment - mine.moment > PAUSE_SECONDS or not goes_on(mine.stroke, its.stroke):
            return False
        self.step = Step(mine.before, its.after, its.stroke, its.moment)
        return True
