"""What a case tells of its own course, as an internal paper says it: what was looked into, found, ordered, paid."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from inspector_app.domain.brought_list import BroughtList
from inspector_app.domain.case import closing_problems
from inspector_app.domain.claim import heads, period_of
from inspector_app.domain.dates import chinese
from inspector_app.domain.document import SIGNED_STATES, Document, document_state, served_act
from inspector_app.domain.lead import Lead
from inspector_app.domain.money import yuan
from inspector_app.domain.role import Role
from inspector_app.domain.statement import Statement
from inspector_app.formdefs.facts import from_json
from inspector_app.support import vocabulary
from inspector_app.usecases.case_facts import WAGE_LIST
from inspector_app.usecases.case_file import CaseFile
from inspector_app.usecases.context import Context
from inspector_app.usecases.order_facts import orders_of, way_of
from inspector_app.usecases.paper import Paper


def course_values(context: Context, whole: CaseFile) -> dict[str, Any]:
    """The course of a case up to today; what nobody has done yet is told as such, what nobody knows is left open."""
    return {
        "course.begun": _begun(context, whole),
        "course.inquiry": _inquiry(context, whole),
        "course.found": _found(whole),
        "course.orders": "；".join(_order(whole, each) for each in orders_of(whole)) or "没有下达责令文书",
        "course.paid": _paid(whole),
        "closing.reason": _endings(whole),
        "closing.proofs": "\n".join(f"{n}．{line}；" for n, line in enumerate(_proofs(whole), start=1)) or None,
    }


def _begun(context: Context, whole: CaseFile) -> str | None:
    """2026年3月2日，本局收到反映示例劳务有限公司拖欠农民工工资的线索，于2026年3月3日立案; who told is never said."""
    received = [lead.received_on for lead in context.store.pick(Lead, whole.case.lead_rids)]
    whom = whole.company.name if whole.company else whole.case.respondent
    told = f"{chinese(min(received))}，本局收到反映{whom}拖欠农民工工资的线索" if received and whom else ""
    filed = f"于{chinese(whole.case.filed_on)}立案" if whole.case.filed_on else ""
    return "，".join(filter(None, (told, filed))) if told else f"本局{filed}" if filed else None


def _inquiry(context: Context, whole: CaseFile) -> str | None:
    """经现场检查1次、询问2人，调取考勤记录、专用账户流水; who did not sign the record is not counted."""
    records = [p for p in whole.with_role(Role.QUESTIONING) if document_state(p, whole.acts) in SIGNED_STATES]
    signed = {paper.subject_rid for paper in records}
    visits, asked = len(whole.inspections), len({t.person_rid for t in whole.interviews if t.rid in signed})
    done = [f"现场检查{visits}次"] * bool(visits) + [f"询问{asked}人"] * bool(asked)
    lists = [f"{vocabulary.word(each.kind)}名单" for each in context.store.find(BroughtList, case_rid=whole.case.rid)]
    accounts = context.store.find(Statement, case_rid=whole.case.rid)
    lists += [f"{vocabulary.word(each.role)}流水" for each in accounts]
    taken = f"调取{'、'.join(dict.fromkeys(lists))}" if lists else ""
    return "，".join(filter(None, ("、".join(done), taken))) or None


def _found(whole: CaseFile) -> str | None:
    """示例劳务有限公司拖欠28名农民工2025年11月至2026年1月的工资共计403,900.00元."""
    sums = whole.balance
    if not sums.found_fen:
        return "没有认定拖欠工资" if whole.claims and not sums.untold else None
    when = f"{told}的" if (told := period_of(whole.claims)) else ""
    who = "、".join(whole.party_name(rid) for rid in sorted(whole.employers)) or whole.case.respondent
    return f"{who}拖欠{sums.heads}名农民工{when}工资共计{yuan(sums.found_fen)}元{sums.besides}"


def _order(whole: CaseFile, order: Document) -> str:
    """3月4日向示例劳务有限公司送达《…》（…），责令于3月13日前支付. One that was posted up was served on nobody."""
    served, what = whole.served_days.get(order.rid), "支付" if whole.is_a(order.form, Role.ORDER) else "改正"
    way = way_of(served_act(order, whole.acts))
    to, whom = (f"向{order.addressee}", "") if way == way_of(None) else ("", order.addressee)
    told = f"{chinese(served)}{to}{way}{order.called}" if served else f"{order.called}尚未送达"
    how = f"{order.called}公告送达，{chinese(served)}期满" if served and served > whole.today else told
    return f"{how}，责令{whom}于{chinese(order.due)}前{what}" if order.due else how


def _paid(whole: CaseFile) -> str:
    sums = whole.balance
    if not sums.paid_fen:
        return "没有登记支付"
    reached = {payment.claim_rid for payment in whole.payments if payment.to_worker}
    told = f"已支付{heads(c for c in whole.claims if c.rid in reached)}人共{yuan(sums.paid_fen)}元"
    return f"{told}，还欠{sums.heads_open}人{yuan(sums.open_fen)}元" if sums.open_fen > 0 else f"{told}，全部付清"


def _endings(whole: CaseFile) -> str | None:
    """33名农民工的工资都有处理结果：已付31人、转仲裁诉讼2人; None while a line of the list keeps the case open."""
    if not whole.claims or closing_problems(whole.claims, whole.payments):
        return None
    ends = Counter(claim.disposition for claim in whole.claims if claim.disposition)
    told = "、".join(f"{vocabulary.word(end)}{_heads(whole, end)}人" for end in ends)
    return f"{heads(whole.claims)}名农民工的工资都有处理结果：{told}"


def _heads(whole: CaseFile, end: object) -> int:
    return heads(claim for claim in whole.claims if claim.disposition is end)


def _proofs(whole: CaseFile) -> Iterator[str]:
    """The payments by their vouchers, then the papers that the workers signed."""
    vouchers = dict.fromkeys(payment.voucher for payment in whole.payments if payment.to_worker and payment.voucher)
    if vouchers:
        yield f"支付凭证{len(vouchers)}份（{'、'.join(vouchers)}）"
    for role in (Role.PAYMENT_CONFIRMATION, Role.RECHECK, Role.SERVICE_RECORD):
        signed = [each for each in whole.papers(role) if document_state(each, whole.acts) in SIGNED_STATES]
        if signed:
            yield f"{signed[0].title}{len(signed)}份"


def disobeyed_values(context: Context, whole: CaseFile, paper: Paper) -> dict[str, Any]:
    """What a penalty for disobeying an order rests upon (R423 art. 30(1)(3)); nothing while its last day runs, or where
    a paper follows no order, or where nobody checked whether it was corrected."""
    order = next((each for each in orders_of(whole) if each.rid == paper.about.order_rid), None)
    last = whole.last_day(order) if order else None
    if order is None or last is None or last >= whole.today or order.rid not in whole.served_days:
        return {}
    pays = whole.is_a(order.form, Role.ORDER)
    told = _unpaid(context, whole.concerning(paper), order) if pays else _uncorrected(whole, order)
    return {**told, "penalty.basis": context.law.cite("R423#30(1)(3)")} if told else {}


def _unpaid(context: Context, whole: CaseFile, order: Document) -> dict[str, Any]:
    left = whole.balance
    if left.open_fen <= 0:
        return {}
    owed = f"还有{left.heads_open}名农民工的工资{yuan(left.open_fen)}元没有支付"
    listed = any(document_state(d, whole.acts) in SIGNED_STATES for d in whole.papers(Role.WAGE_LIST))
    told = ((WAGE_LIST, listed), ("支付登记", bool(whole.payments)))
    proofs = [f"{order.called}及其送达凭证", *(each for each, there in told if there)]
    return {
        "penalty.facts": f"你（单位）在上述期限届满后仍未足额支付，截至{chinese(whole.today)}，{owed}",
        "penalty.provision": context.law.cite("R724#3(1)", "LL#50", "LCL#30(1)"),
        "penalty.evidence": "、".join(proofs),
    }


CORRECTED = "已改正"
"""How a line of a 整改复查记录 tells that this was corrected: the first choice of its state."""


def _uncorrected(whole: CaseFile, order: Document) -> dict[str, Any]:
    """By the newest 整改复查记录 about this order that was signed."""
    checks = [each for each in whole.papers(Role.RECHECK) if each.about.order_rid == order.rid]
    signed = [each for each in checks if document_state(each, whole.acts) in SIGNED_STATES]
    if not signed:
        return {}
    check = max(signed, key=lambda each: each.created_at)
    facts, ordered = from_json(check.facts), from_json(order.facts) if order.facts else {}
    left = [row for row in facts.get("rechecked") or () if row.get("state") != CORRECTED]
    if not left:
        return {}
    found = "；".join(str(row.get("finding") or "").rstrip("。") for row in left)
    provisions = dict.fromkeys(_provisions(ordered.get("corrections") or (), {row.get("line") for row in left}))
    return {
        "penalty.facts": f"你（单位）在上述期限届满后，经复查，下列事项仍未改正：{found}",
        "penalty.provision": "、".join(provisions) or None,
        "penalty.evidence": f"{order.called}及其送达凭证、{check.called}",
    }


def _provisions(rows: Iterable[dict[str, Any]], lines: set[Any]) -> Iterator[str]:
    yield from (str(row["provision"]) for row in rows if row.get("line") in lines and row.get("provision"))
