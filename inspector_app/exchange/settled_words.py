"""Words in a list of wages that say that somebody was paid, beside a sum that it says is owed."""

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import cache

from inspector_app.domain.figures import beginning
from inspector_app.domain.identity import numbers_masked
from inspector_app.domain.money import yuan
from inspector_app.domain.roster import SETTLED, RosterLine, RowProblem
from inspector_app.exchange.tables.columns.column import TAKEN, Column, Role, is_said
from inspector_app.exchange.tables.grid import letter
from inspector_app.exchange.tables.reading import Reading, Table
from inspector_app.exchange.tables.rows.line import Line, LineKind
from inspector_app.exchange.tables.structure import structure
from inspector_app.exchange.tables.sums.amounts import amount
from inspector_app.support.errors import Level, Problem

_SECTIONS = (LineKind.FOOT, LineKind.NOBODY, LineKind.GROUP)
_OF_PEOPLE = (LineKind.ENTRY, LineKind.MORE)
_BELOW = ("以下", "下列", "下面", "如下", "下述")
_WHERE = (*_BELOW, "以上", "上列", "上面", "上述")


def settled_notes(lines: Iterable[RosterLine]) -> Iterator[RowProblem]:
    """A remark that says that it was paid, or leaves it in doubt what is owed, beside a sum that is owed."""
    for line in lines:
        is_so = line.received_fen == (line.earned_fen or 0) - (line.deducted_fen or 0) - (line.owed_fen or 0)
        note = without_paid(line.note, line.received_fen or 0) if is_so else line.note
        if line.owed_fen and any(says(note, line.owed_fen) for says in (_says_settled, _says_other_sum, _says_no_wage)):
            column = line.columns.get("note", "")
            details = {"note": beginning(line.note, 20), "owed": yuan(line.owed_fen)}
            problem = Problem(SETTLED, f"{column}{line.row}", Level.WARNING, details)
            yield RowProblem(line.row, column, problem, line.sheet, line.span)


def without_paid(note: str, fen: int) -> str:
    """A remark without the words that tell just this sum, in 分, as paid: 已领2000元."""
    told = [found for found in _PAID.finditer(note) if Decimal(found[1]) * _TIMES[found[2]] * 100 == fen]
    return note.replace(told[0][0], "", 1) if len(told) == 1 else note


def _says_no_wage(note: str, _owed_fen: int) -> bool:
    """Whether a remark tells a sum that is perhaps no wage: 押金500没退. Nobody knows whether what is owed
    holds it."""
    return _no_wages().search("".join(note.split()).replace(",", "")) is not None


@cache
def _no_wages() -> re.Pattern[str]:
    words = "|".join(map(re.escape, structure().answers["no_wages"]))
    return re.compile(rf"(?:{words})[^\d，。；;]{{0,6}}?{_FIGURE}|{_FIGURE}[万千]?[元块]?钱?的?(?:{words})")


def _says_other_sum(note: str, owed_fen: int) -> bool:
    """Whether a remark tells of another sum that was paid or is owed: 6/1付3000, 实际欠5500."""
    for told in _OTHER_SUM.finditer("".join(note.split()).replace(",", "")):
        fen = Decimal(told[1]) * _TIMES[told[2]] * 100
        if fen >= _LEAST_FEN and fen != owed_fen:
            return True
    return False


_FIGURE = r"(?<![\d.])(\d{1,8}(?:\.\d{1,2})?)(?![\d年月日号/.\-个天张条人期楼#])"
_PAID = re.compile(
    rf"(?:已经?|先后?|中[途间]|前期|共)*(?:预支|借支|[付领给发拿支借])(?:取|过|了)?(?:工资|生活费)?[:：]?{_FIGURE}([万千]?)[元块]?"
)
_OTHER_SUM = re.compile(rf"[付领欠给发拿还扣借差][^\d，。；;]{{0,6}}?{_FIGURE}([万千]?)")
_TIMES = {"": 1, "千": 1000, "万": 10000}
_LEAST_FEN = 100_00


