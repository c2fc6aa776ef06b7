"""Backup: a store in one file, all of it already encrypted; and back again, as a new device."""

import hashlib
import json
import os
import re
import zipfile
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO

from inspector_app.store.building import build_folder
from inspector_app.store.identity import become_new_device
from inspector_app.store.layout import DATABASE, KEYS, SEALED, store_folder
from inspector_app.store.leftovers import named_files
from inspector_app.store.lock import hold, is_free
from inspector_app.store.migrate import open_up_to_date
from inspector_app.store.store import Store
from inspector_app.support.clock import Clock
from inspector_app.support.errors import Trouble
from inspector_app.support.files import aside_of, second_name, sha256, sync_folder
from inspector_app.support.progress import NoProgress, Progress
from inspector_app.support.reasons import reason_of
from inspector_app.support.regular import open_regular
from inspector_app.vault.door import page_faults
from inspector_app.vault.keys import DataKey, KeyFile, Secret
from inspector_app.vault.sealed import SealedFiles

_MANIFEST = "backup.json"
_FORMAT = 1
_SEALED_NAME = re.compile(rf"{SEALED}/[0-9a-f]{{2}}/[0-9a-f]{{64}}")
_ASIDE = re.compile(r".+\.[0-9a-f]{8}\.part")
# A backup begins with the header of its first member, whose name follows after 30 bytes.
_START = b"PK\x03\x04" + bytes(26) + DATABASE.encode()
_CHUNK = 1 << 20
_MAX_MANIFEST = 64 << 20

Hashes = dict[str, str]


def backup(store: Store, target: Path, progress: Progress | None = None, *, originals: bool = True) -> frozenset[str]:
    """Write the store into one new file and read it back. May run in a worker thread.

    Without ``originals`` it holds database and keys alone; restoring it takes the originals from a folder ``sealed``
    beside the file. Gives back the SHA-256 of every original that went in whole: its bytes are opened on their way, so
    that nobody need read them a second time to know.
    Raises :class:`Trouble` ``backup-exists``, ``backup-in-store``, ``backup-not-read-back``, ``disk-write-failed``,
    ``store-damaged``, ``store-gone``.
    """
    if os.path.lexists(target):
        raise Trouble("backup-exists", file=target.name)
    if target.resolve().is_relative_to(store.folder.resolve()):
        raise Trouble("backup-in-store", folder=store.folder.name)
    _clear_killed(target.parent)
    part, copy = aside_of(target), aside_of(store.folder / DATABASE)
    try:
        store.write_copy(copy)
        with part.open("xb") as stream:
            hold(stream)
            whole = _write(stream, _members(store, copy, originals), store.sealed, progress or NoProgress())
            if not is_whole(part):
                raise Trouble("backup-not-read-back", file=part.name)
        if store.gone:  # while it was read: what was taken for missing may be all of it
            raise store.gone
        part.rename(target)
        sync_folder(target.parent)
    except OSError as error:
        raise Trouble("disk-write-failed", folder=str(target.parent), reason=reason_of(error)) from error
    finally:
        copy.unlink(missing_ok=True)
        part.unlink(missing_ok=True)
    return whole


def _members(store: Store, copy: Path, originals: bool) -> list[tuple[str, Path]]:
    # The database first: a file sealed while this runs is then at worst one too many.
    files = store.sealed.files() if originals else {}
    sealed = [(f"{SEALED}/{name[:2]}/{name}", path) for name, path in sorted(files.items())]
    return [(DATABASE, copy), (KEYS, store.folder / KEYS), *sealed]


def _clear_killed(folder: Path) -> None:
    """Remove backups that were being written here when the program was killed, under whatever name.

    Only what is provably ours: our kind of name, the beginning of a backup, no end, and nobody who is writing it.
    """
    for part in folder.glob("*.part"):
        with suppress(OSError):
            if part.is_file() and _is_killed(part):
                part.unlink()


