"""What the office does: make its keys, register laptops, look into packages, take them in, answer with receipts."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from pathlib import Path

from inspector_app.domain.dates import chinese
from inspector_app.domain.handover import BlobEntry, DeviceCard, OfficeCard, Receipt
from inspector_app.exchange.cards import read_device_card, write_office_card
from inspector_app.exchange.receipt import receipt_name, write_receipt
from inspector_app.exchange.unpacking import Package
from inspector_app.office import folder as office_folder
from inspector_app.office.alarming import Alarming, look_after
from inspector_app.office.backing_up import back_up_before_import, copies_of
from inspector_app.office.folder import Office, damage_named, keep_received, open_office
from inspector_app.office.importing import ImportResult, import_delivery, receipt_for
from inspector_app.office.own import keep_own_quietly
from inspector_app.office.owners import Owners
from inspector_app.office.same_numbers import SameNumber
from inspector_app.office.status import (
    Conflict,
    DeviceStatus,
    Lost,
    OfficeStatus,
    status,
)
from inspector_app.office.undoing import LastImport, Undone, last_import, undo_last_import
from inspector_app.support.clock import Clock
from inspector_app.support.errors import Level, Problem, Trouble
from inspector_app.support.files import refuse_existing, write_durably
from inspector_app.support.progress import NOT_WATCHED, Cancelled, Pace, Progress
from inspector_app.support.words import sentence
from inspector_app.usecases.office_alarms import (
    alarms,
    apart_alarms,
    conflict_alarms,
    enrolled_again,
    following,
    laptop_name,
    lost_alarms,
    number_alarms,
    old_key,
    owner_alarms,
    reminders,
    short,
    source_of,
)
from inspector_app.usecases.office_looked import Looked, one_after_another, reached_in_turn
from inspector_app.usecases.office_packages import marks_of, open_package
from inspector_app.usecases.one_by_one import attempt
from inspector_app.usecases.together import file_size, together
from inspector_app.vault.keys import FULL_COST, KeyCost
from inspector_app.vault.passphrase import FULL_RULE, PassphraseRule

CARD_FILE = "office-key.json"


__all__ = ["DeviceStatus", "LastImport", "Looked", "OfficeStatus", "Undone"]


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import of several files did: one result a file, the files that stayed out, the receipts written.

    ``unanswered`` says why a laptop got no receipt; ``conflicts``, ``same_numbers`` and ``lost`` are the office's after
    the import (none told in a dry run).
    """

    results: tuple[ImportResult, ...]
    left_out: tuple[Looked, ...]
    receipts: tuple[Path, ...]
    unanswered: tuple[Problem, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    same_numbers: tuple[SameNumber, ...] = ()
    lost: tuple[Lost, ...] = ()
    owners: Owners = field(default_factory=Owners)
    remarks: tuple[Problem, ...] = ()

    @property
    def standings(self) -> tuple[ImportResult, ...]:
        """The last result of each laptop: how the office stands with it now."""
        return tuple({result.device: result for result in self.results}.values())

    @property
    def alarms(self) -> tuple[Problem, ...]:
        """What a person must look at: items set aside in these files, histories that do not fit, conflicts."""
        rejected = [alarm for result in self.results for alarm in alarms(source_of(result), result.rejected)]
        apart = apart_alarms(self.results, self.standings)
        rest = (
            *conflict_alarms(self.conflicts), *number_alarms(self.same_numbers), *lost_alarms(self.lost),
            *owner_alarms(self.owners),
        )  # fmt: skip
        return (*rejected, *apart, *rest)

    @property
    def reminders(self) -> tuple[Problem, ...]:
        """Which laptops began anew or have an old card of the office, and what the laptops still have to bring."""
        lacking = (
            reminders(laptop_name(each.inspector, each.device), each.gaps, len(each.missing_files))
            for each in self.standings
        )
        return (*self.remarks, *(reminder for each in lacking for reminder in each))

    @property
    def is_anything_wanted(self) -> bool:
        """Whether somebody has to be asked for something."""
        return any(each.level is not Level.INFO for each in (*self.alarms, *self.unanswered, *self.reminders))


def init_office(
    folder: Path, passphrase: str, name: str, cost: KeyCost = FULL_COST, *, rule: PassphraseRule = FULL_RULE
) -> OfficeCard:
    """Make the office's keys and database; the public card lies beside them as ``office-key.json``."""
    card = office_folder.init_office(folder, passphrase, name, cost, rule=rule)
    write_office_card(folder / CARD_FILE, card)
    return card


@contextmanager
def office_opened(folder: Path, passphrase: str, url: str = "") -> Iterator[Office]:
    """The office for a ``with`` block. Its card, when it was lost, is written again."""
    with damage_named(folder), closing(open_office(folder, passphrase, url)) as office:
        if not (folder / CARD_FILE).exists():
            former = (each.signing_secret for each in office.secrets.former)
            write_office_card(folder / CARD_FILE, office.card, former)
        yield office


@contextmanager
def office_writing(folder: Path, passphrase: str, url: str = "") -> Iterator[Office]:
    """:func:`office_opened` for what no package brings again: once it is done, it is kept beside the database too."""
    with office_opened(folder, passphrase, url) as office:
        yield office
        keep_own_quietly(office.database, folder)


@dataclass(frozen=True, slots=True)
class Enrolled:
    """A registered laptop, and a reminder where its inspector has another that is not struck off."""

    card: DeviceCard
    again: tuple[Problem, ...] = ()


def enrol_device(card_file: Path, folder: Path, passphrase: str, clock: Clock, url: str = "") -> Enrolled:
    """Register a laptop by its card."""
    card = read_device_card(card_file)
    with office_writing(folder, passphrase, url) as office:
        office_folder.enrol(office, card, clock.now())
        others = office_folder.others_of(office, card)
    return Enrolled(card, enrolled_again(card, others))


def strike_device_off(begins: str, folder: Path, passphrase: str, clock: Clock, url: str = "") -> str:
    """Take nothing more from a laptop that was lost or given up; returns its id. Raises as the office's folder."""
    with office_writing(folder, passphrase, url) as office:
        return office_folder.strike_off(office, begins, clock.now())


def look_into(
    files: Sequence[Path],
    folder: Path,
    passphrase: str,
    clock: Clock,
    url: str = "",
    package_passphrase: str = "",
    progress: Progress = NOT_WATCHED,
) -> tuple[Looked, ...]:
    """Verify packages, each against what the office holds, without taking them in.

    ``package_passphrase`` opens those of a laptop that has no key of the office yet. Each is told as it is once those
    before it are taken in. Raises :class:`Cancelled` when a person does not want to wait.
    """
    looked: list[Looked] = []
    with office_opened(folder, passphrase, url) as office:
        for file in files:
            progress.step(len(looked), len(files), file.name)
            looked.append(_tried(office, file, clock, package_passphrase))
    return one_after_another(looked)


def _tried(office: Office, file: Path, clock: Clock, package_passphrase: str) -> Looked:
    def look() -> Looked:
        delivery = open_package(office, package_passphrase, file).delivery
        first, last = delivery.header.first, delivery.header.last
        result = import_delivery(office, delivery, now=clock.now(), dry_run=True)
        apart = tuple(gap for gap in result.apart if gap.first <= last and gap.last >= first)
        gaps = tuple(gap for gap in result.gaps if gap.last == first - 1)
        return Looked(
            file.name, delivery.header, delivery.rejected, None, apart, gaps, result, marks_of(delivery)
        )  # fmt: skip

    found = attempt(file.name, look)
    return _left_out(file, found) if isinstance(found, Problem) else found


def _left_out(file: Path, problem: Problem, package: Package | None = None) -> Looked:
    held = package.delivery if package else None
    return Looked(file.name, held.header if held else None, held.rejected if held else (), problem)


def import_packages(
    files: Sequence[Path],
    folder: Path,
    passphrase: str,
    clock: Clock,
    *,
    url: str = "",
    receipts: Path | None = None,
    dry_run: bool = False,
    package_passphrase: str = "",
    sure: bool = False,
    progress: Progress = NOT_WATCHED,
) -> Imported:
    """Take packages in; one that cannot be read stays out and blocks no other.

    ``package_passphrase`` opens those of a laptop that has no key of the office yet.
    ``receipts`` is the folder that the answers go to, or the file for the one answer when all packages come from one
    laptop. ``sure`` lets in what changes many of the records that are held. Whoever stops it keeps what is in, each
    package whole, with its receipts; the others stay out.
    """
    with office_opened(folder, passphrase, url) as office:
        unsaved = () if dry_run else _backed_up(office, clock, progress)
        each_one = partial(_taken_in, office, clock.now(), dry_run, sure, package_passphrase, progress)
        results, left_out = _until_stopped(office, files, each_one, progress)
        devices = tuple(dict.fromkeys(result.device for result in results))
        answers = [] if dry_run or receipts is None else _answers(office, devices, receipts, clock)
        alarming = Alarming() if dry_run else look_after(office.database, results)
        if not dry_run:
            keep_own_quietly(office.database, folder)
        followings = [_following(office, result, other) for result in results for other in result.follows]
        names = {each.device: laptop_name(each.inspector, each.device) for each in results}
        old = [old_key(names[device]) for device in devices if office.secrets_for(device) is not office.secrets]
        remarks = (*unsaved, *followings, *old)
    written = tuple(answer for answer in answers if isinstance(answer, Path))
    failed = tuple(answer for answer in answers if isinstance(answer, Problem))
    return Imported(
        reached_in_turn(results) if dry_run else tuple(results), tuple(left_out), written, failed, alarming.conflicts,
        alarming.same_numbers, alarming.lost, alarming.owners, remarks,
    )  # fmt: skip


def _backed_up(office: Office, clock: Clock, progress: Progress) -> tuple[Problem, ...]:
    """Why there is no backup of what was held before: the import goes on, and can be undone all the same. Else which
    older ones were given up for its room."""
    try:
        made = back_up_before_import(office, clock.now(), lambda: progress.step(0, 0, "备份合并库"))
    except Trouble as trouble:
        why = {"why": sentence(trouble.code, trouble.details).rstrip("。")}
        return (Problem("office-backup-not-made", level=Level.WARNING, details=why),)
    if made is None or not made.given_up:
        return ()
    days = {"count": str(len(made.given_up)), "last": chinese(made.given_up[-1].day)}
    return (Problem("office-copies-given-up", level=Level.INFO, details=days),)


def _until_stopped(
    office: Office, files: Sequence[Path], take: Callable[[Path], ImportResult | Looked], progress: Progress
) -> tuple[list[ImportResult], list[Looked]]:
    """What became of each file; from where a person stopped it, each is left out."""
    taken: list[ImportResult | Looked] = []
    numbers = {file: number for number, file in enumerate(files)}

    def watched(file: Path) -> ImportResult | Looked:
        progress.step(numbers[file], len(files), file.name)
        return take(file)

    try:
        taken.extend(together(office.database, files, watched, file_size))
    except Cancelled:
        taken += [_left_out(each, Problem("office-import-stopped", each.name)) for each in files[len(taken) :]]
    results = [each for each in taken if not isinstance(each, Looked)]
    return results, [each for each in taken if isinstance(each, Looked)]


def _taken_in(
    office: Office, now: datetime, dry_run: bool, sure: bool, package_passphrase: str, progress: Progress, file: Path
) -> ImportResult | Looked:
    package = attempt(file.name, partial(open_package, office, package_passphrase, file))
    if isinstance(package, Problem):
        return _left_out(file, package)
    taken = attempt(file.name, partial(_take, office, file, package, now, dry_run, sure, progress))
    return _left_out(file, taken, package) if isinstance(taken, Problem) else taken


def _following(office: Office, result: ImportResult, other: str) -> Problem:
    return following(source_of(result), other, office.device_card(other).inspector)


def _take(
    office: Office, file: Path, package: Package, now: datetime, dry_run: bool, sure: bool, progress: Progress
) -> ImportResult:
    """First kept, then taken in: what a receipt acknowledges can always be read again. It may be stopped while its
    files are sealed, before anything is taken in."""
    pace = Pace(progress, file.name, len(package.delivery.header.blobs))

    def each_file(take: Callable[[BlobEntry, bytes], None]) -> None:
        def seal(entry: BlobEntry, data: bytes) -> None:
            pace.step()
            take(entry, data)

        package.each_file(seal)

    if not dry_run:
        keep_received(office, file, package.delivery)
        office.note_key(package.delivery.header.device, package.opener.identity)
    done = import_delivery(office, package.delivery, each_file, now=now, dry_run=dry_run, sure=sure)
    return replace(done, file=file.name)


def import_to_undo(folder: Path, passphrase: str, url: str = "") -> LastImport:
    """What would be taken back. Raises as :func:`last_import`."""
    with office_opened(folder, passphrase, url) as office:
        return last_import(office.database)


def undo_import(folder: Path, passphrase: str, url: str = "") -> Undone:
    """Take the last import back. Raises as :func:`undo_last_import`."""
    with office_writing(folder, passphrase, url) as office:
        return undo_last_import(office.database)


def _answers(office: Office, devices: Sequence[str], target: Path, clock: Clock) -> list[Path | Problem]:
    """The next receipt of each laptop, or why there is none: in a folder, or in the very file named for only one."""
    several = len(devices) > 1
    if several:
        with suppress(OSError):  # each receipt says so when there is no such folder
            target.mkdir(parents=True, exist_ok=True)

    def given(device: str) -> Receipt | Problem:
        return attempt(short(device), partial(receipt_for, office, device, clock.now()))

    receipts = list(together(office.database, devices, given, lambda _device: 0))
    return [
        each
        if isinstance(each, Problem)
        else attempt(short(each.device), partial(_written, office, each, target, in_folder=several))
        for each in receipts
    ]


def answer(office: Office, device: str, target: Path, clock: Clock) -> Path:
    """Write the next receipt of a laptop, into a folder or as the file named. Raises as :func:`write_receipt`."""
    return _written(office, receipt_for(office, device, clock.now()), target)


def _written(office: Office, receipt: Receipt, target: Path, *, in_folder: bool = False) -> Path:
    path = target / receipt_name(receipt) if in_folder or target.is_dir() else target
    keys, recipient = office.secrets_for(receipt.device), office.device_card(receipt.device).recipient
    write_receipt(path, receipt, signing_secret=keys.signing_secret, recipients=[recipient])
    return path


def office_status(folder: Path, passphrase: str, url: str = "") -> OfficeStatus:
    """What the office holds, and which copies there are of it."""
    with office_opened(folder, passphrase, url) as office:
        return replace(status(office.database), copies=copies_of(office))


def save_recovery_key(folder: Path, passphrase: str, target: Path) -> None:
    """Write the private recovery key to a file for a laptop whose passphrase was forgotten; it belongs in the safe.

    Raises :class:`Refused` ``file-exists``.
    """
    refuse_existing(target)
    with office_opened(folder, passphrase) as office:
        write_durably(target, f"recovery {office.secrets.recovery_private}\n".encode())
