"""What measures look at of 重点监管: whom it watches, incidents, advances, listings, letters, false claims."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any, NamedTuple

from inspector_app.domain.incident import AdvanceSource
from inspector_app.domain.watching import CreditGrade, ListingOutcome


class WatchRow(NamedTuple):
    """Somebody who is watched; ``report_day`` as in :class:`~inspector_app.domain.watching.Watch`."""

    rid: str
    begun_on: date
    report_day: int
    company_rid: str
    project_rid: str
    ended_on: date | None


class WatchReportRow(NamedTuple):
    rid: str
    watch_rid: str
    month: date
    received_on: date


class CreditRow(NamedTuple):
    rid: str
    company_rid: str
    grade: CreditGrade
    year: int
    rated_on: date


class ListingRow(NamedTuple):
    rid: str
    party_rid: str
    case_rid: str
    proposed_on: date
    decided_on: date | None
    outcome: ListingOutcome | None
    published_on: date | None
    removed_on: date | None
    notice_rid: str


class AdviceRow(NamedTuple):
    rid: str
    company_rid: str
    project_rid: str
    case_rid: str
    sent_on: date
    reply_by: date | None
    replied_on: date | None


class IncidentRow(NamedTuple):
    rid: str
    began_on: date
    town: str
    project_rid: str
    company_rid: str
    case_rid: str
    heads: int | None


class IncidentReportRow(NamedTuple):
    rid: str
    incident_rid: str
    on: date
    heads: int | None


class AdvanceRow(NamedTuple):
    rid: str
    source: AdvanceSource
    paid_on: date
    amount_fen: int
    heads: int | None
    incident_rid: str
    project_rid: str
    company_rid: str
    case_rid: str


class RecoveryRow(NamedTuple):
    rid: str
    advance_rid: str
    on: date
    amount_fen: int


class FalseClaimRow(NamedTuple):
    rid: str
    found_on: date
    project_rid: str
    company_rid: str
    case_rid: str
    exposed_on: date | None
    referred_on: date | None
    warned_on: date | None


class Watching(NamedTuple):
    """All of it. Reports and recoveries go with what they are parts of."""

    watches: tuple[WatchRow, ...] = ()
    reports: tuple[WatchReportRow, ...] = ()
    ratings: tuple[CreditRow, ...] = ()
    listings: tuple[ListingRow, ...] = ()
    advice: tuple[AdviceRow, ...] = ()
    incidents: tuple[IncidentRow, ...] = ()
    advances: tuple[AdvanceRow, ...] = ()
    recoveries: tuple[RecoveryRow, ...] = ()
    false_claims: tuple[FalseClaimRow, ...] = ()
    incident_reports: tuple[IncidentReportRow, ...] = ()

    @property
    def days(self) -> Iterable[tuple[str, date]]:
        """The days on which something was, each with the kind of record that tells it."""
        yield from (("watch", each.begun_on) for each in self.watches)
        yield from (("credit_rating", each.rated_on) for each in self.ratings)
        yield from (("listing", each.proposed_on) for each in self.listings)
        yield from (("advice", each.sent_on) for each in self.advice)
        yield from (("incident", each.began_on) for each in self.incidents)
        yield from (("advance", each.paid_on) for each in self.advances)
        yield from (("false_claim", each.found_on) for each in self.false_claims)

    def kept(self, keep: Callable[[Any], Any]) -> "Watching":
        """What belongs to a part of the district, by its project and case."""
        found = Watching(*map(keep, self))
        watched = {each.rid for each in found.watches}
        advanced = {each.rid for each in found.advances}
        begun = {each.rid for each in found.incidents}
        return found._replace(
            reports=tuple(each for each in self.reports if each.watch_rid in watched),
            recoveries=tuple(each for each in self.recoveries if each.advance_rid in advanced),
            incident_reports=tuple(each for each in self.incident_reports if each.incident_rid in begun),
        )
