"""Which column of a table is which field: a guess with its reason, which a person may overrule."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from inspector_app.domain.periods import Edge, month_of
from inspector_app.exchange.tables.blocks import Block
from inspector_app.exchange.tables.contents import (
    has_digits,
    is_amount,
    is_card,
    is_id_cell,
    is_mobile,
    is_phone,
    is_span,
    share_of,
)
from inspector_app.exchange.tables.context import OTHERWISE, Choice
from inspector_app.exchange.tables.fields import Fit, ListKind, Match, Shape, heading_key, kinds, structure, unit_of
from inspector_app.exchange.tables.grid import Cell, CellKind, column_of, letter
from inspector_app.exchange.tables.people import is_name
from inspector_app.exchange.tables.shares import SHARE, is_share

_SAMPLE = 60
_MOST = 0.6
FEWEST_DAYS = 10
"""Columns of days that make an attendance sheet."""
_DAY_NUMBER = re.compile(r"(?:(?:20\d{2}[-/.年])?\d{1,2}[-/.月])?(\d{1,2})[日号]?")
_YEAR_OF = re.compile(r"(?:20)?\d{2}年度?(?=\D)")
_YEAR_ALONE = re.compile(r"(20\d{2})年度?")
_ON_DAY = re.compile(r"(?:20\d{2}年|\d{2}年)?\d{1,2}月\d{1,2}[日号]")
_MEASURES = re.compile(r"(\d{4}年|\d{2}年)?\d{1,2}月(份)?")
BY_TITLE = "按表的标题"
UNKNOWN = "不认识的列名"
BY_NAMES = "内容是人名"
ON_DAY = "这一天付的"
OF_A_YEAR = "是一年的，各年相加"
NAMELESS = "看不出是应发、已发还是欠发"
_ASIDE = "不是要读的内容"
DAYS, DAYS_ADDED = "逐日考勤", "逐日考勤相加"
WHOLE_WORDS = re.compile(r"计|总")
"""Words of a heading that says: all of it."""


class Role(StrEnum):
    """What a column does for the lines."""

    FIELD = "field"
    PART = "part"  # one of several that add up to the field
    MONTH = "month"  # the field's amount of one month
    EARLIER = "earlier"  # what was owed before the time of the list
    SERIAL = "serial"
    YEAR = "year"  # of the months beside it
    DAY = "day"  # one day of the month, marked when somebody worked
    EXPLAINED = "explained"  # a part of an amount whose whole is read
    DOUBLE = "double"
    OPEN = "open"  # may be the field; a person must say
    UNREAD = "unread"


TAKEN = (Role.FIELD, Role.PART, Role.MONTH)


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading as written (storeys parted by ·), what it is taken for, why, and in which unit.

    ``told`` is a sample of what stands below; ``month`` the month whose amount it holds; ``minus`` where what was
    deducted or paid is written below nought.
    """

    number: int
    heading: str
    role: Role
    field: str = ""
    reason: str = ""
    unit: str = ""
    hidden: bool = False
    told: str = ""
    month: Edge | None = None
    minus: bool = False

    @property
    def letter(self) -> str:
        return letter(self.number)

    @property
    def is_aside(self) -> bool:
        """Whether it is known and tells nothing of what is sought."""
        return self.reason == _ASIDE

    @property
    def is_day(self) -> bool:
        """Whether it is one of the days of an attendance sheet."""
        return self.reason in (DAYS, DAYS_ADDED)

    @property
    def day(self) -> int | None:
        """The day of the month in its heading, also below a month or above a day of the week."""
        told = [found for part in self.heading.split("·") if (found := _DAY_NUMBER.fullmatch(part.strip()))]
        number = int(told[-1][1]) if told else 0
        return number if 1 <= number <= 31 else None


def is_said(column: Column) -> bool:
    """Whether a person told what a column is, now or for an earlier list of the same make."""
    return column.reason.startswith(("您", "上次"))


def guess(block: Block, kind: ListKind, choices: Sequence[Choice], title_amount: str, unit: str) -> list[Column]:
    """The columns of a table from left to right. ``title_amount`` is the amount that its title speaks of, ``unit`` the
    one that stands above it."""
    samples = sampled(block)
    columns = []
    for number in sorted({*block.titles, *samples}):
        titles = block.titles.get(number, ())
        first = _first_guess(kind, number, titles, title_amount)
        if first.role in (*TAKEN, Role.EARLIER) and is_share(kind, titles):
            first = Column(number, first.heading, Role.UNREAD, reason=SHARE)
        told = next((cell.text for cell in samples.get(number, ()) if cell.text), "")
        own = next((found for each in reversed(titles) if (found := unit_of(each))), "")
        hidden = number in block.grid.hidden_columns
        columns.append(replace(first, unit=own or unit, hidden=hidden, told=told[:30]))
    columns = _day_columns([_vetoed(column, kind, samples.get(column.number, ())) for column in columns], kind)
    columns = [_part_of_day(column, kind, samples.get(column.number, ())) for column in columns]
    columns = _by_contents(_instead(_years_together(columns), kind), kind, samples)
    columns = _settled_doubles(_chosen(columns, kind, choices, block), samples)
    return [column if _has_unit(column, kind) else replace(column, unit="") for column in columns]


