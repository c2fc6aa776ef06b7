"""日终包: writing a day package so that a stick pulled too early never leaves half of one under its final name."""

import hashlib
import os
import shutil
import zlib
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import count, takewhile
from pathlib import Path
from string import ascii_lowercase

from inspector_app.domain.change import Change
from inspector_app.domain.handover import BlobEntry, DeviceCard, ExportHeader, control_totals, package_format
from inspector_app.exchange import bag
from inspector_app.exchange.archive import overhead, pack
from inspector_app.exchange.caps import READER, Caps
from inspector_app.exchange.dividing import PASSPHRASE_LIMIT, VOLUME_LIMIT, Stretch, stretches, volumes
from inspector_app.exchange.envelope import Envelope, close_envelope, closed_size
from inspector_app.exchange.summary import summary
from inspector_app.support.ahead import one_ahead, one_behind
from inspector_app.support.errors import Trouble
from inspector_app.support.files import sha256, sync_folder
from inspector_app.support.progress import NoProgress, Progress
from inspector_app.support.reasons import reason_of
from inspector_app.support.regular import open_regular
from inspector_app.vault.signing import sign

_SPARE = 2 << 20
"""For the medium's own tables, beside the package."""
_PIECE = 1 << 20


@dataclass(frozen=True, slots=True)
class PackageFile:
    """A finished package: where it lies, the SHA-256 that was read back from the medium, its size, its header."""

    path: Path
    sha256: str
    size: int
    header: ExportHeader


def export_header(
    sender: DeviceCard, stretch: Stretch, files: Sequence[BlobEntry], made_at: datetime, *, summed_up: bool = False
) -> ExportHeader:
    """The header of a first volume with these changes and files, ``summed_up`` in plain words or not."""
    counts, owed_fen = control_totals(stretch.changes)
    last = stretch.after + len(stretch.changes)
    head = stretch.changes[-1].hash if stretch.changes else stretch.prev
    return ExportHeader(
        package_format(stretch.changes, summed_up=summed_up), sender.device, sender.agency, sender.inspector, made_at,
        stretch.after + 1, last, stretch.prev, head, counts, owed_fen, tuple(files),
    )  # fmt: skip


def write_packages(
    folder: Path,
    sender: DeviceCard,
    stretch: Stretch,
    files: Iterable[BlobEntry],
    read: Callable[[str], bytes],
    *,
    made_at: datetime,
    signing_secret: str,
    envelope: Envelope,
    progress: Progress | None = None,
    limit: int = VOLUME_LIMIT,
    ours: Collection[str] | None = None,
    devices: Collection[str] = (),
    caps: Caps = READER,
    summed_up: bool = False,
) -> tuple[PackageFile, ...]:
    """Write the whole stretch: one mailable file with records and papers, then photos in volumes.

    Records that are more than the reader takes (``caps``) go in several stretches, the files with the last of them.
    Each file is complete in itself and may arrive alone, late or twice. Leavings of killed exports of this device and
    of ``devices`` (who the store was before) are cleared away. ``ours`` as in :func:`write_package`, which see also for
    what is raised.
    """
    sweep(folder, (sender.device, *devices))
    *before, last = stretches(stretch, caps)
    headers = [(export_header(sender, each, (), made_at, summed_up=summed_up), each.changes) for each in before]
    parts = volumes(files, limit if envelope.recipients else min(limit, PASSPHRASE_LIMIT), caps)
    for number, part in enumerate(parts, start=1):
        header = replace(
            export_header(sender, last, part, made_at, summed_up=summed_up), volume=number, volumes=len(parts)
        )
        if number > 1:
            header = replace(header, counts=(), owed_fen=0)
        headers.append((header, last.changes if number == 1 else ()))
    return tuple(
        write_package(
            folder, header, changes, read, signing_secret=signing_secret, envelope=envelope, progress=progress,
            ours=ours,
        )
        for header, changes in headers
    )  # fmt: skip


