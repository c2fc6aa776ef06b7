"""Several lines of a chat that tell of one person, each a label with its value, or what he writes above his name: one
line that is read like any other; and several people of whom only all is told, a line for each."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from inspector_app.domain.identity import half_width
from inspector_app.domain.pasted import HAN
from inspector_app.exchange.tables.chat_amounts import figure_in
from inspector_app.exchange.tables.chat_people import is_name, own_name
from inspector_app.exchange.tables.chat_person import Plain
from inspector_app.exchange.tables.chat_tokens import tokens
from inspector_app.exchange.tables.fields import Fit, kinds

_LABELLED = re.compile(r"^(?:\d{1,3}\s*[、.．)）]\s*)?(?P<label>[^\d\s:：,，。]{2,8})\s*[:：]\s*(?P<value>\S.*)$")
_IN_A_ROW = re.compile(r"([^\d\s:：,，。;；]{2,8})\s*[:：]\s*([^\s:：,，;；]+)(?=[\s,，;；]|$)")
_BARE = ("金额", "数额", "钱数", "多少钱")
_BEFORE = {"owed": "欠", "earned": "应得", "received": "拿了"}
_AS_IT_IS = ("id_number", "phone", "card", "period", "job", "attendance", "rate")
_NAMED_ALONE = re.compile(
    rf"^(?P<words>.{{0,60}}?)(?:名单|分别[是为]|有)\s*[:：]\s*(?P<names>[{HAN}]{{2,4}}(?:[、,，\s]+[{HAN}]{{2,4}})+)[。.]?$"
)
_SIGNED = re.compile(rf"^(?P<name>[{HAN}]{{2,4}})[\s,，:：]*(?P<phone>1[3-9]\d{{9}})?$")
_SAYS_OF_ME = re.compile("^(?:我(?!们)|本人)")
_BETWEEN = re.compile("[、,，\\s]+")
_CLAUSES = re.compile(r"[,，;；。]\s*")
_ENDS, _FEW = "。；;，,", 2


class Spoken(NamedTuple):
    """A line as it is read, and the words of the chat that it comes from; ``plain`` where it was read already."""

    line: str
    words: str
    plain: Plain | None = None


def blocks(text: str) -> list[Spoken]:
    """The lines of a text, those of one person together."""
    lines = [line for line in text.splitlines() if line.strip()]
    letters = [_signed(lines[at : at + _FEW]) for at in range(0, len(lines), _FEW)]
    if letters and all(letters):  # and nobody is named above what he says
        words = (" ".join(lines[at : at + _FEW]) for at in range(0, len(lines), _FEW))
        return [Spoken(*each) for each in zip(letters, words, strict=True)]
    told = _with_labels_as_lines([Spoken(line, line) for line in text.splitlines()])
    return [each for line in told for each in _together(line)]


def _signed(lines: Sequence[str]) -> str:
    """What somebody writes of himself above his name, with the name in front: 我的工资9000元没有给 above 示例甲."""
    if len(lines) < _FEW or not _SAYS_OF_ME.match(lines[0].strip()) or not figure_in(lines[0]):
        return ""
    found = _SIGNED.match(half_width(lines[1].strip()))
    if found is None or not is_name(found["name"]) or any(map(own_name, _CLAUSES.split(lines[0].strip()))):
        return ""
    return " ".join(filter(None, (found["name"], found["phone"], lines[0].strip())))


def _together(spoken: Spoken) -> list[Spoken]:
    """A line for each of those of whom only all is told: 三个人欠18000，名单：示例甲、示例乙、示例丙."""
    found = _NAMED_ALONE.match(spoken.line.strip())
    names = _BETWEEN.split(found["names"]) if found else []
    figure = figure_in(found["words"]) if found else ""
    if not (found and figure and all(map(is_name, names)) and len(set(names)) == len(names)):
        return [spoken]
    return [Spoken(f"{name} {len(names)}人共欠{figure}", spoken.words) for name in names]


def _with_labels_as_lines(lines: Sequence[Spoken]) -> Iterator[Spoken]:
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
    if field in _BEFORE and tokens(plain)[0].kind == "sum":
        return f"{_BEFORE[field]}{''.join(plain.split())}"
    return "".join(plain.split()) if field in _AS_IT_IS or label in _BARE else f"{label}{value}"
