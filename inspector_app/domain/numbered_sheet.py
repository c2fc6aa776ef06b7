"""编号纸: sheets with a number, each accounted for: 用印纸 that the office stamped beforehand, and the blanks that this
program printed to be filled in by hand (应急空白).

A sheet that nobody has said anything of is left; it is a gap when a later one of its stock was used.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from inspector_app.domain.identity import half_width
from inspector_app.support.errors import Problem, Refused

MOST = 500
"""Sheets of one stock: more is a slip of the pen."""


class StockKind(StrEnum):
    STAMPED = "stamped"  # 用印纸
    BLANK = "blank"  # 应急空白


class SheetFate(StrEnum):
    """What became of a sheet."""

    USED = "used"
    SPOILT = "spoilt"
    LOST = "lost"
    LEFT = "left"  # given back, or put away, as it was


@dataclass(frozen=True, slots=True)
class SheetStock:
    """领取、印制的一批编号纸: ``prefix`` and ``width`` figures make a number. ``by`` handed them over or printed them.

    Stamped sheets may be for one ``form`` alone (empty: for any).
    """

    rid: str
    kind: StockKind
    day: date
    prefix: str
    first: int
    last: int
    width: int
    by: str
    form: str = ""
    note: str = ""

    def number(self, serial: int) -> str:
        """The number as it stands on the sheet."""
        return f"{self.prefix}{serial:0{self.width}d}"

    @property
    def span(self) -> str:
        """印0101—印0120, or the one number."""
        numbers = (self.number(self.first), self.number(self.last))
        return "—".join(dict.fromkeys(numbers))

    @property
    def serials(self) -> range:
        """The running numbers of its sheets."""
        return range(self.first, self.last + 1)


@dataclass(frozen=True, slots=True)
class Sheet:
    """编号纸 of a stock of which something is told: ``act_rid`` is the 用印 that used it, ``at`` when that was told.

    A blank tells for which ``form``, case and site it was printed (``body``: the paper or the interview it begins, as
    JSON), and the transcript or visit that was typed back from it (``subject_rid``); its ``fate`` is None until that or
    a report.
    ``returned_on`` and ``returned_to``: back at the office.
    """

    rid: str
    stock_rid: str
    serial: int
    fate: SheetFate | None = None
    at: datetime | None = None
    by: str = ""
    document_rid: str = ""
    act_rid: str = ""
    reason: str = ""
    witness: str = ""
    returned_on: date | None = None
    returned_to: str = ""
    form: str = ""
    case_rid: str = ""
    project_rid: str = ""
    subject_rid: str = ""
    body: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """A run of numbers as somebody wrote it: 印0101-0103."""

    prefix: str
    first: int
    last: int
    width: int


_RUN = re.compile(r"(?:第)?(?P<prefix>\D*?)(?P<first>\d{1,9})(?:[-—–~至到]+(?P<again>\D*?)(?P<last>\d{1,9}))?号?")
_BETWEEN = re.compile(r"[、,，;；\s]+")


def runs(text: str) -> tuple[Run, ...]:
    """The runs of numbers in a text: 印0101-0103、印0107. Raises :class:`Refused` ``sheet-number-shape``."""
    parts = [part for part in _BETWEEN.split(re.sub(r"\s*([-—–~至到])\s*", r"\1", text.strip())) if part]
    found = [_run(part) for part in parts]
    if not found:
        raise Refused(Problem("sheet-number-shape", "numbers", details={"text": text.strip()[:40]}))
    return tuple(found)


def _run(part: str) -> Run:
    told = _RUN.fullmatch(half_width(part))
    if told is None or told["again"] not in (None, "", told["prefix"]):
        raise Refused(Problem("sheet-number-shape", "numbers", details={"text": part[:40]}))
    first, last = int(told["first"]), int(told["last"] or told["first"])
    if not first <= last < first + MOST:
        raise Refused(Problem("sheet-run", "numbers", details={"text": part[:40], "most": str(MOST)}))
    return Run(told["prefix"], first, last, len(told["first"]))


def gaps(stock: SheetStock, told: Mapping[int, Sheet]) -> list[int]:
    """Sheets of a stock of which nothing is told though one behind them was used."""
    used = [serial for serial, sheet in told.items() if sheet.fate is SheetFate.USED]
    return [serial for serial in left(stock, told) if serial < max(used, default=stock.first)]


def left(stock: SheetStock, told: Mapping[int, Sheet]) -> list[int]:
    """Sheets of a stock that nothing has become of."""
    return [serial for serial in stock.serials if serial not in told or told[serial].fate is None]


def spans(stock: SheetStock, serials: Iterable[int]) -> str:
    """印0101—印0103、印0107: numbers in few words."""
    found: list[list[int]] = []
    for serial in sorted(serials):
        if found and serial == found[-1][1] + 1:
            found[-1][1] = serial
        else:
            found.append([serial, serial])
    words = ("—".join(dict.fromkeys((stock.number(a), stock.number(b)))) for a, b in found)
    return "、".join(words)


def with_number(stocks: Sequence[SheetStock], run: Run, serial: int) -> SheetStock:
    """The stock in which a written number lies.

    Raises :class:`Refused` ``sheet-unknown``, or ``sheet-ambiguous`` for a number without its letters in several.
    """
    found = [stock for stock in stocks if serial in stock.serials and run.prefix in ("", stock.prefix)]
    exact = [stock for stock in found if stock.prefix == run.prefix]
    if len(exact) == 1 or len(found) == 1:
        return (exact or found)[0]
    number = f"{run.prefix}{serial:0{run.width}d}"
    raise Refused(Problem("sheet-ambiguous" if found else "sheet-unknown", "numbers", details={"number": number}))
