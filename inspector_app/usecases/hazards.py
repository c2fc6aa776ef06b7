"""工资支付隐患 on a project: made from its grade or entered, followed week by week, asked to be struck off and so
confirmed or refused by others.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from inspector_app.domain.change import Op
from inspector_app.domain.dates import chinese
from inspector_app.domain.evidence import Evidence, EvidenceKind
from inspector_app.domain.hazard import (
    Hazard,
    HazardStep,
    HazardStepKind,
    after,
    as_it_stands,
    graded_hazard,
    hazard_state,
    with_grade,
)
from inspector_app.domain.identity import new_rid
from inspector_app.domain.lifecycle import HazardVerb, check_hazard
from inspector_app.domain.money import yuan
from inspector_app.domain.opinion import opinion_problems
from inspector_app.domain.project import Grade, GradeClaim, Project
from inspector_app.domain.reason import says_why
from inspector_app.domain.records import decode
from inspector_app.store.unit import Unit
from inspector_app.support.errors import Problem, Refused, refuse_errors
from inspector_app.support.groups import grouped
from inspector_app.support.vocabulary import label, word
from inspector_app.usecases.context import Context
from inspector_app.usecases.still_owed import still_owed

VERBS = {
    HazardStepKind.PROGRESS: HazardVerb.NOTE,
    HazardStepKind.VISIT: HazardVerb.NOTE,
    HazardStepKind.ASKED: HazardVerb.ASK_STRIKE_OFF,
    HazardStepKind.CONFIRMED: HazardVerb.CONFIRM,
    HazardStepKind.REFUSED: HazardVerb.REFUSE,
    HazardStepKind.REOPENED: HazardVerb.REOPEN,
    HazardStepKind.TO_COURT: HazardVerb.TO_COURT,
}
"""The steps that a person records, and what each of them does to the hazard."""
WANTS_TEXT = {
    HazardStepKind.PROGRESS: "hazard-step-text",
    HazardStepKind.VISIT: "hazard-step-text",
    HazardStepKind.REFUSED: "hazard-step-why",
    HazardStepKind.REOPENED: "hazard-step-why",
}
WANTS_NAME = {HazardStepKind.VISIT: "hazard-step-by", HazardStepKind.CONFIRMED: "hazard-step-signer"}


def new_hazard(context: Context, project_rid: str) -> Hazard:
    """A hazard found today, to be filled in; general until said otherwise."""
    return Hazard(new_rid(), project_rid, Grade.GENERAL, context.clock.today())


def save_hazard(context: Context, hazard: Hazard, unpaid_fen: int | None = None) -> Hazard:
    """Keep a hazard; another grade than before is a step of its own, and its facts say so where nobody wrote them anew.

    ``unpaid_fen`` is what the ledger says from now on to be unpaid, in 分; None leaves it as it is. Raises
    :class:`Refused` ``hazard-no-facts``, ``hazard-grade``, ``hazard-future``, ``hazard-due``, ``hazard-struck-off``,
    and ``hazard-nothing-owed`` for a new one where the ledger says that nothing is unpaid and nobody says what is.
    """
    kept, known = context.store.get(Hazard, hazard.rid), context.store.need(Project, hazard.project_rid)
    refuse_errors([*_wrong_in(context, hazard)])
    if kept:
        check_hazard(HazardVerb.CORRECT, kept)
    elif unpaid_fen is None and known.unpaid_fen == 0:
        raise Refused(Problem("hazard-nothing-owed", "unpaid_fen"))
    is_regraded = kept is not None and kept.grade is not hazard.grade
    if kept and is_regraded and kept.facts == hazard.facts:
        hazard = with_grade(hazard, GradeClaim(hazard.grade, context.clock.today(), context.writer.name))
    project = _with_unpaid(known, unpaid_fen)
    with context.unit("登记工资支付隐患") as unit:
        unit.put(hazard)
        if is_regraded:
            unit.put(_regraded(context, hazard, context.clock.today()))
        if project != known:
            unit.put(project)
    return hazard


def _wrong_in(context: Context, hazard: Hazard) -> Iterator[Problem]:
    if hazard.grade is Grade.NONE:
        yield Problem("hazard-grade", "grade")
    if hazard.found_on > context.clock.today():
        yield Problem("hazard-future", "found_on")
    if hazard.due and hazard.due < hazard.found_on:
        yield Problem("hazard-due", "due")
    if not hazard.facts.strip():
        yield Problem("hazard-no-facts", "facts")


def ask_strike_off(
    context: Context, hazard_rid: str, on: date, text: str = "", evidence_rids: tuple[str, ...] = (),
    unpaid_fen: int | None = None,
) -> Hazard:  # fmt: skip
    """提请销号, and what was done for it; whoever may confirm does so by :func:`record_step` or the office's file.

    ``unpaid_fen`` is what the ledger says from now on to be unpaid, in 分; None leaves it as it is. Raises
    :class:`Refused` ``hazard-struck-off`` or ``hazard-strike-asked``, ``hazard-strike-day`` for an impossible day,
    ``hazard-still-owed`` where wages are owed and ``text`` does not say why it is asked all the same.
    """
    hazard = context.store.need(Hazard, hazard_rid)
    check_hazard(HazardVerb.ASK_STRIKE_OFF, hazard)
    if not hazard.found_on <= on <= context.clock.today():
        raise Refused(Problem("hazard-strike-day", "on"))
    owed = still_owed(context, _with_unpaid(context.store.need(Project, hazard.project_rid), unpaid_fen))
    if owed and not says_why(text):
        raise Refused(Problem("hazard-still-owed", "text", details={"owed": owed}))
    told = (context.writer.name, text.strip(), evidence_rids)
    return _step(context, hazard, HazardStep(new_rid(), hazard.rid, HazardStepKind.ASKED, on, *told), unpaid_fen)


def _with_unpaid(project: Project, unpaid_fen: int | None) -> Project:
    return project if unpaid_fen is None else replace(project, unpaid_fen=unpaid_fen)


def record_step(
    context: Context, hazard_rid: str, kind: HazardStepKind, on: date, by: str = "", text: str = "",
    evidence_rids: tuple[str, ...] = (), unpaid_fen: int | None = None,
) -> Hazard:  # fmt: skip
    """Record what happened to a hazard, and change it as that says (:func:`~inspector_app.domain.hazard.after`).

    ``unpaid_fen`` is what the ledger says from now on to be unpaid, as :func:`ask_strike_off` takes it; where nobody
    says it, a refusal gives back what the asking had written over (:func:`sum_after`).

    Raises :class:`Refused` as :func:`~inspector_app.domain.lifecycle.check_hazard`, ``hazard-step-day`` for a day that
    has not come or lies before what it answers, ``hazard-own-word`` where who asked would confirm, and what
    :data:`WANTS_TEXT` and :data:`WANTS_NAME` say.
    """
    hazard = context.store.need(Hazard, hazard_rid)
    if kind is HazardStepKind.ASKED:
        return ask_strike_off(context, hazard_rid, on, text, evidence_rids, unpaid_fen)
    check_hazard(VERBS[kind], hazard)
    since = _since(hazard, kind)
    problems = []
    if not since <= on <= context.clock.today():
        problems.append(Problem("hazard-step-day", "on", details={"since": chinese(since)}))
    if kind in WANTS_NAME and not by.strip():
        problems.append(Problem(WANTS_NAME[kind], "by"))
    elif kind is HazardStepKind.CONFIRMED and by.strip() == context.writer.name:
        problems.append(Problem("hazard-own-word", "by"))
    if kind in WANTS_TEXT and not says_why(text):
        problems.append(Problem(WANTS_TEXT[kind], "text"))
    if kind is HazardStepKind.CONFIRMED:
        problems += opinion_problems(context.law.opinions, text, "text")
    refuse_errors(problems)
    step = HazardStep(new_rid(), hazard.rid, kind, on, by.strip(), text.strip(), evidence_rids)
    if kind is HazardStepKind.REFUSED and unpaid_fen is None:
        unpaid_fen = sum_after(context, hazard, kind)
    return _step(context, hazard, step, unpaid_fen)


def sum_after(context: Context, hazard: Hazard, kind: HazardStepKind) -> int | None:
    """What the ledger is to say to be unpaid after a step where nobody says otherwise, in 分: what it says, but after a
    refusal what it had said before the asking told another sum that stands until now."""
    now = context.store.need(Project, hazard.project_rid).unpaid_fen
    asked = [step for step in steps_of(context, hazard.rid) if step.kind is HazardStepKind.ASKED]
    if kind is not HazardStepKind.REFUSED or not asked:
        return now
    journal = context.store.journal
    act = journal.history(asked[0].rid)[0].group
    before: int | None = None
    for change in journal.history(hazard.project_rid):
        told = decode(change.kind, change.version, change.body).unpaid_fen if change.op is Op.PUT else None
        if change.group == act:
            return before if told == now else now
        before = told
    return now


def _since(hazard: Hazard, kind: HazardStepKind) -> date:
    """The day before which a step cannot have been."""
    if kind in (HazardStepKind.CONFIRMED, HazardStepKind.REFUSED):
        return hazard.strike_off_asked_on or hazard.found_on
    if kind is HazardStepKind.REOPENED:
        return hazard.struck_off_on or hazard.found_on
    return hazard.found_on


def _refuse_no_pictures(context: Context, evidence_rids: Iterable[str]) -> None:
    """A signed sheet is a photo or a scan. Raises :class:`Refused` ``hazard-step-no-picture``."""
    for piece in context.store.pick(Evidence, evidence_rids):
        if piece.kind is EvidenceKind.FILE:
            raise Refused(Problem("hazard-step-no-picture", "evidence_rids", details={"title": piece.title}))


def _step(context: Context, hazard: Hazard, step: HazardStep, unpaid_fen: int | None = None) -> Hazard:
    """Keep a step and what it makes of the hazard; where the ledger's sum is another now, the step says so."""
    _refuse_no_pictures(context, step.evidence_rids)
    changed, known = after(hazard, step), context.store.need(Project, hazard.project_rid)
    project = _with_unpaid(known, unpaid_fen)
    if project != known:
        was, now = ("未填" if fen is None else f"{yuan(fen)}元" for fen in (known.unpaid_fen, project.unpaid_fen))
        corrected = f"台账{label('project.unpaid_fen')}由{was}改为{now}{_counts_from(context, step)}"
        step = replace(step, text="；".join(filter(None, (step.text, corrected))))
    with context.unit(word(step.kind)) as unit:
        unit.put(step)
        unit.put(changed)
        if project != known:
            unit.put(project)
    return changed


