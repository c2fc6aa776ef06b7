"""工资支付隐患 of all projects as a list."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from inspector_app.domain.dates import chinese
from inspector_app.domain.hazard import Hazard, HazardState, HazardStep, hazard_state
from inspector_app.domain.project import Grade, Project, short_grade
from inspector_app.support.errors import Problem, Refused
from inspector_app.support.groups import grouped
from inspector_app.support.vocabulary import word
from inspector_app.support.words_within import holds
from inspector_app.usecases.context import Context
from inspector_app.usecases.project_names import project_names


class HazardScope(StrEnum):
    """Of which hazards something is owed: those of which nobody told anything for a week."""

    LATE = "late"


@dataclass(frozen=True, slots=True)
class HazardLine:
    """A hazard with its project, and how far it has come: the day of its last step, and whether progress is owed."""

    hazard: Hazard
    project: Project
    state: HazardState
    told_on: date | None = None
    is_late: bool = False


def hazard_lines(context: Context) -> tuple[HazardLine, ...]:
    """Every hazard: those not struck off first, of these the severe ones, and the oldest first."""
    hazards = context.store.all(Hazard)
    projects = {each.rid: each for each in context.store.pick(Project, {h.project_rid for h in hazards})}
    return _lines(context, hazards, projects)


def hazards_of(context: Context, projects: Iterable[Project]) -> tuple[HazardLine, ...]:
    """The hazards of some projects, in the order of :func:`hazard_lines`."""
    known = {project.rid: project for project in projects}
    return _lines(context, context.store.find_among(Hazard, "project_rid", known), known)


def _lines(context: Context, hazards: Sequence[Hazard], projects: Mapping[str, Project]) -> tuple[HazardLine, ...]:
    today, rule = context.clock.today(), context.law.progress
    found = context.store.find_among(HazardStep, "hazard_rid", [each.rid for each in hazards])
    steps, lines = grouped(found, lambda step: step.hazard_rid), []
    for each in hazards:
        own = steps.get(each.rid, ())
        due = rule.due(each, own)
        last = max((step.on for step in own), default=None)
        is_late = due is not None and due <= today
        lines.append(HazardLine(each, projects[each.project_rid], hazard_state(each), last, is_late))
    return tuple(sorted(lines, key=_order))


def _order(line: HazardLine) -> tuple[object, ...]:
    hazard = line.hazard
    return (line.state is HazardState.STRUCK_OFF, hazard.grade is not Grade.SEVERE, hazard.found_on, hazard.rid)


def is_in_state(line: HazardLine, state: HazardState | None) -> bool:
    """Whether a hazard counts as of a state: one that is asked to be struck off is 未销号 until it is."""
    is_open = state is HazardState.FOUND and line.state is not HazardState.STRUCK_OFF
    return state in (None, line.state) or is_open


def find_hazards(
    lines: Sequence[HazardLine],
    text: str,
    *,
    state: HazardState | None = None,
    grade: Grade | None = None,
    scope: HazardScope | None = None,
) -> list[HazardLine]:
    """Hazards by project, town, department and facts, perhaps of one state or grade, or those that want progress."""
    return [
        line
        for line in lines
        if is_in_state(line, state)
        and grade in (None, line.hazard.grade)
        and (scope is None or line.is_late)
        and holds(text, (line.project.name, line.project.town, line.project.department, line.hazard.facts))
    ]


def state_words(line: HazardLine) -> str:
    """未销号, or 未销号（转司法）: what is at court is not struck off by that."""
    return word(line.state) + ("（转司法）" if line.hazard.to_court_on else "")


def hazard_choices(context: Context, named: Collection[str] = ()) -> tuple[tuple[str, str], ...]:
    """The hazards that a task or a meeting may be about, each with what it stands for: first those that are ``named``
    already, then those that are open. 示例水厂1期（严重，2026年3月2日发现）."""
    names = project_names(context)
    lines = sorted(hazard_lines(context), key=lambda line: line.hazard.rid not in named)
    return tuple(
        (f"{names[line.project.rid]}（{short_grade(each.grade)}，{chinese(each.found_on)}发现）", each.rid)
        for line in lines
        if (each := line.hazard).struck_off_on is None or each.rid in named
    )


def hazard_called(context: Context, begins: str) -> HazardLine:
    """The one hazard whose identity begins so. Raises :class:`Refused` ``hazard-not-found`` or ``hazard-not-one``."""
    found = [line for line in hazard_lines(context) if begins.strip() and line.hazard.rid.startswith(begins.strip())]
    if len(found) != 1:
        code = "hazard-not-one" if found else "hazard-not-found"
        raise Refused(Problem(code, "hazard", details={"name": begins[:40]}))
    return found[0]
