"""What differs between the four sides of one worker, in neutral sentences with their places. Unknown is no difference.

Which looks there are, what they are called and ask, and from what on they speak is data
(``resources/law/four_sides.toml``); here is only the looking.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from inspector_app.domain import side_pay_looks as pay
from inspector_app.domain.alike import same_firm_name, same_name
from inspector_app.domain.brought_list import Side, month_words
from inspector_app.domain.dates import chinese
from inspector_app.domain.four_sides import Place, Sides, Told, Worker, workers
from inspector_app.domain.list_hints import HintRule
from inspector_app.domain.side_aspects import Aspect, aspects
from inspector_app.domain.side_pay_looks import Seen
from inspector_app.domain.side_places import (
    claimed_place,
    claimed_places,
    doubled,
    is_doubled,
    more_words,
    namesake_words,
    places_of,
    side_is_unclear,
    with_contracts,
)
from inspector_app.domain.side_sums import (
    claimed_days,
    claimed_months,
    days_of,
    in_months,
    months_words,
    plain_days,
)
from inspector_app.domain.wage_card import is_away
from inspector_app.domain.work import rate_of
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
    """A worker, what differs, in the order of the rules, and which aspects were compared."""

    worker: Worker
    differences: tuple[Difference, ...]
    aspects: tuple[Aspect, ...] = ()


_MOST_PLACES = 50
_Look = Callable[[Worker, Sides, HintRule], Iterator[Seen]]


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
        found.append(Compared(worker, tuple(seen), aspects(worker, sides)))
    return sorted(found, key=lambda each: (not each.differences, not each.worker.claims))


def _not_in_attendance(worker: Worker, sides: Sides, rule: HintRule) -> Iterator[Seen]:
    """Nobody of this number or name in the attendance of months for which wages are claimed."""
    covered, claimed = sides.months(Side.ATTENDANCE), claimed_months(worker)
    if not worker.claims or not sides.has(Side.ATTENDANCE) or side_is_unclear(worker, Side.ATTENDANCE):
        return
    lines = worker.of(Side.ATTENDANCE)
    if not lines:
        wanted = covered & claimed if claimed else covered
        if wanted or sides.is_undated(Side.ATTENDANCE):
            of = f"{month_words(wanted)}的" if wanted else ""
            yield f"{of}考勤中没有此人{namesake_words(worker, Side.ATTENDANCE)}", claimed_places(worker)
        return
    present = {month for told in lines for month in told.months}
    missing = (covered & claimed) - present
    if missing and all(told.months for told in lines):
        yield f"{month_words(missing)}的考勤中没有此人，其他月份有", [*claimed_places(worker), *places_of(lines)]


def _other_days(worker: Worker, sides: Sides, rule: HintRule) -> Iterator[Seen]:
    """Days claimed beside days of attendance in the same months; more in a part of the months is a difference too."""
    claimed, months = claimed_days(worker), claimed_months(worker)
    lines = in_months(worker.of(Side.ATTENDANCE), months)
    counted = days_of(lines)
    if claimed is None or counted is None or side_is_unclear(worker, Side.ATTENDANCE) or is_doubled(lines):
        return
    known = {month for told in lines for month in told.months}
    whole = bool(months) and months <= sides.months(Side.ATTENDANCE)
    both_open = not months and not known
    apart = counted - claimed
    if abs(apart) * 10 <= rule.settings["tenths"] or not (whole or both_open or (apart > 0 and months and known)):
        return
    of = months_words(lines)
    more = f"{more_words(apart, '考勤')}{plain_days(abs(apart))}天"
    yield (
        f"名单{plain_days(claimed)}天，考勤{of}{plain_days(counted)}天，{more}",
        [*claimed_places(worker), *places_of(lines)],
    )


def _other_rate(worker: Worker, _sides: Sides, _rule: HintRule) -> Iterator[Seen]:
    for claim, line, places in with_contracts(worker):
        claimed, agreed = rate_of(claim.rate), rate_of(line.rate)
        if claimed and agreed and claimed.unit == agreed.unit != "" and claimed.figure != agreed.figure:
            yield f"名单{claim.rate}，合同{line.rate}", places


def _no_contract(worker: Worker, sides: Sides, _rule: HintRule) -> Iterator[Seen]:
    lines = worker.of(Side.CONTRACTS)
    if not worker.claims or not sides.has(Side.CONTRACTS) or side_is_unclear(worker, Side.CONTRACTS):
        return
    if not lines:
        yield f"合同台账（名册）中没有此人{namesake_words(worker, Side.CONTRACTS)}", claimed_places(worker)
    elif all(told.line.signed is False for told in lines):
        yield "合同台账（名册）写明没有签订劳动合同", places_of(lines)


def _other_employer(worker: Worker, sides: Sides, _rule: HintRule) -> Iterator[Seen]:
    for claim, line, places in with_contracts(worker):
        own = sides.employers.get(claim.employer_rid, "")
        if own and line.employer and not same_firm_name(own, line.employer):
            yield f"名单“{own}”，合同台账（名册）“{line.employer}”", places


def _other_term(worker: Worker, _sides: Sides, _rule: HintRule) -> Iterator[Seen]:
    """Wages claimed for months before somebody came or after they left, as the register has it."""
    for claim, line, places in with_contracts(worker):
        for early, late, words in (
            (claim.first_day, line.entered_on, "名单自{0}，登记进场{1}"),
            (line.left_on, claim.last_day, "名单至{1}，登记退场{0}"),
        ):
            if early and late and (early.year, early.month) < (late.year, late.month):
                yield words.format(chinese(early), chinese(late)), places


def _card_elsewhere(worker: Worker, _sides: Sides, _rule: HintRule) -> Iterator[Seen]:
    """Somebody else has the wage card, as a line of the list tells."""
    away = grouped((each for each in worker.claims if is_away(each.kept_card)), lambda each: each.kept_card.words)
    for kept, claims in away.items():
        yield f"{kept}拿着本人的工资卡", [claimed_place(claim) for claim in claims]


def _attendance_only(worker: Worker, sides: Sides, _rule: HintRule) -> Iterator[Seen]:
    """Somebody who worked, is not on the list, and was not paid, or not for all of these months, as far as anybody
    brought lists of payments. A payment that came back is none."""
    lines = [told for told in worker.of(Side.ATTENDANCE) if told.line.days not in ("", "0")]
    paid = [told for told in worker.of(Side.PAYMENTS) if not told.line.failed]
    lines = _of_unpaid_months(lines, paid, sides) if paid else lines
    if worker.claims or not lines or worker.unclear:
        return
    days = days_of(lines)
    told_days = f"{plain_days(days)}天" if days is not None else ""
    beside = "，支付表中也没有此人" if sides.has(Side.PAYMENTS) and not worker.of(Side.PAYMENTS) else ""
    beside = "，支付表中没有这些月份的支付，其他月份有" if paid else beside
    names = "；名单里有同名而证件号码不同的人" if worker.namesakes and worker.namesakes.is_listed else ""
    yield f"考勤{months_words(lines)}{told_days}，名单中没有此人{beside}{names}", places_of(lines)


def _of_unpaid_months(lines: Sequence[Told], paid: Sequence[Told], sides: Sides) -> list[Told]:
    """The lines of months for which lists of payments speak, and not of this person; none where any month is open."""
    if not all(told.months for told in (*lines, *paid)):
        return []
    wanted = sides.months(Side.PAYMENTS) - {month for told in paid for month in told.months}
    return [told for told in lines if wanted.issuperset(told.months)]


def _other_name(worker: Worker, _sides: Sides, _rule: HintRule) -> Iterator[Seen]:
    others = [told for told in worker.lines if told.line.id_number and not same_name(told.line.name, worker.name)]
    for name, lines in grouped(others, lambda told: told.line.name).items():
        side = vocabulary.word(lines[0].side)
        yield (
            f"证件号码相同，{'名单' if worker.claims else '别处'}写“{worker.name}”，{side}写“{name}”",
            places_of(lines),
        )


def _two_rows(worker: Worker, _sides: Sides, _rule: HintRule) -> Iterator[Seen]:
    for lines in doubled(worker.lines):
        only_name = "，没有证件号码，天数和金额没有相加比较" if not lines[0].line.id_number else ""
        months = months_words(lines)
        yield f"同一份{vocabulary.word(lines[0].side)}表{months}有{len(lines)}行{only_name}", places_of(lines)


def _unclear(worker: Worker, _sides: Sides, _rule: HintRule) -> Iterator[Seen]:
    """Told of whoever stands in the list of wages; where nobody of that name does, of the first of them."""
    same = worker.namesakes
    if same is None or not (worker.claims if same.is_listed else worker is same.first):
        return
    for side, lines in worker.unclear.items():
        words = f"{vocabulary.word(side)}表里有{len(lines)}行“{worker.name}”没有证件号码，同名的不止一人，没有对应"
        yield words, places_of(lines[:_MOST_PLACES])


LOOKS: Mapping[str, _Look] = MappingProxyType({
    "not_in_attendance": _not_in_attendance, "other_days": _other_days, "other_rate": _other_rate,
    "other_paid": pay.other_paid, "paid_untold": pay.paid_untold, "not_at_the_bank": pay.not_at_the_bank,
    "other_earned": pay.other_earned,
    "no_contract": _no_contract, "other_employer": _other_employer, "other_term": _other_term,
    "other_payee": pay.other_payee, "unsigned": pay.unsigned, "other_card": pay.other_card, "sent_back": pay.sent_back,
    "paid_unseen": pay.paid_unseen, "pay_days": pay.pay_days, "attendance_only": _attendance_only,
    "other_name": _other_name, "card_elsewhere": _card_elsewhere, "two_rows": _two_rows, "unclear": _unclear,
})  # fmt: skip
"""By the name that a rule gives it."""
SIDE_SETTINGS: Mapping[str, tuple[str, ...]] = {
    "not_at_the_bank": ("days",), "other_days": ("tenths",), "pay_days": ("tenths",), "other_paid": ("yuan",),
    "paid_untold": ("yuan",), "other_earned": ("yuan",),
}  # fmt: skip
"""The figures that a look takes from its rule."""
