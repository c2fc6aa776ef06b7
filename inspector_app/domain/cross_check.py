"""An answer beside what else is known of the same matter: the list of wages, the chain, the other transcripts.

What differs is told neutrally and wants a question; nothing is judged, and what nobody can compare is left alone: vague
figures, an answer without a figure, a list that is silent.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property
from itertools import accumulate

from inspector_app.domain.brought_list import months_touched
from inspector_app.domain.claim import WageClaim, period_of
from inspector_app.domain.figures import beginning
from inspector_app.domain.identity import half_width, masked_id, masked_phone, numbers_masked
from inspector_app.domain.interview import QA
from inspector_app.domain.mentions import DAY, MONEY, MONTH, PEOPLE, Mention, mentions
from inspector_app.domain.money import yuan
from inspector_app.domain.person import Person, PersonRole
from inspector_app.domain.spoken import NUMBER, spoken_yuan
from inspector_app.domain.told_months import STANDSTILL
from inspector_app.domain.told_sums import SumKind, told_sums
from inspector_app.support import vocabulary
from inspector_app.support.errors import Level, Problem


class Held(StrEnum):
    """Against what the answers to a matter can be held."""

    REGISTER = "register"
    YES_NO = "yes_no"
    RATE = "rate"
    RECEIVED = "received"
    CLAIMED = "claimed"
    CHAIN = "chain"


@dataclass(frozen=True)
class Told:
    """An answer of another transcript of the case: who gave it, where it stands, and what it can be held against."""

    heading: str
    person_rid: str
    is_worker: bool
    number: int
    held: frozenset[Held]
    answer: str

    @cached_property
    def sums(self) -> list[int]:
        """The sums that it tells."""
        return exact_sums(self.answer)


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a case while one of its people is asked, on ``day``. ``lines`` are those of the list by the name
    of whom they concern, ``companies`` every name of a company that the case, its project or its chain tells,
    ``priced`` what the links of the chain tell of price, settlement and payment: (whose, which field, 分)."""

    person: Person
    day: date
    lines: Mapping[str, tuple[WageClaim, ...]] = field(default_factory=dict)
    companies: frozenset[str] = frozenset()
    priced: tuple[tuple[str, str, int], ...] = ()
    others: tuple[Told, ...] = ()

    @property
    def own(self) -> tuple[WageClaim, ...]:
        """The lines of the person who is asked."""
        return tuple(each for each in self.lines.get(self.person.name, ()) if each.person_rid == self.person.rid)


_QUOTED = 40  # letters of another's answer
_MOST = 3  # of other people's answers beside one


def differences(known: Known, qa: QA, held: frozenset[Held]) -> list[Problem]:
    """What is told otherwise elsewhere than in an answer; ``held`` is what its question asks of."""
    answer = qa.said
    if not answer.strip():
        return []
    sums = exact_sums(answer)
    got = _sums_but(answer, SumKind.OWED)  # what is owed is no rate
    found = [*_register(known, answer, held), *_own_line(known, answer, sums, got, held)]
    found += _named(known, answer, held)
    found += [*_totals(known, answer, sums, held), *_companies(known, answer), *_prices(known, answer, sums, held)]
    return [*found, *_talks(known, answer, sums, got, held)]


def _differs(code: str, **details: str) -> Problem:
    return Problem(code, "answer", Level.WARNING, details)


def exact_sums(text: str) -> list[int]:
    """The sums of a text in 分 that are told to the yuan."""
    return [int(each.value) for each in _exact(text, MONEY) if not isinstance(each.value, tuple)]


def _sums_but(answer: str, *kinds: SumKind) -> list[int]:
    """The sums, in 分, that an answer tells to the yuan and calls none of these."""
    return [each.fen for each in told_sums(answer) if each.fen is not None and each.kind not in kinds]


def _exact(text: str, kind: str) -> list[Mention]:
    return [each for each in mentions(text) if each.kind == kind and each.value and not each.vague]


def tells(sums: Sequence[int], wanted: int) -> bool:
    """Whether sums tell one: by itself, or as what all of them, or some that follow each other, come to."""
    if wanted in sums or sum(sums) == wanted:
        return True
    ends = list(accumulate(sums, initial=0))[:_RUN]
    return any(later - earlier == wanted for at, later in enumerate(ends) for earlier in ends[:at])


