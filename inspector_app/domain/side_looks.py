"""What differs between the four sides of one worker, in neutral sentences with their places. Unknown is no difference.

Which looks there are, what they are called and ask, and from what on they speak is data
(``resources/law/four_sides.toml``); here is only the looking.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from types import MappingProxyType

from inspector_app.domain.alike import same_firm_name, same_name
from inspector_app.domain.brought_list import Side, month_words
from inspector_app.domain.dates import chinese
from inspector_app.domain.four_sides import Place, Sides, Told, Worker, is_same_number, workers
from inspector_app.domain.identity import masked_card
from inspector_app.domain.list_hints import HintRule
from inspector_app.domain.money import yuan
from inspector_app.domain.side_sums import (
    claimed_days,
    claimed_earned,
    claimed_months,
    claimed_paid,
    days_of,
    in_months,
    months_words,
    paid_lines,
    paid_sum,
    plain_days,
)
from inspector_app.domain.work import rate_of, work_of
from inspector_app.support import vocabulary
from inspector_app.support.groups import grouped


@dataclass(frozen=True, slots=True)
class Difference:
    """What one rule saw of a worker: a sentence without a final stop, and where each side says it."""

    rule: HintRule
    words: str
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """A worker, and what differs, in the order of the rules."""

    worker: Worker
    differences: tuple[Difference, ...]


_Seen = tuple[str, Iterable[Place]]
_Look = Callable[[Worker, Sides, HintRule], Iterator[_Seen]]


def compare(rules: Iterable[HintRule], sides: Sides) -> list[Compared]:
    """Everybody with what differs: first those of the list of wages with differences, then others with some, then those
    of whom nothing differs."""
    listed = list(rules)
    found = []
    for worker in workers(sides):
        seen = [
            Difference(rule, words, tuple(dict.fromkeys(places)))
            for rule in listed for words, places in LOOKS[rule.look](worker, sides, rule)
        ]  # fmt: skip
        found.append(Compared(worker, tuple(seen)))
    return sorted(found, key=lambda each: (not each.differences, not each.worker.claims))


def _places(told: Iterable[Told]) -> list[Place]:
    return [each.place for each in told]


def _claimed(worker: Worker) -> list[Place]:
    return [Place(f"名单第{claim.line}行", claim_rid=claim.rid) for claim in worker.claims]


def _unclear_in(worker: Worker, side: Side) -> bool:
    return any(told.side is side for told in worker.unclear)


def _namesakes(worker: Worker, side: Side) -> str:
    """Somebody of that name with another number on a side where this one is missing: often a slip of the pen."""
    there = [told for other in worker.namesakes for told in other.of(side) if told.list_rid]
    return f"；{vocabulary.word(side)}表里有同名而证件号码不同的人（{there[0].place.words}）" if there else ""


def _not_in_attendance(worker: Worker, sides: Sides, rule: HintRule) -> Iterator[_Seen]:
    """Nobody of this number or name in the attendance of months for which wages are claimed."""
    covered, claimed = sides.months(Side.ATTENDANCE), claimed_months(worker)
    if not worker.claims or not sides.has(Side.ATTENDANCE) or _unclear_in(worker, Side.ATTENDANCE):
        return
    lines = worker.of(Side.ATTENDANCE)
    if not lines:
        wanted = covered & claimed if claimed else covered
        if wanted or sides.is_undated(Side.ATTENDANCE):
            of = f"{month_words(wanted)}的" if wanted else ""
            yield f"{of}考勤中没有此人{_namesakes(worker, Side.ATTENDANCE)}", _claimed(worker)
        return
    present = {month for told in lines for month in told.months}
    missing = (covered & claimed) - present
    if missing and all(told.months for told in lines):
        yield f"{month_words(missing)}的考勤中没有此人，其他月份有", [*_claimed(worker), *_places(lines)]


def _other_days(worker: Worker, sides: Sides, rule: HintRule) -> Iterator[_Seen]:
    """Days claimed beside days of attendance in the same months; more in a part of the months is a difference too."""
    claimed, months = claimed_days(worker), claimed_months(worker)
    lines = in_months(worker.of(Side.ATTENDANCE), months)
    counted = days_of(lines)
    if claimed is None or counted is None or _unclear_in(worker, Side.ATTENDANCE) or _is_doubled(lines):
        return
    known = {month for told in lines for month in told.months}
    whole = bool(months) and months <= sides.months(Side.ATTENDANCE)
    both_open = not months and not known
    apart = counted - claimed
    if abs(apart) * 10 <= rule.settings["tenths"] or not (whole or both_open or (apart > 0 and months and known)):
        return
    of = months_words(lines)
    more = f"{_more(apart, '考勤')}{plain_days(abs(apart))}天"
    yield f"名单{plain_days(claimed)}天，考勤{of}{plain_days(counted)}天，{more}", [*_claimed(worker), *_places(lines)]


def _more(apart: Decimal | int, side: str) -> str:
    return f"{side}多" if apart > 0 else f"{side}少"


def _other_rate(worker: Worker, _sides: Sides, _rule: HintRule) -> Iterator[_Seen]:
    for claim in worker.claims:
        claimed = rate_of(claim.rate)
        for told in worker.of(Side.CONTRACTS):
            agreed = rate_of(told.line.rate)
            if claimed and agreed and claimed.unit == agreed.unit != "" and claimed.figure != agreed.figure:
                place = Place(f"名单第{claim.line}行", claim_rid=claim.rid)
                yield f"名单{claim.rate}，合同{told.line.rate}", [place, told.place]


def _other_paid(worker: Worker, sides: Sides, rule: HintRule) -> Iterator[_Seen]:
    """What the list and this case know as paid, beside what the lists of payments say, in the same months.

    A bank's detail without months counts from the first day claimed on, and only where it tells of more.
    """
    months, lines = claimed_months(worker), worker.of(Side.PAYMENTS)
    brought = paid_lines(worker)
    known, told = claimed_paid(worker), paid_sum(brought, lines)
    if known is None or told is None or _unclear_in(worker, Side.PAYMENTS) or _is_doubled(brought):
        return
    here = sum(each.line.paid_fen or 0 for each in lines if not each.list_rid and not each.line.payee)
    undated = any(not each.months for each in brought)
    whole = months <= sides.months(Side.PAYMENTS) and not undated if months else all(not e.months for e in brought)
    apart = told - known - here
    if abs(apart) <= rule.settings["yuan"] * 100 or not (whole or (apart > 0 and months)):
        return
    also = f"（另有本案登记的{yuan(here)}元）" if here else ""
    more = f"{_more(apart, '支付表')}{yuan(abs(apart))}元"
    yield (
        f"名单已付{yuan(known)}元{also}，支付表{months_words(brought)}{yuan(told)}元，{more}",
        [*_claimed(worker), *_places(brought)],
    )


def _other_earned(worker: Worker, sides: Sides, rule: HintRule) -> Iterator[_Seen]:
    months, claimed = claimed_months(worker), claimed_earned(worker)
    lines = [told for told in in_months(worker.of(Side.PAYMENTS), months) if told.line.earned_fen is not None]
    if claimed is None or not lines or _is_doubled(lines) or _unclear_in(worker, Side.PAYMENTS):
        return
    earned = sum(told.line.earned_fen or 0 for told in lines)
    dated = {month for told in lines for month in told.months}
    same = (bool(months) and months <= dated) or (not months and not dated)
    apart = earned - claimed
    if same and abs(apart) > rule.settings["yuan"] * 100:
        more = f"{_more(apart, '支付表')}{yuan(abs(apart))}元"
        yield (
            f"名单应发{yuan(claimed)}元，支付表{months_words(lines)}应发{yuan(earned)}元，{more}",
            [*_claimed(worker), *_places(lines)],
        )


def _no_contract(worker: Worker, sides: Sides, _rule: HintRule) -> Iterator[_Seen]:
    lines = worker.of(Side.CONTRACTS)
    if not worker.claims or not sides.has(Side.CONTRACTS) or _unclear_in(worker, Side.CONTRACTS):
        return
    if not lines:
        yield f"合同台账（名册）中没有此人{_namesakes(worker, Side.CONTRACTS)}", _claimed(worker)
    elif all(told.line.signed is False for told in lines):
        yield "合同台账（名册）写明没有签订劳动合同", _places(lines)


def _other_employer(worker: Worker, sides: Sides, _rule: HintRule) -> Iterator[_Seen]:
    for claim in worker.claims:
        own = sides.employers.get(claim.employer_rid, "")
        for told in worker.of(Side.CONTRACTS):
            if own and told.line.employer and not same_firm_name(own, told.line.employer):
                place = Place(f"名单第{claim.line}行", claim_rid=claim.rid)
                yield f"名单“{own}”，合同台账（名册）“{told.line.employer}”", [place, told.place]


def _other_term(worker: Worker, _sides: Sides, _rule: HintRule) -> Iterator[_Seen]:
    """Wages claimed for days before somebody came or after they left, as the register has it."""
    for claim in worker.claims:
        place = Place(f"名单第{claim.line}行", claim_rid=claim.rid)
        for told in worker.of(Side.CONTRACTS):
            line = told.line
            for said in (
                _before(claim.first_day, line.entered_on, "登记进场"),
                _after(claim.last_day, line.left_on, "登记退场"),
            ):
                if said:
                    yield said, [place, told.place]


def _before(first: date | None, entered: date | None, word: str) -> str:
    early = first and entered and first < entered and (first.year, first.month) < (entered.year, entered.month)
    return f"名单自{chinese(first)}，{word}{chinese(entered)}" if early and first and entered else ""


def _after(last: date | None, left: date | None, word: str) -> str:
    late = last and left and left < last and (left.year, left.month) < (last.year, last.month)
    return f"名单至{chinese(last)}，{word}{chinese(left)}" if late and last and left else ""


def _other_payee(worker: Worker, _sides: Sides, _rule: HintRule) -> Iterator[_Seen]:
    names = [worker.name, *(person.name for person in worker.people)]
    others = [
        t for t in worker.of(Side.PAYMENTS) if t.line.payee and not any(same_name(t.line.payee, n) for n in names)
    ]
    for payee, lines in grouped(others, lambda told: told.line.payee).items():
        paid = [told.line.paid_fen for told in lines if told.line.paid_fen is not None]
        sums = f"，{yuan(sum(paid))}元" if paid else ""
        yield f"领款人写的是“{payee}”{sums}", _places(lines)


def _other_card(worker: Worker, _sides: Sides, _rule: HintRule) -> Iterator[_Seen]:
    own = [person.card for person in worker.people if person.card]
    lines = [told for told in worker.of(Side.PAYMENTS) if told.line.card and told.list_rid]
    for card, told in grouped(lines, lambda each: each.line.card).items():
        if own and not any(is_same_number(card, each) for each in own):
            yield (
                f"名单登记的账号是{masked_card(own[0])}，支付表是{masked_card(card)}",
                [*_claimed(worker), *_places(told)],
            )


def _sent_back(worker: Worker, _sides: Sides, _rule: HintRule) -> Iterator[_Seen]:
    lines = [told for told in worker.of(Side.PAYMENTS) if told.line.failed]
    if lines:
        paid = [told.line.paid_fen for told in lines if told.line.paid_fen is not None]
        yield f"支付表写明{len(lines)}笔没有到账" + (f"，共{yuan(sum(paid))}元" if paid else ""), _places(lines)


def _paid_unseen(worker: Worker, sides: Sides, _rule: HintRule) -> Iterator[_Seen]:
    """Wages of a month for somebody whom that month's attendance does not name."""
    if not sides.has(Side.ATTENDANCE) or _unclear_in(worker, Side.ATTENDANCE):
        return
    present = {month for told in worker.of(Side.ATTENDANCE) for month in told.months}
    if any(not told.months for told in worker.of(Side.ATTENDANCE)):
        return
    missing = sides.months(Side.ATTENDANCE) - present
    lines = [
        told for told in worker.of(Side.PAYMENTS)
        if told.line.paid_fen and not told.line.failed and told.months and set(told.months) <= missing
    ]  # fmt: skip
    if lines:
        sums = yuan(sum(told.line.paid_fen or 0 for told in lines))
        yield (
            f"支付表{months_words(lines)}付{sums}元，当月考勤中没有此人{_namesakes(worker, Side.ATTENDANCE)}",
            _places(lines),
        )


