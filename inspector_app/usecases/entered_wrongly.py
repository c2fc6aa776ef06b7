"""What was entered in the books of the office by mistake and goes again, so that no figure counts it: a meeting, a task
or letter, an entry of the log, a consultation, an application for legal aid, a lead of which nothing was decided, a
hazard with which nothing was done, a step of one, a campaign, a renaming. The journal keeps what it was."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from inspector_app.domain.consultation import AidApplication, Consultation
from inspector_app.domain.deadline import Deadline
from inspector_app.domain.dispatch import Activity, DispatchTask, Meeting
from inspector_app.domain.hazard import Hazard, HazardStep, HazardStepKind
from inspector_app.domain.lead import Campaign, Lead, LeadState
from inspector_app.domain.project import Grade, Project
from inspector_app.domain.records import KINDS, Record, kind_of
from inspector_app.domain.renaming import Renaming
from inspector_app.store.referred import named_by
from inspector_app.store.unit import Unit
from inspector_app.support.errors import Problem, Refused, refuse_errors
from inspector_app.support.groups import grouped
from inspector_app.support.vocabulary import record_word, word
from inspector_app.usecases.context import Context
from inspector_app.usecases.renaming import named_back

Entered = (
    Meeting | DispatchTask | Activity | Consultation | AidApplication | Lead | Hazard | HazardStep | Campaign | Renaming
)
OF_DISPATCH: tuple[type[Entered], ...] = (Meeting, DispatchTask, Activity)
REMOVABLE_STEPS = frozenset({HazardStepKind.PROGRESS, HazardStepKind.VISIT, HazardStepKind.TO_COURT})
"""Steps of a hazard that go again; what was asked, confirmed, refused or reopened has a step of its own for the way
back, which the figures tell."""


def remove_entered(context: Context, entry: Entered) -> None:
    """Take back an entry with what it began by itself: the limit of a lead, the regradings of a hazard.

    Raises :class:`Refused` ``entered-has-more`` (what hangs on it is to be looked at first), ``lead-act`` of a lead
    that was decided upon, ``hazard-of-grade`` while the grade of its project still tells of a hazard,
    ``hazard-step-stays`` of a step that has another way back.
    """
    refuse_errors([*_against(context, entry)])
    naming = list(_naming(context, entry))
    hanging = [each for each in naming if not _goes_along(each)]
    told = "、".join(f"{record_word(kind)}{len(own)}条" for kind, own in grouped(hanging, kind_of).items())
    if told:
        raise Refused(Problem("entered-has-more", "", details={"more": told}))
    with context.unit(f"删除误登的{record_word(kind_of(entry))}") as unit:
        for each in naming:
            _let_go(unit, each)
        if isinstance(entry, HazardStep) and entry.kind is HazardStepKind.TO_COURT:
            unit.put(replace(context.store.need(Hazard, entry.hazard_rid), to_court_on=None))
        if isinstance(entry, Renaming):
            named_back(context, unit, entry)
        unit.delete(entry)


def _against(context: Context, entry: Entered) -> Iterator[Problem]:
    """What keeps it by what it is."""
    match entry:
        case Lead() if entry.state is not LeadState.RECEIVED:
            yield Problem("lead-act", "", details={"state": word(entry.state), "verb": "删除"})
        case HazardStep() if entry.kind not in REMOVABLE_STEPS:
            yield Problem("hazard-step-stays", "", details={"step": word(entry.kind)})
        case Hazard():
            others = [each for each in context.store.find(Hazard, project_rid=entry.project_rid) if each != entry]
            claim = context.store.need(Project, entry.project_rid).grade
            if claim and claim.grade is not Grade.NONE and all(each.struck_off_on for each in others):
                yield Problem("hazard-of-grade", "", details={"grade": word(claim.grade)})


def _naming(context: Context, entry: Entered) -> Iterator[Record]:
    """Every record that names it; what a paper or the office's file is about names it as well."""
    for kind, rid in sorted(named_by(context.store, [entry.rid]).get(entry.rid, ())):
        yield context.store.need(KINDS[kind].type, rid)


def _goes_along(record: Record) -> bool:
    """What it began by itself, or what only leads to it."""
    is_regrading = isinstance(record, HazardStep) and record.kind is HazardStepKind.REGRADED
    return is_regrading or isinstance(record, Deadline | Consultation)


def _let_go(unit: Unit, record: Record) -> None:
    """A consultation that became a lead stays; it may become one again."""
    if isinstance(record, Consultation):
        unit.put(replace(record, lead_rid=""))
    else:
        unit.delete(record)


def entered_called(context: Context, begins: str, kinds: Sequence[type[Entered]]) -> Entered:
    """The one entry of some kinds whose identity begins so. Raises :class:`Refused` ``entered-not-found`` or
    ``entered-not-one``."""
    start = begins.strip()
    found = [each for kind in kinds for each in context.store.all(kind) if start and each.rid.startswith(start)]
    if len(found) != 1:
        code = "entered-not-one" if found else "entered-not-found"
        raise Refused(Problem(code, "entry", details={"name": begins[:40]}))
    return found[0]
