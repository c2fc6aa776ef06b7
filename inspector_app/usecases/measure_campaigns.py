"""What figures of campaigns look at, read once."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from inspector_app.domain.lead import Campaign
from inspector_app.domain.measures.campaign_rows import PlanStepRow, PublicityRow, SelfReportRow, SupervisionRow

_DAY = date.fromisoformat
_PUBLICITY = {
    "rid": None, "campaign_rid": None, "on": _DAY, "town": None, "heads": int, "leaflets": int, "consulted": int,
}  # fmt: skip
_SELF_REPORT = {
    "rid": None, "campaign_rid": None, "project_rid": None, "company_rid": None, "due": _DAY, "received_on": _DAY,
    "contracts": int,
}  # fmt: skip
_SUPERVISION = {"rid": None, "campaign_rid": None, "on": _DAY, "corrected_on": _DAY}
_STEP = {"rid": None, "campaign_rid": None, "title": None, "first_day": _DAY, "last_day": _DAY, "done_on": _DAY}


def read_campaign_parts(
    read_all: Callable[[Any, str, Any], tuple[Any, ...]],
    campaigns: Sequence[Campaign],
    apart: Callable[[str, Sequence[Any]], tuple[Any, ...]],
) -> Mapping[str, Any]:
    """The parts of campaigns by what the ground calls them; ``apart`` tells towns of one name apart. Steps of plans are
    read only where there is a campaign."""
    return {
        "publicity": apart("publicity", read_all(PublicityRow, "publicity", _PUBLICITY)),
        "self_reports": read_all(SelfReportRow, "self_report", _SELF_REPORT),
        "supervisions": read_all(SupervisionRow, "supervision", _SUPERVISION),
        "plan_steps": read_all(PlanStepRow, "campaign_step", _STEP) if campaigns else (),
    }
