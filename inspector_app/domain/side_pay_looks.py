"""What differs between the list of wages and the payments of one worker: sums, receivers, accounts, banks."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from inspector_app.domain.alike import same_name
from inspector_app.domain.brought_list import UNSIGNED, Side, month_words
from inspector_app.domain.dates import chinese
from inspector_app.domain.four_sides import Place, Sides, Told, Worker, is_same_number
from inspector_app.domain.identity import masked_card
from inspector_app.domain.list_hints import HintRule
from inspector_app.domain.money import yuan
from inspector_app.domain.side_places import (
    claimed_places,
    is_doubled,
    more_words,
    namesake_words,
    places_of,
    side_is_unclear,
)
from inspector_app.domain.side_sums import (
    PAY_SHEETS,
    SINGLE_PAYMENTS,
    claimed_earned,
    claimed_months,
    claimed_owed,
    claimed_paid,
    claimed_rest,
    days_of,
    each_once,
    in_months,
    months_words,
    paid_lines,
    paid_sum,
    plain_days,
)
from inspector_app.domain.work import work_of
from inspector_app.support.groups import grouped

Seen = tuple[str, Iterable[Place]]


def other_paid(worker: Worker, sides: Sides, rule: HintRule) -> Iterator[Seen]:
    """What the list and this case know as paid, beside what pay sheets of the same months say, and what single
    payments say since the first day claimed: these count only where they tell of more, since nobody knows what lies
    before."""
    months, every = claimed_months(worker), worker.of(Side.PAYMENTS)
    sheets, bank = paid_lines(worker)
    known = claimed_paid(worker)
    if known is None or side_is_unclear(worker, Side.PAYMENTS) or is_doubled(sheets):
        return
    here = sum(each.line.paid_fen or 0 for each in every if not each.list_rid and not each.line.payee)
    also = f"（另有本案登记的{yuan(here)}元）" if here else ""
    dated = {month for told in sheets for month in told.months}
    whole = months <= sides.months(Side.PAYMENTS) if months else not dated
    for word, lines, is_whole in ((PAY_SHEETS, sheets, whole), (SINGLE_PAYMENTS, bank, False)):
        told = paid_sum(lines, every)
        apart = None if told is None else told - known - here
        if told is None or apart is None or abs(apart) <= rule.settings["yuan"] * 100:
            continue
        if is_whole or (apart > 0 and months):
            when = months_words(lines) or (f"自{chinese(_since(worker))}起" if months else "")
            more = f"{more_words(apart, word)}{yuan(abs(apart))}元"
            yield (
                f"名单已付{yuan(known)}元{also}，{word}{when}{yuan(told)}元，{more}",
                [*claimed_places(worker), *places_of(lines)],
            )


def paid_untold(worker: Worker, _sides: Sides, rule: HintRule) -> Iterator[Seen]:
    """A list that tells only what is claimed, beside payments for that time: nobody knows whether the claim is what is
    left of them. Silent where what was earned and what is claimed leave just what was paid."""
    every, claimed = worker.of(Side.PAYMENTS), claimed_owed(worker)
    if not is_paid_untold(worker) or claimed is None:
        return
    here = sum(each.line.paid_fen or 0 for each in every if not each.list_rid and not each.line.payee)
    told = [(word, lines, (paid_sum(lines, every) or 0) - here) for word, lines in _by_kind(worker)]
    seen = [each for each in told if each[2] > rule.settings["yuan"] * 100]
    if not seen or claimed_rest(worker) in [fen for _, _, fen in seen]:
        return
    words = "，".join(f"{word}{months_words(lines)}{yuan(fen)}元" for word, lines, fen in seen)
    yield (
        f"名单主张{yuan(claimed)}元，没有写明已付，{words}",
        [*claimed_places(worker), *(place for _, lines, _ in seen for place in places_of(lines))],
    )


def is_paid_untold(worker: Worker) -> bool:
    """Whether payments for the time claimed can be laid beside a list that does not say what was paid."""
    is_open = side_is_unclear(worker, Side.PAYMENTS) or any(is_doubled(lines) for _, lines in _by_kind(worker))
    return bool(worker.claims) and claimed_paid(worker) is None and not is_open and any(paid_lines(worker))


def _by_kind(worker: Worker) -> tuple[tuple[str, list[Told]], ...]:
    sheets, bank = paid_lines(worker)
    return (PAY_SHEETS, sheets), (SINGLE_PAYMENTS, bank)


def _since(worker: Worker) -> date:
    return min(claim.first_day for claim in worker.claims if claim.first_day)


def not_at_the_bank(worker: Worker, sides: Sides, rule: HintRule) -> Iterator[Seen]:
    """A payment in a pay sheet that no statement tells of, though statements of the time after it were brought."""
    if sides.bank_days is None or not worker.claims:
        return
    first, last = sides.bank_days
    days = timedelta(days=rule.settings["days"])
    sheets, _ = paid_lines(worker)
    left = [
        told.line
        for told in worker.lines
        if told.side is Side.PAYMENTS and not told.months and told.line.failed is False
    ]
    missing = []
    for each in each_once(sheets):
        begin, end = each.line.first_day, each.line.last_day
        if not each.line.paid_fen or begin is None or end is None or first > begin or last < end + days:
            continue
        same = next(
            (one for one in left if one.paid_fen == each.line.paid_fen and one.paid_on and one.paid_on >= begin), None
        )
        if same is None:
            missing.append(each)
        else:
            left.remove(same)
    if missing:
        sums = yuan(sum(told.line.paid_fen or 0 for told in missing))
        span = f"{chinese(first)}至{chinese(last)}"
        yield (
            f"支付表{months_words(missing)}写付{sums}元，银行流水（{span}）中没有付给本人的同额款项",
            places_of(missing),
        )


def other_earned(worker: Worker, sides: Sides, rule: HintRule) -> Iterator[Seen]:
    months, claimed = claimed_months(worker), claimed_earned(worker)
    lines = [told for told in in_months(worker.of(Side.PAYMENTS), months) if told.line.earned_fen is not None]
    if claimed is None or not lines or is_doubled(lines) or side_is_unclear(worker, Side.PAYMENTS):
        return
    earned = sum(told.line.earned_fen or 0 for told in lines)
    dated = {month for told in lines for month in told.months}
    same = (bool(months) and months <= dated) or (not months and not dated)
    apart = earned - claimed
    if same and abs(apart) > rule.settings["yuan"] * 100:
        more = f"{more_words(apart, '支付表')}{yuan(abs(apart))}元"
        yield (
            f"名单应发数额{yuan(claimed)}元，支付表{months_words(lines)}应发数额{yuan(earned)}元，{more}",
            [*claimed_places(worker), *places_of(lines)],
        )


def other_payee(worker: Worker, _sides: Sides, _rule: HintRule) -> Iterator[Seen]:
    names = [worker.name, *(person.name for person in worker.people)]
    others = [
        t for t in worker.of(Side.PAYMENTS) if t.line.payee and not any(same_name(t.line.payee, n) for n in names)
    ]
    for payee, lines in grouped(others, lambda told: told.line.payee).items():
        paid = [told.line.paid_fen for told in lines if told.line.paid_fen is not None]
        sums = f"，{yuan(sum(paid))}元" if paid else ""
        yield f"领款人写的是“{payee}”{sums}", places_of(lines)


def unsigned(worker: Worker, _sides: Sides, _rule: HintRule) -> Iterator[Seen]:
    """Payments for which nobody signed, in a list in which others did."""
    lines = [told for told in worker.of(Side.PAYMENTS) if UNSIGNED in told.line.note]
    if lines:
        yield (
            f"支付表{months_words(lines)}{UNSIGNED}，{yuan(sum(each.line.paid_fen or 0 for each in lines))}元",
            places_of(lines),
        )


def other_card(worker: Worker, _sides: Sides, _rule: HintRule) -> Iterator[Seen]:
    own = [person.card for person in worker.people if person.card]
    lines = [told for told in worker.of(Side.PAYMENTS) if told.line.card and told.list_rid]
    for card, told in grouped(lines, lambda each: each.line.card).items():
        if own and not any(is_same_number(card, each) for each in own):
            yield (
                f"名单登记的账号是{masked_card(own[0])}，支付表是{masked_card(card)}",
                [*claimed_places(worker), *places_of(told)],
            )


def sent_back(worker: Worker, _sides: Sides, _rule: HintRule) -> Iterator[Seen]:
    lines = [told for told in worker.of(Side.PAYMENTS) if told.line.failed]
    if lines:
        paid = [told.line.paid_fen for told in lines if told.line.paid_fen is not None]
        yield f"支付表写明{len(lines)}笔没有到账" + (f"，共{yuan(sum(paid))}元" if paid else ""), places_of(lines)
    unclear = [told for told in worker.of(Side.PAYMENTS) if told.line.failed is None]
    if unclear:
        paid = [told.line.paid_fen for told in unclear if told.line.paid_fen is not None]
        sums = f"，共{yuan(sum(paid))}元" if paid else ""
        yield f"支付表{len(unclear)}笔没有写明是否到账{sums}，没有计入已付", places_of(unclear)


def paid_unseen(worker: Worker, sides: Sides, _rule: HintRule) -> Iterator[Seen]:
    """Wages of a month for somebody whom that month's attendance does not name."""
    if not sides.has(Side.ATTENDANCE) or side_is_unclear(worker, Side.ATTENDANCE):
        return
    present = {month for told in worker.of(Side.ATTENDANCE) for month in told.months}
    if any(not told.months for told in worker.of(Side.ATTENDANCE)):
        return
    missing = sides.months(Side.ATTENDANCE) - present
    lines = [
        told for told in worker.of(Side.PAYMENTS)
        if told.line.paid_fen and told.line.failed is False and told.months and set(told.months) <= missing
    ]  # fmt: skip
    if lines:
        sums = yuan(sum(told.line.paid_fen or 0 for told in lines))
        yield (
            f"支付表{months_words(lines)}付{sums}元，当月考勤中没有此人{namesake_words(worker, Side.ATTENDANCE)}",
            places_of(lines),
        )


def pay_days(worker: Worker, _sides: Sides, rule: HintRule) -> Iterator[Seen]:
    """Days in a pay sheet beside the attendance of the very same months."""
    for told in worker.of(Side.PAYMENTS):
        days, months = work_of(told.line.days), set(told.months)
        seen = in_months(worker.of(Side.ATTENDANCE), frozenset(months)) if months else []
        counted = days_of(seen)
        present = {month for each in seen for month in each.months}
        if days is None or counted is None or present != months or is_doubled(seen):
            continue
        if abs(days.figure - counted) * 10 > rule.settings["tenths"]:
            words = f"{month_words(months)}支付表{plain_days(days.figure)}天，考勤{plain_days(counted)}天"
            yield words, [told.place, *places_of(seen)]
