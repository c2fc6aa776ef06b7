"""One person's row in a list of attendance, contracts or payments, as what it says; what is doubtful stays unknown."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from operator import eq

from inspector_app.domain.brought_list import BroughtLine
from inspector_app.domain.dates import chinese
from inspector_app.domain.id_kind import kind_of, number_problems
from inspector_app.domain.identity import half_width
from inspector_app.domain.money import parse_yuan
from inspector_app.domain.name_cell import is_odd_name, name_before_number
from inspector_app.domain.periods import calendar_days, day_told, open_start, parse_period
from inspector_app.domain.roster import RowProblem
from inspector_app.domain.statement import Outcome
from inspector_app.domain.work import tally_of, work_of
from inspector_app.exchange.bank_words import outcome_of, reasons_in
from inspector_app.exchange.rate_units import with_unit
from inspector_app.exchange.remarks import outcome_in, with_remarks
from inspector_app.exchange.tables.columns.heading_key import heading_key
from inspector_app.exchange.tables.people import is_name
from inspector_app.exchange.tables.rows.line import Line
from inspector_app.exchange.tables.rows.marks import counted_in, marks_alone
from inspector_app.exchange.tables.rows.values import MonthCell
from inspector_app.exchange.tables.structure import structure
from inspector_app.exchange.tables.sums.amounts import EMPTY
from inspector_app.support.errors import Level, Problem, Refused
from inspector_app.support.groups import grouped

_DAYS = ("", "天")
NOUGHT = ("0", "0.0", "0.00")
_OF_ALL_MONTHS = "没有分月的数是各月合计，记在这一个月"
_MOST_A_DAY = 2  # days' work that somebody may have done in one, nights included


@dataclass(frozen=True, slots=True)
class Around:
    """What counts for all lines of a table: its sheet (empty where there is one only), what its marks of days mean, the
    unit of its rates, the month of the dates that head its columns, the day of its payments, whether there is a column
    for whether each arrived, and whether it tells anything, what its column of overtime is called, the year of its days
    without one."""

    sheet: str
    today: date
    legend: Mapping[str, Decimal | None]
    rate_unit: str = ""
    span: tuple[date, date] | None = None
    paid_on: date | None = None
    has_result: bool = False
    tells_result: bool = False
    overtime: str = ""
    year: int | None = None


@dataclass(slots=True)
class SideLine:
    """The rows of one person that belong together: one, or those of 上午 and 下午. ``results`` is all that they
    say of whether a payment arrived, ``remarks`` what else they say; ``problems`` is added to."""

    rows: Sequence[Line]
    around: Around
    results: Sequence[str] = ()
    remarks: Sequence[str] = ()
    problems: list[RowProblem] = field(default_factory=list)

    def lines(self) -> Iterator[BroughtLine]:
        """What it says: one line, or one for each month where months stand in columns."""
        line = self.rows[0]
        self.problems += [
            RowProblem(row.row, letter, _open(told), self.around.sheet)
            for row in self.rows
            for letter, told in row.found
        ]
        whole = self._whole()
        yield from self._by_month(whole) if line.months else (whole,)

    def _by_month(self, whole: BroughtLine) -> Iterator[BroughtLine]:
        """The line of each month; what is told of all months together stands in the first of them."""
        line = self.rows[0]
        nothing = replace(whole, days="", paid_fen=None, earned_fen=None)
        monthly = {cell.field for cell in line.months}
        whole = replace(
            whole,
            days="" if "days" in monthly else whole.days,
            paid_fen=None if "paid" in monthly else whole.paid_fen,
            earned_fen=None if "earned" in monthly else whole.earned_fen,
        )
        by_month = grouped(line.months, lambda cell: cell.month)
        of_all = _OF_ALL_MONTHS if len(by_month) > 1 and whole != nothing else ""
        for month, cells in by_month.items():
            first, last = self._span(month)
            note = "；".join(filter(None, (_without_year(month), whole.note, of_all)))
            noughts = [cell for cell in line.noughts if cell.month == month]
            yield self._of_month(replace(whole, first_day=first, last_day=last, note=note), [*noughts, *cells])
            whole, of_all = nothing, ""

    def _of_month(self, line: BroughtLine, cells: Iterable[MonthCell]) -> BroughtLine:
        """A line with what stands in the columns of its month."""
        for cell in cells:
            if cell.field == "days":
                line = replace(line, days=self._days_told(cell.text))
            elif cell.field == "paid":
                line = replace(line, paid_fen=self._money(cell.field, cell.text))
            else:
                line = replace(line, earned_fen=self._money(cell.field, cell.text))
        return line

    def _whole(self) -> BroughtLine:
        first, last = self._term()
        signed, signed_on = self._signed()
        payee = self._text("payee")
        return BroughtLine(
            sheet=self.around.sheet,
            row=self.rows[0].row,
            name=self._name(),
            id_number=self._identity(),
            phone=half_width(self._text("phone")),
            card=half_width(self._text("card")),
            job=self._text("job"),
            crew=self._text("crew"),
            employer=self._text("employer"),
            first_day=first,
            last_day=last,
            days=self._possible(self._days(), first, last),
            rate=self._rate(),
            signed=signed,
            signed_on=signed_on,
            entered_on=self._day("entered_on"),
            left_on=self._day("left_on"),
            earned_fen=self._money("earned", self._text("earned")),
            paid_fen=self._money("paid", self._text("paid")),
            paid_on=self._paid_on(),
            payee=payee if is_name(payee) else "",
            failed=self._failed(),
            note=self._note(),
        )

    def _signed(self) -> tuple[bool | None, date | None]:
        """Whether a contract was signed, and on which day; a day says that it was, and 未签 in its place that not."""
        signed = self._answer("signed", "yes", "no")
        if signed is None and heading_key(self._text("signed_on")) in structure().answers["no"]:
            return False, None
        day = self._day("signed_on")
        return True if signed is None and day else signed, day

    def _note(self) -> str:
        """The remark, the overtime as the list tells it: in hours or days, counted in or not, nobody knows; and months
        of which nobody knows the year; why it was not paid."""
        overtime = self._text("overtime")
        told = f"{self.around.overtime}{overtime}" if overtime and overtime not in NOUGHT else ""
        reasons = reasons_in(self.results)
        return "；".join(filter(None, (_without_year(self._text("period")), self._text("note"), told, *reasons)))

    def _text(self, name: str) -> str:
        found = next((text for row in self.rows if (text := row.values.get(name, "").strip())), "")
        return "" if found in EMPTY else found

    def _warn(self, name: str, code: str, **details: str) -> None:
        row = self.rows[0]
        letter = row.letters.get(name, "")
        problem = Problem(code, f"{letter}{row.row}", Level.WARNING, details)
        self.problems.append(RowProblem(row.row, letter, problem, self.around.sheet))

    def _name(self) -> str:
        name = self._text("name")
        if is_odd_name(name):
            self._warn("name", "roster-name-odd")
            return name_before_number(name)
        return "".join(name.split()) if _is_han(name) else name

    def _identity(self) -> str:
        number, row = half_width(self._text("id_number")), self.rows[0]
        letter = row.letters.get("id_number", "")
        for problem in (
            number_problems(kind_of(number), number, f"{letter}{row.row}", self.around.today) if number else ()
        ):
            self.problems.append(RowProblem(row.row, letter, _open(problem), self.around.sheet))
        return number

    def _term(self) -> tuple[date | None, date | None]:
        first, last = self._day("first_day"), self._day("last_day", end=True)
        if first is None and last is None and self._text("period"):
            return self._span(self._text("period"))
        return (first, last) if first or last or self.around.span is None else self.around.span

    def _rate(self) -> str:
        """The rate with the unit that its heading gives: 380元/天."""
        return with_unit(self._text("rate"), self.around.rate_unit)

    def _span(self, text: str) -> tuple[date | None, date | None]:
        if (found := parse_period(text)) or _without_year(text):  # that the year lacks is told once for all lines
            return found or (None, None)
        if first := open_start(text):
            self._warn("period", "side-period-until", text=text[:30], day=chinese(first))
            return first, None
        self._warn("period", "side-period-open", text=text[:30])
        return None, None

    def _day(self, name: str, *, end: bool = False) -> date | None:
        """A day."""
        text = self._text(name)
        if not text:
            return None
        day = day_told(text, end=end, year=self.around.year)
        if day is None:
            self._warn(name, "side-day-open", text=text[:30])
        return day

    def _paid_on(self) -> date | None:
        """The day of the line; the one above the table where the line tells none."""
        return self._day("paid_on") if self._text("paid_on") else self.around.paid_on

    def _money(self, name: str, text: str) -> int | None:
        if not text:
            return None
        try:
            return parse_yuan(text, name)
        except Refused as refusal:
            for problem in refusal.problems:
                code = "side-money-open" if problem.code == "money-shape" else problem.code
                self._warn(name, code, **{**problem.details, "text": text[:30]})
            return None

    def _failed(self) -> bool | None:
        """Whether a payment did not arrive; a hedged word of success (受理成功，待复核) says neither."""
        text = self._text("failed")
        column, (remark, words) = outcome_of(self.results), outcome_in(self.remarks)
        outcome = with_remarks(column, remark)
        if outcome is not column:
            self._warn(
                "note", "payment-remark-failed" if outcome is Outcome.FAILED else "payment-remark-open", text=words[:30]
            )
            return True if outcome is Outcome.FAILED else None
        if outcome is Outcome.UNTOLD:
            return self._blank_result()
        if outcome is Outcome.OPEN:
            self._warn("failed", "side-outcome-open", text=text[:30])
            return None
        return outcome is Outcome.FAILED

    def _blank_result(self) -> bool | None:
        """What a payment is of which the list tells nothing: made, unless there is a place where it would be told."""
        if not self.around.has_result or not (self._text("paid") or self.rows[0].months):
            return False
        if self.around.tells_result:  # else it was said of the whole column
            self._warn("failed", "side-outcome-blank")
        return None

    def _answer(self, name: str, yes: str, no: str) -> bool | None:
        """Whether a cell says the one or the other; None where it says neither."""
        told = next((text for row in self.rows if (text := row.values.get(name, "").strip())), "")
        text = heading_key(told)  # 无 is an answer here, and no blank
        if not text or name not in self.rows[0].letters:
            return None
        for word, answer in ((no, False), (yes, True)):
            if text in structure().answers[word]:
                return answer
        for word, answer in ((no, False), (yes, True)):
            if any(len(told) > 1 and told in text for told in structure().answers[word]):
                return answer
        if self._text(name):
            self._warn(name, "side-answer-open", text=told[:30])
        return None

    def _days(self) -> str:
        """The days as the list adds them up, else the marks of its days; where both are told and differ, it is said."""
        told = self._days_of_rows()
        marked = [counted_in(row.marks, row.halves, row.half, self.around.legend) for row in self.rows]
        if not any(row.marks for row in self.rows):
            return told
        nights = [row for row in self.rows if row.half in structure().answers["night"]]
        if count := sum(mark not in structure().marks["none"] for row in nights for mark in row.marks):
            self._warn("days", "side-night-marks", half=nights[0].half, count=str(count))
        unknown = tuple(dict.fromkeys(mark for each in marked for mark in each.unknown))
        if not told and unknown:
            self._warn("days", "side-marks-open", marks="、".join(unknown[:5]))
        elif not told and any(each.hours for each in marked):
            self._warn("days", "side-marks-hours")
        days = [each.days for each in marked]
        if None in days:
            return told
        summed = sum((each for each in days if each is not None), Decimal(0))
        if told and Decimal(told) != summed:
            self._warn("days", "side-marks-differ", told=told, marked=plain(summed))
        return told or plain(summed)

    def _possible(self, days: str, first: date | None, last: date | None) -> str:
        """The days; more than the line's time has are said, and more than twice as many not taken: these may be
        hours."""
        most = (last - first).days + 1 if first and last and last >= first else None
        if not days or most is None or Decimal(days) <= most:
            return days
        is_possible = Decimal(days) <= _MOST_A_DAY * most
        self._warn("days", "side-days-over" if is_possible else "side-days-many", text=days, most=str(most))
        return days if is_possible else ""

    def _days_of_rows(self) -> str:
        """The days told by the list; what each half of the days has for itself is added up where they differ."""
        own = [text for row in self.rows if (text := row.values.get("days", "").strip()) not in EMPTY]
        rows = [row for row in self.rows if row.half not in structure().answers["overtime"]]
        if len(own) < 2 or len(own) < len(rows) or len({row.half for row in rows}) < len(own):
            return self._days_told(self._text("days"))
        told = list(map(self._days_told, own))
        if not all(told):
            return ""
        marked = [counted_in(row.marks, row.halves, row.half, self.around.legend).days for row in rows]
        days = [Decimal(each) for each in told]
        if days == [marks_alone(row.marks, self.around.legend) for row in rows]:
            return plain(sum(days, Decimal(0)) / 2)  # each half counts its marks, and two make a day
        is_each = len(set(told)) > 1 or None in marked or all(map(eq, days, marked))
        return plain(sum(days, Decimal(0))) if is_each else told[0]

    def _days_told(self, text: str) -> str:
        if not text:
            return ""
        work = work_of(text)
        if work is not None and work.unit in _DAYS:
            return plain(work.figure)
        if (counted_days := tally_of(text)) is not None:
            self._warn("days", "side-days-tally", text=text[:30], days=plain(counted_days))
            return plain(counted_days)
        self._warn("days", "side-days-open", text=text[:30])
        return ""


def _without_year(text: str) -> str:
    """Months of which the list tells no year; empty for anything else."""
    return text if text and calendar_days(text) else ""


def years_lacking(lines: Iterable[Line]) -> str:
    """The months of lines of which the list tells no year, each once."""
    told = (text for line in lines for text in (line.values.get("period", ""), *(cell.month for cell in line.months)))
    return "、".join(dict.fromkeys(filter(None, map(_without_year, told))))


def plain(figure: Decimal) -> str:
    """26.5, 26: without zeros behind."""
    return f"{figure.normalize():f}"


def _open(problem: Problem) -> Problem:
    """A cell that cannot be trusted is left empty; its line stays."""
    return (
        Problem(problem.code, problem.where, Level.WARNING, problem.details)
        if problem.level is Level.ERROR
        else problem
    )


def _is_han(text: str) -> bool:
    return not any(character.isascii() and character.isalpha() for character in text)
