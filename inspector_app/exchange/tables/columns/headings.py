"""What a column is by the words of its heading alone: its own, those above them, and those of the table's title."""

import re
import unicodedata
from dataclasses import replace

from inspector_app.domain.periods import Days, month_of, parse_period
from inspector_app.exchange.tables.columns.column import (
    ASIDE,
    BY_TITLE,
    DAY_NUMBER,
    INSTALMENT,
    NAMELESS,
    OF_A_YEAR,
    ON_DAY,
    UNKNOWN,
    WHOLE_WORDS,
    Column,
    Role,
)
from inspector_app.exchange.tables.columns.heading_key import heading_key
from inspector_app.exchange.tables.fields import Fit, ListKind, Match, Shape, kinds
from inspector_app.exchange.tables.structure import structure

_YEAR_OF = re.compile(r"(?:20)?\d{2}年度?(?=\D)")
_YEAR_ABOVE = re.compile(r"(20\d{2})年度?\D*")
_ON_DAY = re.compile(r"(?:20\d{2}年|\d{2}年)?\d{1,2}月\d{1,2}[日号]")
_OF_MONTHS = re.compile(r"(?:(?:20)?\d{2}年)?\d{1,2}月?(?:份)?[-—–~至到](?:(?:20)?\d{2}年)?\d{1,2}月(?:份)?")
_OF_SPAN = re.compile(rf"{_OF_MONTHS.pattern}|(?:20)?\d{{2}}年(?:[上下]半年|第?[一二三四1-4]季度)")
_HALF_OR_QUARTER = re.compile("[上下]半年|第?[一二三四1-4]季度")
A_DAY = re.compile(r"(?:20\d{2}[-/.年])?(?:1[0-2]|0?[1-9])[.月](?:3[01]|[12]\d|0?[1-9])[日号]?")
ONE_OF_SEVERAL = re.compile("第[一二三四五六七八九十\\d]{1,2}[次笔批期]")
_BRACKETED = re.compile(r"\s|\(.*?\)")
_PART_OF_MONTH, _OF_A_MONTH = re.compile("[上中下]旬|[上下]半月"), "是一个月的一部分"
_OF_PERSON, _SUM_OF_WORK = ("姓名", "名字"), ("金额", "钱", "工资", "工钱")
OF_OTHERS = ("leader", "admitted")
"""What others hold to be owed: 班组长确认 may as well head their signatures."""
MONTH_FIRST = re.compile(r"(\d{4}年|\d{2}年)?\d{1,2}月(份)?")
"""How a heading begins that names a month: 3月工天."""


def first_guess(kind: ListKind, number: int, titles: tuple[str, ...], title_amount: str) -> Column:
    """By the words of the heading alone."""
    heading = "·".join(each.replace("\n", "") for each in titles)[:60]
    if not titles:
        return Column(number, "", Role.UNREAD, reason="没有列名")
    named_ones = tuple(each for each in titles if heading_key(each)) or titles  # （元） below 日工资 names nothing
    lower, uppers = named_ones[-1], named_ones[:-1]
    key = heading_key(lower)
    group = next((found for each in reversed(uppers) if (found := kind.match(each))), None)
    above = _above_months(kind, group, "".join(uppers), title_amount) if group else title_amount
    of_time = _of_time(kind, number, heading, _with_month(named_ones), above)
    if of_time is not None:
        return of_time
    found = _as_deduction(kind, key, kind.match(lower)) or _as_earlier(kind, key) or _as_paid(kind, key)
    if found is None and key in structure().alone["earned"] and "earned" in kind.by_name:
        due = Match("earned", Fit.EXACT, key)
        if (below := _below_month(kind, number, heading, uppers, due)) is not None:
            return below
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
        return Column(number, heading, Role.UNREAD, reason=ASIDE)
    return _by_group(kind, number, heading, (key, upper), group, title_amount)