def _pay_days(worker: Worker, _sides: Sides, rule: HintRule) -> Iterator[_Seen]:
    """Days in a pay sheet beside the attendance of the very same months."""
    for told in worker.of(Side.PAYMENTS):
        days, months = work_of(told.line.days), set(told.months)
        seen = in_months(worker.of(Side.ATTENDANCE), frozenset(months)) if months else []
        counted = days_of(seen)
        present = {month for each in seen for month in each.months}
        if days is None or counted is None or present != months or _is_doubled(seen):
            continue
        if abs(days.figure - counted) * 10 > rule.settings["tenths"]:
            words = f"{month_words(months)}支付表{plain_days(days.figure)}天，考勤{plain_days(counted)}天"
            yield words, [told.place, *_places(seen)]


def _attendance_only(worker: Worker, sides: Sides, _rule: HintRule) -> Iterator[_Seen]:
    """Somebody who worked, is not on the list, and was not paid as far as anybody brought lists of payments."""
    lines = [told for told in worker.of(Side.ATTENDANCE) if told.line.days not in ("", "0")]
    if worker.claims or not lines or worker.of(Side.PAYMENTS) or worker.unclear:
        return
    days = days_of(lines)
    told_days = f"{plain_days(days)}天" if days is not None else ""
    beside = "，支付表中也没有此人" if sides.has(Side.PAYMENTS) else ""
    names = "；名单里有同名而证件号码不同的人" if any(other.claims for other in worker.namesakes) else ""
    yield f"考勤{months_words(lines)}{told_days}，名单中没有此人{beside}{names}", _places(lines)


