"""工资支付隐患: graded on a project, with measures and who answers for them; its steps from finding to 销号."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from inspector_app.domain.dates import chinese
from inspector_app.domain.identity import named_rid
from inspector_app.domain.money import yuan
from inspector_app.domain.project import Grade, GradeClaim, Project, regraded
from inspector_app.support import vocabulary


@dataclass(frozen=True, slots=True)
class Hazard:
    """隐患. ``strike_off_asked_on`` is 提请销号; ``struck_off_on`` is the office's word, by its file or on paper.

    ``responsible_body`` and ``responsible_person`` are the 包保, ``due`` is by when the ``measures`` are to be done.
    """

    rid: str
    project_rid: str
    grade: Grade
    found_on: date
    source: str = ""
    facts: str = ""
    strike_off_asked_on: date | None = None
    struck_off_on: date | None = None
    to_court_on: date | None = None
    measures: str = ""
    responsible_body: str = ""
    responsible_person: str = ""
    due: date | None = None


class HazardState(StrEnum):
    FOUND = "found"
    STRIKE_OFF_ASKED = "strike_off_asked"
    STRUCK_OFF = "struck_off"


def hazard_state(hazard: Hazard) -> HazardState:
    """How far a hazard has come."""
    if hazard.struck_off_on:
        return HazardState.STRUCK_OFF
    return HazardState.STRIKE_OFF_ASKED if hazard.strike_off_asked_on else HazardState.FOUND


class HazardStepKind(StrEnum):
    """What happened to a hazard."""

    PROGRESS = "progress"  # 进展, week by week
    VISIT = "visit"  # 包保走访
    REGRADED = "regraded"  # 等级调整
    ASKED = "asked"  # 提请销号
    CONFIRMED = "confirmed"  # 确认销号
    REFUSED = "refused"  # 退回提请
    REOPENED = "reopened"  # 恢复为未销号
    TO_COURT = "to_court"  # 转司法


@dataclass(frozen=True, slots=True)
class HazardStep:
    """A step: ``by`` is who visited, told or signed, ``text`` what was found, done, decided, and why; ``evidence_rids``
    are what proves it, such as the signed 隐患销号确认单."""

    rid: str
    hazard_rid: str
    kind: HazardStepKind
    on: date
    by: str = ""
    text: str = ""
    evidence_rids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ProgressRule:
    """In how many days something is to be told of a hazard that is open; ``basis_text`` is the source of that."""

    days: int
    basis_text: str

    def due(self, hazard: Hazard, steps: Iterable[HazardStep]) -> date | None:
        """The day by which the next step is owed; None where nobody waits: asked, struck off, or at court."""
        if hazard_state(hazard) is not HazardState.FOUND or hazard.to_court_on:
            return None
        told = (step.on for step in steps if step.kind is not HazardStepKind.REGRADED)
        return max(told, default=hazard.found_on) + timedelta(days=self.days)


def after(hazard: Hazard, step: HazardStep) -> Hazard:
    """The hazard as a step leaves it. What is taken back stays in the journal, with the days between."""
    match step.kind:
        case HazardStepKind.ASKED:
            return replace(hazard, strike_off_asked_on=step.on)
        case HazardStepKind.CONFIRMED:
            return replace(hazard, struck_off_on=step.on)
        case HazardStepKind.REFUSED:
            return replace(hazard, strike_off_asked_on=None)
        case HazardStepKind.REOPENED:
            return replace(hazard, strike_off_asked_on=None, struck_off_on=None)
        case HazardStepKind.TO_COURT:
            return replace(hazard, to_court_on=step.on)
    return hazard


def graded_hazard(agency_rid: str, project: Project, hazards: Iterable[Hazard]) -> Hazard | None:
    """The hazard that the asserted grade of a project tells of, new or changed; None when there is nothing to keep.

    It has the same identity on every laptop of an agency. One that was struck off stays so: a grade of a later day
    tells of another one. A hazard that is open follows the grade, but stays open where that says 无欠薪: 销号 is asked
    for and confirmed.
    """
    claim = project.grade
    if claim is None or claim.grade is Grade.NONE:
        return None
    hazards = tuple(hazards)
    still = [each for each in hazards if each.struck_off_on is None]
    if still:
        worst = gravest(still)
        return None if worst.grade is claim.grade else with_grade(worst, claim)
    if any(each.struck_off_on and each.struck_off_on >= claim.on for each in hazards):
        return None
    rid = named_rid(agency_rid, "hazard", project.rid, str(len(hazards)))
    return Hazard(rid, project.rid, claim.grade, claim.on, claim.source, graded_facts(project))


def gravest(hazards: Sequence[Hazard]) -> Hazard:
    """The first severe one of some hazards, else the first."""
    return next((each for each in hazards if each.grade is Grade.SEVERE), hazards[0])


def with_grade(hazard: Hazard, claim: GradeClaim) -> Hazard:
    """The hazard graded anew; its facts keep what was said of it before and say what it became, with the day."""
    told = f"{chinese(claim.on)}调整为{vocabulary.word(claim.grade)}" + (f"，{claim.reason}" if claim.reason else "")
    return replace(hazard, grade=claim.grade, facts="；".join(filter(None, (hazard.facts.rstrip("。；"), told))))


def graded_facts(project: Project) -> str:
    """What the ledger tells of a hazard: 2026年3月2日定为严重欠薪：未支付工资81.00元，农民工12人."""
    claim = project.grade
    graded = f"{chinese(claim.on)}定为{vocabulary.word(claim.grade)}" if claim else ""
    unpaid = f"{vocabulary.label('project.unpaid_fen')}{yuan(project.unpaid_fen)}元" if project.unpaid_fen else ""
    heads = f"农民工{project.heads:,}人" if project.heads else ""
    told = "，".join(part for part in (claim.reason if claim else "", unpaid, heads) if part)
    return "：".join(part for part in (graded, told) if part)


def standing_grade(
    told: Grade | None, told_on: date | None, still: Collection[Grade], ended: Iterable[date]
) -> Grade | None:
    """How a project is graded: the gravest hazard that is open says it; without one what was asserted, unless a hazard
    was struck off since. None where nobody told.

    Ledger, lists and reports all ask here, so that none counts otherwise than the other.
    """
    if still:
        return max(still, key=list(Grade).index)
    last = max(ended, default=None)
    if last and (told is None or (told_on is not None and told_on <= last)):
        return Grade.NONE
    return told


def as_it_stands(project: Project, hazards: Iterable[Hazard]) -> Project:
    """The project with the grade at which it stands (:func:`standing_grade`), and from what that is known."""
    hazards, claim = tuple(hazards), project.grade
    still = [each for each in hazards if each.struck_off_on is None]
    ended = [each.struck_off_on for each in hazards if each.struck_off_on]
    told = claim.grade if claim else None
    grade = standing_grade(told, claim.on if claim else None, [each.grade for each in still], ended)
    if grade is None or grade is told:
        return project
    if still:
        return regraded(project, GradeClaim(grade, gravest(still).found_on, "隐患未销号"))
    return regraded(project, GradeClaim(grade, max(ended), "隐患已销号"))
