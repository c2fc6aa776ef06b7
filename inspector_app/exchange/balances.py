"""Lists that tell one debt more than once: a balance that runs on from month to month, and a sheet that sums up others.

Such figures are not added: the last balance is what is owed, and the sheet that sums up stands for nothing of its own.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import pairwise

from inspector_app.domain.alike import person_key
from inspector_app.domain.money import round_fen, yuan
from inspector_app.domain.periods import month_of
from inspector_app.domain.roster import AMOUNTS, RosterLine, RowProblem, persons
from inspector_app.domain.work import rate_of, work_of
from inspector_app.exchange.tables.columns.column import MONTHS_READ, TAKEN, WITHIN_OWED, Column, Role, is_said
from inspector_app.exchange.tables.columns.heading_key import heading_key
from inspector_app.exchange.tables.reading import Reading, Table
from inspector_app.exchange.tables.rows.line import Line, LineKind
from inspector_app.exchange.tables.structure import structure
from inspector_app.exchange.tables.sums.amounts import amount
from inspector_app.exchange.tables.sums.month_columns import RUNS_ON
from inspector_app.support.errors import Level, Problem
from inspector_app.support.groups import grouped

_SUMS_UP = re.compile(r"汇总|合计|总表|总计|全部|累计")
_COPY = re.compile(r"打印|副本|备份|复件|复印|公示|[(（]\d+[)）]$|copy", re.IGNORECASE)
_LEAST_PARTS = 2
Place = tuple[str, int, str]


def sums_up(lines: Sequence[RosterLine]) -> str:
    """The sheet that tells for each person what all the others tell together; empty where there is none."""
    by_sheet = grouped(lines, lambda line: line.sheet)
    return summing({sheet: _owed_by_name(of) for sheet, of in by_sheet.items()})


def summing(told: Mapping[str, Mapping[str, Decimal | int]]) -> str:
    """The same of what each sheet tells of each person."""
    for sheet, of in told.items():
        others = [each for name, each in told.items() if name != sheet]
        if not others or not (is_summary(sheet) or len(others) >= _LEAST_PARTS):
            continue
        together: dict[str, Decimal | int] = {}
        for each in others:
            for name, figure in each.items():
                together[name] = together.get(name, 0) + figure
        if together == of and any(of.values()):
            return sheet
    return ""


def is_summary(sheet: str) -> bool:
    """Whether a sheet says by its name that it sums up others."""
    return _SUMS_UP.search(sheet) is not None


def is_copy(sheet: str) -> bool:
    """Whether a sheet says by its name that it is another one once more: 支付 (2), 打印."""
    return _COPY.search(sheet) is not None


def told_again(lines: Sequence[RosterLine]) -> tuple[str, str] | None:
    """A sheet that tells of the same people the same amounts of the same months as one before it, and that one: 打印,
    Sheet1 (2). Where no months are told only the name of a copy says so: two months may be paid alike."""
    by_sheet = [
        (sheet, sorted(map(_told, of), key=str)) for sheet, of in grouped(lines, lambda line: line.sheet).items()
    ]  # fmt: skip
    for at, (sheet, told) in enumerate(by_sheet):
        for other, before in by_sheet[:at]:
            is_sure = any(map(is_copy, (sheet, other))) or all(days for _, _, days, _ in (*told, *before))
            if is_sure and len(told) == len(before) and all(map(_is_same, told, before)):
                return sheet, other
    return None


_Told = tuple[str, str, str, tuple[int | None, ...]]


def _told(line: RosterLine) -> _Told:
    """Who, of which days, and the amounts."""
    days = line.days if any(line.days) else ""
    return person_key(line.name), line.id_number, str(days), tuple(getattr(line, f"{name}_fen") for name in AMOUNTS)


def _is_same(one: _Told, other: _Told) -> bool:
    """Whether two lines tell the same; a number or days that one of them leaves out speak for nothing."""
    texts = zip(one[:3], other[:3], strict=True)
    return one[3][-1] == other[3][-1] is not None and all(a == b or not (a and b) for a, b in texts) and all(
        a == b or None in (a, b) for a, b in zip(one[3], other[3], strict=True)
    )  # fmt: skip


def months_and_whole(reading: Reading) -> Iterator[RowProblem]:
    """Columns of months and another one that a person took for the same amount, so that they were added."""
    for table in reading.tables:
        for name, columns in grouped([c for c in table.columns if c.role is Role.PART], lambda c: c.field).items():
            months = [c for c in columns if month_of(heading_key(c.heading))]
            others = [c for c in columns if c not in months]
            if name in AMOUNTS and len(months) > 1 and others and any(map(is_said, columns)):
                row, other = table.heading_row, others[0]
                details = {"months": f"{months[0].heading}至{months[-1].heading}"[:30], "other": other.heading[:20]}
                problem = Problem("roster-months-and-whole", f"{other.letter}{row}", Level.WARNING, details)
                yield RowProblem(row, other.letter, problem, table.sheet if reading.sheets > 1 else "")


def doubtful_sums(lines: Sequence[RosterLine]) -> Iterator[str]:
    """Sheets that say by their name that they sum up others, and tell of the same people something else."""
    by_sheet = grouped(lines, lambda line: line.sheet)
    for sheet, of in by_sheet.items():
        others = {person_key(line.name) for line in lines if line.sheet != sheet and line.owed_fen}
        if is_summary(sheet) and any(person_key(line.name) in others for line in of):
            yield sheet


def _owed_by_name(lines: Iterable[RosterLine]) -> dict[str, int]:
    found: dict[str, int] = {}
    for line in lines:
        key = person_key(line.name)
        found[key] = found.get(key, 0) + (line.owed_fen or 0)
    return found


def owed_before(table: Table, line: Line) -> Mapping[str, str]:
    """What was owed before the time of a line and is contained in what it is owed, in yuan; nothing where no column
    tells it."""
    told = [amount(table.block.grid.at(line.row, c.number), c.unit).yuan for c in _before(table)]
    known = [yuan for yuan in told if yuan]
    return {"earlier": format(sum(known), "f")} if known else {}


def whole_of_months(table: Table, line: Line) -> Mapping[str, str]:
    """What a line tells in the column of the sum of months where none of its months tells anything: nought, or a sum of
    which nobody wrote the months."""
    found: dict[str, str] = {}
    for column in table.columns:
        is_blank = not any(cell.field == column.field for cell in line.months) and not line.values.get(column.field)
        if column.reason == MONTHS_READ and is_blank:
            yuan = amount(table.block.grid.at(line.row, column.number), column.unit).yuan
            found |= {} if yuan is None else {column.field: format(yuan, "f")}
    return found


def owed_before_told(reading: Reading) -> Iterator[RowProblem]:
    """For each table with such a column, that what is owed is not that of its own time alone."""
    for table in reading.tables:
        for column in _before(table):
            where, details = f"{column.letter}{table.heading_row}", {"heading": column.heading[:20]}
            problem = Problem("roster-owed-before", where, Level.WARNING, details)
            sheet = table.sheet if reading.sheets > 1 else ""
            yield RowProblem(table.heading_row, column.letter, problem, sheet)


def _before(table: Table) -> list[Column]:
    return [column for column in table.columns if column.reason == WITHIN_OWED]


def balances_in_columns(reading: Reading) -> Iterator[RowProblem]:
    """The balances of months beside each other of which only the last was taken: they may be debts of their own."""
    for table in reading.tables:
        if left := [column for column in table.columns if column.reason.startswith(RUNS_ON)]:
            told = {"headings": "、".join(column.heading for column in left)[:40], "reason": left[0].reason}
            problem = Problem("roster-balance-columns", f"{table.heading_row}", Level.WARNING, told)
            yield RowProblem(table.heading_row, left[0].letter, problem, table.sheet if reading.sheets > 1 else "")


def running(reading: Reading) -> Mapping[Place, str]:
    """The lines of tables in which what is owed is a balance that runs on, with its heading."""
    found: dict[Place, str] = {}
    for table in reading.tables:
        column = _running_column(table)
        if column is not None:
            sheet = table.sheet if reading.sheets > 1 else ""
            places = ((sheet, line.row, reading.span(table)) for line in table.lines if line.kind is LineKind.ENTRY)
            found |= dict.fromkeys(places, column.heading)
    return found


def _running_column(table: Table) -> Column | None:
    owed = [column for column in table.columns if column.field == "owed"]
    carries = any(column.role is not Role.FIELD and structure().earlier.search(column.heading) for column in owed)
    taken = [column for column in owed if column.role in TAKEN and column.month is None]
    if len(taken) != 1 or not (carries or structure().running.search(taken[0].heading)):
        return None
    return taken[0]


def with_last_balances(
    lines: Sequence[RosterLine], places: Mapping[Place, str]
) -> tuple[tuple[RosterLine, ...], tuple[RowProblem, ...], frozenset[Place]]:
    """The lines with one for each person whose balance runs on, what is to be said of it, and the places of the lines
    that went into another one."""
    merged: dict[int, RosterLine] = {}  # by the line it takes the place of: one row may be a line for each month
    said: list[RowProblem] = []
    gone: list[RosterLine] = []
    for of in _of_each(lines, places):
        if len(of) < _LEAST_PARTS or any(_place(line) not in places for line in of) or _are_own(of):
            continue
        last = _last(of)
        merged[id(last)] = _over_all(of, last)
        gone += [line for line in of if line is not last]
        said.append(_said(of, last, places[_place(last)]))
    left = {id(line) for line in gone}
    kept = tuple(merged.get(id(line), line) for line in lines if id(line) not in left)
    return kept, tuple(said), frozenset(map(_place, gone))


def _of_each(lines: Sequence[RosterLine], places: Mapping[Place, str]) -> Iterator[Sequence[RosterLine]]:
    """The lines of each person; those of one name that tell no days are of one where the balance goes on in them."""
    of_name = grouped(
        (line for line in lines if _place(line) in places), lambda line: (line.name, line.crew, line.sheet)
    )
    accounts = [of for of in of_name.values() if len(of) >= _LEAST_PARTS and _goes_on(of)]
    taken = {id(line) for of in accounts for line in of}
    yield from (*accounts, *persons(line for line in lines if id(line) not in taken))


def _goes_on(lines: Sequence[RosterLine]) -> bool:
    """Whether each line's balance is the one before it with what was earned, and without what was received."""
    return not any(any(line.days) or line.id_number for line in lines) and all(
        before.owed_fen is not None
        and after.owed_fen
        == before.owed_fen + (after.earned_fen or 0) - (after.received_fen or 0) - (after.deducted_fen or 0)
        for before, after in pairwise(lines)
    )


