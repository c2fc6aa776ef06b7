"""Breaks text into lines by the Chinese rules (避头尾) and says how each line is spaced."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from inspector_app.documents.fonts import glyph, text_width
from inspector_app.support.paths import resource

NO_START = frozenset("，。、；：？！）》〉」』】〕］｝”’…—·％‰℃,.;:?!)]}%°々～")
NO_END = frozenset("（《〈「『【〔［｛“‘([{￥¥$＄№")
# The right half of these is white: at the end of a full line it may stand in the margin.
_HALF_WHITE = frozenset("，。、；：）》〉」』】〕］｝”’")
_MEASURES = frozenset("年月日时分元角万亿人名条款项号个")  # not parted from the figure before them
UNITS = re.compile(r"……|——|[!-~¡-¦¨-ɏ]+|.", re.DOTALL)
UNPARTED = re.compile(rf"（[^（）〔〕年]{{0,8}}\d[^（）〔〕年]{{0,3}}）|{UNITS.pattern}", re.DOTALL)
"""As usual, but a short bracket with a figure stays whole: that of a certificate, a sum, a count. A day in brackets is
parted as any other: kept whole it left half a line empty before it."""
LISTED = re.compile(r"[^、]+、?")
"""Each of those beside each other (甲（苏监察0001号）、乙（苏监察0002号）) is whole."""
_MOST_SQUEEZE = 0.05  # of an em per gap, when a closing mark is drawn back into the line
_MOST_STRETCH = 0.20  # of an em per gap; a line that would need more stays ragged
_TICK = 1.25  # ems that a box takes
_EPSILON = 0.01


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How text is set: the face's role, its size and the height of a line, in points."""

    role: str
    size: float
    pitch: float


@dataclass(frozen=True, slots=True)
class Blank:
    """Room of ``ems`` characters to fill in by hand, on a rule unless it says otherwise."""

    ems: float
    ruled: bool = True


@dataclass(frozen=True, slots=True)
class Tick:
    """A box, ticked or not."""

    ticked: bool


Span = str | Blank | Tick


@dataclass(frozen=True, slots=True)
class Unit:
    """What is never parted: a Chinese character, a word or figure, a dash or ellipsis, a blank, a box."""

    text: str
    width: float
    shape: Blank | Tick | None = None

    @property
    def solid(self) -> bool:
        """A word, a figure or an unparted bracket, whose letters are not spaced out to fill a line."""
        return len(self.text) > 1 and (self.text[0] < "\u0250" or self.text[0] == "（")


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its units, where it begins, its natural width, the points added between two units.

    ``cut`` tells that a word was too long for it and had to be cut, or sticks out.
    """

    units: tuple[Unit, ...]
    indent: float
    width: float
    gap: float
    cut: bool = False

    @property
    def text(self) -> str:
        return "".join(unit.text for unit in self.units)

    @property
    def extent(self) -> float:
        """The width as drawn: spaces at the end take none, and none between them."""
        return self.width + self.gap * max(len(_seen(self.units)) - 1, 0)


def units(spans: Iterable[Span], style: TextStyle, parts: re.Pattern[str] = UNITS) -> list[Unit]:
    """The units of some spans; ``parts`` finds them in a text."""
    found: list[Unit] = []
    for span in spans:
        if isinstance(span, str):
            found += [_unit(part, style.role, style.size) for part in parts.findall(span)]
        elif isinstance(span, Blank):
            found.append(Unit("", span.ems * style.size, span))
        else:
            found.append(Unit("☑" if span.ticked else "☐", _TICK * style.size, span))
    return found


def _unit(part: str, role: str, size: float) -> Unit:
    return _character(part, role, size) if len(part) == 1 else Unit(part, text_width(part, role, size))


@lru_cache(maxsize=65536)
def _character(character: str, role: str, size: float) -> Unit:
    """The unit of one character: of a paper's thousands most are the same few hundred."""
    return Unit(character, text_width(character, role, size))


def paragraphs(spans: Iterable[Span]) -> Iterator[list[Span]]:
    """The spans of each paragraph: a line feed in a text ends one."""
    current: list[Span] = []
    for span in spans:
        if not isinstance(span, str):
            current.append(span)
            continue
        first, *others = span.split("\n")
        current.append(first)
        for part in others:
            yield current
            current = [part]
    yield current


def break_lines(
    spans: Iterable[Span],
    style: TextStyle,
    width: float,
    first_indent: float = 0,
    indent: float = 0,
    justify: bool = True,
    parts: re.Pattern[str] = UNITS,
) -> list[Line]:
    """One paragraph as lines of at most ``width`` points; ``indent`` is that of every line but the first.

    The units of all lines, one after the other, are the units of the text, but for a unit longer than a line: that one
    is cut. An empty text gives one empty line.
    """
    waiting = units(spans, style, parts)
    lines: list[Line] = []
    start, left = 0, first_indent
    while start < len(waiting):
        room = width - left
        cut = waiting[start].width > room + _EPSILON and waiting[start].shape is None and len(waiting[start].text) > 1
        if cut:
            waiting[start : start + 1] = _halves(waiting[start], style, room)
        end = _end_of_line(waiting, start, room, style.size)
        lines.append(_spaced(waiting[start:end], left, room, style.size, justify and end < len(waiting), cut))
        start, left = end, indent
    return lines or [Line((), first_indent, 0, 0)]