def sweep(folder: Path, devices: Iterable[str]) -> None:
    """Clear away what killed exports of these devices left behind. What cannot be cleared stays."""
    with suppress(OSError):
        names = [path.name for path in folder.iterdir()]
        for name in names:
            if any(bag.is_leaving(name, device) for device in devices):
                (folder / name).unlink(missing_ok=True)


def write_package(
    folder: Path,
    header: ExportHeader,
    changes: Sequence[Change],
    read: Callable[[str], bytes],
    *,
    signing_secret: str,
    envelope: Envelope,
    progress: Progress | None = None,
    ours: Collection[str] | None = None,
) -> PackageFile:
    """Write one package into ``folder``; only a complete one that reads back the same gets its final name.

    ``read`` gives the bytes of a file by its hash; one that cannot be read or has other bytes is named in the header
    and left out. A package of this name that lies there already is replaced only by one that lacks nothing, and only
    when its SHA-256 is among ``ours`` (None: any); else both stay, this one under another name.
    Raises :class:`Trouble` ``package-no-room``, ``package-read-back`` or ``disk-write-failed``, and
    :class:`~inspector_app.support.progress.Cancelled`; in each case nothing is left behind.
    """
    bag.check_device(header.device)
    watch = progress or NoProgress()
    content = _Content(header, bag.write_changes(changes), changes, read, signing_secret, watch)
    try:
        return _written(folder, content, envelope, ours)
    except _Unlike:  # seldom: only now each file is looked at beforehand
        return _written(folder, replace(content, header=_readable(header, read, watch)), envelope, ours)


class _Unlike(Trouble):
    """A file is not as the header says: it cannot be read, or has other bytes or another size."""

    def __init__(self) -> None:
        super().__init__("package-file-changed")


def _written(folder: Path, content: "_Content", envelope: Envelope, ours: Collection[str] | None) -> PackageFile:
    header = content.header
    _check_room(folder, content.size)
    aside = folder / f"{bag.package_name(header)}.part"
    try:
        final = _final(folder, header, ours)
        digest, size = _write(aside, content.pieces(), envelope)
        if _read_back(aside) != digest:
            raise Trouble("package-read-back", file=final.name)
        os.replace(aside, final)
        sync_folder(folder)
    except OSError as error:
        raise Trouble("disk-write-failed", folder=str(folder), reason=reason_of(error)) from error
    finally:
        with suppress(OSError):
            aside.unlink(missing_ok=True)
    return PackageFile(final, digest, size, header)


def _final(folder: Path, header: ExportHeader, ours: Collection[str] | None) -> Path:
    """The first name that is free, or whose file may be replaced: no fuller package is ever overwritten."""
    for again in ("", *(f"{a}{b}" for a in ("", *ascii_lowercase) for b in ascii_lowercase if a or b > "a")):
        path = folder / bag.package_name(header, again)
        if not path.exists() or (not header.missing and (ours is None or _read_back(path) in ours)):
            return path
    raise Trouble("disk-write-failed", folder=str(folder), reason="同名的日终包太多")


def _readable(header: ExportHeader, read: Callable[[str], bytes], watch: Progress) -> ExportHeader:
    """The header with only the files that can be read whole and fit, their true sizes, and the others as missing."""
    good, missing = [], list(header.missing)
    for done, entry in enumerate(sorted(header.blobs, key=lambda e: e.sha256)):
        watch.step(done, len(header.blobs), "核对文件")
        try:
            data = read(entry.sha256)
        except Trouble:
            data = None
        if data is None or len(data) > VOLUME_LIMIT or sha256(data) != entry.sha256:
            missing.append(entry.sha256)
        else:
            good.append(replace(entry, size=len(data)))
    return replace(header, blobs=tuple(good), missing=tuple(sorted(set(missing))))


