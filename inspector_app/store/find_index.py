"""The index of 一处查找. It lies in the encrypted database beside what it tells of, is made from the records alone, and
knows up to which place of the journal it was made: what came since is looked up and put in."""

import json
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from operator import attrgetter

from inspector_app.domain.findable import KINDS, RUN, Findable, beginning, number_signs, runs
from inspector_app.support.groups import grouped
from inspector_app.vault.door import Database, in_one_step, rows, run, run_each

FIND_INDEX = """
CREATE TABLE findable (id INTEGER PRIMARY KEY, rid TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE findable_until (id INTEGER PRIMARY KEY CHECK (id = 1), position INTEGER NOT NULL) STRICT;
CREATE VIRTUAL TABLE findable_signs USING fts5 (
    pairs, sounds, numbers, content = '', contentless_delete = 1, tokenize = 'ascii'
);
"""
BEGINNINGS_INDEX = """
DELETE FROM findable; DELETE FROM findable_until; DROP TABLE findable_signs;
CREATE VIRTUAL TABLE findable_signs USING fts5 (
    signs, content = '', contentless_delete = 1, tokenize = 'ascii', prefix = '1 2 3 4 5 6'
);
"""
"""In place of the former: what begins with a few signs is kept for itself (:data:`PARTED` of them at most)."""
_RENAMED = "SELECT company_rid FROM renaming WHERE rid IN (SELECT rid FROM change WHERE id > ? AND kind = 'renaming')"
"""Companies of which a former name was told since: it is theirs."""
_SPAN = 1 << 40
_PLACES = {kind: place for place, kind in enumerate(KINDS)}


@dataclass(frozen=True, slots=True)
class FindIndex:
    """By kind, rid and signs. Each kind has a span of ids of its own, the newest record has the highest."""

    db: Database

    @property
    def position(self) -> int:
        """Up to which place of the journal records were put in."""
        found = rows(self.db, "SELECT position FROM findable_until")
        return int(found[0][0]) if found else 0

    def touched_since(self, position: int) -> dict[str, set[str]]:
        """The records that the journal tells of behind a place, by kind; only kinds that can be found."""
        wanted = json.dumps(KINDS)
        query = "SELECT DISTINCT kind, rid FROM change WHERE id > ? AND kind IN (SELECT value FROM json_each(?))"
        found: dict[str, set[str]] = {}
        for kind, rid in rows(self.db, query, (position, wanted)):
            found.setdefault(str(kind), set()).add(str(rid))
        for (rid,) in rows(self.db, _RENAMED, (position,)):
            found.setdefault("company", set()).add(str(rid))
        return found

    def renew(self, touched: Collection[str], now: Iterable[Findable], position: int) -> None:
        """Take out what was known of the records ``touched``, put in what they are found by ``now``, and stand at a
        place of the journal; all at once or nothing."""
        with in_one_step(self.db):
            self._take_out(touched)
            self._put_in(list(now))
            run(
                self.db,
                "INSERT INTO findable_until (id, position) VALUES (1, ?) "
                "ON CONFLICT (id) DO UPDATE SET position = excluded.position",
                (position,),
            )

    def look(self, kind: str, words: Sequence[str], most: int) -> list[str]:
        """The rids of at most so many records of a kind that hold every word, the newest first."""
        if not words:
            return []
        first = _PLACES[kind] * _SPAN
        query = (
            "SELECT rowid FROM findable_signs WHERE findable_signs MATCH ? AND rowid BETWEEN ? AND ? "
            "ORDER BY rowid DESC LIMIT ?"
        )
        asked = " AND ".join(map(_question, words))
        ids = [int(row[0]) for row in rows(self.db, query, (asked, first + 1, first + _SPAN - 1, most))]
        known = "SELECT id, rid FROM findable WHERE id IN (SELECT value FROM json_each(?))"
        rids = {int(id_): str(rid) for id_, rid in rows(self.db, known, (json.dumps(ids),))}
        return [rids[each] for each in ids if each in rids]

    def _take_out(self, rids: Collection[str]) -> None:
        among = json.dumps(sorted(rids))
        known = "SELECT id FROM findable WHERE rid IN (SELECT value FROM json_each(?))"
        run(self.db, f"DELETE FROM findable_signs WHERE rowid IN ({known})", (among,))
        run(self.db, "DELETE FROM findable WHERE rid IN (SELECT value FROM json_each(?))", (among,))

    def _put_in(self, every: Sequence[Findable]) -> None:
        """Behind what there is of their kind."""
        place = "SELECT coalesce(max(id), ?) + 1 FROM findable WHERE id BETWEEN ? AND ?"
        for kind, some in grouped(every, attrgetter("kind")).items():
            first = _PLACES[kind] * _SPAN
            next_id = int(rows(self.db, place, (first, first + 1, first + _SPAN - 1))[0][0])
            placed = list(enumerate(some, next_id))
            run_each(self.db, "INSERT INTO findable (id, rid) VALUES (?, ?)", ((n, each.rid) for n, each in placed))
            signs = ((n, _signs(each)) for n, each in placed)
            run_each(self.db, "INSERT INTO findable_signs (rowid, signs) VALUES (?, ?)", signs)


def _signs(each: Findable) -> str:
    texts = (run for text in each.texts for run in runs(text))
    sounds = (part for sound in each.sounds for part in beginning(sound))
    return " ".join((*texts, *sounds, *(sign for number in each.numbers for sign in number_signs(number))))


def _question(word: str) -> str:
    """One word as FTS5 is asked for it. Signs that its language knows are gone from a plain word, quotes too."""
    begun = f'"{" ".join(beginning(word))}" *'
    if len(word) <= RUN:
        return begun
    part = f'"{" ".join(each for each in runs(word) if len(each) == RUN)}"'
    return f"({part} OR {begun})" if word.isascii() else part
