"""Ties the entries of a page to one frozen value: every change lands there at once, can be undone, and is judged."""

import dataclasses
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut, QUndoCommand, QUndoStack
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QScrollArea, QWidget

from inspector_app.support.errors import Level, Problem
from inspector_app.ui.widgets.field import Field, own_problem

_MERGE_SECONDS = 1.5


@dataclass(frozen=True, slots=True)
class Codec:
    """How a field's value is kept against how its entry speaks of it."""

    to_entry: Callable[[Any], Any]
    from_entry: Callable[[Any], Any]


def _same(value: Any) -> Any:
    return value


PLAIN = Codec(_same, _same)


@dataclass(frozen=True, slots=True)
class _Bound:
    """An entry with its ways to read and write."""

    entry: QWidget
    field: Field | None
    codec: Codec
    read: Callable[[], Any]
    write: Callable[[Any], None]


def _ways(entry: Any) -> tuple[Callable[[], Any], Callable[[Any], None], SignalInstance]:
    """Our own entries speak alike (value, set_value, value_changed); Qt's are made to."""
    if hasattr(entry, "value_changed"):
        return entry.value, entry.set_value, entry.value_changed
    if isinstance(entry, QLineEdit):
        return entry.text, lambda value: entry.setText(value or ""), entry.textChanged
    if isinstance(entry, QPlainTextEdit):
        return entry.toPlainText, lambda value: entry.setPlainText(value or ""), entry.textChanged
    if isinstance(entry, QComboBox):
        return (
            entry.currentData,
            lambda value: entry.setCurrentIndex(entry.findData(value)),
            entry.currentIndexChanged,
        )
    if isinstance(entry, QCheckBox):
        return entry.isChecked, lambda value: entry.setChecked(bool(value)), entry.toggled
    raise TypeError(f"{type(entry).__name__} is no entry")


class _Edit(QUndoCommand):
    """One change of one field; key strokes that follow each other closely become one."""

    def __init__(self, form: "Form", name: str, old: Any, new: Any, moment: float) -> None:
        super().__init__()
        self.form, self.name, self.old, self.new, self.moment = form, name, old, new, moment

    def id(self) -> int:
        return 1

    def redo(self) -> None:
        self.form.put(self.name, self.new)

    def undo(self) -> None:
        self.form.put(self.name, self.old)

    def mergeWith(self, other: QUndoCommand) -> bool:  # noqa: N802 - Qt's name
        if not isinstance(other, _Edit) or other.name != self.name or other.moment - self.moment > _MERGE_SECONDS:
            return False
        self.new, self.moment = other.new, other.moment
        return True


