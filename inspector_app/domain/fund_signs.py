"""资金链中值得一问的地方: what the lines of the accounts show, neutrally, with where it stands and what to ask.

Which signs there are, from what on, what to ask and the article behind each is data (``resources/law/funds.toml``).
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from inspector_app.domain.alike import person_key
from inspector_app.domain.brought_list import UNSIGNED
from inspector_app.domain.dates import add_months, chinese
from inspector_app.domain.fund_cards import cards_of
from inspector_app.domain.fund_chain import AccountFlows, Chain
from inspector_app.domain.fund_lines import WORDS_HAVE, FundLine
from inspector_app.domain.fund_returns import unplaced_returns
from inspector_app.domain.funding import NOT_WAGES, FlowKind
from inspector_app.domain.identity import masked_card
from inspector_app.domain.list_hints import HintRule
from inspector_app.domain.money import yuan
from inspector_app.domain.payouts import Payout
from inspector_app.domain.project import FactState
from inspector_app.domain.statement import AccountRole, Outcome, StatementLine
from inspector_app.domain.wage_card import kept_words, some_of
from inspector_app.support import vocabulary
from inspector_app.support.groups import grouped

_MOST_PLACES = 5
_BY_ANOTHER = re.compile("由[^，。；]+代[领收]")  # whoever the line is of did not take it


@dataclass(frozen=True, slots=True)
class Sign:
    """What one rule saw: a sentence without a final stop, and the lines that show it."""

    rule: HintRule
    words: str
    lines: tuple[FundLine, ...] = ()


_Seen = tuple[str, Iterable[FundLine]]
_Look = Callable[[Chain, HintRule], Iterator[_Seen]]


def signs(rules: Iterable[HintRule], chain: Chain) -> list[Sign]:
    """What all rules see, in the order of the rules; nothing is seen where no statement was brought."""
    found = []
    for rule in rules:
        for words, lines in LOOKS[rule.look](chain, rule):
            told = tuple(lines)
            found.append(Sign(rule, words + places(chain, told), told))
    return found


def places(chain: Chain, lines: Iterable[FundLine]) -> str:
    """（《专户流水.xlsx》第3行、第8行）: where lines stand; nothing for none."""
    words = place_words(chain, lines)
    return f"（{words}）" if words else ""


def place_words(chain: Chain, lines: Iterable[FundLine]) -> str:
    """The same without brackets; of very many the first ones and how many."""
    found = list(dict.fromkeys(line.places[0] for line in lines))
    by_file = grouped(found[:_MOST_PLACES], lambda place: place[0])
    told = [chain.title(rid) + "、".join(f"第{row}行" for _, row in some) for rid, some in by_file.items()]
    more = f"等{len(found)}处" if len(found) > _MOST_PLACES else ""
    return "；".join(told) + more


def _sum(lines: Iterable[FundLine]) -> str:
    return f"{yuan(sum(line.fen for line in lines))}元"


def _day(line: FundLine) -> str:
    return chinese(line.line.day) if line.line.day else "日期不明"


def _other_use(chain: Chain, _rule: HintRule) -> Iterator[_Seen]:
    """A special account paid somebody else than workers."""
    for each in chain.special:
        lines = [line for line in each.lines if not line.inwards and line.kind in NOT_WAGES]
        for (kind, party), group in grouped(lines, lambda line: (line.kind, line.line.party)).items():
            if kind is not FlowKind.LEADER:
                name = party or "没有写户名的账户"
                yield f"专户向{name}（{vocabulary.word(kind)}）支付{len(group)}笔，共{_sum(group)}", group


def _by_leader(chain: Chain, _rule: HintRule) -> Iterator[_Seen]:
    """A crew leader got what was for many."""
    lines = [line for each in chain.accounts for line in each.lines if line.kind is FlowKind.LEADER]
    taken = [line for line in lines if _BY_ANOTHER.search(line.line.own_words)]
    for words, group in grouped(taken, lambda line: line.line.own_words).items():
        yield (
            f"{some_of([each.line.party for each in group])}的{_sum(group)}，备注写着“{words}”；本人是否收到不明",
            group,
        )
    lines = [line for line in lines if line not in taken]
    for party, group in grouped(lines, lambda line: line.line.party).items():
        own = [each for each in chain.accounts if each.account.role is AccountRole.LEADER]
        own = [each for each in own if person_key(each.account.holder) == person_key(party)]
        passed = sum(each.fen(FlowKind.WAGE, inwards=False) for each in own)
        after = f"其个人账户流水显示转给名单内工人{yuan(passed)}元" if own else "没有其个人账户流水，不知道是否付给工人"
        by_words = [line.why for line in group if line.why.startswith(WORDS_HAVE)]
        who = f"{party}（{by_words[0]}）" if len(by_words) == len(group) else f"班组长{party}"
        yield f"{who}收到{len(group)}笔，共{_sum(group)}；{after}", group


def _paid_twice(chain: Chain, rule: HintRule) -> Iterator[_Seen]:
    """A worker got the same sum twice within days, or twice for what the bank calls the same month."""
    paid = [line for line in chain.lines if line.kind is FlowKind.WAGE and line.person_rid and line.line.day]
    names = {each.worker.person_rid: each.worker.name for each in chain.workers}
    for (person_rid, fen), group in grouped(paid, lambda line: (line.person_rid, line.fen)).items():
        by_day = sorted(group, key=lambda line: line.line.day or date.max)
        again = {at for at, pair in enumerate(pairwise(by_day)) if _is_again(*pair, rule)}
        lines = [line for at, line in enumerate(by_day) if at in again or at - 1 in again]
        if lines:
            days = "、".join(dict.fromkeys(_day(line) for line in lines[:_MOST_PLACES]))
            called = "、".join(dict.fromkeys(f"“{line.line.own_words}”" for line in lines if line.line.own_words))
            told = f"，摘要{called}" if called else ""
            yield f"{names.get(person_rid, lines[0].line.party)}{days}收到{len(lines)}笔各{yuan(fen)}元{told}", lines


def _is_again(one: FundLine, two: FundLine, rule: HintRule) -> bool:
    named = "月" in one.line.own_words and one.line.own_words == two.line.own_words
    return _is_after(two, one, rule.settings["same_month_days"] if named else rule.settings["days"])


def _unsigned(chain: Chain, _rule: HintRule) -> Iterator[_Seen]:
    """A list has payments for which nobody signed, and others for which somebody did."""
    lines = [line for line in chain.lines if UNSIGNED in line.line.words]
    if lines:
        yield f"{some_of([line.line.party for line in lines])}{UNSIGNED}，共{_sum(lines)}，同一张表的别人有签字", lines


def _unlisted(chain: Chain, _rule: HintRule) -> Iterator[_Seen]:
    """Money went out to be paid to many, and no list says to whom."""
    for each in chain.accounts:
        if lines := [line for line in each.lines if line.kind is FlowKind.BATCH and not line.inwards]:
            yield f"批量代发{len(lines)}笔，共{_sum(lines)}，没有代发明细说明发给了谁", lines


def _unknown_payees(chain: Chain, _rule: HintRule) -> Iterator[_Seen]:
    """A special account, or one that money came to out of it, paid people who are neither on the list nor in the chain,
    or whom it does not name."""
    for each in chain.accounts:
        who, since = _holds_wages(each)
        lines = [line for line in each.lines if line.kind is FlowKind.UNKNOWN and not line.inwards]
        lines = [line for line in lines if line.line.outcome is not Outcome.OPEN and _since(line, since)] if who else []
        if lines:
            names = list(dict.fromkeys(line.line.party or "没有写户名" for line in lines))
            told = "、".join(names[:_MOST_PLACES]) + (f"等{len(names)}个户名" if len(names) > _MOST_PLACES else "")
            yield f"{who}向名单和分包链中都没有的{told}支付{len(lines)}笔，共{_sum(lines)}", lines


def _holds_wages(each: AccountFlows) -> tuple[str, date | None]:
    """How an account is called that holds money for wages, and since when; nothing of another one."""
    if each.account.role is AccountRole.SPECIAL:
        return "专户", None
    got = [line for line in each.lines if line.inwards and line.kind in (FlowKind.LABOUR_COST, FlowKind.TRANSFER_IN)]
    days = [line.line.day for line in got if line.line.day]
    return (f"{each.account.title}收到拨入的款项以后", min(days, default=None)) if got else ("", None)


def _since(line: FundLine, day: date | None) -> bool:
    return day is None or line.line.day is None or line.line.day >= day


def _shared_card(chain: Chain, rule: HintRule) -> Iterator[_Seen]:
    """Wages of several went to one card."""
    lines = [line for line in chain.lines if not line.inwards and line.line.party_account and line.line.party]
    for card, group in grouped(lines, lambda line: line.line.party_account).items():
        names = dict.fromkeys(line.line.party for line in group if not _is_firm(line))
        if len({person_key(name) for name in names}) >= rule.settings["least"]:
            yield f"{'、'.join(names)}共{len(names)}人的款项付到同一张卡（{masked_card(card)}），共{_sum(group)}", group


def _is_firm(line: FundLine) -> bool:
    return line.kind in (FlowKind.COMPANY, FlowKind.SUBCONTRACTOR, FlowKind.BACK, FlowKind.BATCH, FlowKind.FEE)


def _other_holder(chain: Chain, _rule: HintRule) -> Iterator[_Seen]:
    """The name or the card is another one than the list has for the worker."""
    workers = {each.worker.person_rid: each.worker for each in chain.workers}
    lines = [line for line in chain.lines if line.kind is FlowKind.WAGE and line.person_rid in workers]
    for person_rid, group in grouped(lines, lambda line: line.person_rid).items():
        worker = workers[person_rid]
        names = [line for line in group if line.line.party and person_key(line.line.party) != person_key(worker.name)]
        cards = [line for line in group if worker.card and "*" not in (told := line.line.party_account) and told
                 and told != worker.card and line not in names]  # fmt: skip
        for name, some in grouped(names, lambda line: line.line.party).items():
            yield f"{worker.name}的工资付到户名为{name}的账户，共{_sum(some)}", some
        for card, some in grouped(cards, lambda line: line.line.party_account).items():
            told = f"{masked_card(card)}，登记的是{masked_card(worker.card)}"
            yield f"{worker.name}的工资付到另一张卡（{told}），共{_sum(some)}", some


def _several_cards(chain: Chain, _rule: HintRule) -> Iterator[_Seen]:
    """Wages of one worker went to several cards; where one is registered :func:`_other_holder` tells the others."""
    for each in chain.workers:
        cards = () if each.worker.card else cards_of(each.lines)
        if len(cards) > 1:
            lines = [line for line in each.lines if line.line.party_account in cards]
            told = "、".join(map(masked_card, cards))
            yield f"{each.worker.name}的工资付到{len(cards)}张卡（{told}），共{_sum(lines)}", lines


def _came_back(chain: Chain, rule: HintRule) -> Iterator[_Seen]:
    """What came in went back to whom it came from within days; one sign for each of them."""
    for each in chain.special:
        gone = _by_party(line for line in each.lines if not line.inwards)
        came = _by_party(line for line in each.lines if line.inwards)
        for key, lines in came.items():
            pairs = [(line, _back(line, gone.get(key, ()), rule)) for line in lines]
            turned = [(line, back) for line, back in pairs if back]
            if turned:
                into = [line for line, _ in turned]
                back = list(dict.fromkeys(other for _, found in turned for other in found))
                days = "、".join(dict.fromkeys(_day(other) for other in back[:_MOST_PLACES]))
                told = f"{_day(into[0])}转入" if len(into) == 1 else f"{len(into)}次转入共"
                yield f"{into[0].line.party}{told}{_sum(into)}，{days}又转回{_sum(back)}", [*into, *back]


def _back(line: FundLine, others: Iterable[FundLine], rule: HintRule) -> list[FundLine]:
    """What went back of a line, when it is enough of it."""
    found = [other for other in others if _is_after(other, line, rule.settings["days"])]
    return found if found and sum(o.fen for o in found) * 100 >= line.fen * rule.settings["percent"] else []


def _passed_on(chain: Chain, rule: HintRule) -> Iterator[_Seen]:
    """A worker got wages and paid them on to a crew leader within days."""
    paid = _by_party(line for line in chain.lines if line.kind is FlowKind.WAGE)
    for each in chain.accounts:
        for line in each.lines if each.account.role is AccountRole.LEADER else ():
            around = paid.get(person_key(line.line.party), ()) if line.inwards else ()
            before = [
                one for one in around
                if one.account_key != each.account.key and _is_after(line, one, rule.settings["days"])
            ]  # fmt: skip
            if before:
                holder = each.account.holder or "班组长"
                words = f"{line.line.party}{_day(before[0])}收到工资后，{_day(line)}向{holder}转账{yuan(line.fen)}元"
                yield words, [before[0], line]


def _by_party(lines: Iterable[FundLine]) -> Mapping[str, list[FundLine]]:
    """Lines by their other side, those that name one."""
    return grouped((line for line in lines if line.line.party), lambda line: person_key(line.line.party))


def _is_after(line: FundLine, before: FundLine, days: int) -> bool:
    """Whether a line is of the same day as another or at most so many days later."""
    if line.line.day is None or before.line.day is None:
        return False
    return 0 <= (line.line.day - before.line.day).days <= days


def _failed(chain: Chain, _rule: HintRule) -> Iterator[_Seen]:
    """A payment failed, and no later one to the same worker is seen."""
    for payout in chain.payouts:
        left = [line for line in payout.failed if not _paid_later(chain, payout.statement.rid, line.party, line.day)]
        if left:
            where = _rows(chain, payout, left)
            yield f"{_unpaid_words('代发失败', left)}，流水中没有看到补发（{where}）", ()
    for each in chain.accounts:
        lines = _own_unpaid(each, FlowKind.FAILED)
        again = [line for line in lines if not _paid_later(chain, "", line.line.party, line.line.day)]
        if again:
            names = "、".join(dict.fromkeys(line.line.party for line in again))
            yield f"没有付成或者退回{len(again)}笔共{_sum(again)}（{names}），流水中没有看到补发", again
        if unplaced := unplaced_returns(each.lines, [worker.worker.name for worker in chain.workers]):
            yield (
                f"退回{len(unplaced)}笔共{_sum(unplaced)}，看不出是付给谁的，或者是否由银行退回，原来的付款仍计为已付",
                unplaced,
            )


def _own_unpaid(each: AccountFlows, kind: FlowKind) -> list[FundLine]:
    """Payments of an account's own statement that were not made, or of which it does not say that they were."""
    own = {statement.rid for statement in each.account.statements}
    return [line for line in each.lines if line.kind is kind and not line.inwards and line.places[0][0] in own]


