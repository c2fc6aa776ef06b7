"""The register of papers, and which numbers of a block are used."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from operator import itemgetter

from inspector_app.domain.case import Case
from inspector_app.domain.document import Document, DocumentKind
from inspector_app.store.listing import Condition, Listing, Named, contains, equals, list_records
from inspector_app.store.reading import Reading
from inspector_app.store.rows import to_sql
from inspector_app.support.clock import at
from inspector_app.support.groups import grouped
from inspector_app.vault.door import rows


@dataclass(frozen=True, slots=True)
class DocumentFilter:
    """Which papers to show; empty means all. ``first_day`` and ``last_day`` are Chinese civil dates of creation."""

    text: str = ""
    form: str = ""
    kind: DocumentKind | None = None
    case_rid: str = ""
    project_rid: str = ""
    first_day: date | None = None
    last_day: date | None = None


def list_documents(reading: Reading, wanted: DocumentFilter = DocumentFilter()) -> Listing[Document]:
    """The papers that fit a filter, the newest first."""
    first, last = wanted.first_day, wanted.last_day
    conditions = (
        contains(("number", "title", "addressee"), wanted.text, (Named("case_rid", Case, "title"),)),
        equals("form", wanted.form),
        equals("kind", str(wanted.kind or "")),
        equals("case_rid", wanted.case_rid),
        equals("project_rid", wanted.project_rid),
        Condition("created_at >= ?", (to_sql(at(first)),)) if first else None,
        Condition("created_at < ?", (to_sql(at(last + timedelta(days=1))),)) if last else None,
    )
    return list_records(reading, Document, conditions, "created_at DESC")


@dataclass(frozen=True, slots=True)
class Given:
    """The numbers that papers have, voided ones included: by rid as printed, and the running ones by their block."""

    printed: Mapping[str, str]
    serials: Mapping[str, frozenset[int]]

    def of_block(self, block_rid: str) -> frozenset[int]:
        """The running numbers of a block."""
        return self.serials.get(block_rid, frozenset())


def given_numbers(reading: Reading) -> Given:
    """Which numbers are given, by one statement."""
    query = "SELECT rid, number, block_rid, serial FROM document WHERE serial IS NOT NULL OR number <> ''"
    found = rows(reading.db, query)
    serials = grouped((row for row in found if row[3] is not None), itemgetter(2))
    return Given(
        {str(rid): str(number) for rid, number, *_ in found if number},
        {str(block): frozenset(row[3] for row in of_it) for block, of_it in serials.items()},
    )


def number_of_others(reading: Reading, form: str, year: int, own_last: int) -> str:
    """A number that a colleague gave to a paper of the form in the ``year``: from a block that is not here. None is
    told where the office gave a block of that year, which ends otherwise than ours (``own_last``)."""
    query = (
        "SELECT number FROM document WHERE form = ? AND serial IS NOT NULL AND created_at >= ?"
        " AND block_rid NOT IN (SELECT rid FROM number_block)"
        " AND NOT EXISTS (SELECT 1 FROM number_block WHERE form = ? AND year = ? AND last <> ?) LIMIT 1"
    )
    found = rows(reading.db, query, (form, to_sql(at(date(year, 1, 1), 0)), form, year, own_last))
    return str(found[0][0]) if found else ""


def numbered_since(reading: Reading, form: str, moment: datetime) -> bool:
    """Whether a paper of the form with a number was made at or after a moment."""
    found = "SELECT 1 FROM document WHERE form = ? AND number <> '' AND created_at >= ? LIMIT 1"
    return bool(rows(reading.db, found, (form, to_sql(moment))))


def last_explained(reading: Reading, code: str) -> str:
    """The hash of the change by which the last paper with a typed reason under ``code`` stands; empty without one."""
    found = rows(
        reading.db,
        "SELECT change.hash FROM document JOIN change ON change.hash = document.head WHERE EXISTS "
        "(SELECT 1 FROM json_each(document.reasons) WHERE value LIKE ? || '：%') ORDER BY change.id DESC LIMIT 1",
        (code,),
    )
    return str(found[0][0]) if found else ""
