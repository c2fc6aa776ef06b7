"""Days that somebody types into a paper, beside the day on which it goes out: what happened is not to come, what is set
for others is not over (``resources/law/passages.toml``)."""

from collections.abc import Iterator
from datetime import date, datetime

from inspector_app.domain.dates import chinese, chinese_minute
from inspector_app.domain.document import DocumentKind
from inspector_app.formdefs.model import FactDef, Facts, FactType, Form, Origin
from inspector_app.support.clock import local
from inspector_app.support.errors import Level, Problem
from inspector_app.usecases.context import Context
from inspector_app.usecases.paper import stated_day


def set_day_problems(context: Context, form: Form, facts: Facts, on: date) -> Iterator[Problem]:
    """Errors for days that cannot be of a paper that goes out on a day; a moment of today is over when its hour is."""
    rules = context.law.passages.days
    is_for_others = form.kind is DocumentKind.OUTGOING or form.id in context.law.passages.numbers.given_out
    typed = [each for each in form.facts if each.origin is Origin.ASK or each.name in rules.happened]
    for fact in (each for each in typed if each.type in _DAYS):
        day = stated_day(facts, fact.name)
        if day is None:
            continue
        details = {"label": fact.label, "day": chinese(day)}
        is_over = day < on or (day == on and _is_over(context, fact, facts, on))
        if rules.is_past(fact.name):
            if day > on:
                yield Problem("stated-day-ahead", fact.name, details=details)
        elif is_for_others and rules.is_last(fact.name) and day <= on:
            yield Problem("set-day-gone", fact.name, details=details)
        elif is_for_others and rules.is_met(fact.name) and is_over:
            yield Problem("set-day-over", fact.name, details=details)
        elif is_for_others and rules.is_met(fact.name) and fact.type is FactType.MOMENT:
            yield from _unusual(context, fact, datetime.fromisoformat(str(facts[fact.name])))
    for begins, ends in rules.spans:
        first, last, end = stated_day(facts, begins), stated_day(facts, ends), form.fact(ends)
        if end and first and last and last < first:
            yield Problem("span-turned", ends, details={"label": end.label, "first": chinese(first)})


_DAYS = (FactType.DATE, FactType.MOMENT)


def _unusual(context: Context, fact: FactDef, moment: datetime) -> Iterator[Problem]:
    """A time at which few are asked to come: at night, which may be a slip, or on a day of rest; it is only said."""
    hour, details = local(moment).hour, {"label": fact.label, "at": chinese_minute(moment)}
    begins, ends = context.law.passages.days.by_day
    if not begins <= hour < ends:
        yield Problem("set-moment-night", fact.name, Level.INFO, details)
    elif not context.law.calendar.is_working_day(local(moment).date()):
        yield Problem("set-day-rests", fact.name, Level.INFO, details)


def _is_over(context: Context, fact: FactDef, facts: Facts, on: date) -> bool:
    """Whether a moment of this very day has gone by."""
    if fact.type is not FactType.MOMENT or on != context.clock.today():
        return False
    return datetime.fromisoformat(str(facts[fact.name])) < context.clock.now()
