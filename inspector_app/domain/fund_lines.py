"""What each movement of an account means for the wages: by what a person said, else by who the other side is.

Nothing is guessed: who is neither a worker of the list nor in the chain, and no firm by its name, stays unknown.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from inspector_app.domain.accounts import Account, Movement, Place
from inspector_app.domain.alike import person_key, same_firm_name
from inspector_app.domain.funding import FlowKind, PartyMeaning, party_of
from inspector_app.domain.pasted import HAN
from inspector_app.domain.statement import AccountRole, StatementLine
from inspector_app.domain.wage_card import KeptCard
from inspector_app.support import vocabulary
from inspector_app.support.groups import grouped

SAME_SUM_BEFORE = "此前付给同一户名同样金额"
"""Why something is taken for a return that no word of the bank calls one."""
WORDS_HAVE = "摘要有"
"""What the reason begins with where a word of the bank's own tells the meaning."""
RETURNED_WITHIN = 31
"""Days within which what comes back may be an earlier payment."""


_PERSON, _OF_MANY = re.compile(rf"[{HAN}]{{2,4}}|[{HAN}]+(?:[·•][{HAN}]+)+"), re.compile(r"\d+\s*[人笔]")


@dataclass(frozen=True, slots=True)
class FundWords:
    """Words of banks that tell what a movement is, and endings of the names of firms (``resources/law/funds.toml``).

    ``collected`` say that one person took what is for others; ``leader`` name a crew or who leads it; ``bank`` stand in
    the names of accounts that a bank pays wages out of.
    """

    interest: tuple[str, ...] = ()
    fee: tuple[str, ...] = ()
    returned: tuple[str, ...] = ()
    batch: tuple[str, ...] = ()
    firm: tuple[str, ...] = ()
    collected: tuple[str, ...] = ()
    leader: tuple[str, ...] = ()
    bank: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Worker:
    """A worker of the list: the recorded card and who keeps it, and what is found (else claimed) to be owed, in 分."""

    person_rid: str
    name: str
    card: str = ""
    asked_fen: int | None = None
    kept: KeptCard = field(default_factory=KeptCard)


@dataclass(frozen=True)
class Around:
    """Who is known around the accounts: workers, crew leaders, the firms of the chain by what they are, and the
    accounts of which statements were brought."""

    workers: tuple[Worker, ...] = ()
    leaders: tuple[str, ...] = ()
    owners: tuple[str, ...] = ()
    generals: tuple[str, ...] = ()
    subcontractors: tuple[str, ...] = ()
    words: FundWords = field(default_factory=FundWords)
    meanings: tuple[PartyMeaning, ...] = ()
    accounts: tuple[Account, ...] = ()

    def account_of(self, line: StatementLine) -> Account | None:
        """The account of the other side where its statement was brought too: by its number, where no number is told by
        its holder; None where two have that holder."""
        number, name = line.party_account, line.party
        found = [
            each for each in self.accounts
            if (each.number == number if number and each.number else bool(name) and same_firm_name(each.holder, name))
        ]  # fmt: skip
        return found[0] if len(found) == 1 else None

    @cached_property
    def _said(self) -> Mapping[tuple[str, str, bool], PartyMeaning]:
        return {party_of(each): each for each in self.meanings}

    @cached_property
    def _by_card(self) -> Mapping[str, list[Worker]]:
        return grouped((worker for worker in self.workers if worker.card), lambda worker: worker.card)

    @cached_property
    def _by_name(self) -> Mapping[str, list[Worker]]:
        return grouped(self.workers, lambda worker: person_key(worker.name))

    @cached_property
    def _leader_keys(self) -> frozenset[str]:
        return frozenset(map(person_key, self.leaders))

    def said(self, line: StatementLine) -> PartyMeaning | None:
        """What a person said of the other side of a movement."""
        key = (person_key(line.party), line.party_account, line.in_fen > 0)
        return self._said.get(key)

    def worker_of(self, line: StatementLine) -> tuple[Worker | None, str]:
        """Which worker of the list a movement went to and how that is known; no worker where two have the name."""
        by_card = self._by_card.get(line.party_account, []) if line.party_account else []
        named = self._by_name.get(person_key(line.party), []) if line.party else []
        both = [worker for worker in by_card if worker in named] or by_card
        if len({worker.person_rid for worker in both}) == 1:
            return both[0], "卡号是名单中这名工人登记的"
        if len({worker.person_rid for worker in named}) == 1:
            return named[0], "姓名与名单中的工人相同"
        return (None, "名单中有同名的工人，分不清是哪一人") if named or by_card else (None, "")

    def is_leader(self, name: str) -> bool:
        """Whether somebody of this name leads a crew here."""
        return bool(name) and person_key(name) in self._leader_keys

    def is_firm(self, name: str) -> bool:
        """Whether a name can only be a firm's."""
        return name.rstrip(")）").endswith(self.words.firm) if self.words.firm else False


@dataclass(frozen=True, slots=True)
class FundLine:
    """A movement, or one line of the list that says whom it went to. ``fen`` is never negative; ``why`` says how the
    meaning is known, ``person_rid`` which worker it went to."""

    account_key: str
    movement: Movement
    kind: FlowKind
    why: str
    fen: int
    line: StatementLine
    places: tuple[Place, ...]
    person_rid: str = ""
    is_said: bool = False

    @property
    def inwards(self) -> bool:
        return self.movement.line.in_fen > 0


