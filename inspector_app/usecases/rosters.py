"""导入工资明细: a wage list is read, planned against what the case has, and taken in as one act."""

from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

from inspector_app.domain.claim import WageClaim
from inspector_app.domain.identity import mask_of
from inspector_app.domain.person import Person
from inspector_app.domain.roster import (
    IDENTITY_OPEN,
    MASKED,
    MONTHS_FEWER,
    OTHERS_SAY,
    SETTLED,
    RosterCheck,
    RosterLine,
    RowProblem,
    without_number,
)
from inspector_app.exchange.wage_list import are_headings_of as are_headings_of
from inspector_app.exchange.wage_list import checked_reading, read_wages, refuse_no_wages
from inspector_app.exchange.wage_list import is_heading_line as is_heading_line
from inspector_app.support.errors import Trouble
from inspector_app.support.progress import NoProgress, Progress
from inspector_app.usecases.case_file import case_file, refuse_ended
from inspector_app.usecases.claim_lines import known_elsewhere, lines_of, restore_lines
from inspector_app.usecases.context import Context
from inspector_app.usecases.import_acts import WAGES, brought
from inspector_app.usecases.known_people import registered
from inspector_app.usecases.list_columns import remember
from inspector_app.usecases.open_lists import (
    NOTHING_SAID,
    ListOrder,
    Opened,
    Said,
    open_list,
    prepare_list,
)
from inspector_app.usecases.planned_roster import Asked, PlannedLine, RosterPlan
from inspector_app.usecases.roster_people import Meant
from inspector_app.usecases.roster_plan import decided, planned, with_known

READING = "读取工资明细"


def perform_roster(order: ListOrder, progress: Progress) -> Opened[RosterCheck]:
    """Read a list: usable lines, each bad cell named. Raises as :func:`open_list`."""
    opened = open_list(order, read_wages, progress)
    try:
        refuse_no_wages(opened.book, opened.reading)
    except Trouble as why:
        return Opened(opened, None, why)
    return Opened(opened, replace(checked_reading(opened.reading, order.today), said=opened.learned))


def read_roster(context: Context, source: Path | str, said: Said = NOTHING_SAID) -> RosterCheck:
    """Both at once, from a file or a text. Raises :class:`Trouble` also where there is no list in the file."""
    return perform_roster(prepare_list(context, source, said), NoProgress()).found


def roster_plan(context: Context, case_rid: str, check: RosterCheck, meant: Meant | None = None) -> RosterPlan:
    """What the list would do to the case. Somebody registered elsewhere with the number is that very person; of several
    of one name a person says which is ``meant``.

    Raises :class:`Refused` ``case-ended``.
    """
    refuse_ended(context, case_rid)
    whole = case_file(context, case_rid)
    lines = lines_of(whole)
    rids = dict.fromkeys(talk.person_rid for talk in whole.interviews)
    here = {line.person.rid for line in lines}
    others = context.store.pick(Person, [rid for rid in rids if rid not in here])
    elsewhere, outside = registered(context, check.lines)
    others += tuple(one for one in elsewhere if one not in others and one.rid not in here)
    fixed = whole.ordered().keys() & {line.rid for line in lines}
    plan = planned(check, lines, others, fixed, case_rid, outside - rids.keys() - here, meant)
    return with_known(
        plan, known_elsewhere(context, whole, [line.recorded or line.kept for line in plan.lines if line.asked])
    )


def beside_recorded(check: RosterCheck, plan: RosterPlan) -> RosterCheck:
    """The check without what is answered by the records: whose number is registered is not 身份待核 for want of it, and
    neither a number masked as we mask it nor the ending of a line is asked about that is recorded so. Those who are
    身份待核, for want of a column of numbers, are told together."""
    lines = {(each.sheet, each.row): (line, each) for line in plan.lines for each in line.told}
    answered = [p for p in check.problems if (found := lines.get((p.sheet, p.row))) and _is_recorded(p, *found)]
    if plan.unchanged == len(plan.lines):
        answered += [p for p in check.problems if p.code == OTHERS_SAY]
    return without_number(replace(check, problems=tuple(p for p in check.problems if p not in answered)))


def _is_recorded(problem: RowProblem, line: PlannedLine, told: RosterLine) -> bool:
    person, field = line.kept.person, {column: name for name, column in told.columns.items()}.get(problem.column, "")
    if problem.code == IDENTITY_OPEN:
        return bool(person.id_number) and not told.id_number
    if problem.code == MASKED and field in _MASKS:
        return mask_of(field)(getattr(person, field)) == problem.problem.details["text"]
    if problem.code == MONTHS_FEWER and line.recorded is not None:
        claim = line.recorded.claim
        return (claim.first_day, claim.last_day, claim.months) == (told.first_day, told.last_day, told.months)
    if problem.code != SETTLED or field != "disposition" or line.recorded is None:
        return False
    return dict(told.own).get(field) is line.recorded.claim.disposition


_MASKS = ("id_number", "phone", "card")


def add_roster(
    context: Context, case_rid: str, check: RosterCheck, taken: Collection[Asked] = (), meant: Meant | None = None,
    file: str = "",
) -> tuple[WageClaim, ...]:  # fmt: skip
    """Take a checked roster into a case in one transaction: the claims of its lines in their order, changed or not.
    What the ``file`` was called stands with the import.

    What is recorded otherwise stays, but for the values ``taken``. Raises :class:`Refused` as :func:`roster_plan`.
    """
    plan = roster_plan(context, case_rid, check, meant)
    remember(context, check.said)
    lines = {line.rid: line for line in decided(plan, taken)}
    if lines:
        restore_lines(context, case_file(context, case_rid), tuple(lines.values()), (), brought(WAGES, file))
    return tuple(lines.get(line.kept.rid, line.kept).claim for line in plan.lines)
