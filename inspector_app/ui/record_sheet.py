"""Entries drawn from a record, or from what an act asks: each follows from its field's type and its word."""

from collections.abc import Callable, Mapping
from dataclasses import is_dataclass, replace
from datetime import date
from enum import StrEnum
from types import NoneType, UnionType
from typing import Any, get_args, get_type_hints

from inspector_app.domain.records import noun_of
from inspector_app.support import vocabulary
from inspector_app.ui.drawn import Ask, Known, drawn
from inspector_app.ui.widgets.field import Field
from inspector_app.ui.widgets.sheet import Sheet


class RecordSheet(Sheet):
    """``record`` is a record, or a mapping of what entries begin with by name; ``start`` adds what is no field of it.

    It stands in a dialog (``RecordForm``) or in a part of a page.
    """

    def __init__(
        self, record: Any, today: Callable[[], date], start: Mapping[str, Any] | None = None, columns: int = 2
    ) -> None:
        super().__init__(start, columns)
        self.record, self._today, self._begun = record, today, dict(start or {})
        self._known: dict[str, Known] = {}

    def draw(self, ask: Ask, place: Any = None) -> Field:
        """One more entry, below those that are there; one that is drawn by itself gets the ``place`` it stands in."""
        known = self._known[ask.name] = _known(self.record, ask, self._begun)
        entry, codec = (ask.draw(place), ask.codec) if ask.draw else drawn(ask, known, self._today)
        hint = known.told.hint if ask.hint is None and not hasattr(entry, "shows_hint") else ask.hint or ""
        is_long = known.told.long or ask.lines > 0 or getattr(entry, "is_long", False)
        self.form.begin(ask.name, known.start)
        return self.add(
            ask.name, ask.label or known.told.with_unit, entry, hint, required=ask.required, lacking=ask.lacking,
            wide=ask.wide or (not ask.span and is_long), span=ask.span or 1, codec=codec,
        )  # fmt: skip

    def show_record(self, record: Any) -> None:
        """Show a record as it is kept; nothing is unsaved then."""
        self.record = record
        self.form.load({**self.form.value, **{name: getattr(record, name) for name in self.fields}})

    def value(self, name: str) -> Any:
        """What an entry holds, text without blanks around it; what is empty is so in the way of its field."""
        known, value = self._known[name], self.values()[name]
        if isinstance(value, str):
            return _read(known.kind, value.strip())
        if value is not None:
            return known.kind(value) if known.kind in (tuple, bool) else value
        return value if known.may_lack else known.kind() if known.kind in (str, tuple, bool, int) else known.start

    def entered(self) -> Any:
        """The record, or the values by name, as entered."""
        is_record = is_dataclass(self.record)
        names = [name for name in self.fields if not is_record or hasattr(self.record, name)]
        values = {name: self.value(name) for name in names}
        return replace(self.record, **values) if is_record else values


def _known(record: Any, ask: Ask, start: Mapping[str, Any]) -> Known:
    is_record = is_dataclass(record) and not isinstance(record, type)
    types = get_type_hints(type(record)) if is_record else {}
    if ask.name in types:
        kind, may_lack = _plain_type(types[ask.name])
        told = vocabulary.entry(ask.word or f"{noun_of(type(record))}.{ask.name}")
        return Known(kind, may_lack, told, start.get(ask.name, getattr(record, ask.name)))
    begun = start if is_record else {**record, **start}
    value = begun.get(ask.name, None if ask.kind else "")
    told = vocabulary.entry(ask.word) if ask.word else vocabulary.Entry(ask.name, ask.label)
    kind = ask.kind or (str if value is None else type(value))
    return Known(kind, value is None or ask.kind is not None, told, value)


def _read(kind: type, text: str) -> Any:
    """Text is what it says it is; an earlier version kept days and words of a choice in a draft as text."""
    if kind is date:
        return date.fromisoformat(text) if text else None
    return kind(text) if issubclass(kind, StrEnum) and text else text


def _plain_type(hint: Any) -> tuple[type, bool]:
    """The type of a field, and whether nothing may stand for it: ``date | None`` is a date that may lack."""
    if isinstance(hint, UnionType):
        (kind,) = (each for each in get_args(hint) if each is not NoneType)
        return kind, True
    return getattr(hint, "__origin__", hint), False
