"""What is to be said of whole rows of a list of wages: hidden, left out, of the person above, totals that differ."""

import re
from collections.abc import Iterable, Iterator, Sequence

from inspector_app.domain.figures import beginning
from inspector_app.domain.identity import numbers_masked
from inspector_app.domain.money import yuan
from inspector_app.domain.periods import day_told
from inspector_app.domain.roster import AMOUNTS, OTHERS_SAY, RosterCheck, RosterLine, RowProblem
from inspector_app.domain.spoken import spoken_yuan
from inspector_app.exchange.balances import balances_in_columns, owed_before_told
from inspector_app.exchange.marked_rows import marked
from inspector_app.exchange.paid_status import read_by_status
from inspector_app.exchange.tables.columns.column import CAPITALS, TAKEN, Role
from inspector_app.exchange.tables.columns.heading_times import may_be_october
from inspector_app.exchange.tables.grid import letter
from inspector_app.exchange.tables.people import with_sum
from inspector_app.exchange.tables.reading import Reading, Table
from inspector_app.exchange.tables.rows.line import Line, LineKind
from inspector_app.exchange.tables.sums.totals import Compared
from inspector_app.exchange.tables.upright import turned_told
from inspector_app.exchange.year_turns import turned_years, years_taken
from inspector_app.support import vocabulary
from inspector_app.support.errors import Level, Problem
from inspector_app.support.groups import grouped

_TAKEN_ABOVE = "roster-row-taken-above", Level.WARNING
_FIRST_DAY, _LAST_DAY = re.compile("[进入]场|进工地|上工|开始|起"), re.compile("[退离出]场|离开|结束|截?止")
_OF_MONTHS = ("roster-period-shape", "roster-period-open-end", "cell-serial-asked", "cell-month-tenth")
_OTHERS = ("leader", "admitted")
_SUM = re.compile(r"\d{3}")  # in the words of a total: it was compared with nothing
_CONTINUES = "roster-row-continues", Level.INFO


def sheet_of(reading: Reading, table: Table) -> str:
    """The sheet of a table as problems name it: empty where the file has one only."""
    return table.sheet if reading.sheets > 1 else ""


def row_problems(reading: Reading) -> Iterator[RowProblem]:
    """What is to be said of whole rows: hidden, left out, a total that differs, a month that was taken from above."""
    yield from (*marked(reading), *(RowProblem(0, "", problem) for problem in _forms_read(reading)))
    yield from turned_told(reading)
    yield from read_by_status(reading)
    yield from (*turned_years(reading), *years_taken(reading), *balances_in_columns(reading))
    yield from owed_before_told(reading)
    said: set[tuple[str, int, str]] = set()
    for table in reading.tables:
        sheet, letters = sheet_of(reading, table), {c.field: c.letter for c in table.columns if c.role is Role.FIELD}
        name = letters.get("name", "")
        beside = table.block.grid.name, table.heading_row, table.context.period_words
        if table.period_taken and not (table.context.is_further_page or table.context.year_from or beside in said):
            said.add(beside)  # once for tables beside each other
            yield RowProblem(table.heading_row, "", period_above(table, "roster-period-above"), sheet)
        if works := [line for line in table.lines if line.kind is LineKind.ENTRY and _is_other_work(table, line)]:
            details = {"count": str(len({line.person_row for line in works})), "name": works[0].values["name"]}
            problem = Problem("roster-works-of-one", f"第{works[0].row}行", Level.WARNING, details)
            yield RowProblem(works[0].row, name, problem, sheet, reading.span(table))
        for number, problem in _tenths(table):
            yield RowProblem(table.heading_row, letter(number), problem, sheet, reading.span(table))
        for line in table.lines:
            words = table.block.grid.spoken.get(line.row, "")
            first = "" if words else letter(min(table.block.grid.rows[line.row]))  # a message has no cells
            for column, problem in _of_line(line, words):
                at = {"name": name, "first": first}.get(column, column)
                yield RowProblem(line.row, at, problem, sheet, reading.span(table))


