"""What of a case rests upon its filing: while it stands no filing is cancelled or taken back, and none is dated after
it, for the term of investigation runs from the filing (R423 arts 14, 17)."""

from datetime import date

from inspector_app.domain.act import ActKind, by_minute, current
from inspector_app.domain.dates import chinese
from inspector_app.domain.document import Document
from inspector_app.domain.role import Role
from inspector_app.support.clock import civil_date
from inspector_app.support.errors import Problem
from inspector_app.usecases.case_file import CaseFile

_ROLES = (
    Role.ORDER, Role.DECISION, Role.EXTRA_PAYMENT, Role.PENALTY_DECISION, Role.PRE_NOTICE, Role.LISTING_DECISION,
    Role.REFERRAL,
)  # fmt: skip


def standing_papers(whole: CaseFile) -> tuple[Document, ...]:
    """The orders, notices and decisions of a case that were issued and stand."""
    return tuple(paper for role in _ROLES for paper in whole.papers(role) if paper.copies)


def undoing_problems(whole: CaseFile) -> list[Problem]:
    """Why a filing is not taken back as a slip: what was issued since stands upon it."""
    called = "、".join(paper.called for paper, _ in _since_filing(whole))
    return [Problem("filing-papers-stand", "act", details={"papers": called})] if called else []


def filing_day_problems(whole: CaseFile, day: date) -> list[Problem]:
    """What speaks against filing a case anew on a day: papers that were issued upon its former filing are older."""
    older = [(signed, paper) for paper, signed in _since_filing(whole) if signed < day]
    if not older:
        return []
    signed, paper = min(older, key=lambda each: each[0])
    return [Problem("filing-after-papers", "on", details={"paper": paper.called, "day": chinese(signed)})]


def _since_filing(whole: CaseFile) -> list[tuple[Document, date]]:
    """The standing papers that were signed off after the case was filed, be that filing taken back or not, with the
    day of it; what was ordered on the spot before any filing rests on none."""
    acts = sorted(whole.acts, key=by_minute)
    filed = [at for at, act in enumerate(acts) if act.kind is ActKind.FILED and act.subject_rid == whole.case.rid]
    signed = {act.subject_rid: act for act in current(acts[filed[0] :] if filed else ()) if act.kind is _SIGNED}
    papers = standing_papers(whole)
    return [(paper, civil_date(signed[paper.rid].at)) for paper in papers if paper.rid in signed]


_SIGNED = ActKind.SIGNED_OFF
