"""What a write-ahead log says of itself, read without the database's driver and without applying it.

Layout: sqlite.org, "WAL-mode File Format". SQLCipher encrypts the pages in it, and neither its header nor its frames'.
"""

import struct
from pathlib import Path

HEADER = 32
_FRAME = 24
_LITTLE, _BIG = 0x377F0682, 0x377F0683  # which way the sums take the bytes
_FIRST_PAGE = 1


def first_page_in_log(log: Path) -> bytes | None:
    """The first copy of the database's first page that the log holds whole, still encrypted; None when it holds none.

    Raises :class:`OSError` when the file cannot be read.
    """
    with log.open("rb") as file:
        head = file.read(HEADER)
        if len(head) < HEADER:
            return None
        magic, _, size, _ = struct.unpack_from(">4I", head)
        if magic not in (_LITTLE, _BIG):
            return None
        order = "<" if magic == _LITTLE else ">"
        sums = _sums((0, 0), head[:24], order)
        if struct.pack(">2I", *sums) != head[24:]:
            return None
        while len(frame := file.read(_FRAME + size)) == _FRAME + size:
            sums = _sums(sums, frame[:8] + frame[_FRAME:], order)
            if frame[8:16] != head[16:24] or struct.pack(">2I", *sums) != frame[16:_FRAME]:
                return None
            if int.from_bytes(frame[:4], "big") == _FIRST_PAGE:
                return frame[_FRAME:]
    return None


def _sums(start: tuple[int, int], data: bytes, order: str) -> tuple[int, int]:
    one, two = start
    words = struct.unpack(f"{order}{len(data) // 4}I", data)
    for even, odd in zip(words[::2], words[1::2], strict=True):
        one = (one + even + two) & 0xFFFFFFFF
        two = (two + odd + one) & 0xFFFFFFFF
    return one, two
