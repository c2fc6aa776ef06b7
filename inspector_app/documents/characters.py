"""Which characters may stand on a paper: cleans what means the same, names what cannot be printed."""

import re
import unicodedata

from inspector_app.documents.fonts import drawable, writable

_LINE_END = re.compile("\r\n?|[\u0085\u2028\u2029]")
_SPACE = re.compile("[\t\u00a0\u2000-\u200a\u202f\u205f]")
_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Mn", "Mc", "Me"})


def clean(text: str) -> str:
    """The text as it is printed: every narrow kind of space is a space, every kind of line end a line feed."""
    return _SPACE.sub(" ", _LINE_END.sub("\n", text))


BY_HAND = frozenset({"character-by-hand", "character-private"})  # printed as a box: told, and nothing is refused


def unprintable(text: str) -> dict[str, str]:
    """The characters of a cleaned text that no font draws, each with the code of its problem."""
    found: dict[str, str] = {}
    if is_everyday(text):
        return found
    for character in sorted(set(clean(text)) - {"\n"}):
        if unicodedata.category(character) in _INVISIBLE:
            found[character] = "character-invisible"
        elif unicodedata.category(character) == "Co":
            found[character] = "character-private"
        elif not drawable(character):
            found[character] = "character-by-hand" if writable(character) else "character-no-glyph"
    return found


_EVERYDAY = re.compile(r"[\n -~“”‘’…—\u3001-\u3011\u4e00-\u9fa5\uff01-\uff5e]*")


def is_everyday(text: str) -> bool:
    """Whether it holds only what every Chinese font has: no font need be read to know that it can be printed."""
    return _EVERYDAY.fullmatch(text) is not None