def _instalment(kind: ListKind, number: int, heading: str, titles: tuple[str, ...]) -> Column | None:
    """One of several payments in columns beside each other: 第二次付款, 第二次付款·金额; in a list of payments also
    第二次 alone, 9.15 and 9月15日."""
    lower, is_paid = heading_key(titles[-1]), "paid" in kind.by_name
    field = "paid" if is_paid else "received"
    if field not in kind.by_name:
        return None
    if is_paid and A_DAY.fullmatch("".join(titles[-1].split())):
        return Column(number, heading, Role.PART, field, ON_DAY)
    told = [found for each in titles if (found := ONE_OF_SEVERAL.search(heading_key(each)))]
    is_plain = lower in structure().generic or (is_paid and ONE_OF_SEVERAL.fullmatch(lower))
    is_amount = is_plain or any(word in lower for word in structure().tells["received"])
    is_other = any(word in lower for word in ("日期", "时间", "人", "式", "签"))
    return Column(number, heading, Role.PART, field, INSTALMENT) if told and is_amount and not is_other else None


def _of_time(kind: ListKind, number: int, heading: str, titles: tuple[str, ...], above: str) -> Column | None:
    """A heading that names the month, year or day of an amount: 3月, 3月应发, 2025年欠, 3月15日付; 3月1日 is a day."""
    lower, key = titles[-1], heading_key(titles[-1])
    years = [int(found[1]) for each in titles[:-1] if (found := _YEAR_ABOVE.fullmatch(heading_key(each)))]
    if not kind.has_months:
        return None
    if (instalment := _instalment(kind, number, heading, titles)) is not None:
        return instalment
    if (day := _ON_DAY.match(key)) and key[day.end() :] and "received" in kind.by_name:
        paid = any(word in key[day.end() :] for word in structure().tells["received"])
        return Column(number, heading, Role.PART, "received", ON_DAY) if paid else None
    if (span := _OF_SPAN.match(_plain(lower))) is not None:
        return _of_span(kind, number, heading, heading_key(span.string[span.end() :]), above)
    named, year = MONTH_FIRST.match(key), _YEAR_OF.match(key)
    if named and (month := month_of(named[0])) and not DAY_NUMBER.fullmatch(key):
        known = month._replace(year=years[-1]) if years and month.year is None else month
        return _of_month(kind, Column(number, heading, Role.UNREAD, month=known), key[named.end() :], above)
    if year and (of := _behind_time(kind, key[year.end() :], "")) and _is_amount(kind, of):
        return Column(number, heading, Role.FIELD, of, OF_A_YEAR)
    return None


def _of_month(kind: ListKind, column: Column, words: str, above: str) -> Column | None:
    """An amount of a month by the ``words`` behind it; what is only a part of it, or unknown, is no month of it."""
    if structure().contrary.search(column.heading):
        return replace(column, reason=NAMELESS, month=None)
    if kind.days and _PART_OF_MONTH.fullmatch(words):
        return replace(column, role=Role.MONTH, field=kind.days, reason=_OF_A_MONTH)
    part = kind.match(words)
    if part is not None and part.fit is Fit.PART and part.field == kind.plain_amount:
        return replace(column, role=Role.PART, field=part.field, reason=_OF_A_MONTH, month=None)
    of = _behind_time(kind, words, above or kind.plain_amount)
    if not of:
        return replace(column, reason=NAMELESS, month=None)
    if of in kind.by_name and kind.by_name[of].shape in (Shape.AMOUNT, Shape.FIGURE):
        lower = column.heading.rpartition("·")[2]
        return replace(column, role=Role.MONTH, field=of, reason=f"列名“{lower}”是月份")
    return replace(column, role=Role.FIELD, field=of, reason=OF_A_YEAR, month=None) if of == "attendance" else None