def _other_name(worker: Worker, _sides: Sides, _rule: HintRule) -> Iterator[_Seen]:
    others = [told for told in worker.lines if told.line.id_number and not same_name(told.line.name, worker.name)]
    for name, lines in grouped(others, lambda told: told.line.name).items():
        side = vocabulary.word(lines[0].side)
        yield f"证件号码相同，{'名单' if worker.claims else '别处'}写“{worker.name}”，{side}写“{name}”", _places(lines)


def _two_rows(worker: Worker, _sides: Sides, _rule: HintRule) -> Iterator[_Seen]:
    for lines in _doubled(worker.lines):
        only_name = "，没有证件号码，天数和金额没有相加比较" if not lines[0].line.id_number else ""
        months = months_words(lines)
        yield f"同一份{vocabulary.word(lines[0].side)}表{months}有{len(lines)}行{only_name}", _places(lines)


def _doubled(lines: Iterable[Told]) -> list[list[Told]]:
    """Lines of one list for the same days: one person twice, or two of one name. Several payments are no such thing."""
    own = [told for told in lines if told.list_rid and not told.line.paid_on]
    groups = grouped(
        own, lambda told: (told.list_rid, told.line.first_day, told.line.last_day, told.line.id_number != "")
    )
    return [found for found in groups.values() if len(found) > 1]


