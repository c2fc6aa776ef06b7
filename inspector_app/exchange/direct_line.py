"""两机直连: packages that are closed to a colleague's laptop go to it over a cable, and his answer comes back.

Nothing else here listens or connects (a house test). One side listens, as long as a person waits for it, on an address
that no router carries further; one connection is let in, and one that does not prove that it knows the word told beside
the address ends it. What travels is encrypted and signed as on a stick: the word keeps strangers from fetching it.
"""

import hashlib
import hmac
import json
import os
import re
import secrets
import shutil
import socket
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import asdict, dataclass, replace
from functools import partial
from pathlib import Path
from time import monotonic
from typing import TypeVar

from inspector_app.domain.brought import CASE_END, COPY_END
from inspector_app.exchange.caps import READER
from inspector_app.support.cable import Place, is_near, ways_to
from inspector_app.support.errors import Problem, Refused, Trouble
from inspector_app.support.progress import Progress
from inspector_app.support.reasons import reason_of
from inspector_app.support.regular import open_regular

_WAITED, _IDLE, _GREETING, _CALLING = 600, 60, 20, 5
"""Seconds: for the other one to connect and, at the end, to answer; for a byte to move; for the greeting; for each card
by which he may be reached."""
_LOOK = 0.2  # seconds between two looks whether the person still waits
_PART = 1 << 18
_MOST_FILES, _MOST_HEAD, _MOST_ANSWER = 40, 16 << 10, 64
_ROOM = 64 << 20
_NAME = re.compile(rf"[A-Za-z0-9][A-Za-z0-9_.-]{{0,120}}({re.escape(CASE_END)}|{re.escape(COPY_END)})")
_CLOSED = b"age-encryption.org/v1"
_WORD, _NONCE = 8, 32
_TAKEN = "taken "
Got = TypeVar("Got")
_CALLER, _LISTENER = b"inspector direct 1 caller", b"inspector direct 1 listener"


def new_word() -> str:
    """A word for one connection: eight digits."""
    return f"{secrets.randbelow(10**_WORD):0{_WORD}d}"


def typed_word(text: str) -> str:
    """The digits of a word as it was typed. Raises :class:`Refused` ``direct-word-shape``."""
    digits = re.sub(r"\D", "", unicodedata.normalize("NFKC", text))
    if len(digits) != _WORD:
        raise Refused(Problem("direct-word-shape", "word"))
    return digits


@dataclass(frozen=True, slots=True)
class _File:
    name: str
    size: int
    sha256: str


class Line:
    """A connection to the laptop at the other end. Every wait tells ``progress``, which may stop it.

    What goes wrong on the way raises :class:`Trouble` ``direct-line-broken``.
    """

    def __init__(self, link: socket.socket, progress: Progress) -> None:
        self._link, self._progress = link, progress
        self._says = (0, 0, "")
        link.settimeout(_LOOK)

    def says(self, done: int, total: int, what: str) -> None:
        """What is told from now on while one waits."""
        self._says = (done, total, what)
        self._progress.step(*self._says)

    def send(self, data: bytes) -> None:
        """Give all of it on its way."""
        left, since = memoryview(data), monotonic()
        while left:
            sent = self._once(partial(self._link.send, left), since, _IDLE)
            if sent:
                left, since = left[sent:], monotonic()

    def take(self, size: int, within: float = 0.0) -> bytes:
        """Exactly so many bytes; ``within`` so many seconds for all of them, else a while for each part."""
        got, since = bytearray(), monotonic()
        while len(got) < size:
            most = min(size - len(got), _PART)
            part = self._once(partial(self._link.recv, most), since, within or _IDLE)
            if part == b"":
                raise Trouble("direct-line-broken")
            if part:
                got += part
                since = since if within else monotonic()
        return bytes(got)

    def send_text(self, text: str) -> None:
        """A short text with its length before it."""
        data = text.encode()
        self.send(len(data).to_bytes(4, "big") + data)

    def take_text(self, most: int, within: float = _GREETING) -> str:
        """A text of at most so many bytes."""
        size = int.from_bytes(self.take(4, within), "big")
        if size > most:
            raise Trouble("direct-line-broken")
        try:
            return self.take(size, within).decode()
        except UnicodeDecodeError as error:
            raise Trouble("direct-line-broken") from error

    def close(self) -> None:
        """End it."""
        with suppress(OSError):
            self._link.close()

    def _once(self, act: Callable[[], Got], since: float, most: float) -> Got | None:
        """What one try gives; None when it has to be tried again."""
        try:
            return act()
        except TimeoutError:
            self._progress.step(*self._says)
            if monotonic() - since > most:
                raise Trouble("direct-line-broken") from None
            return None
        except OSError as error:
            raise Trouble("direct-line-broken") from error


