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


_KINDS: Mapping[str, tuple[Any, str, _Casts]] = {
    "watches": (WatchRow, "watch", {
        "rid": None, "begun_on": _DAY, "report_day": int, "company_rid": None, "project_rid": None, "ended_on": _DAY,
    }),
    "ratings": (CreditRow, "credit_rating", {
        "rid": None, "company_rid": None, "grade": CreditGrade, "year": int, "rated_on": _DAY,
    }),
    "listings": (ListingRow, "listing", {
        "rid": None, "party_rid": None, "case_rid": None, "proposed_on": _DAY, "decided_on": _DAY,
        "outcome": ListingOutcome, "published_on": _DAY, "removed_on": _DAY, "notice_rid": None,
    }),
    "advice": (AdviceRow, "advice", {
        "rid": None, "company_rid": None, "project_rid": None, "case_rid": None, "sent_on": _DAY, "reply_by": _DAY,
        "replied_on": _DAY,
    }),
    "incidents": (IncidentRow, "incident", {
        "rid": None, "began_at": _moment_day, "town": None, "project_rid": None, "company_rid": None, "case_rid": None,
        "heads": int,
    }),
    "advances": (AdvanceRow, "advance", {
        "rid": None, "source": AdvanceSource, "paid_on": _DAY, "amount_fen": int, "heads": int, "incident_rid": None,
        "project_rid": None, "company_rid": None, "case_rid": None,
    }),
    "false_claims": (FalseClaimRow, "false_claim", {
        "rid": None, "found_on": _DAY, "project_rid": None, "company_rid": None, "case_rid": None, "exposed_on": _DAY,
        "referred_on": _DAY, "warned_on": _DAY,
    }),
}  # fmt: skip
_PARTS: Mapping[str, tuple[str, tuple[Any, str, _Casts]]] = {
    "reports": ("watches", (WatchReportRow, "watch_report", {
        "rid": None, "watch_rid": None, "month": _DAY, "received_on": _DAY,
    })),
    "recoveries": ("advances", (RecoveryRow, "recovery", {
        "rid": None, "advance_rid": None, "on": _DAY, "amount_fen": int,
    })),
    "incident_reports": ("incidents", (IncidentReportRow, "incident_report", {
        "rid": None, "incident_rid": None, "at": _moment_day, "heads": int,
    })),
}  # fmt: skip
"""What hangs on others, read only where there are any."""


def read_watching(read: Callable[[Any, str, _Casts], tuple[Any, ...]]) -> Watching:
    """All of it; ``read`` gives the rows of a kind."""
    found = Watching(**{name: read(*of) for name, of in _KINDS.items()})
    parts = {name: read(*of) for name, (whole, of) in _PARTS.items() if getattr(found, whole)}
    return found._replace(**parts)
