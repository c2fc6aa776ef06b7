"""Whether a recorded name that stands in a text is that name, or the piece of another one.

Chinese parts no words: 示例劳务有限公司承包 and 由李四签收 hold the recorded names, 示例劳务有限公司分公司 is another.
What cannot be told apart is said to be unclear, never taken for either.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum, auto


class Beside(Enum):
    """What stands directly before or after a name."""

    APART = auto()  # nothing, a mark, another recorded name, or a word that begins or ends a clause
    OTHER_NAME = auto()  # the rest of a longer name
    UNCLEAR = auto()


@dataclass(frozen=True, slots=True)
class Standing:
    """One place where a name stands: ``words`` with the rest of the longer name, or with what is unclear beside it."""

    start: int
    end: int
    beside: Beside
    words: str


def standings(name: str, text: str, known: Iterable[str]) -> Iterator[Standing]:
    """Every place where the letters of ``name`` stand in ``text``; ``known`` are the names recorded around it."""
    others = sorted((other for other in known if other and other != name), key=len, reverse=True)
    at = text.find(name)
    while name and at >= 0:
        end = at + len(name)
        yield _standing(name, text, at, end, others)
        at = text.find(name, end)


def _standing(name: str, text: str, start: int, end: int, others: list[str]) -> Standing:
    before, after = text[:start], text[end:]
    left, right = _left(name, before, others), _right(name, after, others)
    for beside in (Beside.OTHER_NAME, Beside.UNCLEAR):
        if beside in (left[0], right[0]):
            more = [words if found is beside else "" for found, words in (left, right)]
            return Standing(start, end, beside, f"{more[0]}{name}{more[1]}")
    return Standing(start, end, Beside.APART, name)


def _left(name: str, before: str, others: list[str]) -> tuple[Beside, str]:
    for other in others:
        if other.endswith(name) and before.endswith(other[: -len(name)]):
            return Beside.OTHER_NAME, other[: -len(name)]
    if before[-1:] + name[:1] in _COMPOUND_SURNAMES and len(name) <= _LONGEST_PERSON:
        return Beside.OTHER_NAME, before[-1]
    if name.startswith("《") and (found := _PLACE.search(before)):  # 某省《…条例》 is another one
        return Beside.OTHER_NAME, found[0]
    apart = not before or before[-1] in _MARKS or before[-1] in _ENDINGS or any(map(before.endswith, others))
    return (Beside.APART, "") if apart else (Beside.UNCLEAR, before[-1])


def _right(name: str, after: str, others: list[str]) -> tuple[Beside, str]:
    for other in others:
        if other.startswith(name) and after.startswith(other[len(name) :]):
            return Beside.OTHER_NAME, other[len(name) :]
    until = min((at for other in others if (at := after.find(other)) >= 0), default=len(after))
    is_firm = len(name) > _LONGEST_PERSON or name.endswith(_SUFFIXES)
    if is_firm and (found := _BRANCH.match(after[:until])):
        return Beside.OTHER_NAME, found[0]
    for suffix in _SUFFIXES:
        for cut in range(1, len(suffix)):
            if name.endswith(suffix[:cut]) and after.startswith(suffix[cut:]):
                return Beside.OTHER_NAME, suffix[cut:]
    apart = not after or after[0] in _MARKS or after[0] in _BEGINNINGS or until == 0 or name.endswith(_SUFFIXES)
    return (Beside.APART, "") if apart else (Beside.UNCLEAR, after[0])


_MARKS = "，。；：！？,;:\n“”‘’《》」「"
_LONGEST_PERSON = 4
_SUFFIXES = (
    "有限责任公司", "有限公司", "公司", "集团", "事务所", "委员会", "合作社", "服务站", "管理局", "管理站", "工程队",
    "项目部", "中心", "银行",
)  # fmt: skip
_PLACE = re.compile(r"[^，。；：、\n根据依照按违反了和与]{1,7}[省市区州县]$")
_BRANCH = re.compile(
    r"(?:（[^）]{1,12}）|\([^)]{1,12}\))?[^，。；：、！？\n由给与和及向为在等将被的]{0,6}?"
    r"(?:有限(?:责任)?公司|股份公司|集团|分公司|分厂|分店|分局|分院|分社|项目部|经理部|事业部|办事处)"
)
# With which letters a word ends that stands before a name (由, 用人单位), or begins that stands after it (等, 承包).
_ENDINGS = (
    "由向与和对被系为在经因将给及是的同跟并让令称至到之替等该即且或找把归属以从比了过于查据请单位人长员者工方理包司"
)
_BEGINNINGS = (
    "等的在于已未拖承签自为系是和与及或向对将因应不均共即曾也又还并称说表到从按以所作至之先同该此其负招雇带领出"
    "提交收拒确认反陈主要支付欠清给被把让请来去有无没可能仍尚才就都只仅经由必须当虽但且转分发施实完逾本"
    "二两三四五六七八九十"
)
_PAIRS = (
    "司马司徒司空欧阳诸葛上官夏侯东方皇甫尉迟公孙公羊公冶慕容令狐宇文长孙端木南宫独孤西门东郭百里呼延钟离轩辕闻人淳于"
    "太史澹台申屠赫连拓跋鲜于闾丘仲孙"
)
_COMPOUND_SURNAMES = frozenset(map("".join, zip(_PAIRS[::2], _PAIRS[1::2], strict=True)))
