"""Opening a day package: signature before content, exact names, sizes, types and hashes, never a file on disk."""

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from inspector_app.domain.change import Change, Op, chain_break
from inspector_app.domain.handover import (
    BlobEntry,
    Delivery,
    ExportHeader,
    Rejected,
    control_totals,
    named_files,
    package_format,
)
from inspector_app.domain.records import KINDS, BadRecord, Record, decode_exact
from inspector_app.exchange import bag
from inspector_app.exchange.archive import Unpacker, malformed
from inspector_app.exchange.caps import READER
from inspector_app.exchange.envelope import Opener, open_envelope
from inspector_app.support.errors import Trouble
from inspector_app.support.reasons import reason_of
from inspector_app.support.regular import unchanging
from inspector_app.vault.signing import verify

_CAPS = {
    bag.BAGIT: READER.tag,
    bag.MANIFEST: READER.manifest,
    bag.TAG_MANIFEST: READER.tag,
    bag.SIGNATURE: READER.signature,
    bag.HEADER: READER.header,
    bag.CHANGES: READER.changes,
    bag.SUMMARY: READER.summary,
}
_STAMP = re.compile(r"[0-9]{15}-[0-9]{4,9}")  # a hybrid clock's, by which versions are sorted for display
WITHHOLDABLE = frozenset({"person"})
"""Of nothing else may the content stay on the laptop: money and papers are what the office audits."""
TakeFile = Callable[[BlobEntry, bytes], None]


@dataclass(frozen=True, slots=True)
class Package:
    """A package that was read and found whole. ``delivery`` is its content; its files are fetched one by one."""

    path: Path
    delivery: Delivery
    opener: Opener
    verify_key_of: Callable[[str], str | None]
    size_cap: int

    def each_file(self, take: TakeFile) -> None:
        """Call ``take`` with each file inside, one at a time in memory. The package is read and checked once more."""
        if not self.delivery.header.blobs:
            return
        reader = _PackageReader(self.path, self.verify_key_of, self.size_cap, take)
        reader.read(self.opener)
        if reader.delivery() != self.delivery:
            raise Trouble("package-file-changed")


def read_package(
    path: Path, opener: Opener, verify_key_of: Callable[[str], str | None], size_cap: int = READER.package
) -> Package:
    """Open and check a package completely. ``verify_key_of`` gives a device's signing key, None for an unknown one.

    Raises :class:`Trouble`: ``package-unreadable``, ``age-…`` (other key, damage), ``package-too-large``,
    ``package-unsigned``, ``package-unknown-device``, ``package-signature-wrong``, ``package-too-new``,
    ``package-malformed``, ``package-chain-broken`` or ``package-totals-differ``. A change whose body is no record does
    not stop the rest: it is among ``delivery.rejected``.
    """
    reader = _PackageReader(path, verify_key_of, size_cap, None)
    reader.read(opener)
    return Package(path, reader.delivery(), opener, verify_key_of, size_cap)


