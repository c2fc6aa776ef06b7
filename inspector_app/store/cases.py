"""Cases by text and project."""

from dataclasses import dataclass

from inspector_app.domain.case import Case
from inspector_app.domain.company import Company
from inspector_app.domain.project import Project
from inspector_app.store.listing import Listing, Named, contains, equals, list_records
from inspector_app.store.reading import Reading

_NAMED = (Named("project_rid", Project, "name"), Named("company_rid", Company, "name"))


@dataclass(frozen=True, slots=True)
class CaseFilter:
    """Which cases to show; empty means all."""

    text: str = ""
    project_rid: str = ""
    company_rid: str = ""


def list_cases(reading: Reading, wanted: CaseFilter = CaseFilter()) -> Listing[Case]:
    """The cases that fit a filter, the newest first."""
    conditions = (
        contains(("title", "number", "respondent", "site_name"), wanted.text, _NAMED),
        equals("project_rid", wanted.project_rid),
        equals("company_rid", wanted.company_rid),
    )
    return list_records(reading, Case, conditions, "opened_on DESC, id DESC")
