"""Lists of banks as records tell them: 账户流水 and 代发明细, from whatever file; slips are read by :mod:`.bank_slip`.

Nothing is guessed of a line: an amount of which nobody can say whether it came in or went out is named and left out.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cached_property
from types import MappingProxyType

from inspector_app.domain.brought_list import UNSIGNED
from inspector_app.domain.dates import chinese
from inspector_app.domain.identity import half_width
from inspector_app.domain.money import MAX_FEN, round_fen
from inspector_app.domain.roster import RowProblem, SeenColumn, in_order
from inspector_app.domain.statement import Outcome, StatementForm, StatementLine, balance_holds
from inspector_app.exchange.bank_heads import Head, head_of
from inspector_app.exchange.bank_sides import is_of_account, side_by_balance, side_by_party, side_columns, side_in_words
from inspector_app.exchange.bank_slip import slips_of
from inspector_app.exchange.bank_totals import differing
from inspector_app.exchange.bank_words import (
    day_and_time,
    has_result,
    one_line,
    outcome_of,
    paid_on_above,
    parted,
    reasons_in,
    serial_of,
    side_of,
    texts_of,
)
from inspector_app.exchange.marked_rows import examples, marked
from inspector_app.exchange.own_accounts import by_account, is_own_column
from inspector_app.exchange.remarks import outcome_in, remarks_of, with_remarks
from inspector_app.exchange.side_signatures import signing_columns, unsigned
from inspector_app.exchange.tables.columns.choices import NOTHING_SAID, Said
from inspector_app.exchange.tables.columns.column import Role
from inspector_app.exchange.tables.fields import kinds
from inspector_app.exchange.tables.grid import Book
from inspector_app.exchange.tables.memory import Memory, learned, read_as_before
from inspector_app.exchange.tables.reading import NotRead, Reading, Table
from inspector_app.exchange.tables.rows.line import Line, LineKind
from inspector_app.exchange.tables.seen import seen_columns
from inspector_app.exchange.tables.sums.amounts import EMPTY
from inspector_app.support.errors import Level, Problem, Trouble

STATEMENT, PAYOUT = kinds()["statement"], kinds()["payout"]
_NOTHING: Memory = MappingProxyType({})
_TOLD_TWICE = ("day", "time", "outcome", "words", "purpose", "serial", "party_bank")
_TELLS_MONEY = re.compile(r"\d{4}[-/.年]?\d{2}.*\d\.\d{2}")  # a day, and behind it an amount
MOST_LINES = 20_000
"""Lines of one list; more are said to be too many."""


@dataclass(frozen=True, slots=True)
class BankList:
    """One list of a file: what it is, whose account it is of as far as it says, and its lines."""

    form: StatementForm
    sheet: str
    head: Head
    lines: tuple[StatementLine, ...]


@dataclass(frozen=True, slots=True)
class BankReading:
    """What a file or text holds: its lists, each bad cell, what was not taken in, how columns were taken.

    ``is_whole`` is false when what was left out may be money; ``said`` is what a person said of its columns,
    ``reading`` how its tables were read. ``why`` is told where there is no list in it.
    """

    lists: tuple[BankList, ...]
    problems: tuple[RowProblem, ...] = ()
    unread: tuple[str, ...] = ()
    is_whole: bool = True
    columns: tuple[SeenColumn, ...] = ()
    said: Memory = field(default_factory=dict)
    reading: Reading | None = None
    why: Trouble | None = None


def read_bank(
    book: Book, said: Said = NOTHING_SAID, memory: Memory = _NOTHING, form: StatementForm | None = None
) -> BankReading:
    """The lists of a book; ``form`` where a person says which kind they are.

    Raises :class:`Trouble` ``statement-too-long``.
    """
    kind = form or _form_of(book, said, memory)
    reading = read_as_before(book, STATEMENT if kind is StatementForm.ACCOUNT else PAYOUT, said, memory)
    problems = [*marked(reading), *examples(reading)]
    lists: dict[tuple[str, Head], BankList] = {}
    for table in reading.tables:
        for told in _lists_of(reading, table, kind, problems):
            _add(lists, told)
    lists = {key: each for key, each in lists.items() if each.lines}
    if not lists:
        return _slips(book, reading, problems)
    if any(len(each.lines) > MOST_LINES for each in lists.values()):
        raise Trouble("statement-too-long", file=book.name, most=str(MOST_LINES))
    left = [each for each in reading.not_read if not _explains(each, reading.tables)]
    return BankReading(
        tuple(lists.values()), in_order(problems, [table.sheet for table in reading.tables]),
        tuple(each.words for each in left if each.is_told or _matters(each)),
        not any(map(_matters, left)) and not any(p.level is Level.ERROR for p in problems),
        seen_columns(reading), learned(reading, said), reading,
    )  # fmt: skip


def _slips(book: Book, reading: Reading, problems: Sequence[RowProblem]) -> BankReading:
    """The slips of a book that holds no list; labels beside each other (回单编号 … 交易日期) may look like headings."""
    found = tuple(BankList(StatementForm.ACCOUNT, "", head, lines) for head, lines in slips_of(book))
    if found:
        return BankReading(found, reading=reading)
    left_out = tuple(each.words for each in reading.not_read) if reading.tables else ()
    why = Trouble("sheet-no-statement", file=book.name)
    return BankReading((), tuple(problems), left_out, is_whole=not reading.tables, reading=reading, why=why)


def _matters(left: NotRead) -> bool:
    """Whether what was not taken in may be money: of a text file no cell is a number, so a line of a day and an amount
    is told as well."""
    return left.matters or (left.code == "list-row-words" and bool(_TELLS_MONEY.search(left.text)))


def _form_of(book: Book, said: Said, memory: Memory) -> StatementForm:
    """What a book holds: a column of balances, of what came in, or of the side is of an account only, as is money that
    came in by the words of its lines."""
    reading = read_as_before(book, STATEMENT, said, memory)
    found = {c.field for table in reading.tables for c in table.columns if c.role is Role.FIELD}
    if found & {"balance", "income", "side"} or is_of_account(reading):
        return StatementForm.ACCOUNT
    payouts = read_as_before(book, PAYOUT, said, memory)
    named = {c.field for table in payouts.tables for c in table.columns if c.role is Role.FIELD}
    return StatementForm.PAYOUT if {"name", "amount"} <= named else StatementForm.ACCOUNT


def _add(lists: dict[tuple[str, Head], BankList], told: BankList) -> None:
    """Tables of one sheet and account are pages of one list."""
    last = next((key for key in reversed(lists) if key[0] == told.sheet), None)
    key = last if last is not None and told.head in (Head(), last[1]) else (told.sheet, told.head)
    before = lists.get(key)
    lists[key] = told if before is None else replace(before, lines=before.lines + told.lines)


def _explains(left: NotRead, tables: Iterable[Table]) -> bool:
    """Whether what was not taken in says nothing more: it stands above a list, or beside a column of the same."""
    top = left.area[0]
    for table in tables:
        if table.sheet != left.sheet:
            continue
        if left.code == "list-cells-outside" and top in table.block.above:
            return True
        is_signed = any(column.number == left.area[1] for column in signing_columns(table))
        if left.code == "list-column-aside" and (is_signed or is_own_column(table, left.area[1])):
            return True
        again = {c.number for c in table.columns if c.role is Role.DOUBLE and c.field in _TOLD_TWICE}
        if left.code == "list-column-double" and left.area[1] in again:
            return True
    return False


def _lists_of(
    reading: Reading, table: Table, form: StatementForm, problems: list[RowProblem]
) -> Iterator[BankList]:  # fmt: skip
    """The list of a table; of movements one for each account that its lines tell."""
    sheet = table.sheet if reading.sheets > 1 else ""
    entries = [line for line in table.lines if line.kind is LineKind.ENTRY]
    before, head = reading.tables[: reading.tables.index(table)], head_of(table.block)
    amounts = (line.values.get("amount", "") for each in reading.tables for line in each.lines)
    signed = any(text.startswith("-") for text in amounts)  # on whatever page: what went out stands below nought
    work = _Work(table, sheet, head, form, before, signed)
    if form is StatementForm.PAYOUT:
        paid = tuple(work.payouts(entries))
        found = [BankList(form, sheet, work.head, paid)]
    else:
        found = []
        for work.head, own in by_account(table, entries, head):
            found.append(BankList(form, sheet, work.head, tuple(work.movements(own))))
    work.rows([line for each in found for line in each.lines])
    problems += work.problems
    yield from found


@dataclass
class _Work:
    """The reading of one table."""

    table: Table
    sheet: str
    head: Head
    form: StatementForm
    before: Sequence[Table] = ()
    signed: bool = False
    problems: list[RowProblem] = field(default_factory=list)

    def rows(self, lines: Sequence[StatementLine]) -> None:
        """Sums of the list to which its lines do not add up; rows that were hidden."""
        for line, problem in differing(self.table, lines, self.before):
            letter = problem.where.rstrip("0123456789")
            self.problems.append(RowProblem(line.row, letter, problem, self.sheet))
        for line in self.table.lines:
            if line.hidden and line.kind is LineKind.ENTRY:
                self._say(line, "", "row-hidden", Level.INFO)

    def payouts(self, entries: Sequence[Line]) -> Iterator[StatementLine]:
        """Whom a payment went to: what was paid is what went out."""
        is_told = has_result(self.table, "outcome")
        above, blank = self._day_above(entries), list[Line]()
        self.problems += (blanks := list(unsigned(self.table, entries, self.sheet)))
        not_signed = {problem.row: UNSIGNED for problem in blanks}
        for line in entries:
            self._cells(line)
            told = len(self.problems)
            amount = self._fen(line, "amount")
            if amount is None or amount < 0:
                if told == len(self.problems):
                    self._say(line, "amount", "statement-no-amount")
                continue
            (day, clock), said = self._day(line, "day"), line.values
            outcome = self._with_remarks(line, outcome_of(results := self._texts(line, "outcome")))
            if outcome is Outcome.UNTOLD and is_told:
                blank.append(line)
                outcome = Outcome.OPEN
            yield StatementLine(
                line.row, day or above, clock, out_fen=amount, party=one_line(said.get("name", "")),
                party_account=half_width(said.get("card", "")), party_bank=one_line(said.get("bank", "")),
                words="；".join(filter(None, (self._words(line), *reasons_in(results), not_signed.get(line.row)))),
                serial=said.get("serial", ""), outcome=outcome,
            )  # fmt: skip
        self._say_blank(blank, len(entries))

    def _day_above(self, entries: Sequence[Line]) -> date | None:
        """The day above the list where no line tells its own; it is said."""
        tables = (self.table, *reversed([each for each in self.before if each.sheet == self.table.sheet]))
        above = next(filter(None, (paid_on_above(each.block) for each in tables)), None)
        if above is None or any(day_and_time(self._texts(line, "day"))[0] for line in entries):
            return None
        details = {"day": chinese(above)}
        problem = Problem("statement-day-above", f"第{self.table.heading_row}行", Level.INFO, details)
        self.problems.append(RowProblem(self.table.heading_row, "", problem, self.sheet))
        return above

    def _say_blank(self, blank: Sequence[Line], lines: int) -> None:
        """A column of results in which nothing stands is told once, blank cells among others one by one."""
        if len(blank) == lines > 1:
            letter = blank[0].letters.get("outcome", "")
            problem = Problem("statement-outcome-none", f"{letter}{self.table.heading_row}", Level.WARNING)
            self.problems.append(RowProblem(self.table.heading_row, letter, problem, self.sheet))
        else:
            for line in blank:
                self._say(line, "outcome", "statement-outcome-blank", Level.WARNING)

    def movements(self, entries: Sequence[Line]) -> Sequence[StatementLine]:
        """Every movement of the account."""
        signed: list[tuple[Line, StatementLine, int | None]] = []
        for line in entries:
            self._cells(line)
            told = len(self.problems)
            moved, size = self._moved(line, signs=self.signed)
            if moved is None and size is None:
                if told == len(self.problems):  # else it is said already what is wrong with it
                    self._say(line, "amount", "statement-no-amount")
                continue
            signed.append((line, self._bare(line, moved or 0), size if moved is None else None))
        return self._swapped(self._by_balance(signed), entries)

    def _cells(self, line: Line) -> None:
        self.problems += [RowProblem(line.row, letter, problem, self.sheet) for letter, problem in line.found]

    def _say(self, line: Line, name: str, code: str, level: Level = Level.ERROR, **told: str) -> None:
        letter = line.letters.get(name, "")
        problem = Problem(code, f"{letter}{line.row}", level, told)
        self.problems.append(RowProblem(line.row, letter, problem, self.sheet))

    def _fen(self, line: Line, name: str, *, quiet: bool = False) -> int | None:
        """The amount of a field in 分, None where the cell tells none."""
        text = line.values.get(name, "")
        if text in EMPTY:
            return None
        try:
            fen = round_fen(Decimal(text))
        except InvalidOperation:
            fen = MAX_FEN + 1
        if abs(fen) <= MAX_FEN:
            return fen
        if not quiet:
            self._say(line, name, "statement-amount-unread")
        return None

    def _texts(self, line: Line, name: str) -> list[str]:
        return texts_of(self.table, line, name)

    def _words(self, line: Line) -> str:
        """What a line says of itself, in whatever columns."""
        every = (*self._texts(line, "words"), *self._texts(line, "purpose"))
        return " ".join(dict.fromkeys(text for each in every if (text := one_line(each)) not in EMPTY))

    def _day(self, line: Line, *names: str) -> tuple[date | None, str]:
        """The day and the time of day that cells tell; of a cell in which no day can be read that is said."""
        day, clock = day_and_time(text for name in names for text in self._texts(line, name))
        if day is None and any(text not in EMPTY for text in self._texts(line, "day")):
            self._say(line, "day", "statement-day-unread", Level.WARNING)
        return day, clock

    def _moved(self, line: Line, *, signs: bool) -> tuple[int | None, int | None]:
        """What came in (less what went out), and where nobody says which, the bare amount."""
        into, out = self._fen(line, "income"), self._fen(line, "outgo")
        if into and out:
            self._say(line, "income", "statement-both-sides")
            return None, None
        if into is not None or out is not None:
            return (into or 0) - (out or 0), None
        amount = self._fen(line, "amount")
        side = side_of(line.values.get("side", "")) or side_in_words(self.table, line, self._sides)
        if amount is None:
            return (0, None) if self._fen(line, "balance", quiet=True) is not None else (None, None)
        if side:
            return side * abs(amount) if not (amount < 0 and side > 0) else amount, None
        if by_party := side_by_party(line, self.head):
            return by_party * abs(amount), None
        return (amount, None) if signs else (None, amount)

    @cached_property
    def _sides(self) -> Sequence[int]:
        return side_columns(self.table)

    def _bare(self, line: Line, moved: int) -> StatementLine:
        told = line.values
        day, clock = self._day(line, "day", "time")
        party, account = parted(told.get("party", ""), told.get("party_account", ""))
        if not party and not account:
            other = "payer" if moved > 0 else "payee"
            party, account = told.get(other, ""), told.get(f"{other}_account", "")
        reasons = reasons_in(self._texts(line, "outcome")) if moved < 0 else []
        said = "；".join(filter(None, (self._words(line), *reasons)))
        return StatementLine(
            line.row, day, clock, max(moved, 0), max(-moved, 0), self._fen(line, "balance"), one_line(party),
            half_width(account), one_line(told.get("party_bank", "")), said,
            serial_of(told.get("serial", "")), self._outcome(line, moved),
        )  # fmt: skip

    def _outcome(self, line: Line, moved: int) -> Outcome:
        """What the account itself says came of a payment; where it tells the balance after it, it moved."""
        if moved >= 0:
            return Outcome.UNTOLD
        outcome = outcome_of(self._texts(line, "outcome"))
        if self._fen(line, "balance", quiet=True) is not None:
            return Outcome.UNTOLD if outcome is Outcome.OPEN else outcome
        return self._with_remarks(line, outcome)

    def _with_remarks(self, line: Line, column: Outcome) -> Outcome:
        """What came of a payment by its column and its remarks; what is not known to be paid is said."""
        remarks, text = outcome_in(remarks_of(self.table, line))
        outcome = with_remarks(column, remarks)
        if outcome is not column:
            code = "payment-remark-failed" if outcome is Outcome.FAILED else "payment-remark-open"
            self._say(line, "words", code, Level.WARNING, text=text[:30])
        elif outcome is Outcome.OPEN:
            self._say(line, "outcome", "statement-outcome-open", Level.WARNING)
        return outcome

    def _by_balance(self, lines: Sequence[tuple[Line, StatementLine, int | None]]) -> list[StatementLine]:
        """Amounts without a side take the one that the running balance proves; else they are named and left out."""
        found: list[StatementLine] = []
        for at, (row, line, bare) in enumerate(lines):
            if bare is None:
                found.append(line)
                continue
            sides = {
                side_by_balance(line, bare, lines[beside][1]) for beside in (at - 1, at + 1) if 0 <= beside < len(lines)
            }
            side = max(sides, key=abs, default=0)
            if side:
                found.append(replace(line, in_fen=max(side * bare, 0), out_fen=max(-side * bare, 0)))
            else:
                self._say(row, "amount", "statement-no-side")
        return found

    def _swapped(self, lines: list[StatementLine], entries: Sequence[Line]) -> list[StatementLine]:
        """借 and 贷 the other way round, as the books of a company have them, where only that fits the balances."""
        turned = [replace(line, in_fen=line.out_fen, out_fen=line.in_fen) for line in lines]
        if balance_holds(lines) or not balance_holds(turned):
            return lines
        self._say(entries[0], "income", "statement-sides-swapped", Level.WARNING)
        return turned
