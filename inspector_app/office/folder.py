"""The office's folder: its keys behind one passphrase, the merged database, received files, registered laptops."""

import hashlib
import os
import re
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from inspector_app.domain.handover import Delivery, DeviceCard, OfficeCard
from inspector_app.domain.records import plain
from inspector_app.office.database import EncryptedFile, OfficeDatabase, open_server, server_name
from inspector_app.office.drafts import OfficeDrafts
from inspector_app.office.layout import DATABASE, DRAFTS, FILES, KEYS, RECEIVED, SAFE
from inspector_app.office.own import SERVER, has_table, keep_own_quietly, lay_beside_kept
from inspector_app.office.schema import KEEP_META, prepare
from inspector_app.support.errors import Problem, Refused, Trouble
from inspector_app.support.files import sync_folder, write_durably
from inspector_app.support.reasons import reason_of
from inspector_app.vault import age
from inspector_app.vault.keys import (
    FULL_COST,
    DataKey,
    KeyCost,
    KeyFile,
    new_recovery_pair,
)
from inspector_app.vault.passphrase import FULL_RULE, PassphraseRule, check_passphrase
from inspector_app.vault.sealed import SealedFiles
from inspector_app.vault.signing import new_signing_secret, verify_key_of


@dataclass(frozen=True, slots=True)
class OfficeSecrets:
    """What only the office holds: the key that opens packages, the one that signs receipts, the recovery key."""

    identity: str = field(repr=False)
    signing_secret: str = field(repr=False)
    recovery_private: str = field(repr=False)
    former: tuple["OfficeSecrets", ...] = field(default=(), repr=False)
    """Those of before the keys were changed, the newest first."""

    @property
    def all(self) -> tuple["OfficeSecrets", ...]:
        """The present ones, then the former."""
        return (self, *self.former)


@dataclass(frozen=True, slots=True)
class Office:
    """An opened office: its public card, its secrets, the merged database and the sealed files."""

    folder: Path
    card: OfficeCard
    secrets: OfficeSecrets
    database: OfficeDatabase
    files: SealedFiles
    drafts: OfficeDrafts

    def verify_key_of(self, device: str) -> str | None:
        """The signing key of a registered laptop that was not struck off, else None."""
        query = "SELECT verify_key FROM device WHERE device = ? AND revoked_at = ''"
        found = self.database.rows(query, (device,))
        return str(found[0][0]) if found else None

    def known_key_of(self, device: str) -> str | None:
        """The signing key of a laptop that was ever registered, also once it was struck off, else None."""
        found = self.database.rows("SELECT verify_key FROM device WHERE device = ?", (device,))
        return str(found[0][0]) if found else None

    def device_card(self, device: str) -> DeviceCard:
        """The card of a registered laptop. Raises :class:`Trouble` ``office-device-unknown``."""
        query = "SELECT device, agency, inspector, certificate, verify_key, recipient FROM device WHERE device = ?"
        found = self.database.rows(query, (device,))
        if not found:
            raise Trouble("office-device-unknown", device=device)
        return DeviceCard(*found[0])

    def note_key(self, device: str, identity: str) -> None:
        """Remember under which of the office's keys a laptop hands over: the card that it has."""
        told = (f"key:{device}", age.recipient_of(identity))
        if not self.database.rows("SELECT 1 FROM meta WHERE name = ? AND value = ?", told):
            self.database.run(KEEP_META, told)

    def secrets_for(self, device: str) -> OfficeSecrets:
        """The keys that a laptop's card tells of: the present ones unless it handed over under former ones."""
        found = self.database.rows("SELECT value FROM meta WHERE name = ?", (f"key:{device}",))
        told = (each for each in self.secrets.all if found and age.recipient_of(each.identity) == found[0][0])
        return next(told, self.secrets)

    def devices(self) -> tuple[str, ...]:
        """The ids of all registered laptops."""
        return tuple(row[0] for row in self.database.rows("SELECT device FROM device ORDER BY enrolled_at, device"))

    def close(self) -> None:
        """Let go of the database."""
        self.database.close()


