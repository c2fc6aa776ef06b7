"""Ties the entries of a page to one frozen value: every change lands there at once, can be undone, and is judged."""

import dataclasses
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QTableView, QWidget

from inspector_app.support.errors import Level, Problem, by_entry
from inspector_app.ui.composition import Composition
from inspector_app.ui.entry_ways import ways_of
from inspector_app.ui.form_step import FormStep, Seen
from inspector_app.ui.typing_run import Stroke, difference, in_place, stroke
from inspector_app.ui.undo_keys import KeysForThePage, connect_keys
from inspector_app.ui.widgets.field import Field, own_problem
from inspector_app.ui.widgets.in_sight import begins_with_button, bring_in_sight, go_on_in, go_to, holds, writing_place
from inspector_app.ui.widgets.parsed_edit import ParsedEdit


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

    @property
    def value(self) -> Any:
        """What the entry holds, as the form keeps it."""
        return self.codec.from_entry(self.read())

    @property
    def unread(self) -> tuple[str, ...]:
        """Text that stands in the entry and is no value; it is seen, so undo must know it. Empty when all is read."""
        bad = own_problem(self.entry) or any(line.problem() for line in _parsed(self.entry))
        return self.texts if bad else ()

    @property
    def typing(self) -> tuple[str, ...]:
        """Text that is no value, or is one that is still being typed: a draft shows it again as it stood."""
        return self.unread or (() if all(line.is_tidy for line in _parsed(self.entry)) else self.texts)

    @property
    def texts(self) -> tuple[str, ...]:
        """What stands in the lines of the entry that are read as numbers, days or times."""
        return tuple(line.text() for line in _parsed(self.entry))

    @property
    def told(self) -> tuple[str, str]:
        """What the entry is called, and the word of its choice; empty where it is no choice."""
        entry: Any = self.entry
        name = self.field.label if self.field else entry.accessibleName()
        if isinstance(entry, QComboBox):
            return name, entry.currentText() if entry.currentData() is not None else ""
        return name, entry.word() if hasattr(entry, "word") else ""

    @property
    def is_typing(self) -> bool:
        """Whether a cell is open in which each key changes the value."""
        entry: Any = self.entry
        return hasattr(entry, "is_typing") and bool(entry.is_typing())

    def show(self, seen: Seen) -> None:
        """Write a value, or the text that was none."""
        self.write(self.codec.to_entry(seen.value))
        for line, text in zip(_parsed(self.entry), seen.unread, strict=False):
            line.setText(text)


def _parsed(entry: QWidget) -> list[ParsedEdit]:
    return [entry] if isinstance(entry, ParsedEdit) else list(entry.findChildren(ParsedEdit))