def _is_killed(part: Path) -> bool:
    with part.open("rb") as stream:
        start = stream.read(len(_START))
        begun = start[:4] == _START[:4] and start[30:] == _START[30:] if start else bool(_ASIDE.fullmatch(part.name))
        return begun and not zipfile.is_zipfile(stream) and is_free(stream)


def _write(
    stream: IO[bytes], members: list[tuple[str, Path]], files: SealedFiles, progress: Progress
) -> frozenset[str]:
    """The members; the SHA-256 of the originals among them that are whole."""
    hashes, whole = Hashes(), set[str]()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as package:
        for done, (name, path) in enumerate(members):
            progress.step(done, len(members), "backup")
            with path.open("rb") as source, package.open(name, "w", force_zip64=True) as target:
                if name in (DATABASE, KEYS):
                    hashes[name] = _copy(source, target)
                    continue
                sealed = source.read()
                target.write(sealed)
            hashes[name] = sha256(sealed)
            if digest := files.digest_of(path.name, sealed):
                whole.add(digest)
        package.writestr(_MANIFEST, json.dumps({"format": _FORMAT, "files": hashes}))
    stream.flush()
    os.fsync(stream.fileno())
    return frozenset(whole)


def is_whole(file: Path) -> bool:
    """Whether a backup can be read back to its end: every member by its hash, from the disk and not from memory."""
    try:
        with open_regular(file) as stream:
            if hasattr(os, "posix_fadvise"):  # else the system answers from memory, not from the stick
                os.posix_fadvise(stream.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
            with zipfile.ZipFile(stream) as package:
                return all(_hash(package, name) == digest for name, digest in _manifest(package).items())
    except (OSError, zipfile.BadZipFile, NotImplementedError, EOFError):
        return False


def keys_within(file: Path) -> bytes:
    """The key file in a backup, which tells what opens it. Raises :class:`Trouble` ``file-unreadable``,
    ``backup-damaged``."""
    with _package(file) as package:
        _manifest(package)
        return package.read(KEYS)


def restore(file: Path, path: Path, secret: Secret, *, clock: Clock, progress: Progress | None = None) -> Store:
    """Make a new store folder from a backup and open it, by its passphrase or by the recovery key of its office.

    The store becomes a new device, so that journal numbers are never used twice. A damaged sealed file is left out
    and everything else comes back, also originals that lie in a folder ``sealed`` beside the file;
    :func:`inspector_app.store.check.check` then names what is missing.
    Raises :class:`Trouble` ``file-unreadable``, ``backup-damaged``, ``passphrase-wrong``, ``recovery-not-set``,
    ``recovery-key-wrong``, ``store-exists`` and as :meth:`Store.open`.
    """

    def fill(folder: Path) -> DataKey:
        with _package(file) as package:
            hashes = _manifest(package)
            key = _take_locked(package, hashes, folder, secret)
            _take_sealed(package, hashes, folder, progress or NoProgress())
        if not go_on_as_new_device(folder, key, clock):
            raise Trouble("backup-damaged", file=file.name)
        if (beside := file.parent / SEALED).is_dir():
            _take_from_beside(beside, folder, key, clock)
        return key

    folder = store_folder(path)
    return Store.open_with(folder, build_folder(folder, fill), clock=clock)


def go_on_as_new_device(folder: Path, key: DataKey, clock: Clock) -> bool:
    """Make another device of a copied store, so that journal numbers are never used twice; False when it is damaged.

    Raises as :func:`open_up_to_date`.
    """
    with closing(open_up_to_date(folder / DATABASE, key.database)) as db:
        if page_faults(db):
            return False
        become_new_device(db, clock.now())
    return True


@contextmanager
def _package(file: Path) -> Iterator[zipfile.ZipFile]:
    with _opened(file) as stream:
        try:
            with zipfile.ZipFile(stream) as package:
                yield package
        except (zipfile.BadZipFile, NotImplementedError, EOFError) as error:
            raise Trouble("backup-damaged", file=file.name) from error


def _opened(file: Path) -> IO[bytes]:
    try:
        return open_regular(file)
    except OSError as error:
        raise Trouble("file-unreadable", name=file.name, reason=reason_of(error)) from error


def _manifest(package: zipfile.ZipFile) -> Hashes:
    """The hashes of all members. Names are fixed patterns, so that none can point outside the folder."""
    infos = package.infolist()
    names = [info.filename for info in infos]
    plain = all(info.compress_type == zipfile.ZIP_STORED and not info.flag_bits for info in infos)
    if not plain or _MANIFEST not in names or package.getinfo(_MANIFEST).file_size > _MAX_MANIFEST:
        raise zipfile.BadZipFile("not a backup")
    try:
        manifest = json.loads(package.read(_MANIFEST))
        hashes, known = manifest["files"], manifest["format"] == _FORMAT
    except (ValueError, KeyError, TypeError) as error:
        raise zipfile.BadZipFile("no manifest") from error
    expected = sorted([_MANIFEST, *hashes]) if isinstance(hashes, dict) else []
    if not known or sorted(names) != expected or not {DATABASE, KEYS} <= hashes.keys():
        raise zipfile.BadZipFile("names differ from the manifest")
    if any(not _SEALED_NAME.fullmatch(name) for name in hashes.keys() - {DATABASE, KEYS}):
        raise zipfile.BadZipFile("foreign name")
    return {str(name): str(digest) for name, digest in hashes.items()}


def _take(package: zipfile.ZipFile, name: str, hashes: Hashes, folder: Path) -> None:
    target = folder / name
    target.parent.mkdir(mode=0o700, exist_ok=True)
    with package.open(name) as source, target.open("xb") as stream:
        digest = _copy(source, stream)
        os.fsync(stream.fileno())
    if digest != hashes[name]:
        raise zipfile.BadZipFile(name)


def _take_locked(package: zipfile.ZipFile, hashes: Hashes, folder: Path, secret: Secret) -> DataKey:
    """Keys and database, the database only for who has what opens it."""
    _take(package, KEYS, hashes, folder)
    key = KeyFile(folder / KEYS).open_by(secret)
    _take(package, DATABASE, hashes, folder)
    return key


@contextmanager
def unpacked(file: Path, secret: Secret) -> Iterator[tuple[Path, DataKey]]:
    """The database of a backup, encrypted as it is, in a folder that goes with the block; and its key.

    Raises :class:`Trouble` ``file-unreadable``, ``backup-damaged``, ``disk-write-failed``, and as ``KeyFile.open_by``.
    """
    with TemporaryDirectory(ignore_cleanup_errors=True) as name:
        try:
            with _package(file) as package:
                key = _take_locked(package, _manifest(package), Path(name), secret)
        except OSError as error:
            raise Trouble("disk-write-failed", folder=name, reason=reason_of(error)) from error
        yield Path(name) / DATABASE, key


def _take_sealed(package: zipfile.ZipFile, hashes: Hashes, folder: Path, progress: Progress) -> None:
    names = sorted(hashes.keys() - {DATABASE, KEYS})
    for done, name in enumerate(names):
        progress.step(done, len(names), "restore")
        try:
            _take(package, name, hashes, folder)
        except zipfile.BadZipFile:
            (folder / name).unlink(missing_ok=True)


def _take_from_beside(beside: Path, folder: Path, key: DataKey, clock: Clock) -> None:
    """The originals that something in the store names and the backup did not hold, as second names or as copies."""
    with Store.open_with(folder, key, clock=clock) as store:
        for target in map(store.sealed.path, store.sealed.lacks(named_files(store))):
            source = beside / target.name[:2] / target.name
            if not source.is_file():
                continue
            target.parent.mkdir(mode=0o700, exist_ok=True)
            second_name(source, target)


def _hash(package: zipfile.ZipFile, name: str) -> str:
    with package.open(name) as source:
        return _copy(source, None)


def _copy(source: IO[bytes], target: IO[bytes] | None) -> str:
    """Copy to the end and return the SHA-256 of what went through."""
    digest = hashlib.sha256()
    while chunk := source.read(_CHUNK):
        digest.update(chunk)
        if target is not None:
            target.write(chunk)
    return digest.hexdigest()