def _place(line: RosterLine) -> Place:
    return line.sheet, line.row, line.span


def _are_own(lines: Sequence[RosterLine]) -> bool:
    """Whether each line's amounts give what it says is owed, so that it is owed for that month alone."""
    return all(
        line.owed_fen is not None and (earned := _earned(line)) is not None
        and earned - (line.deducted_fen or 0) - (line.received_fen or 0) == line.owed_fen
        for line in lines
    )  # fmt: skip


def _earned(line: RosterLine) -> int | None:
    """What was earned as the line says it, else by its rate and its days."""
    rate, worked = rate_of(line.rate), work_of(line.attendance)
    if line.earned_fen is not None or rate is None or worked is None:
        return line.earned_fen
    return round_fen(rate.figure * worked.figure)


def _last(lines: Sequence[RosterLine]) -> RosterLine:
    told = [line for line in lines if line.last_day is not None]
    return max(told, key=lambda line: line.last_day or date.min) if len(told) == len(lines) else lines[-1]


def _over_all(lines: Sequence[RosterLine], last: RosterLine) -> RosterLine:
    """The last line, for the time of all; its other amounts are those of its own month alone and tell nothing here."""
    first_days = [line.first_day for line in lines if line.first_day]
    first = min(first_days) if len(first_days) == len(lines) else last.first_day
    told = [line.months for line in lines if line.months is not None]
    months = sum(told) if len(told) == len(lines) else None
    return replace(
        last, first_day=first, months=months, earned_fen=None, deducted_fen=None, received_fen=None, doubled=False
    )


def _said(lines: Sequence[RosterLine], last: RosterLine, heading: str) -> RowProblem:
    letter = last.columns.get("owed", "")
    owed = f"{yuan(last.owed_fen)}元" if last.owed_fen is not None else "不明"
    details = {"name": last.name, "heading": heading[:20], "lines": str(len(lines)), "owed": owed}
    problem = Problem("roster-balance-runs", f"{letter}{last.row}", Level.WARNING, details)
    return RowProblem(last.row, letter, problem, last.sheet, last.span)
