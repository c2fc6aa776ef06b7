"""What the office does: make its keys, register laptops, look into packages, take them in, answer with receipts."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from inspector_app.domain.handover import DeviceCard, ExportHeader, OfficeCard, Rejected
from inspector_app.exchange.cards import read_device_card, write_office_card
from inspector_app.exchange.envelope import Opener
from inspector_app.exchange.receipt import receipt_name, write_receipt
from inspector_app.exchange.unpacking import Package, read_package
from inspector_app.office import folder as office_folder
from inspector_app.office.folder import Office, keep_received, open_office
from inspector_app.office.importing import ImportResult, import_delivery, receipt_for
from inspector_app.office.status import OfficeStatus, status
from inspector_app.support.clock import Clock
from inspector_app.support.errors import Problem, Refused, Trouble
from inspector_app.support.files import write_durably
from inspector_app.vault.keys import FULL_COST, SHORTEST_PASSPHRASE, KeyCost

CARD_FILE = "office-key.json"


@dataclass(frozen=True, slots=True)
class Looked:
    """What looking into one package gave: its header, or the problem that keeps it out."""

    file: str
    header: ExportHeader | None
    rejected: tuple[Rejected, ...]
    problem: Problem | None


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import of several files did: one result a file, the files that stayed out, the receipts written."""

    results: tuple[ImportResult, ...]
    left_out: tuple[Looked, ...]
    receipts: tuple[Path, ...]


def init_office(
    folder: Path, passphrase: str, name: str, cost: KeyCost = FULL_COST, *, shortest: int = SHORTEST_PASSPHRASE
) -> OfficeCard:
    """Make the office's keys and database; the public card lies beside them as ``office-key.json``."""
    card = office_folder.init_office(folder, passphrase, name, cost, shortest=shortest)
    write_office_card(folder / CARD_FILE, card)
    return card


@contextmanager
def office_opened(folder: Path, passphrase: str, url: str = "") -> Iterator[Office]:
    """The office for a ``with`` block. Its card, when it was lost, is written again."""
    office = open_office(folder, passphrase, url)
    try:
        if not (folder / CARD_FILE).exists():
            write_office_card(folder / CARD_FILE, office.card)
        yield office
    finally:
        office.close()


def enrol_device(card_file: Path, folder: Path, passphrase: str, clock: Clock, url: str = "") -> DeviceCard:
    """Register a laptop by its card."""
    card = read_device_card(card_file)
    with office_opened(folder, passphrase, url) as office:
        office_folder.enrol(office, card, clock.now())
    return card


def look_into(files: Sequence[Path], folder: Path, passphrase: str) -> tuple[Looked, ...]:
    """Verify packages without taking them in."""
    with office_opened(folder, passphrase) as office:
        return tuple(_look(office, file)[0] for file in files)


def _look(office: Office, file: Path) -> tuple[Looked, Package | None]:
    try:
        package = read_package(file, Opener(office.secrets.identity), office.verify_key_of)
    except Trouble as trouble:
        return Looked(file.name, None, (), _problem(trouble, file)), None
    except Refused as refusal:
        return Looked(file.name, None, (), refusal.problems[0]), None
    return Looked(file.name, package.delivery.header, package.delivery.rejected, None), package


def _problem(trouble: Trouble, file: Path) -> Problem:
    return Problem(trouble.code, file.name, details=trouble.details)


def import_packages(
    files: Sequence[Path],
    folder: Path,
    passphrase: str,
    clock: Clock,
    *,
    url: str = "",
    receipts: Path | None = None,
    dry_run: bool = False,
) -> Imported:
    """Take packages in; one that cannot be read stays out and blocks no other.

    ``receipts`` is the folder that the answers go to, or the file for the one answer when all packages come from one
    laptop.
    """
    results, left_out = [], []
    with office_opened(folder, passphrase, url) as office:
        for file in files:
            looked, package = _look(office, file)
            if package is None:
                left_out.append(looked)
                continue
            now = clock.now()
            try:
                if not dry_run:  # first kept, then taken in: what a receipt acknowledges can always be read again
                    keep_received(office, file, package.delivery)
                results.append(import_delivery(office, package.delivery, package.each_file, now=now, dry_run=dry_run))
            except Trouble as trouble:
                left_out.append(replace(looked, problem=_problem(trouble, file)))
        devices = tuple(dict.fromkeys(result.device for result in results))
        answers = () if dry_run or receipts is None else _answers(office, devices, receipts, clock)
    return Imported(tuple(results), tuple(left_out), answers)


def _answers(office: Office, devices: tuple[str, ...], target: Path, clock: Clock) -> tuple[Path, ...]:
    """The next receipt of each laptop: in a folder, or in the very file named when there is only one."""
    if len(devices) > 1:
        try:
            target.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise Trouble("disk-write-failed", folder=str(target), reason=error.strerror or "") from error
    return tuple(_answer(office, device, target, clock) for device in devices)


def _answer(office: Office, device: str, target: Path, clock: Clock) -> Path:
    receipt = receipt_for(office, device, clock.now())
    path = target / receipt_name(receipt) if target.is_dir() else target
    recipients = [office.device_card(device).recipient]
    write_receipt(path, receipt, signing_secret=office.secrets.signing_secret, recipients=recipients)
    return path


def office_status(folder: Path, passphrase: str, url: str = "") -> OfficeStatus:
    """What the office holds."""
    with office_opened(folder, passphrase, url) as office:
        return status(office.database)


def save_recovery_key(folder: Path, passphrase: str, target: Path) -> None:
    """Write the private recovery key to a file for a laptop whose passphrase was forgotten; it belongs in the safe.

    Raises :class:`Refused` ``file-exists``.
    """
    if target.exists():
        raise Refused(Problem("file-exists", "output", details={"name": target.name}))
    with office_opened(folder, passphrase) as office:
        write_durably(target, f"recovery {office.secrets.recovery_private}\n".encode())