_RANGE = re.compile(rf"(?P<low>{NUMBER})(?:元|块钱?)?\s*(?:到|至|[-—~～])\s*(?P<high>{NUMBER})(?:元|块)")


def in_a_range(text: str, fen: int) -> bool:
    """Whether a sum, in 分, lies in a range that a text tells: 260到300元 is not told otherwise by 280元."""
    ranges = ([spoken_yuan(f"{end}元") for end in found.group("low", "high")] for found in _RANGE.finditer(text))
    return any(low is not None and high is not None and low <= fen <= high for low, high in ranges)


_RUN = 60  # of so many sums every run is looked at: who tells more tells them one by one


# the register

CITIZEN = re.compile(r"(?<!\d)[1-9１-９]\d{5}[ -]?\d{4}[ -]?\d{4}[ -]?\d{3}[\dXxＸｘ](?!\d)")
MOBILE = re.compile(r"(?<!\d)[1１][3-9３-９]\d[ -]?\d{4}[ -]?\d{4}(?!\d)")
_NAME = r"([\u3400-\u9fff\U00020000-\U0003ffff·]{2,24}?)"
NAMED_SELF = re.compile(rf"我(?:叫|是叫|的名字是|的姓名是)\s*{_NAME}(?=[，,。；、\s]|$)")


def plain_number(said: str) -> str:
    """A number of identity or a telephone number without what parts its groups, in half-width capitals."""
    return half_width(said).replace("-", "").replace(" ", "").upper()


def _register(known: Known, answer: str, held: frozenset[Held]) -> Iterator[Problem]:
    if Held.REGISTER not in held:
        return
    person = known.person
    numbers, phones = ([plain_number(each) for each in shape.findall(answer)] for shape in (CITIZEN, MOBILE))
    names = NAMED_SELF.findall(answer)
    if numbers and person.id_number and person.id_number.upper() not in numbers:
        yield _of_register("id_number", _told_apart(person.id_number.upper(), numbers[-1], masked_id))
    if phones and person.phone and person.phone not in phones:
        yield _of_register("phone", _told_apart(person.phone, phones[-1], masked_phone))
    if names and person.name not in names:
        yield _of_register("name", person.name)


def _told_apart(known: str, said: str, masked: Callable[[str], str]) -> str:
    """A number with its middle hidden; where the one that was said looks the same then, with the places that differ."""
    shown = masked(known)
    if masked(said) != shown:
        return shown
    places = [at for at, (one, other) in enumerate(zip(known, said, strict=True), start=1) if one != other]
    return f"{shown}（第{'、'.join(map(str, places))}位不同）"


def _of_register(name: str, value: str) -> Problem:
    return _differs("answer-register-differs", label=vocabulary.label(f"person.{name}"), value=value)


# the list


def _own_line(
    known: Known, answer: str, sums: Sequence[int], got: Sequence[int], held: frozenset[Held]
) -> Iterator[Problem]:
    """The person's own lines: what is claimed, for which days, at which rate, what was received."""
    own = known.own
    if not own:
        return
    who, line = "", str(own[0].line)
    if Held.CLAIMED in held:
        yield from _claimed(own, sums, who)
        yield from _period(own, answer)
    received, rates = _total(own, "received_fen"), [each.rate for each in own if each.rate.strip()]
    paid = _sums_but(answer, SumKind.OWED, SumKind.DUE, SumKind.NEITHER)
    if Held.RECEIVED in held and paid and received is not None and not tells(paid, received):
        yield _of_list(line, who, "received_fen", f"{yuan(received)}元")
    listed = [fen for rate in rates for fen in _rates(rate)]
    if Held.RATE in held and got and rates and not any(tells(got, fen) or in_a_range(answer, fen) for fen in listed):
        yield _of_list(line, who, "rate", "、".join(rates))


def _claimed(lines: Sequence[WageClaim], sums: Sequence[int], who: str) -> Iterator[Problem]:
    wanted = {fen for name in ("claimed_fen", "found_fen") if (fen := _total(lines, name)) is not None}
    parts = {part.claimed_fen for each in lines for part in each.parts if part.claimed_fen is not None}
    if sums and wanted and not any(tells(sums, fen) for fen in wanted) and not parts & set(sums):
        claimed = _total(lines, "claimed_fen")
        name = "found_fen" if claimed is None else "claimed_fen"
        yield _of_list(str(lines[0].line), who, name, f"{yuan(_total(lines, name) or 0)}元")


