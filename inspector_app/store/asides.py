"""Typing put aside: an encrypted file in another place, for when the store's own disk takes nothing more."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from inspector_app.domain.records import plain
from inspector_app.store.drafts import Draft
from inspector_app.support.errors import Trouble
from inspector_app.support.files import write_durably
from inspector_app.support.reasons import reason_of
from inspector_app.support.regular import unchanging
from inspector_app.vault.sealed import seal, unseal

_HEAD = b"inspector-aside 1\n"


@dataclass(frozen=True, slots=True)
class Asides:
    """Only the store that wrote such a file can read it: it is sealed with a key of the store."""

    key: bytes = field(repr=False)

    def write(self, path: Path, drafts: Sequence[Draft]) -> None:
        """Write the drafts and read them back. Raises :class:`Trouble` ``disk-write-failed`` or ``aside-unlike``."""
        lines = [{"key": d.key, "title": d.title, "body": d.body, "at": plain(d.at)} for d in drafts]
        write_durably(path, _HEAD + seal(json.dumps(lines).encode(), self.key))
        if self._lines(path) != lines:
            raise Trouble("aside-unlike", file=path.name)

    def read(self, path: Path) -> tuple[Draft, ...]:
        """The drafts in a file. Raises :class:`Trouble` ``aside-unreadable`` for a file of another store, a damaged
        one or one of another kind, ``aside-missing`` when it cannot be reached."""
        return tuple(
            Draft(each["key"], each["title"], each["body"], datetime.fromisoformat(each["at"]).astimezone(UTC))
            for each in self._lines(path)
        )

    def _lines(self, path: Path) -> list[dict[str, Any]]:
        try:
            with unchanging(path) as file:
                data = file.read()
        except OSError as error:
            raise Trouble("aside-missing", file=path.name, reason=reason_of(error)) from error
        text = unseal(data[len(_HEAD) :], self.key) if data.startswith(_HEAD) else None
        if text is None:
            raise Trouble("aside-unreadable", file=path.name)
        lines: list[dict[str, Any]] = json.loads(text)
        return lines
