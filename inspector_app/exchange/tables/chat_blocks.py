"""Several lines of a chat that tell of one person, each a label with its value: one line that is read like any other;
and the sums of several months of one, a line for each."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from inspector_app.domain.identity import half_width
from inspector_app.exchange.tables.chat_amounts import said_of
from inspector_app.exchange.tables.chat_person import Plain
from inspector_app.exchange.tables.fields import Fit, kinds

_LABELLED = re.compile(r"^(?:\d{1,3}\s*[、.．)）]\s*)?(?P<label>[^\d\s:：,，。]{2,8})\s*[:：]\s*(?P<value>\S.*)$")
_IN_A_ROW = re.compile(r"([^\d\s:：,，。;；]{2,8})\s*[:：]\s*([^\s:：,，;；]+)(?=[\s,，;；]|$)")
_BARE = ("金额", "数额", "钱数", "多少钱")
_BEFORE = {"owed": "欠", "earned": "应得", "received": "拿了"}
_AS_IT_IS = ("id_number", "phone", "card", "period", "job", "attendance", "rate")
_MONTH = re.compile(
    r"^(?P<year>20\d{2}年)?(?P<month>\d{1,2})月份?[\s:：]*(?P<sum>的?(?:工资|(?:工资)?没发|还?欠我?|还?差我?)?[\s:：]*[￥¥]?\d{3,7}(?:\.\d{1,2})?(?:元|块)?\D{0,6})$"
)
_ENDS = "。；;，,"
IsName = Callable[[str], bool]


class Spoken(NamedTuple):
    """A line as it is read, and the words of the chat that it comes from; ``plain`` where it was read already."""

    line: str
    words: str
    plain: Plain | None = None


def with_labels_as_lines(lines: Sequence[Spoken], is_name: IsName) -> Iterator[Spoken]:
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
