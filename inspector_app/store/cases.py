"""Cases by text and project."""

from dataclasses import dataclass

from inspector_app.domain.case import Case
from inspector_app.store.listing import Listing, contains, equals, list_records
from inspector_app.store.reading import Reading


@dataclass(frozen=True, slots=True)
class CaseFilter:
    """Which cases to show; empty means all."""

    text: str = ""
    project_rid: str = ""
    company_rid: str = ""


def list_cases(reading: Reading, wanted: CaseFilter = CaseFilter()) -> Listing[Case]:
    """The cases that fit a filter, the newest first."""
    conditions = (
        contains(("title", "number", "respondent", "site_name"), wanted.text),
        equals("project_rid", wanted.project_rid),
        equals("company_rid", wanted.company_rid),
    )
    return list_records(reading, Case, conditions, "opened_on DESC, id DESC")