def _open(chain: Chain, _rule: HintRule) -> Iterator[_Seen]:
    """A list does not say that a payment arrived, and no later one to the same worker is seen."""
    for payout in chain.payouts:
        left = [line for line in payout.open if not _paid_later(chain, payout.statement.rid, line.party, line.day)]
        if left:
            yield f"{_unpaid_words('代发结果不明', left)}，没有计入已付（{_rows(chain, payout, left)}）", ()
    for each in chain.accounts:
        lines = [line for line in _own_unpaid(each, FlowKind.UNKNOWN) if line.line.outcome is Outcome.OPEN]
        if lines and not each.account.by_payouts:
            names = "、".join(dict.fromkeys(line.line.party for line in lines))
            yield f"付款结果不明{len(lines)}笔共{_sum(lines)}（{names}），没有计入已付", lines


def _unpaid_words(what: str, lines: Sequence[StatementLine]) -> str:
    names = "、".join(dict.fromkeys(line.party for line in lines))
    return f"{what}{len(lines)}笔共{yuan(sum(line.out_fen for line in lines))}元（{names}）"


def _rows(chain: Chain, payout: Payout, lines: Sequence[StatementLine]) -> str:
    rows = "、".join(f"第{line.row}行" for line in lines[:_MOST_PLACES])
    return f"{chain.title(payout.statement.rid)}{rows}"


