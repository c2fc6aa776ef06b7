"""Who a store is: its device id in the journal and its keys towards the office."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from uuid import uuid4

from inspector_app.domain.records import plain
from inspector_app.vault.age import new_age_identity, recipient_of
from inspector_app.vault.door import Database, rows, run
from inspector_app.vault.signing import new_signing_secret, verify_key_of


@dataclass(frozen=True, slots=True)
class Identity:
    """A device: journal numbers run without gaps within it. A store restored from a copy becomes a new device.

    ``signing_secret`` is an Ed25519 seed (base64), ``age_identity`` opens what the office encrypts to this device.
    """

    device: str
    signing_secret: str = field(repr=False)
    age_identity: str = field(repr=False)
    created_at: datetime

    @property
    def verify_key(self) -> str:
        """The public half of ``signing_secret`` (base64)."""
        return verify_key_of(self.signing_secret)

    @property
    def recipient(self) -> str:
        """The public half of ``age_identity`` (age1…)."""
        return recipient_of(self.age_identity)


def identities(db: Database) -> tuple[Identity, ...]:
    """All devices this store has been, the present one last."""
    found = rows(db, "SELECT device, signing_secret, age_identity, created_at FROM identity ORDER BY id")
    return tuple(
        Identity(device, secret, age, datetime.fromisoformat(at).astimezone(UTC)) for device, secret, age, at in found
    )


def become_new_device(db: Database, now: datetime) -> Identity:
    """Make a fresh identity and use it from now on."""
    identity = new_identity(now)
    become(db, identity)
    return identity


def new_identity(now: datetime) -> Identity:
    """A device that nobody is yet."""
    return Identity(str(uuid4()), new_signing_secret(), new_age_identity(), now)


def become(db: Database, identity: Identity) -> None:
    """Use an identity from now on."""
    run(
        db,
        "INSERT INTO identity (device, signing_secret, age_identity, created_at) VALUES (?, ?, ?, ?)",
        (identity.device, identity.signing_secret, identity.age_identity, plain(identity.created_at)),
    )
