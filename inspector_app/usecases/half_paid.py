"""期限已过未付清: an order whose day is over and of which some is still owed, and the ways on from it."""

from dataclasses import dataclass, replace

from inspector_app.domain.debt import Balance, known_sum
from inspector_app.domain.document import About, Document
from inspector_app.domain.role import Role
from inspector_app.domain.threshold import ThresholdState
from inspector_app.formdefs.facts import from_json
from inspector_app.support.errors import Level, Problem
from inspector_app.usecases.case_file import CaseFile, case_file
from inspector_app.usecases.context import Context
from inspector_app.usecases.gates import gate_problems
from inspector_app.usecases.paper import Paper
from inspector_app.usecases.steps import Step, StepVerb, after_orders, pre_notice_step


@dataclass(frozen=True, slots=True)
class HalfPaid:
    """期限已过未付清: what was ordered, paid, left; the threshold at expiry and today; the five ways on."""

    order: Document
    ordered_fen: int
    at_expiry: Balance
    now: Balance
    threshold_at_expiry: ThresholdState
    threshold_now: ThresholdState
    ways: tuple[Step, ...]


def half_paid(context: Context, case_rid: str) -> HalfPaid | None:
    """The case's card when a served order's day is over and some of it is still owed; none of a case that has ended or
    is a colleague's now.

    Of several such orders the one that ran out first is shown: a later one does not set its clock back.
    """
    return half_paid_of(context, case_file(context, case_rid))


def half_paid_of(context: Context, whole: CaseFile) -> HalfPaid | None:
    """The same of a case that was read."""
    if whole.is_over:
        return None
    over = [o.document for o in whole.orders() if o.served_on and o.last_day and o.last_day < whole.today]
    owing = [document for document in over if _lines_of(whole, document).balance.open_fen]
    if not owing:
        return None
    first = min(owing, key=lambda document: document.due or whole.today)
    order = next(o for o in whole.orders() if o.document.rid == first.rid)
    ordered, now = ordered_and_left(whole, first)
    return HalfPaid(
        first, ordered, order.at_expiry, now, order.threshold_at_expiry, whole.owed_under(first).threshold_today,
        tuple(_ways(context, whole, first)),
    )  # fmt: skip


def _lines_of(whole: CaseFile, order: Document) -> CaseFile:
    return whole.concerning(Paper("", about=About(order_rid=order.rid)))


def ordered_and_left(whole: CaseFile, order: Document) -> tuple[int, Balance]:
    """What an order printed, in 分, and the balance of its lines without what had been paid before it."""
    own = _lines_of(whole, order)
    found = known_sum(claim.found_fen for claim in own.claims)
    ordered = (from_json(order.facts) if order.facts else {}).get("debt.total_fen", found)
    balance, before = own.balance, found - ordered
    return ordered, replace(balance, found_fen=balance.found_fen - before, paid_fen=balance.paid_fen - before)


def _ways(context: Context, whole: CaseFile, order: Document) -> list[Step]:
    notice = pre_notice_step(context, whole)
    why = "涉嫌拒不支付劳动报酬罪的，移送公安机关。"
    police = _own_paper(context, StepVerb.POLICE, "移送公安", why, (Role.REFERRAL,))
    return [
        Step(StepVerb.PAYMENT, "登记支付", "按人登记实际支付，余额自动计算", record_rid=order.rid),
        Step(StepVerb.VISIT, "整改复查", "到现场核实支付和整改情况", record_rid=order.rid),
        _own_paper(
            context, StepVerb.PENALTY, "处理或处罚告知", "逾期不履行的，可以依法作出处理、处罚。",
            (Role.DECISION_NOTICE, Role.PENALTY_NOTICE),
        ),
        notice,
        replace(police, problems=_against_referral(context, whole)),
    ]  # fmt: skip


def _against_referral(context: Context, whole: CaseFile) -> tuple[Problem, ...]:
    """What no reason passes: no order that ran out, or less than the amount."""
    found = gate_problems(context, context.law.procedure.roles[Role.REFERRAL].gates, after_orders(whole))
    return tuple(problem for problem in found if problem.level is Level.ERROR)


def _own_paper(context: Context, verb: StepVerb, title: str, why: str, roles: tuple[Role, ...]) -> Step:
    """A way on for which there are forms when the bureau has adopted some."""
    titles = "、".join(f"《{form.title}》" for role in roles for form in context.forms_of(role))
    told = f"本机关的文书有{titles}，在案件的文书中制作。" if titles else _BY_HAND
    return Step(verb, title, why + told, by_hand=not titles)


_BY_HAND = "程序里没有这种文书：请用本机关原有的文书办理，再把扫描件存入本案证据。"
