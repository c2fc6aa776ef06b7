"""重点监管 and what follows from it: monthly reports, 诚信等级, listings, and letters that ask other bodies to act."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from inspector_app.domain.dates import add_months
from inspector_app.domain.role import ListingGround
from inspector_app.domain.survey import last_of, month_of

_LATEST_DAY = 28  # every month has it


@dataclass(frozen=True, slots=True)
class Watch:
    """重点监管 of a company or a project; it reports in writing on each month until ``report_day`` of the next one."""

    rid: str
    begun_on: date
    report_day: int
    company_rid: str = ""
    project_rid: str = ""
    reason: str = ""
    watched_by: str = ""
    ended_on: date | None = None
    end_reason: str = ""

    def due(self, month: date) -> date:
        """Until when it reports on the month that begins on a day."""
        return add_months(month, 1).replace(day=min(max(self.report_day, 1), _LATEST_DAY))

    def months(self, today: date) -> Iterator[date]:
        """The months of which a report is owed by now: those that were over before today, and before it was ended."""
        month, until = month_of(self.begun_on), min(today, self.ended_on or today)
        while last_of(month) < until:
            yield month
            month = add_months(month, 1)

    def may_report(self, month: date, received_on: date) -> bool:
        """Whether a report that came on a day can be on the month: it was over then, but for the last one watched."""
        is_last = self.ended_on is not None and month == month_of(self.ended_on)
        return last_of(month) <= received_on or is_last


@dataclass(frozen=True, slots=True)
class WatchReport:
    """书面报告 on the month that begins on ``month``: what a watched company or project told of workers and wages, and
    how many of them have labour contracts (``contracts``) and social insurance (``insured``)."""

    rid: str
    watch_rid: str
    month: date
    received_on: date
    heads: int | None = None
    unpaid_fen: int | None = None
    contracts: int | None = None
    insured: int | None = None
    text: str = ""
    evidence_rids: tuple[str, ...] = ()


def months_owed(watch: Watch, reports: Iterable[WatchReport], today: date) -> tuple[date, ...]:
    """The months of which no report came."""
    known = {report.month for report in reports if report.watch_rid == watch.rid}
    return tuple(month for month in watch.months(today) if month not in known)


class CreditGrade(StrEnum):
    """劳动保障守法诚信等级."""

    A = "a"
    B = "b"
    C = "c"


@dataclass(frozen=True, slots=True)
class CreditRating:
    """诚信等级 of a company for a year; ``criterion`` is the id of the rule that decides (``law/watching.toml``)."""

    rid: str
    company_rid: str
    grade: CreditGrade
    year: int
    rated_on: date
    criterion: str = ""
    facts: str = ""
    told_on: date | None = None


class ListingOutcome(StrEnum):
    LISTED = "listed"
    NOT_LISTED = "not_listed"  # O45 art. 7


class ListingRemoval(StrEnum):
    """Why somebody is off the list (O45 art. 17)."""

    EXPIRED = "expired"
    EARLY = "early"
    ANNULLED = "annulled"


class ListingState(StrEnum):
    PROPOSED = "proposed"
    NOT_LISTED = "not_listed"
    LISTED = "listed"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Listing:
    """失信联合惩戒名单: one party from 拟列入 to 移出. ``notice_rid`` is the paper that told it.

    ``answered_on`` is when it was told what came of its objection; ``applied_on`` when it asked to be taken off early,
    ``evidence_rids`` the papers with which it asked (O45 art. 14), ``refused_on`` when that was refused.
    """

    rid: str
    party_rid: str
    proposed_on: date
    ground: ListingGround
    case_rid: str = ""
    notice_rid: str = ""
    objected_on: date | None = None
    answered_on: date | None = None
    decided_on: date | None = None
    outcome: ListingOutcome | None = None
    number: str = ""
    published_on: date | None = None
    published_at: str = ""
    applied_on: date | None = None
    refused_on: date | None = None
    removed_on: date | None = None
    removal: ListingRemoval | None = None
    note: str = ""
    evidence_rids: tuple[str, ...] = ()

    @property
    def state(self) -> ListingState:
        """How far it has come."""
        if self.outcome is ListingOutcome.NOT_LISTED:
            return ListingState.NOT_LISTED
        if self.removed_on:
            return ListingState.REMOVED
        return ListingState.LISTED if self.outcome else ListingState.PROPOSED

    @property
    def asks_removal(self) -> bool:
        """Whether it asked to be taken off early and was not answered."""
        asked = self.applied_on is not None and (self.refused_on is None or self.refused_on < self.applied_on)
        return self.state is ListingState.LISTED and asked


@dataclass(frozen=True, slots=True)
class Advice:
    """建议函: another body is asked for a ``measure`` (停止审批, 一票否决, 降低资质 …) within its own powers."""

    rid: str
    measure: str
    body: str
    sent_on: date
    company_rid: str = ""
    project_rid: str = ""
    case_rid: str = ""
    number: str = ""
    text: str = ""
    reply_by: date | None = None
    replied_on: date | None = None
    reply: str = ""
