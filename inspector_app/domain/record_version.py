"""版本并存: a version of a record that another laptop wrote, beside the one that stands here."""

import json
import re
from dataclasses import dataclass
from datetime import datetime

from inspector_app.domain.dates import iso_minute
from inspector_app.domain.records import BadRecord, Record, canonical, decode, from_plain, plain

_RIGHT = re.compile("以(.+?（.+?，电脑.{8}）)的版本为准")


@dataclass(frozen=True, slots=True)
class RecordVersion:
    """``hash`` is that of its change in the journal of ``device``, ``version`` that of ``body``, ``written_at`` the day
    and time of that laptop's clock."""

    kind: str
    rid: str
    hash: str
    version: int
    body: str
    device: str
    inspector: str
    written_at: datetime

    @property
    def whose(self) -> str:
        """甲示例（2026-12-01 03:27，电脑19ebe24f）: on a laptop and its copy one person writes several."""
        return f"{self.inspector}（{iso_minute(self.written_at)}，电脑{self.device[:8]}）"

    @property
    def record(self) -> Record:
        """The record as it stands in this version. Raises :class:`BadRecord` for what this program cannot read."""
        record: Record = decode(self.kind, self.version, self.body)
        return record


def right_words(version: RecordVersion) -> str:
    """What an office says of the version that it holds to be right."""
    return f"以{version.whose}的版本为准"


def held_right(advice: str) -> str:
    """Whose version that is, read from the office's words (:func:`right_words`); empty where they do not tell."""
    found = _RIGHT.match(advice)
    return found[1] if found else ""


def versions_text(versions: tuple[RecordVersion, ...]) -> str:
    """Versions as text, to go along in a file."""
    return canonical(plain(versions))


def versions_in(text: str, rid: str) -> tuple[RecordVersion, ...]:
    """The versions of one record in such a text. Raises :class:`BadRecord` for anything else."""
    try:
        found = tuple(from_plain(RecordVersion, each, "version") for each in json.loads(text))
    except (ValueError, TypeError, RecursionError) as error:
        raise BadRecord("version", "malformed") from error
    for each in found:
        if each.rid != rid or each.record.rid != rid:
            raise BadRecord("version", "of another record")
    return found