@contextmanager
def listening(place: Place, progress: Progress, says: Callable[[Place], str]) -> Iterator[Line]:
    """Wait for the other laptop; its connection, which nobody has proved anything on yet. ``says`` tells, with where
    it listens, what is shown meanwhile.

    Raises :class:`Refused` ``direct-address-far``, :class:`Trouble` ``direct-no-listening``, ``direct-nobody-came``.
    """
    _refuse_far(place)
    with closing(_server(place)) as server:
        server.settimeout(_LOOK)
        words = says(replace(place, port=server.getsockname()[1]))
        link, since = None, monotonic()
        while link is None:
            progress.step(0, 0, words)
            if monotonic() - since > _WAITED:
                raise Trouble("direct-nobody-came")
            with suppress(TimeoutError):
                link, _ = server.accept()
    with closing(Line(link, progress)) as line:
        yield line


def _server(place: Place) -> socket.socket:
    """At the usual port, or any that is free."""
    for port in (place.port, 0):
        server = socket.socket(place.family, socket.SOCK_STREAM)
        try:
            server.bind(replace(place, port=port).told)
            server.listen(1)
        except OSError as error:
            server.close()
            if port == 0:
                raise Trouble("direct-no-listening", place=str(place)) from error
        else:
            return server
    raise AssertionError


def called(place: Place, progress: Progress) -> Line:
    """A connection to the laptop that waits there.

    Raises :class:`Refused` ``direct-address-far``, :class:`Trouble` ``direct-not-reached``.
    """
    _refuse_far(place)
    for way in ways_to(place):
        progress.step(0, 0, str(place))
        link = socket.socket(way.family, socket.SOCK_STREAM)
        link.settimeout(_CALLING)
        try:
            link.connect(way.told)
        except OSError:
            link.close()
        else:
            return Line(link, progress)
    raise Trouble("direct-not-reached", place=str(place))


def _refuse_far(place: Place) -> None:
    if not is_near(place.address):
        raise Refused(Problem("direct-address-far", "address", details={"place": str(place)}))


def greet_caller(line: Line, word: str) -> None:
    """Let him prove that he knows the word, then prove it to him. Raises :class:`Trouble` ``direct-word-wrong``."""
    mine = secrets.token_bytes(_NONCE)
    line.send(mine)
    theirs = line.take(_NONCE, _GREETING)
    if not hmac.compare_digest(line.take(_NONCE, _GREETING), _proof(word, _CALLER, mine, theirs)):
        raise Trouble("direct-word-wrong")
    line.send(_proof(word, _LISTENER, mine, theirs))


def greet_listener(line: Line, word: str) -> None:
    """Prove that one knows the word, and have it proved. Raises :class:`Trouble` ``direct-word-wrong``."""
    theirs, mine = line.take(_NONCE, _GREETING), secrets.token_bytes(_NONCE)
    line.send(mine + _proof(word, _CALLER, theirs, mine))
    try:
        told = line.take(_NONCE, _GREETING)
    except Trouble as trouble:  # whoever hears a wrong word hangs up
        raise Trouble("direct-word-wrong") from trouble
    if not hmac.compare_digest(told, _proof(word, _LISTENER, theirs, mine)):
        raise Trouble("direct-word-wrong")


def _proof(word: str, who: bytes, first: bytes, second: bytes) -> bytes:
    return hmac.digest(word.encode(), who + first + second, "sha256")


