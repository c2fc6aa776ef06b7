"""Sealed files: each original beside the database in its own encrypted file, under a name that tells nothing."""

import hashlib
import os
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from nacl import bindings
from nacl.exceptions import CryptoError

from inspector_app.support.errors import Trouble
from inspector_app.support.files import sha256, sync_folder, write_all_durably
from inspector_app.support.reasons import reason_of
from inspector_app.support.regular import open_regular
from inspector_app.vault.aside import ASIDE

_CHUNK = 1 << 20
_OVERHEAD = bindings.crypto_secretstream_xchacha20poly1305_ABYTES
_HEADER = bindings.crypto_secretstream_xchacha20poly1305_HEADERBYTES
_MESSAGE = bindings.crypto_secretstream_xchacha20poly1305_TAG_MESSAGE
_FINAL = bindings.crypto_secretstream_xchacha20poly1305_TAG_FINAL
_OURS = re.compile(r"[0-9a-f]{64}(\.[0-9a-f]{8}\.part)?")


def _nothing() -> None:
    """A folder that nobody watches over."""


@dataclass(frozen=True, slots=True)
class SealedFiles:
    """The sealed files of one store. A file is known by the SHA-256 of its plain bytes.

    Names are a keyed hash, so that a found disk does not reveal which picture it holds. A file is durable when
    :meth:`add` returns: write the row that names it afterwards. Nothing here deletes: a file that nothing names can be
    moved aside, and is still found there when something names it again. ``guard`` is called before anything is
    written; what it raises keeps it from being written.
    """

    folder: Path
    files_key: bytes = field(repr=False)
    names_key: bytes = field(repr=False)
    guard: Callable[[], None] = field(default=_nothing, repr=False, compare=False)

    def path(self, digest: str) -> Path:
        """Where the file with this SHA-256 lies."""
        name = hashlib.blake2b(bytes.fromhex(digest), key=self.names_key, digest_size=32).hexdigest()
        return self.folder / name[:2] / name

    @property
    def aside(self) -> Path:
        """Where files lie that nothing named."""
        return self.folder.with_name(ASIDE)

    @property
    def _store(self) -> Path:
        """The folder that a person knows."""
        return self.folder.parent

    @property
    def is_there(self) -> bool:
        """Whether the folder itself lies at its place."""
        return self.folder.is_dir()

    @property
    def may_be_written(self) -> bool:
        """Whether the system lets something be put into the folder."""
        return os.access(self.folder, os.W_OK | os.X_OK)

    def _lies_at(self, digest: str) -> Path:
        path = self.path(digest)
        aside = self.aside / path.name
        return aside if not path.is_file() and aside.is_file() else path

    def lacks(self, digests: Iterable[str]) -> tuple[str, ...]:
        """Those of the hashes for which no file lies here; none is opened."""
        return tuple(digest for digest in digests if not self._lies_at(digest).is_file())

    def add(self, data: bytes) -> str:
        """Seal the bytes and return their SHA-256. Adding the same bytes again mends a damaged file.

        The folder itself is never made anew: what was in it would seem to have never been. Raises :class:`Trouble`
        ``sealed-folder-gone`` or ``disk-write-failed``.
        """
        return self.add_all((data,))[0]

    def add_all(self, contents: Sequence[bytes]) -> tuple[str, ...]:
        """Some files as by :meth:`add`, all durable when it returns: the disk is waited for once, not for each.
        The sealed bytes of all of them are in memory meanwhile."""
        self.guard()
        digests = tuple(map(sha256, contents))
        new = {self.path(digest): data for digest, data in zip(digests, contents, strict=True)}
        for digest in digests:
            path = self.path(digest)
            if path.is_file() and self._opened(path, digest) is not None:
                new.pop(path, None)
        if new and not self.is_there:
            raise Trouble("sealed-folder-gone", folder=self.folder.name)
        self._make({path.parent for path in new})
        write_all_durably({path: seal(data, self.files_key) for path, data in new.items()}, self._store)
        return digests

    def _make(self, folders: Iterable[Path]) -> None:
        """The folders in which sealed files lie, by the beginnings of their names."""
        missing = [folder for folder in folders if not folder.is_dir()]
        try:
            for folder in missing:
                folder.mkdir(mode=0o700)
            if missing:
                sync_folder(self.folder)
        except OSError as error:
            raise Trouble("disk-write-failed", folder=str(self._store), reason=reason_of(error)) from error

    def read(self, digest: str) -> bytes:
        """The plain bytes, checked against their hash. Raises :class:`Trouble` ``evidence-missing`` or
        ``evidence-damaged``."""
        data = self.unsealed(digest)
        if sha256(data) != digest:
            raise Trouble("evidence-damaged", sha256=digest)
        return data

    def unsealed(self, digest: str) -> bytes:
        """The plain bytes as they were sealed, for a caller who compares them himself. Raises as :meth:`read`."""
        path = self._lies_at(digest)
        if not path.is_file():
            raise Trouble("evidence-missing", sha256=digest)
        data = self._plain(path)
        if data is None:
            raise Trouble("evidence-damaged", sha256=digest)
        return data

    def digest_of(self, name: str, sealed: bytes) -> str | None:
        """The SHA-256 of what a file of this name with these bytes holds; None when it is damaged or another's name."""
        data = unseal(sealed, self.files_key)
        digest = sha256(data) if data is not None else None
        return digest if digest and self.path(digest).name == name else None

    def files(self) -> dict[str, Path]:
        """Every whole file by its name, those that lie aside too."""
        found = sorted(self.aside.glob("*")) + sorted(self.folder.glob("??/*"))
        return {path.name: path for path in found if _OURS.fullmatch(path.name) and not path.suffix}

    def unnamed(self, known: Iterable[str], older_than: datetime) -> list[Path]:
        """Our files that none of the ``known`` hashes names, and leavings of broken writes, last changed before a
        time."""
        named = {self.path(digest) for digest in known}
        before = older_than.astimezone(UTC).timestamp()
        found = (path for path in self.folder.glob("??/*") if path not in named and _OURS.fullmatch(path.name))
        return sorted(path for path in found if path.stat().st_mtime < before)

    def put_aside(self, paths: Iterable[Path]) -> None:
        """Move files aside. Two of one name are both kept. Raises :class:`Trouble` ``disk-write-failed``."""
        self.guard()
        try:
            for path in paths:
                self.aside.mkdir(mode=0o700, exist_ok=True)
                names = (path.name if not number else f"{path.name}.{number}" for number in count())
                path.rename(next(self.aside / name for name in names if not (self.aside / name).exists()))
        except OSError as error:
            raise Trouble("disk-write-failed", folder=str(self._store), reason=reason_of(error)) from error

    def bring_back(self, known: Iterable[str]) -> None:
        """Move back what lies aside and is named again. Raises :class:`Trouble` ``disk-write-failed``."""
        self.guard()
        try:
            for path in map(self.path, known):
                aside = self.aside / path.name
                if aside.is_file() and not path.exists():
                    path.parent.mkdir(mode=0o700, exist_ok=True)
                    aside.rename(path)
        except OSError as error:
            raise Trouble("disk-write-failed", folder=str(self._store), reason=reason_of(error)) from error

    def lying_aside(self) -> tuple[str, ...]:
        """The names of the files that lie aside."""
        return tuple(sorted(path.name for path in self.aside.glob("*") if path.is_file()))

    def _opened(self, path: Path, digest: str) -> bytes | None:
        data = self._plain(path)
        return data if data is not None and sha256(data) == digest else None

    def _plain(self, path: Path) -> bytes | None:
        try:
            with open_regular(path) as file:
                return unseal(file.read(), self.files_key)
        except OSError:
            return None


