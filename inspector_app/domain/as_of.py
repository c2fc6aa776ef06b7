"""Of which day a passage speaks: 截至2026年3月17日，还有13名…没有支付 tells how it stood then, not today."""

import re
from datetime import date

from inspector_app.domain.mentions import DAY, Mention, mentions

_SENTENCE, _CLAUSE = re.compile(r"[。；！？\n]"), re.compile("[，、：,]")
_UNTIL, _ON, _BY = ("截至", "截止", "截止到", "截至到"), ("于", "在"), re.compile("(?:以前|之前|前|为?止)")
_EXPIRED = re.compile("届满(?:后|时|以后|之后)")
_NOW = re.compile("至今|迄今|目前|现在|现仍|现已|今仍|后来|此后|随后|其后|之后")


def as_of(text: str, place: int, today: date) -> date | None:
    """The earlier day as of which the words at a place are told; None where they tell how it stands now.

    截至 … speaks for the rest of its sentence, 于 … and … 前 for their own clause, none of them for what comes behind
    至今 or 后来. What was so when a term was over (期限届满后仍未…) is of the 截至 behind it in its sentence. A day
    without its year is the last such one.
    """
    before, behind = _SENTENCE.split(text[:place])[-1], _SENTENCE.split(text[place:])[0]
    told = [each for each in mentions(before) if each.kind == DAY]
    expired = _EXPIRED.search(clause := _CLAUSE.split(before)[-1])
    if expired and not _NOW.search(clause[expired.end() :]):
        days = (each for each in mentions(behind) if each.kind == DAY)
        until = next((each for each in days if behind[: each.start].rstrip().endswith(_UNTIL)), None)
        if until:
            return _earlier(until, today)
    if not told:
        return None
    lead, since = before[: told[-1].start].rstrip(), before[told[-1].end :]
    in_clause = not _CLAUSE.search(since) and (lead.endswith(_ON) or _BY.match(since) is not None)
    if _NOW.search(since) or not (lead.endswith(_UNTIL) or in_clause):
        return None
    return _earlier(told[-1], today)


def _earlier(told: Mention, today: date) -> date | None:
    day = _day(told, today)
    return day if day and day < today else None


def _day(told: Mention, today: date) -> date | None:
    parts = told.value if isinstance(told.value, tuple) else ()
    if len(parts) != 3 or told.vague:
        return None
    year, month, number = parts
    try:
        day = date(year or today.year, month, number)
        return day if year or day <= today else day.replace(year=today.year - 1)
    except ValueError:
        return None
