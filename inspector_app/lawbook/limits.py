"""Time limits of law as data: read from the files, found by rule, place and day of the event."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from inspector_app.domain.dates import chinese
from inspector_app.lawbook.places import scopes
from inspector_app.lawbook.reading import Layer, Table, law_problem
from inspector_app.support.errors import Problem, Refused

_LONGEST = 3660


class Unit(StrEnum):
    WORKING_DAYS = "working_days"
    CALENDAR_DAYS = "calendar_days"
    MONTHS = "months"
    YEARS = "years"
    HOURS = "hours"
    NONE = "none"


class Roll(StrEnum):
    """Where a last day goes that is a rest day: to the next working day, to the one before, or nowhere."""

    FORWARD = "forward"
    BACK = "back"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Extension:
    """How much longer a limit may become, in the limit's own unit, and on what condition."""

    length: int
    condition: str


@dataclass(frozen=True, slots=True)
class Limit:
    """期限规则. ``length`` is None when the law fixes none; ``follows`` names the limit whose last day it counts from.

    ``proposed`` and ``usual`` are calendar days for a last day that a paper sets: the one offered, and the least and
    most that want no reason; where the paper names the days themselves, days ``named_in``. ``basis`` are citations,
    ``source`` is said in words where no text can be cited; valid by the event's day.
    """

    id: str
    title: str
    starts_with: str
    length: int | None
    unit: Unit
    roll: Roll
    before: bool
    follows: str
    extension: Extension | None
    basis: tuple[str, ...]
    source: str
    mark: str
    note: str
    valid_from: date | None
    valid_until: date | None
    proposed: int | None = None
    usual: tuple[int, int] | None = None
    named_in: Unit = Unit.WORKING_DAYS

    def applies_on(self, day: date) -> bool:
        """Whether the rule was in force on the day of the event."""
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_until is None or day <= self.valid_until
        )


LimitTable = Mapping[str, Mapping[str, tuple[Limit, ...]]]


def read_limits(layers: Iterable[Layer]) -> LimitTable:
    """Limits by place (empty: the nation) and id, our own layer first.

    A bureau's entry replaces every version of the same id; one in its ``limits.toml`` also those of its province.
    """
    places: dict[str, dict[str, tuple[Limit, ...]]] = {}
    for layer in layers:
        nation = layer.table("limits.toml")
        files = [("", nation)] if nation is not None else []
        for place, table in (*files, *layer.below("provinces")):
            here = _read_file(table)
            for other in places.values() if not place else ():
                for rule in here:
                    other.pop(rule, None)
            places.setdefault(place, {}).update(here)
    return places


def _read_file(table: Table) -> dict[str, tuple[Limit, ...]]:
    limits: dict[str, tuple[Limit, ...]] = {}
    for row in table.rows("limit"):
        limit = _read_limit(row)
        earlier = limits.get(limit.id, ())
        if any(_overlap(limit, other) for other in earlier):
            raise Refused(law_problem("law-entry-twice", row.where, entry=limit.id))
        limits[limit.id] = (*earlier, limit)
    table.done()
    return limits


def _overlap(one: Limit, other: Limit) -> bool:
    first = max(one.valid_from or date.min, other.valid_from or date.min)
    return first <= min(one.valid_until or date.max, other.valid_until or date.max)


_NAMED = (Unit.WORKING_DAYS, Unit.CALENDAR_DAYS)


def _read_limit(row: Table) -> Limit:
    unit = Unit(row.choice("unit", tuple(Unit)))
    extension = row.inner("extension")
    limit = Limit(
        id=row.text("id"),
        title=row.text("title"),
        starts_with=row.text("starts_with"),
        length=row.whole("length") if unit is not Unit.NONE else None,
        unit=unit,
        roll=Roll(row.choice("roll", tuple(Roll), Roll.NONE)),
        before=row.flag("before"),
        follows=row.text("follows", ""),
        extension=Extension(extension.whole("length"), extension.text("condition")) if extension else None,
        basis=row.texts("basis"),
        source=row.text("source", ""),
        mark=row.mark(),
        note=row.text("note", ""),
        valid_from=row.day("valid_from"),
        valid_until=row.day("valid_until"),
        proposed=row.whole("proposed", 0) or None,
        usual=row.pair("usual") if "usual" in row.values else None,
        named_in=Unit(row.choice("named_in", _NAMED, Unit.WORKING_DAYS)),
    )
    row.done()
    if (limit.length or 0) > _LONGEST:
        raise row.refuse("length", f"不超过{_LONGEST}的整数")
    if not limit.basis and not limit.source:
        raise row.refuse("basis", "依据（basis 或 source）")
    return limit


def find_limit(table: LimitTable, rule: str, code: str, day: date | None) -> Limit:
    """The rule that applies at a place on the day of the event (without a day: its newest version).

    Raises :class:`Refused` ``limit-unknown`` or ``limit-not-in-force``.
    """
    versions = next((table[scope][rule] for scope in scopes(code) if rule in table.get(scope, {})), None)
    if versions is None:
        raise Refused(law_problem("limit-unknown", rule, rule=rule))
    if day is None:
        return max(versions, key=lambda limit: limit.valid_from or date.min)
    for limit in versions:
        if limit.applies_on(day):
            return limit
    raise Refused(_not_in_force(versions, day))


def _not_in_force(versions: tuple[Limit, ...], day: date) -> Problem:
    spans = (f"{_edge(v.valid_from, '以前')}至{_edge(v.valid_until, '今')}" for v in versions)
    return law_problem(
        "limit-not-in-force", versions[0].id, title=versions[0].title, day=chinese(day), span="、".join(spans)
    )


def _edge(day: date | None, otherwise: str) -> str:
    return chinese(day) if day else otherwise
