"""The store as a whole: make it, open it, check it, copy it, give it another passphrase."""

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, fields, replace
from datetime import date, datetime
from pathlib import Path

from inspector_app.domain.agency import Agency, Inspector, practises
from inspector_app.domain.edition import Edition
from inspector_app.domain.handover import OfficeCard
from inspector_app.domain.hidden_characters import name_problems
from inspector_app.domain.identity import named_rid, new_rid
from inspector_app.exchange.cards import fingerprint, read_office_card
from inspector_app.lawbook.book import Lawbook
from inspector_app.store.backup import backup, restore
from inspector_app.store.check import check
from inspector_app.store.layout import KEYS, SEALED, missing, store_folder
from inspector_app.store.leftovers import leftover_problems
from inspector_app.store.store import Store
from inspector_app.support.clock import Clock
from inspector_app.support.errors import Level, Problem, Refused, Trouble, refuse_errors
from inspector_app.support.progress import NoProgress, Progress
from inspector_app.support.reasons import reason_of
from inspector_app.support.regular import read_regular
from inspector_app.usecases.auto_backups import back_up_new_passphrase, lies_elsewhere, note_elsewhere
from inspector_app.usecases.check_words import in_words
from inspector_app.usecases.context import Context
from inspector_app.usecases.demo_date import demo_day, own_clock
from inspector_app.usecases.draws import differing_draws
from inspector_app.usecases.editions import edition_problems
from inspector_app.usecases.fill_about import fill_about
from inspector_app.usecases.fill_causes import fill_causes
from inspector_app.usecases.machine_clock import clock_notes
from inspector_app.usecases.originals import lacking_originals
from inspector_app.usecases.outbox import is_another_office
from inspector_app.usecases.own_data import law_or_ours, load_forms, load_law, own_data, questions_or_ours
from inspector_app.usecases.practice_mark import refuse_practice
from inspector_app.usecases.recompute import recompute
from inspector_app.usecases.store_place import place_warnings, refuse_place, store_exists
from inspector_app.usecases.thresholds import carry_over, threshold_problems
from inspector_app.vault.keys import FULL_COST, DataKey, KeyCost, KeyFile, Secret
from inspector_app.vault.passphrase import FULL_RULE, PassphraseRule

__all__ = ["FULL_COST", "KeyCost"]

# The namespace of agencies: two laptops of one bureau must give one project one identity.
_AGENCIES = "6f1d1a2e-8a43-5c0e-9d51-3c2f4f0f7a10"
_LAST_BACKUP, _LAST_LACKED = "last-backup", "last-backup-lacked"
_UNREADABLE, DRAFTS_ONLY = "store-page-damaged", "store-drafts-only"
GONE = "store-gone-from"
"""The problem of a store that is not where it was: nothing is kept, not even what was saved before."""


@dataclass(frozen=True, slots=True)
class LastBackup:
    """When the last backup was made, and how many originals it lacked because nobody could read them."""

    at: datetime
    lacking: int = 0


@dataclass(frozen=True, slots=True)
class Setup:
    """What a first start asks: the agency, the owner of the store and the partner, the office's key file. An
    enforcement certificate without a day of its own runs out with the other one."""

    agency_name: str
    short_name: str
    province: str
    inspector: str
    certificate: str
    partner: str
    partner_certificate: str
    enforcement_certificate: str = ""
    partner_enforcement_certificate: str = ""
    certificate_until: date | None = None
    partner_until: date | None = None
    enforcement_until: date | None = None
    partner_enforcement_until: date | None = None
    agency_address: str = ""
    agency_phone: str = ""
    review_organ: str = ""
    court: str = ""
    office_key: Path | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """Names and numbers that no passphrase may consist of: everyone in the bureau knows them."""
        return (self.agency_name, self.inspector, self.certificate, self.partner, self.partner_certificate)


