"""资金链 as its paper prints it: the sums of the paragraph, and one row for each flow, worker and sign."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from inspector_app.domain.case import Case
from inspector_app.domain.dates import chinese
from inspector_app.domain.fund_chain import Chain
from inspector_app.domain.fund_signs import Sign, place_words
from inspector_app.domain.funding import INWARDS, OUTWARDS, FlowKind, flow_word
from inspector_app.domain.money import yuan
from inspector_app.domain.person import Person
from inspector_app.domain.role import Role
from inspector_app.domain.wage_card import CardKeeper, KeptCard, kept_words
from inspector_app.formdefs.facts import completed
from inspector_app.support import vocabulary
from inspector_app.usecases.case_file import CaseFile
from inspector_app.usecases.context import Context
from inspector_app.usecases.evidence import Belongs
from inspector_app.usecases.funds import FundsFile, funds_of
from inspector_app.usecases.paper import Paper
from inspector_app.usecases.statements import statements_of


def fund_values(context: Context, whole: CaseFile, paper: Paper) -> dict[str, Any]:
    """What a paper of a case prints of its funds; while no statement was brought only who keeps the wage cards.

    The paper of the chain tells of everybody. Another one counts the workers of its own annex and nobody else, and is
    silent about what ought to have been allotted while nobody knows it.
    """
    is_whole = whole.is_a(paper.form, Role.FUNDS)
    claims = whole.claims if is_whole else whole.lines(paper)
    if not statements_of(context, Belongs(case_rid=whole.case.rid, project_rid=whole.case.project_rid)):
        return _cards((claim.person_rid, claim.kept_card) for claim in claims)
    funds = funds_of(context, case_rid=whole.case.rid)
    if is_whole:
        return funds_told(context, funds)
    listed = {claim.person_rid for claim in claims}
    workers = tuple(each for each in funds.chain.workers if each.worker.person_rid in listed)
    told = funds_told(context, replace(funds, chain=replace(funds.chain, workers=workers)))
    return told if funds.chain.due.fen is not None else told | {"funds.due": None}


def funds_told(context: Context, funds: FundsFile) -> dict[str, Any]:
    """Everything that a chain can tell a form."""
    chain = funds.chain
    reached = [each for each in chain.workers if each.lines]
    return {
        "funds.sources": _sources(chain),
        "funds.special": _special(chain),
        "funds.wages_fen": sum(each.received_fen for each in reached),
        "funds.reached": len(reached),
        "funds.unreached": len(chain.unreached),
        "funds.balance": _balance(chain),
        "funds.due": _due(chain),
        "fund_flows": list(_flows(chain)),
        "fund_workers": list(_workers(context, chain)),
        "fund_signs": [_sign(sign) for sign in funds.signs],
        **_cards((each.worker.person_rid, each.worker.kept) for each in chain.workers),
    }  # fmt: skip


def _cards(cards: Iterable[tuple[str, KeptCard]]) -> dict[str, str | None]:
    """3人的工资卡由班组长（示例王）保管，另有2人没有问清由谁保管: how many, never who; nothing while none is away."""
    found = {words: len(whose) for words, whose in kept_words(cards)}
    unclear = found.pop(vocabulary.word(CardKeeper.UNCLEAR), 0)
    told = [f"{heads}人的工资卡由{words}保管" for words, heads in found.items()]
    more = [f"{'另' * bool(told)}有{unclear}人没有问清工资卡由谁保管"] * bool(unclear)
    return {"funds.cards": "，".join([*told, *more]) if told else None}


def _sign(sign: Sign) -> dict[str, Any]:
    rule = sign.rule
    return {"title": rule.title, "seen": sign.words, "question": rule.question, "basis": rule.basis_text}


def paragraph(context: Context, case_rid: str) -> str:
    """The paragraph for an order, drafted from the records: every figure of it is one of the chain.

    Raises :class:`Trouble` ``record-missing``.
    """
    context.store.need(Case, case_rid)
    form = context.forms.find(context.form_of(Role.FUNDS))
    told = funds_told(context, funds_of(context, case_rid=case_rid))
    known = {fact.name: told[fact.source or fact.name] for fact in form.facts if (fact.source or fact.name) in told}
    texts = completed(form, known)
    return "\n".join(str(texts[name]) for name in ("text.funds", "text.cards") if texts.get(name))


def fund_paper(context: Context, case_rid: str) -> Paper:
    """The chain of a case as a paper. Raises :class:`Refused` ``form-of-role-missing``."""
    return Paper(context.form_of(Role.FUNDS), case_rid=case_rid)


def _sources(chain: Chain) -> str:
    """《三月.xlsx》（示例建工…农民工工资专用账户，2026年3月1日至3月31日，4笔）."""
    told = []
    for statement in (chain.statements or {}).values():
        days = f"{chinese(statement.days[0])}至{chinese(statement.days[1])}" if statement.days else "没有日期"
        whose = statement.holder or vocabulary.word(statement.role)
        told.append(f"{chain.title(statement.rid)}（{whose}，{days}，{len(statement.lines)}笔）")
    return "、".join(told)


def _special(chain: Chain) -> str:
    """What came into the special accounts and went out of them; nothing is said of accounts that nobody looked at."""
    if not chain.special:
        return "没有查阅到农民工工资专用账户的流水"
    came, gone = (
        sum(each) for each in zip(*((e.account.in_fen, e.account.out_fen) for e in chain.special), strict=True)
    )
    return (
        f"农民工工资专用账户在此期间收入合计{yuan(came)}元，其中{_incoming(chain)}，"
        f"支出合计{yuan(gone)}元，其中{_others(chain)}"
    )


def _others(chain: Chain) -> str:
    """Where money of the special accounts went that did not go to a worker by name."""
    others = tuple(kind for kind in OUTWARDS if kind is not FlowKind.WAGE)
    return _sums(chain, others, inwards=False) or "没有付给其他方面的款项"


def _incoming(chain: Chain) -> str:
    """From whom money came into the special accounts, every sum of it."""
    return _sums(chain, INWARDS, inwards=True) or "没有拨入的款项"


def _sums(chain: Chain, kinds: Iterable[FlowKind], *, inwards: bool) -> str:
    """付给班组长120,000.00元（3笔）、付给其他单位…: what moved one way in the special accounts, by what it means."""
    told = []
    for kind in kinds:
        lines = [line for each in chain.special for line in each.lines if (line.kind, line.inwards) == (kind, inwards)]
        if lines:
            amount = yuan(sum(line.fen for line in lines))
            told.append(f"{flow_word(kind, inwards=inwards)}{amount}元（{len(lines)}笔）")
    return "、".join(told)


def _balance(chain: Chain) -> str:
    known = [each.account.closing_fen for each in chain.special if each.account.closing_fen is not None]
    if not chain.special:
        return f"{vocabulary.label('funds.balance')}不明"
    if not known or len(known) < len(chain.special):
        return f"{vocabulary.label('funds.balance')}流水没有写明"
    return f"{vocabulary.label('funds.balance')}{yuan(sum(known))}元"


def _due(chain: Chain) -> str:
    due = chain.due
    if due.fen is None:
        return "应当拨付的人工费用数额尚未查明"
    return f"应当拨付人工费用{yuan(due.fen)}元〔{due.words}〕，实际拨入{chain.paid_in_words}，{chain.short_words}"


def _flows(chain: Chain) -> Iterator[dict[str, Any]]:
    for each in chain.accounts:
        for flow in each.flows:
            yield {
                "account": f"{vocabulary.word(each.account.role)}\n{each.account.title}",
                "way": vocabulary.entry("party_meaning.inwards").answer(flow.inwards),
                "kind": flow_word(flow.kind, inwards=flow.inwards),
                "count": len(flow.lines),
                "amount_fen": flow.fen,
                "parties": _parties([line.line.party for line in flow.lines]),
            }


_MOST_PARTIES = 6


def _parties(names: list[str]) -> str:
    told = list(dict.fromkeys(name for name in names if name))
    more = f"等{len(told)}个" if len(told) > _MOST_PARTIES else ""
    return "、".join(told[:_MOST_PARTIES]) + more


def _workers(context: Context, chain: Chain) -> Iterator[dict[str, Any]]:
    people = {person.rid: person for person in context.store.pick(Person, [e.worker.person_rid for e in chain.workers])}
    for number, each in enumerate(chain.workers, start=1):
        person = people.get(each.worker.person_rid)
        yield {
            "line": number,
            "name": each.worker.name,
            "id_number": person.stated_id if person else "",
            "asked_fen": each.worker.asked_fen,
            "received_fen": each.received_fen,
            "kept": each.worker.kept.words,
            "tail": "、".join(card[-4:] for card in each.cards),
            "places": place_words(chain, each.lines),
        }
