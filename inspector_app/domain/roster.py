"""拖欠工资明细表 as imported: which rows are workers, what each is owed, and every cell that is wrong or doubtful.

Pure: whoever reads the file gives the rows as text and the Excel column of each field. Nobody is dropped for a doubtful
cell; only totals and footers are left out.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from inspector_app.domain.alike import person_key
from inspector_app.domain.dates import full_months
from inspector_app.domain.id_kind import IdKind, kind_of, number_problems
from inspector_app.domain.identity import card_problems, half_width, mobile_problems
from inspector_app.domain.money import parse_yuan, yuan
from inspector_app.domain.periods import day_or_month, parse_period
from inspector_app.support import vocabulary
from inspector_app.support.errors import Level, Problem, Refused
from inspector_app.support.words import sentence

_LONGEST_NAME = 40
AMOUNTS = ("earned", "deducted", "received", "owed")
_TEXTS = ("job", "crew", "employer", "rate", "attendance", "bank", "note")
_TOTAL = re.compile(r"合计|总计|小计|共计|累计")
_FOOTER = re.compile(r"(制表|填表|审核|复核|负责人|项目经理|班组长签|单位盖章|备注|说明|注:|大写|日期:|以上)")
_EMPTY = frozenset({"", "-", "--", "—", "——", "/", "\\", "无", "空"})


@dataclass(frozen=True, slots=True)
class RosterRow:
    """One row as read: its number in Excel, and the text of each field (see ``RosterLine`` for the names)."""

    row: int
    values: dict[str, str]


@dataclass(frozen=True, slots=True)
class RowProblem:
    """A problem and its place as Excel shows it (``column`` is empty when the whole row is meant)."""

    row: int
    column: str
    problem: Problem

    @property
    def code(self) -> str:
        return self.problem.code

    @property
    def level(self) -> Level:
        return self.problem.level

    @property
    def message(self) -> str:
        """The sentence for people."""
        return sentence(self.problem.code, self.problem.details)


@dataclass(frozen=True, slots=True)
class RosterLine:
    """One worker. Amounts in 分, None where the table tells none; ``months`` are whole months owed, None if unknown.

    ``owed_derived``: the table does not say what is owed, it follows from the other amounts of the same row.
    """

    row: int
    name: str
    id_number: str
    phone: str
    job: str
    crew: str
    employer: str
    first_day: date | None
    last_day: date | None
    months: int | None
    rate: str
    attendance: str
    earned_fen: int | None
    deducted_fen: int | None
    received_fen: int | None
    owed_fen: int | None
    bank: str
    card: str
    note: str
    owed_derived: bool = False


@dataclass(frozen=True, slots=True)
class RosterCheck:
    """A checked table: its lines, and what is wrong with it, in the order of the rows.

    ``unread`` are the headings of columns that were not understood: what stands there is not taken in.
    """

    lines: tuple[RosterLine, ...]
    problems: tuple[RowProblem, ...]
    unread: tuple[str, ...] = ()

    @property
    def heads(self) -> int:
        """Persons: lines of one identity number are one person, a line without a number is one of its own."""
        return len(self._persons())

    @property
    def total_fen(self) -> int:
        """What is known to be owed, together; :attr:`unknown` lines are not in it."""
        return sum(line.owed_fen or 0 for line in self.lines)

    @property
    def unknown(self) -> int:
        """Lines whose amount cannot be known."""
        return sum(line.owed_fen is None for line in self.lines)

    @property
    def owed(self) -> tuple[tuple[int | None, int | None], ...]:
        """For the criminal threshold: 分 and whole months of each person, None where unknown.

        Whether the months of several lines of one person follow each other or are told twice, nobody knows yet.
        """
        return tuple(
            (lines[0].owed_fen, lines[0].months) if len(lines) == 1 else (_together(lines), None)
            for lines in self._persons()
        )

    def _persons(self) -> tuple[tuple[RosterLine, ...], ...]:
        by_number: dict[object, list[RosterLine]] = {}
        for at, line in enumerate(self.lines):
            by_number.setdefault(line.id_number or at, []).append(line)
        return tuple(tuple(lines) for lines in by_number.values())


def _together(lines: Iterable[RosterLine]) -> int | None:
    amounts = [line.owed_fen for line in lines]
    return sum(fen for fen in amounts if fen is not None) if None not in amounts else None


@dataclass(slots=True)
class _Cells:
    """One row being read: cells by field, problems noted with their place."""

    row: RosterRow
    columns: Mapping[str, str]
    today: date
    problems: list[RowProblem]

    def text(self, name: str) -> str:
        value = self.row.values.get(name, "").strip()
        return "" if value in _EMPTY else value

    def place(self, name: str) -> str:
        letter = self.columns.get(name, "")
        return f"{letter}{self.row.row}" if letter else f"第{self.row.row}行"

    def note(self, name: str, *problems: Problem) -> None:
        self.problems.extend(RowProblem(self.row.row, self.columns.get(name, ""), problem) for problem in problems)

    def warn(self, name: str, code: str, **details: str) -> None:
        self.note(name, Problem(code, self.place(name), Level.WARNING, details))

    def money(self, name: str) -> int | None:
        if not self.text(name):
            return None
        try:
            return parse_yuan(self.text(name), self.place(name))
        except Refused as refused:
            self.note(name, *refused.problems)
            return None

    def day(self, name: str, *, end: bool) -> date | None:
        """A day; a month alone means its first or, at the end of a period, its last day."""
        if not self.text(name):
            return None
        try:
            return day_or_month(self.text(name), self.place(name), end=end)
        except Refused as refused:
            self.note(name, *refused.problems)
            return None


@dataclass(slots=True)
class _Sums:
    """Running sums of each amount: since the last subtotal, and over the whole table."""

    section: dict[str, int] = field(default_factory=lambda: dict.fromkeys(AMOUNTS, 0))
    table: dict[str, int] = field(default_factory=lambda: dict.fromkeys(AMOUNTS, 0))

    def add(self, line: RosterLine) -> None:
        amounts = (line.earned_fen, line.deducted_fen, line.received_fen, line.owed_fen)
        for name, fen in zip(AMOUNTS, amounts, strict=True):
            self.section[name] += fen or 0
            self.table[name] += fen or 0

    def compare(self, cells: _Cells) -> None:
        """A totals row must equal the sum of its part or of the whole table; then a new part begins."""
        for name in AMOUNTS:
            stated = cells.money(name)
            if stated is not None and stated not in (self.section[name], self.table[name]):
                part = "小计" in cells.text("name")
                added = yuan(self.section[name] if part else self.table[name])
                cells.warn(name, "roster-total-differs", stated=yuan(stated), added=added)
        self.section = dict.fromkeys(AMOUNTS, 0)


def check_rows(rows: Iterable[RosterRow], columns: Mapping[str, str], today: date) -> RosterCheck:
    """Check a table of wages owed.

    ``columns`` gives the Excel letter of each field that the file has: name, id_number, phone, job, crew, employer,
    first_day, last_day, period, months, rate, attendance, earned, deducted, received, owed, bank, card, note.
    """
    problems: list[RowProblem] = []
    lines: list[RosterLine] = []
    sums = _Sums()
    for row in rows:
        cells = _Cells(row, columns, today, problems)
        if not any(cells.text(name) for name in row.values):
            continue
        if _is_total(cells):
            sums.compare(cells)
        elif _is_footer(cells):
            cells.note("name", Problem("roster-row-left-out", cells.place("name"), Level.INFO))
        elif not (cells.text("name") or cells.text("id_number")):
            level = Level.ERROR if any(cells.text(name) for name in AMOUNTS) else Level.WARNING
            cells.note("name", Problem("roster-nobody", cells.place("name"), level))
        else:
            line = _line(cells)
            lines.append(line)
            sums.add(line)
    _find_duplicates(lines, columns, problems)
    if not lines:
        problems.append(RowProblem(0, "", Problem("roster-empty")))
    return RosterCheck(tuple(lines), tuple(sorted(problems, key=lambda p: (p.row, len(p.column), p.column))))


def _is_total(cells: _Cells) -> bool:
    """A totals row: it says so where a name would stand, or it has nothing but amounts."""
    if cells.text("id_number"):
        return False
    if _TOTAL.search(half_width(cells.text("name"))):
        return True
    if cells.text("name"):
        return False
    said = [name for name in cells.row.values if cells.text(name) and name not in (*AMOUNTS, "months", "attendance")]
    labelled = any(_TOTAL.search(half_width(cells.text(name))) for name in said)
    return labelled or (not said and any(cells.text(name) for name in AMOUNTS))


def _is_footer(cells: _Cells) -> bool:
    """Signature lines and remarks below the table: no identity, no amount, and words instead of a name."""
    if cells.text("id_number") or any(cells.text(name) for name in AMOUNTS):
        return False
    said = [cells.text("name")] if cells.text("name") else [cells.text(name) for name in cells.row.values]
    plain = [half_width(text) for text in said]
    return any(_FOOTER.match(text) or ":" in text or len(text) > _LONGEST_NAME for text in plain)


def _line(cells: _Cells) -> RosterLine:
    first, last = _period(cells)
    earned, deducted, received, owed = (cells.money(name) for name in AMOUNTS)
    texts = {name: cells.text(name) for name in _TEXTS}
    return RosterLine(
        row=cells.row.row,
        name=_name(cells),
        id_number=_identity(cells),
        phone=_checked(cells, "phone"),
        first_day=first,
        last_day=last,
        months=_months(cells, first, last),
        earned_fen=earned,
        deducted_fen=deducted,
        received_fen=received,
        owed_fen=_owed(cells, earned, deducted, received, owed),
        owed_derived=earned is not None and not cells.text("owed"),
        card=_checked(cells, "card"),
        **texts,
    )


def _name(cells: _Cells) -> str:
    """The name without the blanks that align short names; blanks inside a name in Latin letters stay."""
    name = cells.text("name")
    if not name:
        cells.warn("name", "roster-name-missing")
    parts = name.split()
    latin = any(character.isascii() and character.isalpha() for character in name)
    return (" " if latin else "").join(parts)


def _identity(cells: _Cells) -> str:
    number = half_width(cells.text("id_number"))
    if number:
        kind = kind_of(number)
        cells.note("id_number", *number_problems(kind, number, cells.place("id_number"), cells.today))
        if kind is not IdKind.CITIZEN:
            cells.warn("id_number", "id-kind-read", kind=vocabulary.word(kind))
    else:
        cells.warn("id_number", "roster-identity-open")
    return number


def _checked(cells: _Cells, name: str) -> str:
    """A telephone or card number; doubts only warn."""
    number = half_width(cells.text(name))
    if number:
        doubts = card_problems if name == "card" else mobile_problems
        cells.note(name, *doubts(number, cells.place(name)))
    return number


def _owed(
    cells: _Cells, earned: int | None, deducted: int | None, received: int | None, owed: int | None
) -> int | None:
    """欠发 as told, or 应发 − 扣款 − 已发 when the cell is empty; both must tie."""
    rest = None if earned is None else earned - (deducted or 0) - (received or 0)
    if cells.text("owed"):
        if owed is not None and rest is not None and rest != owed:
            cells.warn("owed", "roster-does-not-tie", owed=yuan(owed), rest=yuan(rest))
        return owed
    if rest is None:
        cells.warn("owed", "roster-owed-missing")
        return None
    if rest < 0:
        cells.warn("received", "roster-overpaid", rest=yuan(-rest))
        return 0
    return rest


def _period(cells: _Cells) -> tuple[date | None, date | None]:
    """First and last day owed for, from two columns or from one text such as 2025年9月至12月."""
    first, last = cells.day("first_day", end=False), cells.day("last_day", end=True)
    if first is None and last is None and cells.text("period"):
        found = parse_period(cells.text("period"))
        if found is None:
            cells.warn("period", "roster-period-shape")
            return None, None
        first, last = found
    name = "last_day" if cells.text("last_day") else "period"
    if first and last and last < first:
        cells.note(name, Problem("claim-period-order", cells.place(name)))
    if last and last > cells.today:
        cells.warn(name, "roster-day-ahead")
    return first, last


def _months(cells: _Cells, first: date | None, last: date | None) -> int | None:
    """Whole months owed: as told, else from the period."""
    counted = full_months(first, last) if first and last and first <= last else None
    text = half_width(cells.text("months")).removesuffix("月").removesuffix("个")
    if not text:
        return counted
    if not re.fullmatch(r"\d{1,3}(\.\d+)?", text):
        cells.warn("months", "roster-months-shape")
        return counted
    told = int(float(text))
    if counted is not None and told > counted:
        cells.warn("months", "roster-months-differ", told=str(told), counted=str(counted))
    return told


def _find_duplicates(lines: list[RosterLine], columns: Mapping[str, str], problems: list[RowProblem]) -> None:
    """The same worker twice (by number, else by name and telephone), and one card that serves several people."""
    by_number: dict[str, int] = {}
    by_name: dict[tuple[str, str], int] = {}
    by_card: dict[str, RosterLine] = {}

    def name_it(line: RosterLine, column: str, code: str, earlier: int, level: Level) -> None:
        letter = columns.get(column, "")
        problem = Problem(code, f"{letter}{line.row}", level, {"row": str(earlier)})
        problems.append(RowProblem(line.row, letter, problem))

    for line in lines:
        key = (person_key(line.name), line.phone)
        if line.id_number and line.id_number in by_number:
            name_it(line, "id_number", "roster-same-number", by_number[line.id_number], Level.ERROR)
        elif all(key) and key in by_name:
            name_it(line, "name", "roster-same-name-and-phone", by_name[key], Level.WARNING)
        owner = by_card.setdefault(line.card, line) if line.card else line
        if (person_key(owner.name), owner.id_number) != (person_key(line.name), line.id_number):
            name_it(line, "card", "roster-same-card", owner.row, Level.WARNING)
        by_number.setdefault(line.id_number, line.row)
        by_name.setdefault(key, line.row)
