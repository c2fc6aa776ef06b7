"""Which records of the store are another inspector's to write, since their case was handed over to him."""

from typing import Any

from inspector_app.domain.case_transfer import CaseTransfer, passed_on
from inspector_app.domain.dates import iso_day
from inspector_app.domain.records import Record
from inspector_app.domain.references import FREE, references
from inspector_app.store.identity import identities
from inspector_app.store.rows import table_of
from inspector_app.support.errors import Problem, Refused
from inspector_app.vault.door import Database, rows

_TABLE = table_of(CaseTransfer)


def passed_records(db: Database) -> dict[str, CaseTransfer]:
    """By the identity of each record that passed on with its case: the transfer."""
    every = rows(db, f"SELECT {_TABLE.names} FROM {_TABLE.name} ORDER BY id")
    if not every:
        return {}
    transfers: list[Any] = [_TABLE.record(row) for row in every]
    return passed_on(transfers, {identity.device for identity in identities(db)})


def refuse_passed(passed: dict[str, CaseTransfer], record: Record, before: Record | None) -> None:
    """Raises :class:`Refused` ``case-handed-over`` for a record that passed on, and for one that begins to name such a
    one: what is done with the case is its new owner's. A transfer itself is entered at both."""
    if isinstance(record, CaseTransfer):
        return
    named = {each.rid for each in references(record)} | _free(record)
    if before is not None:
        named -= {each.rid for each in references(before)} | _free(before)
    transfer = next((passed[rid] for rid in (record.rid, *sorted(named)) if rid in passed), None)
    if transfer is not None:
        raise Refused(handed_over(transfer))


def handed_over(transfer: CaseTransfer) -> Problem:
    """That a case is another one's, since when, and whom to ask."""
    details = {"title": transfer.title, "day": iso_day(transfer.given_at), "name": transfer.receiver_name}
    return Problem("case-handed-over", "case", details=details)


def _free(record: Record) -> set[str]:
    return {str(value) for field in FREE if (value := getattr(record, field, ""))}
