"""暂定 last days are computed anew once the holidays of their year are announced, and all that run once an announcement
is taken in anew; the moved ones are told."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from inspector_app.domain.act import Act, ServiceMethod
from inspector_app.domain.case import Case
from inspector_app.domain.deadline import Deadline
from inspector_app.domain.document import Document
from inspector_app.support.errors import Refused
from inspector_app.usecases.context import Context
from inspector_app.usecases.limit_events import days_of
from inspector_app.usecases.served_days import served_on


@dataclass(frozen=True, slots=True)
class MovedDay:
    """A running limit whose last day moved: of which case and paper, from when to when."""

    rid: str
    case: str
    paper: str
    title: str
    before: date
    after: date


def provisional(context: Context) -> tuple[Deadline, ...]:
    """The running limits that wait for a year's announcement; those of a case that was handed over are not ours."""
    passed = context.store.passed
    return tuple(d for d in context.store.find(Deadline, provisional=True, done_on=None) if d.rid not in passed)


def running(context: Context) -> tuple[Deadline, ...]:
    """The limits that run and are ours."""
    passed = context.store.passed
    return tuple(d for d in context.store.find(Deadline, done_on=None) if d.rid not in passed)


def recompute(context: Context, before: Context | None = None) -> None:
    """Compute the provisional limits anew, as one act; what the calendar does not change is not written.

    With the calendar of ``before`` also those that came of it as they stand: a notice that was not whole, or wrong, is
    taken in once more. A last day that somebody set otherwise stays.
    """
    kept = provisional(context) if before is None else running(context)
    found = [
        (each, now)
        for each in kept
        if (now := _anew(context, each)) != each and (each.provisional or before is None or _anew(before, each) == each)
    ]
    if not found:
        return
    with context.unit("按公布的放假安排重新计算期限") as unit:
        for _, now in found:
            unit.put(now)


def moved_since(context: Context, before: Iterable[Deadline]) -> tuple[MovedDay, ...]:
    """Which of these limits end on another day by now, the earliest first."""
    was = {deadline.rid: deadline.due for deadline in before}
    moved = [now for now in context.store.pick(Deadline, was) if now.due != was[now.rid]]
    cases = {case.rid: case.title for case in context.store.pick(Case, {each.case_rid for each in moved})}
    papers = {d.rid: d.number or d.title for d in context.store.pick(Document, {each.document_rid for each in moved})}
    lines = (
        MovedDay(
            each.rid, cases.get(each.case_rid, ""), papers.get(each.document_rid, ""), each.title, was[each.rid],
            each.due,
        )
        for each in moved
    )  # fmt: skip
    return tuple(sorted(lines, key=lambda line: (line.after, line.case, line.title)))


def _anew(context: Context, kept: Deadline) -> Deadline:
    """The limit by today's calendar; as it is where the law has its rule no more or the year is still unknown."""
    try:
        start = _start(context, kept)
        province, extended = context.agency.province, bool(kept.extensions)
        computed = context.law.compute(kept.rule, start, province, extended, days_of(context, kept))
    except Refused:
        return kept
    if (start, computed.due, computed.provisional) == (kept.starts_on, kept.due, kept.provisional):
        return kept
    return replace(
        kept, starts_on=start, due=computed.due, provisional=computed.provisional, calendar=computed.calendar
    )


def _start(context: Context, kept: Deadline) -> date:
    """The day it counts from; a public notice counts as served only after a term, whose end moves too."""
    act = context.store.get(Act, kept.started_by) if kept.started_by else None
    paper = context.store.get(Document, kept.document_rid) if kept.document_rid else None
    line = context.law.procedure.limit(kept.rule)
    if act is None or act.service is None or (line and line.of_filing):
        return kept.starts_on
    if line and line.after:
        return context.law.compute(line.after, served_on(context, act), context.agency.province).due
    by_notice = act.service.method is ServiceMethod.PUBLIC_NOTICE
    return served_on(context, act) if by_notice and not (paper and paper.due == kept.starts_on) else kept.starts_on
