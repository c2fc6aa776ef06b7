"""The list of cases: which of them go on, and for each line its state, its site, what is owed and what is due next."""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from inspector_app.domain.act import Act, current
from inspector_app.domain.case import ENDING_ACTS, Case, CaseState
from inspector_app.domain.claim import WageClaim
from inspector_app.domain.debt import Balance, Payment, balance
from inspector_app.domain.project import Project
from inspector_app.store.cases import CaseFilter
from inspector_app.store.cases import list_cases as find_in_store
from inspector_app.store.listing import Listing
from inspector_app.usecases.casefile import state_of
from inspector_app.usecases.context import Context
from inspector_app.usecases.deadlines import DueItem, case_due_items


class CaseScope(StrEnum):
    """Which part of the cases is looked at."""

    GOING_ON = "going_on"
    ENDED = "ended"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class CaseLine:
    """One line of the list. ``next_due`` is the most urgent open deadline."""

    case: Case
    state: CaseState
    site: str
    balance: Balance
    next_due: DueItem | None


@dataclass(frozen=True, slots=True)
class CaseLines:
    """A snapshot of cases whose lines are derived page by page, when they are looked at."""

    context: Context
    listing: Listing[Case]

    @property
    def ids(self) -> "array[int]":
        """The identity of each row."""
        return self.listing.ids

    def __len__(self) -> int:
        return len(self.listing)

    def page(self, first: int, count: int) -> list[CaseLine | None]:
        """The lines from place ``first`` on; None where a case is gone."""
        cases = self.listing.page(first, count)
        lines = {line.case.rid: line for line in case_lines(self.context, [case for case in cases if case])}
        return [lines[case.rid] if case else None for case in cases]


def list_cases(context: Context, wanted: CaseFilter, scope: CaseScope = CaseScope.ALL) -> CaseLines:
    """The lines of the cases that fit, the newest first."""
    return CaseLines(context, find_cases(context, wanted, scope))


def find_cases(context: Context, wanted: CaseFilter, scope: CaseScope = CaseScope.ALL) -> Listing[Case]:
    """The cases that fit, the newest first; whether one has ended is derived from its acts."""
    listing = find_in_store(context.store, wanted)
    if scope is CaseScope.ALL:
        return listing
    ended = _ended_rids(context)
    kept = [
        number
        for number, case in zip(listing.ids, listing.page(0, len(listing)), strict=True)
        if case and bool(case.merged_into or case.rid in ended) is (scope is CaseScope.ENDED)
    ]
    return replace(listing, ids=array("q", kept))


def _ended_rids(context: Context) -> set[str]:
    found: set[str] = set()
    for kind in ENDING_ACTS:
        for act in context.store.find(Act, kind=kind):
            if any(one.kind in ENDING_ACTS for one in current(context.store.find(Act, subject_rid=act.subject_rid))):
                found.add(act.subject_rid)
    return found


def case_lines(context: Context, cases: Sequence[Case]) -> tuple[CaseLine, ...]:
    """The lines of these cases, in their order."""
    store = context.store
    projects = {project.rid: project for project in store.pick(Project, {case.project_rid for case in cases})}
    lines = []
    for case in cases:
        project = projects.get(case.project_rid)
        owed = balance(store.find(WageClaim, case_rid=case.rid), store.find(Payment, case_rid=case.rid))
        due = case_due_items(context, case)
        lines.append(
            CaseLine(
                case,
                state_of(context, case),
                project.name if project else case.site_name,
                owed,
                due[0] if due else None,
            )
        )
    return tuple(lines)
