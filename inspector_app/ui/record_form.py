"""A dialog drawn from a record, or from what an act asks: each entry follows from its field's type and its word."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import is_dataclass, replace
from datetime import date
from enum import StrEnum
from types import NoneType, UnionType
from typing import Any, get_args, get_type_hints

from PySide6.QtWidgets import QLineEdit, QWidget

from inspector_app.domain.records import noun_of
from inspector_app.support import vocabulary
from inspector_app.support.errors import Problem
from inspector_app.ui.draft_key import DraftKey
from inspector_app.ui.drawn import Ask, Known, drawn
from inspector_app.ui.reason_list import ReasonList
from inspector_app.ui.record_dialog import RecordDialog
from inspector_app.ui.session import Session
from inspector_app.ui.widgets.button import Kind
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.ui.widgets.masked_edit import MaskedEdit
from inspector_app.ui.wording import Reason
from inspector_app.usecases.context import Context

Save = Callable[[Context, Any], Any]


class RecordForm(RecordDialog):
    """Shows ``record`` in its entries and hands it, as entered, to the use case ``save(context, record)``.

    What an act asks is a mapping of what its entries begin with by name, empty text where it says nothing; its use case
    gets the values by these names, ``save(context, on=…, reason=…)``, and its title is the verb on the button.
    ``outcome`` is what the use case gave back, or None.
    """

    def __init__(
        self,
        session: Session[Context],
        title: str,
        record: Any,
        asks: Sequence[Ask],
        save: Callable[..., Any],
        *,
        draft: DraftKey | None = None,
        verb: str = "",
        about: str = "",
        intro: str = "",
        width: int = 680,
        columns: int = 2,
        kind: Kind = Kind.PRIMARY,
        start: Mapping[str, Any] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """``start`` is what entries begin with that are no fields of the record, and what its draft keeps beside."""
        self.record, self.save = record, save
        self._begun = dict(start or {})
        self._fields = {ask.name: _known(record, ask, self._begun) for ask in asks}
        verb = verb or (self.tr("保存") if is_dataclass(record) else title)
        values = {**self._begun, **{ask.name: self._fields[ask.name].start for ask in asks}}
        super().__init__(
            session, title, verb, values, width, intro, parent, columns=columns, kind=kind, draft=draft, about=about,
        )  # fmt: skip
        for ask in asks:
            self.add(ask)

    @classmethod
    def ask(cls, *args: Any, **kwargs: Any) -> Any:
        """Show it for what its class is made from; gives back the outcome, None when the person turned back."""
        return cls(*args, **kwargs).ask_now()

    def add(self, ask: Ask) -> None:
        """One more entry, below those that are there."""
        known = self._fields.setdefault(ask.name, _known(self.record, ask, self._begun))
        entry, codec = (ask.draw(self), ask.codec) if ask.draw else drawn(ask, known, self.today)
        hint = known.told.hint if ask.hint is None and not hasattr(entry, "shows_hint") else ask.hint or ""
        if isinstance(entry, MaskedEdit):
            self.session.pausing.connect(entry.conceal)
        wide = ask.wide or known.told.long or ask.lines > 0
        self.sheet.add(
            ask.name, ask.label or known.told.with_unit, entry, hint, required=ask.required, lacking=ask.lacking,
            wide=wide, span=ask.span, codec=codec,
        )  # fmt: skip
        if ask.name not in self.form.value:
            self.form.put(ask.name, known.start)

    elsewhere: Mapping[str, str] = {}  # the entry beside which a problem about something else is told

    def refuse(self, problems: Sequence[Problem]) -> None:
        super().refuse([replace(each, where=self.elsewhere.get(each.where, each.where)) for each in problems])

    def today(self) -> date:
        """The day on which it is filled in."""
        return self.session.context.clock.today()

    def value(self, name: str) -> Any:
        """What an entry holds, text without blanks around it; what is empty is so in the way of its field."""
        known, value = self._fields[name], self.sheet.values()[name]
        if isinstance(value, str):
            return _read(known.kind, value.strip())
        if value is not None:
            return known.kind(value) if known.kind in (tuple, bool) else value
        return value if known.may_lack else known.kind() if known.kind in (str, tuple, bool, int) else known.start

    def entered(self) -> Any:
        """The record, or the values of an act by name, as entered."""
        is_record = is_dataclass(self.record)
        names = [name for name in self.sheet.fields if not is_record or hasattr(self.record, name)]
        values = {name: self.value(name) for name in names}
        return replace(self.record, **values) if is_record else values

    def attempt(self) -> None:
        entered = self.entered()
        records, named = ((), entered) if isinstance(entered, dict) else ((entered,), {})
        if self.only_chosen:
            self.finish(self.session.read(self.save, *records, **named))
        else:
            self.session.do(self.save, *records, then=self.finish, refused=self.refuse, **named)

    def stand_against(self, reasons: Sequence[Reason]) -> None:
        """Say on top why it may not be done yet; nothing can be sent off while there is a reason."""
        if reasons:
            self.inside.insertWidget(0, Label(self.tr("还不能{0}，请先补齐：").format(self.windowTitle()), Role.STRONG))
            self.inside.insertWidget(1, ReasonList(reasons))
            self.primary.setEnabled(False)

    def finish(self, outcome: Any) -> None:
        super().finish(True if outcome is None else outcome)  # of a use case that gives nothing back

    def select(self, name: str, start: int, length: int) -> None:
        """Select a part of an entry's line, so that what is typed first takes its place."""
        line = self.sheet.fields[name].entry
        if isinstance(line, QLineEdit):
            line.setSelection(start, length)

    def show_only(self, shown: Mapping[str, bool]) -> None:
        """Put entries in sight or out of it; what is out of sight is not asked for."""
        for name, is_shown in shown.items():
            self.sheet.fields[name].setVisible(is_shown)
        self.fit()


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


def act(function: Callable[..., Any], *subject: Any) -> Callable[..., Any]:
    """A use case about something as what an act's dialog calls: with the entries' values by their names."""
    return lambda context, **values: function(context, *subject, **values)
