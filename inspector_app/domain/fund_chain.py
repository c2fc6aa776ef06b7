"""资金链: where each yuan went (应拨 → 实拨 → 专户 → 代发 → 工人) and where it stopped. Pure, over statements.

What came into an account and what it held before is what went out and what it holds, but for what the balances say
beyond the lines that were brought (``Account.missing_fen``).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from inspector_app.domain.accounts import Account
from inspector_app.domain.fund_cards import card_words
from inspector_app.domain.fund_lines import Around, FundLine, Worker, by_kind, meant
from inspector_app.domain.fund_returns import by_own_outcome, less_returned
from inspector_app.domain.funding import INWARDS, OUTWARDS, Due, FlowKind, Funding, percent, share_of
from inspector_app.domain.money import yuan
from inspector_app.domain.payouts import Payout, with_payouts
from inspector_app.domain.statement import UNPAID, AccountRole, Outcome, Statement
from inspector_app.support import vocabulary
from inspector_app.support.groups import grouped


@dataclass(frozen=True, slots=True)
class Flow:
    """What moved one way with one meaning: the sum in 分, its lines, and how many others it went to or came from."""

    kind: FlowKind
    inwards: bool
    lines: tuple[FundLine, ...]

    @property
    def fen(self) -> int:
        return sum(line.fen for line in self.lines)

    @property
    def parties(self) -> int:
        """How many others: workers by who they are, everybody else by name and account."""
        return len({line.person_rid or (line.line.party, line.line.party_account) for line in self.lines})


@dataclass(frozen=True, slots=True)
class AccountFlows:
    """One account with its lines and what they come to by meaning, in first, out after it."""

    account: Account
    lines: tuple[FundLine, ...]
    flows: tuple[Flow, ...]

    def fen(self, *kinds: FlowKind, inwards: bool) -> int:
        """What moved one way with any of these meanings, in 分."""
        return sum(flow.fen for flow in self.flows if flow.kind in kinds and flow.inwards is inwards)

    @property
    def unknown_in_fen(self) -> int:
        """What came in from nobody known, in 分."""
        return self.fen(FlowKind.UNKNOWN, inwards=True)


@dataclass(frozen=True, slots=True)
class WorkerFunds:
    """What reached one worker through the accounts, in 分: the lines, the cards they went to, and what is odd about
    these (:func:`~.fund_cards.card_words`)."""

    worker: Worker
    lines: tuple[FundLine, ...]
    card_words: tuple[str, ...] = ()

    @property
    def received_fen(self) -> int:
        return sum(line.fen for line in self.lines)

    @property
    def cards(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(line.line.party_account for line in self.lines if line.line.party_account))


@dataclass(frozen=True)
class Chain:
    """The whole picture: what was due, the accounts, the workers, and lists of payments that nothing proves."""

    funding: Funding
    due: Due
    accounts: tuple[AccountFlows, ...]
    workers: tuple[WorkerFunds, ...]
    payouts: tuple[Payout, ...] = ()
    statements: Mapping[str, Statement] | None = None

    @property
    def special(self) -> tuple[AccountFlows, ...]:
        """The accounts for wages alone."""
        return tuple(each for each in self.accounts if each.account.role is AccountRole.SPECIAL)

    @property
    def paid_in_fen(self) -> int:
        """实拨: what the owner, or the general contractor for it, paid into the special accounts."""
        kinds = (FlowKind.LABOUR_COST, FlowKind.TRANSFER_IN)
        return sum(each.fen(*kinds, inwards=True) for each in self.special)

    @property
    def unknown_in_fen(self) -> int:
        """What came into the special accounts from nobody known: it may be labour cost or not."""
        return sum(each.unknown_in_fen for each in self.special)

    @property
    def paid_in_words(self) -> str:
        """实拨 in words; not a figure while nobody knows from whom a part of it came."""
        if not self.special:
            return "不明（没有专户流水）"
        known = f"已认定{yuan(self.paid_in_fen)}元，" if self.paid_in_fen else ""
        unknown = self.unknown_in_fen
        return f"不明（{known}有{yuan(unknown)}元来源未认定）" if unknown else f"{yuan(self.paid_in_fen)}元"

    @property
    def short_words(self) -> str:
        """少拨1,000.00元, 已经拨足, or that nobody knows."""
        if self.short_fen is None:
            return "是否拨足不明"
        return f"少拨{yuan(self.short_fen)}元" if self.short_fen else "已经拨足"

    @property
    def short_fen(self) -> int | None:
        """What was due and did not come in; None while nobody knows what was due, no special account is known, or what
        came in from nobody known may be a part of it."""
        if self.due.fen is None or not self.special:
            return None
        short = max(0, self.due.fen - self.paid_in_fen)
        return None if short and self.unknown_in_fen else short

    @property
    def days(self) -> tuple[date, date] | None:
        """From the first to the last day of all accounts."""
        told = [day for each in self.accounts if (days := each.account.days) for day in days]
        return (min(told), max(told)) if told else None

    @property
    def unreached(self) -> tuple[WorkerFunds, ...]:
        """Workers who are owed and got nothing through these accounts."""
        return tuple(each for each in self.workers if not each.lines and each.worker.asked_fen != 0)

    @property
    def lines(self) -> tuple[FundLine, ...]:
        """Every line of every account."""
        return tuple(line for each in self.accounts for line in each.lines)

    def place(self, line: FundLine) -> str:
        """Where a line stands: 《专户流水.xlsx》第12行."""
        rid, row = line.places[0]
        return f"{self.title(rid)}第{row}行"

    def title(self, statement_rid: str) -> str:
        """How a statement is called: 《专户流水.xlsx》“三月”."""
        statement = (self.statements or {}).get(statement_rid)
        sheet = f"“{statement.sheet}”" if statement and statement.sheet else ""
        return f"《{statement.title}》{sheet}" if statement else ""


def chain(
    statements: Sequence[Statement], around: Around, funding: Funding, contract_fen: int | None = None
) -> Chain:  # fmt: skip
    """Where the money of these statements went."""
    accounts, payouts = with_payouts(statements)
    known_accounts = replace(around, accounts=tuple(accounts))
    flows = tuple(_flows(account, known_accounts, payouts) for account in accounts)
    received = grouped(
        (line for each in flows for line in each.lines if line.person_rid and not line.inwards),
        lambda line: line.person_rid,
    )
    known = list(each_person(around.workers))
    odd = card_words(known, received)
    workers = tuple(
        WorkerFunds(worker, tuple(received.get(worker.person_rid, ())), odd.get(worker.person_rid, ()))
        for worker in known
    )
    return Chain(funding, due(funding, contract_fen), flows, workers, payouts, {each.rid: each for each in statements})


def due(funding: Funding, contract_fen: int | None) -> Due:
    """应拨: what the contract names by spans, else its share of the output, else of the contract sum."""
    named = [each.due_fen for each in funding.outputs if each.due_fen is not None]
    outputs = [each.value_fen for each in funding.outputs if each.value_fen is not None and each.due_fen is None]
    source = f"（{funding.share_source}）" if funding.share_source else "（没有写明出处）"
    doubt = "" if funding.share_verified else "，比例未核实"
    if funding.share_bp is None:
        if not named:
            return Due(None, "没有录入人工费用的比例，也没有录入约定的应拨数额")
        return Due(sum(named), f"按约定的各期应拨数额相加{source}", funding.share_verified)
    share = percent(funding.share_bp)
    if named or outputs:
        worth = sum(outputs)
        words = (
            f"{vocabulary.short('output.value_fen')}{yuan(worth)}元×{share}{source}{doubt}"
            if outputs
            else f"按约定的各期应拨数额相加{source}"
        )
        more = f"，另加约定的应拨{yuan(sum(named))}元" if named and outputs else ""
        return Due(sum(named) + share_of(worth, funding.share_bp), words + more, funding.share_verified)
    if contract_fen is None:
        return Due(None, "没有录入产值，合同价也不明")
    price = f"{vocabulary.label('project.contract_fen')}{yuan(contract_fen)}元"
    words = f"{price}×{share}{source}{doubt}；没有录入已完成产值，这是全部人工费用"
    return Due(share_of(contract_fen, funding.share_bp), words, verified=False)


def each_person(workers: Iterable[Worker]) -> list[Worker]:
    """One entry a person: several lines of the list add up."""
    found: dict[str, Worker] = {}
    for worker in workers:
        before = found.get(worker.person_rid)
        both = [one.asked_fen for one in (before, worker) if one is not None and one.asked_fen is not None]
        kept = before.kept if before is not None and worker.kept.keeper is None else worker.kept
        found[worker.person_rid] = replace(worker, asked_fen=sum(both) if both else None, kept=kept)
    return list(found.values())


def _flows(account: Account, around: Around, payouts: Iterable[Payout]) -> AccountFlows:
    explained = {payout.movement.places[0]: payout for payout in payouts if payout.movement is not None}
    lines: list[FundLine] = []
    for movement in account.movements:
        payout = explained.get(movement.places[0])
        if payout is not None and payout.account_key == account.key:
            lines += _of_list(account, payout, around)
        elif movement.line.in_fen or movement.line.out_fen:
            lines.append(by_own_outcome(meant(account, movement, around)))
    lines = list(less_returned(lines, [worker.name for worker in around.workers]))
    flows = [
        Flow(kind, inwards, tuple(found))
        for inwards, kinds in ((True, INWARDS), (False, OUTWARDS))
        for kind, found in by_kind(line for line in lines if line.inwards is inwards).items()
        if kind in kinds or found
    ]
    return AccountFlows(account, tuple(lines), tuple(flows))


_UNPAID = {
    Outcome.FAILED: (FlowKind.FAILED, "代发明细注明没有成功"),
    Outcome.OPEN: (FlowKind.UNKNOWN, "代发明细没有写明付款成功，结果不明"),
}


def _of_list(account: Account, payout: Payout, around: Around) -> Iterable[FundLine]:
    """One line for each whom a list names, together the sum of the movement that it explains."""
    movement = payout.movement
    if movement is None:
        return
    for line in payout.statement.lines:
        unpaid = line.outcome in UNPAID
        if not line.out_fen or (unpaid and not payout.whole):
            continue
        told = meant(account, movement, around, replace(line, day=line.day or movement.line.day))
        places = ((payout.statement.rid, line.row), *movement.places)
        if unpaid:
            kind, why = _UNPAID[line.outcome]
            told = replace(told, kind=kind, why=why, person_rid="", is_said=False)
        elif told.kind is FlowKind.UNKNOWN and not told.is_said:
            told = replace(told, why="代发明细中的收款人，案件名单中没有")
        yield replace(told, places=places)
