"""What words around a list of wages say of it as a whole: how many people and how much together, and who was paid.

（共3人，合计33,000元） above the list or below it is compared with what was read; other words below it that name an
amount are pointed out, since nobody else reads them.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from inspector_app.domain.figures import beginning
from inspector_app.domain.identity import half_width, id_check_digit, numbers_masked
from inspector_app.domain.money import yuan
from inspector_app.domain.roster import RosterCheck, RowProblem
from inspector_app.domain.spoken import spoken_yuan
from inspector_app.exchange.chat_left import corrected_in_chat, left_in_chat
from inspector_app.exchange.tables.columns.column import TAKEN
from inspector_app.exchange.tables.columns.owners import names_other
from inspector_app.exchange.tables.grid import letter
from inspector_app.exchange.tables.reading import Reading, Table
from inspector_app.exchange.tables.rows.line import Line, LineKind
from inspector_app.support.errors import Level, Problem

_LONGEST = 120
_HEADS = re.compile(
    r"(?:共|合计|总计|共计|涉及|总共)[^\d，,。；;]{0,6}?(?P<one>\d{1,4})(?:人|名)|^[^\d:：]{0,6}人数[:：]?\s*(?P<two>\d{1,4})(?:人|名)?$"
)
_SUM = re.compile(
    r"(?:共|合计|总计|共计|总额|金额|拖欠|欠薪|欠发|未付)[^\d，,。；;]{0,8}?(?:\d{1,4}(?:人|名)[^\d]{0,8}?)?"
    r"(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(万)?元"
)
_LABEL = re.compile("[^\\d:：]{0,8}(?:人数|总额|金额|合计|总计)")
_SUM_ALONE = re.compile(r"[^\d:：]{0,8}(?:总额|金额|合计|总计)[:：]?\s*\d[\d,]*(?:\.\d+)?")
_DIGIT = "[壹贰叁肆伍陆柒捌玖]"
_CAPITAL = re.compile(
    f"(?:{_DIGIT}|拾)[壹贰叁肆伍陆柒捌玖拾佰仟万亿零]+[元圆](?:零?{_DIGIT}角)?(?:零?{_DIGIT}分)?[整正]?"
)
_MONEY = re.compile(r"(?:领|付|发|拿|借|支|给|扣|欠|还)[^\d]{0,8}\d[\d,.]*(?:元|块|万|千)")
_ID = re.compile(r"(?<!\d)\d{17}[\dXx](?!\d)")
_OF_A_PART = re.compile("本页|小计|本班|其中")
_LISTS = re.compile("[,，;；]?其中[:：]?\\s*$")  # of all that stand below
_OF_TEXT = ("name", "note", "period")
_OF_WORDS = (LineKind.TOTAL, LineKind.FOOT, LineKind.NOBODY)


def said_beside(reading: Reading, check: RosterCheck) -> Iterator[RowProblem]:
    """What is to be said of these words; of a book of several lists nobody knows which of them they are about, unless
    each is a form of one person. And what was left of the words of a chat."""
    yield from (*left_in_chat(reading, check), *corrected_in_chat(reading))
    for table in reading.tables:
        alone = len(reading.tables) == 1
        for row, column, text in _words(table):
            of = _of_form(table, check, row) if table.block.grid.from_forms else check if alone else None
            told = list(_differs(text, of)) if of else []
            is_foot = any(line.row == row and line.kind is LineKind.FOOT for line in table.lines)
            if not told and is_foot and not _HEADS.search(text) and not _SUM.search(text) and _MONEY.search(text):
                told = [Problem("roster-foot-money", "", Level.WARNING, {"text": beginning(numbers_masked(text), 40)})]
            told += _of_nobody(text, check)
            for problem in told:
                placed = Problem(problem.code, f"{letter(column)}{row}", problem.level, problem.details)
                sheet = table.sheet if reading.sheets > 1 else ""
                yield RowProblem(row, letter(column), placed, sheet, reading.span(table))


def _of_form(table: Table, check: RosterCheck, row: int) -> RosterCheck | None:
    """What was read of the form of one person in which a row stands, or ends; None above all of them."""
    lines = [line for line in check.lines if line.sheet in ("", table.sheet)]
    last = max((line.row for line in lines if line.row <= row), default=None)
    whose = {(line.name, line.id_number) for line in lines if line.row == last}
    return (
        replace(check, lines=tuple(each for each in lines if (each.name, each.id_number) in whose)) if whose else None
    )


def _words(table: Table) -> Iterator[tuple[int, int, str]]:
    """Row, column and text of what stands above the heading and in the lines that tell of nobody."""
    for row, column, text in _above(table):
        yield row, column, _with_unit(_plain(text), table.context.unit or "元")
    amounts = {column.number for column in table.columns if column.role in TAKEN and column.field not in _OF_TEXT}
    entries = [line.row for line in table.lines if line.kind is LineKind.ENTRY]
    for line in table.lines:
        is_between = bool(entries) and entries[0] <= line.row <= entries[-1] and not table.block.grid.from_forms
        if line.kind in _OF_WORDS and entries and not is_between and not _is_of_section(line):
            cells = sorted(table.block.grid.rows[line.row].items())
            yield from ((line.row, number, _plain(cell.text)) for number, cell in cells if number not in amounts)


def _is_of_section(line: Line) -> bool:
    """Whether a total is that of the lines since the last one, and not of all: 合计2人."""
    return any(each.stated == each.section != each.table for each in line.compared)


def _above(table: Table) -> Iterator[tuple[int, int, str]]:
    """What stands above the heading; a label and the cell beside it together: 欠薪总额 | 19000元."""
    label: tuple[int, int, str] = (0, 0, "")
    for row, column, cell in table.block.cells_above():
        is_beside = label[:2] == (row, column - 1) and _LABEL.fullmatch(label[2])
        yield (row, column - 1, f"{label[2]}:{cell.text}") if is_beside else (row, column, cell.text)
        label = row, column, cell.text.strip().rstrip(":：")


def _with_unit(text: str, unit: str) -> str:
    """总金额:19000 with what it counts, which goes without saying."""
    return f"{text}{unit}" if _SUM_ALONE.fullmatch(text) and unit in ("元", "万元") else text


def _plain(text: str) -> str:
    return half_width(text[:_LONGEST].replace("\n", " ")).replace("，", ",")


def _differs(text: str, check: RosterCheck) -> Iterator[Problem]:
    """Where words tell another number of people or another sum than was read; the unknown differs from nothing."""
    if _OF_A_PART.search(_LISTS.sub("", text)) or check.apart:
        return
    details = {"text": beginning(numbers_masked(text), 40), "heads": str(check.heads), "sum": yuan(check.total_fen)}
    heads, told = _HEADS.search(text), _SUM.search(text)
    differs = heads is not None and int(heads["one"] or heads["two"]) not in (check.heads, len(check.lines))
    if told is not None and not check.unknown:
        fen = Decimal(told[1].replace(",", "")) * (1_000_000 if told[2] else 100)
        differs = differs or int(fen) not in _sums(check)
    capital = _CAPITAL.search(text)
    if capital is not None and not check.unknown and (fen_told := spoken_yuan(capital[0])) is not None:
        differs = differs or fen_told not in _sums(check)
    if differs:
        yield Problem("roster-words-differ", "", Level.WARNING, details)


def _of_nobody(text: str, check: RosterCheck) -> Iterator[Problem]:
    """Where a number stands that no line has, while somebody has none: it may be his."""
    if names_other(text) or all(line.id_number for line in check.lines):
        return
    held = {line.id_number.upper() for line in check.lines}
    for number in _ID.findall(text.upper()):
        if number not in held and id_check_digit(number[:17]) == number[17]:
            yield Problem("roster-id-of-nobody", "", Level.WARNING, {"number": numbers_masked(number)})


def _sums(check: RosterCheck) -> set[int]:
    """What the words may be about: what is owed, was earned or was paid, each of all."""
    earned = sum(line.earned_fen or 0 for line in check.lines)
    return {check.total_fen, earned, sum(line.received_fen or 0 for line in check.lines)}
