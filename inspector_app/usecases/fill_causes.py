"""Once, at the first opening after step 0005: which acts ended and extended the limits kept before it.

Until then that was guessed from days and titles each time an act was taken back. Here it is told a last time, where
only one act can have done it; else it stays unknown, and taking back an act leaves such a limit alone.
"""

from collections.abc import Iterable
from dataclasses import replace

from inspector_app.domain.act import Act, ActKind, current
from inspector_app.domain.change import BY_PROGRAM
from inspector_app.domain.deadline import Deadline, Extension
from inspector_app.support.clock import civil_date
from inspector_app.support.errors import Refused
from inspector_app.usecases.context import Context
from inspector_app.usecases.served_days import served_on

_UNFILLED = "causes-unfilled"
"""The setting that step 0005 left in a store with limits."""


def fill_causes(context: Context) -> None:
    """Fill what leaves no doubt, as one act of the journal; on a full disk it waits for another opening."""
    store = context.store
    if not store.settings.get(_UNFILLED) or not store.has_room:
        return
    acts = current(store.all(Act))
    told = [(deadline, _told(context, deadline, acts)) for deadline in store.all(Deadline)]
    with context.unit(f"补记期限办结、延长的原因{BY_PROGRAM}") as unit:
        for deadline, filled in told:
            if filled != deadline:
                unit.put(filled)
        store.settings.set(_UNFILLED, "")


def _told(context: Context, deadline: Deadline, acts: Iterable[Act]) -> Deadline:
    near = [act for act in acts if act.case_rid == deadline.case_rid]
    enders = [act.rid for act in near if _may_have_ended(context, deadline, act)]
    longer = [act for act in near if act.kind is ActKind.EXTENDED and _may_have_extended(context, deadline, act)]
    if len(enders) == 1:
        deadline = replace(deadline, ended_by=enders[0])
    return _extended_by(context, deadline, longer[0]) if len(longer) == 1 else deadline


def _may_have_ended(context: Context, deadline: Deadline, act: Act) -> bool:
    """A withdrawal ended what its paper had started, an answer the verification, serving a notice the day for it."""
    if deadline.done_on is None or deadline.ended_by:
        return False
    own = deadline.document_rid == act.subject_rid and deadline.done_on == civil_date(act.at)
    match act.kind:
        case ActKind.WITHDRAWN:
            return own
        case ActKind.OBJECTION_ANSWERED:
            return own and _kind_of_starter(context, deadline) is ActKind.OBJECTED
        case ActKind.SERVED:
            other = deadline.document_rid != act.subject_rid and deadline.done_on == served_on(context, act)
            return other and bool(_follows(context, deadline))
        case _:
            return False


def _kind_of_starter(context: Context, deadline: Deadline) -> ActKind | None:
    starter = context.store.get(Act, deadline.started_by) if deadline.started_by else None
    return starter.kind if starter else None


def _may_have_extended(context: Context, deadline: Deadline, act: Act) -> bool:
    """An extension tells title and last day of its limit; those that count from it became longer with it."""
    if deadline.extensions:
        return False
    leader = deadline
    if followed := _follows(context, deadline):
        beside = context.store.find(Deadline, started_by=deadline.started_by, rule=followed)
        leader = next(iter(beside), deadline)
    return leader.due == act.due and act.note.startswith(leader.title)


def _follows(context: Context, deadline: Deadline) -> str:
    try:
        return context.law.limit(deadline.rule, context.agency.province, deadline.starts_on).follows
    except Refused:  # a rule of the bureau's own that is not adopted
        return ""


def _extended_by(context: Context, deadline: Deadline, act: Act) -> Deadline:
    """With the day that it would have without the extension, when that is another one."""
    try:
        short = context.law.compute(deadline.rule, deadline.starts_on, context.agency.province)
    except Refused:
        return deadline
    before = Extension(act.rid, short.due, short.provisional, short.calendar)
    return deadline if short.due == deadline.due else replace(deadline, extensions=(before,))
