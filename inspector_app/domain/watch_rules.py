"""What is said of 重点监管 as data (``law/watching.toml``): criteria of 诚信等级, levels, letters, limits."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from inspector_app.domain.watching import CreditGrade


class CreditLook(StrEnum):
    """What the records can tell of a company in a year."""

    FILED = "filed"
    INCIDENTS = "incidents"
    UNPERFORMED = "unperformed"
    POLICE_FILED = "police_filed"


class WatchTerm(StrEnum):
    """What a limit is counted for."""

    MAY_OBJECT = "may_object"
    OBJECTION = "objection"
    LISTED = "listed"
    MAY_APPLY = "may_apply"
    EARLY_REMOVAL = "early_removal"
    TAKE_OFF = "take_off"
    POLICE = "police"
    REVIEW = "review"
    EXHIBITS = "exhibits"


@dataclass(frozen=True, slots=True)
class CreditRule:
    """A criterion of a grade. ``look`` is what of the records speaks for it from ``least`` on, None: a person tells."""

    id: str
    grade: CreditGrade
    title: str
    look: CreditLook | None
    least: int
    basis_text: str


@dataclass(frozen=True, slots=True)
class IncidentLevel:
    """A level; ``heads`` is from how many participants on, None where the bureau's plan was not told."""

    title: str
    heads: int | None
    basis_text: str


@dataclass(frozen=True, slots=True)
class AdviceMeasure:
    """What a 建议函 asks for, and the body to which it usually goes."""

    title: str
    body: str
    basis_text: str


@dataclass(frozen=True, slots=True)
class WatchRules:
    """All of it; ``criteria`` from the worst grade on, ``terms`` the limits by what they are counted for."""

    report_day: int
    report_basis: str
    advance_basis: str
    criteria: tuple[CreditRule, ...]
    levels: tuple[IncidentLevel, ...]
    measures: tuple[AdviceMeasure, ...]
    terms: Mapping[WatchTerm, str]

    def criterion(self, rule: str) -> CreditRule | None:
        """The criterion of an id; None where the rules in force have none."""
        return next((each for each in self.criteria if each.id == rule), None)

    @property
    def clean(self) -> CreditRule | None:
        """The criterion of a company of which nothing is known: of the best grade, and no record speaks for it."""
        return next((each for each in self.criteria if each.grade is CreditGrade.A and each.look is None), None)

    def level(self, heads: int | None) -> str:
        """The level that so many participants come to; empty where no rule says it."""
        told = [each for each in self.levels if each.heads is not None and heads is not None and heads >= each.heads]
        return max(told, key=lambda each: each.heads or 0).title if told else ""

    def speaks_for(self, told: Mapping[CreditLook, int]) -> tuple[CreditRule, ...]:
        """The criteria that the records bear out, those of the worst grade first."""
        return tuple(each for each in self.criteria if each.look and told.get(each.look, 0) >= max(each.least, 1))


def worst_first(criteria: Iterable[CreditRule]) -> tuple[CreditRule, ...]:
    """Criteria by grade, the worst first, else as they stand."""
    order = list(CreditGrade)
    return tuple(sorted(criteria, key=lambda each: -order.index(each.grade)))
