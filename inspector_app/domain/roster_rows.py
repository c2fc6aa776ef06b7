"""The rows of workers in a wage list, checked cell by cell: what each says, and every cell that is wrong or doubtful.

Nobody is dropped for a doubtful cell. Several lines of one person (months) are one person.
"""

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from inspector_app.domain.dates import chinese, full_months
from inspector_app.domain.id_kind import IdKind, kind_of, number_problems
from inspector_app.domain.identity import card_problems, half_width, mobile_problems
from inspector_app.domain.money import parse_yuan, round_fen, yuan
from inspector_app.domain.name_cell import (
    is_firm,
    is_no_name,
    is_odd_name,
    is_several,
    name_before_number,
)
from inspector_app.domain.own_columns import own_values
from inspector_app.domain.periods import Days, calendar_spans, day_or_month, parse_period, parse_spans
from inspector_app.domain.roster import (
    AMOUNTS,
    IDENTITY_OPEN,
    MONTHS_FEWER,
    RosterCheck,
    RosterLine,
    RosterRow,
    RowProblem,
    cells_of,
    in_order,
    persons,
)
from inspector_app.domain.roster_doubles import without_doubles
from inspector_app.domain.spans import around
from inspector_app.domain.spoken import spoken_count
from inspector_app.domain.wage_card import KeptCard, listed_keeper
from inspector_app.domain.work import DAY, rate_of, work_of
from inspector_app.support import vocabulary
from inspector_app.support.errors import Level, Problem, Refused
from inspector_app.support.groups import grouped

MONTHS_APART = "、"
_AHEAD = "roster-day-ahead"
_LESS = ("deducted", "received")
_TEXTS = ("job", "crew", "employer", "rate", "attendance", "bank", "note", "address", "overtime")
_OPEN_END = re.compile(r"\s*(.{4,20}?)\s*(?:份)?(?:[-—–~～至到]|起|开始)+\s*(?:今|现在|目前|今天)?\s*")
_A_MONTHS = 1000
"""A rate without a unit from here on may be that of a month beside days of work."""
_WHICH = re.compile(r"\(.*\)$")
"""Which months they are, behind how many."""
_EMPTY = frozenset({"", "-", "--", "—", "——", "/", "\\", "无", "空"})


@dataclass(slots=True)
class _Cells:
    """One row being read: cells by field, problems noted with their place."""

    row: RosterRow
    today: date
    problems: list[RowProblem]

    def text(self, name: str) -> str:
        value = self.row.values.get(name, "").strip()
        return "" if value in _EMPTY else value

    def place(self, name: str) -> str:
        letter = self.row.columns.get(name, "")
        return cells_of(letter, self.row.row) if letter else f"第{self.row.row}行{self.row.span}"

    def note(self, name: str, *problems: Problem) -> None:
        letter = self.row.columns.get(name, "")
        row = self.row
        self.problems.extend(RowProblem(row.row, letter, problem, row.sheet, row.span) for problem in problems)

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


def check_rows(rows: Iterable[RosterRow], today: date) -> RosterCheck:
    """Check the rows of workers of a list of wages owed.

    Their fields are name, id_number, phone, job, crew, employer, first_day, last_day, period, months, rate, attendance,
    earned, deducted, received, net, owed, leader, admitted, bank, card, card_keeper, note, address, overtime, those of
    :mod:`.own_columns`; advance
    for the part of received that was paid ahead; worked for the months that tell an amount, where what is owed is one
    sum of them; heads where a row says that it is of
    several people, earlier for what was owed before its time and is contained in owed.
    """
    problems: list[RowProblem] = []
    lines, doubts = without_doubles([_line(_Cells(row, today, problems)) for row in rows])
    further = {(line.sheet, line.row) for of in persons(lines) for line in of[1:]}
    problems = [p for p in problems if p.code != IDENTITY_OPEN or (p.sheet, p.row) not in further]
    problems = _ahead_once(problems)
    problems += [*doubts, *_yearless(lines), *_keepers_apart(lines)]
    if not lines:
        problems.append(RowProblem(0, "", Problem("roster-empty")))
    return RosterCheck(lines, in_order(problems, dict.fromkeys(line.sheet for line in lines)))


