"""Looks into a backup before it is restored: what it holds, and how far the store's journal went on after it."""

from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from inspector_app.domain.agency import Inspector
from inspector_app.domain.case import Case
from inspector_app.domain.document import Document
from inspector_app.domain.evidence import Evidence
from inspector_app.domain.interview import Interview
from inspector_app.domain.project import Project
from inspector_app.domain.records import kind_of
from inspector_app.store.anchor import AnchorFile
from inspector_app.store.backup import unpacked
from inspector_app.store.journal import Journal
from inspector_app.store.layout import store_folder
from inspector_app.store.rows import table_of
from inspector_app.support.errors import Trouble
from inspector_app.vault.door import Database, open_database, page_faults, rows
from inspector_app.vault.keys import DataKey, Secret

COUNTED = (Project, Case, Interview, Document, Evidence)
"""What a person knows a store's size by."""


@dataclass(frozen=True, slots=True)
class BackupLook:
    """What a backup holds: how many changes, the stamp (hlc) of the last one, whose store it was, how many records of
    the kinds that are counted; and how many changes the store that lies there noted after it, None when nobody knows.
    """

    changes: int
    newest_hlc: str
    writer: str
    counts: dict[str, int]
    lost: int | None


def look_into(file: Path, secret: Secret, instead_of: Path | None = None) -> BackupLook:
    """Open a backup without restoring it; ``instead_of`` is the folder of the store that it is to stand in for.

    Raises :class:`Trouble` as :func:`unpacked`, and ``backup-damaged`` where its pages are.
    """
    with unpacked(file, secret) as (path, key), closing(open_database(path, key.database)) as db:
        if page_faults(db):
            raise Trouble("backup-damaged", file=file.name)
        journal = Journal(db)
        lost = _noted_after(journal, instead_of, key) if instead_of else None
        return BackupLook(journal.position, journal.newest_hlc(), _writer(db), _counts(db), lost)


def _writer(db: Database) -> str:
    table = table_of(Inspector).name
    found = rows(db, f"SELECT name FROM {table} WHERE writer ORDER BY id LIMIT 1")
    return str(found[0][0]) if found else ""


def _counts(db: Database) -> dict[str, int]:
    """By kind. The tables are those of the first step, so a backup of any version has them."""
    return {kind_of(each): int(rows(db, f"SELECT count(*) FROM {table_of(each).name}")[0][0]) for each in COUNTED}


def _noted_after(journal: Journal, folder: Path, key: DataKey) -> int | None:
    """By the anchor, which tells it also where the database beside it cannot be read."""
    try:
        anchor = AnchorFile.of(store_folder(folder), key.anchor).read()
    except Trouble:  # spoilt, or of another store
        return None
    if anchor is None:
        return None
    have = journal.head(anchor.device).seq
    return max(anchor.seq - have, 0) if have or not journal.position else None
