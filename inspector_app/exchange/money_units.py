"""Units of money in a list of wages: a column of them beside the amounts, and those that the amounts speak against."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal, InvalidOperation

from inspector_app.domain.money import yuan
from inspector_app.domain.roster import AMOUNTS, RosterCheck, RowProblem
from inspector_app.exchange.tables.columns.column import TAKEN
from inspector_app.exchange.tables.columns.heading_key import heading_key
from inspector_app.exchange.tables.reading import Reading, Table
from inspector_app.exchange.tables.rows.heading_rows import UNIT_WORDS
from inspector_app.exchange.tables.rows.line import Line, LineKind
from inspector_app.exchange.tables.sums.amounts import FACTORS
from inspector_app.support.errors import Level, Problem

_WAGES = ("owed", "earned")
_MOST_FEN, _LEAST_FEN = 1_000_000_00, 10_00
"""What one worker is owed is more than the one, and of all less than the other, only in a wrong unit."""

_OF_PROJECT = {"unpaid_fen": (500, 10**9), "contract_fen": (10_000, 10**11)}
"""What the project of a ledger that owes most, or costs most, comes to in 元; beyond these the unit is wrong."""
_FIGURE = re.compile(r"\d+(?:\.\d+)?")


def in_row_units(table: Table, line: Line) -> Mapping[str, str]:
    """The amounts of a row in 元 where a column 单位 beside them tells the unit of each row, which is no employer."""
    unit, employer = _unit_of_row(table, line), line.values.get("employer", "")
    changed = {"employer": ""} if employer and employer in FACTORS else {}
    if not unit or not _can_convert(table, line):
        return changed
    for name in AMOUNTS:
        try:
            changed[name] = f"{Decimal(line.values.get(name, '')) * FACTORS[unit]:f}"
        except InvalidOperation:
            continue
    return changed


def unit_doubts(reading: Reading, checked: RosterCheck) -> Iterator[RowProblem]:
    """What is to be asked of the units of a list; ``checked`` are its lines as they were read."""
    for table in reading.tables:
        sheet = table.sheet if reading.sheets > 1 else ""
        of_table = [line for line in checked.lines if (line.sheet, line.span) == (sheet, reading.span(table))]
        told = [fen for line in of_table for fen in (line.owed_fen, line.earned_fen) if fen]
        for line in table.lines:
            if line.kind is LineKind.ENTRY and (unit := _unit_of_row(table, line)) and not _can_convert(table, line):
                problem = Problem("roster-unit-of-row", f"第{line.row}行", Level.WARNING, {"unit": unit})
                yield RowProblem(line.row, "", problem, sheet, reading.span(table))
        column = next((c for c in table.columns if c.field in _WAGES and c.role in TAKEN), None)
        if column is None or not told:
            continue
        large = max(told) > _MOST_FEN and FACTORS.get(column.unit, Decimal(1)) > 1
        small = max(told) < _LEAST_FEN and column.unit in ("", "元")
        if large or small:
            details = {"unit": column.unit or "元", "amount": yuan(max(told))}
            problem = Problem("roster-unit-doubtful", f"{column.letter}{table.heading_row}", Level.WARNING, details)
            yield RowProblem(table.heading_row, column.letter, problem, sheet)


def ledger_unit_doubts(reading: Reading) -> Iterator[RowProblem]:
    """The columns of a ledger whose largest sum of a project speaks against the unit in which they were read."""
    for table in reading.tables:
        entries = [line for line in table.lines if line.kind is LineKind.ENTRY]
        for column in (c for c in table.columns if c.field in _OF_PROJECT and c.role in TAKEN):
            least, most = _OF_PROJECT[column.field]
            texts = (line.values.get(column.field, "") for line in entries)
            largest = max((Decimal(text) for text in texts if _FIGURE.fullmatch(text)), default=Decimal(0))
            is_large = FACTORS.get(column.unit, Decimal(1)) > 1
            if (0 < largest < least and not is_large) or (largest > most and is_large):
                details = {"heading": column.heading, "unit": column.unit or "元", "amount": yuan(int(largest * 100))}
                problem = Problem("ledger-unit-doubtful", f"{column.letter}{table.heading_row}", Level.WARNING, details)
                sheet = table.sheet if reading.sheets > 1 else ""
                yield RowProblem(table.heading_row, column.letter, problem, sheet)


def _unit_of_row(table: Table, line: Line) -> str:
    """The unit of money that a column 单位 tells for a row, other than 元; empty where there is none."""
    columns = (c for c in table.columns if heading_key(c.heading) in UNIT_WORDS)
    texts = (table.block.grid.spread(line.row, column.number).text.strip() for column in columns)
    return next((text for text in texts if FACTORS.get(text, Decimal(1)) != 1), "")


def _can_convert(table: Table, line: Line) -> bool:
    """Whether the amounts of a row are bare: no heading and no cell tells another unit, and no month stands apart."""
    columns = [c for c in table.columns if c.field in AMOUNTS and c.role in TAKEN]
    texts = [table.block.grid.spread(line.row, column.number).text for column in columns]
    return not line.months and not any(c.unit for c in columns) and not any("元" in t or "万" in t for t in texts)
