"""最低工资标准 of the agency's place, typed from the province's document. None come with the program: they change, and
what was not read in the document itself may not be compared with anybody's wages.

What is typed is adopted like a file of the bureau's own (``law/minimum_wage.toml``): an act with the whole content.
"""

import tomllib
from dataclasses import dataclass
from datetime import date
from typing import Any

import tomli_w

from inspector_app.domain.dates import chinese
from inspector_app.domain.edition import Edition, in_force
from inspector_app.domain.minimum_wage import minimum_words
from inspector_app.domain.money import yuan
from inspector_app.domain.wage_rules import MinimumWage, WageRules
from inspector_app.lawbook.wage_rules import RANGES, outside
from inspector_app.support.errors import Problem, refuse_errors
from inspector_app.support.words import sentence
from inspector_app.usecases.context import Context
from inspector_app.usecases.editions import adopt_content
from inspector_app.usecases.own_data import LAW

_FILE = f"{LAW}/minimum_wage.toml"
_SOURCE = "设置中填写"
_COUNTY = 6


@dataclass(frozen=True, slots=True)
class EnteredWage:
    """As it is typed: 分, the day from which it holds, the class of the area (may be empty), the document."""

    since: date | None
    month_fen: int | None
    hour_fen: int | None = None
    area: str = ""
    document: str = ""


def wage_rules(context: Context, province: str = "") -> WageRules:
    """What wages are reckoned by at the agency's place, which is ``province`` where it was read already."""
    return context.law.wage_rules(province or context.agency.province)


def minimum_wages(context: Context) -> tuple[MinimumWage, ...]:
    """What is entered for the agency's place, the newest first."""
    found = wage_rules(context).minimum
    return tuple(sorted(found, key=lambda each: (each.since, each.area), reverse=True))


def minimum_wage_words(context: Context, *days: date) -> str:
    """What holds at the place on these days; that nothing is entered, and where to enter it, where nothing is."""
    span = "至".join(map(chinese, dict.fromkeys((min(days), max(days)))))
    return minimum_words(wage_rules(context), *days) or sentence("minimum-wage-not-entered", {"day": span})


def set_minimum_wage(context: Context, entered: EnteredWage) -> Context:
    """Adopt a standard with its document; the context that compares with it from now on.

    One of the same area and day is replaced, those of earlier days stay for the wages of their time. Raises
    :class:`Refused` at ``minimum.since``, ``minimum.month``, ``minimum.hour`` or ``minimum.document``.
    """
    refuse_errors(_problems(entered))
    place = (context.law.places.code(context.agency.province) or "")[:_COUNTY]
    adopted = in_force(context.store.all(Edition)).get(_FILE, ())
    data: dict[str, Any] = tomllib.loads(adopted[0].content) if adopted else {}
    key = (place, entered.area.strip(), entered.since)
    rows = data.get("minimum_wage", [])
    others = [row for row in rows if (row.get("place"), row.get("area", ""), row.get("from")) != key]
    content = tomli_w.dumps({**data, "minimum_wage": [*others, _row(place, entered)]})
    with context.act("采用最低工资标准"):
        return adopt_content(context, _FILE, content, _SOURCE)


def _row(place: str, entered: EnteredWage) -> dict[str, Any]:
    told: dict[str, Any] = {"place": place, "from": entered.since, "month": _yuan(entered.month_fen or 0)}
    if entered.hour_fen is not None:
        told["hour"] = _yuan(entered.hour_fen)
    if entered.area.strip():
        told["area"] = entered.area.strip()
    return {**told, "document": entered.document.strip(), "mark": "D"}


def _yuan(fen: int) -> int | str:
    return yuan(fen).replace(",", "") if fen % 100 else fen // 100


def _problems(entered: EnteredWage) -> list[Problem]:
    needed = {"since": entered.since, "month": entered.month_fen, "document": entered.document.strip()}
    missing = [Problem("setup-missing", f"minimum.{name}") for name, value in needed.items() if not value]
    if entered.since is None or not entered.month_fen:
        return missing
    each = MinimumWage("", "", entered.since, entered.month_fen, entered.hour_fen, "", "D")
    bounds = {name: {"low": str(RANGES[name][0]), "high": str(RANGES[name][1])} for name in outside(each)}
    return [*missing, *(Problem("minimum-wage-outside", f"minimum.{name}", details=of) for name, of in bounds.items())]
