"""案件包, 同行交换包: what goes to a colleague, in the container of a day package (:mod:`inspector_app.exchange.bag`).

Its sender is no device of any journal but ``case-`` (案件移交) or ``copy-`` (同行交换包), followed by the giver's
device and what it is about: so no office can ever take one for a day of the giver. The changes inside are a chain of
their own; each names as its parents the newest change of its record at the giver.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from inspector_app.domain.change import GENESIS, Change, Op, next_hlc, sealed
from inspector_app.domain.handover import DeviceCard
from inspector_app.domain.records import KINDS, Record, encode, kind_of
from inspector_app.support.clock import Clock

CASE, COPY = "case-", "copy-"
_DEVICE = 36  # a UUID


@dataclass(frozen=True, slots=True)
class Sent:
    """A record that goes along, with the hash of its newest change at the sender."""

    record: Record
    head: str


def sender_id(kind: str, device: str, rid: str) -> str:
    """As whom a package is sent; at most 64 characters."""
    return f"{kind}{device}-{rid.replace('-', '')[:20]}"


def sending_device(sender: str, kind: str) -> str:
    """The device of whoever sent a package of this kind; empty when it is none."""
    return sender[len(kind) : len(kind) + _DEVICE] if sender.startswith(kind) else ""


def as_sender(card: DeviceCard, kind: str, rid: str) -> DeviceCard:
    """The card of a laptop as the sender of a package."""
    return DeviceCard(
        sender_id(kind, card.device, rid), card.agency, card.inspector, card.certificate, card.verify_key,
        card.recipient,
    )  # fmt: skip


def chained(sender: str, sent: Iterable[Sent], actor: str, reason: str, clock: Clock) -> tuple[Change, ...]:
    """The records as one act of a chain of its own."""
    found: list[Change] = []
    prev, hlc = GENESIS, ""
    for seq, each in enumerate(sent, start=1):
        hlc = next_hlc(hlc, clock.now())
        kind = kind_of(each.record)
        body, parents = encode(each.record), (each.head,) if each.head else ()
        change = Change(
            sender, seq, sender, kind, each.record.rid, Op.PUT, parents, hlc, actor, reason, KINDS[kind].version, body,
            prev,
        )  # fmt: skip
        found.append(sealed(change))
        prev = found[-1].hash
    return tuple(found)


def is_whole(changes: Sequence[Change]) -> bool:
    """Whether these are the changes of one package: each a record put, none twice."""
    return bool(changes) and all(c.op is Op.PUT for c in changes) and len({c.rid for c in changes}) == len(changes)
