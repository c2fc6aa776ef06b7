"""A hazard with everything that hangs on it: project, steps, tasks, and the hazards of its project before it."""

from dataclasses import dataclass
from datetime import date

from inspector_app.domain.dispatch import DispatchTask, Meeting
from inspector_app.domain.hazard import Hazard, HazardState, HazardStep, hazard_state
from inspector_app.domain.project import Project
from inspector_app.usecases.context import Context
from inspector_app.usecases.dispatch import by_urgency
from inspector_app.usecases.hazards import steps_of


@dataclass(frozen=True, slots=True)
class HazardFile:
    """隐患 as it stands today; steps and meetings the newest first, tasks by urgency."""

    hazard: Hazard
    state: HazardState
    project: Project
    steps: tuple[HazardStep, ...]
    tasks: tuple[DispatchTask, ...]
    meetings: tuple[Meeting, ...]
    today: date


def hazard_file(context: Context, rid: str) -> HazardFile:
    """Read a hazard whole. Raises :class:`Trouble` ``record-missing``."""
    store, today = context.store, context.clock.today()
    hazard = store.need(Hazard, rid)
    spoken = [meeting for meeting in store.all(Meeting) if rid in meeting.hazard_rids]
    return HazardFile(
        hazard,
        hazard_state(hazard),
        store.need(Project, hazard.project_rid),
        steps_of(context, rid),
        by_urgency(store.find(DispatchTask, hazard_rid=rid), today),
        tuple(sorted(spoken, key=lambda meeting: meeting.on)[::-1]),
        today,
    )
