"""Lists of workers and what they are owed, whatever file they come in: reading one, and an empty template."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import MappingProxyType

from inspector_app.domain.periods import parse_period
from inspector_app.domain.roster import AMOUNTS, RosterCheck, RosterLine, RosterRow, RowProblem, between, in_order
from inspector_app.domain.roster_rows import MONTHS_APART, check_rows
from inspector_app.exchange.advances import advance_told
from inspector_app.exchange.balances import (
    doubtful_sums,
    months_and_whole,
    owed_before,
    running,
    sums_up,
    told_again,
    whole_of_months,
    with_last_balances,
)
from inspector_app.exchange.bank_slip import slips_of
from inspector_app.exchange.keeper_answers import keeper_by_answer
from inspector_app.exchange.lying_lists import lies_across, lying
from inspector_app.exchange.money_units import in_row_units, unit_doubts
from inspector_app.exchange.paid_status import (
    amounts_by_status,
    months_by_status,
    paid_and_owed,
    paid_in_remark,
    take_settled,
)
from inspector_app.exchange.rate_units import units_of, with_units
from inspector_app.exchange.registers import joined, register_sheets
from inspector_app.exchange.row_heads import heads_of_row
from inspector_app.exchange.said_beside import said_beside
from inspector_app.exchange.settled_words import paid_beside_owed, settled_below, settled_notes, taken_by_others
from inspector_app.exchange.tables.as_lists import told_as_lists
from inspector_app.exchange.tables.chat.iou_sheets import with_ious_as_lists
from inspector_app.exchange.tables.chat.message import chat_book
from inspector_app.exchange.tables.chat.words import tells_how
from inspector_app.exchange.tables.columns.choices import NOTHING_SAID, Said
from inspector_app.exchange.tables.columns.column import TAKEN
from inspector_app.exchange.tables.corrections import corrected_book, refuse_cells_of_chat
from inspector_app.exchange.tables.fields import Fit, kinds
from inspector_app.exchange.tables.grid import Book
from inspector_app.exchange.tables.memory import Memory, read_as_before
from inspector_app.exchange.tables.origin import lines_in_file, problems_in_file
from inspector_app.exchange.tables.reading import Reading, Table, refuse_none
from inspector_app.exchange.tables.rows.line import Line, LineKind
from inspector_app.exchange.tables.seen import seen_columns
from inspector_app.exchange.tables.sums.overtime import overtime_told
from inspector_app.exchange.wage_rows import (
    capitals_differ,
    days_beside,
    months_untold,
    others_say,
    row_problems,
    sheet_of,
)
from inspector_app.support import vocabulary
from inspector_app.support.errors import Level, Problem, Trouble
from inspector_app.support.groups import grouped
from inspector_app.support.progress import Watch, unwatched

WAGES = kinds()["wages"]
_NOTHING: Memory = MappingProxyType({})
_WIDTHS = {"id_number": 22, "card": 24, "phone": 15, "employer": 24, "bank": 20, "name": 12}
_BLANKS = ("deducted", "received")
_LEFT_OUT = ("period", "months", "net", "leader", "admitted")
_NOTES = {
    "总则": "第一行是列名；每名工人一行。合计行可有可无，导入时与逐行相加的结果核对。",
    vocabulary.label("person.name"): "必填。暂时不知道证件号码的可以留空，导入后标为“身份待核”。",
    "各种号码": "本表已设为文本格式，请直接输入，不要改成数字格式，否则末尾几位会丢失。",
    "欠薪起始日、截止日": "如2026-03-01、2026年3月1日；只知道月份可写2026年3月。",
    "金额": "单位为元，最多两位小数。欠发＝应发－扣款－已发，欠发留空时按此计算；没有扣款、没有发过的请填0。",
}


def wages_of(book: Book, said: Said = NOTHING_SAID) -> Reading:
    """The list in a book.

    A pasted text that is no table is read line by line, as a chat. Raises :class:`Trouble` ``sheet-no-heading``,
    ``sheet-column-missing`` or, for a text, ``text-no-list`` where there is no list in it, ``text-slip`` for a slip of
    a bank.
    """
    book, reading = read_wages(book, said)
    refuse_no_wages(book, reading)
    return reading


def read_wages(
    book: Book, said: Said = NOTHING_SAID, memory: Memory = _NOTHING, tell: Watch = unwatched
) -> tuple[Book, Reading]:
    """How a list in a book is read, and the book it was read from: a text that is no table is a chat, line by line.
    What a person says goes before what was said before."""
    book = told_as_lists(book, WAGES)
    reading = read_as_before(book, WAGES, said, memory, tell)
    text = book.text
    if text and not (any(map(_is_headed, reading.tables)) or _is_slip(book)):
        chat = chat_book(text, book.name, WAGES, headed_fields)
        if chat is not None:
            chat = replace(chat, corrected=book.corrected)
            refuse_cells_of_chat(chat)
            return chat, read_as_before(chat, WAGES, said, memory, tell)
    if not reading.tables and (written := with_ious_as_lists(book, WAGES, headed_fields)) is not None:
        return written, read_as_before(written, WAGES, said, memory, tell)
    return book, reading


def _is_headed(table: Table) -> bool:
    """Whether a table has headings and people below them; the line of a chat that says what to write is none, nor one
    with a remark like a heading (身份证丢了)."""
    rows = [table.block.grid.rows.get(row, {}) for row in table.block.heading]
    told = [" ".join(cell.text for _, cell in sorted(cells.items())) for cells in rows]
    is_of_somebody = any(line.kind is LineKind.ENTRY for line in table.lines)
    return bool(told) and is_of_somebody and not any(map(tells_how, told))


def _is_slip(book: Book) -> bool:
    """Whether a text is a slip of a bank, that says who paid whom: who got it is not owed it."""
    return any(head.holder or head.account for head, _ in slips_of(book))


def refuse_no_wages(book: Book, reading: Reading) -> None:
    """Raises :class:`Trouble` as :func:`refuse_none`, and for a text ``text-no-list`` or ``text-slip``."""
    if book.text and _is_slip(book):
        raise Trouble("text-slip")
    if book.text and not reading.tables:
        raise Trouble("text-no-list")
    if not reading.tables and any(map(lies_across, book.sheets)):
        raise Trouble("roster-lying")
    refuse_none(reading, book.name)


def check_book(book: Book, today: date, said: Said = NOTHING_SAID) -> RosterCheck:
    """Read and check the list in a book. Raises :class:`Trouble` as :func:`wages_of`, :class:`Refused` as
    :func:`corrected_book`."""
    return checked_reading(wages_of(corrected_book(book, said.cells), said), today)


def checked_reading(reading: Reading, today: date) -> RosterCheck:
    """A list as read, checked: cells that could not be read stand among the problems, in the order of the rows."""
    checked, told_twice = _once(reading, list(_rows(reading)), today)
    cells, units = list(_cell_problems(reading)), tuple(unit_doubts(reading, checked))
    notes = (*settled_notes(checked.lines), *paid_and_owed(reading, checked))
    below = (
        *settled_below(reading),
        *said_beside(reading, checked),
        *paid_beside_owed(reading),
        *taken_by_others(reading),
        *months_and_whole(reading),
    )
    of_rows = _of_rows(reading, below)
    unread = {(p.sheet, p.row, p.column) for p in cells if p.level is Level.ERROR or p.code in _LEFT_EMPTY}
    # A cell that could not be trusted is empty for the check; that it is empty need not be said as well.
    found = [p for p in checked.problems if p.level is Level.ERROR or (p.sheet, p.row, p.column) not in unread]
    no_months = list(months_untold(checked, (*cells, *found)))
    no_months += days_beside(reading) if no_months else ()
    untold = (*no_months, *others_say(checked), *capitals_differ(reading, checked))
    sheets = [table.sheet for table in reading.tables] if reading.sheets > 1 else [""]
    every = (*cells, *units, *below, *of_rows, *lying(reading), *notes, *told_twice, *untold, *found)
    return replace(
        checked,
        lines=lines_in_file(reading, checked.lines),
        problems=problems_in_file(reading, in_order(every, sheets)),
        unread=tuple(dict.fromkeys(each.words for each in reading.not_read if each.is_told)),
        read_whole=not (
            units
            or below
            or any(each.matters for each in reading.not_read)
            or _leaves_money_out(checked.lines, (*cells, *of_rows, *told_twice, *found))
        ),
        columns=seen_columns(reading),
    )


def _once(reading: Reading, rows: Sequence[RosterRow], today: date) -> tuple[RosterCheck, tuple[RowProblem, ...]]:
    """The rows checked, what they tell more than once taken once, and what is to be said of that."""
    checked = check_rows(rows, today)
    said: list[RowProblem] = []
    if registers := register_sheets(checked.lines):
        rows, told = joined(rows, registers)
        said += told
        checked = check_rows(rows, today)
    while again := told_again(checked.lines):
        rows = [row for row in rows if row.sheet != again[0]]
        checked = check_rows(rows, today)
        said.append(RowProblem(0, "", Problem("roster-sheet-again", "", Level.WARNING, {"other": again[1]}), again[0]))
    if summing := sums_up(checked.lines):
        checked = check_rows([row for row in rows if row.sheet != summing], today)
        said.append(RowProblem(0, "", Problem("roster-sheet-sums-up", level=Level.WARNING), summing))
    else:
        differing = Problem("roster-sheet-sum-differs")
        said += [RowProblem(0, "", differing, sheet) for sheet in doubtful_sums(checked.lines)]
    lines, balances, gone = with_last_balances(checked.lines, running(reading))
    of_one = {(each.sheet, each.row) for each in balances} | {place[:2] for place in gone}
    problems = tuple(
        p for p in checked.problems if p.code not in _OF_ONE_MONTH or (p.sheet, p.row) not in of_one
    )  # fmt: skip
    return replace(checked, lines=lines, problems=problems), (*said, *balances)


def _of_rows(reading: Reading, below: Iterable[RowProblem]) -> tuple[RowProblem, ...]:
    """What is to be said of whole rows; of one of whose sums something is said, not that it is a mere remark."""
    quoted = {(p.sheet, p.row) for p in below if p.code == "roster-chat-left"}
    found = row_problems(reading)
    return tuple(p for p in found if p.code != "roster-row-left-out" or (p.sheet, p.row) not in quoted)


_OF_ONE_MONTH = ("roster-does-not-tie", "roster-same-number", "roster-same-name-and-phone", "roster-same-name")


def _leaves_money_out(lines: Iterable[RosterLine], problems: Iterable[RowProblem]) -> bool:
    """Whether an amount could not be read, or is that of nobody knows how many people."""
    wrong = {(p.sheet, p.row, p.column) for p in problems if p.level is Level.ERROR}
    if any(p.code in _DOUBTFUL for p in problems):
        return True
    return any(
        not line.is_one or any((line.sheet, line.row, line.columns.get(name, "")) in wrong for name in AMOUNTS)
        for line in lines
    )


_DOUBTFUL = (
    "roster-sheet-sum-differs", "roster-total-differs", "roster-maybe-same", "roster-same-number",
    "roster-same-name-and-phone", "roster-same-name", "roster-name-odd", "cell-name-label", "cell-merged-people",
    "roster-register-others",
)  # fmt: skip
_LEFT_EMPTY = ("cell-serial-asked", "cell-month-tenth", "cell-day-tenth", "cell-number-masked")


def fields_named(texts: Sequence[str]) -> tuple[str, ...]:
    """The field of which each text is the heading, empty where it is none."""
    found = [WAGES.match(text) for text in texts]
    return tuple(each.field if each and each.fit in (Fit.EXACT, Fit.PIECE) else "" for each in found)


def is_heading_line(texts: Sequence[str], titles: Collection[str] = ()) -> bool:
    """Whether a row of cells are headings of a wage list, of an Excel file or of ``titles``, and tells of no worker.

    One worker's cells may happen to read like one heading; two of them, or 姓名 alone, are headings.
    """
    said = [text.strip() for text in texts if text.strip()]
    known = [field or text for text, field in zip(said, fields_named(said), strict=True) if field or text in titles]
    return len(known) > 1 or (len(said) == 1 and known == ["name"])


def are_headings_of(texts: Sequence[str], titles: Sequence[str]) -> bool:
    """Whether each of these headings that is known means what the title at its place means."""
    columns = (*fields_named(titles), *("" for _ in texts))
    return all(not field or field == column for field, column in zip(fields_named(texts), columns, strict=False))


def headed_fields(texts: Sequence[str]) -> tuple[str, ...]:
    """The field of each heading (empty: of none) when these are the headings of a wage list, nothing when not."""
    return fields_named(texts) if is_heading_line(texts) else ()


def roster_template(path: Path) -> None:
    """Write an empty roster, all columns as text. Raises :class:`Trouble` ``disk-write-failed``."""
    fields = [field for field in WAGES.fields if field.name not in _LEFT_OUT and not field.is_own]
    widths = [_WIDTHS.get(field.name, 14) for field in fields]
    from inspector_app.exchange.workbook import (
        add_notes,
        add_row,
        new_workbook,
        save,
    )  # writes only, and is slow to load

    workbook, sheet = new_workbook(vocabulary.label("claims"), [field.title for field in fields], widths)
    for _ in range(30):
        add_row(sheet, [""] * len(fields))
    add_notes(workbook, _NOTES)
    save(workbook, path)


def _rows(reading: Reading) -> Iterator[RosterRow]:
    """The rows of workers; one whose months stand in columns is one row a month."""
    for table in reading.tables:
        units = units_of(table)
        sheet, span, proved = sheet_of(reading, table), reading.span(table), _proved_by_totals(table)
        for line in table.lines:
            if line.kind is LineKind.ENTRY:
                line.values.update(_noughts(line, proved))
                line.values.update(with_units(line.values, units))
                take_settled(table, line)
                line.values.update(owed_before(table, line))
                line.values.update(whole_of_months(table, line))
                line.values.update(amounts_by_status(table, line))
                line.values.update(paid_in_remark(line))
                line.values.update(in_row_units(table, line))
                line.values.update(heads_of_row(table, line))
                line.values.update(keeper_by_answer(table, line))
                line.values["advance"] = advance_told(table, line) or line.values.get("advance", "")
                line.values["overtime"] = overtime_told(table.columns, table.block.grid, line.row)
                line.months += months_by_status(table, line)
                line.values["person_row"] = str(line.person_row)
                own = _own_letters(line) if table.block.grid.spoken else line.letters
                for values, letters in _by_month(line):
                    yield RosterRow(line.row, values, {**own, **letters}, sheet, span)


def _own_letters(line: Line) -> Mapping[str, str]:
    """The columns of a message: one that others fill with what was deducted of them asks nothing of it."""
    is_told = bool(line.values.get("deducted", "").strip())
    return {name: letter for name, letter in line.letters.items() if name != "deducted" or is_told}


def _by_month(line: Line) -> Iterator[tuple[Mapping[str, str], Mapping[str, str]]]:
    """A line as it is, or month by month where what is owed stands so, each month with its own amounts only; and the
    columns of what stands in others than the first of its field."""
    told = {**line.values, "open": "、".join(line.open)} if line.open else line.values
    monthly = {cell.field for cell in line.months}
    if "owed" not in monthly:
        yield _over_months(told, line, "earned"), _all_letters(line)
    elif _is_of_all(line, monthly, told):
        yield _over_months(told, line, "owed"), _all_letters(line)
    else:
        for cells in grouped(line.months, lambda cell: cell.month).values():
            nothing = {cell.field: "0" for cell in line.noughts if cell.month == cells[0].month}
            amounts = nothing | {cell.field: cell.text for cell in cells}
            if "owed" in amounts or len(monthly) > 1:
                values = {**told, **dict.fromkeys(monthly, ""), "period": cells[0].month, **amounts}
                yield values, {cell.field: cell.letter for cell in cells}


def _is_of_all(line: Line, monthly: Collection[str], told: Mapping[str, str]) -> bool:
    """Whether a line is one sum of all its months: where amounts or days stand beside them that are, and where nobody
    knows which months they are, for want of a year."""
    is_open = any(parse_period(cell.month) is None for cell in line.months)
    return is_open or any(told.get(name) for name in (*AMOUNTS, "attendance") if name not in monthly)


def _all_letters(line: Line) -> Mapping[str, str]:
    """The columns of what stands month by month, from the first to the last: B:D."""
    of_field = grouped(line.months, lambda cell: cell.field)
    return {name: between(cells[0].letter, cells[-1].letter) for name, cells in of_field.items()}


def _over_months(told: Mapping[str, str], line: Line, of: str) -> Mapping[str, str]:
    """What stands month by month as one sum over the span of its months, those left out of which all was paid; a title
    speaks of the months of all."""
    every = [(cell.month, cell.text) for cell in line.months if cell.field == of]
    paid = {(cell.month, cell.text) for cell in line.months if cell.field == "received"}
    months = [month for month, text in every if (month, text) not in paid] or [month for month, _ in every]
    is_said = bool(told.get("period")) and (
        "period" in line.letters or any(parse_period(each) is None for each in months)
    )
    if not months or is_said or told.get("first_day") or told.get("last_day"):
        return told
    spans = [parse_period(month) for month in months]
    known = [span for span in spans if span is not None]
    if len(known) == len(spans):  # the columns may stand in any order
        first, last = months[spans.index(min(known))], months[spans.index(max(known))]
    else:
        first, last = months[0], months[-1]
    period = first if first == last else f"{first}至{last}"
    return {**told, "period": period, "months": str(len(months)), "worked": MONTHS_APART.join(months)}


def _proved_by_totals(table: Table) -> Mapping[str, int]:
    """The fields whose blanks are noughts, since the totals of the file are those of the other cells: up to which row.

    A blank says nothing by itself: nobody knows whether nothing was paid or nothing was filled in.
    """
    found: dict[str, int] = {}
    columns = [column for column in table.columns if column.field in _BLANKS and column.role in TAKEN]
    totals = [line for line in table.lines if line.kind is LineKind.TOTAL]
    for field in _BLANKS:
        letters = {column.letter for column in columns if column.field == field}
        last = [
            max((line.row for line in totals for c in line.compared if c.column.letter == letter and c.ties), default=0)
            for letter in letters
        ]  # fmt: skip
        if min(last, default=0):
            found[field] = min(last)
    return found


def _noughts(line: Line, proved: Mapping[str, int]) -> Mapping[str, str]:
    doubtful = {found.letter for found in line.found}
    return {
        name: "0" for name, last in proved.items()
        if not line.values.get(name) and line.row < last and line.letters.get(name) not in doubtful
    }  # fmt: skip


def _cell_problems(reading: Reading) -> Iterator[RowProblem]:
    for table, line in reading.lines(LineKind.ENTRY):
        sheet = sheet_of(reading, table)
        span = reading.span(table)
        yield from (RowProblem(line.row, letter, problem, sheet, span) for letter, problem in line.found)
