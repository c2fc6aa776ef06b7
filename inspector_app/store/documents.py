"""The register of papers, and which numbers of a block are used."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from inspector_app.domain.case import Case
from inspector_app.domain.document import Document, DocumentKind
from inspector_app.store.listing import Condition, Listing, Named, contains, equals, list_records
from inspector_app.store.reading import Reading
from inspector_app.store.rows import to_sql
from inspector_app.support.clock import at
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


def used_serials(reading: Reading, block_rid: str) -> frozenset[int]:
    """The running numbers that papers of a block hold, voided ones included."""
    found = rows(reading.db, "SELECT serial FROM document WHERE block_rid = ? AND serial IS NOT NULL", (block_rid,))
    return frozenset(row[0] for row in found)


def given_numbers(reading: Reading) -> tuple[tuple[str, str], ...]:
    """Identity and printed number of every paper that has one."""
    return tuple((row[0], row[1]) for row in rows(reading.db, "SELECT rid, number FROM document WHERE number <> ''"))


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
