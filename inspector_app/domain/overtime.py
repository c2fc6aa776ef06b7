"""加班 as records tell it: 平时30小时；休息日2天；法定节假日1天（未计入出勤）. Nothing else is reckoned with."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from inspector_app.domain.figures import closed_up
from inspector_app.domain.wage_rules import OvertimeRule
from inspector_app.domain.work import Measure, work_of
from inspector_app.support.errors import Refused

_GAP = re.compile(r"(?<=[天日工时])\s+")
_APART = re.compile(r"[;,、+]")
_ATTENDANCE, _HOW = r"(?:所列)?(?:出勤|考勤)(?:天数|日数|工日)?", r"(?:未|没有?|不|已经?)"
_COUNTED = re.compile(
    rf"(?P<apart>在?{_ATTENDANCE}(?:之外|以外|外)|另计|另外?算|另外计算|单独?计?算)"
    rf"|(?P<how>{_HOW})?(?:(?:计入|列入|算入|含于|[包计算含括]{{1,2}}在){_ATTENDANCE}(?:[之以]?内|里|中)?"
    rf"|在{_ATTENDANCE}(?:[之以]?内|里|中))"
    rf"|(?P<bare>{_HOW})(?:计入|算入|算进去?|[包计算]?[含括]?在内)"
    rf"|{_ATTENDANCE}[中里]?(?P<holds>{_HOW})?包?[含括]了?(?:加班|加点)?"
)
_AROUND = re.compile(r"(?:加班|加点|上班|工作|出勤)")
_NONE = ("无", "没有", "无加班", "没有加班", "0")


@dataclass(frozen=True, slots=True)
class Worked:
    """So much work of one kind of overtime (the id of its rule)."""

    kind: str
    work: Measure


@dataclass(frozen=True, slots=True)
class Overtime:
    """What was read. ``counted``: whether the attendance holds it already, None while nobody told; ``unread``: words
    that are no overtime of a known kind with an amount."""

    worked: tuple[Worked, ...]
    counted: bool | None
    unread: tuple[str, ...]


def overtime_of(text: str, kinds: Mapping[str, OvertimeRule]) -> Overtime:
    """A recorded overtime taken apart; nothing is taken for a kind of day that nobody named."""
    try:
        plain = closed_up(_GAP.sub(";", text), "").replace("。", ";").replace("(", ";").replace(")", ";")
    except Refused:
        return Overtime((), None, (text,))
    counted = _counted(plain)
    worked: list[Worked] = []
    unread: list[str] = []
    for part in filter(None, (each.strip(":") for each in _APART.split(_COUNTED.sub(";", plain)))):
        found = None if part in _NONE else _worked(part, kinds)
        if found is not None:
            worked.append(found)
        elif part not in _NONE:
            unread.append(part)
    return Overtime(tuple(worked), counted, tuple(unread))


def _counted(plain: str) -> bool | None:
    said = {
        not found["apart"] and (found["how"] or found["bare"] or found["holds"]) in (None, "已", "已经")
        for found in _COUNTED.finditer(plain)
    }
    return said.pop() if len(said) == 1 else None


def _worked(part: str, kinds: Mapping[str, OvertimeRule]) -> Worked | None:
    bare = _AROUND.sub("", part)
    for kind in kinds.values():
        for word in sorted(kind.words, key=len, reverse=True):
            work = work_of(bare.removeprefix(word).lstrip(":")) if bare.startswith(word) else None
            if work is not None and work.unit and work.figure > 0:
                return Worked(kind.id, work)
    return None