@dataclass(slots=True)
class _Content:
    """The plain content of a package, produced piece by piece."""

    header: ExportHeader
    lines: bytes
    changes: Sequence[Change]
    read: Callable[[str], bytes]
    signing_secret: str
    watch: Progress
    sums: dict[str, int] = field(default_factory=dict)

    @property
    def size(self) -> int:
        names = [
            *bag.TAG_FILES,
            bag.HEADER,
            bag.CHANGES,
            bag.SUMMARY,
            *(bag.BLOBS + entry.sha256 for entry in self.header.blobs),
        ]
        blobs = sum(entry.size for entry in self.header.blobs)
        tags = 1024 + 160 * len(names)
        plain = len(bag.write_header(self.header)) + len(self.lines) + sum(map(len, self._summary().values()))
        return overhead(names) + tags + plain + blobs

    def _summary(self) -> dict[str, bytes]:
        """The summary under its name, where the office reads it."""
        return {bag.SUMMARY: summary(self.header, self.changes)} if bag.has_summary(self.header) else {}

    def pieces(self) -> Iterator[bytes]:
        return pack(self._members(), self.sums)

    def _members(self) -> Iterator[tuple[str, bytes]]:
        head = bag.write_header(self.header)
        told = {bag.HEADER: head, bag.CHANGES: self.lines, **self._summary()}
        hashes = [(name, sha256(data)) for name, data in told.items()]
        hashes += [(bag.BLOBS + entry.sha256, entry.sha256) for entry in self.header.blobs]
        manifest = bag.manifest(hashes)
        tags = bag.tag_manifest(manifest)
        yield bag.BAGIT, bag.DECLARATION
        yield bag.MANIFEST, manifest
        yield bag.TAG_MANIFEST, tags
        yield bag.SIGNATURE, sign(tags, self.signing_secret, bag.trusted_comment(self.header)).encode()
        yield from told.items()
        with closing(one_ahead(self._blob, self.header.blobs)) as blobs:
            for done, entry in enumerate(self.header.blobs):
                self.watch.step(done, len(self.header.blobs), "写入文件")
                yield bag.BLOBS + entry.sha256, next(blobs)
        self.watch.step(len(self.header.blobs), len(self.header.blobs), "写入文件")

    def _blob(self, entry: BlobEntry) -> bytes:
        try:
            data = self.read(entry.sha256)
        except Trouble as trouble:
            raise _Unlike from trouble
        if len(data) != entry.size or len(data) > VOLUME_LIMIT or sha256(data) != entry.sha256:
            raise _Unlike
        self.sums[bag.BLOBS + entry.sha256] = zlib.crc32(data)  # here, beside the encryption of the file before
        return data


def _check_room(folder: Path, plain: int) -> None:
    needed = closed_size(plain) * 6 // 5 + _SPARE
    try:
        free = shutil.disk_usage(folder).free
    except OSError as error:
        raise Trouble("disk-write-failed", folder=str(folder), reason=reason_of(error)) from error
    if free < needed:
        raise Trouble("package-no-room", needed=f"{needed >> 20} MB", free=f"{free >> 20} MB")


class _Hashing:
    """Writes to a file and hashes what it writes."""

    def __init__(self, handle: int) -> None:
        self._handle = handle
        self._hash = hashlib.sha256()
        self.size = 0

    def write(self, data: bytearray) -> None:
        self._hash.update(data)
        self.size += len(data)
        view = memoryview(data)
        while view:
            view = view[os.write(self._handle, view) :]

    @property
    def digest(self) -> str:
        return self._hash.hexdigest()


def _write(path: Path, pieces: Iterator[bytes], envelope: Envelope) -> tuple[str, int]:
    """Encrypt into a file and bring it to the medium; the hash and size of what was written."""
    handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o600)
    try:
        out = _Hashing(handle)
        with one_behind(out.write, _PIECE) as take:
            close_envelope(pieces, take, envelope)
        os.fsync(handle)
        if hasattr(os, "posix_fadvise"):  # forget the cached pages, so that reading back reads the medium
            os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)
    finally:
        os.close(handle)
    return out.digest, out.size


def _read_back(path: Path) -> str:
    """The hash of what lies on the medium; the next piece is read while this one is hashed."""
    digest = hashlib.sha256()
    with open_regular(path) as file, closing(one_ahead(lambda _turn: file.read(_PIECE), count())) as pieces:
        for piece in takewhile(bool, pieces):
            digest.update(piece)
    return digest.hexdigest()