def seal(data: bytes, key: bytes) -> bytes:
    """Encrypt and authenticate bytes with a 32-byte key."""
    return b"".join(_seal(data, key))


def unseal(data: bytes, key: bytes) -> bytes | None:
    """What :func:`seal` was given; None when the bytes are damaged, cut short, or sealed with another key."""
    try:
        return b"".join(_open(data, key))
    except (CryptoError, ValueError):
        return None


def _seal(data: bytes, key: bytes) -> Iterator[bytes]:
    state = bindings.crypto_secretstream_xchacha20poly1305_state()
    yield bindings.crypto_secretstream_xchacha20poly1305_init_push(state, key)
    for start in range(0, max(len(data), 1), _CHUNK):
        tag = _FINAL if start + _CHUNK >= len(data) else _MESSAGE
        yield bindings.crypto_secretstream_xchacha20poly1305_push(state, data[start : start + _CHUNK], tag=tag)


def _open(data: bytes, key: bytes) -> Iterator[bytes]:
    state = bindings.crypto_secretstream_xchacha20poly1305_state()
    bindings.crypto_secretstream_xchacha20poly1305_init_pull(state, data[:_HEADER], key)
    tag = _MESSAGE
    for start in range(_HEADER, len(data), _CHUNK + _OVERHEAD):
        if tag == _FINAL:
            raise ValueError("bytes after the end")
        part, tag = bindings.crypto_secretstream_xchacha20poly1305_pull(state, data[start : start + _CHUNK + _OVERHEAD])
        yield part
    if tag != _FINAL:
        raise ValueError("the end is missing")