def setup_problems(setup: Setup, law: Lawbook) -> list[Problem]:
    """What a first start still lacks."""
    wanted = ("agency_name", "short_name", "province", "inspector", "certificate", "partner", "partner_certificate")
    problems = [Problem("setup-missing", name) for name in wanted if not getattr(setup, name).strip()]
    for part in fields(setup):
        typed = getattr(setup, part.name)
        problems += name_problems(typed, part.name) if isinstance(typed, str) else []
    if setup.certificate.strip() and setup.certificate.strip() == setup.partner_certificate.strip():
        problems.append(Problem("setup-same-certificate", "partner_certificate"))
    if setup.province.strip():
        try:
            law.places.code(setup.province)
        except Refused as refusal:
            problems += refusal.problems
    return problems


def create_store(
    path: Path,
    passphrase: str,
    setup: Setup,
    clock: Clock,
    cost: KeyCost = FULL_COST,
    rule: PassphraseRule = FULL_RULE,
    *,
    anywhere: bool = False,
) -> Context:
    """Make a store with its agency, inspectors and office. Raises :class:`Refused` with what is missing.

    ``anywhere`` allows a place that is not fit for real work: a demo may lie on a stick.
    """
    if not anywhere:
        refuse_place(path)
        refuse_errors([Problem("agency-practice", "agency_name")] if practises(setup.agency_name) else [])
    law = load_law()
    refuse_errors(setup_problems(setup, law))
    card = read_office_card(setup.office_key) if setup.office_key else None
    agency, writer, partner = _first_records(setup, law)

    def begin(store: Store) -> None:
        with store.unit(writer.rid, "建立资料库") as unit:
            for record in (agency, writer, partner):
                unit.put(record)
        if card:
            store.settings.set_office(card)

    recovery = card.recovery_key if card else ""
    store = Store.create(
        path, passphrase, clock=clock, cost=cost, rule=rule.knowing(*setup.names), recovery_key=recovery, begin=begin
    )
    return _context(store, path, clock)


def _first_records(setup: Setup, law: Lawbook) -> tuple[Agency, Inspector, Inspector]:
    """The agency, the owner of the store and the partner."""
    agency = Agency(
        named_rid(_AGENCIES, setup.agency_name.strip()), setup.agency_name.strip(), setup.short_name.strip(),
        law.places.code(setup.province) or setup.province.strip(), setup.agency_address.strip(),
        setup.agency_phone.strip(), review_organ=setup.review_organ.strip(), court=setup.court.strip(),
    )  # fmt: skip
    writer = Inspector(
        new_rid(), setup.inspector.strip(), setup.certificate.strip(), "劳动保障监察员", setup.certificate_until,
        setup.enforcement_certificate.strip(), setup.enforcement_until or setup.certificate_until, writer=True,
    )  # fmt: skip
    partner = Inspector(
        new_rid(), setup.partner.strip(), setup.partner_certificate.strip(), "劳动保障监察员", setup.partner_until,
        setup.partner_enforcement_certificate.strip(), setup.partner_enforcement_until or setup.partner_until,
    )  # fmt: skip
    return agency, writer, partner


@dataclass(frozen=True, slots=True)
class Unlocked:
    """A store whose key is known: what the worker thread hands to the thread that will own the connection."""

    path: Path
    key: DataKey = field(repr=False)


def unlock(path: Path, passphrase: str) -> Unlocked:
    """The slow part of opening, for a worker thread. Raises as ``layout.missing`` and :meth:`KeyFile.unlock`."""
    if not store_exists(path):
        raise missing(store_folder(path))
    return Unlocked(path, KeyFile(store_folder(path) / KEYS).unlock(passphrase))


def enter(unlocked: Unlocked, clock: Clock) -> Context:
    """The fast part of opening, for the thread that works with the store. Raises as :meth:`Store.open`."""
    return _context(Store.open_with(unlocked.path, unlocked.key, clock=clock), unlocked.path, clock)


def open_store(path: Path, passphrase: str, clock: Clock) -> Context:
    """Open a store. A demo store brings its own standing clock. Raises as :meth:`Store.open`."""
    return _context(Store.open(path, passphrase, clock=clock), path, clock)


def recover_store(
    path: Path, recovery_secret: str, passphrase: str, clock: Clock, cost: KeyCost = FULL_COST
) -> Context:
    """Open a store with the office's recovery key, set a new passphrase, and make a backup that opens by it."""
    context = _context(Store.recover(path, recovery_secret, passphrase, clock=clock, cost=cost), path, clock)
    back_up_new_passphrase(context)
    return context


