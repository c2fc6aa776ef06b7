"""The ledger: projects by text, grade, town and department."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from inspector_app.domain.hazard import Hazard, as_it_stands
from inspector_app.domain.project import Grade, Project, sums_in_words
from inspector_app.store.listing import Condition, Listing, contains, equals, list_records
from inspector_app.store.reading import Reading
from inspector_app.support.groups import grouped
from inspector_app.vault.door import rows

_SEARCHED = ("name", "code", "contractor_name", "owner_name", "town", "address")
_OWN = "FROM hazard WHERE hazard.project_rid = project.rid AND hazard.struck_off_on IS"
_STILL = f"CASE (SELECT max(hazard.grade = 'severe') {_OWN} NULL) WHEN 1 THEN 'severe' WHEN 0 THEN 'general' END"
_ENDED = f"(SELECT max(hazard.struck_off_on) {_OWN} NOT NULL)"
_GRADE = (
    f"coalesce({_STILL}, CASE WHEN coalesce(json_extract(project.grade, '$.on'), '') <= {_ENDED} THEN 'none'"
    " ELSE json_extract(project.grade, '$.grade') END)"
)
"""The grade at which a project stands, as :func:`~inspector_app.domain.hazard.standing_grade` says it."""
_UNPAID = "unpaid_fen DESC NULLS LAST"


@dataclass(frozen=True, slots=True)
class ProjectFilter:
    """Which projects to show; empty means all. Each word of ``text`` must occur in name, code, firms, town or
    address."""

    text: str = ""
    grade: Grade | None = None
    town: str = ""
    department: str = ""


class ProjectOrder(StrEnum):
    """How the ledger is sorted; the gravest, the largest and the newest stand first, what nobody told last."""

    NAME = "name"
    TOWN = "town, name"
    DEPARTMENT = "department, name"
    KIND = "kind, name"
    CONTRACTOR = "contractor_name, name"
    GRADE = f"CASE {_GRADE} WHEN 'severe' THEN 0 WHEN 'general' THEN 1 WHEN 'none' THEN 2 ELSE 3 END, {_UNPAID}"
    UNPAID = _UNPAID
    HEADS = "heads DESC NULLS LAST"
    NEWEST = "id DESC"


def list_projects(
    reading: Reading,
    wanted: ProjectFilter = ProjectFilter(),
    order: ProjectOrder = ProjectOrder.NAME,
    reverse: bool = False,
) -> Listing[Project]:
    """The projects that fit a filter, with the grades at which they stand; ``reverse`` turns the order round."""
    listing = list_records(reading, Project, _conditions(wanted), str(order))
    return _Standing(reading, Project, listing.ids[::-1] if reverse else listing.ids)


class _Standing(Listing[Project]):
    """Of each project the grade at which it stands: a hazard that is open or struck off says more than the ledger."""

    __slots__ = ()

    def page(self, first: int, count: int) -> list[Project | None]:
        found = Listing.page(self, first, count)
        rids = [project.rid for project in found if project]
        own = grouped(self.reading.find_among(Hazard, "project_rid", rids), lambda hazard: hazard.project_rid)
        return [project and as_it_stands(project, own.get(project.rid, ())) for project in found]


@dataclass(frozen=True, slots=True)
class ProjectSums:
    """What a filter adds up to; money in 分. ``total`` and ``by_grade`` count as if no grade were chosen.

    ``heads_untold`` and ``unpaid_untold`` count the projects of which nobody told the head count or the unpaid sum.
    """

    projects: int
    heads: int
    unpaid_fen: int
    heads_untold: int
    unpaid_untold: int
    total: int
    by_grade: dict[Grade, int]

    @property
    def words(self) -> str:
        """Head count and unpaid sum, with what they do not know."""
        return sums_in_words(self.projects, self.heads, self.heads_untold, self.unpaid_fen, self.unpaid_untold)


def sum_projects(reading: Reading, wanted: ProjectFilter = ProjectFilter()) -> ProjectSums:
    """Counts and sums of the projects that fit a filter."""
    told = "count(*), coalesce(sum(heads), 0), coalesce(sum(unpaid_fen), 0)"
    untold = "count(*) - count(heads), count(*) - count(unpaid_fen)"
    lines = _summed(reading, f"{_GRADE}, {told}, {untold}", replace(wanted, grade=None), "GROUP BY 1")
    of_grade = {grade: numbers for grade, *numbers in lines}
    fitting = [numbers for grade, numbers in of_grade.items() if wanted.grade in (None, grade)]
    projects, heads, unpaid, no_heads, no_unpaid = map(sum, zip(*fitting, (0,) * 5, strict=True))
    by_grade = {grade: of_grade.get(str(grade), (0,))[0] for grade in Grade}
    every = sum(numbers[0] for numbers in of_grade.values())
    return ProjectSums(projects, heads, unpaid, no_heads, no_unpaid, every, by_grade)


def _conditions(wanted: ProjectFilter) -> tuple[Condition | None, ...]:
    return (
        contains(_SEARCHED, wanted.text),
        Condition(f"{_GRADE} = ?", (str(wanted.grade),)) if wanted.grade else None,
        equals("town", wanted.town),
        equals("department", wanted.department),
    )


def _summed(reading: Reading, what: str, wanted: ProjectFilter, tail: str = "") -> list[Any]:
    tests = [condition for condition in _conditions(wanted) if condition is not None]
    where = " AND ".join(["TRUE", *(f"({test.sql})" for test in tests)])
    values = [value for test in tests for value in test.values]
    return list(rows(reading.db, f"SELECT {what} FROM project WHERE {where} {tail}", values))


def towns(reading: Reading) -> tuple[str, ...]:
    """The towns that occur in the ledger."""
    return _distinct(reading, "town")


def departments(reading: Reading) -> tuple[str, ...]:
    """The industry departments that occur in the ledger."""
    return _distinct(reading, "department")


def _distinct(reading: Reading, column: str) -> tuple[str, ...]:
    found = rows(reading.db, f"SELECT DISTINCT {column} FROM project WHERE {column} <> '' ORDER BY {column}")
    return tuple(str(row[0]) for row in found)
