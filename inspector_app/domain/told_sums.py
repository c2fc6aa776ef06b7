"""What each sum of an answer is: due, received or owed.

The word of a sum decides, the nearest in front of it in its clause, else one behind it (9000元没领), else that of the
sums in a row with it (2000元和3000元) or of the words that lead to it (欠我三个月工资，一共9000元). A sum without a
word, and what was only said, written or promised, is none of them: nobody guesses.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from inspector_app.domain.mentions import MONEY, Mention, mentions


class SumKind(StrEnum):
    """应发, 已发, 欠; ``NEITHER``: only said, written or promised, denied at once, drawn by another, or paid by whoever
    is asked; ``UNTOLD`` where no word says which."""

    DUE = "due"
    RECEIVED = "received"
    OWED = "owed"
    NEITHER = "neither"
    UNTOLD = "untold"


@dataclass(frozen=True, slots=True)
class ToldSum:
    """A sum in its answer. ``each``: the unit for which it is told (月, 天, 次), empty for a whole sum; ``is_total``:
    called what all comes to; ``is_part``: told once more as a part of the sum before it."""

    told: Mention
    kind: SumKind
    each: str = ""
    is_total: bool = False
    is_part: bool = False

    @property
    def fen(self) -> int | None:
        """In 分; None where it is not told exactly."""
        value = self.told.value
        return None if isinstance(value, tuple) or not value or self.told.vague else int(value)


DEBT = re.compile(
    r"欠(?!条)|[还尚]差|差(?:我|着|了|(?=\s*(?:$|[\d一二两三四五六七八九十])))|还剩"
    r"|没有?[发给付领拿结]|尚未|未[发付领结]|少[发给付]"
)
_DUE = re.compile(
    r"(?<![答对相反供适响回])应(?:该|当)?(?:是|有|为|支付|[发得领付给拿])+(?:的|工资|是|为)*(?![了过到])"
    r"|(?<!应)该[发给付得领](?:我|的)?(?![了过到])"
    r"|[干做挣赚][了出]?(?:一共|总共|共|有)*\s*$"
)
_NOT_YET = r"(?<![没未不欠少多该当应要])(?<!没有)"
_RECEIVED = re.compile(
    rf"{_NOT_YET}(?:[领拿收取支得分发给付打转结][到过了取]+|[发给付][了过]?我|(?:支付|发放)[了过]|(?:领|拿|发|给|收)的(?:是)?"
    r"|(?:已经?|实际?|[只才仅先共])(?:支付|到[账手]|[发领收付得拿给支])[到了过]?|到[账手]|借支|预支)"
)
_WORDS = ((SumKind.RECEIVED, _RECEIVED), (SumKind.DUE, _DUE), (SumKind.OWED, DEBT))
_OWED_BEHIND = re.compile(r"\s*的?(?:工资|钱|款)?(?:都|还|一直|至今|到现在)*(?:没有?[发给付领拿结]|尚未|未[发付领结])")
_BEHIND = (
    (SumKind.OWED, _OWED_BEHIND),
    (SumKind.DUE, re.compile(r"\s*的(?:活|工)|\s*是应[发得领]")),
    (
        SumKind.RECEIVED,
        re.compile(r"\s*的?(?:工资|钱|款)?(?:我|都|已经?|早就|是)*(?:[领拿收发给付][到过了清完取]|借支|预支|到[账手])"),
    ),
)
_ONLY_SAID = re.compile(
    r"[代替](?:我|我们)?领|说(?!好)|听|写|答应|承诺|保证|打算|准备|估计|好像|可能|要是|如果|条子|要求|应[该当](?:是)?[发给付领拿][了过到]"
)
_PAID_OUT = re.compile(
    r"(?<![给向跟帮为])我(?:[也还又先]?[给付转][了过]|[给向](?!了|过))|[给付转打][了过](?:他|她|老板|班组?长|工友)"
)
_ON_A_NOTE = re.compile("[欠借收]条")
_OF_A_NOTE = re.compile(r"\s*的?[欠借收]条")
_DENIED = re.compile(
    r"[，,。；;]?\s*(?:但是?|可是?|其实|实际上?|结果|根本|一分钱?|都)+(?:没有?|未)[付给发领拿收](?:过|到|钱)?(?=[，,。；;]|$)"
)
_CLAUSE = re.compile("[，,。；;！!？?\n]")
_SENTENCE = re.compile("[。；;！!？?\n]")
_TOTAL = re.compile("共|合计|累计|总")
_PART = re.compile("其中|包括|里面|就是")
_LABEL = (
    r"(?:今年|去年|前年|\d{4}年|\d{1,2}月份?|\d{1,2}[日号]"
    r"|(?:春节|过年|年)[前后]|第?[\d一二两三四五六七八九十]+次|前后|分别|现金|微信|转账"
    r"|[一总]?共计?|合计|是|有|为|我|的|工资|\s)*"
)
_LABELLED = re.compile(_LABEL)
_IN_A_ROW = re.compile(rf"\s*(?:[、和及跟与加]|以及|还有){_LABEL}|[，,]\s*(?=\d|今|去|前|第){_LABEL}")
_EACH = re.compile(
    r"(?:每个?|一个?)(?P<unit>天|日|月|平方米?|平米|平|方|吨|米|工|小时|年|次|人)(?![^，,]*[共总])(?=[^，,]*$)"
)
_EACH_BEHIND = re.compile(r"\s*(?:一个?|每个?|/)(?P<unit>天|日|月|平方米?|平米|平|方|吨|米|工|小时|年|次|人)")


@lru_cache(maxsize=512)  # every answer of a transcript is read anew as one is typed
def told_sums(answer: str) -> tuple[ToldSum, ...]:
    """Every sum of an answer, in its order, also what is not told exactly."""
    found: list[ToldSum] = []
    every = [each for each in mentions(answer) if each.kind == MONEY]
    for at, told in enumerate(every):
        until = every[at + 1].start if at + 1 < len(every) else len(answer)
        found.append(_read(answer, told, found, until))
    return tuple(found)


def _read(answer: str, told: Mention, before: Sequence[ToldSum], until: int) -> ToldSum:
    last = before[-1] if before else None
    between = answer[last.told.end if last else 0 : told.start]
    front = _CLAUSE.split(between)[-1]
    is_total = bool(_TOTAL.search(front))
    kind = _nearest(front)
    if kind is SumKind.UNTOLD:
        kind = _behind(answer[told.end : until], is_last=until == len(answer))
    is_denied = kind is SumKind.RECEIVED and _DENIED.match(answer, told.end + _rest(answer[told.end : until]))
    if kind is not SumKind.OWED and (is_denied or _ONLY_SAID.search(front) or _PAID_OUT.search(front)):
        return ToldSum(told, SumKind.NEITHER)
    if kind is SumKind.RECEIVED and (_ON_A_NOTE.search(front) or _OF_A_NOTE.match(answer, told.end)):
        return ToldSum(told, SumKind.UNTOLD)
    is_part = bool(last and _PART.search(front) and kind in (last.kind, SumKind.UNTOLD))
    if kind is SumKind.UNTOLD and not is_part:
        kind = _led(answer, told, before, front, between)
    each = _each(answer, told, last, front, between, kind)
    return ToldSum(told, kind, each, is_total, is_part)


def _nearest(words: str) -> SumKind:
    """What the last word of some words calls a sum behind them."""
    found = [(match.end(), kind) for kind, shape in _WORDS for match in shape.finditer(words)]
    return max(found, key=lambda each: each[0])[1] if found else SumKind.UNTOLD


def _rest(behind: str) -> int:
    """How many letters of the clause stand behind a sum."""
    return len(_CLAUSE.split(behind)[0])


def _behind(words: str, *, is_last: bool) -> SumKind:
    """What the words behind a sum call it, unless they lead to the next sum of the clause."""
    rest = _CLAUSE.split(words)
    if len(rest) == 1 and not is_last:
        return SumKind.UNTOLD
    return next((kind for kind, shape in _BEHIND if shape.match(rest[0])), SumKind.UNTOLD)


def _led(answer: str, told: Mention, before: Sequence[ToldSum], front: str, between: str) -> SumKind:
    """The kind of a sum without a word of its own: in a row with others, or what all of them come to, or behind words
    that lead to it."""
    whole = [each for each in before if not each.each]
    sentence = _SENTENCE.split(answer[: told.start])[-1]
    begins = told.start - len(sentence)
    whole = [each for each in whole if each.told.start >= begins]
    if whole and whole[-1] is before[-1] and _IN_A_ROW.fullmatch(between) and not _TOTAL.search(front):
        return whole[-1].kind
    if not _LABELLED.fullmatch(front):
        return SumKind.UNTOLD
    if whole:
        alike = [each.fen or 0 for each in whole if each.kind is whole[-1].kind and not each.is_part]
        return whole[-1].kind if _TOTAL.search(front) and sum(alike) == told.value else SumKind.UNTOLD
    leading = reversed(_CLAUSE.split(sentence)[:-1])
    words = next((each for each in leading if _nearest(each) is not SumKind.UNTOLD), "")
    return SumKind.UNTOLD if _ONLY_SAID.search(words) else _nearest(words)


def _each(answer: str, told: Mention, last: ToldSum | None, front: str, between: str, kind: SumKind) -> str:
    """The unit for which a sum is told; 每月应发6000元，实发1000元 tells both of each month."""
    if match := _EACH_BEHIND.match(answer, told.end) or _EACH.search(front):
        return match["unit"]
    both = (SumKind.DUE, SumKind.RECEIVED)
    goes_on = last and kind in both and last.kind in both and not (_SENTENCE.search(between) or _TOTAL.search(front))
    return last.each if last and goes_on else ""