def _counts_from(context: Context, step: HazardStep) -> str:
    """From when the ledger's sum counts, where a step is entered after its day: the sum of a day is what was entered by
    then."""
    today = context.clock.today()
    return f"（{chinese(today)}登记，此前各日的统计仍按原数）" if step.on < today else ""


def prove_step(context: Context, step_rid: str, evidence_rids: tuple[str, ...]) -> HazardStep:
    """Keep with a step what proves it and came later. Raises :class:`Refused` ``hazard-step-no-proof`` or
    ``hazard-step-no-picture``."""
    step = context.store.need(HazardStep, step_rid)
    proved = replace(step, evidence_rids=tuple(dict.fromkeys((*step.evidence_rids, *evidence_rids))))
    if proved == step:
        raise Refused(Problem("hazard-step-no-proof", "evidence_rids"))
    _refuse_no_pictures(context, evidence_rids)
    with context.unit("补交扫描件") as unit:
        unit.put(proved)
    return proved


def steps_of(context: Context, hazard_rid: str) -> tuple[HazardStep, ...]:
    """What happened to a hazard, the newest first."""
    return newest_first(context.store.find(HazardStep, hazard_rid=hazard_rid))


def newest_first(steps: Iterable[HazardStep]) -> tuple[HazardStep, ...]:
    """Steps by their day; of one day the one recorded last comes first."""
    return tuple(sorted(steps, key=lambda step: step.on)[::-1])