def _has_unit(column: Column, kind: ListKind) -> bool:
    """Whether a column may hold amounts: an unknown one may turn out to be 应发."""
    return column.field not in kind.by_name or kind.by_name[column.field].shape is Shape.AMOUNT


def sampled(block: Block) -> dict[int, list[Cell]]:
    """The first cells of each column of a table, those that are not empty."""
    found: dict[int, list[Cell]] = {}
    for row in block.grid.filled(block.rows)[:_SAMPLE]:
        for column, cell in block.grid.rows[row].items():
            if column in block.columns:
                found.setdefault(column, []).append(cell)
    return found


def _first_guess(kind: ListKind, number: int, titles: tuple[str, ...], title_amount: str) -> Column:
    """By the words of the heading alone."""
    heading = "·".join(each.replace("\n", "") for each in titles)[:60]
    if not titles:
        return Column(number, "", Role.UNREAD, reason="没有列名")
    named_ones = tuple(each for each in titles if heading_key(each)) or titles  # （元） below 日工资 names nothing
    lower, uppers = named_ones[-1], named_ones[:-1]
    key = heading_key(lower)
    group = next((found for each in reversed(uppers) if (found := kind.match(each))), None)
    of_time = _of_time(kind, number, heading, named_ones, group.field if group else title_amount)
    if of_time is not None:
        return of_time
    found = _as_deduction(kind, key, kind.match(lower))
    if found is not None and (below := _below_month(kind, number, heading, uppers, found)) is not None:
        return below
    if found is None and kind.has_months and key in structure().year:
        return Column(number, heading, Role.YEAR, reason="各行的年份")
    if found is None and key in structure().serial:
        return Column(number, heading, Role.SERIAL, reason="只是编号")
    if found is not None:
        return _by_word(kind, number, heading, lower, found, (group, uppers[-1]) if group else None)
    upper = uppers[-1] if uppers else ""
    other = kinds()[kind.beside] if kind.beside else None
    if other is not None and not group and (other.match(lower) or (upper and other.match(upper))):
        return Column(number, heading, Role.UNREAD, reason=_ASIDE)
    return _by_group(kind, number, heading, (key, upper), group.field if group else "", title_amount)


def _of_time(kind: ListKind, number: int, heading: str, titles: tuple[str, ...], above: str) -> Column | None:
    """A heading that names the month, year or day of an amount: 3月, 3月应发, 2025年欠, 3月15日付; 3月1日 is a day."""
    lower, key = titles[-1], heading_key(titles[-1])
    years = [int(found[1]) for each in titles[:-1] if (found := _YEAR_ALONE.fullmatch(heading_key(each)))]
    if not kind.has_months:
        return None
    if (day := _ON_DAY.match(key)) and key[day.end() :] and "received" in kind.by_name:
        paid = any(word in key[day.end() :] for word in structure().tells["received"])
        return Column(number, heading, Role.PART, "received", ON_DAY) if paid else None
    named, year = _MEASURES.match(key), _YEAR_OF.match(key)
    if named and (month := month_of(named[0])) and not _DAY_NUMBER.fullmatch(key):
        if structure().contrary.search(key):
            return Column(number, heading, Role.UNREAD, reason=NAMELESS)
        rest = kind.match(key[named.end() :])
        of = rest.field if rest else (above or kind.plain_amount)
        if of in kind.by_name and kind.by_name[of].shape in (Shape.AMOUNT, Shape.FIGURE):
            known = month._replace(year=years[-1]) if years and month.year is None else month
            return Column(number, heading, Role.MONTH, of, f"列名“{lower}”是月份", month=known)
    elif year and (rest := kind.match(key[year.end() :])) and kind.by_name[rest.field].shape is Shape.AMOUNT:
        return Column(number, heading, Role.FIELD, rest.field, OF_A_YEAR)
    return None