def init_office(
    folder: Path, passphrase: str, name: str, cost: KeyCost = FULL_COST, *, rule: PassphraseRule = FULL_RULE
) -> OfficeCard:
    """Make an office in an empty or new folder and return its public card.

    ``escrow-key.age`` is an age identity file under the same passphrase; it opens every package when the office's own
    key is lost, and belongs on a stick in the safe, not on this machine. Raises :class:`Refused` ``office-exists``,
    ``office-name-missing``, or as ``check_passphrase``.
    """
    check_passphrase(passphrase, rule.knowing(name))
    if not name.strip():
        raise Refused(Problem("office-name-missing", "name"))
    if any((folder / part).exists() for part in (KEYS, DATABASE, SAFE)):
        raise Refused(Problem("office-exists", "folder", details={"folder": folder.name}))
    try:
        for part in (folder, folder / FILES, folder / RECEIVED):
            part.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise Trouble("disk-write-failed", folder=str(folder), reason=reason_of(error)) from error
    values, escrow = new_secrets(name.strip())
    write_durably(folder / SAFE, age.encrypt_with_passphrase(safe_text(values, escrow).encode(), passphrase))
    database = EncryptedFile(folder / DATABASE, KeyFile(folder / KEYS).create(passphrase, cost).database)
    with database.transaction():
        database.run("CREATE TABLE secret (name TEXT PRIMARY KEY, value TEXT NOT NULL)")
        for item in values.items():
            database.run("INSERT INTO secret VALUES (?, ?)", item)
    database.close()
    return card_of(values)


def new_secrets(name: str) -> tuple[dict[str, str], str]:
    """Fresh keys of an office as they are kept by name, and the secret escrow key, which is not kept with them."""
    escrow, recovery = age.new_age_identity(), new_recovery_pair()
    values = {
        "name": name,
        "identity": age.new_age_identity(),
        "signing_secret": new_signing_secret(),
        "recovery_private": recovery.private,
        "recovery_public": recovery.public,
        "escrow_recipient": age.recipient_of(escrow),
    }
    return values, escrow


def safe_text(values: Mapping[str, str], escrow: str) -> str:
    """What lies in the safe: an age identity file, with the recovery key in a comment."""
    return f"# escrow {age.recipient_of(escrow)}\n# recovery {values['recovery_private']}\n{escrow}\n"


def former_name(number: int, name: str) -> str:
    """Under which name a key is kept after the keys were changed for the ``number``-th time."""
    return f"former.{number}.{name}"


def former_signing(values: Mapping[str, str]) -> tuple[str, ...]:
    """The signing secrets of before the keys were changed."""
    return tuple(value for name, value in values.items() if re.fullmatch(r"former\.\d+\.signing_secret", name))


def secrets_in(database: OfficeDatabase) -> dict[str, str]:
    """All keys of an office by name."""
    return {str(name): str(value) for name, value in database.rows("SELECT name, value FROM secret")}


def _secrets(values: Mapping[str, str]) -> OfficeSecrets:
    numbers = sorted(int(name.split(".")[1]) for name in values if re.fullmatch(r"former\.\d+\.identity", name))
    former = tuple(_three(values, f"former.{number}.") for number in reversed(numbers))
    return replace(_three(values), former=former)


def _three(values: Mapping[str, str], before: str = "") -> OfficeSecrets:
    return OfficeSecrets(
        values[f"{before}identity"], values[f"{before}signing_secret"], values[f"{before}recovery_private"]
    )


