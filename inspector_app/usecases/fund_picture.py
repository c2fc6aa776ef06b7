"""The chain of funds as a picture shows it and a screen reader reads it: for each account what came in and went out."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from inspector_app.domain.fund_chain import AccountFlows, Chain, Flow
from inspector_app.domain.funding import NOT_WAGES, FlowKind, flow_word
from inspector_app.domain.money import yuan
from inspector_app.domain.statement import AccountRole
from inspector_app.support import vocabulary

_DOUBTFUL = (*NOT_WAGES, FlowKind.UNKNOWN, FlowKind.BATCH, FlowKind.FAILED)


@dataclass(frozen=True, slots=True)
class Arrow:
    """One arrow: what stands at its other end, how many, the amount in 分 (None: nothing flowed), whether it wants a
    look, and the lines behind it: ``kind`` and ``inwards`` choose them, ``account_key`` of which account."""

    label: str
    detail: str
    fen: int | None
    attention: bool = False
    kind: FlowKind | None = None
    inwards: bool = False
    account_key: str = ""

    @property
    def amount(self) -> str:
        """The figure at the arrow."""
        return "" if self.fen is None else yuan(self.fen)


@dataclass(frozen=True, slots=True)
class Band:
    """One account: what it is, what it held before and after, what its balances say beyond its lines; arrows."""

    title: str
    role: str
    held_before: str
    held_after: str
    missing: str
    into: tuple[Arrow, ...]
    out: tuple[Arrow, ...]

    @property
    def texts(self) -> tuple[str, ...]:
        """What is written in its boxes and at its arrows."""
        ends = [words for arrow in (*self.into, *self.out) for words in (arrow.label, arrow.detail, arrow.amount)]
        return tuple(words for words in (*self.account_texts, *ends) if words)

    @property
    def account_texts(self) -> tuple[str, ...]:
        """What is written in the box of the account, below each other."""
        return self.role, self.title.replace("（尾号", "\n（尾号"), self.held_before, self.held_after, self.missing

    @property
    def sentences(self) -> tuple[str, ...]:
        """The same in words, one for each arrow."""
        told = [f"{self.role}：{self.title}"]
        told += [f"收入：{_words(arrow)}" for arrow in self.into]
        told += [f"支出：{_words(arrow)}" for arrow in self.out]
        told += [words for words in (self.held_before, self.held_after, self.missing) if words]
        return tuple(told)


def _words(arrow: Arrow) -> str:
    amount = f"{arrow.amount}元" if arrow.amount else ""
    return "，".join(part for part in (arrow.label, arrow.detail, amount) if part)


def bands(chain: Chain) -> tuple[Band, ...]:
    """The accounts in their order; what was due stands at the first special one."""
    first = next((each.account.key for each in chain.special), "")
    return tuple(_band(chain, each, is_first=each.account.key == first) for each in chain.accounts)


def _band(chain: Chain, each: AccountFlows, *, is_first: bool) -> Band:
    account = each.account
    into = [_arrow(each, flow) for flow in each.flows if flow.inwards]
    out = [_arrow(each, flow) for flow in each.flows if not flow.inwards]
    if is_first:
        into = [*_due(chain), *into]
        out = [*out, *_unreached(chain)]
    before, after = account.opening_fen, account.closing_fen
    by_list = "只有代发明细，没有账户流水" if account.by_payouts else "流水没有写余额"
    return Band(
        account.title, vocabulary.word(account.role), f"期初{yuan(before)}元" if before is not None else "",
        f"期末余额{yuan(after)}元" if after is not None else by_list,
        f"另有{yuan(account.missing_fen)}元收支没有流水" if account.missing_fen else "", tuple(into), tuple(out),
    )  # fmt: skip


def _arrow(each: AccountFlows, flow: Flow) -> Arrow:
    people = flow.kind in (FlowKind.WAGE, FlowKind.FAILED, FlowKind.LEADER)
    detail = f"{flow.parties}人{len(flow.lines)}笔" if people else f"{len(flow.lines)}笔"
    special = each.account.role is AccountRole.SPECIAL
    doubtful = flow.kind in _DOUBTFUL if not flow.inwards else flow.kind is FlowKind.UNKNOWN
    return Arrow(
        flow_word(flow.kind, inwards=flow.inwards), detail, flow.fen,
        doubtful and (special or flow.kind is FlowKind.UNKNOWN), flow.kind, flow.inwards, each.account.key,
    )  # fmt: skip


def _due(chain: Chain) -> Iterator[Arrow]:
    due = chain.due
    if due.fen is None:
        yield Arrow("应拨数额不明", "请填写资金约定", None, attention=True, inwards=True)
        return
    mark = "" if due.verified else "（未核实）"
    doubtful = chain.short_fen != 0
    yield Arrow(f"应拨{yuan(due.fen)}元{mark}", chain.short_words, None, attention=doubtful, inwards=True)


def _unreached(chain: Chain) -> Iterable[Arrow]:
    count = len(chain.unreached)
    return [Arrow("名单中没有收款记录的工人", f"{count}人", None, attention=True)] if count else []
