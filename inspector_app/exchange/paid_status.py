"""Columns of a list of wages that only say of each line whether it was paid: 是否发放, 结清, 发放状态.

Where the list has no amount of what was paid or is owed, such a column tells it: nothing was paid, or all that is left.
Beside an amount that is owed, a line that says that it was paid is asked about.
"""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal, InvalidOperation
from itertools import islice

from inspector_app.domain.figures import beginning
from inspector_app.domain.identity import numbers_masked
from inspector_app.domain.money import yuan
from inspector_app.domain.roster import SETTLED, RosterCheck, RowProblem
from inspector_app.domain.work import MONTH, rate_of
from inspector_app.exchange.settled_words import without_paid
from inspector_app.exchange.tables.columns.column import ANSWERS, NO_AMOUNT, SAID_IN_NOTE, TAKEN, Column, Role
from inspector_app.exchange.tables.reading import Reading, Table
from inspector_app.exchange.tables.rows.line import Line, LineKind
from inspector_app.exchange.tables.rows.values import Found, MonthCell, month_words
from inspector_app.exchange.tables.structure import structure
from inspector_app.support.errors import Level, Problem

_MARK, _MONTHS = "by_status", "months_by_status"
_STATUS = re.compile(r"(?:发放|支付|付款|结清|领取|到账|兑付|代发)(?:情况|状态|与否|结果)")
_SIGNED = re.compile("签|领款|领取|情况$|结果$|状态$")
_SETTLED_ON = re.compile("(?:结清|付清|清偿|兑付).*(?:日期|时间|日)$")
_LONGEST_WORD = 6
_SAMPLE = 200  # lines that tell what a column says, however many there are
_CONTRARY = re.compile("欠|拖|未")


def amounts_by_status(table: Table, line: Line) -> Mapping[str, str]:
    """What was paid by the words of a line, in yuan, where no column tells an amount of it, and that it was told so;
    else nothing."""
    is_of_rest = not line.open and not line.months and _net_is_rest(table, line)
    if line.open or line.months or (_tells_amounts(table) and not is_of_rest):
        return {}
    paid = next((said for column in _columns(table) if (said := paid_by_answer(table, line, column)) is not None), None)
    rest, net = _sum(line, "earned") - _sum(line, "deducted"), line.values.get("net")
    if is_of_rest:
        told = {True: {"received": format(rest, "f"), "owed": "0"}, False: {"owed": net or ""}, None: {}}[paid]
        return {**told, "net": "", _MARK: "1"} if told else {}
    if paid is not None and net and not line.values.get("earned") and _sum(line, "net") > 0:
        amounts = {"received": net, "owed": "0"} if paid else {"received": "0", "owed": net}
        return {**amounts, "net": "", _MARK: "1"}
    if paid is None or not line.values.get("earned") or rest < 0:
        return {}
    if net and _sum(line, "net") != rest:
        return _beside_net(line, rest, paid=paid)
    return {"received": format(rest, "f") if paid else "0", "net": "", _MARK: "1"}


def take_settled(table: Table, line: Line) -> None:
    """Where a line says in the place of what is owed that all was paid (结清) and its amounts leave nothing, nothing
    is owed, and that is said; else the words stay, to be asked about."""
    text = line.values.get("owed", "").strip()
    if len(text) > _LONGEST_WORD or structure().says_paid(text) is not True:
        return
    is_told = all(line.values.get(name) for name in ("earned", "received"))
    if not is_told or _sum(line, "earned") - _sum(line, "deducted") != _sum(line, "received"):
        return
    letter, line.values["owed"] = line.letters.get("owed", ""), "0"
    heading = next((c.heading for c in table.columns if c.field == "owed" and c.role in TAKEN), letter)
    details = {"heading": heading, "told": text, "taken": "0"}
    line.found.append(Found(letter, Problem("cell-said", f"{letter}{line.row}", Level.INFO, details)))


def paid_in_remark(line: Line) -> Mapping[str, str]:
    """What was paid by the remark of a line (已领2000元), where nothing else tells it and it is just what was earned
    and is not owed any more; else nothing."""
    values = line.values
    if line.open or line.months or values.get("received") or not all(values.get(name) for name in ("earned", "owed")):
        return {}
    paid, note = _sum(line, "earned") - _sum(line, "deducted") - _sum(line, "owed"), values.get("note", "")
    is_so = paid > 0 and without_paid(note, int(paid * 100)) != note
    return {"received": format(paid, "f")} if is_so else {}


def months_by_status(table: Table, line: Line) -> tuple[MonthCell, ...]:
    """Month by month what was earned, by the monthly wage of a line, where the columns of its months only say whether
    each was paid (3月：未发); what a month says that nobody understands leaves it open."""
    rate = rate_of(line.values.get("rate", ""))
    if rate is None or rate.unit != MONTH or line.months or _tells_amounts(table):
        return ()
    columns = _months_of_states(table)
    found: list[MonthCell] = []
    for column in columns:
        text = table.block.grid.at(line.row, column.number).text.strip()
        paid = _said(text)
        month, whole = month_words(column.month, table.context.year), f"{rate.figure:f}"
        told = {} if not text else {"earned": whole}
        told |= {} if paid is None else {"received": whole if paid else "0", "owed": "0" if paid else whole}
        found += [MonthCell(name, month, figure, column.letter) for name, figure in told.items()]
    line.values[_MONTHS] = columns[0].heading if found else ""
    return tuple(found)


