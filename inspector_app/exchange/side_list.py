"""考勤表、合同台账和支付表, whatever file they come in: what each line says, and what of it could not be read."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from inspector_app.domain.brought_list import BroughtLine, Side, SideCheck
from inspector_app.domain.periods import day_told, parse_period
from inspector_app.domain.roster import RowProblem, in_order
from inspector_app.exchange.bank_words import has_result as has_result_column
from inspector_app.exchange.bank_words import paid_on_above, places_of_day_above, texts_of
from inspector_app.exchange.clock_log import ClockLog, is_log
from inspector_app.exchange.marked_rows import examples, marked
from inspector_app.exchange.rate_units import rate_unit
from inspector_app.exchange.remarks import remarks_of
from inspector_app.exchange.side_line import Around, SideLine, plain, years_lacking
from inspector_app.exchange.side_sheets import told_once
from inspector_app.exchange.side_signatures import by_others, signing_columns
from inspector_app.exchange.tables.amount_rows import with_amounts_beside
from inspector_app.exchange.tables.columns.choices import NOTHING_SAID, Said
from inspector_app.exchange.tables.columns.column import TAKEN, Column, Role
from inspector_app.exchange.tables.fields import side_kinds
from inspector_app.exchange.tables.grid import Book, CellKind, Grid
from inspector_app.exchange.tables.memory import Memory, read_as_before
from inspector_app.exchange.tables.origin import problems_in_file
from inspector_app.exchange.tables.person_forms import with_forms_as_lists
from inspector_app.exchange.tables.reading import NotRead, Reading, Table, refuse_none
from inspector_app.exchange.tables.rows.line import Line, LineKind
from inspector_app.exchange.tables.rows.marks import days_by_hours, legend_of
from inspector_app.exchange.tables.seen import seen_columns
from inspector_app.exchange.tables.sums.amounts import EMPTY
from inspector_app.exchange.tables.upright import turned_told, with_lists_upright
from inspector_app.exchange.wage_rows import nobody_named, period_above
from inspector_app.exchange.year_turns import years_taken
from inspector_app.support.errors import Level, Problem, Trouble
from inspector_app.support.groups import grouped
from inspector_app.support.progress import Watch, unwatched

_WANTED = {Side.ATTENDANCE: ("days", "worked_on"), Side.CONTRACTS: (), Side.PAYMENTS: ("paid", "earned")}
_OF_HOURS, _HOURS = re.compile("^(?!.*加班).*(?:工时|小时|时数|时长)"), "side-hours-only"
_NOTHING: Memory = MappingProxyType({})
_LONGEST_TEXT, _LONGEST_WORDS = 200, 30
_DATED = re.compile(r"(?:(20\d{2})[-/.年])?(\d{1,2})[-/.月]\d{1,2}[日号]?$")
_A_DATE = re.compile(r"20\d{2}[-/.年]\d{1,2}[-/.月]\d{1,2}日?")
_MARKS_OPEN = ("side-marks-open", "side-marks-hours")


def read_brought(
    book: Book, kind: Side, said: Said = NOTHING_SAID, memory: Memory = _NOTHING, tell: Watch = unwatched
) -> tuple[Book, Reading]:
    """How a list of a kind is read, and the book it was read from: one that lies across is turned. What a person says
    goes before what was said before."""
    upright = with_forms_as_lists(book, side_kinds()[kind])
    upright = with_amounts_beside(with_lists_upright(upright, side_kinds()[kind]), side_kinds()[kind])
    reading = read_as_before(upright, side_kinds()[kind], said, memory, tell)
    return upright, _with_day_above(reading) if kind is Side.PAYMENTS else reading


def _with_day_above(reading: Reading) -> Reading:
    """The reading in which the day of payment above a list is no words that nobody understood."""
    for table in reading.tables:
        if paid_on_above(table.block) is not None:
            table.context.explained |= places_of_day_above(table.block)
    explained = {(table.sheet, *place) for table in reading.tables for place in table.context.explained}
    grids = {table.sheet: table.block.grid for table in reading.tables}
    left = [
        each
        for each in reading.not_read
        if each.code != "list-row-words"
        or each.sheet not in grids
        or not all((each.sheet, each.area[0], at) in explained for at in _filled(grids[each.sheet], each))
    ]
    return replace(reading, not_read=tuple(left))


def _filled(grid: Grid, left: NotRead) -> list[int]:
    """The columns of a row that was not read in which anything stands."""
    return [at for at in grid.rows.get(left.area[0], {}) if left.area[1] <= at <= left.area[3]]


def read_side(reading: Reading, file: str, today: date) -> SideCheck:
    """What a list says that was read as one of the kinds of :func:`~.fields.side_kinds`; ``file`` is called so.

    Raises :class:`Trouble` as :func:`refuse_none`, and ``side-nothing-told`` where it names people and tells nothing
    that is laid beside a list of wages.
    """
    refuse_none(reading, file)
    kind = Side(reading.kind.name)
    is_told = any(_tells(table, _WANTED[kind]) or _hours(reading, table) for table in reading.tables)
    if _WANTED[kind] and not is_told:
        columns = "、".join(reading.kind.by_name[name].title for name in _WANTED[kind])
        raise Trouble("side-nothing-told", file=file, columns=columns)
    problems: list[RowProblem] = []
    lines = tuple(line for table in reading.tables for line in _lines(reading, table, today, problems))
    lines, told = told_once(kind, lines)
    problems += told
    if not lines:
        problems.append(RowProblem(0, "", Problem("roster-empty")))
    sheets = [table.sheet for table in reading.tables] if reading.sheets > 1 else [""]
    left = [each for each in reading.not_read if not _is_result(each, reading)]
    return SideCheck(
        kind,
        lines,
        problems_in_file(reading, in_order((*problems, *_of_rows(reading, lines)), sheets)),
        tuple(each.words for each in left if each.is_told),
        not any(each.matters for each in left),
        seen_columns(reading),
    )


def _is_result(left: NotRead, reading: Reading) -> bool:
    """Whether what was not taken in is a further column of results, which is read with the first one."""
    return left.code == "list-column-double" and any(
        column.field == "failed" and column.number == left.area[1]
        for table in reading.tables
        if table.sheet == left.sheet
        for column in table.columns
    )


def _hours(reading: Reading, table: Table) -> Column | None:
    """In a list about days of which no column is the sum, the column of hours."""
    is_summed = any(c.field == reading.kind.days and c.role is Role.FIELD for c in table.columns)
    if not reading.kind.days or is_summed or _tells(table, ("worked_on",)):
        return None
    told = (c for c in table.columns if c.role is Role.UNREAD and c.told and _OF_HOURS.search(c.heading))
    return next(told, None)


def _with_hours(line: BroughtLine, row: Line, table: Table, hours: Column, problems: list[RowProblem]) -> BroughtLine:
    """The line with the days that its hours come to, where they are proved; else with its hours in the remark: how many
    of them make a day nobody has told."""
    text = table.block.grid.at(line.row, hours.number).text.strip()
    if (days := days_by_hours(row.marks, text)) is not None:
        problems[:] = [p for p in problems if p.code not in _MARKS_OPEN or (p.sheet, p.row) != (line.sheet, line.row)]
        details = {"heading": hours.heading, "hours": text, "days": plain(days)}
        problem = Problem("side-hours-eight", f"{hours.letter}{line.row}", Level.WARNING, details)
        problems.append(RowProblem(line.row, hours.letter, problem, line.sheet))
        return replace(line, days=plain(days))
    told = f"{hours.heading}{text}" if text else ""
    return replace(line, note="；".join(filter(None, (line.note, told))))


def _tells(table: Table, names: Sequence[str]) -> bool:
    return any(column.field in names and column.role is not Role.UNREAD for column in table.columns)


def _lines(reading: Reading, table: Table, today: date, problems: list[RowProblem]) -> Iterator[BroughtLine]:
    sheet = table.sheet if reading.sheets > 1 else ""
    legend = legend_of(_remarks(table)) if reading.kind.days else {}
    entries = [line for line in table.lines if line.kind is LineKind.ENTRY]
    has_result, told = (
        has_result_column(table, "failed"),
        any(line.values.get("failed", "") not in EMPTY for line in entries),
    )
    if has_result and entries and not told:
        problems.append(_no_result(table, sheet))
    around = Around(
        sheet, today, legend, rate_unit(table), _span_of_days(table), paid_on_above(table.block), has_result, told,
        _overtime(table), table.context.year,
    )  # fmt: skip
    if is_log(table):
        yield from ClockLog(table, entries, around, problems).lines()
        return
    signed, hours = signing_columns(table), _hours(reading, table)
    is_open = False
    for rows in _together(entries):
        results = [text for line in rows for text in texts_of(table, line, "failed")]
        remarks = (
            [text for line in rows for text in remarks_of(table, line)] if reading.kind.by_name.get("paid") else []
        )
        for line in SideLine(rows, around, results, remarks, problems).lines():
            line = by_others(Side(reading.kind.name), table, rows[0], line, sheet, problems, signed)
            line = line if hours is None or line.days else _with_hours(line, rows[0], table, hours, problems)
            is_open = is_open or not line.days
            yield line
    if hours is not None and is_open:
        where = f"{hours.letter}{table.heading_row}"
        problems.append(RowProblem(table.heading_row, hours.letter, Problem(_HOURS, where, Level.WARNING), sheet))


def _overtime(table: Table) -> str:
    """What the column of overtime is called, as it stands before its figures in a remark; empty where there is none."""
    headings = (column.heading for column in table.columns if column.field == "overtime" and column.role in TAKEN)
    return "".join(next(headings, "").split())


def _no_result(table: Table, sheet: str) -> RowProblem:
    """A column of results in which nothing stands."""
    letter = next(column.letter for column in table.columns if column.field == "failed")
    problem = Problem("side-outcome-none", f"{letter}{table.heading_row}", Level.WARNING)
    return RowProblem(table.heading_row, letter, problem, sheet)


def _span_of_days(table: Table) -> tuple[date, date] | None:
    """The month whose dates head the columns of days, where all are of one."""
    days = [column for column in table.columns if column.role is Role.DAY]
    grid = table.block.grid
    if days and not any(column.day for column in days):  # 上午 and 下午 of the one day that stands above
        told = {day for _, _, cell in table.block.cells_above() if (day := _day_in(cell.text))}
        return (min(told), min(told)) if len(told) == 1 else None
    cells = [grid.at(row, column.number) for column in days for row in table.block.heading]
    months = {cell.raw[:7] for cell in cells if cell.kind is CellKind.DAY}
    dated = [found for cell in cells if (found := _DATED.match("".join(cell.text.split())))]
    years = {found[1] or str(table.context.year or "") for found in dated}
    months |= {f"{year}-{int(found[2]):02d}" for found in dated for year in years if year}
    return parse_period(next(iter(months))) if len(months) == 1 else None


def _day_in(text: str) -> date | None:
    """The one day that a title tells."""
    found = _A_DATE.findall(text[:_LONGEST_TEXT])
    return day_told(found[0]) if len(found) == 1 else None


def _remarks(table: Table) -> Iterator[str]:
    """What stands above a table and below it: there an attendance sheet says what its marks mean."""
    yield from (cell.text[:_LONGEST_TEXT] for _, _, cell in table.block.cells_above())
    for line in table.lines:
        if line.kind in (LineKind.FOOT, LineKind.NOBODY):
            yield "".join(cell.text for cell in table.block.grid.rows[line.row].values())[:_LONGEST_TEXT]


def _together(lines: Sequence[Line]) -> list[list[Line]]:
    """The rows of each person: the ones for 上午 and 下午 below each other are one."""
    found: list[list[Line]] = []
    for line in lines:
        last = found[-1] if found else []
        same = bool(last and line.half) and last[0].values.get("name") == line.values.get("name")
        if same and line.half not in [row.half for row in last] and last[0].half:
            last.append(line)
        else:
            found.append([line])
    return found


def _of_rows(reading: Reading, lines: Iterable[BroughtLine]) -> Iterator[RowProblem]:
    """What is to be said of whole rows: hidden and marked ones, and those that name nobody; of a total that differs."""
    yield from (*turned_told(reading), *years_taken(reading), *marked(reading), *examples(reading))
    failed = grouped((line for line in lines if line.failed), lambda line: (line.sheet, line.row))
    for table in reading.tables:
        sheet = table.sheet if reading.sheets > 1 else ""
        not_paid = sum(each.paid_fen or 0 for line in table.lines for each in failed.get((sheet, line.row), ()))
        if table.period_taken and not (table.context.is_further_page or table.context.year_from):
            yield RowProblem(table.heading_row, "", period_above(table, "side-period-above"), sheet)
        if table.context.month_words and table.context.period is None and _span_of_days(table) is None:
            words = {"words": table.context.month_words}
            yield RowProblem(table.heading_row, "", Problem("side-no-year", "", Level.WARNING, words), sheet)
        elif lacking := years_lacking(line for line in table.lines if line.kind is LineKind.ENTRY):
            details = {"words": lacking[:_LONGEST_WORDS]}
            yield RowProblem(table.heading_row, "", Problem("side-year-open", "", Level.WARNING, details), sheet)
        for line in table.lines:
            yield from (RowProblem(line.row, column, problem, sheet) for column, problem in _of_row(line, not_paid))


def _of_row(line: Line, not_paid: int) -> Iterator[tuple[str, Problem]]:
    where = f"第{line.row}行"
    if line.hidden and line.kind is LineKind.ENTRY:
        yield "", Problem("row-hidden", where, Level.INFO)
    if line.kind in (LineKind.NOBODY, LineKind.TOTAL) and line.found:
        yield from line.found
    elif line.kind is LineKind.NOBODY:
        yield "", nobody_named(line, where)
    for compared in line.compared:
        added = compared.section if compared.is_part else compared.table
        is_without_failed = compared.column.field == "paid" and (added - compared.stated) * 100 == not_paid
        if not (compared.ties or is_without_failed):
            details = {"heading": compared.column.heading, "stated": plain(compared.stated), "added": plain(added)}
            place = f"{compared.column.letter}{line.row}"
            yield compared.column.letter, Problem("side-total-differs", place, Level.WARNING, details)