def _of_span(kind: ListKind, number: int, heading: str, words: str, above: str) -> Column | None:
    """An amount of several months together: 1-3月工资, 2025年下半年."""
    of = _behind_time(kind, words, above or kind.plain_amount)
    if not of:
        return Column(number, heading, Role.UNREAD, reason=NAMELESS)
    return Column(number, heading, Role.FIELD, of, OF_A_YEAR) if _is_amount(kind, of) else None


def time_told(column: Column, year: int | None) -> Days | None:
    """The months that the heading of a column tells, where they are known: 1-3月工资, 7、8月, 2026年1月, 第三季度."""
    own = _plain(column.heading.rpartition("·")[2])
    if column.month is not None:
        known = column.month.year or year
        return parse_period(f"{known}年{column.month.month}月") if known else None
    named = _HALF_OR_QUARTER.match(own)
    words = f"{year}年{named[0]}" if named and year else own
    return None if _YEAR_OF.match(own) and not _OF_SPAN.match(own) else parse_period(words, year)


def _plain(heading: str) -> str:
    return _BRACKETED.sub("", unicodedata.normalize("NFKC", heading))


def _is_amount(kind: ListKind, field: str) -> bool:
    return field in kind.by_name and kind.by_name[field].shape is Shape.AMOUNT


def _with_month(titles: tuple[str, ...]) -> tuple[str, ...]:
    """The storeys of a heading, 金额 below 3月 told with its month."""
    lower, upper = heading_key(titles[-1]), titles[-2] if len(titles) > 1 else ""
    is_plain = lower in structure().generic and not WHOLE_WORDS.search(lower)
    is_its_amount = is_plain or _PART_OF_MONTH.fullmatch(lower)
    return (*titles[:-1], f"{upper}{lower}") if is_its_amount and month_of(heading_key(upper)) else titles


def _above_months(kind: ListKind, group: Match, words: str, title_amount: str) -> str:
    """The field of the months below a heading: below 各月工资 each is what was earned, though 月工资 is a rate, and
    below 欠薪月份 what is owed."""
    if group.field == "rate" and group.word.startswith("月"):
        return "earned"
    if kind.by_name[group.field].shape is not Shape.PERIOD:
        return group.field
    told = (field for field in kind.titles if any(word in words for word in structure().titles.get(field, ())))
    return next(told, title_amount)


def _behind_time(kind: ListKind, words: str, plain: str) -> str:
    """The field that the words behind a month or year name; without any the ``plain`` one, of unknown words none."""
    if rest := kind.match(words):
        return rest.field
    if words in structure().alone["earned"] and "earned" in kind.by_name:
        return "earned"
    is_plain = not words or words in structure().generic
    return _paid_by(kind, words) or (plain if is_plain else "")


def _paid_by(kind: ListKind, words: str) -> str:
    """What was received, where the words behind a month are those of a payment: 支付, 银行转, 付过."""
    tells = structure().tells["received"]
    is_paid = any(word in words for word in tells) and not structure().unpaid.search(words)
    return next((name for name in ("received", "paid") if name in kind.by_name), "") if is_paid else ""


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


def _as_paid(kind: ListKind, key: str) -> Match | None:
    """支付 alone: what was paid; in a longer heading it says nothing of the kind (应支付工资)."""
    is_paid = key in structure().alone["received"] and "received" in kind.by_name
    return Match("received", Fit.EXACT, key) if is_paid else None


def _as_earlier(kind: ListKind, key: str) -> Match | None:
    """前期欠, 上月结转: what was owed before, where no word of the field stands in it."""
    is_earlier = (
        kind.titles[:1] == ("owed",) and key.endswith(("欠", "结转", "结存")) and structure().earlier.search(key)
    )
    return Match("owed", Fit.CONTAINED, "欠") if is_earlier else None


