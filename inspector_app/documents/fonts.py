"""The printed faces: which bundled font draws a character in a given role, and how wide it is.

Rare characters lie in two archives of small fonts, a shard for 1,024 code points each: a paper reads only those that it
needs. A letter that no font has at all is an empty box of its width: it is written there by hand, and whoever copies
the text finds the character that belongs there.
"""

import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache
from io import BytesIO
from typing import NamedTuple
from zipfile import ZipFile

from reportlab.pdfbase import pdfmetrics, ttfonts

from inspector_app.support.paths import resource

FANG, SONG, BIAOSONG, HEI, KAI = "fang", "song", "biaosong", "hei", "kai"
# Quotation marks, dashes and the middle dot of names are drawn by the Chinese face: there they are one em wide.
_LATIN_END, _MIDDLE_DOT = 0x250, 0xB7
_RARE, _SHARD = ("rare-b", "rare-h"), 1024  # archives, those with Chinese shapes first; code points a shard
BY_HAND = "by-hand"  # the font whose every character is a box
_BOX, _HANZI_PLANES = 0x25A1, range(0x20000, 0x40000)
# Digits of Noto Serif SC are proportional: columns of figures would not line up. Bold and sans keep their own.
_WITH_LATIN = frozenset({FANG, SONG, KAI})
_CHAINS = {
    FANG: ("fang", "fangx", "song", "songx", "kai", "latinx"),
    SONG: ("song", "songx", "kai", "latinx"),
    BIAOSONG: ("biaosong", "song", "songx", "kai", "latin", "latinx"),
    HEI: ("hei", "song", "songx", "kai", "latin", "latinx"),
    KAI: ("kai", "song", "songx", "latinx"),
}
_BFCHARS_PER_BLOCK = 100


class MissingGlyph(Exception):
    """No bundled font has this character, and it is not one to be written by hand.

    :func:`~inspector_app.documents.render.glyph_problems` tells it before.
    """

    def __init__(self, character: str) -> None:
        super().__init__(f"U+{ord(character):04X}")
        self.character = character


class Glyph(NamedTuple):
    """The registered font that draws a character and the advance width, in thousandths of an em."""

    font: str
    width: float


def to_unicode(_font_name: str, codes: list[int]) -> str:
    """The map from codes to characters that makes text searchable, for one embedded font.

    It replaces reportlab's own, which writes characters above U+FFFF as five digits (readers then return other
    characters), puts more than a hundred lines into a block, and maps unused codes to U+0000.
    """
    rows = [f"<{code:02X}> <{chr(cp).encode('utf-16-be').hex().upper()}>" for code, cp in enumerate(codes) if cp]
    lines = [
        "/CIDInit /ProcSet findresource begin", "12 dict begin", "begincmap",
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
        "/CMapName /Adobe-Identity-UCS def", "/CMapType 2 def",
        "1 begincodespacerange", "<00> <FF>", "endcodespacerange",
    ]  # fmt: skip
    for start in range(0, len(rows), _BFCHARS_PER_BLOCK):
        block = rows[start : start + _BFCHARS_PER_BLOCK]
        lines += [f"{len(block)} beginbfchar", *block, "endbfchar"]
    return "\n".join([*lines, "endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"])


ttfonts.makeToUnicodeCMap = to_unicode


@cache
def _face(name: str) -> ttfonts.TTFontFace:
    """A font file, read and registered when a character first needs it."""
    return _registered(name, str(resource("fonts", f"{name}.ttf")))


def _registered(name: str, source: str | BytesIO, own: str = "") -> ttfonts.TTFontFace:
    """``own`` is what the face calls itself: reportlab takes two of one name for the same."""
    font = ttfonts.TTFont(name, source, asciiReadable=0)
    if own:
        font.face.name = own.encode()
    pdfmetrics.registerFont(font)
    return font.face


@cache
def _shards() -> Mapping[int, tuple[str, ...]]:
    """The archives that hold a shard, by the first code point of the shard."""
    held: dict[int, tuple[str, ...]] = {}
    for archive in _RARE:
        with ZipFile(resource("fonts", f"{archive}.zip")) as opened:
            for name in opened.namelist():
                start = int(name.partition(".")[0], 16)
                held[start] = (*held.get(start, ()), archive)
    return held


@cache
def _shard(archive: str, start: int) -> tuple[str, ttfonts.TTFontFace]:
    """The name and face of one shard."""
    with ZipFile(resource("fonts", f"{archive}.zip")) as opened:
        data = opened.read(f"{start:x}.ttf")
    name = f"{archive}-{start:x}"
    return name, _registered(name, BytesIO(data))


@cache
def _box() -> ttfonts.TTFontFace:
    """A face that draws its box for every character that it is told of."""
    return _registered(BY_HAND, str(resource("fonts", "song.ttf")), "InspectorByHand")


def _rare(code: int) -> Glyph | None:
    start = code // _SHARD * _SHARD
    for archive in _shards().get(start, ()):
        name, face = _shard(archive, start)
        if code in face.charToGlyph:
            return Glyph(name, face.charWidths.get(code, face.defaultWidth))
    return None


def _by_hand(character: str) -> Glyph | None:
    """The box for a letter or a hanzi, also one of a private area or newer than our tables; no box for a symbol."""
    code, kind = ord(character), unicodedata.category(character)
    if not (kind.startswith("L") or kind == "Co" or code in _HANZI_PLANES):
        return None
    face = _box()
    face.charToGlyph[code] = face.charToGlyph[_BOX]
    face.charWidths[code] = face.charWidths[_BOX]
    return Glyph(BY_HAND, face.charWidths[_BOX])


@lru_cache(maxsize=65536)
def glyph(role: str, character: str) -> Glyph:
    """Who draws ``character`` in ``role`` (a face name above), at last the box. Raises :class:`MissingGlyph`."""
    code = ord(character)
    latin = ("latin",) if code < _LATIN_END and code != _MIDDLE_DOT and role in _WITH_LATIN else ()
    for name in (*latin, *_CHAINS[role]):
        face = _face(name)
        if code in face.charToGlyph:
            return Glyph(name, face.charWidths.get(code, face.defaultWidth))
    found = _rare(code) or _by_hand(character)
    if found is None:
        raise MissingGlyph(character)
    return found


@lru_cache(maxsize=65536)
def drawable(character: str) -> bool:
    """Whether some bundled font has the character, in every role."""
    try:
        return all(glyph(role, character).font != BY_HAND for role in _CHAINS)
    except MissingGlyph:
        return False


def writable(character: str) -> bool:
    """Whether a character that no font has gets a box, to be written by hand."""
    return not drawable(character) and _by_hand(character) is not None


def initial_font() -> str:
    """A registered font for a canvas to begin with; reportlab would otherwise name Helvetica without embedding it."""
    _face("song")
    return "song"


def runs(text: str, role: str) -> list[tuple[str, str]]:
    """``text`` cut where the font changes: (font, part) pairs."""
    found: list[tuple[str, str]] = []
    start, current = 0, ""
    for at, character in enumerate(text):
        font = glyph(role, character).font
        if font != current:
            if current:
                found.append((current, text[start:at]))
            start, current = at, font
    if current:
        found.append((current, text[start:]))
    return found


def text_width(text: str, role: str, size: float) -> float:
    """The natural width of ``text`` in points."""
    return sum([glyph(role, character).width for character in text]) * size / 1000
