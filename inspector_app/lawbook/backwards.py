"""倒推期限: on which day something must happen so that a limit that starts with it ends by a given day."""

from dataclasses import dataclass
from datetime import date, timedelta

from inspector_app.domain.role import Event, Role
from inspector_app.lawbook.book import Lawbook
from inspector_app.lawbook.counting import Computed
from inspector_app.support.errors import Problem, Refused

_LONGEST = timedelta(days=400)


@dataclass(frozen=True, slots=True)
class OrderDay:
    """The latest last day for an order, and the limits that count from it."""

    due: date
    follow: tuple[Computed, ...]


def order_day(law: Lawbook, by: date, today: date, province: str | None = None, rule: str = "") -> OrderDay:
    """The latest working day after ``today`` as the last day of an order to pay, so that what counts from it ends by
    ``by``: each of those limits, or only that of ``rule``.

    Raises :class:`Refused` ``backwards-rule`` for a limit that does not count from such a day, ``backwards-too-early``
    when no day after today is early enough, ``calendar-year-missing``.
    """
    limits = [each.limit for each in law.procedure.roles[Role.ORDER].limits if each.starts is Event.DUE]
    if rule and rule not in limits:
        raise Refused(Problem("backwards-rule", "rule", details={"rule": rule, "known": "、".join(limits)}))
    asked = [rule] if rule else limits
    day = law.calendar.on_or_before(by)
    while day > max(today, by - _LONGEST):
        if all(law.compute(each, day, province).due <= by for each in asked):
            return OrderDay(day, tuple(law.compute(each, day, province) for each in limits))
        day = law.calendar.on_or_before(day - timedelta(days=1))
    raise Refused(Problem("backwards-too-early", "by", details={"by": by.isoformat()}))
