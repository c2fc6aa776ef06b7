"""报送数字 and 已报送的报告: what another body told us, and what we told others, both kept as they were told."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class ReportedFigure:
    """报送数字: a figure of another body (police, court, justice …) for a period, never mixed with ours.

    ``measure`` is the name of one in ``resources/measures.toml``, ``value`` in its unit (money in 分).
    """

    rid: str
    body: str
    measure: str
    value: int
    first_day: date
    last_day: date
    received_on: date
    note: str = ""
    evidence_rids: tuple[str, ...] = ()

    def overlaps(self, other: "ReportedFigure") -> bool:
        """Whether both speak of some of the same days."""
        return self.first_day <= other.last_day and other.first_day <= self.last_day

    def contradicts(self, other: "ReportedFigure") -> bool:
        """Whether one body is said to have told two values of the very same days, as on the laptops of two people."""
        same = self.body == other.body and (self.first_day, self.last_day) == (other.first_day, other.last_day)
        return same and self.value != other.value


def without_overlaps(figures: Iterable[ReportedFigure]) -> list[ReportedFigure]:
    """The figures that may be added up: of those of one body for some of the same days the last received counts."""
    taken: list[ReportedFigure] = []
    for figure in sorted(figures, key=lambda each: (each.received_on, each.last_day, each.rid), reverse=True):
        if not any(figure.body == other.body and figure.overlaps(other) for other in taken):
            taken.append(figure)
    return sorted(taken, key=lambda each: (each.first_day, each.body, each.rid))


class ReportKind(StrEnum):
    WEEK = "week"
    MONTH = "month"
    CAMPAIGN = "campaign"


@dataclass(frozen=True, slots=True)
class SentFigure:
    """A figure as it was sent: None where nobody could tell it then; shares in hundredths of a per cent."""

    measure: str
    value: int | None
    untold: int = 0


@dataclass(frozen=True, slots=True)
class SentProject:
    """How a project with a hazard stood in a report."""

    project_rid: str
    name: str
    standing: str


@dataclass(frozen=True, slots=True)
class SentReport:
    """已报送的报告: its figures and sentences stay as they went out; the next report explains what differs since."""

    rid: str
    kind: ReportKind
    first_day: date
    last_day: date
    sent_at: datetime
    title: str
    to: str = ""
    campaign_rid: str = ""
    figures: tuple[SentFigure, ...] = ()
    projects: tuple[SentProject, ...] = ()
    text: str = ""
    evidence_rids: tuple[str, ...] = ()
