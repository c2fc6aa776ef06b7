"""日终交接 on the laptop: freeze what the office does not have, write the packages, take the receipt."""

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from inspector_app.domain.change import Change, Op
from inspector_app.domain.handover import PACKAGE_FORMAT, BlobEntry, DeviceCard, Receipt, named_files, stretch_words
from inspector_app.domain.records import BadRecord, decode
from inspector_app.exchange.cards import fingerprint, write_device_card
from inspector_app.exchange.dividing import Stretch
from inspector_app.exchange.envelope import Envelope
from inspector_app.exchange.letter import Letter, open_letter
from inspector_app.exchange.package import PackageFile, write_packages
from inspector_app.exchange.receipt import reads_up_to, receipt_in
from inspector_app.store.identity import Identity, identities
from inspector_app.store.outbox import Export
from inspector_app.support import medium
from inspector_app.support.errors import Level, Problem, Refused, Trouble
from inspector_app.support.files import sync_folder
from inspector_app.support.medium import Medium
from inspector_app.support.progress import NoProgress, Progress
from inspector_app.support.reasons import reason_of
from inspector_app.usecases.context import Context
from inspector_app.usecases.keeping_back import keep_back, send_needed
from inspector_app.usecases.outbox import note_reading, note_sent, office_reads, owed_files, senders
from inspector_app.usecases.passphrases import own_rule
from inspector_app.usecases.practice_mark import refuse_practice
from inspector_app.vault.passphrase import check_passphrase

__all__ = ["Export", "PackageFile", "Receipt"]


@dataclass(frozen=True, slots=True)
class ExportOrder:
    """What the worker thread gets for one device: the frozen stretch, its files, how to open a sealed one (unhashed).

    ``devices`` are all that this store has been, ``exported`` the SHA-256 of the packages it is known to have
    written, ``summed_up`` whether the office reads packages that hold a SUMMARY, ``home`` the store's own folder.
    """

    sender: DeviceCard
    stretch: Stretch
    files: tuple[BlobEntry, ...]
    read: Callable[[str], bytes]
    made_at: datetime
    envelope: Envelope
    signing_secret: str = field(repr=False)
    home: Path
    devices: tuple[str, ...] = ()
    exported: frozenset[str] = frozenset()
    summed_up: bool = False


def device_card(context: Context) -> DeviceCard:
    """What this laptop shows the office to be enrolled."""
    return _card(context, context.store.identity)


def device_card_digits(context: Context) -> tuple[DeviceCard, str]:
    """The card with the digits that the office compares by telephone (核对码)."""
    card = device_card(context)
    return card, fingerprint(card)


def _card(context: Context, identity: Identity) -> DeviceCard:
    writer = context.writer
    return DeviceCard(
        identity.device, context.agency.name, writer.name, writer.certificate, identity.verify_key, identity.recipient
    )


def save_device_card(context: Context, path: Path) -> DeviceCard:
    """Write the card as a small file for the office. Raises :class:`Refused` as ``refuse_practice``."""
    refuse_practice(context)
    card = device_card(context)
    write_device_card(path, card)
    return card


def prepare_export(context: Context, passphrase: str = "") -> tuple[ExportOrder, ...]:
    """Freeze every change since the last **acknowledged** one, and every file that the office says it lacks, per device
    that this store has been.

    Raises :class:`Refused` as ``refuse_practice``.
    Raises :class:`Refused` ``export-nothing``, or without an office key ``office-key-missing`` for no passphrase and
    ``passphrase-…`` for a weak one, and :class:`Trouble` ``store-went-back`` in an older database: its package would
    pass for all there is, and bring what a newer one had kept back.
    """
    store = context.store
    refuse_practice(context)
    refuse_older(context)
    office = store.settings.office
    if office is None and not passphrase:
        raise Refused(Problem("office-key-missing", "office"))
    if office is None:
        check_passphrase(passphrase, own_rule(context))
    envelope = Envelope((office.recipient, office.escrow)) if office else Envelope(passphrase=passphrase)
    known = {identity.device: identity for identity in identities(store.db)}
    if not any(device in known for device in senders(context)):
        raise Refused(Problem("export-nothing", "outbox"))
    send_needed(context)
    return tuple(_order(context, known[device], envelope) for device in senders(context) if device in known)