class _PackageReader:
    """Takes the plain bytes of a package as they are decrypted."""

    def __init__(
        self, path: Path, verify_key_of: Callable[[str], str | None], size_cap: int, take: TakeFile | None
    ) -> None:
        self._path = path
        self._verify_key_of = verify_key_of
        self._cap = size_cap
        self._take = take
        self._unpacker = Unpacker(self._begin, self._end)
        self._seen = 0
        self._parts: dict[str, bytes] = {}
        self._expected: list[str] = list(bag.TAG_FILES)
        self._manifest: dict[str, str] = {}
        self._comment = ""
        self._header: ExportHeader | None = None
        self._blobs: dict[str, BlobEntry] = {}
        self._changes: tuple[Change, ...] = ()
        self._records: tuple[Record | None, ...] = ()
        self._rejected: tuple[Rejected, ...] = ()
        self._buffer = bytearray()
        self._hash = hashlib.sha256()
        self._file_hash = ""

    def read(self, opener: Opener) -> None:
        try:
            if self._path.stat().st_size > self._cap:
                raise Trouble("package-too-large", file=self._path.name)
            with unchanging(self._path) as file:
                self._file_hash = hashlib.file_digest(file, "sha256").hexdigest()
            open_envelope(self._path, opener, self._feed)
        except OSError as error:
            raise Trouble("package-unreadable", file=self._path.name, reason=reason_of(error)) from error
        self._unpacker.close()
        if self._expected:
            raise malformed("files-missing")

    def delivery(self) -> Delivery:
        if self._header is None:
            raise malformed("header-missing")
        return Delivery(self._path.name, self._file_hash, self._header, self._changes, self._rejected, self._records)

    def _feed(self, data: bytes) -> None:
        self._seen += len(data)
        if self._seen > self._cap:
            raise Trouble("package-too-large", file=self._path.name)
        self._unpacker.feed(data)

    def _begin(self, name: str, size: int) -> Callable[[bytes], None]:
        if not self._expected or self._expected.pop(0) != name:
            raise malformed("unexpected-file")
        blob = self._blobs.get(name)
        if blob is not None and blob.size != size:
            raise malformed("size-differs")
        if blob is None and size > _CAPS[name]:
            raise Trouble("package-too-large", file=self._path.name)
        self._buffer = bytearray()
        self._hash = hashlib.sha256()
        return self._hash_only if blob is not None and self._take is None else self._keep

    def _hash_only(self, piece: bytes) -> None:
        self._hash.update(piece)

    def _keep(self, piece: bytes) -> None:
        self._hash.update(piece)
        self._buffer += piece

    def _end(self, name: str) -> None:
        if name in bag.TAG_FILES:
            self._parts[name] = bytes(self._buffer)
            if name == bag.SIGNATURE:
                self._verify()
            return
        if self._hash.hexdigest() != self._manifest[name]:
            raise malformed("hash-differs")
        if name == bag.HEADER:
            self._take_header(bytes(self._buffer))
        elif name == bag.CHANGES:
            self._take_changes(bytes(self._buffer))
        elif name == bag.SUMMARY:
            pass  # for people only: what it says is in the changes
        elif self._take is not None:
            self._take(self._blobs[name], bytes(self._buffer))
        self._buffer = bytearray()

    def _verify(self) -> None:
        """Everything unsigned has arrived: check it, then learn from the manifest what may follow."""
        signature = self._parts[bag.SIGNATURE].decode("ascii", "replace")
        claim = bag.read_claim(signature)
        key = self._verify_key_of(claim.device)
        if key is None:
            raise Trouble("package-unknown-device", device=claim.device)
        try:
            self._comment = verify(self._parts[bag.TAG_MANIFEST], signature, key)
        except Trouble as trouble:
            raise Trouble("package-signature-wrong", device=claim.device) from trouble
        bag.check_format(claim.format)
        manifest = self._parts[bag.MANIFEST]
        if self._parts[bag.BAGIT] != bag.DECLARATION or self._parts[bag.TAG_MANIFEST] != bag.tag_manifest(manifest):
            raise malformed("tags-differ")
        self._manifest = bag.read_manifest(manifest)
        self._expected = list(self._manifest)

    def _take_header(self, data: bytes) -> None:
        header = bag.read_header(data)
        if bag.trusted_comment(header) != self._comment:
            raise malformed("header-not-signed")
        self._blobs = {bag.BLOBS + entry.sha256: entry for entry in header.blobs}
        promised = [*([bag.SUMMARY] if bag.has_summary(header) else ()), *self._blobs]
        if len(self._blobs) != len(header.blobs) or promised != list(self._manifest)[2:]:
            raise malformed("header-manifest")
        if not (1 <= header.first <= header.last + 1 and 1 <= header.volume <= header.volumes):
            raise malformed("header-numbers")
        self._header = header

    def _take_changes(self, data: bytes) -> None:
        header = self._header
        if header is None:
            raise malformed("header-missing")
        if data and header.volume > 1:
            raise malformed("changes-in-volume")
        self._changes = bag.read_changes(data, most=header.last - header.first + 2)
        _check_chain(header, self._changes)
        read = [_record(change) for change in self._changes]
        self._records = tuple(record for record, _ in read)
        if control_totals(self._changes, self._records) != (header.counts, header.owed_fen):
            raise Trouble("package-totals-differ")
        self._rejected = tuple(bad for _, bad in read if bad is not None)


def _check_chain(header: ExportHeader, changes: tuple[Change, ...]) -> None:
    """Raises :class:`Trouble` unless the changes are exactly the stretch that the header promises."""
    if any(change.device != header.device for change in changes):
        raise malformed("other-device")
    if header.volume == 1:
        if len(changes) != header.last - header.first + 1 or any(chain_break(changes, header.first - 1, header.prev)):
            raise Trouble("package-chain-broken")
        if (changes[-1].hash if changes else header.prev) != header.head:
            raise Trouble("package-chain-broken")
    if header.volume == 1 and header.format != package_format(changes, summed_up=bag.has_summary(header)):
        raise malformed("format")


def _record(change: Change) -> tuple[Record | None, Rejected | None]:
    """The record of a change, if it tells of one, and why it cannot be taken, or None when it can."""
    record, code = None, "record-malformed"
    try:
        if change.op is Op.PUT:
            record = decode_exact(change.kind, change.version, change.body)
        if _is_sound(change, record):
            return record, None
    except Trouble as trouble:
        code = trouble.code
    except BadRecord:
        pass
    return None, Rejected(change.seq, change.rid, code)


def _is_sound(change: Change, record: Record | None) -> bool:
    if not _STAMP.fullmatch(change.hlc):
        return False
    if record is None:
        return change.kind in (KINDS if change.op is Op.DELETE else WITHHOLDABLE) and not change.body
    return record.rid == change.rid and all(bag.is_digest(entry.sha256) for entry in named_files(record))
