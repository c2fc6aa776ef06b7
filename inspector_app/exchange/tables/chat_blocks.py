"""Several lines of a chat that tell of one person: each label with its value in a line, or a name above its months.

Each person becomes one line, or one a month, so that it is read like any other.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from inspector_app.domain.identity import half_width
from inspector_app.exchange.tables.chat_amounts import AMOUNT_FIELDS, said_of
from inspector_app.exchange.tables.chat_person import Plain
from inspector_app.exchange.tables.chat_words import by_shape, name_before_sum, words_in
from inspector_app.exchange.tables.fields import Fit, kinds

_LABELLED = re.compile(r"^(?:\d{1,3}\s*[、.．)）]\s*)?(?P<label>[^\d\s:：,，。]{2,8})\s*[:：]\s*(?P<value>\S.*)$")
_IN_A_ROW = re.compile(r"([^\d\s:：,，。;；]{2,8})\s*[:：]\s*([^\s:：,，;；]+)(?=[\s,，;；]|$)")
_BARE = ("金额", "数额", "钱数", "多少钱")
_BEFORE = {"owed": "欠", "earned": "应得", "received": "拿了"}
_AS_IT_IS = ("id_number", "phone", "card", "period", "job", "attendance", "rate")
_MONTH = re.compile(
    r"^(?P<year>20\d{2}年)?(?P<month>\d{1,2})月份?[\s:：]*(?P<sum>的?(?:工资|(?:工资)?没发|还?欠我?|还?差我?)?[\s:：]*[￥¥]?\d{3,7}(?:\.\d{1,2})?(?:元|块)?\D{0,6})$"
)
_HAS_NUMBER = re.compile(r"^(?:\D{0,12})(?:\d[\s-]*){11}")
_NUMBERS = {"id_number", "phone", "card"}
_ENDS = "。；;，,"
_MOST_BELOW = 16
"""Lines of one person: more than there are fields, of which each tells another."""
IsName = Callable[[str], bool]


class Spoken(NamedTuple):
    """A line as it is read, and the words of the chat that it comes from; ``plain`` where it was read already."""

    line: str
    words: str
    plain: Plain | None = None


def with_blocks_as_lines(lines: Sequence[Spoken], is_name: IsName) -> list[Spoken]:
    """The lines of a chat with one for each person, or for each month of one, whom several tell of."""
    return list(_with_months(list(_with_labels(lines, is_name)), is_name))


def _with_labels(lines: Sequence[Spoken], is_name: IsName) -> Iterator[Spoken]:
    """姓名：示例甲 above 电话：… and 欠薪金额：5500元 become one line; what no field of a list takes stands behind."""
    told, words = list[str](), list[str]()
    for whole, said, _ in lines:
        for line in _labels_of(whole):
            field, label, value = _label(line)
            is_more = bool(told and field and field != "name")
            if told and not is_more and line.strip():
                yield Spoken(" ".join(told), " ".join(words))
                told, words = [], []
            if is_more or (field == "name" and is_name(value)):
                told.append(_word(field, label, value) if is_more else value)
                words.append(line.strip() if whole == said.strip() else said.strip())
            elif not told:
                yield Spoken(line, said)
    if told:
        yield Spoken(" ".join(told), " ".join(words))


def _labels_of(line: str) -> list[str]:
    """The labels with their values that stand in one line, in a line each."""
    found = _IN_A_ROW.findall(line)
    is_all = len(found) > 1 and not _IN_A_ROW.sub("", line).strip(_ENDS + " \u3000")
    return [f"{label}：{value}" for label, value in found] if is_all else [line]


def _label(line: str) -> tuple[str, str, str]:
    """The field that a line's label names (any word: one that no list has), the label and its value; nothing where it
    has none."""
    found = _LABELLED.match(line.strip().rstrip(_ENDS))
    if found is None:
        return "", "", ""
    match = kinds()["wages"].match(found["label"])
    is_sure = match is not None and match.fit in (Fit.EXACT, Fit.PIECE)
    return match.field if match and is_sure else "other", found["label"], found["value"].strip()


def _word(field: str, label: str, value: str) -> str:
    plain = half_width(value)
    if field in _BEFORE and (plain[0].isdecimal() or said_of(plain)[0] == ""):
        return f"{_BEFORE[field]}{''.join(plain.split())}"
    return "".join(plain.split()) if field in _AS_IT_IS or label in _BARE else f"{label}{value}"


def _with_months(spoken: Sequence[Spoken], is_name: IsName) -> Iterator[Spoken]:
    """A name alone, and below it months with their sums: a line for each month. A month without a year is of the same
    year as the one above it, where it comes later."""
    lines, at = [each.line for each in spoken], 0
    is_below = _are_below(lines)
    while at < len(lines):
        name = lines[at].strip().rstrip(":： ")
        end = at + 1
        while end < len(lines) and _MONTH.match(half_width(lines[end]).strip().rstrip(_ENDS)):
            end += 1
        after = lines[end : end + _MOST_BELOW] if end == at + 1 else []
        below = _of_one(lines[at], after, is_name) or (_his_numbers(lines[at], after) if is_below else [])
        if below:
            end += len(below)
            yield Spoken(
                " ".join((name.rstrip(_ENDS), *below)), " ".join(each.words.strip() for each in spoken[at:end])
            )
        elif end == at + 1 or not is_name(name):
            yield spoken[at]
            end = at + 1
        else:
            months = [half_width(line).strip().rstrip(_ENDS) for line in lines[at + 1 : end]]
            words = [f"{spoken[at].words.strip()} {each.words.strip()}" for each in spoken[at + 1 : end]]
            yield from map(Spoken, in_years(months, name), words)
        at = end


def _of_one(head: str, lines: Sequence[str], is_name: IsName) -> list[str]:
    """The lines below a name that tell of nobody else, of which each word is understood: his number, his trade, the
    days, what he is owed. Nothing where none tells a sum, or where the name stands alone and the sum is all."""
    if not lines or _names_somebody(lines[0], is_name):
        return []
    is_alone = is_name(head.strip().rstrip(":： "))
    person, left = by_shape(words_in(head)) if head.strip() else ({}, [])
    found, fields = list[str](), set(person)
    if left or "name" not in person or (fields & set(AMOUNT_FIELDS)):
        return []
    for line in map(str.strip, lines):
        told, rest = by_shape(words_in(line)) if line else ({}, [line])
        if rest or not told or "name" in told or fields & set(told):
            break
        found.append(line)
        fields |= set(told)
    return found if len(found) > is_alone and fields & set(AMOUNT_FIELDS) else []


def _names_somebody(line: str, is_name: IsName) -> bool:
    """Whether a line begins with a name: a look, before all of it is read."""
    first = next(iter(words_in(line.strip())), "")
    return is_name(half_width(first)) or bool(name_before_sum(first))


def _are_below(lines: Sequence[str]) -> bool:
    """Whether lines that tell nothing but numbers stand below the sums of those whose they are, not above."""
    for line in filter(str.strip, lines):
        told, rest = by_shape(words_in(line))
        if set(told) & set(AMOUNT_FIELDS):
            return True
        if told and not rest and set(told) <= _NUMBERS:
            return False
    return False


def _his_numbers(head: str, lines: Sequence[str]) -> list[str]:
    """The lines below somebody's sum that tell nothing but his numbers: 我的电话是…."""
    below = next(iter(lines), "")
    if not _HAS_NUMBER.search(half_width(below)):  # a look at each line, before it is read
        return []
    fields = set(by_shape(words_in(head))[0]) if head.strip() else set()
    found = list[str]()
    for line in map(str.strip, lines if fields & set(AMOUNT_FIELDS) else ()):
        person, rest = by_shape(words_in(line)) if line else ({}, [])
        told = set(person) if not rest and set(person) <= _NUMBERS else set()
        if not told or told & fields:
            break
        found.append(line)
        fields |= told
    return found


def in_years(parts: Sequence[str], name: str) -> list[str]:
    """A line of a person's for each month with its sum; nothing where one of the parts tells none."""
    found = [_MONTH.match(part) for part in parts]
    told, year, last = list[str](), "", 0
    for each in found:
        if each is None:
            return []
        month = int(each["month"])
        year = each["year"] or (year if month >= last else "")
        last = month
        told.append(f"{name} {''.join(each['sum'].split()).lstrip(':：的')} {year}{month}月".strip())
    return told
