"""Files for other people: encrypted in age's format to public keys or to a passphrase of their own.

The plain side is never larger than the encrypted one, so a cap on the file's size caps what comes out of it.
"""

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO, RawIOBase
from typing import IO, Any, TypeVar

import pyrage
from pyrage import x25519

from inspector_app.support.errors import Trouble
from inspector_app.support.words import sentence
from inspector_app.vault.passphrase import is_text

_MAGIC, _HEADER_END = b"age-encryption.org/v1\n", b"\n--- "
_HEADER_CAP = 8 << 10
"""Ours are 300 bytes long. The library tries its key on every line of a header, in time that grows with the square."""
_SECTOR = 512


def new_age_identity() -> str:
    """A fresh secret key (AGE-SECRET-KEY-1…)."""
    return str(x25519.Identity.generate())


def recipient_of(identity: str) -> str:
    """The public key (age1…) of a secret one. Raises :class:`Trouble` ``age-key-malformed``."""
    return str(_identity(identity).to_public())


def check_recipient(recipient: str) -> None:
    """Raise :class:`Trouble` ``age-key-malformed`` unless this is a public key (age1…)."""
    _recipients([recipient])


def encrypt(data: bytes, recipients: Sequence[str]) -> bytes:
    """The bytes, encrypted so that each recipient's key opens them."""
    return bytes(pyrage.encrypt(data, _recipients(recipients)))


def decrypt(data: bytes, identity: str) -> bytes:
    """The plain bytes. Raises :class:`Trouble` ``age-not-for-us`` or ``age-damaged``."""
    target = BytesIO()
    decrypt_stream(BytesIO(data), target, identity)
    return target.getvalue()


def encrypt_stream(source: IO[bytes], target: IO[bytes], recipients: Sequence[str]) -> None:
    """Encrypt ``source`` to its end into ``target``. An error of either stream is raised as it is."""
    keys = _recipients(recipients)
    with _stream_errors(source, target) as (reading, writing):
        pyrage.encrypt_io(reading, writing, keys)


def decrypt_stream(source: IO[bytes], target: IO[bytes], identity: str) -> None:
    """Decrypt ``source`` into ``target``; what was written counts only when this returns.

    Raises :class:`Trouble` ``age-not-for-us``, ``age-header-too-long`` or ``age-damaged`` (with its cause); an error of
    either stream is raised as it is.
    """
    key = _identity(identity)
    with _stream_errors(source, target) as (reading, writing):
        head = _head(reading)
        reading.put_back(head)
        try:
            pyrage.decrypt_io(reading, writing, [key])
        except (pyrage.DecryptError, OSError) as error:
            if "No matching keys" in str(error):
                raise Trouble("age-not-for-us") from error
            raise _damaged(_cause(head, reading.last, str(error))) from error


def wants_passphrase(head: bytes) -> bool:
    """Whether a file that begins so was encrypted to a passphrase and to no key; 64 bytes are enough to tell."""
    return head.startswith(_MAGIC + b"-> scrypt ")


def _head(source: "_Watched") -> bytes:
    """The start of a file, which holds its whole header. Raises :class:`Trouble` ``age-header-too-long``."""
    head = b""
    while len(head) < _HEADER_CAP and (piece := source.read(_HEADER_CAP - len(head))):
        head += piece
    _check_header(head)
    return head


def _check_header(head: bytes) -> None:
    if len(head) == _HEADER_CAP and head.startswith(_MAGIC) and _HEADER_END not in head:
        raise Trouble("age-header-too-long")


def _cause(head: bytes, last: bytes, error: str) -> str:
    """Why a file is no whole envelope, as far as its bytes tell: what never arrived reads differently from a change."""
    if not head:
        return "empty"
    if not head.startswith(_MAGIC):
        return "foreign"
    _, end, rest = head.partition(_HEADER_END)
    if not end or b"\n" not in rest or "truncated" in error or "whole buffer" in error or _ends_blank(last):
        return "torn"
    return "header" if "Header" in error or "header" in error else "changed"


def _ends_blank(data: bytes) -> bool:
    """A stick that was pulled too early often keeps the length and leaves the last sectors blank."""
    return len(data) >= _SECTOR and not any(data[-_SECTOR:])


def _damaged(cause: str) -> Trouble:
    return Trouble("age-damaged", cause_code=cause, cause=sentence(f"age-cause-{cause}"))


def encrypt_with_passphrase(data: bytes, passphrase: str) -> bytes:
    """The bytes, encrypted to a passphrase (scrypt, about a second), however wide its digits were typed."""
    return bytes(pyrage.passphrase.encrypt(data, _typed(passphrase)))


def decrypt_with_passphrase(data: bytes, passphrase: str) -> bytes:
    """The plain bytes.

    Raises :class:`Trouble` ``age-passphrase-wrong``, which a damaged file looks like too, ``age-too-slow`` when this
    machine would stretch the passphrase for minutes (the library measures it and does not try), or
    ``age-header-too-long``.
    """
    _check_header(data[:_HEADER_CAP])
    try:
        return bytes(pyrage.passphrase.decrypt(data, _typed(passphrase)))
    except (pyrage.DecryptError, OSError) as error:
        if "Excessive work" in str(error):
            raise Trouble("age-too-slow") from error
        raise Trouble("age-passphrase-wrong") from error


def _typed(passphrase: str) -> str:
    """One spelling whether full width or half, as other programs that open age files are given it."""
    if not is_text(passphrase):
        raise Trouble("age-passphrase-wrong")
    return unicodedata.normalize("NFKC", passphrase)


def _identity(text: str) -> Any:
    try:
        return x25519.Identity.from_str(text)
    except pyrage.IdentityError as error:
        raise Trouble("age-key-malformed") from error


def _recipients(texts: Sequence[str]) -> list[Any]:
    try:
        return [x25519.Recipient.from_str(text) for text in texts]
    except pyrage.RecipientError as error:
        raise Trouble("age-key-malformed") from error


T = TypeVar("T")


class _Watched(RawIOBase):
    """A stream that remembers its own error, which the library would hide behind one of its own."""

    def __init__(self, stream: IO[bytes], failures: list[BaseException]) -> None:
        self._stream = stream
        self._failures = failures
        self._waiting = b""
        self.last = b""
        """What was read last."""

    def put_back(self, data: bytes) -> None:
        """Read these bytes again before the stream goes on."""
        self._waiting = data

    def readable(self) -> bool:
        return True

    def writable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        if self._waiting:
            taken = len(self._waiting) if size < 0 else size
            piece, self._waiting = self._waiting[:taken], self._waiting[taken:]
        else:
            piece = self._watch(lambda: self._stream.read(size))
        self.last = piece or self.last
        return piece

    def write(self, data: Any) -> int:
        return self._watch(lambda: self._stream.write(data))

    def flush(self) -> None:
        self._watch(self._stream.flush)

    def _watch(self, action: Callable[[], T]) -> T:
        try:
            return action()
        except BaseException as error:
            self._failures.append(error)
            raise


@contextmanager
def _stream_errors(source: IO[bytes], target: IO[bytes]) -> Iterator[tuple[_Watched, _Watched]]:
    failures: list[BaseException] = []
    try:
        yield _Watched(source, failures), _Watched(target, failures)
    except BaseException as error:
        if failures:
            raise failures[0] from error
        raise
    if failures:  # pyrage swallows an error of the very last write
        raise failures[0]