def open_office(folder: Path, passphrase: str, url: str = "") -> Office:
    """Open an office; ``url`` names a PostgreSQL server that holds the merged database instead of the file.

    A folder keeps on which server its database is: to go on in the file by mistake, or on another server, would part
    it in two. ``here`` as the url says that it is the file from now on.
    Raises :class:`Trouble` ``office-missing``, ``office-incomplete``, ``passphrase-wrong``, ``office-on-server``,
    ``office-other-server``, ``office-server-empty``, ``office-database-older`` and what
    ``database.open_database`` raises.
    """
    if (folder / KEYS).is_file() and not (folder / DATABASE).is_file():
        raise Trouble("office-incomplete", folder=folder.name)
    key = unlocked(folder, passphrase)
    local = EncryptedFile(folder / DATABASE, key.database)
    try:
        values = _values(folder, local)
    except BaseException:
        local.close()
        raise
    return office_on(folder, key, values, _merged(folder, local, url, values.get(SERVER, "")))


def _values(folder: Path, local: EncryptedFile) -> dict[str, str]:
    """The secrets of an office by name, those that were kept later where an older file was put back."""
    lay_beside_kept(local, folder)
    if not (values := secrets_in(local) if has_table(local, "secret") else {}):
        raise Trouble("office-incomplete", folder=folder.name)
    return values


_DAMAGED = frozenset({"store-damaged", "store-key-wrong"})


@contextmanager
def damage_named(folder: Path) -> Iterator[None]:
    """Call a damaged database of an office by its name, for what is to be done is another thing than with a store.

    Raises :class:`Trouble` ``office-damaged``.
    """
    try:
        yield
    except Trouble as trouble:
        if trouble.code in _DAMAGED:
            raise Trouble("office-damaged", folder=folder.name) from trouble
        raise


def unlocked(folder: Path, passphrase: str) -> DataKey:
    """The keys under which an office's files lie. Raises :class:`Trouble` ``office-missing``, ``passphrase-wrong``."""
    if not (folder / KEYS).is_file():
        raise Trouble("office-missing", folder=folder.name)
    keys = KeyFile(folder / KEYS)
    key = keys.unlock(passphrase)
    with suppress(Trouble):  # a full disk must not keep anybody out
        keys.settle()
    return key


def office_on(folder: Path, key: DataKey, values: Mapping[str, str], database: OfficeDatabase) -> Office:
    """The office with its secrets (``values``) and a merged database."""
    files, drafts = SealedFiles(folder / FILES, key.files, key.names), OfficeDrafts(folder / DRAFTS, key.asides)
    return Office(folder, card_of(values), _secrets(values), database, files, drafts)


HERE = "here"


def _merged(folder: Path, local: EncryptedFile, url: str, known: str) -> OfficeDatabase:
    """The merged database of an office that is ``known`` to have it on a server, or not."""
    server = "" if url == HERE else server_name(url)
    database: OfficeDatabase = local
    try:
        _check_server(known, server, url)
        database = open_server(url) if server else local
        prepare(database)
        if server != known:
            if server:
                _refuse_empty(local, database, server)
            remember_server(local, server, folder)
    except BaseException:
        database.close()
        if database is not local:
            local.close()
        raise
    if database is not local:
        local.close()
    return database


def remember_server(local: EncryptedFile, server: str, folder: Path) -> None:
    """Keep on which server the merged database is from now on; empty: in the file. It is kept beside it too, for an
    older file that is put back knows nothing of it."""
    with local.transaction():
        local.run("DELETE FROM secret WHERE name = ?", (SERVER,))
        local.run("INSERT INTO secret SELECT ?, ? WHERE ? <> ''", (SERVER, server, server))
    keep_own_quietly(local, folder)


def _refuse_empty(local: EncryptedFile, database: OfficeDatabase, server: str) -> None:
    """A server that holds nothing, a mistyped one too, takes no place of a file that holds something."""
    held = local.rows("SELECT count(*) FROM package") if has_table(local, "package") else [(0,)]
    if held[0][0] and not database.rows("SELECT 1 FROM package LIMIT 1"):
        raise Trouble("office-server-empty", server=server, packages=str(held[0][0]))


