"""What of a store makes up a case for a colleague: what hangs on it, and what that names besides; written and read."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from inspector_app.domain.case import Case
from inspector_app.domain.case_transfer import OWNED
from inspector_app.domain.change import GENESIS, Change
from inspector_app.domain.company import Company
from inspector_app.domain.handover import BlobEntry, DeviceCard, named_files
from inspector_app.domain.project import Project
from inspector_app.domain.records import KINDS, Record, decode, kind_of
from inspector_app.domain.references import FREE, NAMED, references
from inspector_app.domain.renaming import Renaming
from inspector_app.exchange.dividing import Stretch, stretches
from inspector_app.exchange.envelope import Envelope, Opener
from inspector_app.exchange.package import PackageFile, write_packages
from inspector_app.exchange.sent_case import Sent, as_sender, chained, is_whole, sending_device
from inspector_app.exchange.unpacking import Package, read_package
from inspector_app.store.identity import identities
from inspector_app.store.referred import named_by
from inspector_app.support.errors import Problem, Refused, Trouble
from inspector_app.support.progress import Progress
from inspector_app.usecases.colleagues import colleagues
from inspector_app.usecases.context import Context
from inspector_app.usecases.handover import device_card
from inspector_app.usecases.practice_mark import refuse_practice

_OF_A_SITE = frozenset(["chain_link", "hazard", "hazard_step", "watch"])
BESIDE = OWNED | _OF_A_SITE | frozenset(["project", "company", "renaming", "person", "inspector", "campaign"])
"""The kinds of record that may come along."""


@dataclass(frozen=True, slots=True)
class Together:
    """A case with its records, and those that they name besides."""

    owned: tuple[Record, ...]
    beside: tuple[Record, ...]

    @property
    def files(self) -> tuple[BlobEntry, ...]:
        """The sealed files of the case."""
        every = (entry for record in (*self.owned, *self.beside) for entry in named_files(record))
        return tuple({entry.sha256: entry for entry in every}.values())


def together(context: Context, root: Record) -> Together:
    """Everything that hangs on a record, however far, and what that names. Records of another case stay out
    of it; of a project those of every case, which itself is named."""
    owned = {root.rid: root}
    hanging = OWNED | _OF_A_SITE if isinstance(root, Project) else OWNED
    wave = [root.rid]
    case_rid = root.rid if isinstance(root, Case) else getattr(root, "case_rid", "")
    while wave:
        found = {each for by in named_by(context.store, wave).values() for each in by}
        listed = [owned[rid] for rid in wave]
        found |= {("lead", rid) for each in listed for rid in getattr(each, "lead_rids", ())}
        fresh = [(kind, rid) for kind, rid in sorted(found) if kind in hanging and rid not in owned]
        records = [each for each in _picked(context, fresh) if getattr(each, "case_rid", "") in ("", case_rid)]
        owned |= {each.rid: each for each in records}
        wave = [each.rid for each in records]
    return Together(tuple(owned.values()), tuple(_beside(context, owned)))


def _beside(context: Context, owned: dict[str, Record]) -> Iterator[Record]:
    known, wave = set(owned), list(owned.values())
    while wave:
        named = {(kind, rid) for each in wave for kind, rid in named_in(each) if rid not in known}
        wave = list(_picked(context, sorted(named)))
        firms = (each.rid for each in wave if isinstance(each, Company))  # papers bear the names that they had
        wave += [each for rid in firms for each in context.store.find(Renaming, company_rid=rid)]
        known |= {each.rid for each in wave}
        yield from wave


def named_in(record: Record) -> Iterator[tuple[str, str]]:
    """Kind and identity of whatever a record may name; of a name that may be of several kinds each."""
    for each in references(record):
        yield from ((kind, each.rid) for kind in NAMED[each.field] if kind in BESIDE)
    free = (str(value) for name in FREE if (value := getattr(record, name, "")))
    yield from ((kind, rid) for rid in free for kind in sorted(BESIDE))


def _picked(context: Context, wanted: Iterable[tuple[str, str]]) -> list[Any]:
    of_kind: dict[str, list[str]] = {}
    for kind, rid in wanted:
        of_kind.setdefault(kind, []).append(rid)
    return [record for kind, rids in of_kind.items() for record in context.store.pick(KINDS[kind].type, rids)]


def heads_of(context: Context, records: Iterable[Record]) -> tuple[Sent, ...]:
    """Each of some records with its newest change, whose hash was looked at, in the order in which they were made."""
    every = {each.rid: each for each in records}
    histories = context.store.journal.histories(every)
    return tuple(
        Sent(every[rid], [c for c in history if c.kind == kind_of(every[rid])][-1].hash)
        for rid, history in histories.items()
    )


@dataclass(frozen=True, slots=True)
class SendOrder:
    """What the worker thread gets: the frozen records as a chain, their files, for whom it is closed."""

    sender: DeviceCard
    changes: tuple[Change, ...]
    files: tuple[BlobEntry, ...]
    context: Context
    recipient: str
    signing_secret: str = field(repr=False)


def prepare_sending(
    context: Context, kind: str, rid: str, sent: Sequence[Sent], files: Iterable[BlobEntry], to: DeviceCard, reason: str
) -> SendOrder:
    """Freeze what goes to a colleague. Raises :class:`Trouble` ``sent-case-too-large``, :class:`Refused` as
    ``refuse_practice``."""
    refuse_practice(context)
    store, writer = context.store, context.writer
    sender = as_sender(device_card(context), kind, rid)
    changes = chained(sender.device, sent, writer.rid, reason, context.clock)
    if len(stretches(Stretch(0, GENESIS, changes))) > 1:
        raise Trouble("sent-case-too-large")
    return SendOrder(sender, changes, tuple(files), context, to.recipient, store.identity.signing_secret)


def perform_sending(order: SendOrder, folder: Path, progress: Progress) -> tuple[PackageFile, ...]:
    """Write, read back and compare, as a day package. Raises as ``write_packages``, and ``export-folder-missing``."""
    require_folder(folder)
    context = order.context
    return write_packages(
        folder, order.sender, Stretch(0, GENESIS, order.changes), order.files, context.store.sealed.unsealed,
        made_at=context.clock.now(), signing_secret=order.signing_secret, envelope=Envelope((order.recipient,)),
        progress=progress,
    )  # fmt: skip


def require_folder(folder: Path) -> None:
    """Raises :class:`Trouble` ``export-folder-missing`` where a package is to be written and no folder is."""
    if not folder.is_dir():
        raise Trouble("export-folder-missing", folder=str(folder))


@dataclass(frozen=True, slots=True)
class Received:
    """A package of a colleague that was read and found whole, with its volumes."""

    giver: DeviceCard
    packages: tuple[Package, ...]

    @property
    def changes(self) -> tuple[Change, ...]:
        """The records, each as a change that names its newest one at the giver."""
        return self.packages[0].delivery.changes

    @property
    def records(self) -> tuple[tuple[Change, Any], ...]:
        """Each change with its record."""
        return tuple((each, decode(each.kind, each.version, each.body)) for each in self.changes)

    @property
    def missing(self) -> tuple[str, ...]:
        """The hashes of files that the giver could not read."""
        return tuple(digest for each in self.packages for digest in each.delivery.header.missing)

    @property
    def files(self) -> int:
        """How many files came."""
        return sum(len(each.delivery.header.blobs) for each in self.packages)

    def seal_files(self, add: Callable[[bytes], str]) -> None:
        """Keep its files, one at a time in memory."""
        for each in self.packages:
            each.each_file(lambda _entry, data: _kept(add, data))


def _kept(add: Callable[[bytes], str], data: bytes) -> None:
    add(data)


@dataclass(frozen=True, slots=True)
class ReadOrder:
    """What the worker thread gets to open a package: its kind and volumes, by which keys, and who is known here."""

    kind: str
    paths: tuple[Path, ...]
    known: Mapping[str, DeviceCard]
    keys: tuple[str, ...] = field(repr=False)


def prepare_reading(context: Context, kind: str, paths: Sequence[Path]) -> ReadOrder:
    """Which keys may open it; those that this store had before come last. Raises :class:`Refused` as
    ``refuse_practice``."""
    refuse_practice(context)
    keys = tuple(identity.age_identity for identity in reversed(identities(context.store.db)))
    return ReadOrder(kind, tuple(paths), {card.device: card for card in colleagues(context)}, keys)


def perform_reading(order: ReadOrder) -> Received:
    """Open what a colleague sent, all volumes of it.

    Raises :class:`Refused` ``sent-case-other`` (no package of this kind), ``sent-case-stranger`` (of nobody that is
    known here), ``sent-case-volumes`` (one lacks, or they do not belong together), :class:`Trouble` as
    ``read_package``, ``age-not-for-us`` for another laptop's, ``sent-case-content`` for one that holds no records.
    """
    if not order.paths:
        raise Refused(Problem("sent-case-volumes", "file", details={"lacking": "1"}))
    found = sorted((_opened(order, path) for path in order.paths), key=lambda p: p.delivery.header.volume)
    headers = [each.delivery.header for each in found]
    first = headers[0]
    lacking = sorted(set(range(1, first.volumes + 1)) - {header.volume for header in headers})
    if lacking or any((h.device, h.head) != (first.device, first.head) for h in headers):
        words = "、".join(map(str, lacking)) or "—"
        raise Refused(Problem("sent-case-volumes", "file", details={"lacking": words}))
    delivery = found[0].delivery
    if delivery.rejected or not is_whole(delivery.changes):
        raise Trouble("sent-case-content", codes="、".join(sorted({bad.code for bad in delivery.rejected})))
    return Received(order.known[sending_device(first.device, order.kind)], tuple(found))


def _opened(order: ReadOrder, path: Path) -> Package:
    def key_of(sender: str) -> str | None:
        device = sending_device(sender, order.kind)
        if not device:
            raise Refused(Problem("sent-case-other", "file", details={"file": path.name}))
        if device not in order.known:
            raise Refused(Problem("sent-case-stranger", "file", details={"file": path.name}))
        return order.known[device].verify_key

    for key in order.keys:
        try:
            return read_package(path, Opener(identity=key), key_of)
        except Trouble as trouble:
            if trouble.code != "age-not-for-us" or key is order.keys[-1]:
                raise
    raise Trouble("age-not-for-us")
