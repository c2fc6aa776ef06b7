"""暂定 last days are computed anew once the holidays of their year are announced, and all that run once an announcement
is taken in anew; the moved ones are told."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from inspector_app.domain.act import Act, ServiceMethod
from inspector_app.domain.case import Case
from inspector_app.domain.deadline import Deadline
from inspector_app.domain.document import Document
from inspector_app.domain.role import Event, RoleLimit
from inspector_app.support.errors import Refused
from inspector_app.usecases.context import Context
from inspector_app.usecases.limit_events import days_of
from inspector_app.usecases.served_days import served_on
from inspector_app.usecases.term_ends import term_end


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
    """Compute the provisional limits anew, as one act; what the calendar does not change is not written. So are terms
    that a paper set and that were entered as over on a day of rest.

    With the calendar of ``before`` also those that came of it as they stand: a notice that was not whole, or wrong, is
    taken in once more. A last day that somebody set otherwise stays.
    """
    kept = (*provisional(context), *_on_rest_days(context)) if before is None else running(context)
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


def _on_rest_days(context: Context) -> tuple[Deadline, ...]:
    """The running terms that papers set, and what counts from their end, which were entered when the program did not
    know yet that a term goes on behind days of rest."""
    lines = {each.limit: each for each in context.law.procedure.every_limit}
    from_set_days = [each for each in running(context) if not each.provisional and _is_set(lines.get(each.rule))]
    ends = {each: each.due if lines[each.rule].set_by else each.starts_on for each in from_set_days}
    return tuple(each for each, day in ends.items() if term_end(context, day) != day)


def _is_set(line: RoleLimit | None) -> bool:
    return line is not None and (bool(line.set_by) or line.starts is Event.DUE)


def _set_day(context: Context, kept: Deadline) -> date | None:
    """The day that its paper set, or the order that this follows."""
    paper = context.store.get(Document, kept.document_rid) if kept.document_rid else None
    if paper and paper.due is None and paper.about.order_rid:
        paper = context.store.get(Document, paper.about.order_rid)
    return paper.due if paper else None


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
    line = context.law.procedure.limit(kept.rule)
    told = _set_day(context, kept) if _is_set(line) else None
    if told and line and line.set_by:
        return replace(kept, due=term_end(context, told), provisional=_may_move(context, told))
    try:
        start = term_end(context, told) if told else _start(context, kept)
        province, extended = context.agency.province, bool(kept.extensions)
        computed = context.law.compute(kept.rule, start, province, extended, days_of(context, kept))
    except Refused:
        return kept
    if (start, computed.due, computed.provisional) == (kept.starts_on, kept.due, kept.provisional):
        return kept
    return replace(
        kept, starts_on=start, due=computed.due, provisional=computed.provisional, calendar=computed.calendar
    )


def _may_move(context: Context, told: date) -> bool:
    return context.law.calendar.provisional(told, term_end(context, told))


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
