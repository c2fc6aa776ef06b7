"""欠条: 今欠示例甲2025年3月至6月工资人民币壹万捌仟元整（￥18,000.00）… becomes a line of whom it is owed to.

Who owes, by when it is to be paid and who signed stays in the words beside the line. Where figures and capitals differ,
or several people or sums are named, nothing is chosen: the line is left to be asked. 借条 and 收条 are no wages owed.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from inspector_app.domain.id_kind import IN_TEXT
from inspector_app.domain.identity import half_width
from inspector_app.domain.mentions import IN_CAPITALS, MONEY, mentions
from inspector_app.domain.money import yuan
from inspector_app.domain.pasted import HAN
from inspector_app.domain.periods import parse_period

_OWES = re.compile(
    r"^(?:欠\s*条[:：]?)?[^\d:：]{0,40}?(?:[今兹特]|(?<![^，,。])[现共尚仍])\s*欠(?:到|下|付|着)?"
    r"(?=\D)(?![一二两三四五六七八九十]+[百千万])"
)
_LENT = re.compile(r"^(?:借\s*条|收\s*条|收\s*据)?[^\d:：]{0,30}?[今兹]\s*(?:借|收)(?:到|得)?")
_BEHIND = (
    "等|同志|师傅|先生|女士|老师|工友|工人|民工|农民工|的|工资|人工|劳务|生活费|工程款|工钱|做工|务工|干活|在|于|自|从|因|班组|"
    "木工|瓦工|泥工|钢筋工?|油漆工?|水电工?|架子工?|小工|大工|杂工|壮工|人民币|现金|共计|合计|总计|款|[（(￥¥:：,，。、\\s\\d]|$"
)
_WHOM = re.compile(rf"\s*(?P<name>[{HAN}]{{1,12}}(?:[·•][{HAN}]{{1,12}}?)+?|[{HAN}]{{2,4}}?)(?P<behind>{_BEHIND})")
_MORE = re.compile(r"\s*(?:等|和|与|及|、)")
_PERIOD = re.compile(
    r"20\d{2}[年.]\d{1,2}月?(?:\d{1,2}日)?(?:份)?(?:[至到\-—~～](?:20\d{2}[年.])?\d{1,2}月?(?:\d{1,2}日)?(?:份)?)?(?!\d|\.\d)"
)
_DAY = re.compile(r"\d{1,2}日")
_PAY_BY, _PAY_ON = (
    re.compile("底?(?:之?前|以前|内)?[^，,。]{0,6}(?:付|还|结)清"),
    re.compile("(?:定于|约定|承诺|保证|计划)(?:在|于)?$"),
)
_SIGNED = re.compile(
    "^(?:欠款人|欠薪人|欠款单位|欠款方|立据人|立字人|立条人|出具人|具欠人|债务人|证明人|担保人|见证人|签[字名]|身份证|电话|联系)"
)
_ENDS = re.compile(r"[。；;]$")
_DATED = re.compile(r"^\d{4}\s*[-年./]\s*\d{1,2}\s*[-月./]\s*\d{1,2}\s*日?$")
_PHONE = re.compile(r"(?<!\d)1[3-9]\d{9}(?!\d)")
_NO_NAME = re.compile("工资|工钱|人民币|公司|班组|工地|本人|他|我|大家|工人|民工")
_LISTS = re.compile("(?:其中|如下|分别为|分别是|明细|名单|下列|以下)[^。；;]{0,6}$")
_LISTED = re.compile(rf"^(?:\d{{1,2}}\s*[、.．)）]\s*)?[{HAN}]{{2,4}}[\s:：,，]+[￥¥]?\d[\d,.]*元?[，,。；;]?$")
_OF_SEVERAL = re.compile(
    rf"[,，、;；][{HAN}]{{2,4}}的?(?:工资|工钱|人工费?)(?:款|人民币)?[￥¥]?(?:\d{{3}}|[壹贰叁肆伍陆柒捌玖拾]+[佰仟万])"
)
_PAID_AND_LEFT = re.compile("已[付发支给].*[余欠剩下]")
_MOST_LINES = 6
_NEAR = 60  # letters behind the name within which a number is that of whom it is owed to


@dataclass(frozen=True, slots=True)
class Iou:
    """What one of them tells: the line in which it begins, all its words, the fields, and what is left beside these.
    ``told`` is empty where it names nobody alone, or is none of wages that are owed."""

    number: int
    text: str
    told: Mapping[str, str] = field(default_factory=dict)
    rest: tuple[str, ...] = ()


def ious(lines: Sequence[str]) -> Iterator[tuple[range, Iou]]:
    """Those in the lines of a text, each with the numbers of the lines it takes up, counted from 1; those who signed
    below are lines of their own that tell of nobody."""
    at, is_within = 0, False
    while at < len(lines):
        line = lines[at].strip()
        if (_OWES.match(line) or _LENT.match(line)) and not _OF_SEVERAL.search(line):  # which is read like a chat
            end = _end(lines, at)
            text = "".join(each.strip() for each in lines[at:end])
            is_of_all = end < len(lines) and _LISTED.match(lines[end].strip())  # the people stand below, one in a line
            yield range(at + 1, end + 1), Iou(at + 1, text) if is_of_all else _read(at + 1, text)
            at, is_within = end, True
            continue
        if is_within and _SIGNED.match(line):
            yield range(at + 1, at + 2), Iou(at + 1, line)
        at += 1


def _end(lines: Sequence[str], start: int) -> int:
    """Where the words of one end that stand in several lines."""
    end = start + 1
    while end < min(len(lines), start + _MOST_LINES) and not any(
        ends.search(lines[end - 1].strip()) for ends in (_ENDS, _LISTS)
    ):
        line = lines[end].strip()
        if not line or any(other.match(line) for other in (_OWES, _LENT, _SIGNED, _DATED, _LISTED)):
            break
        end += 1
    return end


def _read(number: int, text: str) -> Iou:
    owes = _OWES.match(text)
    whom = _WHOM.match(text, owes.end()) if owes else None
    if owes is None or whom is None or _NO_NAME.search(whom["name"]):
        return Iou(number, text)
    name, behind = whom["name"], text[whom.end("name") :]
    if _MORE.match(behind):
        return Iou(number, text)
    told, words = {"name": name}, text
    near = half_width(behind[:_NEAR])
    for key, shape in (("id_number", IN_TEXT), ("phone", _PHONE)):
        if found := shape.search(near):
            told[key] = found[0]
            words = words.replace(behind[found.start() : found.end()], "")
    period = _period(behind)
    if period:
        told["period"] = period
    sums = _sums(text)
    if (paid := _some_paid(text, sums)) is not None:
        return Iou(number, text, told | paid, (words,))
    if len(set(sums.values())) == 1:
        told["owed"] = f"{next(iter(sums.values()))}元"
        return Iou(number, text, told, (words,))
    return Iou(number, text, told, (*sums, words))


def _some_paid(text: str, sums: Mapping[str, str]) -> dict[str, str] | None:
    """What was earned, paid and is left where three sums say so and tie: 共计23800元，已付5000元，余18800元."""
    told = list(dict.fromkeys(sums.values()))
    fen = [int(Decimal(each.replace(",", "")) * 100) for each in told]
    if len(told) != 3 or not _PAID_AND_LEFT.search(text) or fen[0] - fen[1] != fen[2]:
        return None
    return dict(zip(("earned", "received", "owed"), (f"{each}元" for each in told), strict=True))


def _period(text: str) -> str:
    """The months it speaks of, where it names one span of them; the day on which it is to be paid is none."""
    plain = half_width(text)
    found = {
        each[0]
        for each in _PERIOD.finditer(plain)
        if not _is_one_day(each[0])
        and not _PAY_BY.match(plain, each.end())
        and not _PAY_ON.search(plain[: each.start()])
    }
    spans = [each for each in found if parse_period(each) is not None]
    return spans[0] if len(spans) == 1 else ""


def _is_one_day(text: str) -> bool:
    return len(_DAY.findall(text)) == 1


def _sums(text: str) -> dict[str, str]:
    """Its sums, in figures and in capitals, as they are written and in 元; a vague one counts as none."""
    found = [each for each in mentions(text) if each.kind in (MONEY, IN_CAPITALS) and not each.vague]
    return {each.words: yuan(each.value) for each in found if isinstance(each.value, int) and each.value > 0}
