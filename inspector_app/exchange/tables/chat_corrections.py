"""A sum in a chat that a later message puts right: 更正一下 示例甲是9500, 打错了，是9900 of the same sender."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from inspector_app.exchange.tables.chat_amounts import figure_in
from inspector_app.exchange.tables.chat_line import ChatLine
from inspector_app.exchange.tables.chat_people import corrects

_BEFORE = "原来写"
_SUM = r"(?:\d{3,7}(?:\.\d{1,2})?|[\d.一二两三四五六七八九]+[万千百][\d一二两三四五六七八九零千百]*)(?:元|块钱?)?"
_WRONGLY = "(?:[写报打弄搞说发记算输]?错了?|不对|作废|写反了?)"
_RIGHTLY = "(?:[应实]际?该?是|应为|改[成为]|更正为|正确的?是|是)"
_SAID_BEFORE = "(?:的?(?:工资|工钱))?(?:[前上之][面次回前]|刚才|昨天|开始)?[写报打弄说发记算]?[成了的]?是?"
_IN_ONE_LINE = (
    re.compile(rf"是?[\s:：]*(?P<right>{_SUM})[,，\s]*(?:而?不是|不对是)(?P<wrong>{_SUM})(?=$|[\s,，。])"),
    re.compile(rf"[\s,，:：]*不是(?P<wrong>{_SUM})[,，\s]*{_RIGHTLY}(?P<right>{_SUM})(?=$|[\s,，。])"),
    re.compile(
        rf"[\s,，:：]*{_SAID_BEFORE}(?P<wrong>{_SUM})(?:是|[,，])?{_WRONGLY}[,，。\s]*{_RIGHTLY}(?P<right>{_SUM})(?=$|[\s,，。])"
    ),
)
_SAYS_SO = re.compile(
    "^(?:我?(?:刚才)?[写报打弄搞说发记算输]错了?|错了|更正(?:一下)?|纠正(?:一下)?|不对)[,，:：\\s]+(?=\\S)"
)
_WRONG = "不是"
CORRECTED = re.compile(rf"{_BEFORE}(\S+)")
"""What was told before, in the words beside a line."""


def correction_apart(line: str) -> str:
    """A line that tells the right sum and the wrong one, with each as a word of its own: 示例甲4200不是2400, and
    示例甲的8600报错了，应该是6800."""
    if lead := _SAYS_SO.match(line):  # 打错了，示例甲是8600不是6800
        line = f"{line[lead.end() :]} {lead[0].strip(' ,，:：')}" if any(s.search(line) for s in _IN_ONE_LINE) else line
    for shape in _IN_ONE_LINE:
        line = shape.sub(rf" 应该是\g<right> {_WRONG}\g<wrong>", line, count=1)
    return line.strip()


def with_corrections(lines: Sequence[ChatLine]) -> tuple[list[ChatLine], Mapping[int, int]]:
    """The lines with what was put right later, and the number of each line that does so with that of the one it is of.

    Only where one earlier line tells what somebody of that name is owed, and the later one a single other sum; else
    both stay as they are, to be asked about. A line of somebody of whom no other tells may say itself which of its sums
    is wrong.
    """
    found, of = list(lines), dict[int, int]()
    for at, line in enumerate(lines):
        sums = {figure for word in line.rest if not word.startswith(_WRONG) and (figure := figure_in(word))}
        if set(line.told) - {"period"} != {"name"} or len(sums) != 1 or not any(map(corrects, line.rest)):
            continue
        earlier = [
            place for place, each in enumerate(found[:at])
            if each.told.get("name") == line.told["name"] and each.number not in of
        ]  # fmt: skip
        wrong = [figure_in(word) for word in line.rest if word.startswith(_WRONG)]
        if not earlier and wrong and all(each.told.get("name") != line.told["name"] for each in found[at + 1 :]):
            found[at] = replace(line, told={**line.told, "owed": sums.pop()}, rest=(f"{_BEFORE}{wrong[0]}",))
            of[line.number] = line.number
        if len(earlier) != 1 or "owed" not in found[earlier[0]].told:
            continue
        first = found[earlier[0]]
        rest = (*first.rest, f"{_BEFORE}{first.told['owed']}")
        found[earlier[0]] = replace(first, told={**first.told, "owed": sums.pop()}, rest=rest)
        found[at] = replace(line, told={})
        of[line.number] = first.number
    return found, of
