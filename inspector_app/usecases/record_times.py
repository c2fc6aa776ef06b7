"""The times that a record states on its paper: what cannot be, and where else its inspectors were."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from inspector_app.domain.document import DocumentKind
from inspector_app.domain.inspection import Inspection
from inspector_app.domain.interview import Interview
from inspector_app.formdefs.model import Facts, FactType, Form, Origin
from inspector_app.store.visits import interviews_between
from inspector_app.support.errors import Level, Problem
from inspector_app.usecases.record_fields import impossible_times, stated_moment, time_problems
from inspector_app.usecases.surroundings import Surroundings

_BEGINS, _ENDS = ("at",), ("until", "ended_at")
_A_MINUTE = timedelta(minutes=1)


def stated_time_problems(
    form: Form, around: Surroundings, facts: Facts, record: Interview | Inspection | None
) -> list[Problem]:
    """An end before the start, and a time that is still to come: of a ``record`` as its paper states it, or of one that
    is kept by its paper alone (a talk, a hearing). There also a time at which an inspector was questioning somebody:
    of an interview its gate asks that. What is left blank for ink says nothing."""
    now = around.context.clock.now()
    if record is not None:
        return time_problems(record, now)
    if form.kind is not DocumentKind.RECORD or around.interview or around.inspection:
        return []
    begun, ended = _typed(form, facts, _BEGINS), _typed(form, facts, _ENDS)
    return [*impossible_times(begun, ended, now), *_elsewhere(begun, ended, around)]


def _typed(form: Form, facts: Facts, names: tuple[str, ...]) -> dict[str, datetime]:
    """The moments that the paper states where an entry stands for them, by the names of their facts."""
    asked = [f for f in form.facts if f.type is FactType.MOMENT and f.origin is Origin.ASK]
    read = {f.name: stated_moment(facts.get(f.name)) for f in asked if f.name.rpartition(".")[2] in names}
    return {name: moment for name, moment in read.items() if moment is not None}


def _elsewhere(begun: dict[str, datetime], ended: dict[str, datetime], around: Surroundings) -> Iterator[Problem]:
    there = {inspector.rid for inspector in around.inspectors}
    for name, start in begun.items():
        until = max(ended.values(), default=start + _A_MINUTE)
        if any(there & set(other.inspector_rids) for other in interviews_between(around.context.store, start, until)):
            yield replace(_OVERLAP, where=name)


_OVERLAP = Problem("interview-overlap", "", Level.WARNING)
