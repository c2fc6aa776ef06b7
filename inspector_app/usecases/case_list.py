"""The list of cases: which of them go on, and for each line its state, its site, what is owed and what is due next."""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from inspector_app.domain.act import Act, ActKind, current
from inspector_app.domain.case import ENDING_ACTS, Case, CaseState, case_state
from inspector_app.domain.claim import WageClaim
from inspector_app.domain.debt import Balance, Payment, balance
from inspector_app.domain.project import Project
from inspector_app.store.cases import CaseFilter
from inspector_app.store.cases import list_cases as find_in_store
from inspector_app.store.listing import Listing
from inspector_app.support.vocabulary import word
from inspector_app.usecases.context import Context
from inspector_app.usecases.deadlines import DueItem, cases_due_items
from inspector_app.usecases.hanging import Hanging
from inspector_app.usecases.lead_list import LeadDue, cases_to_file


class CaseScope(StrEnum):
    """Which part of the cases is looked at; ``OURS`` are those that go on and that nobody else has."""

    GOING_ON = "going_on"
    OURS = "ours"
    ENDED = "ended"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class CaseLine:
    """One line of the list. ``next_due`` is the most urgent open deadline, ``to_file`` the complaint for which it is to
    be filed; of the two only what is due first. ``has_it`` names the colleague to whom it passed."""

    case: Case
    state: CaseState
    site: str
    balance: Balance
    today: date
    next_due: DueItem | None
    to_file: LeadDue | None
    has_it: str = ""

    @property
    def state_words(self) -> str:
        """How far it has come, and who has it now where it passed to a colleague: 已立案（已移交林示例）."""
        return f"{word(self.state)}（已移交{self.has_it}）" if self.has_it else word(self.state)

    @property
    def due_words(self) -> str:
        """剩2个工作日, 立案（受理当日）3月9日截止，已逾期: what is due next; empty when nothing is."""
        if self.to_file:
            return self.to_file.words(self.today)
        return self.next_due.words if self.next_due else ""


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
    if scope is CaseScope.OURS:
        ended |= context.store.passed.keys()
    kept = [
        number
        for number, case in zip(listing.ids, listing.page(0, len(listing)), strict=True)
        if case and bool(case.merged_into or case.rid in ended) is (scope is CaseScope.ENDED)
    ]
    return replace(listing, ids=array("q", kept))


def cases_elsewhere(context: Context, wanted: CaseFilter) -> tuple[str, ...]:
    """Of the cases that fit those that a colleague has now, each with his name: 示例案（林示例）."""
    passed = context.store.passed
    if not passed:
        return ()
    found = find_in_store(context.store, wanted)
    cases = [case for case in found.page(0, len(found)) if case and case.rid in passed]
    return tuple(f"{case.title}（{passed[case.rid].receiver_name}）" for case in cases)


def _ended_rids(context: Context) -> set[str]:
    acts = context.store.find_among(Act, "kind", [*ENDING_ACTS, ActKind.UNDONE])
    return {act.subject_rid for act in current(acts) if act.kind in ENDING_ACTS}


def _first(limits: Sequence[DueItem], filing: Sequence[LeadDue]) -> tuple[DueItem | None, LeadDue | None]:
    """What of both is due first."""
    limit, to_file = next(iter(limits), None), next(iter(filing), None)
    if limit and to_file:
        return (limit, None) if limit.deadline.due < to_file.day else (None, to_file)
    return limit, to_file


def case_lines(context: Context, cases: Sequence[Case]) -> tuple[CaseLine, ...]:
    """The lines of these cases, in their order."""
    store, hanging = context.store, Hanging(context.store, [case.rid for case in cases])
    projects = {project.rid: project for project in store.pick(Project, {case.project_rid for case in cases} - {""})}
    states = {case.rid: case_state(case, hanging.of(Act, case.rid)) for case in cases}
    limits = cases_due_items(context, cases, hanging)
    filing = cases_to_file(context, (case for case in cases if not states[case.rid].ended))
    today, passed = context.clock.today(), store.passed
    return tuple(
        CaseLine(
            case,
            states[case.rid],
            projects[case.project_rid].name if case.project_rid in projects else case.site_name,
            balance(hanging.of(WageClaim, case.rid), hanging.of(Payment, case.rid)),
            today,
            *_first(limits[case.rid], filing.get(case.rid, ())),
            passed[case.rid].receiver_name if case.rid in passed else "",
        )
        for case in cases
    )
