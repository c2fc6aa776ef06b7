"""The times that a record states on its paper: what cannot be, and where else its inspectors were."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from inspector_app.domain.act import Act, ServiceMethod
from inspector_app.domain.answered import hours_too_long
from inspector_app.domain.document import Document, DocumentKind, in_force
from inspector_app.domain.inspection import Inspection, InspectionHead
from inspector_app.domain.interview import Interview, InterviewHead
from inspector_app.domain.project import Project
from inspector_app.domain.role import Role
from inspector_app.formdefs.facts import from_json
from inspector_app.formdefs.model import Facts, FactType, Form, Origin
from inspector_app.store.visits import going_on, served_between
from inspector_app.support.errors import Level, Problem
from inspector_app.usecases.record_fields import impossible_times, stated_moment, time_problems
from inspector_app.usecases.surroundings import Surroundings

_BEGINS, _ENDS = ("at",), ("until", "ended_at")
_A_MINUTE = timedelta(minutes=1)
_BY_PAPER = (Role.TALK, Role.PLEA, Role.HEARING)
_IN_PERSON = (ServiceMethod.DIRECT, ServiceMethod.LEFT)


def stated_time_problems(
    form: Form, around: Surroundings, facts: Facts, record: Interview | Inspection | None
) -> list[Problem]:
    """An end before the start, and a time that is still to come: of a ``record`` as its paper states it, or of one that
    is kept by its paper alone (a talk, a hearing). There also a time at which an inspector was questioning somebody
    or visited a site: of the record of either its gate asks that. What is left blank for ink says nothing."""
    now = around.context.clock.now()
    if record is not None:
        return time_problems(record, now)
    if form.kind is not DocumentKind.RECORD or around.interview or around.inspection:
        return []
    begun, ended = _typed(form, facts, _BEGINS), _typed(form, facts, _ENDS)
    return [*impossible_times(begun, ended, now), *_too_long(begun, ended), *_elsewhere(begun, ended, around)]


def _too_long(begun: dict[str, datetime], ended: dict[str, datetime]) -> Iterator[Problem]:
    for name, end in ended.items():
        if hours := max((hours_too_long(start, end) for start in begun.values()), default=0):
            yield Problem("record-long", name, Level.WARNING, {"hours": str(hours)})


def _typed(form: Form, facts: Facts, names: tuple[str, ...]) -> dict[str, datetime]:
    """The moments that the paper states where an entry stands for them, by the names of their facts."""
    asked = [f for f in form.facts if f.type is FactType.MOMENT and f.origin is Origin.ASK]
    read = {f.name: stated_moment(facts.get(f.name)) for f in asked if f.name.rpartition(".")[2] in names}
    return {name: moment for name, moment in read.items() if moment is not None}


def _elsewhere(begun: dict[str, datetime], ended: dict[str, datetime], around: Surroundings) -> Iterator[Problem]:
    there, store = {inspector.rid for inspector in around.inspectors}, around.context.store
    for name, start in begun.items():
        until = max(ended.values(), default=start + _A_MINUTE)
        if any(there & set(other.inspector_rids) for other in going_on(store, InterviewHead, start, until)):
            yield Problem("interview-overlap", name, Level.WARNING)
        if visited := _visited(around, there, start, until):
            yield Problem("visit-overlap", name, Level.WARNING, {"place": _place(around, visited[0])})
        if _served(around, there, start, until):
            yield Problem("service-overlap", name, Level.WARNING)


def _served(around: Surroundings, there: set[str], start: datetime, until: datetime) -> bool:
    """Whether an inspector brought a paper of another case to somebody meanwhile; one of the same case may be handed
    over where people talk."""
    done = served_between(around.context.store, start, until)
    others = (act.service for act in done if act.service and act.case_rid != around.paper.case_rid)
    return any(each.method in _IN_PERSON and there & set(each.inspector_rids) for each in others)


def talked_meanwhile(around: Surroundings) -> tuple[str, ...]:
    """In which records of a talk, a plea or a hearing, kept by their papers alone, an inspector stands for the time at
    which he asks somebody or is on a visit. What is talked over on a visit of the same case is no other place."""
    record = around.interview or around.inspection
    if record is None:
        return ()
    store, forms = around.context.store, around.context.forms
    of_them = [form for form, role in forms.roles.items() if role in _BY_PAPER]
    until, names = record.ended_at or record.started_at + _A_MINUTE, {each.name for each in around.inspectors}
    found = []
    for paper in store.find_among(Document, "form", of_them):
        told, form = from_json(paper.facts or "{}"), forms.edition(paper.form, paper.edition)
        if form is None or not names & {told.get("inspector1.name"), told.get("inspector2.name")}:
            continue
        begun, ended = _typed(form, told, _BEGINS), _typed(form, told, _ENDS)
        is_own = around.inspection is not None and paper.case_rid == record.case_rid
        first = min(begun.values(), default=until)
        last = max(ended.values(), default=first + _A_MINUTE)
        if first < until and record.started_at < last and not is_own:
            found += [paper.called] if in_force(paper, store.find(Act, subject_rid=paper.rid)) else []
    return tuple(found)


def visited_meanwhile(around: Surroundings) -> tuple[str, ...]:
    """At which other sites inspectors were while the interview or visit went on that a paper records. On the spot they
    ask people too: one of the same visit, case or project is nowhere else, nor one of which nobody knows where it was.
    """
    record, whole = around.interview or around.inspection, around.whole
    if record is None:
        return ()
    project = record.project_rid if isinstance(record, Inspection) else whole.case.project_rid if whole else ""
    until = record.ended_at or record.started_at + _A_MINUTE
    found = _visited(around, set(record.inspector_rids), record.started_at, until) if project else ()
    own = {record.rid, record.inspection_rid if isinstance(record, Interview) else ""}
    elsewhere = (each for each in found if each.rid not in own and each.project_rid not in ("", project))
    return tuple(_place(around, each) for each in elsewhere if not each.case_rid or each.case_rid != record.case_rid)


def _visited(around: Surroundings, there: set[str], start: datetime, until: datetime) -> tuple[InspectionHead, ...]:
    found = going_on(around.context.store, InspectionHead, start, until)
    return tuple(each for each in found if there & set(each.inspector_rids))


def _place(around: Surroundings, visit: InspectionHead) -> str:
    project = around.context.store.get(Project, visit.project_rid) if visit.project_rid else None
    return project.name if project else visit.place