def _check_server(known: str, server: str, url: str) -> None:
    if known and not url:
        raise Trouble("office-on-server", server=known)
    if known and server not in ("", known):
        raise Trouble("office-other-server", server=known)


def card_of(values: Mapping[str, str]) -> OfficeCard:
    """The public card of these keys."""
    return OfficeCard(
        values["name"],
        age.recipient_of(values["identity"]),
        values["escrow_recipient"],
        verify_key_of(values["signing_secret"]),
        values["recovery_public"],
    )


def enrol(office: Office, card: DeviceCard, now: datetime) -> None:
    """Register a laptop. The same card again changes nothing.

    Raises :class:`Refused` ``office-device-other-keys`` when the id is known with other keys: a stolen id, or a laptop
    that was set up anew; strike off the old one first.
    """
    age.check_recipient(card.recipient)
    with office.database.transaction():
        known = office.database.rows("SELECT verify_key, recipient FROM device WHERE device = ?", (card.device,))
        if known:
            if known[0] != (card.verify_key, card.recipient):
                raise Refused(Problem("office-device-other-keys", "device", details={"device": card.device}))
            office.database.run("UPDATE device SET revoked_at = '' WHERE device = ?", (card.device,))
            return
        values = (card.device, card.agency, card.inspector, card.certificate, card.verify_key, card.recipient)
        office.database.run("INSERT INTO device VALUES (?, ?, ?, ?, ?, ?, ?, '')", (*values, plain(now)))


def others_of(office: Office, card: DeviceCard) -> tuple[str, ...]:
    """The other laptops of an inspector, by agency, name and certificate, that are not struck off."""
    query = (
        "SELECT device FROM device WHERE agency = ? AND inspector = ? AND certificate = ? AND device <> ?"
        " AND revoked_at = '' ORDER BY enrolled_at, device"
    )
    found = office.database.rows(query, (card.agency, card.inspector, card.certificate, card.device))
    return tuple(str(row[0]) for row in found)


def strike_off(office: Office, begins: str, now: datetime) -> str:
    """No longer take packages from the laptop whose id begins so; what it sent stays. Returns its id.

    Enrolling its card again takes it back. Raises :class:`Trouble` ``office-device-none`` or ``office-device-several``.
    """
    with office.database.transaction():
        found = device_of(office, begins)
        office.database.run("UPDATE device SET revoked_at = ? WHERE device = ?", (plain(now), found))
    return found


def device_of(office: Office, begins: str) -> str:
    """The registered laptop whose id begins so.

    Raises :class:`Trouble` ``office-device-none`` or ``office-device-several``.
    """
    wanted = begins.strip().lower()
    found = [device for device in office.devices() if wanted and device.startswith(wanted)]
    if len(found) != 1:
        raise Trouble("office-device-several" if found else "office-device-none", device=begins.strip())
    return found[0]


def received_path(folder: Path, file: str, sha256: str) -> Path:
    """Where a received package with this name and hash is kept."""
    return folder / RECEIVED / f"{Path(file).stem}_{sha256[:12]}.day"


def keep_received(office: Office, path: Path, delivery: Delivery) -> Path:
    """Keep a received package for ever: the merged database can be rebuilt from these files.

    Raises :class:`Trouble` ``package-file-changed`` when it is no longer the one that was read, ``disk-write-failed``.
    """
    kept = received_path(office.folder, delivery.file, delivery.sha256)
    if kept.exists():
        return kept
    aside = kept.with_name(f"{kept.name}.part")
    try:
        shutil.copyfile(path, aside)
        with aside.open("rb+") as file:
            os.fsync(file.fileno())
            if hashlib.file_digest(file, "sha256").hexdigest() != delivery.sha256:
                raise Trouble("package-file-changed")
        os.replace(aside, kept)
        sync_folder(kept.parent)
    except OSError as error:
        raise Trouble("disk-write-failed", folder=str(kept.parent), reason=reason_of(error)) from error
    finally:
        with suppress(OSError):
            aside.unlink(missing_ok=True)
    return kept
