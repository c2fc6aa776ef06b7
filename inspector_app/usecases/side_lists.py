"""收到的名单: a list of attendance, contracts or payments is read, planned, and kept with its file as one act."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from inspector_app.domain.alike import person_key, whole_number
from inspector_app.domain.brought_list import BroughtLine, BroughtList, Side, SideCheck
from inspector_app.domain.case import Case
from inspector_app.domain.evidence import Evidence
from inspector_app.domain.hidden_characters import shown
from inspector_app.domain.identity import mask_of, new_rid, numbers_masked
from inspector_app.domain.money import yuan
from inspector_app.domain.records import shape
from inspector_app.exchange.bank_slip import slip_book
from inspector_app.exchange.side_list import read_brought, read_side
from inspector_app.exchange.tables.chat.sms import bank_messages, sms_book
from inspector_app.exchange.tables.corrections import CORRECTED, refuse_cells_of_chat
from inspector_app.exchange.tables.grid import Book
from inspector_app.exchange.tables.likely import guessed_side
from inspector_app.exchange.tables.source import book_of
from inspector_app.support import vocabulary
from inspector_app.support.errors import Problem, Refused, Trouble
from inspector_app.support.groups import grouped
from inspector_app.support.progress import Progress
from inspector_app.usecases.case_file import case_file, refuse_ended
from inspector_app.usecases.context import Context
from inspector_app.usecases.evidence import Belongs, take_in, take_in_file
from inspector_app.usecases.import_acts import SIDE, SIDE_AGAIN
from inspector_app.usecases.list_columns import remember, remembered
from inspector_app.usecases.open_lists import (
    NOTHING_SAID,
    PASTED,
    ListOrder,
    Opened,
    OpenList,
    Reads,
    open_list,
    opened_order,
)

READING, REMOVED = "读取名单", "移除收到的名单"
MOST_LINES = 10_000  # a list is one record of the journal, kept anew when it is corrected
_PLACE = ("sheet", "row")
_MOST_CHANGES = 200


def perform_side(order: ListOrder, kind: Side | None, progress: Progress) -> Opened[SideCheck]:
    """Read a list; without a kind it is guessed. Raises as :func:`open_list`, and :class:`Refused` ``side-kind-open``
    when nobody says of which kind it is and it does not look like one alone. Messages and slips of banks are
    payments."""
    order = order if order.brought is not None else opened_order(order, progress)
    if (messages := _messages_in(order.source, order.today)) is not None:
        return perform_side(replace(order, source=messages), Side.PAYMENTS, progress)
    opened = open_list(order, _reads(kind or Side.ATTENDANCE), progress)
    if kind is None and (guessed := guessed_side(opened.book)) is not None:
        return perform_side(order, guessed, progress)
    told = _checked(opened, order.today) if kind is not None else None
    may_be_slips = kind in (None, Side.PAYMENTS) and not isinstance(told, SideCheck)
    if may_be_slips and (slips := slip_book(opened.book)) is not None:
        return perform_side(replace(order, source=slips), Side.PAYMENTS, progress)
    if told is None:
        raise Refused(Problem("side-kind-open", "kind"))
    return Opened(opened, told) if isinstance(told, SideCheck) else Opened(opened, None, told)


def _checked(opened: OpenList, today: date) -> SideCheck | Trouble:
    try:
        return replace(read_side(opened.reading, opened.book.name, today), said=opened.learned)
    except Trouble as why:
        return why


def _messages_in(source: Path | str | Book, today: date) -> Book | None:
    """The messages of banks in a text that was pasted, or that a text file holds; None where it is a list already."""
    if not isinstance(source, Book) or any(0 in grid.rows for grid in source.sheets):
        return None
    messages = sms_book(source.text, source.name, today)
    if messages is None:
        return None
    messages = replace(messages, corrected=source.corrected)
    refuse_cells_of_chat(messages)
    return messages


def with_owners(context: Context, case_rid: str, text: str) -> str:
    """A text in which messages of banks stand, before each that names nobody the one worker of the case whose card
    ends as it says; where there are none or several a person must say."""
    told = {each.number: each for each in bank_messages(text, context.clock.today()) if not each.name}
    if not told:
        return text
    workers = case_file(context, case_rid).people.values()
    of_tail = grouped([person for person in workers if person.card], lambda person: person.card[-4:])
    found = {number: of_tail.get(each.tail, []) for number, each in told.items()}
    named = {number: people[0].name for number, people in found.items() if len(people) == 1}
    lines = text.splitlines()
    return "\n".join(f"{named[at]}：{line.strip()}" if at in named else line for at, line in enumerate(lines, start=1))


def _reads(kind: Side) -> Reads:
    return lambda book, said, memory, tell: read_brought(book, kind, said, memory, tell)


def sides_of(context: Context, case_rid: str) -> tuple[BroughtList, ...]:
    """The lists that were brought to a case, by kind, the older one first."""
    order = list(Side)
    return tuple(sorted(context.store.find(BroughtList, case_rid=case_rid), key=lambda each: order.index(each.kind)))


def givers(context: Context, case_rid: str) -> tuple[str, ...]:
    """Who may have brought a list to a case: its firms, then what such givers are usually called."""
    firms = [company.name for company in case_file(context, case_rid).companies.values()]
    return tuple(dict.fromkeys((*firms, *vocabulary.entry("brought_list.from_whom").known)))


@dataclass(frozen=True, slots=True)
class LineChange:
    """A value that a line of a corrected list has otherwise: which, and both in words."""

    line: BroughtLine
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
    """Compare a list with the one that it takes the place of. Raises :class:`Refused` ``case-over``, ``side-empty``,
    ``side-too-long``."""
    refuse_ended(context, case_rid)
    if not check.lines:
        raise Refused(Problem("side-empty", "file"))
    if len(check.lines) > MOST_LINES:
        raise Refused(
            Problem("side-too-long", "file", details={"lines": str(len(check.lines)), "most": str(MOST_LINES)})
        )
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
            yield LineChange(new, vocabulary.label(f"brought_line.{name}"), _words(name, before), _words(name, after))


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
    with context.act(SIDE_AGAIN if before else SIDE):
        known = {each.rid for each in context.store.find(Evidence, case_rid=case_rid)}
        belongs = Belongs(case_rid, project_rid=context.store.need(Case, case_rid).project_rid)
        kept = _sealed(context, source, title, belongs)
        after = BroughtList(
            before.rid if before else new_rid(), case_rid, check.kind, title, kept.rid, context.clock.today(),
            from_whom.strip() or (before.from_whom if before else ""), check.lines,
            (*check.unread, *_originals(check)),
        )  # fmt: skip
        if before is not None and replace(after, brought_on=before.brought_on) == before:
            after = before
        with context.unit(SIDE_AGAIN if before else SIDE) as unit:
            unit.put(after)
    remember(context, check.said)
    return KeptSide(before, after, None if kept.rid in known else kept, context.store.journal.position)


def _originals(check: SideCheck) -> Iterator[str]:
    """What stands in the file of the cells that a person reads otherwise: it was not read either."""
    for each in check.problems:
        if each.code == CORRECTED:
            told = each.problem.details
            yield numbers_masked(f"{each.place}的原文“{told['was']}”（按更正读作“{told['now']}”）")


def title_of(source: Path | str) -> str:
    """What a list is called when nobody says otherwise."""
    return shown(source.stem) if isinstance(source, Path) else PASTED


def _sealed(context: Context, source: Path | str, title: str, belongs: Belongs) -> Evidence:
    if isinstance(source, Path):
        return take_in_file(context, source, title, belongs)
    return take_in(context, source.encode("utf-8"), title, belongs)


def remove_side(context: Context, list_rid: str) -> KeptSide:
    """Take a list out of the case; its file stays among the evidence. Raises :class:`Refused` ``case-over``."""
    before = context.store.need(BroughtList, list_rid)
    refuse_ended(context, before.case_rid)
    with context.unit(REMOVED) as unit:
        unit.delete(before)
    return KeptSide(before, None)


def undo_side(context: Context, kept: KeptSide) -> None:
    """撤销: as it was before the act. Raises :class:`Refused` ``side-changed-since`` when it was changed meanwhile,
    ``case-over``."""
    either = kept.after or kept.before
    if either is None:
        return
    refuse_ended(context, either.case_rid)
    if context.store.get(BroughtList, either.rid) != kept.after:
        raise Refused(Problem("side-changed-since", "list"))
    is_last = context.store.journal.position == kept.position
    with context.unit("撤销收取的名单" if kept.after else "撤销移除名单") as unit:
        if kept.before is not None:
            unit.put(kept.before)
        elif kept.after is not None:
            unit.delete(kept.after)
        if kept.evidence is not None and is_last:
            unit.delete(kept.evidence)


def open_kept(context: Context, list_rid: str) -> Callable[[Progress], OpenList]:
    """A job for the worker: the file of a kept list, read again as it was. Raises :class:`Trouble` as ``book_of``, and
    ``evidence-missing`` or ``evidence-damaged`` for an original that nobody can read."""
    kept = context.store.need(BroughtList, list_rid)
    piece, sealed = context.store.need(Evidence, kept.evidence_rid), context.store.sealed
    memory, today = remembered(context), context.clock.today()

    def read(progress: Progress) -> OpenList:
        book = book_of(sealed.read(piece.sha256), piece.title)
        order = ListOrder(book, NOTHING_SAID, memory, today)
        return open_list(order, _reads(kept.kind), progress)

    return read