def period_above(table: Table, code: str) -> Problem:
    """That the months above a table were taken for its lines; of those that do not end only when they began."""
    details, where = {"words": table.context.period_words}, f"{table.heading_row}"
    if table.context.until_now:
        return Problem("list-period-open", where, Level.WARNING, details)
    return Problem(code, where, Level.INFO, details)


def _is_other_work(table: Table, line: Line) -> bool:
    """Whether a line with a name of its own, and no number, counts for the person of a line above."""
    is_of_above = 0 < line.person_row < line.row and not line.continues and not line.values.get("id_number")
    return is_of_above and any(
        c.field == "name" and table.block.grid.at(line.row, c.number).text for c in table.columns if c.role in TAKEN
    )


def _forms_read(reading: Reading) -> Iterator[Problem]:
    """That forms of one person each were told as lines, so that a person looks at them."""
    grids = {table.sheet: table.block.grid for table in reading.tables}
    if forms := sum(grid.from_forms for grid in grids.values() if (0, 0) not in dict(grid.told_as)):
        yield Problem("list-forms-read", "", Level.WARNING, {"forms": str(forms)})


def others_say(check: RosterCheck) -> Iterator[RowProblem]:
    """What the leader of the crew and the firm hold to be owed, where that is not what was taken as owed, once for the
    columns of each sheet."""
    for sheet, of in grouped(check.lines, lambda line: line.sheet).items():
        rows = grouped(of, lambda line: (line.span, line.row)).values()
        told = {name: [row for row in rows if _says_other(row, name)] for name in _OTHERS}
        words = [
            f"“{vocabulary.label(f'wage_claim.{name}_fen')}”{len(lines)}行" for name, lines in told.items() if lines
        ]
        if words:
            problem = Problem(OTHERS_SAY, "", Level.WARNING, {"words": "、".join(words)})
            yield RowProblem(0, "", problem, sheet)


def _says_other(lines: Sequence[RosterLine], name: str) -> bool:
    """Whether somebody holds another sum to be owed than the months of a row come to."""
    fen = getattr(lines[0], f"{name}_fen")
    return fen is not None and fen != sum(line.owed_fen or 0 for line in lines)


def _tenths(table: Table) -> Iterator[tuple[int, Problem]]:
    """Headings 25.1 that stand for January where no month beside them says that they are not October."""
    months = {(c.month.year, c.month.month) for c in table.columns if c.month is not None}
    for column in table.columns:
        year = column.month.year if column.month is not None else None
        if year is None or column.month is None or column.month.month != 1 or {(year - 1, 12), (year, 2)} & months:
            continue
        for row in table.block.heading:
            cell = table.block.grid.at(row, column.number)
            if may_be_october(cell):
                details = {"text": cell.text, "year": str(year)}
                yield column.number, Problem("roster-heading-tenth", f"{column.letter}{row}", Level.WARNING, details)


def capitals_differ(reading: Reading, check: RosterCheck) -> Iterator[RowProblem]:
    """Lines whose amount in capitals is none of those in figures."""
    lines = grouped(check.lines, lambda line: (line.sheet, line.span, line.row))
    for table in reading.tables:
        sheet, span = sheet_of(reading, table), reading.span(table)
        for column in table.columns if any(c.reason == CAPITALS for c in table.columns) else ():
            for line in table.lines if column.reason == CAPITALS else ():
                text = table.block.grid.at(line.row, column.number).text.strip()
                told, of = spoken_yuan(text), lines.get((sheet, span, line.row), ())
                if told is not None and of and told not in _amounts_of(of):
                    details = {"text": text[:20], "sums": "、".join(f"{yuan(fen)}元" for fen in _amounts_of(of))}
                    problem = Problem("roster-capitals-differ", f"{column.letter}{line.row}", Level.WARNING, details)
                    yield RowProblem(line.row, column.letter, problem, sheet, span)


