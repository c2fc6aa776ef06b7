"""日终交接: what a day package says of itself, and what the office answers."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from itertools import zip_longest

from inspector_app.domain.change import Change, Op
from inspector_app.domain.claim import WageClaim
from inspector_app.domain.document import Document
from inspector_app.domain.evidence import Evidence
from inspector_app.domain.records import BadRecord, Record, decode
from inspector_app.support.errors import Trouble

PACKAGE_FORMAT, OLD_FORMAT = 3, 2
"""The newest format, which has a SUMMARY in plain words, and the newest of those without it: an office gets the newest
only once its receipt said that it reads it. As long as nothing is withheld, one without is of format 1."""
RECEIPT_FORMAT = 1


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
class KindCount:
    """How many changes of one kind of record a package holds."""

    kind: str
    count: int


@dataclass(frozen=True, slots=True)
class ExportHeader:
    """``data/export.json``: who sends which stretch of the journal, and control totals to compare after import.

    ``first``–``last`` are journal numbers; ``prev`` the chain's hash before ``first``, ``head`` the hash of ``last``.
    ``counts`` counts the changes by kind; ``owed_fen`` adds up 认定 of the lines in the package (see
    :func:`control_totals`). ``blobs`` are the files inside this volume, ``missing`` the hashes of files that the laptop
    could not read. Volume 1 holds the changes; later volumes of the same stretch hold files only.
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
    counts: tuple[KindCount, ...]
    owed_fen: int
    blobs: tuple[BlobEntry, ...]
    missing: tuple[str, ...] = ()
    volume: int = 1
    volumes: int = 1


@dataclass(frozen=True, slots=True)
class Rejected:
    """One change or file that the office put into quarantine, with the reason's code."""

    seq: int
    rid: str
    code: str


@dataclass(frozen=True, slots=True)
class Delivery:
    """What came out of one package file: its name and SHA-256, and its verified content.

    ``rejected`` names the changes whose body is no record; they are among ``changes`` all the same, because the chain
    runs through them. ``records`` are those of the changes, in their order, as they were read when the package was
    checked: None for one that tells of none or is rejected, nothing at all where nobody read them.
    """

    file: str
    sha256: str
    header: ExportHeader
    changes: tuple[Change, ...]
    rejected: tuple[Rejected, ...]
    records: tuple[Record | None, ...] = field(default=(), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Gap:
    """A stretch of the journal, both ends included, that the office does not hold."""

    first: int
    last: int


def stretch_words(first: int, last: int) -> str:
    """Numbers of a journal in words, both ends included: 第3—5条, or 第3条 alone."""
    return f"第{first}条" if first == last else f"第{first}—{last}条"


@dataclass(frozen=True, slots=True)
class Receipt:
    """回执. ``acknowledged`` is the highest journal number up to which the office holds everything, ``head`` its hash.

    ``running`` only ever rises; ``acknowledged`` may go down when the office was restored from a copy. ``forks`` are
    the hashes of changes that stand at a journal number together with another one.
    """

    format: int
    office: str
    device: str
    running: int
    made_at: datetime
    acknowledged: int
    head: str
    gaps: tuple[Gap, ...]
    missing_blobs: tuple[str, ...]
    forks: tuple[str, ...]
    rejected: tuple[Rejected, ...]


def package_format(changes: Iterable[Change], *, summed_up: bool = False) -> int:
    """The lowest format that can carry these changes: 2 when the content of one is withheld, 3 with a SUMMARY."""
    if summed_up:
        return PACKAGE_FORMAT
    return OLD_FORMAT if any(change.op is Op.WITHHELD for change in changes) else 1


def control_totals(
    changes: Iterable[Change], records: Iterable[Record | None] = ()
) -> tuple[tuple[KindCount, ...], int]:
    """The changes counted by kind, and 认定 in 分 added up over the last version of each line among them.

    A line whose finding nobody knows adds nothing, as does one whose body cannot be read, which the importer names.
    ``records`` are those of the changes that were read already, in the same order; the others are read here.
    """
    counts: Counter[str] = Counter()
    owed: dict[str, int] = {}
    for change, record in zip_longest(changes, records):
        counts[change.kind] += 1
        if change.kind == "wage_claim":
            owed[change.rid] = _ordered_fen(change, record)
    return tuple(KindCount(kind, counts[kind]) for kind in sorted(counts)), sum(owed.values())


def _ordered_fen(change: Change, record: Record | None) -> int:
    if change.op is not Op.PUT:
        return 0
    try:
        claim = record or decode(change.kind, change.version, change.body)
    except (BadRecord, Trouble):
        return 0
    return (claim.ordered_fen or 0) if isinstance(claim, WageClaim) else 0


def named_files(record: Record) -> tuple[BlobEntry, ...]:
    """The sealed files that a record names: the copies of a paper as issued, the original of a piece of evidence."""
    if isinstance(record, Document):
        return tuple(BlobEntry(copy.sha256, copy.size, "pdf") for copy in record.copies)
    if isinstance(record, Evidence) and record.sealed:
        return (BlobEntry(record.sha256, record.size, "evidence"),)
    return ()