def _ahead_once(problems: Iterable[RowProblem]) -> list[RowProblem]:
    """The problems; lines of a sheet that all end on one day that is still to come, such as a month that is not over,
    told once."""
    found = list(problems)
    of = grouped((p for p in found if p.code == _AHEAD), lambda p: (p.sheet, p.column, p.problem.details["day"]))
    for first, *others in of.values():
        if others:
            details = {**first.problem.details, "lines": f"（共{len(others) + 1}行）"}
            found[found.index(first)] = replace(first, problem=replace(first.problem, details=details))
    further = {id(p) for _, *others in of.values() for p in others}
    return [p for p in found if id(p) not in further]


def _line(cells: _Cells) -> RosterLine:
    first, last = _period(cells)
    calendar = () if first or last else calendar_spans(cells.text("period") or cells.text("month_above"))
    spans = _spans(cells)
    if heads := cells.text("heads"):
        cells.note("name", Problem("roster-several-heads", cells.place("name"), details={"heads": heads}))
    amounts = _proved(cells, {name: cells.money(name) for name in AMOUNTS})
    earned, deducted, received, owed = _reckoned(cells, amounts).values()
    texts = {name: cells.text(name) for name in _TEXTS}
    times = calendar or spans or (((first, last),) if first and last else ())
    _doubt_days(cells, times)
    name = _name(cells)
    return RosterLine(
        row=cells.row.row,
        name=name,
        id_number=_identity(cells),
        phone=_checked(cells, "phone"),
        first_day=first,
        last_day=last,
        months=_months(cells, times),
        calendar=calendar,
        spans=spans,
        earned_fen=earned,
        deducted_fen=deducted,
        received_fen=received,
        owed_fen=_owed(cells, earned, deducted, received, owed),
        owed_derived=earned is not None and not cells.text("owed"),
        card=_checked(cells, "card"),
        kept_card=_keeper(cells, name),
        own=own_values(cells),
        advance_fen=cells.money("advance"),
        leader_fen=cells.money("leader"),
        admitted_fen=cells.money("admitted"),
        doubled=False,
        sheet=cells.row.sheet,
        span=cells.row.span,
        columns=cells.row.columns,
        person_row=int(cells.text("person_row") or 0),
        is_one=not (_not_one(_without_numbers(cells.text("name"))) or cells.text("heads")),
        **texts,
    )


def _doubt_days(cells: _Cells, times: Sequence[Days]) -> None:
    """Days of work below nought, or more than the time of the row has; they may be hours, or count overtime too."""
    told, most = cells.text("attendance"), sum((last - first).days + 1 for first, last in times)
    if told.startswith("-"):
        cells.warn("attendance", "roster-attendance-shape", text=told[:20])
    elif (work := work_of(told)) and work.unit in ("", DAY) and 0 < most < work.figure:
        cells.warn("attendance", "roster-attendance-over", text=f"{work.figure:f}", most=str(most))


def _name(cells: _Cells) -> str:
    """The name without the blanks that align short names; blanks inside a name in Latin letters stay."""
    told = cells.text("name")
    name = _without_numbers(told)
    if not told:
        cells.warn("name", "roster-name-missing")
    if code := _not_one(name):
        cells.note("name", Problem(code, cells.place("name")))
    if name != told:
        cells.note("name", Problem("roster-name-odd", cells.place("name")))
    parts = name.split()
    keeps = is_several(name) or any(character.isascii() and character.isalpha() for character in name)
    return (" " if keeps else "").join(parts)


def _without_numbers(name: str) -> str:
    """The name, or names, of a cell in which other things stand too; nothing where nobody knows what they are."""
    return name_before_number(name) if is_odd_name(name) and not is_firm(name) else name


def _not_one(name: str) -> str:
    """What is to be said of a name that is not that of one person; nothing of any other."""
    kinds = ((is_several, "roster-several-names"), (is_firm, "roster-firm"), (is_no_name, "roster-no-name"))
    return next((code for is_so, code in kinds if is_so(name)), "")


def _identity(cells: _Cells) -> str:
    number = half_width(cells.text("id_number"))
    if number:
        kind = kind_of(number)
        cells.note("id_number", *number_problems(kind, number, cells.place("id_number"), cells.today))
        if kind is not IdKind.CITIZEN:
            cells.warn("id_number", "id-kind-read", kind=vocabulary.word(kind))
    else:
        cells.warn("id_number", IDENTITY_OPEN)
    return number


