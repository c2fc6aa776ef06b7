"""Sealed files: each original beside the database in its own encrypted file, under a name that tells nothing."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from nacl import bindings
from nacl.exceptions import CryptoError

from inspector_app.support.errors import Trouble
from inspector_app.support.files import sha256, sync_folder, write_durably

_CHUNK = 1 << 20
_OVERHEAD = bindings.crypto_secretstream_xchacha20poly1305_ABYTES
_HEADER = bindings.crypto_secretstream_xchacha20poly1305_HEADERBYTES
_MESSAGE = bindings.crypto_secretstream_xchacha20poly1305_TAG_MESSAGE
_FINAL = bindings.crypto_secretstream_xchacha20poly1305_TAG_FINAL


@dataclass(frozen=True, slots=True)
class SealedFiles:
    """The sealed files of one store. A file is known by the SHA-256 of its plain bytes.

    Names are a keyed hash, so that a found disk does not reveal which picture it holds. A file is durable when
    :meth:`add` returns: write the row that names it afterwards.
    """

    folder: Path
    files_key: bytes = field(repr=False)
    names_key: bytes = field(repr=False)

    def path(self, digest: str) -> Path:
        """Where the file with this SHA-256 lies."""
        name = hashlib.blake2b(bytes.fromhex(digest), key=self.names_key, digest_size=32).hexdigest()
        return self.folder / name[:2] / name

    def has(self, digest: str) -> bool:
        """Whether a file is there; :meth:`read` says whether it is whole."""
        return self.path(digest).is_file()

    def add(self, data: bytes) -> str:
        """Seal the bytes and return their SHA-256. Adding the same bytes again mends a damaged file.

        Raises :class:`Trouble` ``disk-write-failed``.
        """
        digest = sha256(data)
        path = self.path(digest)
        if path.is_file() and self._opened(path, digest) is not None:
            return digest
        try:
            if not path.parent.is_dir():
                path.parent.mkdir(parents=True, mode=0o700)
                sync_folder(self.folder)
        except OSError as error:
            raise Trouble("disk-write-failed", folder=str(self.folder), reason=error.strerror or "") from error
        write_durably(path, b"".join(_seal(data, self.files_key)))
        return digest

    def read(self, digest: str) -> bytes:
        """The plain bytes, checked against their hash. Raises :class:`Trouble` ``evidence-missing`` or
        ``evidence-damaged``."""
        path = self.path(digest)
        if not path.is_file():
            raise Trouble("evidence-missing", sha256=digest)
        data = self._opened(path, digest)
        if data is None:
            raise Trouble("evidence-damaged", sha256=digest)
        return data

    def orphans(self, known: Iterable[str], older_than: datetime) -> list[Path]:
        """Files that none of the ``known`` hashes names, and leavings of broken writes, last changed before a time."""
        named = {self.path(digest) for digest in known}
        before = older_than.astimezone(UTC).timestamp()
        found = (path for path in self.folder.glob("??/*") if path not in named)
        return sorted(path for path in found if path.stat().st_mtime < before)

    def _opened(self, path: Path, digest: str) -> bytes | None:
        try:
            data = b"".join(_open(path.read_bytes(), self.files_key))
        except (CryptoError, ValueError, OSError):
            return None
        return data if sha256(data) == digest else None


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
