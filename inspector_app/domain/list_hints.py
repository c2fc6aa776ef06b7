"""虚增名单提示: what in a list of wages wants a question, because padded lists often look so.

A hint accuses nobody: most have an honest reason (a couple with one telephone, a crew with one rate). Each says what
was seen, with its evidence in words, and what to ask. Which rules there are, from how many on, and what they ask is
data (``resources/law/list_hints.toml``); here is only the looking. Numbers of a person are shown in part.
"""

import re
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations, pairwise

from inspector_app.domain.alike import person_key
from inspector_app.domain.claim import Disposition, WageClaim
from inspector_app.domain.dates import chinese, joined
from inspector_app.domain.debt import Payment
from inspector_app.domain.identity import birth_date, masked_card, masked_id, masked_phone
from inspector_app.domain.money import yuan
from inspector_app.domain.person import Person
from inspector_app.domain.project import Project
from inspector_app.domain.reckoning import product_of
from inspector_app.domain.shared_number import shared_numbers
from inspector_app.support import vocabulary
from inspector_app.support.groups import grouped


@dataclass(frozen=True, slots=True)
class HintRule:
    """One rule: what it is called and asks, which looking it wants, and from what on it speaks (``settings``)."""

    id: str
    title: str
    look: str
    question: str
    basis_text: str
    mark: str
    settings: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A line of another case, whose it is, and what that case is called."""

    claim: WageClaim
    person: Person
    case: str


@dataclass(frozen=True, slots=True)
class Listed:
    """The list of one case, and what other cases have of people of the same number or name."""

    claims: tuple[WageClaim, ...]
    people: Mapping[str, Person]
    payments: tuple[Payment, ...] = ()
    project: Project | None = None
    elsewhere: tuple[Elsewhere, ...] = ()
    said: tuple[tuple[tuple[WageClaim, ...], str], ...] = ()
    """Lines of people who told otherwise in their own transcript, with what they told."""

    def person(self, claim: WageClaim) -> Person:
        """Whose line it is."""
        return self.people[claim.person_rid]


@dataclass(frozen=True, slots=True)
class Hint:
    """What one rule saw: the lines, whose they are, and the evidence in a sentence without a final stop."""

    rule: HintRule
    claim_rids: tuple[str, ...]
    names: tuple[str, ...]
    evidence: str


_Look = Callable[[Listed, HintRule], Iterator[Hint]]


def hints(rules: Iterable[HintRule], listed: Listed) -> list[Hint]:
    """What all rules see in a list, in the order of the rules."""
    return [hint for rule in rules for hint in LOOKS[rule.look](listed, rule)]


def _hint(listed: Listed, rule: HintRule, claims: Iterable[WageClaim], evidence: str) -> Hint:
    lines = tuple(sorted(claims, key=lambda claim: claim.line))
    names = tuple(dict.fromkeys(listed.person(claim).name for claim in lines))
    return Hint(rule, tuple(claim.rid for claim in lines), names, evidence)


def _shared(of: Callable[[Person], Hashable], said: Callable[[Person], str]) -> _Look:
    """Something that several persons have in common, as ``said`` puts it."""

    def look(listed: Listed, rule: HintRule) -> Iterator[Hint]:
        with_one = [claim for claim in listed.claims if of(listed.person(claim))]
        for claims in grouped(with_one, lambda claim: of(listed.person(claim))).values():
            heads = len({claim.person_rid for claim in claims})
            if heads >= rule.settings["least"]:
                yield _hint(listed, rule, claims, f"{heads}人{said(listed.person(claims[0]))}")

    return look


def _same_number(listed: Listed, rule: HintRule) -> Iterator[Hint]:
    """One number for several: of their records, or in the list from which it was taken in for nobody."""
    yield from _number_of_records(listed, rule)
    noted = [(number, claim) for claim in listed.claims for number in sorted(shared_numbers(claim.note))]
    for number, pairs in grouped(noted, lambda pair: pair[0]).items():
        evidence = f"名单中有{len({claim.person_rid for _, claim in pairs})}人的证件号码相同：{number}，没有读入"
        yield _hint(listed, rule, [claim for _, claim in pairs], evidence)


def _plain(text: str) -> str:
    return re.sub(r"\W", "", text)


_number_of_records = _shared(
    lambda person: person.id_number, lambda person: f"证件号码相同：{masked_id(person.id_number)}"
)
_SEQUENCE = slice(14, 17)


def _one_after_another(listed: Listed, rule: HintRule) -> Iterator[Hint]:
    """Numbers of one place and one day of birth whose sequence codes follow each other."""
    numbered = [claim for claim in listed.claims if len(listed.person(claim).id_number) == 18]
    for claims in grouped(numbered, lambda claim: listed.person(claim).id_number[:14]).values():
        codes = {int(code): c for c in claims if (code := listed.person(c).id_number[_SEQUENCE]).isdecimal()}
        close = [{one, two} for one, two in pairwise(sorted(codes)) if two - one <= rule.settings["apart"]]
        if close:
            run = [codes[code] for code in sorted(set().union(*close))]
            numbers = "、".join(masked_id(listed.person(claim).id_number) for claim in run)
            yield _hint(listed, rule, run, f"证件号码的地区和出生日期相同、顺序码相连：{numbers}")


def _equal_amounts(listed: Listed, rule: HintRule) -> Iterator[Hint]:
    """One round sum for many."""
    step = rule.settings["round_yuan"] * 100
    told = [(claim, claim.found_fen if claim.claimed_fen is None else claim.claimed_fen) for claim in listed.claims]
    rounded = [(claim, fen) for claim, fen in told if fen and fen % step == 0]
    for fen, pairs in grouped(rounded, lambda pair: pair[1]).items():
        heads = len({claim.person_rid for claim, _ in pairs})
        if heads >= rule.settings["least"]:
            yield _hint(listed, rule, [claim for claim, _ in pairs], f"{heads}人的数额都是{yuan(fen)}元")


def _too_young(listed: Listed, rule: HintRule) -> Iterator[Hint]:
    for claim in listed.claims:
        person = listed.person(claim)
        age = person.age_on(claim.first_day) if claim.first_day else None
        if claim.first_day and age is not None and age < rule.settings["age"]:
            born = birth_date(person.id_number) or person.born_on
            told = f"（{chinese(born)}出生）" if born else ""
            yield _hint(listed, rule, [claim], f"{chinese(claim.first_day)}开始用工时{age}周岁{told}")


_DAYS = re.compile(r"(\d+(?:\.\d+)?)\s*(个?工日?|天|日)?")
_BY_DAY = re.compile(r"[/每]\s*(?:个?工|天|日)")
_HOURS = 24  # of a day; a bare number may be hours


def _more_days(listed: Listed, rule: HintRule) -> Iterator[Hint]:
    """More days of work than the period has days."""
    for claim in listed.claims:
        worked, spans = _DAYS.fullmatch(claim.attendance.strip()), joined(claim.told_spans)
        if worked is None or not spans:
            continue
        days = sum((last - first).days + 1 for first, last in spans)
        most = days + rule.settings["days"]
        if Decimal(worked[1]) > (most if worked[2] or _BY_DAY.search(claim.rate) else most * _HOURS):
            period = "、".join(f"{chinese(first)}至{chinese(last)}" for first, last in spans)
            yield _hint(listed, rule, [claim], f"出勤填写{claim.attendance.strip()}，而{period}只有{days}日")


def _other_product(listed: Listed, rule: HintRule) -> Iterator[Hint]:
    """Rate × work is not what is recorded as earned."""
    for claim in listed.claims:
        product, told = product_of(claim)
        earned = claim.earned_fen
        if product is not None and earned is not None and abs(product - earned) > rule.settings["yuan"] * 100:
            word = vocabulary.short("wage_claim.earned_fen")
            yield _hint(listed, rule, [claim], f"{told}，{word}填写{yuan(earned)}元")


def _large_deduction(listed: Listed, rule: HintRule) -> Iterator[Hint]:
    """More taken off than so much of a hundred of what was earned."""
    for claim in listed.claims:
        earned, off, most = claim.earned_fen, claim.deducted_fen, rule.settings["percent"]
        if earned is not None and off is not None and off * 100 > earned * most:
            amounts = {"earned_fen": earned, "deducted_fen": off}
            told = "，".join(f"{vocabulary.short(f'wage_claim.{name}')}{yuan(fen)}元" for name, fen in amounts.items())
            yield _hint(listed, rule, [claim], f"{told}，超过{most}%")


def _before_the_site(listed: Listed, rule: HintRule) -> Iterator[Hint]:
    started = listed.project.started_on if listed.project else None
    early = [claim for claim in listed.claims if started and claim.first_day and claim.first_day < started]
    if started and early:
        first = min(claim.first_day for claim in early if claim.first_day)
        evidence = f"最早自{chinese(first)}起用工，台账记载工程{chinese(started)}开工"
        yield _hint(listed, rule, early, evidence)


def _is_one(one: Person, other: Person) -> bool:
    """One record or one number; where a number is missing, one name."""
    if one.rid == other.rid or (one.id_number and one.id_number == other.id_number):
        return True
    apart = bool(one.id_number and other.id_number)
    return not apart and bool(person_key(one.name)) and person_key(one.name) == person_key(other.name)


def _elsewhere(listed: Listed) -> Iterator[tuple[WageClaim, Elsewhere]]:
    """Each line with every line of another case that is of the same person, or may be."""
    by_mark: dict[str, dict[str, Elsewhere]] = {}
    for other in listed.elsewhere:
        for mark in _marks(other.person):
            by_mark.setdefault(mark, {})[other.claim.rid] = other
    for claim in listed.claims:
        person = listed.person(claim)
        near = {rid: other for mark in _marks(person) for rid, other in by_mark.get(mark, {}).items()}
        yield from ((claim, other) for other in near.values() if _is_one(person, other.person))


def _marks(person: Person) -> set[str]:
    return set(filter(None, (person.rid, person.id_number, person_key(person.name))))


def _at_two_sites(listed: Listed, rule: HintRule) -> Iterator[Hint]:
    """The same days in another case: somebody who had left, or works at two sites at once."""
    for claim, other in _elsewhere(listed):
        if both := claim.days_with(other.claim):
            evidence = f"{chinese(both[0])}至{chinese(both[1])}同时列在“{other.case}”的明细中"
            yield _hint(listed, rule, [claim], evidence)


_DEAD = (Disposition.WITHDRAWN, Disposition.NOT_WAGES, Disposition.UNREACHABLE)


def _ended_elsewhere(listed: Listed, rule: HintRule) -> Iterator[Hint]:
    for claim, other in _elsewhere(listed):
        if other.claim.disposition in _DEAD:
            ending = vocabulary.word(other.claim.disposition)
            yield _hint(listed, rule, [claim], f"在“{other.case}”中的一行以“{ending}”了结")


def _paid_twice(listed: Listed, rule: HintRule) -> Iterator[Hint]:
    """Two payments of one sum to one person, with one voucher or within a few days."""
    lines = {claim.rid: claim for claim in listed.claims}
    reached = [payment for payment in listed.payments if payment.to_worker and payment.claim_rid in lines]
    alike = grouped(reached, lambda paid: (lines[paid.claim_rid].person_rid, paid.amount_fen))
    for (_, fen), payments in alike.items():
        for one, two in combinations(sorted(payments, key=lambda paid: paid.paid_on), 2):
            near = (two.paid_on - one.paid_on).days <= rule.settings["days"]
            if near or (one.voucher and one.voucher == two.voucher):
                evidence = f"{chinese(one.paid_on)}和{chinese(two.paid_on)}各登记支付{yuan(fen)}元"
                yield _hint(listed, rule, {lines[one.claim_rid], lines[two.claim_rid]}, evidence)


def _said_otherwise(listed: Listed, rule: HintRule) -> Iterator[Hint]:
    """What a worker told in his own transcript, and another sum in his line."""
    yield from (_hint(listed, rule, claims, words) for claims, words in listed.said)


LOOKS: Mapping[str, _Look] = {
    "same_card": _shared(lambda person: person.card, lambda person: f"使用同一银行卡{masked_card(person.card)}"),
    "same_phone": _shared(lambda person: person.phone, lambda person: f"留同一电话{masked_phone(person.phone)}"),
    "same_address": _shared(lambda person: _plain(person.address), lambda person: f"填写同一住址：{person.address}"),
    "same_number": _same_number,
    "same_name": _shared(lambda person: person_key(person.name), lambda person: f"同名：{person.name}"),
    "one_after_another": _one_after_another,
    "equal_amounts": _equal_amounts,
    "too_young": _too_young,
    "more_days": _more_days,
    "other_product": _other_product,
    "large_deduction": _large_deduction,
    "before_the_site": _before_the_site,
    "at_two_sites": _at_two_sites,
    "ended_elsewhere": _ended_elsewhere,
    "paid_twice": _paid_twice,
    "said_otherwise": _said_otherwise,
}
SETTINGS: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(("same_card", "same_phone", "same_address", "same_number", "same_name"), ("least",)),
    "one_after_another": ("apart",),
    "equal_amounts": ("least", "round_yuan"),
    "too_young": ("age",),
    "more_days": ("days",),
    "other_product": ("yuan",),
    "large_deduction": ("percent",),
    "paid_twice": ("days",),
}
"""Which figures each looking wants in its rule."""
