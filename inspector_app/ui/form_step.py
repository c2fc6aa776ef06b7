"""One step of undo over a form: the fields before and after, and what followed from the change."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtGui import QUndoCommand

from inspector_app.ui.typing_run import PAUSE_SECONDS, Stroke, goes_on

_ID = 1


@dataclass(frozen=True, slots=True)
class Seen:
    """What a field shows: its value, and text that could not be read as one."""

    value: Any
    unread: tuple[str, ...] = ()


Replay = Callable[[Mapping[str, Seen]], None]


class FormStep(QUndoCommand):
    """Pushed once its changes are made; key strokes that follow each other closely become one step."""

    def __init__(self, replay: Replay, moment: float) -> None:
        super().__init__()
        self.changes: dict[str, tuple[Seen, Seen]] = {}
        self.stroke: Stroke | None = None
        self._replay, self._moment = replay, moment
        self._made = True

    def add(self, name: str, old: Seen, new: Seen) -> None:
        """One more change; of several to one field the first old and the last new count."""
        self.changes[name] = (self.changes[name][0] if name in self.changes else old, new)

    def id(self) -> int:
        return _ID

    def redo(self) -> None:
        if self._made:
            self._made = False
            return
        self._replay({name: new for name, (_, new) in self.changes.items()})

    def undo(self) -> None:
        self._replay({name: old for name, (old, _) in self.changes.items()})

    def mergeWith(self, other: QUndoCommand) -> bool:  # noqa: N802 - Qt's name
        if not isinstance(other, FormStep) or other._moment - self._moment > PAUSE_SECONDS:
            return False
        if not goes_on(self.stroke, other.stroke):
            return False
        for name, (old, new) in other.changes.items():
            self.add(name, old, new)
        self.stroke, self._moment = other.stroke, other._moment
        return True
