"""One line of the journal: what became of which record, chained by hash to the line before it."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from inspector_app.domain.canonical import written

GENESIS = "0" * 64
_MOST = 9999


class Op(StrEnum):
    PUT = "put"
    DELETE = "del"
    WITHHELD = "withheld"
    """Only inside a package: a change whose body stays on the laptop. See :func:`withheld`."""


BY_PROGRAM = "（程序更新后登记一次）"
"""Ends the reason of what a newer program filled in by itself when it first opened a store."""


@dataclass(frozen=True, slots=True)
class Change:
    """A change of one record. ``body`` is the canonical JSON of the whole record (empty for a deletion).

    ``seq`` runs 1, 2, 3 … per ``device`` without gaps; ``group`` binds the changes of one act, which the office takes
    all or nothing; ``parents`` are the hashes of the versions this one replaces; ``hlc`` is a hybrid logical clock that
    only sorts the display; ``version`` is that of the body; ``prev`` is the hash of the change before it.
    """

    device: str
    seq: int
    group: str
    kind: str
    rid: str
    op: Op
    parents: tuple[str, ...]
    hlc: str
    actor: str
    reason: str
    version: int
    body: str
    prev: str
    hash: str = ""


def change_hash(change: Change) -> str:
    """SHA-256 over the previous hash and all fields, as 64 hexadecimal digits."""
    fields = {
        "device": change.device, "seq": change.seq, "group": change.group, "kind": change.kind, "rid": change.rid,
        "op": str(change.op), "parents": list(change.parents), "hlc": change.hlc, "actor": change.actor,
        "reason": change.reason, "version": change.version, "body": change.body,
    }  # fmt: skip
    return hashlib.sha256(change.prev.encode() + written(fields)).hexdigest()


def sealed(change: Change) -> Change:
    """The change with its hash."""
    return replace(change, hash=change_hash(change))


def withheld(change: Change) -> Change:
    """The change as it goes to the office when its content must not: number, record and hash, without the content.

    The hash covers the content, so it can no longer be computed from what is left. It still binds it: the next change
    names the hash, the last one of a package is signed, and whoever has the content can prove that it was this one.
    """
    return replace(change, op=Op.WITHHELD, body="", actor="", reason="")


def chain_break(changes: Iterable[Change], seq: int, prev: str) -> Iterator[Change]:
    """Each change that does not continue the chain after ``seq`` and ``prev``, or whose hash is wrong.

    The hash of a change whose content was withheld is taken as it stands.
    """
    for change in changes:
        known = change.op is Op.WITHHELD or change_hash(change) == change.hash
        if change.seq != seq + 1 or change.prev != prev or not known:
            yield change
        seq, prev = change.seq, change.hash


def next_hlc(last: str, now: datetime) -> str:
    """A hybrid logical clock stamp, which sorts as text and never goes back when the machine's clock does.

    Milliseconds and a counter (``…-0000``); while the machine's clock is behind the last stamp, its own milliseconds
    follow (``…-0001-…``), so that one start with the clock ahead does not hide when later changes were made.
    """
    wall = f"{max(0, int(now.timestamp() * 1000)):015d}"
    last_wall, _, rest = last.partition("-")
    if wall > last_wall:
        return f"{wall}-0000"
    counter = int(rest.partition("-")[0] or "0") + 1
    if counter > _MOST:  # a fifth digit would sort before the fourth
        last_wall, counter = f"{int(last_wall) + 1:015d}", 0
    stamp = f"{last_wall}-{counter:04d}"
    return stamp if wall == last_wall else f"{stamp}-{wall}"


def hlc_moment(hlc: str, epoch: datetime) -> datetime:
    """What the machine's clock showed when a stamp was made; ``epoch`` is 1970-01-01 UTC."""
    wall, *rest = hlc.split("-")
    return epoch + timedelta(milliseconds=int(rest[1] if len(rest) > 1 else wall))


def hlc_reached(hlc: str, epoch: datetime) -> datetime:
    """The latest moment that the machine's clock ever showed up to a stamp."""
    return epoch + timedelta(milliseconds=int(hlc.partition("-")[0]))
