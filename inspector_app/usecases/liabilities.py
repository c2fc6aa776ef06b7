"""责任: the debt of a case, who may be named as liable for it on which grounds, and taking a wrong entry back."""

from dataclasses import dataclass, replace

from inspector_app.domain.claim import WageClaim
from inspector_app.domain.debt import Debt, Liability, PartyKind
from inspector_app.domain.identity import new_rid
from inspector_app.domain.role import Role
from inspector_app.lawbook.payers import Ground
from inspector_app.support.errors import Problem, Refused, refuse_errors
from inspector_app.usecases.case_file import CaseFile, case_file
from inspector_app.usecases.case_papers import party_name
from inspector_app.usecases.context import Context
from inspector_app.usecases.offers import Offer, offers_around, take_offer
from inspector_app.usecases.payers import liability_problems
from inspector_app.usecases.projects import chain

__all__ = ["Ground", "Liability", "Offer", "PartyKind"]


@dataclass(frozen=True, slots=True)
class LiabilityLine:
    """One liable party as shown: the record, its name, the ground in words with its article and sentence."""

    liability: Liability
    name: str
    ground: Ground
    ordered: bool


def grounds(context: Context) -> tuple[Ground, ...]:
    """The grounds of law from which one is chosen."""
    return tuple(context.law.payers.values())


def liability_lines(context: Context, whole: CaseFile) -> tuple[LiabilityLine, ...]:
    """The liable parties of a case."""
    return tuple(
        LiabilityLine(
            each, party_name(whole, each.party_rid), context.law.payers[each.ground], _is_ordered(whole, each)
        )
        for each in whole.liabilities
    )


def known_parties(context: Context, case_rid: str) -> tuple[Offer, ...]:
    """The employer, everyone in the chain of the site and the firms of the ledger, each once, the employer first."""
    whole = case_file(context, case_rid)
    in_chain = {line.link.person_rid for line in chain(context, whole.project.rid)} if whole.project else set()
    offers = offers_around(context, case=whole)
    return tuple(offer for offer in offers if offer.kind is PartyKind.COMPANY or offer.rid in in_chain)


def add_liability(context: Context, case_rid: str, liability: Liability, offer: Offer | None = None) -> Liability:
    """Name a party as liable for the debt of a case, perhaps one that was offered and is registered in the same act.

    Raises :class:`Refused` ``liability-no-party``, ``liability-no-ground``, ``liability-doubled``, ``ground-unknown``,
    ``liability-cap-zero``, or what :func:`~.payers.ground_problems` finds that no reason can mend. A party is kept
    where the records only do not tell that it is the one: the order wants the reason.
    """
    with context.act("确定支付责任"):
        whole = case_file(context, case_rid)
        if offer is not None:
            rid = take_offer(context, offer)
            whole = case_file(context, case_rid)
            liability = replace(liability, party_kind=offer.kind, party_rid=rid)
        return _add(context, whole, liability)


def _add(context: Context, whole: CaseFile, liability: Liability) -> Liability:
    problems = [] if liability.party_rid else [Problem("liability-no-party", "party")]
    if not liability.ground:
        problems.append(Problem("liability-no-ground", "ground"))
    if any((x.party_rid, x.ground) == (liability.party_rid, liability.ground) for x in whole.liabilities):
        problems.append(Problem("liability-doubled", "party"))
    ground = context.law.payers.get(liability.ground)
    if ground and ground.duty.capped and liability.cap_fen is not None and liability.cap_fen <= 0:
        problems.append(Problem("liability-cap-zero", "cap_fen"))
    if ground and liability.party_rid:
        problems += liability_problems(context, whole, liability)
    refuse_errors(problems)
    made = replace(liability, rid=liability.rid or new_rid())
    debt = set_debt(context, whole.case.rid, (made,))
    return replace(made, debt_rid=debt.rid)


def remove_liability(context: Context, case_rid: str, liability_rid: str) -> Liability:
    """Take a wrongly named party back. Raises :class:`Refused` ``liability-ordered`` once an order went out to it."""
    wrong = context.store.need(Liability, liability_rid)
    if _is_ordered(case_file(context, case_rid), wrong):
        raise Refused(Problem("liability-ordered", "liability"))
    with context.unit("更正支付责任") as unit:
        unit.delete(wrong)
    return wrong


def _is_ordered(whole: CaseFile, liability: Liability) -> bool:
    return any(paper.addressee_rid == liability.party_rid for paper in whole.papers(Role.ORDER))


def set_debt(context: Context, case_rid: str, liabilities: tuple[Liability, ...], title: str = "") -> Debt:
    """One debt over all lines of the case, and who is liable for it. Raises :class:`Refused` on an unknown ground."""
    unknown = [liability.ground for liability in liabilities if liability.ground not in context.law.payers]
    if unknown:
        raise Refused(*(Problem("ground-unknown", "liability", details={"ground": ground}) for ground in unknown))
    known = context.store.find(Debt, case_rid=case_rid)
    rids = tuple(c.rid for c in sorted(context.store.find(WageClaim, case_rid=case_rid), key=lambda c: c.line))
    debt = replace(known[0], claim_rids=rids) if known else Debt(new_rid(), case_rid, rids, title)
    with context.unit("确定支付责任") as unit:
        unit.put(debt)
        for liability in liabilities:
            unit.put(replace(liability, debt_rid=debt.rid))
    return debt