def _below_month(kind: ListKind, number: int, heading: str, uppers: tuple[str, ...], found: Match) -> Column | None:
    """A heading below one that is a month: 应发 below 1月 is what was earned in it; days of work add up."""
    upper = next((each for each in reversed(uppers) if kind.has_months and month_of(heading_key(each))), "")
    if not upper:
        return None
    reason = f"在“{upper}”下面"
    if kind.by_name[found.field].shape in (Shape.AMOUNT, Shape.FIGURE):
        return Column(number, heading, Role.MONTH, found.field, reason, month=month_of(heading_key(upper)))
    return Column(number, heading, Role.PART, found.field, reason) if found.field == "attendance" else None


def _as_deduction(kind: ListKind, key: str, found: Match | None) -> Match | None:
    """扣伙食, 扣质保金: what begins like a deduction is a part of them where its end says nothing else (not 扣借支), or
    names a part of what was earned (扣补贴)."""
    begins = (field for field, words in structure().begins.items() if field in kind.by_name and key.startswith(words))
    is_open = found is None or (found.fit is Fit.PART and found.field == kind.plain_amount)
    field = next(begins, "") if is_open else ""
    return Match(field, Fit.PART, key) if field else found


def _by_word(
    kind: ListKind, number: int, heading: str, lower: str, found: Match, group: tuple[Match, str] | None
) -> Column:
    """A heading with a known word, which the group above it may overrule."""
    field = kind.by_name[found.field]
    if field.group and group is not None and group[0].field not in (field.group, field.name):
        return Column(number, heading, Role.UNREAD, reason=f"属于“{group[1]}”")
    if field.shape is Shape.AMOUNT and structure().earlier.search(lower) and found.field in kind.titles[:1]:
        return Column(number, heading, Role.EARLIER, field.name, "以前欠的")
    role = Role.PART if found.fit is Fit.PART else Role.FIELD
    said = {Fit.CONTAINED: f"列名里有“{found.word}”", Fit.PART: f"列名“{found.word}”是{field.title}的一部分"}
    return Column(number, heading, role, field.name, said.get(found.fit, f"列名就是“{lower.strip()}”"))


def _by_group(
    kind: ListKind, number: int, heading: str, words: tuple[str, str], group: str, title_amount: str
) -> Column:
    """A heading that has no word of its own: by the one above it, or by the table's title."""
    key, upper = words
    is_generic = key in structure().generic
    if group:
        field = kind.by_name[group]
        if field.shape is Shape.AMOUNT:
            role = Role.FIELD if is_generic and not key.startswith("其") else Role.PART
            return Column(number, heading, role, group, f"在“{upper}”下面")
        if is_generic and _says_owed(kind, key, upper):
            return Column(number, heading, Role.FIELD, kind.plain_amount, f"在“{upper}”下面")
        if is_generic:
            return Column(number, heading, Role.FIELD, group, f"在“{upper}”下面")
    if is_generic and title_amount and not key.startswith("其"):
        return Column(number, heading, Role.FIELD, title_amount, BY_TITLE)
    if is_generic and kind.titles:
        return Column(number, heading, Role.UNREAD, reason=NAMELESS)
    return Column(number, heading, Role.UNREAD, reason=_ASIDE if key in structure().aside else UNKNOWN)


def _says_owed(kind: ListKind, key: str, upper: str) -> bool:
    """Whether 金额 stands below something like 欠薪情况 in a list whose only amount of the kind is what is owed."""
    is_amount = key.endswith(("额", "金额"))
    return is_amount and not kind.titles and any(word in upper for word in structure().titles["owed"])


def _vetoed(column: Column, kind: ListKind, cells: Sequence[Cell]) -> Column:
    """A guess by a part of the heading must not be contradicted by what stands below."""
    if column.role not in TAKEN or not cells:
        return column
    field = kind.by_name[column.field]
    if field.shape is Shape.AMOUNT and share_of(cells, is_amount) < 1 - _MOST:
        if column.reason.startswith("列名就是") and column.role is Role.FIELD:
            return column
        return replace(column, role=Role.UNREAD, reason="内容不是金额")
    if field.name == "payee" and share_of(cells, lambda cell: cell.text.strip() in structure().answers["yes"]) >= _MOST:
        return replace(column, role=Role.UNREAD, field="", reason=_ASIDE)  # 已签 is nobody's name
    is_sum = share_of(cells, is_card) < 1 - _MOST and share_of(cells, is_amount) >= _MOST
    if field.name == "card" and "号" not in column.heading and is_sum:
        return replace(column, role=Role.UNREAD, field="", reason=UNKNOWN)  # 银行卡 beside 现金: how it was paid
    if "列名里有" not in column.reason:
        return column
    if field.shape is Shape.COUNT and share_of(cells, has_digits) < 1 - _MOST:
        return replace(column, role=Role.UNREAD, field="", reason=UNKNOWN)
    if field.shape is Shape.TEXT and share_of(cells, lambda cell: cell.kind is CellKind.NUMBER) >= _MOST:
        return replace(column, role=Role.UNREAD, field="", reason=UNKNOWN)
    fits = {"id_number": is_id_cell, "phone": is_phone, "card": is_card, kind.anchor: lambda cell: not is_id_cell(cell)}
    if field.name in fits and share_of(cells, fits[field.name]) < 1 - _MOST:
        return replace(column, role=Role.UNREAD, reason=f"列名像{field.title}，内容不像")
    return column


