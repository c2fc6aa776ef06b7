"""How what goes to the office is parted: records by what the reader takes, whole acts together; photos in volumes."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from inspector_app.domain.change import Change
from inspector_app.domain.handover import BlobEntry
from inspector_app.exchange import bag
from inspector_app.exchange.caps import READER, Caps
from inspector_app.support.errors import Trouble
from inspector_app.support.vocabulary import record_word

VOLUME_LIMIT = 1 << 30
PASSPHRASE_LIMIT = 256 << 20
"""Volumes closed to a passphrase are smaller: their whole content is held in memory."""
_OTHER_MEMBERS = len((*bag.TAG_FILES, bag.HEADER, bag.CHANGES, bag.SUMMARY))


@dataclass(frozen=True, slots=True)
class Stretch:
    """The changes to hand over: all after the last acknowledged one, whose number and hash are ``after``, ``prev``."""

    after: int
    prev: str
    changes: tuple[Change, ...]


def stretches(whole: Stretch, caps: Caps = READER) -> tuple[Stretch, ...]:
    """The stretch in parts that one package each can hold; one part when it fits, also when there is no change.

    An act is not divided, as the office takes it whole or not at all, unless it alone is more than a package holds.
    Raises :class:`Trouble` ``package-record-too-large`` for a record that no package can hold.
    """
    parts: list[list[Change]] = [[]]
    size = 0
    for changes, weight in _acts(whole.changes, caps):
        if parts[-1] and (size + weight > caps.changes or len(parts[-1]) + len(changes) > caps.count):
            parts.append([])
            size = 0
        parts[-1] += changes
        size += weight
    return tuple(_chained(whole, parts))


def _acts(changes: Iterable[Change], caps: Caps) -> Iterator[tuple[list[Change], int]]:
    """The changes of each act with the bytes they need; of an act that is too large for a package one by one."""
    for _, members in groupby(changes, key=lambda change: change.group):
        act = [(change, _weight(change, caps)) for change in members]
        total = sum(weight for _, weight in act)
        if total <= caps.changes and len(act) <= caps.count:
            yield [change for change, _ in act], total
        else:
            yield from (([change], weight) for change, weight in act)


def _weight(change: Change, caps: Caps) -> int:
    line = len(bag.write_changes([change]))
    if line - 1 > caps.line:
        what = {"kind": record_word(change.kind), "seq": str(change.seq), "most": f"{caps.line >> 20} MB"}
        raise Trouble("package-record-too-large", **what)
    return line


def _chained(whole: Stretch, parts: Iterable[list[Change]]) -> Iterator[Stretch]:
    after, prev = whole.after, whole.prev
    for part in parts:
        yield Stretch(after, prev, tuple(part))
        after, prev = after + len(part), part[-1].hash if part else prev


def volumes(
    files: Iterable[BlobEntry], limit: int = VOLUME_LIMIT, caps: Caps = READER
) -> tuple[tuple[BlobEntry, ...], ...]:
    """Papers first, in the volume with the records, which should fit into a mail; photos in volumes of their own."""
    known = {entry.sha256: entry for entry in files}
    papers = [entry for entry in known.values() if entry.role == "pdf"]
    photos = [entry for entry in known.values() if entry.role != "pdf"]
    most = caps.members - _OTHER_MEMBERS
    return (*_parted(papers, limit, most), *(part for part in _parted(photos, limit, most) if part))


def _parted(entries: list[BlobEntry], limit: int, most: int) -> list[tuple[BlobEntry, ...]]:
    """Each part at most ``limit`` bytes, unless one file alone is more, and at most ``most`` files."""
    parts: list[list[BlobEntry]] = [[]]
    size = 0
    for entry in sorted(entries, key=lambda e: e.sha256):
        if parts[-1] and (size + entry.size > limit or len(parts[-1]) >= most):
            parts.append([])
            size = 0
        parts[-1].append(entry)
        size += entry.size
    return [tuple(part) for part in parts]