def _amounts_of(lines: Sequence[RosterLine]) -> list[int]:
    """The amounts of a row in figures, of all its months together."""
    of = [[fen for line in lines if (fen := getattr(line, f"{name}_fen")) is not None] for name in AMOUNTS]
    return list(dict.fromkeys(sum(told) for told in of if told))


def months_untold(check: RosterCheck, problems: Iterable[RowProblem]) -> Iterator[RowProblem]:
    """That lines tell nothing of the months for which they are owed, once for all of them; what stands there and was
    not understood has been said."""
    said = {(p.sheet, p.row) for p in problems if p.code in _OF_MONTHS}
    untold = [
        line for line in check.lines if line.owed_fen != 0 and not any(line.days) and (line.sheet, line.row) not in said
    ]
    if untold:
        problem = Problem("roster-no-month", "", Level.WARNING, {"lines": str(len(untold))})
        yield RowProblem(0, "", problem)


def days_beside(reading: Reading) -> Iterator[RowProblem]:
    """The columns of days that were not read and may be the first and the last day of the wages: 进场日期, 退场日期."""
    for table in reading.tables:
        left = [column for column in table.columns if column.role is Role.UNREAD and day_told(column.told)]
        first, last = (next((c for c in left if words.search(c.heading)), None) for words in (_FIRST_DAY, _LAST_DAY))
        if first is not None and last is not None and first is not last:
            columns = {"from": first.letter, "to": last.letter}
            details = {"first": first.heading, "second": last.heading, **columns}
            problem = Problem("roster-days-beside", f"{first.letter}{table.heading_row}", Level.INFO, details)
            yield RowProblem(table.heading_row, first.letter, problem, sheet_of(reading, table))


def _of_nobody(line: Line, words: str, where: str) -> Iterator[tuple[str, Problem]]:
    """What is to be said of a row that names nobody."""
    if named := with_sum(line.text):
        yield "first", Problem("roster-someone", where, details={"text": named})
    elif line.found:
        yield from line.found
    else:
        yield "name", nobody_named(line, where, words)


def nobody_named(line: Line, where: str, words: str = "") -> Problem:
    """That a row names nobody, with what stands in it, or the words of a chat from which it comes."""
    told = {"text": beginning(numbers_masked(words or line.text), 40)}
    return Problem("roster-nobody", where, Level.ERROR if line.has_figures else Level.WARNING, told)


def _of_line(line: Line, words: str) -> Iterator[tuple[str, Problem]]:
    where = f"第{line.row}行"
    if line.hidden and line.kind is LineKind.ENTRY:
        yield "", Problem("row-hidden", where, Level.INFO)
    if line.continues:
        code, level = (
            ("roster-row-taken-above", Level.WARNING) if line.is_piece else ("roster-row-continues", Level.INFO)
        )
        yield "name", Problem(code, where, level, {"name": line.values.get("name", "")})
    if line.leader:
        told = {"crew": line.text, "name": line.leader}
        yield "first", Problem("roster-crew-led", where, Level.INFO, told)
    is_sum_of_none = line.kind is LineKind.TOTAL and not line.compared and _SUM.search(line.text)
    if line.kind is LineKind.FOOT or is_sum_of_none:
        yield "first", Problem("roster-row-left-out", where, Level.INFO)
    if line.kind is LineKind.EXAMPLE:
        yield "first", Problem("row-example", where, Level.INFO)
    if line.kind is LineKind.NOBODY:
        yield from _of_nobody(line, words, where)
    if line.kind is LineKind.TOTAL:
        yield from line.found
    for compared in line.compared:
        if compared.column.field in AMOUNTS and not compared.ties:
            yield compared.column.letter, _differs(compared, line.row)


def _differs(compared: Compared, row: int) -> Problem:
    added = compared.section if compared.is_part else compared.table
    details = {"stated": yuan(int(compared.stated * 100)), "added": yuan(int(added * 100))}
    return Problem("roster-total-differs", f"{compared.column.letter}{row}", Level.WARNING, details)
