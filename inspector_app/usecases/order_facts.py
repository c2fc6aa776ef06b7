"""The part of the vocabulary that is about orders: the one a paper follows, an earlier one, who else is ordered, what
was found on a visit to be corrected, and what a later check looks at."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from inspector_app.domain.act import Act, ServiceMethod
from inspector_app.domain.dates import chinese
from inspector_app.domain.deadline import Deadline
from inspector_app.domain.document import Document, served_act
from inspector_app.domain.inspection import Finding
from inspector_app.domain.money import capitals, yuan
from inspector_app.domain.role import Role
from inspector_app.formdefs.facts import from_json
from inspector_app.support.clock import civil_date
from inspector_app.usecases.case_file import CaseFile
from inspector_app.usecases.context import Context
from inspector_app.usecases.paper import Paper

OBEYED = "已经改正"
"""How a 整改复查记录 tells that an order was obeyed: the first choice of its result."""


def order_values(context: Context, whole: CaseFile, paper: Paper) -> dict[str, Any]:
    """What the case tells of the order that a paper follows, or that it is itself."""
    order = next((each for each in orders_of(whole) if each.rid == paper.about.order_rid), None)
    values: dict[str, Any] = {"order.way": way_of(None), **_earlier(whole, paper), **_joint(context, whole, paper)}
    if order is None:
        return {**values, **({"order.due": paper.due.isoformat()} if paper.due else {})}
    served = whole.served_days.get(order.rid)
    return {
        **values,
        "order.number": order.number,
        "order.title": order.title,
        "order.addressee": whole.named_on(order),
        "order.due": order.due.isoformat() if order.due else None,
        "order.served_on": served.isoformat() if served else None,
        "order.way": way_of(served_act(order, whole.acts)),
        "order.given": _given(context, whole, order),
        "order.beside": "".join(_beside(whole, order)) or None,
        "rechecked": list(_to_recheck(order)),
    }


def way_of(act: Act | None) -> str:
    """送达, or 张贴 of an order that was only posted up: nobody may say that it was served (J2013-3 art. 4(2))."""
    return "张贴" if act and act.service and act.service.method is ServiceMethod.POSTED else "送达"


def _given(context: Context, whole: CaseFile, order: Document) -> str | None:
    """How an order reached its party: one that was posted up was handed to nobody (J2013-3 art. 4(2)), and a public
    notice counts as service only after its term (CPL art. 95)."""
    act = served_act(order, whole.acts)
    if act is None or act.service is None:
        return None
    if act.service.method is ServiceMethod.POSTED:
        return f"该文书因无法送交，在{act.service.place or '其生产经营场所'}张贴，并拍照、录像记录。"
    if act.service.method is ServiceMethod.PUBLIC_NOTICE:
        days = context.law.limit(context.law.procedure.public_notice, context.agency.province).length
        return f"该文书因无法以其他方式送达，于{chinese(civil_date(act.at))}公告，经过{days}日视为送达。"
    return None


def _beside(whole: CaseFile, order: Document) -> Iterator[str]:
    """What orders that were over before this one leave unpaid on lines of their own: it is one debt."""
    for each in whole.over_before(order):
        rids = {*each.about.claim_rids} - {*order.about.claim_rids}
        left = replace(whole, claims=tuple(claim for claim in whole.claims if claim.rid in rids)).balance
        served, way = whole.served_days.get(each.rid), way_of(served_act(each, whole.acts))
        if left.open_fen and each.due and served:
            yield (
                f"我局于{chinese(served)}{way}的《{each.title}》（{each.number}）责令于{chinese(each.due)}前支付，"
                f"期限届满，仍拖欠{left.heads_open}名农民工工资共计人民币{capitals(left.open_fen)}"
                f"（￥{yuan(left.open_fen)}）{left.besides}。"
            )


def orders_of(whole: CaseFile) -> tuple[Document, ...]:
    """The papers in force that order somebody to pay or to correct, as a later paper may follow them."""
    return (*whole.papers(Role.ORDER), *whole.papers(Role.CORRECTION))


def _earlier(whole: CaseFile, paper: Paper) -> dict[str, Any]:
    """The order to pay in force that the same party was given before, the latest of them."""
    before = [each for each in whole.papers(Role.ORDER) if each.addressee_rid == paper.addressee_rid]
    if not before:
        return {}
    order = max(before, key=lambda each: each.created_at)
    told = from_json(order.facts) if order.facts else {}
    return {
        "earlier.title": order.title,
        "earlier.number": order.number,
        "earlier.heads": told.get("debt.heads"),
        "earlier.due": order.due.isoformat() if order.due else None,
        "earlier.standing": _standing(whole.last_day(order), whole.today),
    }


def _standing(due: date | None, today: date) -> str:
    """What becomes of the day that an earlier order set: it stays, also once it is over."""
    if due and due < today:
        return f"此前指令书指定的期限已于{chinese(due)}届满，没有支付的部分仍应立即支付"
    return "此前指令书指定的期限不变，仍应按期履行"


def _joint(context: Context, whole: CaseFile, paper: Paper) -> dict[str, Any]:
    """Everybody who is liable in the case, each with the ground; and the others, as a sentence names them."""
    rows = [
        {
            "line": number,
            "name": whole.party_name(each.party_rid),
            "ground": context.law.payers[each.ground].situation,
            "article": context.law.payers[each.ground].basis_text,
            "cap_fen": each.cap_fen,
        }
        for number, each in enumerate(whole.liabilities, start=1)
    ]
    others = [whole.party_name(each.party_rid) for each in whole.liabilities if each.party_rid != paper.addressee_rid]
    return {"joint_parties": rows, "joint.others": "、".join(dict.fromkeys(others)) or None}


def _to_recheck(order: Document) -> Iterable[dict[str, Any]]:
    """What an order demanded, line by line as it printed it; an order to pay demands one thing."""
    told = from_json(order.facts) if order.facts else {}
    if rows := told.get("corrections"):
        for row in rows:
            yield {"line": row.get("line"), "finding": row.get("finding")}
    elif told.get("debt.total_fen") is not None:
        owed = f"足额支付{told.get('debt.heads')}名农民工工资共计{yuan(told['debt.total_fen'])}元"
        yield {"line": 1, "finding": owed}


def corrections(context: Context, findings: Iterable[Finding]) -> list[dict[str, Any]]:
    """What was found on a visit, with the provision, and what law threatens where it is not corrected in time."""
    return [
        {"line": number, "finding": each.text, "provision": each.provision, "sanction": _sanction(context, each)}
        for number, each in enumerate(findings, start=1)
    ]


def _sanction(context: Context, finding: Finding) -> str:
    item = context.law.checklist.get(finding.item)
    return f"{item.sanction_basis}：{item.sanction_text}" if item and item.sanction else ""


def to_extend(context: Context, whole: CaseFile) -> Deadline | None:
    """The limit of the case that law allows to be made longer and whose last day comes first."""
    return next(iter(extendable(context, whole)), None)


def extendable(context: Context, whole: CaseFile) -> list[Deadline]:
    """The running limits of the case that law allows to be made longer, the earliest last day first."""
    running = [each for each in whole.deadlines if each.done_on is None and not each.extensions]
    longer = (each for each in running if context.law.limit(each.rule, whole.agency.province).extension)
    return sorted(longer, key=lambda each: each.due)


def extension_values(context: Context, whole: CaseFile) -> dict[str, Any]:
    """The limit of the case that may be made longer, with the longer one."""
    province, first = whole.agency.province, to_extend(context, whole)
    if first is None:
        return {}
    computed = context.law.compute(first.rule, first.starts_on, province, extended=True)
    return {
        "extension.limit": first.title,
        "extension.starts_on": first.starts_on.isoformat(),
        "extension.due": first.due.isoformat(),
        "extension.longer": computed.due.isoformat(),
        "extension.basis": context.law.cite(*context.law.limit(first.rule, province).basis),
    }
