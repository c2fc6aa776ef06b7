"""The printed faces: which bundled font draws a character in a given role, and how wide it is."""

from functools import cache, lru_cache
from typing import NamedTuple

from reportlab.pdfbase import pdfmetrics, ttfonts

from inspector_app.support.paths import resource

FANG, SONG, BIAOSONG, HEI, KAI = "fang", "song", "biaosong", "hei", "kai"
# Quotation marks, dashes and the middle dot of names are drawn by the Chinese face: there they are one em wide.
_LATIN_END, _MIDDLE_DOT = 0x250, 0xB7
# Digits of Noto Serif SC are proportional: columns of figures would not line up. Bold and sans keep their own.
_WITH_LATIN = frozenset({FANG, SONG, KAI})
_CHAINS = {
    FANG: ("fang", "fangx", "song", "songx", "kai"),
    SONG: ("song", "songx", "kai"),
    BIAOSONG: ("biaosong", "song", "songx", "kai"),
    HEI: ("hei", "song", "songx", "kai"),
    KAI: ("kai", "song", "songx"),
}
_BFCHARS_PER_BLOCK = 100


class MissingGlyph(Exception):
    """No bundled font has this character; :func:`~inspector_app.documents.render.glyph_problems` tells it before."""

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
    font = ttfonts.TTFont(name, str(resource("fonts", f"{name}.ttf")), asciiReadable=0)
    pdfmetrics.registerFont(font)
    return font.face


@lru_cache(maxsize=65536)
def glyph(role: str, character: str) -> Glyph:
    """Who draws ``character`` in ``role`` (one of the face names above). Raises :class:`MissingGlyph`."""
    code = ord(character)
    latin = ("latin",) if code < _LATIN_END and code != _MIDDLE_DOT and role in _WITH_LATIN else ()
    for name in (*latin, *_CHAINS[role]):
        face = _face(name)
        if code in face.charToGlyph:
            return Glyph(name, face.charWidths.get(code, face.defaultWidth))
    raise MissingGlyph(character)


@lru_cache(maxsize=65536)
def drawable(character: str) -> bool:
    """Whether some bundled font has the character, in every role."""
    try:
        for role in _CHAINS:
            glyph(role, character)
    except MissingGlyph:
        return False
    return True


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
    return sum(glyph(role, character).width for character in text) * size / 1000