def standing(context: Context, projects: Sequence[Project]) -> tuple[Project, ...]:
    """Projects with the grade at which each stands, as :func:`~inspector_app.domain.hazard.as_it_stands` says."""
    kept = context.store.find_among(Hazard, "project_rid", [project.rid for project in projects])
    own = grouped(kept, lambda hazard: hazard.project_rid)
    return tuple(as_it_stands(project, own.get(project.rid, ())) for project in projects)


def refuse_while_open(context: Context, project_rid: str) -> None:
    """无欠薪 is the end of a chain: hazards are struck off before. Raises :class:`Refused` ``grade-hazard-open``."""
    still = context.store.find(Hazard, project_rid=project_rid, struck_off_on=None)
    if still:
        told = (f"{word(each.grade)}（{chinese(each.found_on)}发现，{word(hazard_state(each))}）" for each in still)
        raise Refused(Problem("grade-hazard-open", "grade", details={"hazards": "、".join(told)}))


def put_graded(context: Context, unit: Unit, projects: Iterable[Project]) -> int:
    """Keep the hazards that the grades of projects tell of, in the act that graded them; how many are new."""
    projects = [project for project in projects if project.grade and project.grade.grade is not Grade.NONE]
    kept = context.store.find_among(Hazard, "project_rid", [project.rid for project in projects])
    known = grouped(kept, lambda hazard: hazard.project_rid)
    agency, new = context.agency.rid, 0
    for project in projects:
        hazard = graded_hazard(agency, project, known.get(project.rid, ()))
        if hazard is None or project.grade is None:
            continue
        unit.put(hazard)
        if any(each.rid == hazard.rid for each in kept):
            unit.put(_regraded(context, hazard, project.grade.on, project.grade.source, project.grade.reason))
        else:
            new += 1
    return new


def _regraded(context: Context, hazard: Hazard, on: date, by: str = "", text: str = "") -> HazardStep:
    told = f"调整为{word(hazard.grade)}" + (f"：{text}" if text else "")
    return HazardStep(new_rid(), hazard.rid, HazardStepKind.REGRADED, on, by or context.writer.name, told)


def make_from_grades(context: Context) -> int:
    """Keep the hazards that the grades of the whole ledger tell of and that are not there yet; how many are new."""
    with context.unit("按项目等级建立隐患") as unit:
        return put_graded(context, unit, context.store.all(Project))
