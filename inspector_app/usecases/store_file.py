"""The store as a whole: make it, open it, check it, copy it, give it another passphrase."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from inspector_app.domain.agency import Agency, Inspector
from inspector_app.domain.handover import OfficeCard
from inspector_app.domain.identity import named_rid, new_rid
from inspector_app.exchange.cards import read_office_card
from inspector_app.formdefs.banks import load_banks
from inspector_app.formdefs.catalogue import Catalogue
from inspector_app.lawbook.book import Lawbook
from inspector_app.store.backup import backup, restore
from inspector_app.store.check import check
from inspector_app.store.store import Store, store_folder
from inspector_app.support.clock import CHINA, Clock, SetClock
from inspector_app.support.errors import Problem, Refused, refuse_errors
from inspector_app.support.paths import forms_folder, resource
from inspector_app.usecases.context import Context
from inspector_app.vault.keys import FULL_COST, SHORTEST_PASSPHRASE, KeyCost

# The namespace of agencies: two laptops of one bureau must give one project one identity.
_AGENCIES = "6f1d1a2e-8a43-5c0e-9d51-3c2f4f0f7a10"
_OWN_FORMS, _OWN_LAW = "forms", "law"
_DEMO_MOMENT = "demo-moment"


@dataclass(frozen=True, slots=True)
class Setup:
    """What a first start asks: the agency, the owner of the store and the partner, the office's key file."""

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
    agency_address: str = ""
    agency_phone: str = ""
    office_key: Path | None = None


def setup_problems(setup: Setup, law: Lawbook) -> list[Problem]:
    """What a first start still lacks."""
    wanted = ("agency_name", "short_name", "province", "inspector", "certificate", "partner", "partner_certificate")
    problems = [Problem("setup-missing", name) for name in wanted if not getattr(setup, name).strip()]
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
    shortest: int = SHORTEST_PASSPHRASE,
) -> Context:
    """Make a store with its agency, inspectors and office. Raises :class:`Refused` with what is missing."""
    law = load_law(path)
    refuse_errors(setup_problems(setup, law))
    card = read_office_card(setup.office_key) if setup.office_key else None
    recovery = card.recovery_key if card else ""
    store = Store.create(path, passphrase, clock=clock, cost=cost, shortest=shortest, recovery_key=recovery)
    agency = Agency(
        named_rid(_AGENCIES, setup.agency_name.strip()), setup.agency_name.strip(), setup.short_name.strip(),
        law.places.code(setup.province) or setup.province.strip(), setup.agency_address.strip(),
        setup.agency_phone.strip(),
    )  # fmt: skip
    writer = Inspector(
        new_rid(), setup.inspector.strip(), setup.certificate.strip(), "劳动保障监察员", setup.certificate_until,
        setup.enforcement_certificate.strip(), setup.certificate_until, writer=True,
    )  # fmt: skip
    partner = Inspector(
        new_rid(), setup.partner.strip(), setup.partner_certificate.strip(), "劳动保障监察员", setup.partner_until,
        setup.partner_enforcement_certificate.strip(), setup.partner_until,
    )  # fmt: skip
    with store.unit(writer.rid, "建立资料库") as unit:
        for record in (agency, writer, partner):
            unit.put(record)
    if card:
        store.settings.set_office(card)
    return Context(store, load_forms(path), load_banks(resource("banks")), law, clock)


def open_store(path: Path, passphrase: str, clock: Clock) -> Context:
    """Open a store. A demo store brings its own standing clock. Raises as :meth:`Store.open`."""
    return _context(Store.open(path, passphrase, clock=clock), path, clock)


def recover_store(
    path: Path, recovery_secret: str, passphrase: str, clock: Clock, cost: KeyCost = FULL_COST
) -> Context:
    """Open a store whose passphrase was forgotten with the office's recovery key, and set a new passphrase."""
    return _context(Store.recover(path, recovery_secret, passphrase, clock=clock, cost=cost), path, clock)


def _context(store: Store, path: Path, clock: Clock) -> Context:
    try:
        demo = store.settings.get(_DEMO_MOMENT)
        if demo:
            clock = SetClock(datetime.fromisoformat(demo))
            store.clock = clock
        return Context(store, load_forms(path), load_banks(resource("banks")), load_law(path), clock)
    except BaseException:
        store.close()
        raise


@contextmanager
def opened(path: Path, passphrase: str, clock: Clock) -> Iterator[Context]:
    """:func:`open_store` for a ``with`` block."""
    context = open_store(path, passphrase, clock)
    try:
        yield context
    finally:
        context.store.close()


def stand_still(context: Context) -> None:
    """Keep this moment as the store's demo date (演示日期): whoever opens it sees that day."""
    context.store.settings.set(_DEMO_MOMENT, context.clock.now().isoformat())


def demo_day(context: Context) -> date | None:
    """The demo date, when this is a demo store."""
    text = context.store.settings.get(_DEMO_MOMENT)
    return datetime.fromisoformat(text).astimezone(CHINA).date() if text else None


def load_forms(path: Path) -> Catalogue:
    """Our forms, and over them the bureau's own in the store's folder."""
    own = store_folder(path) / _OWN_FORMS
    folders = [forms_folder(), own] if own.is_dir() else [forms_folder()]
    return Catalogue.load(folders, resource("released.toml"))


def load_law(path: Path) -> Lawbook:
    """Our law data, and over it the bureau's own in the store's folder."""
    return Lawbook.load(resource("law"), store_folder(path) / _OWN_LAW)


def adopt_office(context: Context, card_file: Path) -> OfficeCard:
    """Take the office's key: packages go to it, and its recovery key may open this store."""
    card = read_office_card(card_file)
    context.store.adopt_office(card)
    return card


def check_store(context: Context) -> list[Problem]:
    """Everything that does not hold together: chain, replay, sealed files, guards."""
    return check(context.store)


def back_up(context: Context, file: Path) -> None:
    """Write one encrypted file with the whole store, read back and compared."""
    backup(context.store, file)


def restore_store(file: Path, path: Path, passphrase: str, clock: Clock) -> None:
    """Make a store from a backup; it becomes a new device. Raises as :func:`restore`."""
    restore(file, path, passphrase, clock=clock).close()