def _day_columns(columns: list[Column], kind: ListKind) -> list[Column]:
    """In a list about days, 1, 2, 3 … side by side are the days of the month, whose marks are read."""
    days = [column for column in columns if column.role not in TAKEN and column.day]
    if not kind.days or len(days) < FEWEST_DAYS:
        return columns
    numbers = {column.number for column in days}
    found = []
    for each in columns:
        behind = each.number > max(numbers) and each.role is Role.UNREAD and not each.hidden
        if each.number in numbers:
            found.append(replace(each, role=Role.DAY, field=kind.days, reason=DAYS))
        elif behind and heading_key(each.heading) in structure().generic:
            found.append(replace(each, role=Role.FIELD, field=kind.days, reason="逐日考勤的合计"))
        else:
            found.append(each)
    return found


def _part_of_day(column: Column, kind: ListKind, cells: Sequence[Cell]) -> Column:
    """A column of 上午 and 下午 says which half of the days a row is about."""
    if not kind.days or column.role is not Role.UNREAD or not cells:
        return column
    is_half = all(cell.text.strip() in structure().halves for cell in cells)
    return replace(column, role=Role.SERIAL, reason="上午还是下午") if is_half else column


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
        (kind.anchor, lambda cell: cell.kind is CellKind.TEXT and is_name(cell.text), BY_NAMES),
    )
    found = list(columns)
    for field, fits, reason in tests:
        if field in taken or field not in kind.by_name:
            continue
        for at, column in enumerate(found):
            cells = samples.get(column.number, ())
            unknown = column.role is Role.UNREAD and column.reason in ("没有列名", UNKNOWN)
            if unknown and len(cells) >= 1 and share_of(cells, fits) >= _MOST:
                found[at] = replace(column, role=Role.FIELD, field=field, reason=reason)
                break
    return found


def _chosen(columns: list[Column], kind: ListKind, choices: Sequence[Choice], block: Block) -> list[Column]:
    """What a person said goes before every guess."""
    found = {column.number: column for column in columns}
    for choice in choices:
        if not choice.is_of(block):
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
    """Columns of single years add up where there are several of an amount."""
    years = [column.field for column in columns if column.reason == OF_A_YEAR]
    several = [c for c in columns if c.reason == OF_A_YEAR and years.count(c.field) > 1]
    return [replace(c, role=Role.PART) if c in several else c for c in columns]


def _settled_doubles(columns: list[Column], samples: Mapping[int, Sequence[Cell]]) -> list[Column]:
    """One column for each field: the visible one, the one with contents, the one whose heading says most surely."""
    by_field: dict[str, list[Column]] = {}
    for column in columns:
        if column.role is Role.FIELD:
            by_field.setdefault(column.field, []).append(column)
    best = {field: min(found, key=lambda column: _rank(column, samples)).number for field, found in by_field.items()}
    result = []
    for column in columns:
        if column.role is Role.FIELD and best[column.field] != column.number:
            winner = next(each for each in columns if each.number == best[column.field])
            said = "隐藏的列，" if column.hidden else ""
            reason = f"{said}“{winner.heading}”已取{winner.letter}列"
            column = replace(column, role=Role.DOUBLE, reason=reason)
        result.append(column)
    return result


def _rank(column: Column, samples: Mapping[int, Sequence[Cell]]) -> tuple[bool, bool, bool, bool, int, int]:
    """Lower is better."""
    cells = samples.get(column.number, ())
    chosen = is_said(column)
    odd = column.field == "id_number" and share_of(cells, is_id_cell) < 1 - _MOST if cells else False
    whole = not (WHOLE_WORDS.search(column.heading) and column.field in ("earned", "attendance"))
    guessed = column.reason == BY_TITLE or "列名里有" in column.reason
    return (not chosen, column.hidden, not cells or odd, whole, guessed, column.number)
