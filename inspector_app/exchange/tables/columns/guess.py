"""Which column of a table is which field: a guess with its reason, which a person may overrule."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from inspector_app.domain.name_cell import name_with_numbers
from inspector_app.exchange.tables.blocks import Block
from inspector_app.exchange.tables.columns.bank_cell import bank_and_card
from inspector_app.exchange.tables.columns.column import (
    ANSWERS,
    ASIDE,
    BY_NAMES,
    BY_TITLE,
    CAPITALS,
    NAMELESS,
    NO_AMOUNT,
    OF_A_YEAR,
    OF_FIRMS,
    OF_HOURS,
    SAID_IN_NOTE,
    TAKEN,
    UNKNOWN,
    Column,
    Role,
)
from inspector_app.exchange.tables.columns.contents import (
    has_digits,
    is_amount,
    is_capitals,
    is_card,
    is_firm,
    is_id_cell,
    is_measure,
    is_mobile,
    is_phone,
    is_span,
    share_of,
)
from inspector_app.exchange.tables.columns.dated import with_days
from inspector_app.exchange.tables.columns.day_marks import day_columns_marked
from inspector_app.exchange.tables.columns.doubles import settled_doubles
from inspector_app.exchange.tables.columns.heading_key import heading_key, unit_of
from inspector_app.exchange.tables.columns.headings import OF_OTHERS, first_guess
from inspector_app.exchange.tables.columns.months import months_together
from inspector_app.exchange.tables.columns.owners import without_others
from inspector_app.exchange.tables.columns.shares import SHARE, is_share
from inspector_app.exchange.tables.context import OTHERWISE, Choice
from inspector_app.exchange.tables.fields import Fit, ListKind, Shape
from inspector_app.exchange.tables.grid import Cell, CellKind, column_of
from inspector_app.exchange.tables.people import is_name
from inspector_app.exchange.tables.structure import structure
from inspector_app.exchange.tables.sums.amounts import EMPTY, amount

_SAMPLE = 60
_MOST = 0.6
_OF_HOURS = re.compile("工时|小时|时数|时$")
_IN_PIECES = ("special_account",)
_EITHER, _MOST_DAYS = ("点工", "正工", "正班"), 62
"""Headings of days of work, or of what was earned in them."""


def guess(block: Block, kind: ListKind, choices: Sequence[Choice], title_amount: str, unit: str) -> list[Column]:
    """The columns of a table from left to right. ``title_amount`` is the amount that its title speaks of, ``unit`` the
    one that stands above it."""
    samples = sampled(block)
    columns = []
    for number in sorted({*block.titles, *samples}):
        titles = block.titles.get(number, ())
        first = first_guess(kind, number, titles, title_amount)
        if first.role in (*TAKEN, Role.EARLIER) and is_share(kind, titles):
            first = Column(number, first.heading, Role.UNREAD, reason=SHARE)
        told = next((cell.text for cell in samples.get(number, ()) if cell.text), "")
        own = next((found for each in reversed(titles) if (found := unit_of(each))), "")
        hidden = number in block.grid.hidden_columns
        columns.append(replace(first, unit=own or unit, hidden=hidden, told=told[:30]))
    columns = [_pay_of_days(column, kind, samples.get(column.number, ())) for column in months_together(columns, kind)]
    vetoed = [_vetoed(column, kind, samples.get(column.number, ())) for column in columns]
    columns = day_columns_marked(vetoed, kind, samples)
    columns = [_part_of_day(column, kind, samples.get(column.number, ())) for column in columns]
    columns = with_days(columns, kind, samples)
    columns = [_answers(column, samples.get(column.number, ())) for column in columns]
    columns = _in_capitals(columns, kind, samples)
    columns = _rest_alone(_of_its_parts(columns, kind), kind, title_amount)
    columns = _in_pieces(_with_county(_years_together(columns), kind, block), kind)
    columns = without_others(_by_contents(_instead(columns, kind), kind, samples), kind, block, samples)
    columns = settled_doubles(_chosen(columns, kind, choices, block), kind, samples)
    return [column if _has_unit(column, kind) else replace(column, unit=_of_words(column)) for column in columns]


def _has_unit(column: Column, kind: ListKind) -> bool:
    """Whether a column may hold amounts: an unknown one may turn out to be 应发."""
    return column.field not in kind.by_name or kind.by_name[column.field].shape is Shape.AMOUNT


def _of_words(column: Column) -> str:
    """The unit that a heading gives to what its column says in words: 工资保证金（万元） of which a cell tells 50."""
    unit = unit_of(column.heading)
    return "" if unit == "元" else unit


def sampled(block: Block) -> dict[int, list[Cell]]:
    """The first cells of each column of a table, those that are not empty; of a column that is blank in the first rows
    those further down."""
    rows = block.grid.filled(block.rows)
    found: dict[int, list[Cell]] = {}
    for row in rows[:_SAMPLE]:
        for column, cell in block.grid.rows[row].items():
            if column in block.columns:
                found.setdefault(column, []).append(cell)
    seen = frozenset(found)
    for row in rows[_SAMPLE:]:
        for column, cell in block.grid.rows[row].items():
            if column not in seen and column in block.columns and (column in block.titles or is_amount(cell)):
                found.setdefault(column, []).append(cell)
    return found


def _vetoed(column: Column, kind: ListKind, cells: Sequence[Cell]) -> Column:
    """A guess by a part of the heading must not be contradicted by what stands below."""
    cells = [cell for cell in cells if cell.text not in EMPTY]
    if column.role not in TAKEN or not cells:
        return column
    field = kind.by_name[column.field]
    if field.shape is Shape.AMOUNT and share_of(cells, is_amount) < 1 - _MOST:
        return _without_amounts(column, cells)
    if (other := _of_other_things(column, cells)) is not None:
        return other
    is_sum = share_of(cells, is_card) < 1 - _MOST and share_of(cells, is_amount) >= _MOST
    if field.name in ("card", "bank") and "号" not in column.heading and is_sum:
        return _way_of_payment(column, kind)
    if "列名里有" not in column.reason:
        return column
    if field.shape is Shape.COUNT and share_of(cells, has_digits) < 1 - _MOST:
        return replace(column, role=Role.UNREAD, field="", reason=UNKNOWN)
    if field.shape is Shape.TEXT and share_of(cells, is_amount) >= _MOST:
        return replace(column, role=Role.UNREAD, field="", reason=UNKNOWN)
    fits = {
        "id_number": is_id_cell, "phone": is_phone,
        "card": lambda cell: is_card(cell) or bool(bank_and_card(cell.text)[1]),
        kind.anchor: lambda cell: not is_id_cell(cell),
    }  # fmt: skip
    if field.name in fits and share_of(cells, fits[field.name]) < 1 - _MOST:
        return replace(column, role=Role.UNREAD, reason=f"列名像{field.title}，内容不像")
    return column


def _without_amounts(column: Column, cells: Sequence[Cell]) -> Column:
    """A column of an amount by its heading below which stand other things: firms below 欠薪主体."""
    if share_of(cells, is_firm) >= _MOST:
        return replace(column, role=Role.UNREAD, field="", reason=OF_FIRMS)
    is_sure = column.reason.startswith("列名就是") and column.role is Role.FIELD and column.field not in OF_OTHERS
    return column if is_sure else replace(column, role=Role.UNREAD, reason=NO_AMOUNT)


def _of_other_things(column: Column, cells: Sequence[Cell]) -> Column | None:
    """A column of names in which stands whether somebody signed, one of states that tells of debts; None for others."""
    words = structure()
    if column.field == "employer" and share_of(cells, is_measure) >= _MOST:
        return replace(column, role=Role.UNREAD, field="", reason=ASIDE)  # 单位 of what was built
    if column.field == "days" and "列名里有" in column.reason and _OF_HOURS.search(column.heading):
        return replace(column, role=Role.UNREAD, field="", reason=OF_HOURS)
    if column.field == "amount" and "列名里有" in column.reason and "应" in column.heading:
        return replace(column, role=Role.UNREAD, field="", reason="是应付的，不是已经付的")
    if column.field == "payee" and share_of(cells, lambda cell: cell.text.strip() in words.answers["yes"]) >= _MOST:
        return replace(column, role=Role.UNREAD, field="", reason=ASIDE)  # 已签 is nobody's name
    if column.field == "state" and share_of(cells, lambda cell: bool(words.settling.search(cell.text))) >= _MOST:
        return replace(column, role=Role.UNREAD, field="", reason="写的是欠薪解决了没有，不是工程的状态")
    return None


def _way_of_payment(column: Column, kind: ListKind) -> Column:
    """Amounts below 银行 or 银行卡 tell how they were paid; below 已付工资 they are a part of that."""
    upper = column.heading.rpartition("·")[0].rpartition("·")[2]
    group = kind.match(upper) if upper else None
    if group is not None and kind.by_name[group.field].shape is Shape.AMOUNT:
        return replace(column, role=Role.PART, field=group.field, reason=f"在“{upper}”下面")
    return replace(column, role=Role.UNREAD, field="", reason=UNKNOWN)


def _pay_of_days(column: Column, kind: ListKind, cells: Sequence[Cell]) -> Column:
    """Days of work by their heading are pay where there cannot be so many of them."""
    is_either = (
        heading_key(column.heading.rpartition("·")[2]).endswith(_EITHER)
        and column.field == "attendance"
        and "earned" in kind.by_name
    )
    if not (is_either and cells) or share_of(cells, _is_over_days) < _MOST:
        return column
    return replace(column, role=Role.PART, field="earned", reason="数额不会是天数，是应发的一部分")


def _is_over_days(cell: Cell) -> bool:
    """Whether a figure is more than there are days, or half days, in a month."""
    told = amount(cell, "").yuan
    return told is not None and told > _MOST_DAYS


def _part_of_day(column: Column, kind: ListKind, cells: Sequence[Cell]) -> Column:
    """A column of 上午 and 下午 says which half of the days a row is about."""
    if not kind.days or column.role is not Role.UNREAD or not cells:
        return column
    is_half = all(structure().half_of(cell.text) for cell in cells)
    return replace(column, role=Role.SERIAL, reason="上午还是下午") if is_half else column


def _answers(column: Column, cells: Sequence[Cell]) -> Column:
    """A column that only says of each line whether it was paid: 是否发放, 结清, 到账; or whatever heads it, such as
    签收, where each line says so in so many words (已领), and one that it was not (未领)."""
    words = structure()
    is_note = column.field == "note" and column.role is Role.FIELD
    if not cells or not (is_note or column.role is Role.UNREAD):
        return column
    if is_note or not words.paid_or_not.search(column.heading):
        if not is_note and column.reason not in (ASIDE, UNKNOWN):
            return column
        is_said = {words.says_paid(cell.text) for cell in cells} == {True, False}
        told = replace(column, reason=SAID_IN_NOTE) if is_note else replace(column, field="", reason=ANSWERS)
        return told if is_said else column
    answers = {*words.answers["yes"], *words.answers["no"]}
    is_answer = share_of(
        cells, lambda cell: (text := cell.text.strip()) in answers or words.says_paid(text) is not None
    )
    return replace(column, field="", reason=ANSWERS) if is_answer >= _MOST else column


def _rest_alone(columns: list[Column], kind: ListKind, title_amount: str) -> list[Column]:
    """In a list whose title speaks of debts, 差额 is what is owed where it is the only amount."""
    amounts = [c for c in columns if c.field in kind.by_name and kind.by_name[c.field].shape is Shape.AMOUNT]
    rests = [c for c in columns if c.reason == UNKNOWN and heading_key(c.heading) in structure().difference]
    if amounts or len(rests) != 1 or not kind.titles or title_amount != kind.titles[0]:
        return columns
    reason = "表的标题说的是欠薪，金额只有这一列"
    return [replace(c, role=Role.FIELD, field=title_amount, reason=reason) if c in rests else c for c in columns]


def _of_its_parts(columns: list[Column], kind: ListKind) -> list[Column]:
    """小计 below a heading (工资计算) under which the other amounts are parts of one field is that field."""
    found = list(columns)
    for at, column in enumerate(columns):
        upper, is_open = column.heading.rpartition("·")[0], column.reason in (BY_TITLE, NAMELESS)
        of = {c.field for c in columns if c.role is Role.PART and c.heading.rpartition("·")[0] == upper}
        if upper and is_open and len(of) == 1 and kind.by_name[min(of)].shape is Shape.AMOUNT:
            found[at] = replace(column, role=Role.FIELD, field=of.pop(), reason=f"在“{upper}”下面，其余都是它的一部分")
    return found


def _in_capitals(
    columns: list[Column], kind: ListKind, samples: Mapping[int, Sequence[Cell]]
) -> list[Column]:  # fmt: skip
    """The columns, those of no name of their own that tell amounts in capitals known for what they are: the amounts of
    another one once more."""
    is_open = Role.UNREAD, BY_TITLE
    known = [c for c in columns if {c.role, c.reason}.intersection(is_open) and _all_capitals(samples.get(c.number))]
    is_told = any(
        c.role in TAKEN and kind.by_name[c.field].shape is Shape.AMOUNT and samples.get(c.number) and c not in known
        for c in columns
    )
    return [
        replace(c, role=Role.EXPLAINED, field="", reason=CAPITALS) if is_told and c in known else c for c in columns
    ]


def _all_capitals(cells: Sequence[Cell] | None) -> bool:
    return bool(cells and share_of(cells, is_capitals) >= _MOST)


def _instead(columns: list[Column], kind: ListKind) -> list[Column]:
    """Where no column is the one that every line needs, the one that stands in for it."""
    wanted, other = kind.instead
    if not wanted or any(column.field == wanted and column.role is Role.FIELD for column in columns):
        return columns
    at = next((at for at, each in enumerate(columns) if each.field == other and each.role is Role.FIELD), None)
    return columns if at is None else [*columns[:at], replace(columns[at], field=wanted), *columns[at + 1 :]]


def _by_contents(columns: list[Column], kind: ListKind, samples: Mapping[int, Sequence[Cell]]) -> list[Column]:
    """Columns without a known heading, where their contents can be nothing else."""
    if not kind.identity:
        return columns
    taken = {column.field for column in columns if column.role is Role.FIELD}
    tests = (
        (kind.identity, is_id_cell, "内容是证件号码"),
        ("card", is_card, "内容是银行卡号"),
        ("phone", is_mobile, "内容是手机号码"),
        ("period", is_span, "内容是期间"),
        (kind.anchor, lambda cell: bool(name_with_numbers(cell.text).id_number), "内容是姓名和证件号码"),
        (kind.anchor, lambda cell: cell.kind is CellKind.TEXT and is_name(cell.text), BY_NAMES),
    )
    found = list(columns)
    for field, fits, reason in tests:
        if field in taken or field not in kind.by_name:
            continue
        for at, column in enumerate(found):
            cells = samples.get(column.number, ())
            is_vetoed = column.reason.startswith("列名像") and field == kind.anchor
            is_why = field == "period" and column.reason == NO_AMOUNT and _speaks_of_debts(column)  # 欠款事由
            is_unknown = is_vetoed or is_why or column.reason in ("没有列名", UNKNOWN)
            unknown = column.role is Role.UNREAD and is_unknown
            if unknown and len(cells) >= 1 and share_of(cells, fits) >= _MOST:
                found[at] = replace(column, role=Role.FIELD, field=field, reason=reason)
                taken.add(field)
                break
    return found


def _speaks_of_debts(column: Column) -> bool:
    return any(word in column.heading for word in structure().titles["owed"])


def _chosen(columns: list[Column], kind: ListKind, choices: Sequence[Choice], block: Block) -> list[Column]:
    """What a person said goes before every guess."""
    found = {column.number: column for column in columns}
    for choice in choices:
        if not choice.is_of(block) or choice.field not in kind.by_name:  # said of another kind of list
            continue
        numbers = [number for each in choice.letters if (number := column_of(each)) in block.columns]
        if choice.letters and not numbers:
            continue  # of another table
        for number, column in found.items():
            if column.field == choice.field and number not in numbers and column.role is not Role.DAY:
                found[number] = replace(column, role=Role.UNREAD, field="", reason=OTHERWISE)
        months = len(numbers) > 1 and all(number in found and found[number].month for number in numbers)
        for number in numbers:
            old = found.get(number, Column(number, "", Role.UNREAD))
            role = Role.MONTH if months else Role.PART if len(numbers) > 1 else Role.FIELD
            told = replace(old, role=role, field=choice.field, reason=choice.reason)
            found[number] = told if months else replace(told, month=None)
    return [found[number] for number in sorted(found)]


def _years_together(columns: list[Column]) -> list[Column]:
    """Columns of single years or months add up where there are several of an amount; of days of work, where none is
    the whole of them."""
    years = [column.field for column in columns if column.reason == OF_A_YEAR]
    counted = any(c.field == "attendance" and c.role is Role.FIELD and c.reason != OF_A_YEAR for c in columns)
    wholes = ("attendance",) if counted else ()
    several = [c for c in columns if c.reason == OF_A_YEAR and years.count(c.field) > 1 and c.field not in wholes]
    return [replace(c, role=Role.PART) if c in several else c for c in columns]


def _with_county(columns: list[Column], kind: ListKind, block: Block) -> list[Column]:
    """Where a list tells county and town, the town; of several counties both together."""
    places = [column for column in columns if column.field == kind.group and column.role is Role.FIELD]
    wide = [column for column in places if heading_key(column.heading) in structure().county]
    if len(wide) != 1 or len(places) != len(wide) + 1:
        return columns
    ((county,), (town,)) = wide, [column for column in places if column not in wide]
    told = {block.grid.rows[row][county.number].text for row in block.grid.filled(block.rows)
            if county.number in block.grid.rows[row]} - {""}  # fmt: skip
    if len(told) > 1:
        reason = f"有{len(told)}个区县，“{county.heading}”和“{town.heading}”合在一起读"
        return [replace(each, role=Role.PART, reason=reason) if each in (county, town) else each for each in columns]
    reason = f"只有一个区县，“{town.heading}”已取{town.letter}列"
    return [replace(each, role=Role.DOUBLE, reason=reason) if each is county else each for each in columns]


def _in_pieces(columns: list[Column], kind: ListKind) -> list[Column]:
    """Bank and number of an account that stand in a column each, told together: below 专用账户 they are of that one."""
    found = [_of_its_group(column, kind) for column in columns]
    pieces = [c for c in found if c.field in _IN_PIECES and c.role is Role.FIELD and not c.hidden]
    if len(pieces) < 2:
        return found
    reason = f"{'、'.join(f'“{c.heading}”' for c in pieces)}合在一起读"
    return [replace(c, role=Role.PART, reason=reason) if c in pieces else c for c in found]


def _of_its_group(column: Column, kind: ListKind) -> Column:
    """A column of no word of its own that is known together with the one above it: 专用账户·账号."""
    upper, _, own = column.heading.rpartition("·")
    found = kind.match(f"{upper.rpartition('·')[2]}{own}") if upper and column.role is Role.UNREAD else None
    if found is None or found.fit is not Fit.EXACT or found.field not in _IN_PIECES:
        return column
    return replace(column, role=Role.FIELD, field=found.field, reason=f"在“{upper}”下面")
