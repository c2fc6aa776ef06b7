"""Is the store whole? Pages, guards, journal, rows against the journal, sealed files against their hashes."""

from collections.abc import Iterable, Iterator
from typing import Any

from inspector_app.domain.change import Change, Op
from inspector_app.domain.document import Document
from inspector_app.domain.evidence import Evidence
from inspector_app.domain.records import KINDS, BadRecord, decode, encode
from inspector_app.store.guards import expected_guards, present_guards
from inspector_app.store.identity import identities
from inspector_app.store.nowhere import lost_references
from inspector_app.store.reading import Reading
from inspector_app.store.rows import Table, table_of
from inspector_app.store.store import Store
from inspector_app.support.errors import Level, Problem, Trouble
from inspector_app.support.progress import NoProgress, Progress
from inspector_app.support.vocabulary import label
from inspector_app.vault.door import rows


def check(store: Store, progress: Progress | None = None, *, originals: bool = True) -> list[Problem]:
    """Everything that is wrong with a store; empty when it is whole. Reads all of it on a connection of its own, the
    ``originals`` unless they are not wanted: they take longest."""
    unfolded: list[Problem] = []
    try:
        # A damaged page makes all further answers worthless.
        if faults := store.page_faults():
            return [Problem("store-page-damaged", details={"count": str(len(faults))})]
    except Trouble as trouble:
        if trouble.code != "store-log-not-folded":
            raise
        unfolded = [Problem(trouble.code, level=Level.WARNING)]
    with store.reader() as reading:
        return [
            *unfolded,
            *([store.anchor_problem] if store.anchor_problem else []),
            *store.log_problems,
            *_guard_problems(reading),
            *_journal_problems(reading),
            *_handover_problems(reading),
            *_row_problems(reading),
            *_reference_problems(reading),
            *(_originals_problems(reading, progress or NoProgress()) if originals else ()),
        ]


def _guard_problems(reading: Reading) -> Iterator[Problem]:
    if present_guards(reading.db) != expected_guards():
        yield Problem("store-guards-missing")
    if rows(reading.db, "PRAGMA foreign_key_check"):
        yield Problem("store-references-broken")


def _journal_problems(reading: Reading) -> Iterator[Problem]:
    for change in reading.journal.breaks():
        yield Problem("journal-chain-broken", f"{change.device}:{change.seq}")


def _handover_problems(reading: Reading) -> Iterator[Problem]:
    """A journal that ends before what a package carried, or is not what the office acknowledged."""
    journal, exports = reading.journal, reading.outbox.exports()
    for device in (identity.device for identity in identities(reading.db)):
        sent = max((export.last for export in exports if export.device == device), default=0)
        receipts = reading.outbox.every_receipt(device)
        told = all(map(reading.outbox.is_ours, receipts))
        if sent > journal.head(device).seq or not told:
            yield Problem("journal-not-as-handed-over", device)


def _row_problems(reading: Reading) -> Iterator[Problem]:
    """Rows that are not what a replay of the journal gives."""
    replayed = standing(reading.journal.every())
    for kind, entry in KINDS.items():
        table = table_of(entry.type)
        present = {row[0]: row for row in rows(reading.db, f"SELECT rid, head, {table.names} FROM {table.name}")}
        expected = {rid: change for (of_kind, rid), change in replayed.items() if of_kind == kind}
        for rid in sorted(present.keys() | expected.keys()):
            row, change = present.get(rid), expected.get(rid)
            if row is None or change is None or row[1] != change.hash or not _same(table, row[2:], change):
                yield Problem("journal-row-differs", f"{kind}:{rid}")


def _reference_problems(reading: Reading) -> Iterator[Problem]:
    """What a record names and was never kept: text that once got where an identity belongs."""
    try:
        lost = lost_references(reading.db)
    except Trouble:  # a row that is no record; it was named before
        return
    for where, named in sorted(lost.items()):
        for each in named:
            what = {"field": label(f"{each.noun}.{each.field}"), "value": each.rid}
            yield Problem("record-reference-lost", where, details=what)


def standing(changes: Iterable[Change]) -> dict[tuple[str, str], Change]:
    """The change that each record stands at, by kind and rid; deleted records are left out."""
    newest = {(change.kind, change.rid): change for change in changes}
    return {key: change for key, change in newest.items() if change.op is Op.PUT}


def _same(table: Table, row: tuple[Any, ...], change: Change) -> bool:
    try:
        return encode(table.record(row)) == encode(decode(change.kind, change.version, change.body))
    except (BadRecord, Trouble):
        return False


def _originals_problems(reading: Reading, progress: Progress) -> Iterator[Problem]:
    try:
        yield from sealed_problems(reading, progress)
    except Trouble:  # a row that is no record; it was named before
        return


def sealed_problems(reading: Reading, progress: Progress, whole: frozenset[str] = frozenset()) -> Iterator[Problem]:
    """``evidence-missing`` or ``evidence-damaged`` for each sealed file that a record names and nobody can read.

    Those with a SHA-256 in ``whole`` were read just now and are not read again.
    Raises :class:`Trouble` when a row is no record.
    """
    wanted = {digest: where for digest, where in sealed_hashes(reading).items() if digest not in whole}
    for done, (digest, where) in enumerate(sorted(wanted.items())):
        progress.step(done, len(wanted), "sealed")
        try:
            reading.sealed.read(digest)
        except Trouble as trouble:
            yield Problem(trouble.code, where, details=trouble.details)


def sealed_hashes(reading: Reading) -> dict[str, str]:
    """The SHA-256 of every sealed file that a present record names, with the record's kind and rid."""
    evidence = {item.sha256: f"evidence:{item.rid}" for item in reading.all(Evidence) if item.sealed}
    papers = {copy.sha256: f"document:{paper.rid}" for paper in reading.all(Document) for copy in paper.copies}
    return {**evidence, **papers}
