"""Drafts: what is being typed, kept outside the journal so that a lost battery loses no sentence."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from inspector_app.domain.records import plain
from inspector_app.support.clock import Clock
from inspector_app.support.errors import Trouble
from inspector_app.vault.door import Database, in_one_step, rows, run

_PARTS = 4


@dataclass(frozen=True, slots=True)
class Draft:
    """Unsaved typing: ``key`` says which window it belongs to, ``body`` is any plain JSON value."""

    key: str
    title: str
    body: Any
    at: datetime


@dataclass(frozen=True, slots=True)
class Discarded:
    """A draft that was thrown away: ``number`` names it in the bin, where it stays for a while."""

    number: int
    draft: Draft
    thrown_at: datetime


def _no_more() -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Drafts:
    """The drafts of a store, one for each key, and the bin of those thrown away.

    ``make_room`` is called when the disk is full; when it says that it made some, the draft is tried once more, and a
    long one a few times.
    """

    db: Database
    clock: Clock
    make_room: Callable[[], bool] = field(default=_no_more, repr=False, compare=False)

    @property
    def may_be_written(self) -> bool:
        """Whether the connection may write, tried by what changes nothing. How it was opened counts: a file that is set
        to read-only afterwards is written all the same."""
        try:
            run(self.db, "DELETE FROM draft WHERE 0")
        except Trouble as trouble:
            return trouble.code != "store-read-only"
        return True

    def save(self, key: str, title: str, body: Any, at: datetime | None = None) -> None:
        """Keep a draft in place of the one with the same key, typed now or at ``at``. Durable when it returns."""
        row = (key, title, _json(body), plain(at or self.clock.now()))
        for _ in range(_PARTS):
            try:
                self._put(row)
            except Trouble as trouble:
                if trouble.code != "disk-full" or self.db.conn.in_transaction or not self.make_room():
                    raise
            else:
                return
        self._put(row)

    def _put(self, row: tuple[str, ...]) -> None:
        run(
            self.db,
            "INSERT INTO draft (key, title, body, at) VALUES (?, ?, ?, ?) ON CONFLICT (key) DO UPDATE "
            "SET title = excluded.title, body = excluded.body, at = excluded.at",
            row,
        )

    def get(self, key: str) -> Draft | None:
        """The draft with this key, or None."""
        return next(iter(self._select("WHERE key = ?", key)), None)

    def all(self) -> tuple[Draft, ...]:
        """Every draft, the newest first."""
        return self._select("ORDER BY at DESC, id DESC")

    @property
    def typed_at(self) -> datetime | None:
        """When anything was last typed that still is a draft."""
        ((newest,),) = rows(self.db, "SELECT max(at) FROM draft")
        return _moment(newest) if newest else None

    def below(self, stem: str) -> tuple[Draft, ...]:
        """The drafts whose key begins so, the newest first."""
        return tuple(draft for draft in self.all() if draft.key.startswith(stem))

    def discard(self, key: str) -> None:
        """Move a draft into the bin; nothing happens without one."""
        with in_one_step(self.db):
            run(
                self.db,
                "INSERT INTO discarded_draft (key, title, body, at, thrown_at) "
                "SELECT key, title, body, at, ? FROM draft WHERE key = ?",
                (plain(self.clock.now()), key),
            )
            self.drop(key)

    def bin(self) -> tuple[Discarded, ...]:
        """What was thrown away, the last first."""
        query = "SELECT id, key, title, body, at, thrown_at FROM discarded_draft ORDER BY thrown_at DESC, id DESC"
        return tuple(
            Discarded(number, _draft(key, title, body, at), _moment(thrown))
            for number, key, title, body, at, thrown in rows(self.db, query)
        )

    def bring_back(self, number: int) -> Draft | None:
        """Make a draft again of one in the bin; a present one of the same record takes its place there.

        None when it is not there any more.
        """
        wanted = next((each.draft for each in self.bin() if each.number == number), None)
        if wanted is None:
            return None
        with in_one_step(self.db):
            self.discard(wanted.key)
            self.save(wanted.key, wanted.title, wanted.body, wanted.at)
            run(self.db, "DELETE FROM discarded_draft WHERE id = ?", (number,))
        return wanted

    def empty_bin(self, before: datetime) -> int:
        """Let go what was thrown away before a moment, and say how many."""
        return run(self.db, "DELETE FROM discarded_draft WHERE thrown_at < ?", (plain(before),))

    def drop(self, key: str) -> None:
        """Forget a draft; inside a unit of work it goes only when the unit is saved."""
        run(self.db, "DELETE FROM draft WHERE key = ?", (key,))

    def drop_all(self, key: str) -> None:
        """Forget a draft and those of the dialogs on its record, whose keys go on with a colon; as :meth:`drop`."""
        stem = f"{key}:"
        run(self.db, "DELETE FROM draft WHERE key = ? OR substr(key, 1, length(?)) = ?", (key, stem, stem))

    def _select(self, where: str, *parameters: str) -> tuple[Draft, ...]:
        found = rows(self.db, f"SELECT key, title, body, at FROM draft {where}", parameters)
        return tuple(_draft(*row) for row in found)


def _draft(key: str, title: str, body: str, at: str) -> Draft:
    return Draft(key, title, json.loads(body), _moment(at))


def _json(body: Any) -> str:
    """Chinese as it is, in half the room of its escapes, unless half a character stands there, which UTF-8 has not."""
    words = json.dumps(body, ensure_ascii=False)
    try:
        words.encode()
    except UnicodeEncodeError:
        return json.dumps(body)
    return words


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)
