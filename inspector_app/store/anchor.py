"""The anchor: the newest change of the journal, noted outside the database, so that an older database is noticed.

It is written after a change is durable. So it may be older than the database (a kill, a power cut), never newer, unless
the database went back: copied back by hand, "previous versions", a cloud folder, a repaired disk.
"""

import json
from dataclasses import dataclass
from pathlib import Path

from inspector_app.store.journal import Head, Journal
from inspector_app.store.layout import ANCHOR
from inspector_app.support.errors import Level, Problem, Trouble
from inspector_app.vault.note import NoteFile


@dataclass(frozen=True, slots=True)
class Anchor:
    """A change as the anchor knows it."""

    device: str
    seq: int
    hash: str


@dataclass(frozen=True, slots=True)
class AnchorFile:
    """The anchor of one store."""

    note: NoteFile

    @classmethod
    def of(cls, folder: Path, key: bytes) -> "AnchorFile":
        """The anchor in a store's folder."""
        return cls(NoteFile(folder / ANCHOR, key))

    def read(self) -> Anchor | None:
        """What is noted; None when nothing is. Raises :class:`Trouble` ``note-unreadable``."""
        note = self.note.read()
        return Anchor(*json.loads(note)) if note else None

    def write(self, newest: tuple[str, Head] | None) -> bool:
        """Note a journal's newest change; False when there is none, or when the disk does not take it, which leaves
        an older anchor and is no alarm."""
        if newest is None:
            return False
        device, head = newest
        return self.note.write(json.dumps([device, head.seq, head.hash]).encode())

    def problem(self, journal: Journal, *, expected: bool) -> Problem | None:
        """``store-went-back`` when the journal does not hold the change that was noted, a warning
        ``store-anchor-unreadable`` when the note is spoilt and ``store-anchor-missing`` when it is gone though
        ``expected``, None when all is well."""
        try:
            anchor = self.read()
        except Trouble:
            return Problem("store-anchor-unreadable", level=Level.WARNING)
        if anchor is None and expected:
            return Problem("store-anchor-missing", level=Level.WARNING)
        if anchor is None or journal.hash_at(anchor.device, anchor.seq) == anchor.hash:
            return None
        have = journal.head(anchor.device).seq
        return Problem("store-went-back", details={"have": str(have), "noted": str(anchor.seq)})