def _is_doubled(lines: Iterable[Told]) -> bool:
    """Whether sums of these lines would add up two people of one name."""
    return any(not found[0].line.id_number for found in _doubled(lines))


def _unclear(worker: Worker, _sides: Sides, _rule: HintRule) -> Iterator[_Seen]:
    for side, lines in grouped(worker.unclear, lambda told: told.side).items():
        words = f"{vocabulary.word(side)}表里有{len(lines)}行“{worker.name}”没有证件号码，同名的不止一人，没有对应"
        yield words, _places(lines)


LOOKS: Mapping[str, _Look] = MappingProxyType({
    "not_in_attendance": _not_in_attendance, "other_days": _other_days, "other_rate": _other_rate,
    "other_paid": _other_paid, "other_earned": _other_earned, "no_contract": _no_contract,
    "other_employer": _other_employer, "other_term": _other_term, "other_payee": _other_payee,
    "other_card": _other_card, "sent_back": _sent_back, "paid_unseen": _paid_unseen, "pay_days": _pay_days,
    "attendance_only": _attendance_only, "other_name": _other_name, "two_rows": _two_rows, "unclear": _unclear,
})  # fmt: skip
"""By the name that a rule gives it."""
SIDE_SETTINGS: Mapping[str, tuple[str, ...]] = {
    "other_days": ("tenths",), "pay_days": ("tenths",), "other_paid": ("yuan",), "other_earned": ("yuan",),
}  # fmt: skip
"""The figures that a look takes from its rule."""
