"""文号 from blocks: leased per form and year, continued after paper, each gap explained."""

import re
from dataclasses import dataclass
from datetime import date

from inspector_app.domain.identity import half_width
from inspector_app.support.errors import Problem, Refused

BLANK = "＿＿"  # where a number is left open, to be filled in by hand


@dataclass(frozen=True, slots=True)
class NumberBlock:
    """A run of numbers for one form and year. ``pattern`` holds {year} and {serial}: 示人社监令字〔{year}〕{serial}号.

    ``used_on_paper`` is the last number already given by hand inside the block (0 = none).
    """

    rid: str
    form: str
    year: int
    first: int
    last: int
    pattern: str
    used_on_paper: int = 0

    def text(self, serial: int | None) -> str:
        """The printed number; a blank to be filled by hand when there is no serial."""
        return self.pattern.format(year=self.year, serial=serial if serial is not None else BLANK)


def as_printed(pattern: str, year: int, typed: str) -> str:
    """A typed number as ``pattern`` prints it, when it is only written otherwise (:func:`same_number`)."""
    figures = re.findall(r"\d+", half_width(typed))
    own = pattern.format(year=year, serial=int(figures[-1])) if figures else typed
    return own if same_number(own, typed) else typed


_YEAR = re.compile(r"[〔\[［【（(](\d{4})[〕\]］】）)]")


def year_told(number: str) -> int | None:
    """The year that a 文号 names in its brackets; None where it names none."""
    found = _YEAR.search(number)
    return int(found[1]) if found else None


def other_year(number: str, day: date | None) -> int | None:
    """The year that a 文号 names where its paper is of another one; None where both agree or either is unknown."""
    year = year_told(number)
    return year if year and day and year != day.year else None


def same_number(one: str, other: str) -> bool:
    """Whether two 文号 differ only in brackets, blanks, 第, 年 behind the year, or leading zeros."""
    return _key(one) == _key(other)


def _key(number: str) -> str:
    plain = re.sub(r"[^\w]|第|(?<=\d{4})年", " ", half_width(number))
    return re.sub(r" *([^ \d]) *", r"\1", re.sub(r"\b0+(?=\d)", "", re.sub(r" +", " ", plain))).strip()


def is_number(text: str) -> bool:
    """Whether a text has what a 文号 consists of: the agency's word, a year and a running number behind it."""
    years, word = re.search(r"(?<!\d)(19|20)\d\d(?!\d).*\d", half_width(text)), re.sub(r"[第字年号]", "", text)
    figures = re.findall(r"\d+", half_width(text))
    return years is not None and int(figures[-1]) > 0 and any(character.isalpha() for character in word)


def next_serial(block: NumberBlock, used: frozenset[int]) -> int:
    """The number after the highest one used. Raises :class:`Refused` ``numbers-exhausted``."""
    candidate = max([block.first - 1, block.used_on_paper, *used]) + 1
    if candidate > block.last:
        raise Refused(Problem("numbers-exhausted", "number", details={"last": str(block.last)}))
    return candidate


def gaps(block: NumberBlock, used: frozenset[int]) -> list[int]:
    """Numbers that were skipped between the first one and the highest used, each of which wants an explanation."""
    floor = max(block.first, block.used_on_paper + 1)
    return [serial for serial in range(floor, max(used, default=floor - 1)) if serial not in used]