def _paid_later(chain: Chain, list_rid: str, name: str, day: date | None) -> bool:
    return any(
        line.kind is FlowKind.WAGE and person_key(line.line.party) == person_key(name)
        and (day is None or line.line.day is None or line.line.day >= day) and line.places[0][0] != list_rid
        for line in chain.lines
    )  # fmt: skip


def _short(chain: Chain, _rule: HintRule) -> Iterator[_Seen]:
    """Less came in than was to be paid for labour."""
    if chain.short_fen and chain.due.fen is not None:
        told = f"应拨{yuan(chain.due.fen)}元〔{chain.due.words}〕，流水中拨入{yuan(chain.paid_in_fen)}元"
        yield f"{told}，少{yuan(chain.short_fen)}元", ()


def _long_pause(chain: Chain, rule: HintRule) -> Iterator[_Seen]:
    """Longer than the law allows without a payment for labour, within the days that the statements cover; nothing is
    said of an account while nobody knows from whom a part of its money came."""
    for each in (account for account in chain.special if not account.unknown_in_fen):
        days = each.account.days
        paid = sorted({line.line.day for line in _paid_in(each) if line.line.day})
        if days is None:
            continue
        for one, two in pairwise([days[0], *paid, days[1]]):
            if two > add_months(one, rule.settings["months"]):
                yield f"{chinese(one)}至{chinese(two)}之间专户没有收到建设单位或者总承包单位拨入的款项", ()