def refuse_older(context: Context) -> None:
    """Raises :class:`Trouble` ``store-went-back``: an older database hands nothing over and takes no receipt."""
    if (problem := context.store.went_back) is not None:
        raise Trouble(problem.code, **problem.details)


def _order(context: Context, identity: Identity, envelope: Envelope) -> ExportOrder:
    store = context.store
    since = store.outbox.acknowledged(identity.device)
    changes = keep_back(context, store.journal.changes_after(identity.device, since.seq))
    files = (*(entry for change in changes for entry in _files_of(change)), *owed_files(context, identity.device))
    return ExportOrder(
        sender=_card(context, identity),
        stretch=Stretch(since.seq, since.hash, changes),
        files=tuple({entry.sha256: entry for entry in files}.values()),
        read=store.sealed.unsealed,
        made_at=context.clock.now(),
        envelope=envelope,
        signing_secret=identity.signing_secret,
        devices=store.journal.devices(),
        home=store.folder,
        exported=frozenset(export.sha256 for export in store.outbox.exports()),
        summed_up=office_reads(context) >= PACKAGE_FORMAT,
    )


def _files_of(change: Change) -> tuple[BlobEntry, ...]:
    if change.op is not Op.PUT or change.kind not in ("document", "evidence"):
        return ()
    try:
        return named_files(decode(change.kind, change.version, change.body))
    except BadRecord as error:
        raise Trouble("store-damaged") from error


def perform_export(
    orders: tuple[ExportOrder, ...], folder: Path, progress: Progress | None = None, *, make_folder: bool = True
) -> tuple[PackageFile, ...]:
    """Write, read back and compare; a file with its final name is whole. Raises as ``write_packages``, and
    :class:`Trouble` ``export-gone`` where a file is there no more once all are written.

    Into the store's own folder nothing is written (:class:`Trouble` ``export-in-store``).
    Without ``make_folder`` a folder that is not there is :class:`Trouble` ``export-folder-missing``: the stick may not
    be in, and the day must not land on the inner disk unnoticed.
    """
    target = Path(os.path.realpath(folder))  # unlike resolve() no error for names that lead in a circle
    if any(target.is_relative_to(os.path.realpath(order.home)) for order in orders):
        raise Trouble("export-in-store", folder=folder.name)
    if not folder.is_dir():
        if not make_folder:
            raise Trouble("export-folder-missing", folder=str(folder))
        _make(folder)
    files = tuple(
        file
        for order in orders
        for file in write_packages(
            folder, order.sender, order.stretch, order.files, order.read, made_at=order.made_at,
            signing_secret=order.signing_secret, envelope=order.envelope, progress=progress or NoProgress(),
            ours=order.exported, devices=order.devices, summed_up=order.summed_up,
        )
    )  # fmt: skip
    if not _are_there(files):
        raise Trouble("export-gone", folder=folder.name)
    return files


def _are_there(files: Sequence[PackageFile]) -> bool:
    """Whether what was read back can still be found: a stick may be pulled out right after."""
    return all(file.path.is_file() for file in files)


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        sync_folder(folder.parent)
    except OSError as error:
        raise Trouble("disk-write-failed", folder=str(folder), reason=reason_of(error)) from error


def landing(context: Context, folder: Path) -> Problem:
    """What may be done with a folder that was just written: pulled out only when it is another, removable medium."""
    found = medium.medium(folder, context.store.folder)
    level = Level.INFO if found is Medium.STICK else Level.WARNING
    return Problem(f"export-on-{found}", "folder", level, {"folder": folder.name})


def record_export(context: Context, files: tuple[PackageFile, ...]) -> None:
    """Note what was written; only a receipt moves what counts as held by the office."""
    for file in files:
        header = file.header
        context.store.outbox.record_export(
            Export(header.device, file.path.name, header.first, header.last, file.sha256, header.made_at)
        )
    note_sent(context, {file.header.device for file in files})


