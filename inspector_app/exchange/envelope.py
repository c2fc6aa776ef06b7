"""The age envelope round a package, written and opened as a stream so that the plain bytes stay in memory."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from io import RawIOBase
from pathlib import Path
from typing import IO, Any, cast

from inspector_app.support.errors import Problem, Refused, Trouble
from inspector_app.support.regular import open_regular
from inspector_app.vault import age

_BLOCK = 64 << 10
_BLOCK_OVERHEAD = 16  # age closes each 64 KiB with a 16-byte tag
_HEADER_ROOM = 4096
_HEAD = 64


@dataclass(frozen=True, slots=True)
class Envelope:
    """For whom a package is closed: age recipients (office and escrow), or a passphrase of its own."""

    recipients: tuple[str, ...] = ()
    passphrase: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Opener:
    """What opens a package: an age identity (AGE-SECRET-KEY-1…), the passphrase it was closed with, or either."""

    identity: str = field(default="", repr=False)
    passphrase: str = field(default="", repr=False)


def closed_size(plain: int) -> int:
    """At most how many bytes an envelope round ``plain`` bytes has."""
    return plain + (plain // _BLOCK + 1) * _BLOCK_OVERHEAD + _HEADER_ROOM


def close_envelope(pieces: Iterator[bytes], take: Callable[[bytes], None], envelope: Envelope) -> None:
    """Encrypt the pieces and hand the result to ``take``. An error of either side comes out as it is.

    Raises :class:`Refused` ``package-no-recipient`` when it is closed for nobody, :class:`Trouble`
    ``age-key-malformed``. With a passphrase the whole content is held in memory.
    """
    if envelope.recipients:
        taker = _Taker(take)
        age.encrypt_stream(_stream(_Pieces(pieces)), _stream(taker), envelope.recipients)
        taker.raise_failure()
    elif envelope.passphrase:
        take(age.encrypt_with_passphrase(b"".join(pieces), envelope.passphrase))
    else:
        raise Refused(Problem("package-no-recipient", "recipients"))


def open_envelope(path: Path, opener: Opener, take: Callable[[bytes], None]) -> None:
    """Decrypt a file piece by piece into ``take``; what ``take`` raises comes out as it is.

    Raises :class:`Trouble` ``package-wants-passphrase`` when there is only a key for it, ``age-not-for-us``,
    ``age-damaged`` or ``age-passphrase-wrong``, and OSError.
    """
    with open_regular(path) as file:
        by_passphrase = age.wants_passphrase(file.read(_HEAD))
        file.seek(0)
        if opener.identity and not by_passphrase:
            age.decrypt_stream(file, _stream(_Taker(take)), opener.identity)
        elif opener.passphrase or not opener.identity:
            take(age.decrypt_with_passphrase(file.read(), opener.passphrase))
        else:
            raise Trouble("package-wants-passphrase")


class _Pieces(RawIOBase):
    """Bytes that come in pieces, read as from a file."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces
        self._waiting = memoryview(b"")

    def read(self, size: int = -1) -> bytes:
        while not self._waiting:
            piece = next(self._pieces, None)
            if piece is None:
                return b""
            self._waiting = memoryview(piece)
        found, self._waiting = self._waiting[:size], self._waiting[size:]
        return bytes(found)


class _Taker(RawIOBase):
    """A file that hands on what is written to it, and keeps the error of its last write, which age swallows."""

    def __init__(self, take: Callable[[bytes], None]) -> None:
        self._take = take
        self._failure: BaseException | None = None

    def write(self, data: Any) -> int:
        try:
            self._take(bytes(data))
        except BaseException as failure:
            self._failure = failure
            raise
        return len(data)

    def raise_failure(self) -> None:
        if self._failure is not None:
            raise self._failure


def _stream(raw: RawIOBase) -> IO[bytes]:
    return cast("IO[bytes]", raw)