def _period(own: Sequence[WageClaim], answer: str) -> Iterator[Problem]:
    """Months that the answer tells and the list does not; of those without a year the month counts."""
    period = Period.of(own)
    owed = months_touched([span for each in own for span in each.told_spans])
    days = [each for each in mentions(answer) if each.kind in (MONTH, DAY) and not STANDSTILL.match(answer, each.end)]
    told = [each.value[:2] for each in days if isinstance(each.value, tuple)]
    strange = [month for month in told if month[1] and not any(_same_month(month, other) for other in owed)]
    if period and strange and len(strange) == len([month for month in told if month[1]]):
        yield period.problem


@dataclass(frozen=True, slots=True)
class Period:
    """For which days the lines of one person claim wages, in words with their gaps, the first and the last of all, and
    the first line."""

    first: date
    last: date
    line: int
    words: str

    @classmethod
    def of(cls, own: Sequence[WageClaim]) -> "Period | None":
        """None where no line tells both days."""
        days = [day for each in own for span in each.told_spans for day in span]
        return cls(min(days), max(days), own[0].line, period_of(own)) if days else None

    @property
    def problem(self) -> Problem:
        """That an answer tells other days."""
        return _of_list(str(self.line), "", "period", self.words)


def _same_month(said: tuple[int, ...], owed: tuple[int, int]) -> bool:
    return said[1] == owed[1] and said[0] in (0, owed[0])


def _rates(rate: str) -> list[int]:
    return [round(float(each) * 100) for each in re.findall(r"\d+(?:\.\d{1,2})?", rate)]


def _total(lines: Sequence[WageClaim], name: str) -> int | None:
    told = [getattr(each, name) for each in lines]
    return None if None in told else sum(told)


def _of_list(line: str, who: str, name: str, value: str) -> Problem:
    return _differs(
        "answer-list-differs", line=line, who=who, label=vocabulary.label(f"wage_claim.{name}"), value=value
    )


def _named(known: Known, answer: str, held: frozenset[Held]) -> Iterator[Problem]:
    """Others of the list whom the answer names with a sum, against their lines."""
    if Held.CLAIMED not in held:
        return
    for name, words in said_of(answer, [name for name in known.lines if name != known.person.name]):
        yield from _claimed(known.lines[name], exact_sums(_EACH.sub("", words)), name)


_EACH = re.compile(
    r"[一每](?:天|日|个?工|个?月|小时|平方米?|方|平)[^，。；]*"
)  # 一天300元 is what he earns, not what is owed


