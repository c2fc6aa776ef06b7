"""What the office does not have yet: changes of the journal, and files that never arrived; since when, and whether they
are on the way."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from inspector_app.domain.change import hlc_moment
from inspector_app.domain.document import Document
from inspector_app.domain.evidence import Evidence
from inspector_app.domain.handover import OLD_FORMAT, BlobEntry, named_files
from inspector_app.exchange.cards import succeeds
from inspector_app.store.outbox import Standing
from inspector_app.support.clock import EPOCH, civil_date
from inspector_app.usecases.context import Context

_SENT_AGAIN = "files-sent-again"
"""Setting: by device the running number of the receipt whose missing files were last sent once more."""
_READS = "office-reads"
"""Setting: the key with which the office signs, and the newest format of packages that it said it reads."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """How the outbox stands, in changes over every device that this store has been: acknowledged, written, exported.

    ``since`` is when the first change was made that the office has not acknowledged. ``files`` counts the originals
    that it says never arrived, ``files_sent`` whether they were exported once more since it said so.
    """

    acknowledged: int
    last: int
    exported: int
    exported_at: datetime | None
    went_back: bool = False
    """Whether the database is older than what was last saved: then it does not know what the office still lacks."""
    since: datetime | None = None
    files: int = 0
    files_sent: bool = False
    restored_on: date | None = None
    """The day on which this store came back as a new device that the office has not answered yet."""

    @property
    def is_empty(self) -> bool:
        """Whether the office has everything."""
        return self.acknowledged == self.last and not self.files

    @property
    def is_sent(self) -> bool:
        """Whether everything that the office has not acknowledged was exported."""
        return max(self.exported, self.acknowledged) == self.last and (not self.files or self.files_sent)

    def age(self, today: date) -> int:
        """For how many days the office has lacked the earliest of what it lacks; 0 when nothing waits."""
        return max((today - civil_date(self.since)).days, 0) if self.since else 0

    @property
    def words(self) -> str:
        """已回执, 已导出待回执, 未导出, or 无法核对 when the database went back."""
        if self.went_back:
            return "无法核对"
        if self.is_empty:
            return "已回执"
        return "已导出待回执" if self.is_sent else "未导出"


def waiting(context: Context) -> Waiting:
    """The state of the outbox. After a restore the history of the former device waits here too."""
    store = context.store
    exports = store.outbox.exports_now()
    each = {device: store.outbox.standing(device) for device in store.outbox.going_on()}
    owed = {device: len(lies) for device, standing in each.items() if (lies := _here(context, standing))}
    since = [hlc_moment(standing.since, EPOCH) for standing in each.values() if standing.since]
    return Waiting(
        acknowledged=sum(standing.acknowledged for standing in each.values()),
        last=sum(standing.last for standing in each.values()),
        exported=sum(max((e.last for e in exports if e.device == device), default=0) for device in each),
        exported_at=max((export.made_at for export in exports), default=None),
        went_back=store.went_back is not None,
        since=min(since, default=None),
        files=sum(owed.values()),
        files_sent=all(_answered(context).get(device) == each[device].running for device in owed),
        restored_on=_restored_on(context),
    )


_TOLD_FOR = timedelta(days=7)


def _restored_on(context: Context) -> date | None:
    """Where no office answers it is told for a week."""
    store, at = context.store, context.store.restored_at
    if at is None or store.outbox.acknowledged(store.identity.device).seq:
        return None
    day = civil_date(at)
    return day if store.settings.office or context.clock.today() - day < _TOLD_FOR else None


def senders(context: Context) -> tuple[str, ...]:
    """The devices of this store that have something for the office, changes or files."""
    outbox = context.store.outbox
    waits = set(outbox.waiting())
    return tuple(d for d in outbox.going_on() if d in waits or _here(context, outbox.standing(d)))


def owed_files(context: Context, device: str) -> tuple[BlobEntry, ...]:
    """What the office's newest receipt says it lacks of a device, and lies here: it must be sent once more."""
    owed = _here(context, context.store.outbox.standing(device))
    if not owed:
        return ()
    records: tuple[Document | Evidence, ...] = (*context.store.all(Document), *context.store.all(Evidence))
    named = {entry.sha256: entry for record in records for entry in named_files(record)}
    return tuple(named[digest] for digest in sorted(owed) if digest in named)


def note_sent(context: Context, devices: Iterable[str]) -> None:
    """Remember that what the newest receipts of these devices lacked was exported."""
    now = {device: context.store.outbox.standing(device).running for device in devices}
    context.store.settings.set(_SENT_AGAIN, json.dumps({**_answered(context), **now}, sort_keys=True))


def _here(context: Context, standing: Standing) -> set[str]:
    """Of the files that never arrived those that lie here."""
    return set(standing.lacking).difference(context.store.sealed.lacks(standing.lacking)) if standing.lacking else set()


def _answered(context: Context) -> dict[str, int]:
    return dict(json.loads(context.store.settings.get(_SENT_AGAIN, "{}")))


def is_another_office(context: Context, card_file: Path) -> bool:
    """Whether this store handed over to another office so far; by its keys: two offices may bear one name. Raises as
    :func:`read_office_card`."""
    known = context.store.settings.office
    return known is not None and not succeeds(card_file, known)


def note_reading(context: Context, newest: int) -> None:
    """Remember up to which format the office reads packages, as its last receipt says."""
    office = context.store.settings.office
    context.store.settings.set(_READS, f"{office.verify_key} {newest}" if office else "")


def office_reads(context: Context) -> int:
    """The newest format that the present office is known to read; one that did not say counts as an older one."""
    office, (key, _, newest) = context.store.settings.office, context.store.settings.get(_READS).partition(" ")
    return int(newest) if office and key == office.verify_key and newest else OLD_FORMAT