def _checked(cells: _Cells, name: str) -> str:
    """A telephone or card number; doubts only warn."""
    number = half_width(cells.text(name))
    if number:
        doubts = card_problems if name == "card" else mobile_problems
        cells.note(name, *doubts(number, cells.place(name)))
    return number


def _keeper(cells: _Cells, worker: str) -> KeptCard:
    """In whose hands the wage card is, known from the list, or from what a list of ours says."""
    text = cells.text("card_keeper")
    found = listed_keeper(text, worker, cells.today)
    if found is None:
        cells.warn("card_keeper", "roster-card-keeper-shape", text=text[:20])
    if found is None or found.keeper is None:
        return KeptCard()
    told_by, told_on = cells.text("card_told_by"), cells.day("card_told_on", end=False)
    return replace(found, told_by=told_by, told_on=told_on) if told_by or told_on else found


def _owed(
    cells: _Cells, earned: int | None, deducted: int | None, received: int | None, owed: int | None
) -> int | None:
    """欠发 as told, or 应发 − 扣款 − 已发 when the cell is empty and both are told; both must tie."""
    rest = None if earned is None else earned - (deducted or 0) - (received or 0)
    if cells.text("owed"):
        before = cells.money("earlier") or 0
        if owed is not None and rest is not None and owed not in (rest, rest + before) and _tells_received(cells):
            cells.warn("owed", "roster-does-not-tie", owed=yuan(owed), rest=yuan(rest))
        return owed
    if rest is None and not cells.text("open"):
        cells.warn("owed", "roster-owed-missing")
        return None
    if rest is not None and cells.text(
        "net"
    ):  # whoever reads the list gives it only where nobody knows whether it was paid
        cells.warn("net", "roster-net-open", net=cells.text("net")[:20])
        return None
    if rest is None or cells.text("open"):
        cells.warn("open", "roster-part-open", headings=cells.text("open")[:60])
        return None
    if rest < 0:
        cells.warn("received", "roster-overpaid", rest=yuan(-rest))
        return 0
    return None if _is_blank_open(cells) else rest


def _tells_received(cells: _Cells) -> bool:
    return "received" in cells.row.columns or bool(cells.row.values.get("received"))


def _is_blank_open(cells: _Cells) -> bool:
    """Whether 已发 or 扣款 is not told, which is said: a blank is no nought, and a list without a column of 已发 says
    nothing of it. One without 扣款 deducts nothing."""
    if not _tells_received(cells):
        cells.warn("owed", "roster-received-missing")
        return True
    blank = [name for name in _LESS if name in cells.row.columns and not cells.row.values.get(name, "").strip()]
    for name in blank:
        cells.warn(name, "roster-blank-open", field=vocabulary.short(f"wage_claim.{name}_fen"))
    return bool(blank)


def _proved(cells: _Cells, amounts: dict[str, int | None]) -> dict[str, int | None]:
    """The amounts with noughts for the blanks of 扣款 and 已发 where 欠发 fits without them."""
    earned, owed = amounts["earned"], amounts["owed"]
    if earned is None or owed is None or earned - sum(amounts[name] or 0 for name in _LESS) != owed:
        return amounts
    blank = [name for name in _LESS if name in cells.row.columns and amounts[name] is None]
    return amounts | dict.fromkeys((name for name in blank if not cells.row.values.get(name, "").strip()), 0)


def _reckoned(cells: _Cells, amounts: dict[str, int | None]) -> dict[str, int | None]:
    """The amounts with 应发 by the rate and the work of a row that tells what was paid and neither 应发 nor 欠发: in
    one unit (or none that anybody wrote), and said so, for somebody to confirm."""
    rate, work = rate_of(cells.text("rate")), work_of(cells.text("attendance"))
    is_told = any(cells.text(name) for name in ("earned", "net", "owed", "open"))
    if is_told or rate is None or work is None or rate.unit != work.unit or not (rate.unit or rate.figure < _A_MONTHS):
        return amounts
    received, deducted = amounts["received"], amounts["deducted"]
    if received is None or (deducted is None and "deducted" in cells.row.columns):
        return amounts
    earned = round_fen(rate.figure * work.figure)
    details = {"rate": rate.words, "work": f"{work.figure:f}{work.unit}", "earned": yuan(earned)}
    details |= {"less": yuan(received + (deducted or 0)), "owed": yuan(earned - received - (deducted or 0))}
    cells.warn("owed", "roster-owed-reckoned", **details)
    return amounts | {"earned": earned}


