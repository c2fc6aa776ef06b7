"""Which characters may stand on a paper: cleans what means the same, names what cannot be printed."""

import unicodedata

from inspector_app.documents.fonts import drawable

_SAME = {"\t": " ", "\u00a0": " ", "\r\n": "\n", "\r": "\n", "\u2028": "\n", "\u2029": "\n"}
_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Mn", "Mc", "Me"})


def clean(text: str) -> str:
    """The text as it is printed: tabulators and hard spaces are spaces, every kind of line end is one."""
    for old, new in _SAME.items():
        text = text.replace(old, new)
    return text


def unprintable(text: str) -> dict[str, str]:
    """The characters of a cleaned text that cannot be printed, each with the code of its problem."""
    found = {}
    for character in sorted(set(clean(text)) - {"\n"}):
        if unicodedata.category(character) in _INVISIBLE:
            found[character] = "character-invisible"
        elif unicodedata.category(character) == "Co":
            found[character] = "character-private"
        elif not drawable(character):
            found[character] = "character-no-glyph"
    return found
