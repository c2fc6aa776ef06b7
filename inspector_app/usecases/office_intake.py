"""办公室收件: what lies on the desk is looked at, taken in and answered; packages, cards of laptops, whole folders."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from inspector_app.domain.brought import CARD_END, PACKAGE_END, RECEIPT_END, TASKS_END, Taker, taker_of
from inspector_app.domain.handover import DeviceCard
from inspector_app.exchange.cards import read_device_card
from inspector_app.office.drafts import OfficeDrafts
from inspector_app.support.clock import Clock
from inspector_app.support.errors import Level, Problem, Trouble
from inspector_app.support.progress import NOT_WATCHED, Progress
from inspector_app.support.reasons import reason_of
from inspector_app.usecases.office import Imported, import_packages, look_into, office_opened, office_status
from inspector_app.usecases.office_alarms import reminders, short
from inspector_app.usecases.office_looked import Looked, at_odds
from inspector_app.usecases.office_receipts import give_receipt
from inspector_app.usecases.office_words import card_words, package_words, taken_words
from inspector_app.usecases.one_by_one import attempt

RECEIPTS = "receipts"
_OF_LAPTOPS = {TASKS_END: "office-file-tasks", RECEIPT_END: "office-file-receipt"}
MUCH_CHANGED, STOPPED, UNKNOWN = "office-much-changed", "office-import-stopped", "package-unknown-device"


@dataclass(frozen=True, slots=True)
class Desk:
    """An office that somebody opened: its folder, name, and what opens it again for each piece of work."""

    folder: Path
    name: str
    passphrase: str = field(repr=False)
    drafts: OfficeDrafts
    url: str = field(default="", repr=False)

    @property
    def receipts(self) -> Path:
        """Where receipts go when nobody says otherwise."""
        return self.folder / RECEIPTS


@dataclass(frozen=True, slots=True)
class Brought:
    """A file on the desk: a package as it was looked into, or the card of a laptop, or why it is neither."""

    path: Path
    looked: Looked | None = None
    card: DeviceCard | None = None
    problem: Problem | None = None
    at_odds: Problem | None = None
    """That another file on the desk says otherwise of the same numbers."""

    @property
    def is_package(self) -> bool:
        """Whether it can be taken in, as far as one knows before, with nothing asked."""
        return self.looked is not None and (self.looked.problem is None or self.looked.problem.code == STOPPED)

    @property
    def is_asked(self) -> bool:
        """Whether it is taken in only once somebody knows how much it changes."""
        return self.looked is not None and self.looked.problem is not None and self.looked.problem.code == MUCH_CHANGED

    @property
    def words(self) -> tuple[str, ...]:
        """What it holds, and what taking it in would change."""
        if self.card:
            return (card_words(self.card),)
        if self.looked is None or self.looked.header is None:
            return ()
        would = self.looked.would
        return (package_words(self.looked.header), *([taken_words(would, dry_run=True)] if would else ()))

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What keeps it out or must be looked at, and what is still to come before it."""
        own = (self.problem,) if self.problem else ()
        if self.looked is None:
            return own
        odd = (self.at_odds,) if self.at_odds else ()
        return (*own, *self.looked.alarms, *odd, *reminders(self.looked.file, self.looked.gaps))


def open_desk(folder: Path, passphrase: str, url: str = "") -> Desk:
    """Open an office once, so that passphrase and server are known to be right. Raises as ``open_office``."""
    with office_opened(folder, passphrase, url) as office:
        return Desk(folder, office.card.office, passphrase, office.drafts, url)


def files_of(paths: Iterable[Path]) -> tuple[Path, ...]:
    """The files that were brought, each once; of a folder, such as a stick, the packages and cards in it."""
    found: dict[Path, None] = {}
    for path in paths:
        inside = sorted(path.iterdir()) if path.is_dir() else [path]
        found.update((each, None) for each in inside if each == path or each.suffix in (PACKAGE_END, CARD_END))
    return tuple(found)


def look_over(
    desk: Desk, files: Sequence[Path], clock: Clock, package_passphrase: str = "", progress: Progress = NOT_WATCHED
) -> tuple[Brought, ...]:
    """Look at each without changing anything, cards first: they are registered before their packages are taken in.

    Raises as :func:`look_into`.
    """
    cards = {file: _card(file) for file in files if _is_card(file)}
    packages = [file for file in files if _is_ours(file) and file not in cards]
    looked = dict(
        zip(
            packages,
            look_into(packages, desk.folder, desk.passphrase, clock, desk.url, package_passphrase, progress),
            strict=True,
        )
    )
    odd = at_odds(list(looked.values()))
    own = [file for file in files if not _is_ours(file)]
    devices = office_status(desk.folder, desk.passphrase, desk.url).devices if own else ()
    names = {short(each.device): each.inspector for each in devices}
    beside = {each.card.device: each.path.name for each in cards.values() if each.card}
    others = (
        Brought(file, _with_card(looked[file], beside), at_odds=odd.get(file.name))
        if file in looked
        else _told(file, names)
        for file in files
        if file not in cards
    )
    return (*cards.values(), *others)


def _is_card(file: Path) -> bool:
    return file.suffix.lower() == CARD_END


def _with_card(looked: Looked, beside: Mapping[str, str]) -> Looked:
    """What became of a package; of one whose laptop is not registered, that its card lies beside it."""
    problem = looked.problem
    card = beside.get(problem.details.get("device", "")) if problem and problem.code == UNKNOWN else None
    if card is None:
        return looked
    return replace(looked, problem=Problem("package-card-beside", looked.file, details={"card": card}))


def _is_ours(file: Path) -> bool:
    """Whether the office may take it; who alone names a file so has it looked at, whatever its ending."""
    return taker_of(file.name) in (Taker.OFFICE, None)


def _told(file: Path, names: Mapping[str, str]) -> Brought:
    """What a file is that laptops take: of one that the office wrote also for whom."""
    code = _OF_LAPTOPS.get(file.suffix.lower(), "office-file-of-colleagues")
    whose = names.get(file.name.partition("_")[0])
    details = {"file": file.name, "whose": f"给{whose}的" if whose else ""}
    return Brought(file, problem=Problem(code, file.name, Level.WARNING, details))


def _card(file: Path) -> Brought:
    found = attempt(file.name, lambda: read_device_card(file))
    return Brought(file, problem=found) if isinstance(found, Problem) else Brought(file, card=found)


def take_in(
    desk: Desk,
    files: Sequence[Path],
    receipts: Path,
    clock: Clock,
    package_passphrase: str = "",
    *,
    sure: bool = False,
    progress: Progress = NOT_WATCHED,
) -> Imported:
    """Import packages and answer each laptop in a folder, which is made when it is not there.

    Raises :class:`Trouble` ``disk-write-failed`` before anything is taken in, and as :func:`import_packages`.
    """
    _made(receipts)
    return import_packages(
        files, desk.folder, desk.passphrase, clock, url=desk.url, receipts=receipts,
        package_passphrase=package_passphrase, sure=sure, progress=progress,
    )  # fmt: skip


def answer_again(desk: Desk, device: str, receipts: Path, clock: Clock) -> Path:
    """Write how the office stands with a laptop now, without an import, into a folder, which is made when it is not
    there. Raises as :func:`give_receipt`."""
    _made(receipts)
    return give_receipt(device, receipts, desk.folder, desk.passphrase, clock, desk.url)


def _made(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Trouble("disk-write-failed", folder=folder.name, reason=reason_of(error)) from error
