"""考勤表、合同台账、支付表: a list that somebody brought to a case, kept line by line beside the file it came from.

What a line does not tell stays unknown. Nobody's identity is proved by such a list: it is laid beside the list of
wages (:mod:`~.four_sides`), and never changes it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from inspector_app.domain.roster import RowProblem, SeenColumn

UNSIGNED = "领款处没有签字"
"""In the remark of a payment: others signed for theirs in that list, and this place is blank."""


class Side(StrEnum):
    """What a list speaks of."""

    ATTENDANCE = "attendance"
    CONTRACTS = "contracts"
    PAYMENTS = "payments"


@dataclass(frozen=True, slots=True)
class BroughtLine:
    """One line as it stands in the file, in row ``row`` of ``sheet``. Money in 分; what it does not tell is unknown.

    ``first_day`` and ``last_day`` are the days of which it speaks: the month of attendance or of wages, the term of a
    contract. ``days`` are days of work in plain figures (26.5). ``signed`` is whether there is a written contract.
    ``payee`` is who received the money where the list names somebody, ``failed`` that a bank sent it
    back; None where its word says neither that nor that it was paid.
    """

    sheet: str
    row: int
    name: str
    id_number: str = ""
    phone: str = ""
    card: str = ""
    job: str = ""
    crew: str = ""
    employer: str = ""
    first_day: date | None = None
    last_day: date | None = None
    days: str = ""
    rate: str = ""
    signed: bool | None = None
    signed_on: date | None = None
    entered_on: date | None = None
    left_on: date | None = None
    earned_fen: int | None = None
    paid_fen: int | None = None
    paid_on: date | None = None
    payee: str = ""
    failed: bool | None = False
    note: str = ""

    @property
    def place(self) -> str:
        """Where it stands: 第5行, 木工班 第5行."""
        return f"{self.sheet} 第{self.row}行" if self.sheet else f"第{self.row}行"


@dataclass(frozen=True, slots=True)
class BroughtList:
    """A list of one side. ``from_whom`` brought it; ``unread`` says in words what of the file was not taken in.

    A corrected list takes the place of the one before: it is the same record, its file another piece of evidence.
    """

    rid: str
    case_rid: str
    kind: Side
    title: str
    evidence_rid: str
    brought_on: date
    from_whom: str = ""
    lines: tuple[BroughtLine, ...] = ()
    unread: tuple[str, ...] = ()

    @property
    def months(self) -> tuple[tuple[int, int], ...]:
        """The months of which its lines speak, in their order."""
        return tuple(sorted({month for line in self.lines for month in months_of(line.first_day, line.last_day)}))


@dataclass(frozen=True, slots=True)
class SideCheck:
    """A list as read. ``unread`` names what was not taken in, ``is_whole`` is false when any of it may tell of people,
    days or money; ``columns`` is how each column was taken, ``said`` what a person said of them."""

    kind: Side
    lines: tuple[BroughtLine, ...]
    problems: tuple[RowProblem, ...]
    unread: tuple[str, ...] = ()
    is_whole: bool = True
    columns: tuple[SeenColumn, ...] = ()
    said: Mapping[str, Mapping[str, Sequence[str]]] = field(default_factory=dict, compare=False)


def months_of(first: date | None, last: date | None) -> list[tuple[int, int]]:
    """Year and month of each month that a span touches; none for a span of which an end is not known."""
    if first is None or last is None or last < first:
        return []
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    return [(first.year + (first.month - 1 + at) // 12, (first.month - 1 + at) % 12 + 1) for at in range(count)]


def months_touched(spans: Iterable[tuple[date, date]]) -> frozenset[tuple[int, int]]:
    """Year and month of each month that one of some spans touches."""
    return frozenset(month for span in spans for month in months_of(*span))


def month_words(months: Iterable[tuple[int, int]]) -> str:
    """2025年3月, 2025年3月至5月, 2025年3月、5月、2026年1月: runs of months joined."""
    runs: list[list[tuple[int, int]]] = []
    for month in sorted(set(months)):
        if runs and _next(runs[-1][-1]) == month:
            runs[-1].append(month)
        else:
            runs.append([month])
    told, year = [], 0
    for run in runs:
        first, last = run[0], run[-1]
        words = f"{first[1]}月" if first[0] == year else f"{first[0]}年{first[1]}月"
        if last != first:
            words += f"至{last[1]}月" if last[0] == first[0] else f"至{last[0]}年{last[1]}月"
        told.append(words)
        year = last[0]
    return "、".join(told)


def _next(month: tuple[int, int]) -> tuple[int, int]:
    year, number = month
    return (year + 1, 1) if number == 12 else (year, number + 1)
