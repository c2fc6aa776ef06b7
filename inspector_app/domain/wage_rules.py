"""What a line of wages is reckoned by: percents of overtime, conversion of a month's wage, deductions, minimum wages.

The values are law data with their sources (``resources/law/wage.toml``); minimum wages are the bureau's own entries.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

OTHER = "other"


@dataclass(frozen=True, slots=True)
class Rule:
    """What each rule says: its name in the data, its basis in words, a remark."""

    id: str
    basis_text: str
    note: str


@dataclass(frozen=True, slots=True)
class OvertimeRule(Rule):
    """One kind of overtime: how records call such a day, and how many percent are paid for it at least."""

    title: str
    words: tuple[str, ...]
    percent: int


@dataclass(frozen=True, slots=True)
class SystemRule(Rule):
    """工时制度: which kinds of overtime it knows; those that are ``unverified`` are reckoned and said to be so."""

    pays: tuple[str, ...]
    unverified: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Conversion:
    """月计薪天数: of how many days a month's wage is, for wages that end in this time."""

    since: date
    until: date | None
    days: Decimal
    source_text: str


class Standing(StrEnum):
    """How a deduction stands to the law: listed as allowed, allowed within limits, or not listed (to be asked)."""

    ALLOWED = "allowed"
    LIMITED = "limited"
    ASKED = "asked"


@dataclass(frozen=True, slots=True)
class DeductionRule(Rule):
    """A kind of deduction by the words that records use; ``most_percent`` of a month's wage, 0: no such limit."""

    standing: Standing
    words: tuple[str, ...]
    most_percent: int


@dataclass(frozen=True, slots=True)
class MinimumWage:
    """最低工资标准 of a place from a day on, in 分; ``hour_fen`` is for 非全日制 and None where nobody entered it."""

    place: str
    area: str
    since: date
    month_fen: int
    hour_fen: int | None
    document: str
    mark: str


@dataclass(frozen=True, slots=True)
class WageRules:
    """All of it at one place. ``minimum`` are the place's minimum wages by their first day, none while not entered.

    ``late_pay`` is the least and the most percent of 加付赔偿金.
    """

    day_hours: int
    overtime: Mapping[str, OvertimeRule]
    systems: Mapping[str, SystemRule]
    conversions: tuple[Conversion, ...]
    deductions: Mapping[str, DeductionRule]
    remarks: Mapping[str, str]
    late_pay: tuple[int, int]
    minimum: tuple[MinimumWage, ...] = ()

    def conversion(self, on: date) -> Conversion | None:
        """How a month's wage is converted for wages that end on a day; None where no rule is known."""
        known = [each for each in self.conversions if each.since <= on and (each.until is None or on <= each.until)]
        return known[-1] if known else None

    def deduction(self, name: str) -> DeductionRule:
        """The kind of a deduction that a record calls so."""
        found = (rule for rule in self.deductions.values() if any(word in name for word in rule.words))
        return next(found, self.deductions[OTHER])

    def minimum_on(self, day: date) -> tuple[MinimumWage, ...]:
        """What is in force on a day: one for each class of areas (一类地区 …), none where nothing is known."""
        latest: dict[str, MinimumWage] = {}
        for each in sorted(self.minimum, key=lambda one: one.since):
            if each.since <= day:
                latest[each.area] = each
        return tuple(latest.values())