def _by_word(
    kind: ListKind, number: int, heading: str, lower: str, found: Match, group: tuple[Match, str] | None
) -> Column:
    """A heading with a known word, which the group above it may overrule."""
    field = kind.by_name[found.field]
    beside = kind.by_name[group[0].field].group if group is not None else ""  # 项目负责人 over 姓名 and 电话
    if field.group and group is not None and group[0].field not in (field.group, field.name) and beside != field.group:
        return Column(number, heading, Role.UNREAD, reason=f"属于“{group[1]}”")
    if field.shape is Shape.AMOUNT and group is not None and group[0].field in OF_OTHERS:
        return _of_others(number, heading, found.field, group)
    if field.shape is Shape.AMOUNT and structure().earlier.search(lower) and found.field in kind.titles[:1]:
        return Column(number, heading, Role.EARLIER, field.name, "以前欠的")
    role = Role.PART if found.fit is Fit.PART else Role.FIELD
    said = {Fit.CONTAINED: f"列名里有“{found.word}”", Fit.PART: f"列名“{found.word}”是{field.title}的一部分"}
    return Column(number, heading, role, field.name, said.get(found.fit, f"列名就是“{''.join(lower.split())}”"))


def _of_others(number: int, heading: str, field: str, group: tuple[Match, str]) -> Column:
    """An amount as somebody else has it: what is owed by him (公司认可·欠付), and else nothing that is sought."""
    if field in ("owed", "net"):
        return Column(number, heading, Role.FIELD, group[0].field, f"在“{group[1]}”下面")
    return Column(number, heading, Role.UNREAD, reason=f"属于“{group[1]}”")


def _by_group(
    kind: ListKind, number: int, heading: str, words: tuple[str, str], group: Match | None, title_amount: str
) -> Column:
    """A heading that has no word of its own: by the one above it, or by the table's title."""
    key, upper = words
    if kind.days and _PART_OF_MONTH.fullmatch(key):
        return Column(number, heading, Role.PART, kind.days, _OF_A_MONTH)
    is_generic = key in structure().generic
    if group and (below := _below_group(kind, Column(number, heading, Role.UNREAD), key, upper, group)):
        return below
    if is_generic and _says_owed(kind, key, upper):
        return Column(number, heading, Role.FIELD, kind.plain_amount, f"在“{upper}”下面")
    if is_generic and title_amount and not key.startswith("其"):
        return Column(number, heading, Role.FIELD, title_amount, BY_TITLE)
    if is_generic and kind.titles:
        return Column(number, heading, Role.UNREAD, reason=NAMELESS)
    return Column(number, heading, Role.UNREAD, reason=ASIDE if key in structure().aside else UNKNOWN)


def _below_group(kind: ListKind, column: Column, key: str, upper: str, group: Match) -> Column | None:
    """A column by the field that the heading above it names; None where it is none of that."""
    field, is_generic = kind.by_name[group.field], key in structure().generic
    if group.field in OF_OTHERS and not is_generic:
        return replace(column, reason=f"属于“{upper}”")
    below = replace(column, field=group.field, reason=f"在“{upper}”下面")
    if field.shape is Shape.AMOUNT:
        is_whole = is_generic and not key.startswith("其") and group.fit is not Fit.PART
        return replace(below, role=Role.FIELD if is_whole else Role.PART)
    if group.field == "attendance" and key in _SUM_OF_WORK and kind.plain_amount:  # 点工·金额 beside 点工·工数
        return replace(below, role=Role.PART, field=kind.plain_amount)
    is_of_person = bool(field.group) and key in _OF_PERSON
    is_usual = field.shape is Shape.COUNT and structure().days["usual"].fullmatch(key)
    is_owed = is_generic and _says_owed(kind, key, upper)
    return replace(below, role=Role.FIELD) if not is_owed and (is_generic or is_of_person or is_usual) else None


def _says_owed(kind: ListKind, key: str, upper: str) -> bool:
    """Whether 金额 stands below something like 欠薪情况 in a list whose only amount of the kind is what is owed."""
    is_amount = key.endswith(("额", "金额"))
    return is_amount and not kind.titles and any(word in upper for word in structure().titles["owed"])
