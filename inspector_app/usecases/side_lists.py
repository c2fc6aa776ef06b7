"""收到的名单: a list of attendance, contracts or payments is read, planned, and kept with its file as one act."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from inspector_app.domain.alike import person_key, whole_number
from inspector_app.domain.brought_list import BroughtLine, BroughtList, Side
from inspector_app.domain.case import Case
from inspector_app.domain.evidence import Evidence
from inspector_app.domain.hidden_characters import shown
from inspector_app.domain.identity import mask_of, new_rid
from inspector_app.domain.money import yuan
from inspector_app.domain.records import shape
from inspector_app.exchange.side_list import SideCheck, guessed_kind, read_side
from inspector_app.exchange.tables.choices import choices_of
from inspector_app.exchange.tables.columns import Choice
from inspector_app.exchange.tables.memory import Memory
from inspector_app.exchange.tables.source import read_book, text_book
from inspector_app.support import vocabulary
from inspector_app.support.errors import Problem, Refused
from inspector_app.support.groups import grouped
from inspector_app.usecases.case_file import refuse_ended
from inspector_app.usecases.context import Context
from inspector_app.usecases.evidence import Belongs, take_in, take_in_file
from inspector_app.usecases.list_columns import remember, remembered
from inspector_app.usecases.open_lists import PASTED

KEPT, CORRECTED = "收取名单", "收取更正的名单"
_PLACE = ("sheet", "row")
_MOST_CHANGES = 200


@dataclass(frozen=True, slots=True)
class SideOrder:
    """What the worker thread gets to read a list; without a kind it is guessed."""

    source: Path | str
    kind: Side | None
    choices: tuple[Choice, ...]
    today: date
    memory: Memory


def prepare_side(
    context: Context, source: Path | str, kind: Side | None, mapping: Mapping[str, str] | None = None
) -> SideOrder:
    """Freeze what reading needs; ``mapping`` as of a wage list. Raises :class:`Refused` ``sheet-column-letter``."""
    return SideOrder(source, kind, choices_of(mapping or {}), context.clock.today(), remembered(context))


def perform_side(order: SideOrder) -> SideCheck:
    """Read a list. Raises :class:`Trouble` as :func:`read_book` and :func:`read_side` do, and :class:`Refused`
    ``side-kind-open`` when nobody says of which kind it is and it does not look like one alone."""
    source = order.source
    book = read_book(source) if isinstance(source, Path) else text_book(source, PASTED)
    kind = order.kind or guessed_kind(book)
    if kind is None:
        raise Refused(Problem("side-kind-open", "kind"))
    return read_side(book, kind, order.today, order.choices, order.memory)


def sides_of(context: Context, case_rid: str) -> tuple[BroughtList, ...]:
    """The lists that were brought to a case, by kind, the older one first."""
    order = list(Side)
    return tuple(sorted(context.store.find(BroughtList, case_rid=case_rid), key=lambda each: order.index(each.kind)))


@dataclass(frozen=True, slots=True)
class LineChange:
    """A value that a corrected list has otherwise: whose, which, and both in words."""

    name: str
    label: str
    old_words: str
    new_words: str


@dataclass(frozen=True, slots=True)
class SidePlan:
    """What keeping a list would do. ``replaces`` is the list whose place it takes; lines are compared with that one.

    ``is_same``: the case has this very list, and nothing would change.
    """

    check: SideCheck
    replaces: BroughtList | None
    new: tuple[BroughtLine, ...]
    gone: tuple[BroughtLine, ...]
    changes: tuple[LineChange, ...]
    unchanged: int

    @property
    def is_same(self) -> bool:
        return self.replaces is not None and not (self.new or self.gone or self.changes)


def side_plan(context: Context, case_rid: str, check: SideCheck, replaces_rid: str = "") -> SidePlan:
    """Compare a list with the one that it takes the place of. Raises :class:`Refused` ``case-over``, ``side-empty``."""
    refuse_ended(context, case_rid)
    if not check.lines:
        raise Refused(Problem("side-empty", "file"))
    before = context.store.need(BroughtList, replaces_rid) if replaces_rid else None
    if before is None:
        return SidePlan(check, None, check.lines, (), (), 0)
    pairs, new, gone = _paired(before.lines, check.lines)
    changes = [change for pair in pairs for change in _changes(*pair)]
    same = sum(not any(_changes(old, one)) for old, one in pairs)
    return SidePlan(check, before, new, gone, tuple(changes), same)


def likely_replaced(context: Context, case_rid: str, check: SideCheck, title: str) -> str:
    """The list that a new one seems to correct: of the same kind, and the same name or mostly the same people in the
    same months; nothing when none does. A person decides."""
    own = {_key(line) for line in check.lines}
    best: tuple[float, str] = (0.5, "")
    for each in sides_of(context, case_rid):
        if each.kind is check.kind:
            there = {_key(line) for line in each.lines}
            share = 2.0 if each.title == title and there & own else len(there & own) / max(1, len(own | there))
            best = max(best, (share, each.rid))
    return best[1]


def _key(line: BroughtLine) -> tuple[str, date | None, date | None]:
    return (whole_number(line.id_number) or person_key(line.name), line.first_day, line.paid_on)


def _paired(
    old: Sequence[BroughtLine], new: Sequence[BroughtLine]
) -> tuple[list[tuple[BroughtLine, BroughtLine]], tuple[BroughtLine, ...], tuple[BroughtLine, ...]]:
    """Lines of the same person and month, in their order; those that are new, and those that are gone."""
    before, after = grouped(old, _key), grouped(new, _key)
    pairs = [pair for key in after for pair in zip(before.get(key, ()), after[key], strict=False)]
    fresh = [line for key in after for line in after[key][len(before.get(key, ())) :]]
    gone = [line for key in before for line in before[key][len(after.get(key, ())) :]]
    return pairs, tuple(fresh), tuple(gone)


def _changes(old: BroughtLine, new: BroughtLine) -> Iterator[LineChange]:
    for name in shape(BroughtLine):
        before, after = getattr(old, name), getattr(new, name)
        if name not in _PLACE and before != after:
            yield LineChange(
                new.name, vocabulary.label(f"brought_line.{name}"), _words(name, before), _words(name, after)
            )


def _words(name: str, value: Any) -> str:
    """A value of a line as a person reads it; numbers of a person in part."""
    entry = vocabulary.entry(f"brought_line.{name}")
    if value in (None, ""):
        return "（空）"
    if isinstance(value, bool):
        return entry.answer(value)
    if name.endswith("_fen"):
        return f"{yuan(value)}元"
    return mask_of(name)(str(value)) if entry.mask else str(value)


@dataclass(frozen=True, slots=True)
class KeptSide:
    """One act on the lists of a case, for being taken back: the list before and after it, and the evidence it brought.

    ``position`` is how far the journal had come by then: evidence on which something may rest since is not taken back.
    """

    before: BroughtList | None
    after: BroughtList | None
    evidence: Evidence | None = None
    position: int = 0


def keep_side(
    context: Context, case_rid: str, source: Path | str, plan: SidePlan, from_whom: str = "", title: str = ""
) -> KeptSide:
    """Keep a list with the file it came from (a pasted text as a text file), in the place of the one it corrects.

    Raises :class:`Refused` ``case-over``, and as :func:`~.evidence.take_in_file`.
    """
    refuse_ended(context, case_rid)
    before, check = plan.replaces, plan.check
    title = title.strip() or title_of(source)
    with context.act(CORRECTED if before else KEPT):
        known = {each.rid for each in context.store.find(Evidence, case_rid=case_rid)}
        belongs = Belongs(case_rid, project_rid=context.store.need(Case, case_rid).project_rid)
        kept = _sealed(context, source, title, belongs)
        after = BroughtList(
            before.rid if before else new_rid(), case_rid, check.kind, title, kept.rid, context.clock.today(),
            from_whom.strip() or (before.from_whom if before else ""), check.lines, check.unread,
        )  # fmt: skip
        if before is not None and replace(after, brought_on=before.brought_on) == before:
            after = before
        with context.unit(CORRECTED if before else KEPT) as unit:
            unit.put(after)
    remember(context, check.said)
    return KeptSide(before, after, None if kept.rid in known else kept, context.store.journal.position)


def title_of(source: Path | str) -> str:
    """What a list is called when nobody says otherwise."""
    return shown(source.stem) if isinstance(source, Path) else PASTED


def _sealed(context: Context, source: Path | str, title: str, belongs: Belongs) -> Evidence:
    if isinstance(source, Path):
        return take_in_file(context, source, title, belongs)
    return take_in(context, source.encode("utf-8"), title, belongs)
