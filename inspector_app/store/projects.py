"""The ledger: projects by text, grade, town and department."""

from dataclasses import dataclass
from enum import StrEnum

from inspector_app.domain.project import Grade, Project
from inspector_app.store.listing import Condition, Listing, contains, equals, list_records
from inspector_app.store.reading import Reading
from inspector_app.vault.door import rows

_SEARCHED = ("name", "code", "contractor_name", "owner_name", "town", "address")
_GRADE = "json_extract(grade, '$.grade')"


@dataclass(frozen=True, slots=True)
class ProjectFilter:
    """Which projects to show; empty means all. Each word of ``text`` must occur in name, code, firms, town or
    address."""

    text: str = ""
    grade: Grade | None = None
    town: str = ""
    department: str = ""


class ProjectOrder(StrEnum):
    """How the ledger is sorted; the gravest, the largest and the newest stand first."""

    NAME = "name"
    TOWN = "town, name"
    DEPARTMENT = "department, name"
    GRADE = f"CASE {_GRADE} WHEN 'severe' THEN 0 WHEN 'general' THEN 1 WHEN 'none' THEN 2 ELSE 3 END, unpaid_fen DESC"
    UNPAID = "unpaid_fen DESC"
    HEADS = "heads DESC"
    NEWEST = "id DESC"


def list_projects(
    reading: Reading, wanted: ProjectFilter = ProjectFilter(), order: ProjectOrder = ProjectOrder.NAME
) -> Listing[Project]:
    """The projects that fit a filter."""
    conditions = (
        contains(_SEARCHED, wanted.text),
        Condition(f"{_GRADE} = ?", (str(wanted.grade),)) if wanted.grade else None,
        equals("town", wanted.town),
        equals("department", wanted.department),
    )
    return list_records(reading, Project, conditions, str(order))


def towns(reading: Reading) -> tuple[str, ...]:
    """The towns that occur in the ledger."""
    return _distinct(reading, "town")


def departments(reading: Reading) -> tuple[str, ...]:
    """The industry departments that occur in the ledger."""
    return _distinct(reading, "department")


def _distinct(reading: Reading, column: str) -> tuple[str, ...]:
    found = rows(reading.db, f"SELECT DISTINCT {column} FROM project WHERE {column} <> '' ORDER BY {column}")
    return tuple(str(row[0]) for row in found)
