"""What the answers of a transcript say for the list of wages: rate, months, sums, number and telephone, each with its
place. Only proposals: a person looks at each beside the answer and takes it in."""

import re
from calendar import monthrange
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import partial

from inspector_app.domain.cross_check import CITIZEN, MOBILE, NAMED_SELF, Held, plain_number
from inspector_app.domain.identity import masked_id, masked_phone
from inspector_app.domain.interview import QA
from inspector_app.domain.mentions import DAY, MONTH, Mention, mentions
from inspector_app.domain.spoken import NUMBER, spoken_count, spoken_rate
from inspector_app.domain.told_months import STANDSTILL, dated_months, listed_months
from inspector_app.domain.told_sums import DEBT, SumKind, ToldSum, told_sums

_OWED = re.compile(
    "(?:还|共|尚|总共|一共|合计|拖)?欠(?!条)(?:我|薪|工资)*(?:的是|了|款)?|[还尚]差|尚未支付|没有(?:发|给|付)的?(?:是|有)?|一共|合计|总共"
)
_GOT = re.compile("(?:领|拿|收)(?:到|过|了|取)+|(?:发|给|付)(?:了|过)?我")
_NEAR = 8
_SPAN = "天|日|个?月|平方米?|平米|平|方|吨|米|个?工|小时|年"
_RATE = re.compile(
    rf"(?:每个?|一个?)(?:{_SPAN})(?:工资)?(?:是|按|算)?{NUMBER}(?:块钱?|元)?"
    rf"|{NUMBER}(?:块钱?|元)?(?:一个?|每个?|/)(?:{_SPAN})"
)
_PRICE = re.compile("平|方|吨|米")
"""In a rate asked of as part of a contract: what the work is paid by, and no wage."""
_NO_WAGE = re.compile("(?:加班|夜班|节假日|生活费|伙食|餐费|借支|罚款?|扣|租金?)[^，,。；;]{0,6}$")
_CLAUSE = re.compile("[，,。；;！!？?\n]")
_SENTENCE = re.compile(r"[^。；;！!？?\n]+")
_NOT_OWED_FOR = re.compile("\\s*(?:份)?(?:[^，,。；;]{0,4}(?:进场|入职|来的|到工地|开工|开始|签))")
_DUE_IN_SO_MANY_WORDS = re.compile("应[发得领]")
_MONTHS = re.compile(rf"(?<!每)(?<![\d.]){NUMBER}(?:个半|半)?个?月(?!份)")
_WORKED = re.compile(
    rf"(?:出勤|出工|上工|上班|干活|干|做|工作)(?:了|过|满|的是|天数|一共|总共|共|有|是)*(?P<days>{NUMBER}(?:个半|半)?(?:天|个?工)半?)(?!资|地|钱)"
)
_MORE = re.compile("又|另|再|后来")
_OF_A_TIME = re.compile("月|每|一?周|停|休")
_WORKED_UNTIL = re.compile("(?:干|做|工作|上班)到(?:[今去]年|\\d{4}年)?$")
_PROMISED = re.compile("答应|承诺|保证|应[该当]?(?:发|给|付)")
_BORROWED = re.compile("借支|预支|借[过了]")
_OTHERS = "他|她|别人|其他|工友|同事|老乡|大家|我们|每人|人均|个人"
_OWN = "(?P<own>我(?:个人)?(?!们)|本人|自己)"
_OF_A_SUM = re.compile(f"{_OWN}|(?P<other>{_OTHERS})")
_OF_SOME = re.compile(f"{_OWN}|(?P<other>[他她]|别人|每人|人均|老婆|妻子|丈夫|儿子|{NUMBER}(?:个人|人|名|位))")
_OF_A_NUMBER = re.compile(
    f"{_OWN}|(?P<other>{_OTHERS}|你|老板|班组长|组长|工头|经理|会计|负责人|公司|项目部|妻子|老婆|丈夫|父亲|母亲)"
)


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact that an answer tells: the field of the line or the person, its value, in which words (numbers of people
    masked), and whether the question asks of it."""

    name: str
    value: object
    words: str
    is_asked: bool


@dataclass(frozen=True, slots=True)
class Said:
    """A fact as the whole transcript tells it: the field of the line or the person, its value, from which question,
    in which words."""

    name: str
    value: object
    number: int
    words: str


def said_facts(qas: tuple[QA, ...], held: Callable[[str], frozenset[Held]], day: date) -> tuple[Said, ...]:
    """The last telling of each fact, in the order in which the list has them; ``day`` is that of the talk.

    People answer out of turn, so every answer is read: what was said where a question asks of it counts before what
    was said elsewhere, and that only where it is plainly the person's own.
    """
    asked: dict[str, Said] = {}
    elsewhere: dict[str, Said] = {}
    for number, qa in enumerate(qas, start=1):
        for fact in facts_of(qa, frozenset() if qa.key else held(qa.question), day):
            found = asked if fact.is_asked else elsewhere
            found[fact.name] = Said(fact.name, fact.value, number, fact.words)
    every = elsewhere | asked
    return tuple(every[name] for name in _ORDER if name in every)


_ORDER = (
    "name", "id_number", "phone", "rate", "first_day", "last_day",
    "attendance", "earned_fen", "received_fen", "claimed_fen",
)  # fmt: skip
_Fact = tuple[str, object, str]


def facts_of(qa: QA, held: frozenset[Held], day: date) -> tuple[Fact, ...]:
    """The facts of one answer; ``held`` is what its question asks of, ``day`` that of the talk."""
    return tuple(_facts(qa.said, held, day)) if qa.said.strip() else ()


def _facts(answer: str, held: frozenset[Held], day: date) -> Iterator[Fact]:
    told = mentions(answer)
    sums = [each for each in told_sums(answer) if not each.is_part]
    is_of_sums = Held.RECEIVED in held or Held.CLAIMED in held
    readers: tuple[tuple[Callable[[str, bool], Iterable[_Fact]], bool], ...] = (
        (_of_the_person, Held.REGISTER in held),
        (_rate, Held.RATE in held),
        (_worked, is_of_sums or Held.RATE in held),
        (partial(_earned, sums), is_of_sums),
        (partial(_received, sums), Held.RECEIVED in held and Held.RATE not in held),
        (partial(_claimed, sums), Held.CLAIMED in held),
        (partial(_months, told, day), Held.CLAIMED in held),
    )
    for read, is_asked in readers:
        for name, value, words in read(answer, is_asked):
            if name != "rate" or is_asked or Held.CHAIN not in held or not _PRICE.search(words):
                yield Fact(name, value, words, is_asked)


def _is_own(answer: str, start: int, people: re.Pattern[str]) -> bool:
    """Whether nobody else is named last in the sentence before a place."""
    before = _SENTENCE.findall(answer[:start])[-1:] if answer[:start] else []
    named = [each.lastgroup for words in before for each in people.finditer(words)]
    return not named or named[-1] == "own"


def _of_the_person(answer: str, is_asked: bool) -> Iterator[_Fact]:
    for name, shape, masked in (("id_number", CITIZEN, masked_id), ("phone", MOBILE, masked_phone)):
        told = [each for each in shape.finditer(answer) if is_asked or _is_own(answer, each.start(), _OF_A_NUMBER)]
        if len(told) == 1:
            yield name, plain_number(told[0][0]), masked(plain_number(told[0][0]))
    names = NAMED_SELF.findall(answer)
    if len(set(names)) == 1:
        yield "name", names[0], names[0]


def _rate(answer: str, is_asked: bool) -> Iterator[_Fact]:
    plain = answer.replace(",", "")
    for match in _RATE.finditer(plain):
        own = is_asked or _is_own(plain, match.start(), _OF_A_SUM)
        if own and not _NO_WAGE.search(plain[: match.start()]) and (rate := spoken_rate(match[0])):
            yield "rate", rate, match[0]
            return


def _worked(answer: str, is_asked: bool) -> Iterator[_Fact]:
    """The days that were worked, where they are told once and of no single month."""
    told = [each for each in _WORKED.finditer(answer) if is_asked or _is_own(answer, each.start(), _OF_A_SUM)]
    whole = [each for each in told if not _OF_A_TIME.search(_clause(answer, each.start()))]
    if len(told) == len(whole) == 1 and (days := spoken_count(whole[0]["days"])):
        yield "attendance", days, whole[0]["days"]


def _earned(told: Sequence[ToldSum], answer: str, is_asked: bool) -> Iterator[_Fact]:
    """What was due in all; where nobody asked of it, only what is called so."""
    due = _own_sums(answer, [each for each in told if each.kind is SumKind.DUE], is_asked)
    if not is_asked and not all(_DUE_IN_SO_MANY_WORDS.search(_clause(answer, each.told.start)) for each in due):
        return
    yield from _in_all("earned_fen", due, answer, is_asked)


def _received(told: Sequence[ToldSum], answer: str, is_asked: bool) -> Iterator[_Fact]:
    """All sums that were received, or what they came to where that is said."""
    got = _own_sums(answer, [each for each in told if each.kind is SumKind.RECEIVED], is_asked)
    if not is_asked and not all(_GOT.search(_before(answer, each.told)) for each in got):
        return
    if not _goes_on(answer, got):
        yield from _in_all("received_fen", got, answer, is_asked)


def _goes_on(answer: str, sums: Sequence[ToldSum]) -> bool:
    """Whether more is told behind a total, which may hold it or not: 总共领了5000元，1月又领了2000元."""
    first = next((at for at, each in enumerate(sums) if each.is_total), len(sums))
    return any(_MORE.search(_clause(answer, each.told.start)) for each in sums[first + 1 :])


def _own_sums(answer: str, sums: Sequence[ToldSum], is_asked: bool) -> list[ToldSum]:
    """The sums of the person alone; where that was asked of, and none is, those of a crew that it belongs to."""
    people = (_OF_A_SUM, _OF_SOME) if is_asked else (_OF_A_SUM,)
    found = ([each for each in sums if _is_own(answer, each.told.start, shape)] for shape in people)
    return next((own for own in found if own), [])


def _in_all(name: str, sums: Sequence[ToldSum], answer: str, is_asked: bool) -> Iterator[_Fact]:
    """What sums of one kind come to: their total where it is told, else all of them, or one of each month as many times
    as there were months. Nothing where one of them is vague or told of each time."""
    whole = [each for each in sums if not each.each]
    counted = [each for each in whole if each.is_total][-1:] or whole
    months = _count_of_months(answer) if is_asked and not whole and len(sums) == 1 and sums[0].each == "月" else None
    fens = [each.fen for each in counted]
    if months and sums[0].fen is not None and (fen := sums[0].fen * months) == int(fen):
        yield name, int(fen), f"每月{sums[0].told.words}，{months.normalize():f}个月"
    elif fens and None not in fens and (len(whole) == len(sums) or counted[0].is_total):
        yield name, sum(fen or 0 for fen in fens), "、".join(each.told.words for each in counted)


def _count_of_months(answer: str) -> Decimal | None:
    """For how many months sums of each month are told; None where that is not said, or only of those that are owed."""
    clauses = [each for each in _CLAUSE.split(answer) if not (DEBT.search(each) or "拖" in each)]
    told = [match[0] for each in clauses for match in _MONTHS.finditer(each) if match[0] != "一个月"]
    counts = {count.removesuffix("个月") for each in told if (count := spoken_count(each))}
    return Decimal(counts.pop()) if len(counts) == 1 else None


def _claimed(told: Sequence[ToldSum], answer: str, is_asked: bool) -> Iterator[_Fact]:
    """The sum behind 欠 or 一共, or that was not paid, the last of several; without such a word the only one. Where
    nobody asked of it, the one that is plainly owed. What came to a sum in all is not owed once some was received."""
    sums = [each for each in told if each.fen is not None and not each.each]
    people = _OF_SOME if is_asked else _OF_A_SUM
    own = [each for each in sums if _is_own(answer, each.told.start, people) and not _is_borrowed(answer, each.told)]
    some_paid = any(each.kind is SumKind.RECEIVED for each in told)
    owed = [each for each in own if each.kind is SumKind.OWED]
    untold = [each for each in own if each.kind is SumKind.UNTOLD and is_asked and not some_paid]
    named = [each for each in own if each in owed or (each in untold and _OWED.search(_before(answer, each.told)))]
    alone = [each for each in own if each in untold or (each.kind is SumKind.DUE and DEBT.search(answer))]
    for each in named[-1:] or (alone if is_asked and len(alone) == len(own) == 1 and not some_paid else ()):
        yield "claimed_fen", each.fen, each.told.words


def _is_borrowed(answer: str, told: Mention) -> bool:
    """Whether its sentence tells what was paid ahead, and not what is owed besides."""
    before = _SENTENCE.findall(answer[: told.start])[-1:]
    return any(_BORROWED.search(words) and not DEBT.search(words) for words in before)


def _clause(answer: str, place: int) -> str:
    """What stands in front of a place in its clause."""
    return _CLAUSE.split(answer[:place])[-1]


def _before(answer: str, mention: Mention) -> str:
    return answer[max(mention.start - _NEAR, 0) : mention.start]


def _months(told: Sequence[Mention], day: date, answer: str, is_asked: bool) -> Iterator[_Fact]:
    """The first and the last day of the months for which wages are owed: those of the sentences that say so; where
    that was asked of, of all of the answer. Never the month of arrival, nor one for which payment was promised."""
    kinds = (MONTH, DAY) if is_asked else (MONTH,)
    months = listed_months(answer, [each for each in told if each.kind in kinds and isinstance(each.value, tuple)])
    sentences = [each for each in _SENTENCE.finditer(answer) if months and not _PROMISED.search(each[0])]
    inside = [(each, [month for month in months if each.start() <= month.start < each.end()]) for each in sentences]
    spans = [span for each, some in inside if DEBT.search(each[0]) and (span := _span(answer, some, day))]
    if not spans and is_asked and (whole := _span(answer, [month for _each, some in inside for month in some], day)):
        spans = [whole]
    if spans:
        first, last = min(each[0] for each in spans), max(each[1] for each in spans)
        words = f"{first.year}年{first.month}月至{last.year}年{last.month}月"
        yield "first_day", first, words
        yield "last_day", last, words


def _span(answer: str, months: Sequence[Mention], day: date) -> tuple[date, date] | None:
    """The first and the last day of the months that are told."""
    found = [
        (year, month)
        for each, year, month in dated_months(answer, months, day)
        if not any(shape.match(answer, each.end) for shape in (_NOT_OWED_FOR, STANDSTILL))
        and not _WORKED_UNTIL.search(answer[: each.start])
    ]
    if not found:
        return None
    (first_year, first), (last_year, last) = min(found), max(found)
    return date(first_year, first, 1), date(last_year, last, monthrange(last_year, last)[1])
