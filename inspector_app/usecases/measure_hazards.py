"""When hazards were opened again, graded anew, or striking them off was refused: read for the measures of any day."""

from collections.abc import Iterator
from datetime import date
from itertools import groupby, pairwise
from operator import itemgetter
from typing import TYPE_CHECKING

from inspector_app.domain.change import hlc_moment
from inspector_app.domain.hazard import HazardStepKind
from inspector_app.domain.measures.hazard_rows import Closed, Regraded
from inspector_app.domain.project import Grade
from inspector_app.support.clock import EPOCH, civil_date
from inspector_app.support.groups import grouped

if TYPE_CHECKING:
    from inspector_app.usecases.measure_ground import Source

_ENDS = {
    "struck_off_on": (HazardStepKind.REOPENED,),
    "strike_off_asked_on": (HazardStepKind.REFUSED, HazardStepKind.REOPENED),
}


def taken_back(source: "Source", field: str) -> tuple[Closed, ...]:
    """The times in which hazards had been struck off (``struck_off_on``) or that had been asked for
    (``strike_off_asked_on``) before it was taken back.

    Each ends on the day of the step that says so, however late it was entered, as it began on the day of its step;
    where no step says it, on the day of the entry.
    """
    return tuple(_closed(source, field))


def _closed(source: "Source", field: str) -> Iterator[Closed]:
    told = list(_days_taken_back(source, field))
    named = source.columns("hazard_step", ("hazard_rid", "kind", "on")) if told else []
    steps = grouped((each for each in named if each[1] in _ENDS[field]), lambda each: str(each[0]))
    days = {rid: sorted(date.fromisoformat(on) for *_, on in own) for rid, own in steps.items()}
    for rid, day, back in told:
        since, left = date.fromisoformat(day), days.get(rid, [])
        until = next((each for each in left if each >= since), None)
        if until:
            left.remove(until)
        yield Closed(rid, since, until or day_of(back))


def _days_taken_back(source: "Source", field: str) -> Iterator[tuple[str, str, str]]:
    """Of each day that was taken back: the hazard, the day as it had been told, and the stamp of when."""
    for (rid, day, _), (of, then, stamp) in pairwise(source.retold("hazard", field)):
        if rid == of and day and not then:
            yield rid, day, stamp


def regradings(source: "Source") -> tuple[Regraded, ...]:
    """The days on which hazards were graded anew, as those days ended: what was put right on the same day is none."""
    return tuple(_regraded(source))


def _regraded(source: "Source") -> Iterator[Regraded]:
    told = ((rid, Grade(grade), day_of(stamp)) for rid, grade, stamp in source.retold("hazard", "grade"))
    for rid, own in groupby(told, key=itemgetter(0)):
        _, was, _ = next(own)
        for on, of_day in groupby(own, key=itemgetter(2)):
            *_, (_, now, _) = of_day
            if now is not was:
                yield Regraded(rid, on, was, now)
            was = now


def day_of(stamp: str) -> date:
    """The day on which a change was made, by its stamp."""
    return civil_date(hlc_moment(stamp, EPOCH))