def _paid_in(each: AccountFlows) -> list[FundLine]:
    kinds = (FlowKind.LABOUR_COST, FlowKind.TRANSFER_IN)
    return [line for line in each.lines if line.inwards and line.kind in kinds]


def _flawed(chain: Chain, _rule: HintRule) -> Iterator[_Seen]:
    """A statement does not hold by its own arithmetic."""
    for each in chain.accounts:
        yield from ((f"{each.account.title}：{flaw.words}", ()) for _rid, flaw in each.account.flaws)


def _unproved(chain: Chain, _rule: HintRule) -> Iterator[_Seen]:
    """A list says that workers were paid, and the statement of the account does not."""
    for payout in chain.payouts:
        if payout.unfound:
            total = yuan(sum(line.out_fen for line in payout.unfound))
            told = f"《{payout.statement.title}》所列{len(payout.unfound)}笔共{total}元，账户流水中没有找到对应的支出"
            yield f"{told}，没有计入已付", ()


def _kept_cards(chain: Chain, _rule: HintRule) -> Iterator[_Seen]:
    """Somebody else keeps the wage cards of the workers, or nobody could say who."""
    if chain.funding.cards.state is FactState.KNOWN and chain.funding.cards.text.strip():
        yield f"工人工资卡的保管情况：{chain.funding.cards.text.strip()}", ()
    for words, names in kept_words((each.worker.name, each.worker.kept) for each in chain.workers):
        yield f"{some_of(names)}的工资卡：{words}", ()


LOOKS: Mapping[str, _Look] = {
    "short": _short, "long_pause": _long_pause, "other_use": _other_use, "came_back": _came_back,
    "by_leader": _by_leader, "passed_on": _passed_on, "shared_card": _shared_card, "other_holder": _other_holder,
    "several_cards": _several_cards, "paid_twice": _paid_twice, "unlisted": _unlisted, "unsigned": _unsigned,
    "unknown_payees": _unknown_payees,
    "kept_cards": _kept_cards, "failed": _failed, "open": _open, "unproved": _unproved, "flawed": _flawed,
}  # fmt: skip
SETTINGS: Mapping[str, tuple[str, ...]] = {
    "shared_card": ("least",), "came_back": ("days", "percent"), "passed_on": ("days",), "long_pause": ("months",),
    "paid_twice": ("days", "same_month_days"),
}  # fmt: skip
