"""今日: what is due, what was begun and not finished, what waits for a receipt, and today's visits."""

from dataclasses import dataclass
from datetime import datetime

from inspector_app.domain.case import Case
from inspector_app.domain.inspection import Inspection
from inspector_app.store.drafts import Draft
from inspector_app.support.clock import civil_date
from inspector_app.usecases.casefile import has_ended
from inspector_app.usecases.context import Context
from inspector_app.usecases.deadlines import DueItem, due_items
from inspector_app.usecases.handover import Waiting, waiting
from inspector_app.usecases.steps import HalfPaid, Step, half_paid, next_steps


@dataclass(frozen=True, slots=True)
class DueCard:
    """One card: the deadline and the one next action of its case (None when there is nothing to do but wait)."""

    item: DueItem
    action: Step | None


@dataclass(frozen=True, slots=True)
class Today:
    """Everything the first page shows, read at once."""

    due: tuple[DueCard, ...]
    half_paid: tuple[tuple[Case, HalfPaid], ...]
    drafts: tuple[Draft, ...]
    outbox: Waiting
    visits: tuple[Inspection, ...]
    read_at: datetime


# Which step a deadline asks for.
_ASKS = {
    "DL-03": "close",
    "DL-08": "payment",
    "DL-13": "pre_notice",
    "DL-15": "pre_notice",
    "DL-16": "pre_notice",
}


def read_today(context: Context) -> Today:
    """Read the first page."""
    today = context.clock.today()
    steps = {case.rid: next_steps(context, case.rid) for case in _open_cases(context)}
    due = tuple(DueCard(item, _action(item, steps)) for item in due_items(context))
    cards = tuple((case, card) for case in _open_cases(context) if (card := half_paid(context, case.rid)))
    visits = tuple(v for v in context.store.all(Inspection) if civil_date(v.started_at) == today)
    return Today(due, cards, context.store.drafts.all(), waiting(context), visits, context.clock.now())


def _open_cases(context: Context) -> list[Case]:
    return [case for case in context.store.all(Case) if not has_ended(context, case)]


def _action(item: DueItem, steps: dict[str, tuple[Step, ...]]) -> Step | None:
    """The open step that the deadline asks for, else the first open one of its case."""
    known = [step for step in steps.get(item.deadline.case_rid, ()) if step.open]
    wanted = _ASKS.get(item.deadline.rule)
    return next((step for step in known if step.verb == wanted), known[0] if known else None)