def settled_below(reading: Reading) -> Iterator[RowProblem]:
    """A line of words that says of the people above or below it that they were paid: 以下人员已付清. They stay in."""
    for table in reading.tables:
        entries = [line.row for line in table.lines if line.kind is LineKind.ENTRY]
        ends = sorted(line.row for line in table.lines if line.kind in _SECTIONS)
        for line in table.lines:
            where = next((word for word in _WHERE if word in line.text), "")
            if line.kind not in _SECTIONS or not where or not structure().says_paid(line.text):
                continue
            stop = next((row for row in ends if row > line.row), entries[-1] + 1 if entries else 0)
            start = max((row for row in ends if row < line.row), default=0)
            span = range(line.row, stop) if where in _BELOW else range(start, line.row)
            lines = sum(row in span for row in entries)
            if lines:
                first = letter(min(table.block.grid.rows[line.row]))
                details = {"text": beginning(numbers_masked(line.text), 20), "lines": str(lines)}
                problem = Problem("roster-settled-section", f"{first}{line.row}", Level.WARNING, details)
                yield RowProblem(
                    line.row, first, problem, table.sheet if reading.sheets > 1 else "", reading.span(table)
                )


def taken_by_others(reading: Reading) -> Iterator[RowProblem]:
    """Amounts that count as paid though somebody else took them: 班组长代领. Whether the worker got it is open."""
    for table in reading.tables:
        for column in table.columns:
            if column.field != "received" or column.role not in TAKEN or "代领" not in column.heading:
                continue
            cells = [table.block.grid.at(line.row, column.number) for line in table.lines if line.kind in _OF_PEOPLE]
            sums = [yuan_of for cell in cells if (yuan_of := amount(cell, column.unit).yuan)]
            if sums:
                details = {"heading": column.heading[:20], "lines": str(len(sums)), "sum": yuan(int(sum(sums) * 100))}
                where = f"{column.letter}{table.heading_row}"
                problem = Problem("roster-taken-by-other", where, Level.WARNING, details)
                sheet = table.sheet if reading.sheets > 1 else ""
                yield RowProblem(table.heading_row, column.letter, problem, sheet, reading.span(table))


def paid_beside_owed(reading: Reading) -> Iterator[RowProblem]:
    """A list without 应发 in which what is owed stands before what was paid or deducted: 欠薪 | 支付金额. Nobody knows
    whether the one was less the other already."""
    for table in reading.tables:
        taken = {column.field: column for column in reversed(table.columns) if column.role in TAKEN}
        owed = [column for column in table.columns if column.field == "owed" and column.role is not Role.UNREAD]
        if "owed" not in taken or "earned" in taken or is_said(taken["owed"]):
            continue
        first = min(owed, key=lambda column: column.number)
        for less in (taken[name] for name in ("received", "deducted") if name in taken):
            both = [line for line in table.lines if all(_is_sum(line.values.get(n)) for n in (less.field, "owed"))]
            if both and first.number < less.number and not any(_is_before(table, both, each, less) for each in owed):
                details = {"owed": first.heading[:20], "less": less.heading[:20]}
                where = f"{less.letter}{table.heading_row}"
                problem = Problem("roster-paid-beside-owed", where, Level.WARNING, details)
                sheet = table.sheet if reading.sheets > 1 else ""
                yield RowProblem(table.heading_row, less.letter, problem, sheet, reading.span(table))


def _is_before(table: Table, lines: Sequence[Line], column: Column, less: Column) -> bool:
    """Whether a column tells what is owed and was paid or deducted together: 总欠 before 已付 and 尚欠."""
    cells = ((line.values, amount(table.block.grid.at(line.row, column.number), column.unit)) for line in lines)
    return all(told.yuan == Decimal(values["owed"]) + Decimal(values[less.field]) for values, told in cells)


def _is_sum(text: str | None) -> bool:
    return bool(text) and text not in ("0", "0.00")


def _says_settled(note: str, _owed_fen: int) -> bool:
    return bool(note) and bool(_settling().search(_PROMISED.sub("", "".join(note.split()))))


@cache
def _settling() -> re.Pattern[str]:
    """The words of a remark that say that it was paid, or leave that in doubt."""
    words = structure().answers
    denied = "".join(f"(?<!{re.escape(word)})" for word in words["unsettled"])
    said = "|".join(map(re.escape, (*words["settled"], *words["doubted"])))
    return re.compile(f"{denied}(?:{said})")


_PROMISED = re.compile(
    r"(?:(?:[日月年天周节庆旦秋]|过年|完工|验收)(?:之前|以前|前|内|底|末)|[月年]底前?|(?:春节|国庆|中秋|过年|完工|验收)后)"
    r"(?:(?![已均都])[^，,。；;\d]){0,6}?(?:付清|结清|发清|还清|领清)(?!了)"
)
"""What is still to come: 于2025年12月31日前付清, 年底一次性结清."""
