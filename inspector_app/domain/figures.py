"""Figures as people type and paste them: what stands apart is never read as one.

Two lines pasted into an entry, or two groups of digits with a blank between them, may be two numbers. Read as one they
would be a wrong amount or a wrong date, so they are refused; only the blanks and commas of thousands are understood.
"""

import re

from inspector_app.domain.identity import half_width
from inspector_app.support.errors import Problem, Refused
from inspector_app.support.vocabulary import bounds

_LONGEST = 9
_LINES = re.compile(r"[\n\r\v\f\x85\u2028\u2029]|\t")
_APART = re.compile(r"\d\s+\d")
_SEPARATED = re.compile(r"\d[,，\s]+\d")
_THOUSANDS = re.compile(r"(?<![\d.])\d{1,3}(?:(?P<by>,|，| |\u00a0|\u202f|\u3000)\d{3})(?:(?P=by)\d{3})*(?!\d)")


def is_several(text: str) -> bool:
    """Whether a text holds more than one line or cell."""
    return bool(_LINES.search(text.strip()))


def require_one(text: str, where: str) -> None:
    """Raises :class:`Refused` ``text-several-lines`` for more lines or cells than one."""
    if is_several(text):
        raise Refused(Problem("text-several-lines", where))


def closed_up(text: str, where: str) -> str:
    """Half-width and without blanks. Raises :class:`Refused` ``text-several-lines``, and ``digits-apart`` where a blank
    parts two digits."""
    require_one(text, where)
    if _APART.search(text):
        raise Refused(Problem("digits-apart", where, details={"text": text.strip()[:20]}))
    return half_width(text)


def without_thousands(text: str, where: str) -> str:
    """As :func:`closed_up`, the commas or blanks of thousands taken out: 1,234,567.5 and 1 234 567.5.

    Any other comma or blank between digits is ``digits-apart``: 5,60 may be five sixty, or two amounts.
    """
    require_one(text, where)
    plain = _THOUSANDS.sub(lambda found: found[0].replace(found["by"], ""), text)
    if _SEPARATED.search(plain):
        raise Refused(Problem("digits-apart", where, details={"text": text.strip()[:20]}))
    return half_width(plain)


def parse_integer(text: str, where: str) -> int:
    """Read a whole number of at most nine digits. Raises :class:`Refused` ``ui-integer-shape``, and as
    :func:`without_thousands`."""
    raw = without_thousands(text, where)
    if not (raw.isascii() and raw.isdigit() and len(raw) <= _LONGEST):
        details = {"text": text[:20], "least": str(bounds(where)[0])}
        raise Refused(Problem("ui-integer-shape", where, details=details))
    return int(raw)


_CUT_FIGURE = re.compile(r"[\d.,]+$")


def beginning(text: str, most: int) -> str:
    """The text, or so many of its first letters with … for what is left out; no figure is cut into another one."""
    return text if len(text) <= most else _CUT_FIGURE.sub("", text[:most]) + "…"
