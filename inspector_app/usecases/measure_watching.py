"""What figures of 重点监管 look at, read once: the columns of each kind."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from inspector_app.domain.incident import AdvanceSource
from inspector_app.domain.measures.watch_rows import (
    AdvanceRow,
    AdviceRow,
    CreditRow,
    FalseClaimRow,
    IncidentReportRow,
    IncidentRow,
    ListingRow,
    RecoveryRow,
    Watching,
    WatchReportRow,
    WatchRow,
)
from inspector_app.domain.watching import CreditGrade, ListingOutcome
from inspector_app.support.clock import civil_date

_Casts = Mapping[str, Callable[[Any], Any] | None]
_DAY = date.fromisoformat


def _moment_day(text: str) -> date:
    return civil_date(datetime.fromisoformat(text))


_KINDS: tuple[tuple[Any, str, _Casts], ...] = (
    (WatchRow, "watch", {
        "rid": None, "begun_on": _DAY, "report_day": int, "company_rid": None, "project_rid": None, "ended_on": _DAY,
    }),
    (WatchReportRow, "watch_report", {"rid": None, "watch_rid": None, "month": _DAY, "received_on": _DAY}),
    (CreditRow, "credit_rating", {
        "rid": None, "company_rid": None, "grade": CreditGrade, "year": int, "rated_on": _DAY,
    }),
    (ListingRow, "listing", {
        "rid": None, "party_rid": None, "case_rid": None, "proposed_on": _DAY, "decided_on": _DAY,
        "outcome": ListingOutcome, "published_on": _DAY, "removed_on": _DAY, "notice_rid": None,
    }),
    (AdviceRow, "advice", {
        "rid": None, "company_rid": None, "project_rid": None, "case_rid": None, "sent_on": _DAY, "reply_by": _DAY,
        "replied_on": _DAY,
    }),
    (IncidentRow, "incident", {
        "rid": None, "began_at": _moment_day, "town": None, "project_rid": None, "company_rid": None, "case_rid": None,
        "heads": int,
    }),
    (AdvanceRow, "advance", {
        "rid": None, "source": AdvanceSource, "paid_on": _DAY, "amount_fen": int, "heads": int, "incident_rid": None,
        "project_rid": None, "company_rid": None, "case_rid": None,
    }),
    (RecoveryRow, "recovery", {"rid": None, "advance_rid": None, "on": _DAY, "amount_fen": int}),
    (FalseClaimRow, "false_claim", {
        "rid": None, "found_on": _DAY, "project_rid": None, "company_rid": None, "case_rid": None, "exposed_on": _DAY,
        "referred_on": _DAY, "warned_on": _DAY,
    }),
)  # fmt: skip

_REPORTS: tuple[Any, str, _Casts] = (
    IncidentReportRow, "incident_report", {"rid": None, "incident_rid": None, "at": _moment_day, "heads": int},
)  # fmt: skip


def read_watching(read: Callable[[Any, str, _Casts], tuple[Any, ...]]) -> Watching:
    """All of it; ``read`` gives the rows of a kind."""
    found = Watching(*(read(row, kind, casts) for row, kind, casts in _KINDS))
    return found._replace(incident_reports=read(*_REPORTS)) if found.incidents else found
