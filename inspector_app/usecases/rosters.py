"""导入工资明细: a wage list is read, planned against what the case has, and taken in as one act."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from inspector_app.domain.claim import WageClaim
from inspector_app.domain.person import Person
from inspector_app.domain.roster import RosterCheck
from inspector_app.exchange.tables.choices import choices_of
from inspector_app.exchange.tables.columns import Choice
from inspector_app.exchange.tables.memory import Memory, learned
from inspector_app.exchange.tables.source import read_book, text_book
from inspector_app.exchange.wage_list import checked_reading, wages_of
from inspector_app.exchange.wage_list import is_heading_line as is_heading_line
from inspector_app.support.errors import refuse_errors
from inspector_app.usecases.case_file import case_file, refuse_ended
from inspector_app.usecases.claim_lines import lines_of, restore_lines
from inspector_app.usecases.context import Context
from inspector_app.usecases.known_people import registered
from inspector_app.usecases.list_columns import remember, remembered
from inspector_app.usecases.roster_plan import Asked, RosterPlan, decided, planned

IMPORTED = "导入工资明细"
PASTED = "粘贴的表格"


@dataclass(frozen=True, slots=True)
class RosterOrder:
    """What the worker thread gets to read a list."""

    source: Path | str
    choices: tuple[Choice, ...]
    today: date
    memory: Memory


def prepare_roster(context: Context, source: Path | str, mapping: Mapping[str, str] | None = None) -> RosterOrder:
    """Freeze what reading needs of a file, or of a text that was copied in another program.

    ``mapping`` is field → column letters (:mod:`exchange.tables.choices`) where a person says otherwise than the
    headings. Raises :class:`Refused` ``sheet-column-letter``.
    """
    return RosterOrder(source, choices_of(mapping or {}), context.clock.today(), remembered(context))


def perform_roster(order: RosterOrder) -> RosterCheck:
    """Read a list: usable lines, each bad cell named. Raises :class:`Trouble` as :func:`read_book` and
    :func:`wages_of` do."""
    source = order.source
    book = read_book(source) if isinstance(source, Path) else text_book(source, PASTED)
    reading = wages_of(book, order.choices, order.memory)
    return replace(checked_reading(reading, order.today), said=learned(reading, order.choices))


def read_roster(context: Context, path: Path, mapping: Mapping[str, str] | None = None) -> RosterCheck:
    """Both at once."""
    return perform_roster(prepare_roster(context, path, mapping))


def roster_plan(context: Context, case_rid: str, check: RosterCheck) -> RosterPlan:
    """What the list would do to the case. Somebody registered elsewhere with the number is that very person.

    Raises :class:`Refused` ``roster-same-number`` when two lines have one number, or ``case-ended``.
    """
    refuse_ended(context, case_rid)
    _refuse_doubled(check)
    whole = case_file(context, case_rid)
    lines = lines_of(whole)
    rids = dict.fromkeys(talk.person_rid for talk in whole.interviews)
    here = {line.person.rid for line in lines}
    others = context.store.pick(Person, [rid for rid in rids if rid not in here])
    elsewhere, outside = registered(context, check.lines)
    others += tuple(one for one in elsewhere if one not in others and one.rid not in here)
    fixed = whole.ordered().keys() & {line.rid for line in lines}
    return planned(check, lines, others, fixed, case_rid, outside - rids.keys() - here)


def add_roster(
    context: Context, case_rid: str, check: RosterCheck, taken: Collection[Asked] = ()
) -> tuple[WageClaim, ...]:
    """Take a checked roster into a case in one transaction: the claims of its lines in their order, changed or not.

    What is recorded otherwise stays, but for the values ``taken``. Raises :class:`Refused` as :func:`roster_plan`.
    """
    plan = roster_plan(context, case_rid, check)
    remember(context, check.said)
    lines = {line.rid: line for line in decided(plan, taken)}
    if lines:
        restore_lines(context, case_file(context, case_rid), tuple(lines.values()), (), IMPORTED)
    return tuple(lines.get(line.kept.rid, line.kept).claim for line in plan.lines)


def _refuse_doubled(check: RosterCheck) -> None:
    """The same number for days that may be the same is one sum told twice, or two: a person must say."""
    refuse_errors([replace(p.problem, where=p.place) for p in check.problems if p.code == "roster-same-number"])
