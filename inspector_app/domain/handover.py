"""日终交接: what a day package says of itself, and what the office answers."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class DeviceCard:
    """What a laptop shows the office when it is enrolled: its id, its owner and its two public keys.

    ``verify_key`` is Ed25519 (base64); ``recipient`` is an age recipient for receipts (age1…).
    """

    device: str
    agency: str
    inspector: str
    certificate: str
    verify_key: str
    recipient: str


@dataclass(frozen=True, slots=True)
class OfficeCard:
    """What a laptop needs of its office: name, two age recipients (office and escrow), signing key, recovery key.

    ``verify_key`` is Ed25519 (base64) and signs receipts; ``recovery_key`` is a Curve25519 public key (base64) that
    opens a store whose passphrase was forgotten.
    """

    office: str
    recipient: str
    escrow: str
    verify_key: str
    recovery_key: str


@dataclass(frozen=True, slots=True)
class BlobEntry:
    """A file inside a package: its SHA-256, its size in bytes, and what it is (``pdf`` or ``evidence``)."""

    sha256: str
    size: int
    role: str


@dataclass(frozen=True, slots=True)
class ExportHeader:
    """``data/export.json``: who sends which stretch of the journal, and control totals to compare after import.

    ``first``–``last`` are journal numbers; ``prev`` the chain's hash before ``first``, ``head`` the hash of ``last``.
    ``counts`` counts the changes by kind; ``owed_fen`` adds up 认定 of the lines in the package.
    """

    format: int
    device: str
    agency: str
    inspector: str
    made_at: datetime
    first: int
    last: int
    prev: str
    head: str
    counts: tuple[tuple[str, int], ...]
    owed_fen: int
    blobs: tuple[BlobEntry, ...]
    volume: int = 1
    volumes: int = 1


@dataclass(frozen=True, slots=True)
class Rejected:
    """One change or file that the office put into quarantine, with the reason's code."""

    seq: int
    rid: str
    code: str


@dataclass(frozen=True, slots=True)
class Receipt:
    """回执. ``acknowledged`` is the highest journal number up to which the office holds everything, ``head`` its hash.

    ``running`` only ever rises; ``acknowledged`` may go down when the office was restored from a copy.
    """

    format: int
    office: str
    device: str
    running: int
    made_at: datetime
    acknowledged: int
    head: str
    gaps: tuple[int, ...]
    missing_blobs: tuple[str, ...]
    forks: tuple[str, ...]
    rejected: tuple[Rejected, ...]
