"""检查 and 问题: a visit to a site or an employer, its checklist, and what was found."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from inspector_app.support.errors import Problem


class InspectionKind(StrEnum):
    ROUTINE = "routine"
    CASE = "case"
    CAMPAIGN = "campaign"


class CheckResult(StrEnum):
    NOT_CHECKED = "not_checked"
    CONFORMS = "conforms"
    VIOLATES = "violates"
    NOT_CONCERNED = "not_concerned"
    NOT_PROVIDED = "not_provided"
    NOT_VERIFIED = "not_verified"


OPEN_RESULTS = frozenset({CheckResult.VIOLATES, CheckResult.NOT_PROVIDED, CheckResult.NOT_VERIFIED})
"""What somebody has to come back to: it was wrong, or nobody could tell."""


@dataclass(frozen=True, slots=True)
class CheckedItem:
    """One line of the checklist; ``item`` is its id in ``resources/law/checklist.toml``."""

    item: str
    result: CheckResult
    note: str = ""
    evidence_rids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class InspectionHead:
    """检查 as lists show it, without its checklist. The object is a project, an employer without one, or a place known
    only by name. ``entry_code`` is what 扫码入企 gave, ``entry_code_why`` why there was none, ``scan_later`` whether it
    was left to be scanned before leaving (离企前补扫), ``scanned_at`` when that was done. ``helpers`` are people of
    other bodies who came along; ``absence_note`` tells of a manager who was not there, ``refusal_note`` of whoever
    refused or hindered the visit."""

    rid: str
    kind: InspectionKind
    started_at: datetime
    ended_at: datetime | None = None
    inspector_rids: tuple[str, ...] = ()
    recorder_name: str = ""
    case_rid: str = ""
    campaign_rid: str = ""
    project_rid: str = ""
    company_rid: str = ""
    site_name: str = ""
    site_place: str = ""
    source: str = ""
    approval: str = ""
    notice_number: str = ""
    method: str = ""
    device: str = ""
    met_person_rid: str = ""
    rights_answer: str = ""
    documents_copied: str = ""
    site_opinion: str = ""
    absence_note: str = ""
    consulted: int = 0
    leaflets: int = 0
    contracts: int | None = None
    entry_code: str = ""
    entry_code_why: str = ""
    helpers: str = ""
    refusal_note: str = ""
    scan_later: bool = False
    scanned_at: datetime | None = None

    @property
    def is_scanned_late(self) -> bool:
        """Whether the code of 扫码入企 was scanned on the way out only."""
        return bool(self.entry_code) and (self.scan_later or self.scanned_at is not None)

    @property
    def lacks_scan(self) -> bool:
        """Whether the code of 扫码入企 is still to come: there is none, and no reason that lasts."""
        return not self.entry_code and (self.scan_later or not self.entry_code_why)

    @property
    def place(self) -> str:
        """Where it was, as its paper says it: a project is named there on a line of its own, any other site here."""
        if self.project_rid or not self.site_place or self.site_name in self.site_place:
            return self.site_place or self.site_name
        return f"{self.site_name}（{self.site_place}）"


@dataclass(frozen=True, slots=True)
class Inspection(InspectionHead):
    """检查 with every line of its checklist."""

    items: tuple[CheckedItem, ...] = ()

    @property
    def violations(self) -> tuple[CheckedItem, ...]:
        return tuple(item for item in self.items if item.result is CheckResult.VIOLATES)


@dataclass(frozen=True, slots=True)
class LeftOpen:
    """What an earlier visit, begun at ``at``, left to come back to, and by when it was to be put right."""

    at: datetime
    item: CheckedItem
    due: date | None = None


def left_open(earlier: Iterable[Inspection], findings: Iterable["Finding"] = ()) -> dict[str, LeftOpen]:
    """By item what the visits before left open: what was last found of it counts, whenever that was. What somebody saw
    to be put right since, as their ``findings`` tell, is not open any more; found again before that, its first day
    counts."""
    known = {(each.inspection_rid, each.item): each for each in findings}
    last: dict[str, tuple[LeftOpen, Finding | None]] = {}
    for visit in sorted(earlier, key=lambda each: each.started_at):
        for item in visit.items:
            if item.result is not CheckResult.NOT_CHECKED:
                found = known.get((visit.rid, item.item))
                left, before = last.get(item.item, (None, None))
                days = [left.due] if left and left.due and before and before.corrected_on is None else []
                days += [found.due] if found and found.due else []
                last[item.item] = LeftOpen(visit.started_at, item, min(days, default=None)), found
    return {
        item: left
        for item, (left, found) in last.items()
        if left.item.result in OPEN_RESULTS and not (found and found.corrected_on)
    }


class FindingState(StrEnum):
    """Where a finding stands on a day."""

    OPEN = "open"
    OVERDUE = "overdue"
    CORRECTED = "corrected"


@dataclass(frozen=True, slots=True)
class Finding:
    """问题: what was seen, against which provision, and what became of it.

    ``due`` is the day by which it was demanded to be put right. ``corrected_on`` is when somebody of ours saw that it
    was, ``correction`` what was seen then, ``after_rids`` the photos of it; a visit on which it was seen is named by
    ``confirmed_rid``.
    """

    rid: str
    inspection_rid: str
    text: str
    item: str = ""
    provision: str = ""
    evidence_rids: tuple[str, ...] = ()
    due: date | None = None
    corrected_on: date | None = None
    correction: str = ""
    after_rids: tuple[str, ...] = ()
    confirmed_rid: str = ""

    def state(self, day: date) -> FindingState:
        """Where it stands on a day; overdue once its own day is over."""
        if self.corrected_on is not None:
            return FindingState.CORRECTED
        return FindingState.OVERDUE if self.due is not None and self.due < day else FindingState.OPEN


def held_to(finding: Finding, before: LeftOpen | None) -> Finding:
    """A finding by the day that counts: that of the visit before which found the same and set an earlier one. A new
    day makes no limit longer."""
    days = [day for day in (finding.due, before.due if before else None) if day]
    return replace(finding, due=min(days, default=None))


def inspection_problems(inspection: Inspection) -> list[Problem]:
    """What keeps a visit from being a sound record: object, order of times; one scans on the way out, not before."""
    problems = []
    if not (inspection.project_rid or inspection.company_rid or inspection.site_name):
        problems.append(Problem("inspection-no-object", "site_name"))
    if inspection.ended_at and inspection.ended_at <= inspection.started_at:
        problems.append(Problem("time-order", "ended_at"))
    if inspection.scanned_at and inspection.scanned_at < inspection.started_at:
        problems.append(Problem("entry-code-before", "scanned_at"))
    return problems