class Form(QObject):
    """``value`` is a frozen dataclass or a mapping; field names are its members or keys.

    ``changed`` brings the name of the field; ``dirty_changed`` whether something is unsaved; ``came_back`` the field
    that undo or redo changed, which has the focus then: a page unfolds or shows the part where it stands. ``moved``
    when one is in another cell of the table in which one wrote last.
    """

    changed = Signal(str)
    dirty_changed = Signal(bool)
    problems_changed = Signal(int)
    came_back = Signal(str)
    moved = Signal()

    def __init__(self, value: Any, parent: QObject | None = None, now: Callable[[], float] = time.monotonic) -> None:
        super().__init__(parent)
        self._value = value
        self._now = now
        self._bound: dict[str, _Bound] = {}
        self._seen: dict[str, Seen] = {}
        self._texts: dict[str, tuple[str, ...]] = {}
        self._busy = False
        self._last_place: tuple[Any, ...] = ()
        self.begins_in = ""  # a field in which one begins instead of the first
        self._step: FormStep | None = None
        self.undo_stack = QUndoStack(self)
        self._keys = KeysForThePage(self, self.undo_stack.undo, self.undo_stack.redo)
        self.undo_stack.cleanChanged.connect(self._tell_dirt)

    @property
    def value(self) -> Any:
        """The value with everything typed so far."""
        return self._value

    @property
    def last_place(self) -> tuple[Any, ...]:
        """The field in which a person wrote last, or composes a word now, and where in it."""
        entry = Composition.of_application().entry
        here = ((name, each.entry) for name, each in self._bound.items() if holds(each.entry, entry))
        return next(((name, *writing_place(holder)) for name, holder in here), self._last_place)

    @last_place.setter
    def last_place(self, place: tuple[Any, ...]) -> None:
        self._last_place = place

    @property
    def is_dirty(self) -> bool:
        """Whether something changed since the last load or save."""
        return not self.undo_stack.isClean()

    def begin(self, name: str, value: Any) -> None:
        """What a field that is still to be bound begins with; nothing is unsaved by it."""
        self._set(name, value)

    def bind(self, name: str, place: QWidget, codec: Codec = PLAIN) -> None:
        """Tie a field to an entry, or to a :class:`Field` that holds one (and then shows its problems)."""
        field = place if isinstance(place, Field) else None
        entry = field.entry if field else place
        read, write, signal = ways_of(entry)
        self._bound[name] = _Bound(entry, field, codec, read, write)
        self._write(name)
        signal.connect(lambda *_: self._edited(name))
        for part in (entry, *entry.findChildren(QTableView)):
            if hasattr(part, "place_changed"):
                part.place_changed.connect(lambda: self._moved(name))
        for part in (entry, *entry.findChildren(QWidget)):
            if isinstance(part, QLineEdit | QPlainTextEdit):
                part.installEventFilter(self._keys)

    def undo_keys(self, page: QWidget) -> None:
        """The keys of undo and redo anywhere on the page."""
        connect_keys(page, self.undo_stack.undo, self.undo_stack.redo)

    @contextmanager
    def step(self) -> Iterator[None]:
        """Everything changed inside, here or by :meth:`put`, is one step of undo."""
        if self._step is not None:
            yield
            return
        step = self._step = FormStep(self._replay, self._now())
        try:
            yield
        finally:
            self._step = None
            if step.changes:
                self.undo_stack.push(step)

    def load(self, value: Any) -> None:
        """Show another value; nothing is unsaved then and nothing to undo."""
        self._value, self.last_place = value, ()
        for name in self._bound:
            self._write(name)
            self._say(name)
        self.undo_stack.clear()
        self.undo_stack.setClean()
        self.problems_changed.emit(0)

    def restore(self, value: Any) -> None:
        """Show a draft: as :meth:`load`, but unsaved. A value becomes what its entry calls it, such as a member."""
        self.load(value)
        for name, bound in self._bound.items():
            if bound.value == self._get(name):
                self._set(name, bound.value)
        self.undo_stack.resetClean()

    def unread(self) -> dict[str, tuple[str, ...]]:
        """Text in the fields that is no value, or none yet, such as half a date: a draft keeps it too."""
        return {name: bound.typing for name, bound in self._bound.items() if bound.typing}

    def told(self) -> dict[str, tuple[str, str]]:
        """What the entries are called on the screen, and the words of what is chosen there, by name."""
        return {name: bound.told for name, bound in self._bound.items()}

    def put_unread(self, texts: Mapping[str, Sequence[str]]) -> None:
        """Show such text again."""
        for name, lines in texts.items():
            if name in self._bound:
                self._take(name, Seen(self._get(name), tuple(lines)))

    def mark_saved(self) -> None:
        """What is shown now is what the store holds."""
        self.undo_stack.setClean()

    def mark_saved_if(self, is_saved: Callable[[], bool]) -> None:
        """As :meth:`mark_saved`, once a step of undo that is still going on is over, when ``is_saved`` says so then."""
        QTimer.singleShot(0, self, lambda: self.mark_saved() if is_saved() else None)

    def put(self, name: str, value: Any) -> None:
        """Set a field in value and entry. What follows from a change, or stands in a :meth:`step`, is undone with it;
        else there is nothing to undo."""
        self._take(name, Seen(value))

    def own_problems(self) -> list[Problem]:
        """What the entries themselves cannot read; a page asks before it saves, never before it keeps a draft."""
        found = ((name, own_problem(bound.entry)) for name, bound in self._bound.items())
        return [dataclasses.replace(problem, where=name) for name, problem in found if problem is not None]

    def show_problems(self, problems: Sequence[Problem]) -> list[Problem]:
        """Show each problem beside its field and go to the first. Gives back those that have no field here."""
        for name in self._bound:
            self._take_back(name)
        named = {self._field_of(problem.where) for problem in problems}  # the doubts that still stand are not new
        own = [each for each in self.own_problems() if each.where in named]
        found = by_entry([*problems, *own], self._field_of)
        shown = {name for name in named if (bound := self._bound.get(name)) and bound.field is not None}
        for name in shown:
            self._say(name, *found[name])
        self.problems_changed.emit(self.problem_count)
        self._go_to_first_of(lambda name, _field: name in shown)
        return [problem for problem in problems if self._field_of(problem.where) not in shown]

    @property
    def problem_count(self) -> int:
        """How many fields show an error."""
        return sum(1 for bound in self._bound.values() if bound.field and bound.field.level is Level.ERROR)

    def go_to_first(self) -> None:
        """Put the focus into the first entry that is to be seen and can be filled in by keys: letters that are typed
        on a button, such as 选择…, would be lost. Where there are only such, into the first of them."""
        usable = [bound for bound in self._bound.values() if bound.entry.isVisible() and bound.entry.isEnabled()]
        usable.sort(key=lambda bound: bound is not self._bound.get(self.begins_in))
        first = next((bound for bound in usable if not begins_with_button(bound.entry)), None)
        for bound in [first] if first else usable[:1]:
            go_to(bound.entry, bound.field)

    def go_on_in(self, place: Sequence[Any]) -> bool:
        """Put the cursor behind what stands in a ``last_place``. False where that is not to be seen or filled in."""
        bound = self._bound.get(str(next(iter(place), "")))
        if bound is None or not (bound.entry.isVisible() and bound.entry.isEnabled()):
            return False
        self._busy = True  # to be in a cell again is no change of the draft
        go_on_in(bound.entry, bound.field, place[1:])
        self._busy = False
        return True

    def go_to_first_problem(self) -> None:
        """Put the focus into the first field that shows a problem and bring it in sight."""
        self._go_to_first_of(lambda _name, field: field.level is not None)

    def _go_to_first_of(self, is_wrong: Callable[[str, Field], bool]) -> None:
        for name, bound in self._bound.items():
            if bound.field is not None and is_wrong(name, bound.field):
                go_to(bound.entry, bound.field)
                break

    def _tell_dirt(self, clean: bool) -> None:
        self.dirty_changed.emit(not clean)

    def _set(self, name: str, value: Any) -> None:
        if dataclasses.is_dataclass(self._value) and not isinstance(self._value, type):
            self._value = dataclasses.replace(self._value, **{name: value})
        else:
            self._value = {**self._value, name: value}

    def _get(self, name: str) -> Any:
        return self._value.get(name) if isinstance(self._value, Mapping) else getattr(self._value, name)

    def _edited(self, name: str) -> None:
        """A person changed an entry: one step, together with what the page makes of it."""
        if self._busy:
            return
        bound, old = self._bound[name], self._now_seen(name)
        new = Seen(bound.value, bound.unread)
        if new == old:
            return
        self.last_place = (name, *writing_place(bound.entry))
        with self.step():
            if self._step is not None and not self._step.changes:
                self._step.stroke = self._stroke(name, old, new)
            self._take(name, new)

    def _moved(self, name: str) -> None:
        """Who went on to another cell does not write in the one before any more."""
        place = (name, *writing_place(self._bound[name].entry))
        if not self._busy and self._last_place[:1] == (name,) and place != self._last_place:
            self.last_place = place
            self.moved.emit()

    def _stroke(self, name: str, old: Seen, new: Seen) -> Stroke | None:
        """The change as a key stroke, when it is one."""
        bound, before = self._bound[name], self._texts.get(name, ())
        found = difference(old.value, new.value, (name,))
        if bound.is_typing and found is not None:  # an open cell of a table
            return in_place(found.path)
        self._texts[name] = bound.texts
        return stroke(difference(before, bound.texts, (name,)) if bound.texts else found)

    def _take(self, name: str, new: Seen) -> None:
        old = self._now_seen(name)
        if self._step is not None and new != old:
            self._step.add(name, old, new)
        self._set(name, new.value)
        self._write(name, new)
        if new != old:
            self._take_back(name)
        self.changed.emit(name)

    def _replay(self, wanted: Mapping[str, Seen]) -> None:
        """Bring fields to an earlier or later state; what the page makes of one is put right by the others."""
        for _ in range(2):
            for name, seen in wanted.items():
                if self._now_seen(name) != seen:
                    self._take(name, seen)
        self._go_to(next(iter(wanted)))

    def _now_seen(self, name: str) -> Seen:
        known = self._seen.get(name)
        return Seen(self._get(name), known.unread if known else ())

    def _write(self, name: str, wanted: Seen | None = None) -> None:
        """Bring the entry up to the value, without an echo; text that already means the value stays as typed."""
        bound = self._bound.get(name)
        if bound is None:
            return
        seen = wanted or Seen(self._get(name))
        if bound.value != seen.value or bound.unread != seen.unread:
            self._busy = True
            bound.show(seen)
            self._busy = False
        self._seen[name], self._texts[name] = seen, bound.texts

    def _go_to(self, name: str) -> None:
        """Show what undo or redo changed: its place in sight, the cursor there."""
        self.came_back.emit(name)
        bound = self._bound.get(name)
        if bound is None:
            return
        entry: Any = bound.entry
        focus = QApplication.focusWidget()
        if hasattr(entry, "go_to_change"):
            entry.go_to_change()
        elif not holds(entry, focus):
            entry.setFocus(Qt.FocusReason.OtherFocusReason)
        bring_in_sight(bound.field or entry)

    def _say(self, name: str, *problems: Problem) -> None:
        field = self._bound[name].field
        if field is not None:
            field.say(*problems)

    def _take_back(self, name: str) -> None:
        """What was said of a field is no longer true; a doubt of the entry's own is told as long as its cause stands.

        An entry that is being typed into tells its doubts when it is left.
        """
        bound = self._bound.get(name)
        if bound is None or bound.field is None:
            return
        if bound.field.level is not None:
            bound.field.say(None)
            self.problems_changed.emit(self.problem_count)
        own, focus = own_problem(bound.entry), QApplication.focusWidget()
        if own is not None and own.level is not Level.ERROR and not holds(bound.entry, focus):
            bound.field.judge()

    def _field_of(self, where: str) -> str:
        """The bound field a problem is about: ``lines[3].amount`` belongs to ``lines``."""
        name = where
        while name and name not in self._bound:
            name = name[: max(name.rfind("."), name.rfind("["), 0)]
        return name