def _period(cells: _Cells) -> tuple[date | None, date | None]:
    """First and last day owed for, from two columns or from one text such as 2025年9月至12月."""
    first, last = cells.day("first_day", end=False), cells.day("last_day", end=True)
    if first is None and last is None and cells.text("period"):
        found = around(parse_spans(cells.text("period")))
        if found is None and (begin := _OPEN_END.fullmatch(cells.text("period"))) and parse_period(begin[1]):
            cells.warn("period", "roster-period-open-end")
            found = parse_period(begin[1])
            return (found[0] if found else None), None
        if found is None:
            if not calendar_spans(cells.text("period")):
                cells.warn("period", "roster-period-shape")
            return None, None
        first, last = found
    name = "last_day" if cells.text("last_day") else "period"
    if first and last and last < first:
        cells.note(name, Problem("claim-period-order", cells.place(name)))
    if last and last > cells.today:
        cells.warn(name, _AHEAD, day=chinese(last), lines="")
    return first, last


def _months(cells: _Cells, spans: Sequence[Days]) -> int | None:
    """Whole months owed: as told, else from the period."""
    is_known = bool(spans) and all(first <= last for first, last in spans)
    counted = sum(full_months(*span) for span in spans) if is_known else None
    said = cells.text("months")
    text = half_width(spoken_count(said) or said or spoken_count(cells.text("period")) or "")
    text = _WHICH.sub("", text).removesuffix("月").removesuffix("个")
    if not text:
        return counted
    if not re.fullmatch(r"\d{1,3}(\.\d+)?", text):
        cells.warn("months", "roster-months-shape")
        return counted
    told = int(float(text))
    if counted is not None and told > counted:
        cells.warn("months", "roster-months-differ", told=str(told), counted=str(counted))
    if counted is not None and math.ceil(float(text)) < counted:
        cells.warn("months", MONTHS_FEWER, told=text, counted=str(counted))
    elif told != float(text):
        cells.warn("months", "roster-months-part", told=text, whole=str(told))
    return told


def _spans(cells: _Cells) -> tuple[Days, ...]:
    """The days of the months of which a row tells one by one, or that have a gap; none where nobody knows the year of
    one."""
    words = cells.text("worked")
    if not (words or cells.text("first_day") or cells.text("last_day")):
        told = parse_spans(cells.text("period"))
        return told if len(told) > 1 else ()
    found = [parse_period(month) for month in words.split(MONTHS_APART)] if words else []
    known = tuple(sorted(span for span in found if span is not None))
    return known if len(known) == len(found) else ()


def _yearless(lines: Sequence[RosterLine]) -> Iterator[RowProblem]:
    """For each table whose lines tell months and no year, what is to be done, at the first of them."""
    open_lines = [line for line in lines if line.calendar]
    for (sheet, span), of in grouped(open_lines, lambda line: (line.sheet, line.span)).items():
        words = "、".join(dict.fromkeys(_month_words(span) for line in of for span in line.calendar))
        details = {"words": words[:40], "lines": str(len(of))}
        row, column = of[0].row, of[0].columns.get("period", "")
        place = cells_of(column, row) if column else f"第{row}行{span}"
        yield RowProblem(row, column, Problem("roster-no-year", place, Level.WARNING, details), sheet, span)


def _keepers_apart(lines: Sequence[RosterLine]) -> Iterator[RowProblem]:
    """Persons of whose cards several lines tell otherwise, at the first of them."""
    for of in persons(line for line in lines if line.kept_card.keeper):
        told = tuple(dict.fromkeys(line.kept_card.words for line in of))
        if len(told) > 1:
            line, details = of[0], {"name": of[0].name, "words": "、".join(told)[:40]}
            column = line.columns.get("card_keeper", "")
            problem = Problem("roster-card-keeper-differs", cells_of(column, line.row), Level.WARNING, details)
            yield RowProblem(line.row, column, problem, line.sheet, line.span)


def _month_words(days: Days) -> str:
    first, last = days
    return f"{first.month}月" if first.month == last.month else f"{first.month}至{last.month}月"
