"""案件: several leads may merge into one; interviews, lists, papers and payments hang on it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from inspector_app.domain.act import Act, ActKind, current_on
from inspector_app.domain.claim import Disposition, WageClaim
from inspector_app.domain.debt import Payment, open_fen
from inspector_app.support import vocabulary
from inspector_app.support.errors import Problem


@dataclass(frozen=True, slots=True)
class Case:
    """案件. ``filed_on`` is 立案之日; the employer is a company, or only a name until it is identified."""

    rid: str
    title: str
    opened_on: date
    number: str = ""
    filed_on: date | None = None
    project_rid: str = ""
    company_rid: str = ""
    respondent: str = ""
    site_name: str = ""
    lead_rids: tuple[str, ...] = ()
    campaign_rid: str = ""
    inspector_rids: tuple[str, ...] = ()
    incident: bool = False
    incident_note: str = ""
    merged_into: str = ""


class CaseState(StrEnum):
    LEAD = "lead"
    FILED = "filed"
    CLOSED = "closed"
    FILING_CANCELLED = "filing_cancelled"
    MERGED = "merged"

    @property
    def ended(self) -> bool:
        """Nothing more is done in such a case, and nothing more is due."""
        return self in (CaseState.CLOSED, CaseState.FILING_CANCELLED, CaseState.MERGED)


ENDING_ACTS = {ActKind.CLOSED: CaseState.CLOSED, ActKind.FILING_CANCELLED: CaseState.FILING_CANCELLED}
"""The acts that end a case while they stand. 并案 ends one too and is no act: ``merged_into`` says it."""


def case_state(case: Case, acts: Iterable[Act]) -> CaseState:
    """How far a case has come, derived from the acts that stand on it."""
    kinds = {act.kind for act in current_on(case.rid, acts)}
    ended = next((state for kind, state in ENDING_ACTS.items() if kind in kinds), None)
    if ended:
        return ended
    if case.merged_into:
        return CaseState.MERGED
    return CaseState.FILED if case.filed_on else CaseState.LEAD


def closing_problems(claims: Iterable[WageClaim], payments: Iterable[Payment] = ()) -> list[Problem]:
    """Lines that still keep a case open: each needs a disposition with its proof, a part payment is none."""
    paid = tuple(payments)
    problems = (_line_problem(claim, [p for p in paid if p.claim_rid == claim.rid]) for claim in claims)
    return [problem for problem in problems if problem]


def _line_problem(claim: WageClaim, payments: list[Payment]) -> Problem | None:
    """已付 wants the whole sum and a voucher or other proof; any other ending its facts."""
    where, ending = f"line {claim.line}", claim.disposition
    if ending is None or ending is Disposition.PARTLY_PAID:
        return Problem("case-line-open", where)
    if ending is not Disposition.PAID:
        told = claim.disposition_note.strip() or claim.evidence_rids
        return None if told else Problem("case-line-no-facts", where, details={"ending": vocabulary.word(ending)})
    rest = open_fen(claim, payments)
    if rest is None:
        return Problem("case-line-not-found", where)
    if rest:
        return Problem("case-line-not-paid", where)
    if any(p.to_worker and not (p.voucher.strip() or p.evidence_rids) for p in payments):
        return Problem("case-line-no-voucher", where)
    return None