def _halves(unit: Unit, style: TextStyle, room: float) -> list[Unit]:
    """A unit too long for a line, cut where the line is full; at least one character stays."""
    width, at = 0.0, 0
    for character in unit.text:
        width += glyph(style.role, character).width * style.size / 1000
        if width > room and at:
            break
        at += 1
    parts = (unit.text[:at], unit.text[at:])
    return [_unit(part, style.role, style.size) for part in parts if part]


def _may_part(waiting: Sequence[Unit], at: int) -> bool:
    """Whether a line may end before the unit at ``at``; spaces there will be at its end, where they do not show."""
    at = _with_spaces(waiting, at)
    if at >= len(waiting):
        return True
    after = waiting[at].text[:1]
    while at > 1 and waiting[at - 1].text == " ":
        at -= 1
    before = waiting[at - 1].text[-1:]
    if (before.isdigit() and after in _MEASURES) or _is_in_blank(waiting, at):
        return False
    return after not in NO_START and before not in NO_END


def _is_in_blank(waiting: Sequence[Unit], at: int) -> bool:
    """Whether a line would end inside a short blank for the pen, or beside what belongs to it: 〔2026〕＿＿号, ＿年."""
    before, after = waiting[at - 1].text[-1:], waiting[at].text[:1]
    if before == after == _PEN:
        first, last = at - 1, at
        while first > 0 and waiting[first - 1].text == _PEN:
            first -= 1
        while last + 1 < len(waiting) and waiting[last + 1].text == _PEN:
            last += 1
        return last - first < _SHORT_BLANK
    return (before == _PEN and after in _BEHIND_BLANK) or (before == "〕" and after == _PEN)


_PEN, _BEHIND_BLANK, _SHORT_BLANK = "＿", "年月日时分号", 8


def _end_of_line(waiting: Sequence[Unit], start: int, room: float, size: float) -> int:
    """Where the line that begins at ``start`` ends: drawn together a little, else earlier, else where it is full."""
    width, full = 0.0, start
    while full < len(waiting) and width + waiting[full].width <= room + _EPSILON:
        width += waiting[full].width
        full += 1
    full = max(full, start + 1)
    if _may_part(waiting, full):
        return _with_spaces(waiting, full)
    for end in range(full + 1, len(waiting) + 1):
        width = sum(unit.width for unit in waiting[start:end]) - _white(waiting[end - 1], size)
        if width - room > _MOST_SQUEEZE * size * (end - start - 1):
            break
        if _may_part(waiting, end):
            return _with_spaces(waiting, end)
    return next((end for end in range(full - 1, start, -1) if _may_part(waiting, end)), full)


def _with_spaces(waiting: Sequence[Unit], end: int) -> int:
    """Spaces after the last word belong to its line, where they take no room."""
    while end < len(waiting) and waiting[end].text == " ":
        end += 1
    return end


def _seen(part: Sequence[Unit]) -> Sequence[Unit]:
    """The units of a line without the spaces at its end."""
    end = len(part)
    while end and part[end - 1].text == " ":
        end -= 1
    return part[:end]


def _white(last: Unit, size: float) -> float:
    return size / 2 if last.text in _HALF_WHITE else 0


def _spaced(part: Sequence[Unit], left: float, room: float, size: float, justify: bool, cut: bool) -> Line:
    """The line with the space between its units that makes it fill the room, or just fit."""
    seen = _seen(part)
    width = natural = sum([unit.width for unit in seen])
    gaps = max(len(seen) - 1, 1)
    if natural > room + _EPSILON:
        natural -= _white(seen[-1], size)
    gap = (room - natural) / gaps
    if gap >= 0 and (not justify or gap > _MOST_STRETCH * size):
        gap = 0
    sticks_out = len(seen) == 1 and natural > room + _EPSILON
    return Line(tuple(part), left, width, gap, cut or sticks_out)


@cache
def _title_units() -> re.Pattern[str]:
    """The units of a title: words that ``titles.toml`` names are not parted."""
    whole: list[str] = tomllib.loads(resource("titles.toml").read_text(encoding="utf-8"))["whole"]
    return re.compile("|".join([*map(re.escape, whole), UNITS.pattern]), re.DOTALL)


def balanced(spans: Sequence[Span], style: TextStyle, width: float) -> list[Line]:
    """A title as few lines of about equal length, its words whole."""
    parts = _title_units()
    if len(break_lines(spans, style, width, justify=False, parts=parts)) > len(break_lines(spans, style, width)):
        parts = UNITS  # another line would be worse than a parted word
    lines = break_lines(spans, style, width, justify=False, parts=parts)
    narrow, wide = width / max(len(lines), 1) * 0.8, width
    while wide - narrow > style.size / 4 and len(lines) > 1:
        middle = (narrow + wide) / 2
        tried = break_lines(spans, style, middle, justify=False, parts=parts)
        if len(tried) > len(lines) or any(line.cut for line in tried):
            narrow = middle
        else:
            wide, lines = middle, tried
    return lines


def spans_width(spans: Iterable[Span], style: TextStyle) -> float:
    """The natural width of spans that stand on one line."""
    return sum([unit.width for unit in units(spans, style)])
