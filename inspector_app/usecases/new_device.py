"""作为新设备重新开始: what a laptop does whose store was copied, so that two do not go on with the same numbers."""

from collections.abc import Iterator
from dataclasses import dataclass

from inspector_app.domain.change import Change
from inspector_app.domain.handover import DeviceCard
from inspector_app.store.identity import new_identity
from inspector_app.support.words import sentence
from inspector_app.usecases.context import Context
from inspector_app.usecases.handover import device_card, last_receipt

_REASON = "作为新设备重新开始"


@dataclass(frozen=True, slots=True)
class Anew:
    """What a store was, and the card of what it is now, with which the office must enrol it."""

    before: str
    card: DeviceCard

    @property
    def words(self) -> str:
        """What was done, and what is to be done next."""
        return sentence("new-device-done", {"before": self.before[:8], "after": self.card.device[:8]})


def start_anew_words(context: Context) -> str:
    """What beginning anew means; first, where the office took in this store's history and set another's apart, that the
    other one has to."""
    newest = last_receipt(context)
    return f"{sentence('new-device-held') if newest and newest.forks else ''}{sentence('new-device-means')}"


def start_anew(context: Context) -> Anew:
    """Be another device from now on.

    Every record stays. What the office has not acknowledged of the present device is written once more by the new one,
    each record as it stands, in one act; of the present one nothing more is handed over, for another copy of this store
    goes on as it. Numbers of papers are not touched: who issued one twice is told by the office. Raises
    :class:`Trouble` ``store-went-back``.
    """
    store = context.store
    before = store.identity.device
    with store.unit(context.writer.rid, _REASON) as unit:
        unit.become(new_identity(context.clock.now()))
        for newest, *known in _unacknowledged(context, before):
            unit.repeat(newest, *known)
        store.settings.give_up(before)
    store.forget_identities()
    return Anew(before, device_card(context))


def _unacknowledged(context: Context, device: str) -> Iterator[tuple[Change, ...]]:
    """The newest version of each record that the office does not have as it stands, and the last one that it has: the
    office shows no version as open that this store knew and went beyond."""
    journal, acknowledged = context.store.journal, context.store.outbox.acknowledged(device).seq
    touched = {(change.rid, change.kind): None for change in journal.changes_after(device, acknowledged)}
    histories = journal.histories({rid for rid, _ in touched})
    for rid, kind in touched:
        versions = [change for change in histories[rid] if change.kind == kind]
        known = [change for change in versions if change.device != device or change.seq <= acknowledged]
        yield (versions[-1], *known[-1:])