class Form(QObject):
    """``value`` is a frozen dataclass or a mapping; field names are its members or keys.

    ``changed`` brings the name of the field; ``dirty_changed`` whether something is unsaved.
    """

    changed = Signal(str)
    dirty_changed = Signal(bool)
    problems_changed = Signal(int)

    def __init__(self, value: Any, parent: QObject | None = None, now: Callable[[], float] = time.monotonic) -> None:
        super().__init__(parent)
        self._value = value
        self._now = now
        self._bound: dict[str, _Bound] = {}
        self._busy = False
        self.undo_stack = QUndoStack(self)
        self.undo_stack.cleanChanged.connect(self._tell_dirt)

    @property
    def value(self) -> Any:
        """The value with everything typed so far."""
        return self._value

    @property
    def is_dirty(self) -> bool:
        """Whether something changed since the last load or save."""
        return not self.undo_stack.isClean()

    def bind(self, name: str, place: QWidget, codec: Codec = PLAIN) -> None:
        """Tie a field to an entry, or to a :class:`Field` that holds one (and then shows its problems)."""
        field = place if isinstance(place, Field) else None
        entry = field.entry if field else place
        read, write, signal = _ways(entry)
        self._bound[name] = _Bound(entry, field, codec, read, write)
        self._write(name)
        signal.connect(lambda *_: self._edited(name))
        for part in (entry, *entry.findChildren(QWidget)):
            if isinstance(part, QLineEdit | QPlainTextEdit):
                part.installEventFilter(self)

    def undo_keys(self, page: QWidget) -> None:
        """Ctrl+Z and Ctrl+Y (Ctrl+Shift+Z) anywhere on the page undo and redo."""
        for key, act in (
            (QKeySequence.StandardKey.Undo, self.undo_stack.undo),
            (QKeySequence.StandardKey.Redo, self.undo_stack.redo),
        ):
            shortcut = QShortcut(QKeySequence(key), page)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def load(self, value: Any) -> None:
        """Show another value; nothing is unsaved then and nothing to undo."""
        self._value = value
        for name in self._bound:
            self._write(name)
            self._say(name, None)
        self.undo_stack.clear()
        self.undo_stack.setClean()
        self.problems_changed.emit(0)

    def restore(self, value: Any) -> None:
        """Show a draft: as :meth:`load`, but unsaved."""
        self.load(value)
        self.undo_stack.resetClean()

    def mark_saved(self) -> None:
        """What is shown now is what the store holds."""
        self.undo_stack.setClean()

    def put(self, name: str, value: Any) -> None:
        """Set a field without an undo step, in value and entry."""
        if dataclasses.is_dataclass(self._value) and not isinstance(self._value, type):
            self._value = dataclasses.replace(self._value, **{name: value})
        else:
            self._value = {**self._value, name: value}
        self._write(name)
        self.changed.emit(name)

    def own_problems(self) -> list[Problem]:
        """What the entries themselves cannot read; a page asks before it saves, never before it keeps a draft."""
        found = ((name, own_problem(bound.entry)) for name, bound in self._bound.items())
        return [dataclasses.replace(problem, where=name) for name, problem in found if problem is not None]

    def show_problems(self, problems: Sequence[Problem]) -> list[Problem]:
        """Show each problem beside its field and go to the first. Gives back those that have no field here."""
        homeless = []
        for name in self._bound:
            self._say(name, None)
        for problem in problems:
            name = self._field_of(problem.where)
            bound = self._bound.get(name)
            if bound is None or bound.field is None:
                homeless.append(problem)
            elif bound.field.level is None or problem.level is Level.ERROR:
                self._say(name, problem)
        self.problems_changed.emit(self.problem_count)
        self.go_to_first_problem()
        return homeless

    @property
    def problem_count(self) -> int:
        """How many fields show an error."""
        return sum(1 for bound in self._bound.values() if bound.field and bound.field.level is Level.ERROR)

    def go_to_first_problem(self) -> None:
        """Put the focus into the first field that shows a problem and bring it in sight."""
        for bound in self._bound.values():
            if bound.field is not None and bound.field.level is not None:
                bound.entry.setFocus(Qt.FocusReason.OtherFocusReason)
                _bring_in_sight(bound.field)
                return

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Editors claim Ctrl+Z for themselves; leave it to the page, whose undo spans all fields."""
        undoing = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and any(event.matches(key) for key in undoing)
        ):
            event.ignore()
            return True
        return False

    def _tell_dirt(self, clean: bool) -> None:
        self.dirty_changed.emit(not clean)

    def _get(self, name: str) -> Any:
        return self._value.get(name) if isinstance(self._value, Mapping) else getattr(self._value, name)

    def _edited(self, name: str) -> None:
        bound = self._bound[name]
        if self._busy:
            return
        old, new = self._get(name), bound.codec.from_entry(bound.read())
        if new != old:
            self.undo_stack.push(_Edit(self, name, old, new, self._now()))

    def _write(self, name: str) -> None:
        """Bring the entry up to the value, without an echo; text that already means the value stays as typed."""
        bound = self._bound.get(name)
        if bound is None:
            return
        wanted = self._get(name)
        if bound.codec.from_entry(bound.read()) != wanted:
            self._busy = True
            bound.write(bound.codec.to_entry(wanted))
            self._busy = False

    def _say(self, name: str, problem: Problem | None) -> None:
        field = self._bound[name].field
        if field is not None:
            field.say(problem)

    def _field_of(self, where: str) -> str:
        """The bound field a problem is about: ``lines[3].amount`` belongs to ``lines``."""
        name = where
        while name and name not in self._bound:
            name = name[: max(name.rfind("."), name.rfind("["), 0)]
        return name


def _bring_in_sight(widget: QWidget) -> None:
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QScrollArea):
            parent.ensureWidgetVisible(widget, 0, 40)
            return
        parent = parent.parentWidget()
