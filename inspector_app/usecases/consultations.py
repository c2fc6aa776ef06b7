"""The book of calls and consultations, and applications for legal aid."""

from collections.abc import Iterable

from inspector_app.domain.consultation import AidApplication, AidResult, Consultation, known_heads
from inspector_app.domain.identity import new_rid
from inspector_app.support.errors import Problem, refuse_errors
from inspector_app.support.words_within import holds
from inspector_app.usecases.context import Context


def new_consultation(context: Context) -> Consultation:
    """A call that comes in now, taken by whoever has the store."""
    return Consultation(new_rid(), context.clock.now(), "来电", taken_by=context.writer.name)


def save_consultation(context: Context, entry: Consultation) -> Consultation:
    """Keep an entry. Raises :class:`Refused` ``consultation-no-topic``, ``-future`` or ``-no-heads``."""
    problems = [] if entry.topic.strip() else [Problem("consultation-no-topic", "topic")]
    if entry.at > context.clock.now():
        problems.append(Problem("consultation-future", "at"))
    if entry.heads < 1:
        problems.append(Problem("consultation-no-heads", "heads"))
    refuse_errors(problems)
    with context.unit("登记咨询") as unit:
        unit.put(entry)
    return entry


def consultations(context: Context) -> tuple[Consultation, ...]:
    """The book, the newest entry first."""
    return tuple(sorted(context.store.all(Consultation), key=lambda each: each.at, reverse=True))


def new_aid(context: Context) -> AidApplication:
    """An application of today, to be filled in."""
    return AidApplication(new_rid(), context.clock.today(), channel="协助转交申请")


def save_aid(context: Context, aid: AidApplication) -> AidApplication:
    """Keep an application; what came of it has its day.

    Raises :class:`Refused` ``aid-no-body``, ``aid-future``, ``aid-no-day`` or ``aid-day-before``.
    """
    today = context.clock.today()
    problems = [] if aid.body.strip() else [Problem("aid-no-body", "body")]
    days = {"applied_on": aid.applied_on, "decided_on": aid.decided_on, "closed_on": aid.closed_on}
    problems += [Problem("aid-future", name) for name, day in days.items() if day and day > today]
    if aid.result is not AidResult.APPLIED and aid.decided_on is None:
        problems.append(Problem("aid-no-day", "decided_on"))
    if aid.result is AidResult.CLOSED and aid.closed_on is None:
        problems.append(Problem("aid-no-day", "closed_on"))
    if any(day and day < aid.applied_on for day in (aid.decided_on, aid.closed_on)):
        problems.append(Problem("aid-day-before", "decided_on"))
    refuse_errors(problems)
    with context.unit("登记法律援助") as unit:
        unit.put(aid)
    return aid


def aid_applications(context: Context) -> tuple[AidApplication, ...]:
    """Every application, the newest first."""
    return tuple(sorted(context.store.all(AidApplication), key=lambda each: each.applied_on, reverse=True))


def aid_heads(aid: AidApplication) -> int | None:
    """How many an application is about; None while nobody told."""
    return known_heads(aid.heads, len(aid.person_rids))


def consultation(context: Context, rid: str) -> Consultation:
    """One entry of the book."""
    return context.store.need(Consultation, rid)


def aid_application(context: Context, rid: str) -> AidApplication:
    """One application."""
    return context.store.need(AidApplication, rid)


def find_consultations(entries: Iterable[Consultation], text: str) -> list[Consultation]:
    """Entries by topic, answer, caller, channel and who took them."""
    return [e for e in entries if holds(text, (e.topic, e.answer, e.caller, e.channel, e.taken_by))]


def find_aid(entries: Iterable[AidApplication], text: str, *, result: AidResult | None = None) -> list[AidApplication]:
    """Applications by law office, matter and number, perhaps of one result."""
    return [e for e in entries if result in (None, e.result) and holds(text, (e.body, e.matter, e.outer_number))]
