"""查处时效: whether a violation was told of or found in time (R423 art. 20), by what is recorded."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any

from inspector_app.domain.dates import chinese
from inspector_app.domain.lead import Lead
from inspector_app.formdefs.model import Facts, Form
from inspector_app.support.clock import civil_date
from inspector_app.support.errors import Problem
from inspector_app.support.words import sentence
from inspector_app.usecases.case_file import CaseFile
from inspector_app.usecases.context import Context
from inspector_app.usecases.paper import stated_day


@dataclass(frozen=True, slots=True)
class TimeBar:
    """``until`` is the last day for which wages are owed, ``noticed_on`` the day on which it was first told of or seen:
    None while nothing tells it, and then it is looked at as if it were ``today``.

    ``last_day`` is the last on which it could be noticed; with ``until`` it is None while no line says for which days
    wages are owed. Whether a violation goes on after ``until`` is for a person to say: no record tells it.
    """

    until: date | None
    noticed_on: date | None
    last_day: date | None
    today: date

    @property
    def is_over(self) -> bool:
        """Whether nobody noticed it within the limit."""
        return self.last_day is not None and (self.noticed_on or self.today) > self.last_day

    @property
    def words(self) -> str | None:
        """What a filing approval says of it; None while it is unknown."""
        if self.until is None or self.noticed_on is None:
            return None
        details = {"until": chinese(self.until), "noticed": chinese(self.noticed_on)}
        return sentence("filing-late" if self.is_over else "filing-in-time", details).removesuffix("。")


def time_bar(context: Context, whole: CaseFile, leads: Iterable[Lead], stated: Facts = MappingProxyType({})) -> TimeBar:
    """What the lines, leads and visits of a case tell. The days that a filing approval states itself count in their
    place."""
    until = max((claim.last_day for claim in whole.claims if claim.last_day), default=None)
    noticed = [lead.received_on for lead in leads]
    noticed += [civil_date(visit.started_at) for visit in whole.inspections]
    until, noticed_on = (
        stated_day(stated, _UNTIL) or until,
        stated_day(stated, _NOTICED) or min(noticed, default=None),
    )
    return _reckoned(context, whole.agency.province, until, noticed_on, whole.today)


def _reckoned(context: Context, province: str, until: date | None, noticed_on: date | None, today: date) -> TimeBar:
    limit = context.law.procedure.time_bar
    last_day = context.law.compute(limit, until, province).due if until else None
    return TimeBar(until, noticed_on, last_day, today)


def term_followed(context: Context, form: Form, before: Facts, after: dict[str, Any], name: str) -> dict[str, Any]:
    """What a filing approval says of the limit follows the two days that it states, once one of them was typed into
    (R423 art. 20). It is a proposal: what a person wrote there stays."""
    is_asked = name in (_UNTIL, _NOTICED) and form.fact(_TERM) is not None
    if not is_asked or after.get(_TERM) not in (None, "", _said_by(context, before)):
        return after
    said, others = _said_by(context, after), {fact: value for fact, value in after.items() if fact != _TERM}
    return others | {_TERM: said} if said else others


def _said_by(context: Context, stated: Facts) -> str | None:
    until, noticed_on = stated_day(stated, _UNTIL), stated_day(stated, _NOTICED)
    return _reckoned(context, context.agency.province, until, noticed_on, context.clock.today()).words


def term_problems(bar: TimeBar, stated: Facts) -> list[Problem]:
    """What was noticed too late is filed only where it goes on (R423 art. 20(2)): the approval says by what, and never
    that it is too late and to be filed. It tells one day of receipt: the limit to file runs from it (R25 art. 18)."""
    told = "".join(f"{stated.get(name) or ''}。" for name in (_TERM, _PROPOSAL))
    other = next((day for day in _RECEIVED.findall(told) if bar.noticed_on and day != chinese(bar.noticed_on)), None)
    if other and bar.noticed_on:
        return [Problem("filing-other-day", _TERM, details={"said": other, "noticed": chinese(bar.noticed_on)})]
    if any(word in told for word in _GOES_ON):
        return []
    if bar.until is None or bar.last_day is None or not bar.is_over:
        said = _SAID_OVER.search("".join(told.split()))
        return [Problem("filing-said-over", _TERM, details={"said": said[0]})] if said else []
    noticed = chinese(bar.noticed_on or bar.today)
    details = {"until": chinese(bar.until), "noticed": noticed, "last": chinese(bar.last_day)}
    return [Problem("filing-term-over", _TERM, details=details)]


_UNTIL, _NOTICED, _TERM, _PROPOSAL = "filing.violation_until", "filing.received_on", "filing.term", "text.proposal"
_GOES_ON = ("连续", "继续")
_RECEIVED = re.compile(r"(\d{4}年\d{1,2}月\d{1,2}日)(?:收到|接到|发现)")
_SAID_OVER = re.compile(
    r"不[在属][^，。；]{0,6}(?:时效|期限|[2二两]年)|(?<![未没不])(?<!没有)(?<!尚未)(?:超过|超出|超|已过|过了|逾)[^，。；]{0,8}(?:[2二两]年|时效|期限)"
)