def _context(store: Store, path: Path, clock: Clock) -> Context:
    try:
        clock = own_clock(store, clock)
        store.clock = clock
        store.drafts = replace(store.drafts, clock=clock)
        own = own_data(store.all(Edition))
        law = law_or_ours(own.law)
        forms = load_forms(own.forms, law)
        context = carry_over(Context(store, forms, questions_or_ours(own.banks), law, clock))
        fill_about(context)
        fill_causes(context)
        recompute(context)  # a newer program may know years that were not announced before
    except BaseException:
        store.close()
        raise
    return context


@contextmanager
def opened(path: Path, passphrase: str, clock: Clock) -> Iterator[Context]:
    """:func:`open_store` for a ``with`` block."""
    context = open_store(path, passphrase, clock)
    try:
        yield context
    finally:
        context.store.close()


def adopt_office(context: Context, card_file: Path) -> OfficeCard:
    """Take the office's key: packages go to it, and its recovery key may open this store. Another office than before
    gets everything from the beginning. Raises :class:`Refused` as ``refuse_practice``."""
    refuse_practice(context)
    card = read_office_card(card_file)
    if is_another_office(context, card_file):
        context.store.outbox.begin_anew()  # first: cut off between the two, all goes to the former one once more
    context.store.adopt_office(card)
    return card


@dataclass(frozen=True, slots=True)
class OfficeKey:
    """An office's key file as a person checks it: the office's name, and digits to compare by telephone (核对码)."""

    office: str
    digits: str


def look_at_office_key(card_file: Path) -> OfficeKey:
    """Read a key file without adopting it. Raises as :func:`read_office_card`."""
    card = read_office_card(card_file)
    return OfficeKey(card.office, fingerprint(card))


def office_key(context: Context) -> OfficeKey | None:
    """That of this store, or None."""
    card = context.store.settings.office
    return OfficeKey(card.office, fingerprint(card)) if card else None


_RECOVERY_LINE = re.compile(r"(?:recovery\s+)?([A-Za-z0-9+/]{43}=)")
_RECOVERY_FILE_CAP = 64 << 10


def read_recovery_key(file: Path) -> str:
    """The office's recovery key in a text file, alone or in a line ``recovery …``.

    Raises :class:`Trouble` ``file-unreadable`` or ``recovery-key-not-found``.
    """
    try:
        text = read_regular(file, _RECOVERY_FILE_CAP).decode("utf-8-sig", "replace")
    except OSError as error:
        raise Trouble("file-unreadable", name=file.name, reason=reason_of(error)) from error
    lines = (line.strip().lstrip("#").strip() for line in text.splitlines())
    found = [match[1] for line in lines if (match := _RECOVERY_LINE.fullmatch(line))]
    if not found:
        raise Trouble("recovery-key-not-found", name=file.name)
    return found[0]


def check_store(context: Context, progress: Progress | None = None) -> list[Problem]:
    """Everything that does not hold together: chain, replay, sealed files, guards. May run in a worker thread.

    Nothing is deleted. In a store that is whole, sealed files that nothing names any more are moved aside.
    """
    problems = check(context.store, _Called(progress or NoProgress(), "核对原始文件"))
    if any(problem.code == "store-page-damaged" for problem in problems):
        return problems  # what cannot be read names nothing, and everything would seem left over
    problems += leftover_problems(context.store, move=not problems)
    with context.store.reader() as reading:
        told = in_words(reading, problems) + edition_problems(reading, context.store.folder) + differing_draws(reading)
    return told + [replace(note, level=Level.INFO) for note in clock_notes(context)]


def is_readable(problems: Iterable[Problem]) -> bool:
    """Whether a check could read the whole database; what it found beyond that is its answer."""
    return not any(problem.code == _UNREADABLE for problem in problems)


def is_whole(problems: Iterable[Problem]) -> bool:
    """Whether a check found nothing wrong: what lies aside is told, and is no fault."""
    return all(problem.level is Level.INFO for problem in problems)