def said_of(answer: str, names: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Of each name in an answer what is said behind it, until the next name or the end of the sentence."""
    here = sorted((at, name) for name in names if (at := answer.find(name)) >= 0)
    for number, (at, name) in enumerate(here):
        until = here[number + 1][0] if number + 1 < len(here) else len(answer)
        yield name, re.split(r"[。；;\n]", answer[at + len(name) : until], maxsplit=1)[0]


def _totals(known: Known, answer: str, sums: Sequence[int], held: frozenset[Held]) -> Iterator[Problem]:
    """What somebody who is no worker says of all of them, against the list."""
    if Held.CLAIMED not in held or known.person.role is PersonRole.WORKER or not known.lines:
        return
    every = [each for lines in known.lines.values() for each in lines]
    heads = len({each.person_rid for each in every})
    people = [each.value for each in _exact(answer, PEOPLE)]
    if people and heads not in people:
        yield _differs("answer-total-differs", value=f"{heads}人")
    wanted = {fen for name in ("claimed_fen", "found_fen", "admitted_fen") if (fen := _total(every, name)) is not None}
    if sums and wanted and not any(tells(sums, fen) for fen in wanted) and not any(said_of(answer, list(known.lines))):
        yield _differs("answer-total-differs", value="、".join(f"{yuan(fen)}元" for fen in sorted(wanted)))


# the chain

_FIRM = re.compile(r"[\u4e00-\u9fffA-Za-z0-9（）()]{2,40}?(?:有限责任公司|股份有限公司|有限公司)")
_BEFORE_A_NAME = re.compile(r"^(?:.*(?:[和与跟同是在给找向被由为把到叫]|我们|他们))?(?:(?:还|另外?|只)?有(?![限色]))?")


def _companies(known: Known, answer: str) -> Iterator[Problem]:
    """Companies that an answer names and neither case, project nor chain does."""
    strange = [
        _BEFORE_A_NAME.sub("", firm)
        for firm in _FIRM.findall(answer)
        if known.companies and not any(name in firm or firm in name for name in known.companies)
    ]
    for name in dict.fromkeys(each for each in strange if each):
        yield _differs("answer-chain-unknown", name=name)


def _prices(known: Known, answer: str, sums: Sequence[int], held: frozenset[Held]) -> Iterator[Problem]:
    """Prices, settlements and payments of the links that an answer with sums names, and none of which it tells; what
    it calls by name, 已结算80万元, is held against that alone."""
    if Held.CHAIN not in held or not sums:
        return
    named = [each for each in known.priced if each[0] in answer] or list(known.priced)
    differ = [] if any(tells(sums, fen) for _who, _field, fen in named) else named
    for name, called in _called(answer):
        of_it = [each for each in named if each[1] == name]
        if not any(tells(called, fen) for _who, _field, fen in of_it):
            differ = [*differ, *(each for each in of_it if each not in differ)]
    if differ:
        told = "，".join(
            f"{who}{vocabulary.label(f'chain_link.{name}')}{yuan(fen)}元" for who, name, fen in differ[:_MOST]
        )
        yield _differs("answer-chain-differs", value=told)


_CALLED = {
    "price_fen": re.compile(r"(?:合同|总|包干|承包)(?:总?价款?|金额|造价)"),
    "settled_fen": re.compile(r"结算"),
    "paid_fen": re.compile(r"(?:已|实)付|付了|给了|支付了"),
}


def _called(answer: str) -> Iterator[tuple[str, list[int]]]:
    """The sums that an answer calls price, settled or paid, by the part of the sentence that tells them."""
    for part in re.split(r"[，。；,;\n]", answer):
        names = [name for name, words in _CALLED.items() if words.search(part)]
        if len(names) == 1 and (sums := exact_sums(part)):
            yield names[0], sums


# the other transcripts

_NO = re.compile(r"没有?|[未无]|不曾|没")
_FIRST_WORDS = re.compile(r"[，。；！？\n]")


def stance(answer: str) -> bool | None:
    """Whether an answer begins by saying yes or no; None where it says neither."""
    first = _FIRST_WORDS.split(answer.strip(), maxsplit=1)[0]
    if _NO.search(first):
        return False
    return True if re.search(r"^[有是对]|签|办了|办过|登记", first) else None


def _talks(
    known: Known, answer: str, sums: Sequence[int], got: Sequence[int], held: frozenset[Held]
) -> Iterator[Problem]:
    rivals = [told for told in known.others if _contradicts(known, answer, sums, got, told, held & told.held)]
    for told in rivals[:_MOST]:
        said = numbers_masked(" ".join(told.answer.split()))
        quoted = beginning(said, _QUOTED)
        yield _differs("answer-talk-differs", who=told.heading, number=str(told.number), answer=quoted)


def _contradicts(
    known: Known, answer: str, sums: Sequence[int], got: Sequence[int], told: Told, both: frozenset[Held]
) -> bool:
    """Yes against no; a rate that a worker tells against that of who pays him; a sum that one tells of the other."""
    if Held.YES_NO in both:
        mine, other = stance(answer), stance(told.answer)
        if mine is not None and other is not None and mine is not other:
            return True
    is_worker = known.person.role is PersonRole.WORKER
    if Held.RATE in both and is_worker is not told.is_worker and got and told.sums and not set(got) & set(told.sums):
        within = [in_a_range(told.answer, fen) for fen in got] + [in_a_range(answer, fen) for fen in told.sums]
        return not any(within)
    if Held.CLAIMED in both and sums:
        of_me = [exact_sums(words) for _name, words in said_of(told.answer, [known.person.name])]
        return any(theirs and not set(theirs) & set(sums) for theirs in of_me)
    return False