def refuse_unfit(files: Sequence[Path]) -> None:
    """Only what is closed to a colleague goes on its way, all volumes of one kind.

    Raises :class:`Refused` ``direct-not-package``, :class:`Trouble` ``file-unreadable``.
    """
    for file in files:
        try:
            with open_regular(file) as opened:
                is_closed = opened.read(len(_CLOSED)) == _CLOSED
        except OSError as error:
            raise Trouble("file-unreadable", name=file.name, reason=reason_of(error)) from error
        if not is_closed or not _NAME.fullmatch(file.name):
            raise Refused(Problem("direct-not-package", "file", details={"file": file.name}))
    if not 0 < len(files) <= _MOST_FILES or len({file.suffix for file in files}) > 1:
        raise Refused(Problem("direct-files", "file"))


def send_files(line: Line, files: Sequence[Path]) -> None:
    """Give packages on their way. Raises as :func:`refuse_unfit`, :class:`Trouble` ``package-file-changed``."""
    refuse_unfit(files)
    with ExitStack() as opened:
        sources = [opened.enter_context(open_regular(file)) for file in files]
        told = [
            _File(file.name, os.fstat(source.fileno()).st_size, hashlib.file_digest(source, "sha256").hexdigest())
            for file, source in zip(files, sources, strict=True)
        ]
        line.send_text(json.dumps([asdict(each) for each in told]))
        sent, whole = 0, sum(each.size for each in told)
        for each, source in zip(told, sources, strict=True):
            source.seek(0)
            left = each.size
            while left:
                part = source.read(min(left, _PART))
                if not part:
                    raise Trouble("package-file-changed")
                line.send(part)
                left, sent = left - len(part), sent + len(part)
                line.says(sent >> 20, whole >> 20, each.name)


def take_files(line: Line, folder: Path) -> tuple[Path, ...]:
    """Write what comes into an empty folder.

    Raises :class:`Trouble` ``direct-line-broken`` for what nobody of ours sends, too, ``disk-full``,
    ``disk-write-failed``.
    """
    told = _told(line.take_text(_MOST_HEAD, _IDLE))
    whole = sum(each.size for each in told)
    if shutil.disk_usage(folder).free < whole + _ROOM:
        raise Trouble("disk-full")
    got = 0
    for each in told:
        digest, left = hashlib.sha256(), each.size
        try:
            with (folder / each.name).open("xb") as file:
                while left:
                    part = line.take(min(left, _PART))
                    file.write(part)
                    digest.update(part)
                    left, got = left - len(part), got + len(part)
                    line.says(got >> 20, whole >> 20, each.name)
        except OSError as error:
            raise Trouble("disk-write-failed", folder=folder.name, reason=reason_of(error)) from error
        if digest.hexdigest() != each.sha256:
            raise Trouble("direct-line-broken")
    return tuple(folder / each.name for each in told)


def _told(text: str) -> tuple[_File, ...]:
    try:
        told = tuple(_File(str(each["name"]), int(each["size"]), str(each["sha256"])) for each in json.loads(text))
    except (ValueError, TypeError, KeyError, OverflowError, RecursionError) as error:
        raise Trouble("direct-line-broken") from error
    names = {each.name for each in told}
    fit = all(_NAME.fullmatch(each.name) and 0 < each.size <= READER.package for each in told)
    if not fit or not 0 < len(told) <= _MOST_FILES or len(names) < len(told):
        raise Trouble("direct-line-broken")
    return told


def send_answer(line: Line, code: str) -> None:
    """That the packages were taken in, with the digits for their giver; none of what is only read."""
    line.send_text(f"{_TAKEN}{code}")


def take_answer(line: Line, words: str) -> str:
    """Wait until he took them in: the digits that he answers with. ``words`` are shown meanwhile.

    Raises :class:`Trouble` ``direct-no-answer`` when he did not say so.
    """
    line.says(0, 0, words)
    try:
        told = line.take_text(_MOST_ANSWER, _WAITED)
    except Trouble as trouble:
        raise Trouble("direct-no-answer") from trouble
    if not told.startswith(_TAKEN):
        raise Trouble("direct-no-answer")
    return told.removeprefix(_TAKEN)