def left_over(context: Context) -> tuple[str, ...]:
    """The names of the sealed files that lie aside."""
    return context.store.sealed.lying_aside()


def folder_problems(context: Context) -> list[Problem]:
    """What became of the store's folder while it is open: ``store-gone-from`` when it does not lie where it was opened,
    ``sealed-folder-gone`` when the originals do not lie in it, ``sealed-read-only`` when no new ones can,
    ``store-read-only``, and ``store-read-only-later`` while it is saved only because it is open; ``store-drafts-only``
    while a full disk takes drafts and nothing else. A cheap look, to be made often."""
    store = context.store
    if (gone := store.gone) is not None:
        return [Problem(GONE, details=gone.details)]
    room = Problem(DRAFTS_ONLY, level=Level.WARNING) if _takes_drafts_only(store) else None
    return [problem for problem in (_sealed_problem(store), store.read_only, room) if problem is not None]


def drafts_on_full_disk(context: Context) -> Problem | None:
    """``store-drafts-only`` while there are drafts which a full disk keeps from being saved where they belong."""
    return Problem(DRAFTS_ONLY) if _takes_drafts_only(context.store) and context.store.drafts.all() else None


def _takes_drafts_only(store: Store) -> bool:
    """The disk became full while the store is open; of one that was full at opening other words are said."""
    return store.has_room and store.reserve.is_needed


def _sealed_problem(store: Store) -> Problem | None:
    if not store.sealed.is_there:
        return Problem("sealed-folder-gone", details={"folder": SEALED})
    return None if store.sealed.may_be_written else Problem("sealed-read-only", details={"folder": SEALED})


def opening_problems(context: Context) -> list[Problem]:
    """What a person must know as soon as the store is open, and for as long as it is so."""
    store = context.store
    folder = folder_problems(context)
    if any(problem.code == GONE for problem in folder):  # all else would be said of what lies there now
        return folder
    room = [] if store.has_room else [Problem("store-no-room", level=Level.WARNING)]
    place = [] if demo_day(context) else place_warnings(store.folder)
    anchor = [store.anchor_problem] if store.anchor_problem else []
    lacking = store.sealed.lacks(store.settings.left_behind)
    count = {"count": str(len(lacking))}
    behind = [Problem("store-left-behind", level=Level.WARNING, details=count)] if lacking else []
    return [
        *folder,
        *anchor,
        *behind,
        *store.log_problems,
        *room,
        *place,
        *clock_notes(context),
        *threshold_problems(context),
    ]


def back_up(context: Context, file: Path, progress: Progress | None = None) -> list[Problem]:
    """Write one encrypted file with the whole store, read back and compared. May run in a worker thread.

    Gives back what the backup lacks, as :func:`lacking_originals` does.
    """
    whole = backup(context.store, file, _Called(progress or NoProgress(), "备份"))
    return lacking_originals(context, progress, whole)


def note_backup(context: Context, file: Path, lacking: int = 0) -> None:
    """Remember that a backup was made now, how many originals it lacks, and whether it lies on another disk."""
    if lies_elsewhere(context, file):
        note_elsewhere(context)
    context.store.settings.set(_LAST_BACKUP, context.clock.now().isoformat())
    context.store.settings.set(_LAST_LACKED, str(lacking))


def last_backup(context: Context) -> LastBackup | None:
    """The last backup, or None."""
    text = context.store.settings.get(_LAST_BACKUP)
    lacking = int(context.store.settings.get(_LAST_LACKED, "0"))
    return LastBackup(datetime.fromisoformat(text), lacking) if text else None


def restore_store(file: Path, path: Path, secret: Secret, clock: Clock, progress: Progress | None = None) -> None:
    """Make a store from a backup; it becomes a new device. Raises as :func:`restore`, and :class:`Refused` for a place
    that is not fit for a store."""
    refuse_place(path)
    named = _Called(progress or NoProgress(), "恢复")
    restore(file, path, secret, clock=clock, progress=named).close()


@dataclass(frozen=True, slots=True)
class _Called:
    """Progress of a floor below, called by its Chinese name on the screen."""

    inner: Progress
    name: str

    def step(self, done: int, total: int, what: str) -> None:
        self.inner.step(done, total, self.name)