def meant(account: Account, movement: Movement, around: Around, line: StatementLine | None = None) -> FundLine:
    """What a movement means, or one line of a list that explains it."""
    told = line or movement.line
    kind, why, person, said = _meaning(account, told, around)
    places = movement.places
    return FundLine(account.key, movement, kind, why, told.in_fen + told.out_fen, told, places, person, said)


def _meaning(account: Account, line: StatementLine, around: Around) -> tuple[FlowKind, str, str, bool]:
    said = around.said(line)
    if said is not None:
        return said.kind, "人工指定", said.person_rid, True
    if line.in_fen > 0:
        return (*_inwards(account, line, around), "", False)
    kind, why, person = _outwards(line, around)
    return kind, why, person, False


def _has(text: str, words: Iterable[str]) -> str:
    return next((word for word in words if word in text), "")


def _inwards(account: Account, line: StatementLine, around: Around) -> tuple[FlowKind, str]:
    words = around.words
    if word := _has(line.words, words.interest):
        return FlowKind.INTEREST, f"{WORDS_HAVE}“{word}”"
    if word := _has(line.words, words.returned):
        return FlowKind.RETURNED, f"{WORDS_HAVE}“{word}”"
    if before := _paid_before(account, line):
        return FlowKind.RETURNED, f"{SAME_SUM_BEFORE}（第{before.row}行）"
    for kind, names, why in (
        (FlowKind.LABOUR_COST, around.owners, "付款的是建设单位"),
        (FlowKind.TRANSFER_IN, around.generals, "付款的是施工总承包单位"),
    ):
        if any(same_firm_name(line.party, name) for name in names if line.party):
            return kind, why
    if (payer := around.account_of(line)) is not None and payer.key != account.key:
        kind = _PAYERS.get(payer.role, FlowKind.OTHER_IN)
        both_special = account.role is payer.role is AccountRole.SPECIAL
        return FlowKind.OTHER_IN if both_special else kind, f"付款的是收取了流水的{vocabulary.word(payer.role)}"
    return FlowKind.UNKNOWN, _nobody(line)


_PAYERS = {
    AccountRole.OWNER: FlowKind.LABOUR_COST, AccountRole.GENERAL: FlowKind.TRANSFER_IN,
    AccountRole.SPECIAL: FlowKind.TRANSFER_IN,
}  # fmt: skip
"""What money is by the account that it comes from; the special one is the general contractor's (R724 art. 26)."""


def _paid_before(account: Account, line: StatementLine) -> StatementLine | None:
    """An earlier payment of the same sum to whom this comes from."""
    if not line.party or not line.day:
        return None
    for one in account.paid.get((person_key(line.party), line.in_fen), ()):
        if one.day and 0 <= (line.day - one.day).days <= RETURNED_WITHIN:
            return one
    return None


def _outwards(line: StatementLine, around: Around) -> tuple[FlowKind, str, str]:
    if around.is_leader(line.party):
        return FlowKind.LEADER, "收款人是班组长", ""
    if word := _has(line.words, around.words.collected if _is_person(line, around) else ()):
        return FlowKind.LEADER, f"{WORDS_HAVE}“{word}”", ""
    worker, why = around.worker_of(line)
    if worker is not None:
        return FlowKind.WAGE, why, worker.person_rid
    if why:
        return FlowKind.UNKNOWN, why, ""
    for kind, names, told in (
        (FlowKind.BACK, (*around.owners, *around.generals), "收款人是建设单位或者施工总承包单位"),
        (FlowKind.SUBCONTRACTOR, around.subcontractors, "收款人是分包链中的单位"),
    ):
        if any(same_firm_name(line.party, name) for name in names if line.party):
            return kind, told, ""
    if word := _has(line.words, around.words.fee):
        return FlowKind.FEE, f"{WORDS_HAVE}“{word}”", ""
    if word := _has(line.words, around.words.leader if _is_person(line, around) else ()):
        return FlowKind.LEADER, f"{WORDS_HAVE}“{word}”，收款人不在名单中", ""
    return *_by_name(line, around), ""


def _is_person(line: StatementLine, around: Around) -> bool:
    """Whether the other side is named, and neither a firm nor an account of a bank."""
    return bool(line.party) and not around.is_firm(line.party) and not _has(line.party, around.words.batch)


def _by_name(line: StatementLine, around: Around) -> tuple[FlowKind, str]:
    """What the name of one who is known from nowhere tells. A firm that is no bank may have got what its line calls
    代发; whether it paid anybody out of it is not seen."""
    word = _has(f"{line.words} {line.party}", around.words.batch)
    is_person = bool(_PERSON.fullmatch(line.party)) and not _OF_MANY.search(line.words)
    firm, of_bank = around.is_firm(line.party), _has(line.party, (*around.words.bank, *around.words.batch))
    if word and (of_bank or not (firm or is_person)):
        return FlowKind.BATCH, f"摘要或者户名有“{word}”，没有代发明细说明发给了谁"
    if firm:
        told = f"；摘要有“{word}”，没有代发明细说明发给了谁" if word else ""
        return FlowKind.COMPANY, f"收款人按名称是单位，不在分包链中{told}"
    return FlowKind.UNKNOWN, _nobody(line)


def _nobody(line: StatementLine) -> str:
    return "名单和分包链中都没有这个户名" if line.party else "流水没有写对方户名"


def by_kind(lines: Iterable[FundLine]) -> Mapping[FlowKind, Sequence[FundLine]]:
    """The lines by what they mean, in the order of the kinds."""
    groups = grouped(lines, lambda line: line.kind)
    return {kind: groups[kind] for kind in FlowKind if kind in groups}