def _months_of_states(table: Table) -> list[Column]:
    """The columns of single months in which most lines say whether they were paid, in so many words."""
    columns = [c for c in table.columns if c.month is not None and c.reason == NO_AMOUNT]
    entries = (line.row for line in table.lines if line.kind is LineKind.ENTRY)
    rows = list(islice(entries, _SAMPLE)) if columns else []
    told = [_said(table.block.grid.at(row, c.number).text.strip()) for c in columns for row in rows]
    return columns if told and 2 * sum(each is not None for each in told) > len(told) else []


def _said(text: str) -> bool | None:
    """Whether words say 已发 or 未发; a mark alone (√) may mean that somebody worked."""
    return structure().says_paid(text) if len(text) > 1 else None


def _beside_net(line: Line, rest: Decimal, *, paid: bool) -> Mapping[str, str]:
    """未发放 beside 实发: nothing of it was paid; what is 应发 and not 实发 nobody explains. 已发放 beside less than
    应发 says nothing of the rest."""
    net = _sum(line, "net")
    if paid or not 0 <= net < rest:
        return {}
    return {"received": "0", "net": "", _MARK: "1"} | ({"owed": line.values["net"]} if net else {})


def _net_is_rest(table: Table, line: Line) -> bool:
    """Whether 实发 is what is left of 应发 after what was paid ahead, and nothing tells what of it is owed."""
    is_owed = any(c.field == "owed" and c.role in (*TAKEN, Role.OPEN, Role.EARLIER) for c in table.columns)
    left = _sum(line, "earned") - _sum(line, "deducted") - _sum(line, "received")
    told = all(line.values.get(name) for name in ("earned", "received", "net"))
    return told and not is_owed and left == _sum(line, "net")


def _tells_amounts(table: Table) -> bool:
    return any(c.field in ("owed", "received") and c.role in (*TAKEN, Role.OPEN, Role.EARLIER) for c in table.columns)


def _sum(line: Line, name: str) -> Decimal:
    try:
        return Decimal(line.values.get(name) or "0")
    except InvalidOperation:
        return Decimal(0)


def _columns(table: Table) -> Iterator[Column]:
    for column in table.columns:
        is_remark = column.field == "note" and column.role in TAKEN and _STATUS.search(column.heading)
        if column.reason in (ANSWERS, SAID_IN_NOTE) or is_remark:
            yield column


def paid_by_answer(table: Table, line: Line, column: Column) -> bool | None:
    """Whether a cell says that the line was paid; None where it is blank or says neither."""
    text = table.block.grid.at(line.row, column.number).text.strip()
    words = structure().answers
    said = next((is_so for is_so, of in ((True, "yes"), (False, "no")) if text in words[of]), None)
    if said is None:
        return structure().says_paid(text)
    return not said if _CONTRARY.search(column.heading) else said


def _is_signed(column: Column) -> bool:
    """Whether it is a column of signatures or of outcomes, in which words may say that somebody was paid."""
    is_told = _SIGNED.search(column.heading) or _SETTLED_ON.search(column.heading)
    return (column.role is Role.UNREAD or column.field == "disposition") and bool(is_told)


def _may_be_paid(table: Table, line: Line, column: Column, text: str) -> bool:
    if column.reason == ANSWERS:
        return paid_by_answer(table, line, column) is not False
    return bool(_SETTLED_ON.search(column.heading) or structure().says_paid(text))


def read_by_status(reading: Reading) -> Iterator[RowProblem]:
    """For each table of which lines were given amounts by such words, that it was so."""
    for table in reading.tables:
        lines = [line for line in table.lines if line.values.get(_MARK)]
        if lines:
            heading = next(_columns(table)).heading[:20]
            problem = Problem("roster-paid-by-status", f"{table.heading_row}", Level.WARNING, {"heading": heading})
            sheet = table.sheet if reading.sheets > 1 else ""
            yield RowProblem(table.heading_row, "", problem, sheet, reading.span(table))
        if any(line.values.get(_MONTHS) for line in table.lines):
            heading = next(c.heading for c in table.columns if c.field == "rate" and c.role in TAKEN)
            where = f"{table.heading_row}"
            problem = Problem("roster-months-by-status", where, Level.WARNING, {"heading": heading[:20]})
            yield RowProblem(
                table.heading_row, "", problem, table.sheet if reading.sheets > 1 else "", reading.span(table)
            )


def paid_and_owed(reading: Reading, check: RosterCheck) -> Iterator[RowProblem]:
    """Lines that are owed something, and say in such a column that they were paid, or what nobody understands."""
    owed = {(line.sheet, line.row, line.span): line.owed_fen for line in check.lines if line.owed_fen}
    for table in reading.tables:
        sheet, span = table.sheet if reading.sheets > 1 else "", reading.span(table)
        told = [column for column in table.columns if column.reason == ANSWERS or _is_signed(column)]
        for line in table.lines if told else ():
            fen = owed.get((sheet, line.row, span)) if line.kind is LineKind.ENTRY else None
            for column in told if fen else ():
                text = table.block.grid.at(line.row, column.number).text.strip()
                if fen and text and _may_be_paid(table, line, column, text):
                    note = beginning(numbers_masked(f"{column.heading}：{text}"), 30)
                    details = {"note": note, "owed": yuan(fen)}
                    problem = Problem(SETTLED, f"{column.letter}{line.row}", Level.WARNING, details)
                    yield RowProblem(line.row, column.letter, problem, sheet, span)
