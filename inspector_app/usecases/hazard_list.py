"""工资支付隐患 of all projects as a list."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from inspector_app.domain.hazard import Hazard, HazardState, hazard_state
from inspector_app.domain.project import Grade, Project
from inspector_app.support.errors import Problem, Refused
from inspector_app.support.words_within import holds
from inspector_app.usecases.context import Context


@dataclass(frozen=True, slots=True)
class HazardLine:
    """A hazard with its project, and how far it has come."""

    hazard: Hazard
    project: Project
    state: HazardState


def hazard_lines(context: Context) -> tuple[HazardLine, ...]:
    """Every hazard: those not struck off first, of these the severe ones, and the oldest first."""
    hazards = context.store.all(Hazard)
    projects = {each.rid: each for each in context.store.pick(Project, {h.project_rid for h in hazards})}
    lines = [HazardLine(h, projects[h.project_rid], hazard_state(h)) for h in hazards]
    return tuple(sorted(lines, key=_order))


def hazards_of(context: Context, projects: Iterable[Project]) -> tuple[HazardLine, ...]:
    """The hazards of some projects, in the order of :func:`hazard_lines`."""
    known = {project.rid: project for project in projects}
    found = context.store.find_among(Hazard, "project_rid", known)
    return tuple(sorted((HazardLine(h, known[h.project_rid], hazard_state(h)) for h in found), key=_order))


def _order(line: HazardLine) -> tuple[object, ...]:
    hazard = line.hazard
    return (line.state is HazardState.STRUCK_OFF, hazard.grade is not Grade.SEVERE, hazard.found_on, hazard.rid)


def find_hazards(
    lines: Sequence[HazardLine], text: str, *, state: HazardState | None = None, grade: Grade | None = None
) -> list[HazardLine]:
    """Hazards by project, town, department and facts, perhaps of one state or grade."""
    return [
        line
        for line in lines
        if state in (None, line.state)
        and grade in (None, line.hazard.grade)
        and holds(text, (line.project.name, line.project.town, line.project.department, line.hazard.facts))
    ]


def hazard_called(context: Context, begins: str) -> HazardLine:
    """The one hazard whose identity begins so. Raises :class:`Refused` ``hazard-not-found`` or ``hazard-not-one``."""
    found = [line for line in hazard_lines(context) if begins.strip() and line.hazard.rid.startswith(begins.strip())]
    if len(found) != 1:
        code = "hazard-not-one" if found else "hazard-not-found"
        raise Refused(Problem(code, "hazard", details={"name": begins[:40]}))
    return found[0]