def export_day(
    context: Context, folder: Path, passphrase: str = "", progress: Progress | None = None
) -> tuple[PackageFile, ...]:
    """Prepare, perform and record in one go, for callers without a window."""
    files = perform_export(prepare_export(context, passphrase), folder, progress)
    record_export(context, files)
    return files


def take_receipt(context: Context, path: Path) -> Receipt:
    """Read the office's receipt and move the acknowledged number.

    Raises as :func:`letter_to_us` and :func:`keep_receipt`.
    """
    return keep_receipt(context, *letter_to_us(context, path))


def letter_to_us(context: Context, path: Path) -> tuple[Identity, Letter]:
    """What the office sent, opened, and to which device: it may be one that this store was before it was restored.

    Raises as ``open_letter``, :class:`Refused` ``office-key-missing``, and :class:`Trouble` ``store-went-back`` in an
    older database, which may not know what is acknowledged or was taken in.
    """
    refuse_older(context)
    office = context.store.settings.office
    if office is None:
        raise Refused(Problem("office-key-missing", "office"))
    for identity in reversed(identities(context.store.db)):
        try:
            return identity, open_letter(path, identity=identity.age_identity, verify_key=office.verify_key)
        except Trouble as trouble:
            if trouble.code != "age-not-for-us":
                raise
    raise Trouble("age-not-for-us")


def keep_receipt(context: Context, identity: Identity, letter: Letter) -> Receipt:
    """Keep a receipt, and how new a package its office reads. Raises as ``receipt_in`` and the outbox do."""
    outbox = context.store.outbox
    known = outbox.receipts(identity.device)
    receipt = receipt_in(letter, device=identity.device, after=known[0].running if known else 0)
    outbox.take_receipt(receipt)
    note_reading(context, reads_up_to(letter))
    return receipt


def exports_made(context: Context) -> tuple[tuple[Export, bool], ...]:
    """Every package that was written, the newest first, and whether a receipt of its office covers everything in it."""
    outbox = context.store.outbox
    told = outbox.exports_told()
    now = {device: outbox.acknowledged(device).seq for device in {each.device for each, _ in told}}
    former = {each.device for each, is_present in told if not is_present}
    ever = {device: max((each.acknowledged for each in outbox.every_receipt(device)), default=0) for device in former}
    return tuple((each, each.last <= (now if is_present else ever)[each.device]) for each, is_present in told)


def last_receipt(context: Context) -> Receipt | None:
    """The newest receipt for this device, or None."""
    return next(iter(context.store.outbox.receipts(context.store.identity.device)), None)


def held_here(context: Context, receipt: Receipt) -> int:
    """The highest number that this store holds of a receipt's device."""
    return context.store.journal.head(receipt.device).seq


def receipt_notes(receipt: Receipt, here: int | None = None) -> tuple[Problem, ...]:
    """What a receipt says beside what was acknowledged: warnings want a talk with the office, the rest only the next
    export. ``here`` is as :func:`held_here`; the office has more after a restore from an older backup."""
    counts = (
        ("receipt-rejected", Level.WARNING, len(receipt.rejected)),
        ("receipt-forks", Level.WARNING, len(receipt.forks)),
        ("receipt-gaps", Level.INFO, len(receipt.gaps)),
        ("receipt-files-missing", Level.INFO, len(receipt.missing_blobs)),
    )
    seqs = "、".join(str(each.seq) for each in receipt.rejected[:_MOST_NAMED])
    details = {"which": seqs + (" 等" if len(receipt.rejected) > _MOST_NAMED else "")}
    notes = tuple(
        Problem(code, level=level, details={**details, "count": str(count)}) for code, level, count in counts if count
    )
    if here is None or receipt.acknowledged <= here:
        return notes
    span = {"stretch": stretch_words(here + 1, receipt.acknowledged)}
    return (Problem("receipt-beyond", level=Level.WARNING, details=span), *notes)


_MOST_NAMED = 10
