"""A stored ZIP as a stream: written member by member, and read back only if it is byte for byte what we would write.

Both directions work on a stream because the plain bytes of a package must never lie on a disk. Reading rebuilds each
header from the name, length and checksum it claims and compares: compressed members, extra fields, second names,
comments, gaps and trailing bytes are all refused by the same comparison.
"""

import struct
import zlib
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from inspector_app.exchange.caps import READER
from inspector_app.support.errors import Trouble
from inspector_app.support.words import sentence

_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_VERSION = 20
_DAY = 0x21  # 1980-01-01: a fixed date, so that the same content gives the same bytes
_MAX_NAME = 100


@dataclass(frozen=True, slots=True)
class Member:
    """A file in the archive: its name, length in bytes and CRC-32."""

    name: str
    size: int
    crc: int

    def local(self) -> bytes:
        """The header before its bytes."""
        name = self.name.encode("ascii")
        return _LOCAL.pack(b"PK\3\4", _VERSION, 0, 0, 0, _DAY, self.crc, self.size, self.size, len(name), 0) + name

    def central(self, offset: int) -> bytes:
        """Its line in the directory at the end."""
        name = self.name.encode("ascii")
        sizes = (self.crc, self.size, self.size, len(name))
        return _CENTRAL.pack(b"PK\1\2", _VERSION, _VERSION, 0, 0, 0, _DAY, *sizes, 0, 0, 0, 0, 0, offset) + name


def overhead(names: Iterable[str]) -> int:
    """How many bytes an archive with these names needs beside their content."""
    return _END.size + sum(_LOCAL.size + _CENTRAL.size + 2 * len(name) for name in names)


def pack(members: Iterable[tuple[str, bytes]], sums: Mapping[str, int] = MappingProxyType({})) -> Iterator[bytes]:
    """The archive's bytes in pieces; each member is asked for only when its turn comes, and only then its CRC-32 among
    ``sums``, in which stands by name what is known already."""
    listed: list[Member] = []
    for name, data in members:
        known = sums.get(name)
        member = Member(name, len(data), zlib.crc32(data) if known is None else known)
        listed.append(member)
        yield member.local()
        yield data
    yield _directory(listed)


def _directory(members: list[Member]) -> bytes:
    lines, offset = [], 0
    for member in members:
        lines.append(member.central(offset))
        offset += len(member.local()) + member.size
    directory = b"".join(lines)
    end = _END.pack(b"PK\5\6", 0, 0, len(members), len(members), len(directory), offset, 0)
    return directory + end


class Unpacker:
    """Takes an archive's bytes as they arrive and hands out each member's content in pieces.

    ``begin(name, size)`` is called before a member's bytes and returns what takes them; ``end(name)`` after its last.
    Raises :class:`Trouble` ``package-malformed`` at the first byte that is out of place.
    """

    def __init__(self, begin: Callable[[str, int], Callable[[bytes], None]], end: Callable[[str], None]) -> None:
        self._begin = begin
        self._end = end
        self._waiting = bytearray()
        self._complete = False
        self._steps = self._parse()
        self._wanted = next(self._steps)

    def feed(self, data: bytes) -> None:
        """Take the next bytes."""
        self._waiting += data
        position = 0
        while not self._complete and self._wanted <= len(self._waiting) - position:
            piece = bytes(self._waiting[position : position + self._wanted])
            position += self._wanted
            try:
                self._wanted = self._steps.send(piece)
            except StopIteration:
                self._complete = True
        del self._waiting[:position]
        if self._complete and self._waiting:
            raise malformed("extra-bytes")

    def close(self) -> None:
        """Say that no more bytes come."""
        if not self._complete:
            raise malformed("end-missing")

    def _parse(self) -> Generator[int, bytes, None]:
        """Yields how many bytes it needs next and is sent exactly as many."""
        listed: list[Member] = []
        while True:
            head = yield _LOCAL.size
            if not head.startswith(b"PK\3\4"):
                break
            member = yield from self._header(head)
            if len(listed) >= READER.members:
                raise malformed("too-many-files")
            yield from self._content(member)
            listed.append(member)
        expected = _directory(listed)
        if len(expected) < len(head):
            raise malformed("not-our-archive")
        rest = yield len(expected) - len(head)
        if head + rest != expected:
            raise malformed("not-our-archive")

    def _header(self, head: bytes) -> Generator[int, bytes, Member]:
        *_, crc, _packed, size, length, _extra = _LOCAL.unpack(head)
        if not 0 < length <= _MAX_NAME:
            raise malformed("not-our-archive")
        name = yield length
        if not name.isascii():
            raise malformed("not-our-archive")
        member = Member(name.decode("ascii"), size, crc)
        if member.local() != head + name:
            raise malformed("not-our-archive")
        return member

    def _content(self, member: Member) -> Generator[int, bytes, None]:
        take = self._begin(member.name, member.size)
        left, crc = member.size, 0
        while left:
            piece = yield min(left, 1 << 16)
            left -= len(piece)
            crc = zlib.crc32(piece, crc)
            take(piece)
        if crc != member.crc:
            raise malformed("checksum")
        self._end(member.name)


def malformed(cause: str, **details: str) -> Trouble:
    """The trouble for a package that arrived whole and is none all the same, with its cause as a code and in words."""
    said = sentence(f"package-cause-{cause}", details)
    return Trouble("package-malformed", cause_code=cause, cause=said)
