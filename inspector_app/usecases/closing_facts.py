"""The part of the vocabulary that a paper at the end of a case, or on a service that is still to come, needs."""

from collections.abc import Mapping
from typing import Any

from inspector_app.domain.act import ActKind, current
from inspector_app.domain.claim import heads
from inspector_app.domain.debt import known_sum, rests
from inspector_app.domain.document import DocumentKind, in_force
from inspector_app.domain.money import yuan
from inspector_app.formdefs.facts import from_json
from inspector_app.support import vocabulary
from inspector_app.support.clock import civil_date
from inspector_app.usecases.case_file import CaseFile
from inspector_app.usecases.context import Context
from inspector_app.usecases.order_facts import orders_of
from inspector_app.usecases.paper import Paper, to_same_party


def closing_values(whole: CaseFile) -> dict[str, Any]:
    """Since when a case is filed and when it was over, what was ordered in it, and how its lines ended, with what was
    paid of them."""
    over = next((act for act in current(whole.acts) if act.kind in _ENDS and act.subject_rid == whole.case.rid), None)
    endings = list(dict.fromkeys(claim.disposition for claim in whole.claims))
    return {
        "volume.closed_on": civil_date(over.at).isoformat() if over else None,
        "volume.result": (over.note.rstrip("。") or None) if over else None,
        "case.filed_on": whole.case.filed_on.isoformat() if whole.case.filed_on else None,
        "case_orders": [
            {
                "line": number,
                "title": each.title,
                "number": each.number,
                "addressee": each.addressee,
                "due": each.due.isoformat() if each.due else None,
                "served_on": day.isoformat() if (day := whole.served_days.get(each.rid)) else None,
            }
            for number, each in enumerate(orders_of(whole), start=1)
        ],
        "endings": [
            {
                "ending": vocabulary.word(ending) if ending else "没有处理结果",
                "heads": heads(claims := [claim for claim in whole.claims if claim.disposition is ending]),
                "owed_fen": known_sum(claim.ordered_fen for claim in claims),
                "rest_fen": known_sum(rests(claims, whole.payments)),
            }
            for ending in endings
        ],
    }


_ENDS = (ActKind.CLOSED, ActKind.FILING_CANCELLED)


def _main_points(told: Mapping[str, Any]) -> str | None:
    """What a paper orders or decides, with what it says before of the wages: 上述工资 stands alone in no notice."""
    ordered = told.get("text.order") or told.get("text.intention") or told.get("text.decision")
    count, total = told.get("debt.heads"), told.get("debt.total_fen")
    if not isinstance(ordered, str) or not (isinstance(count, int) and isinstance(total, int)):
        return ordered if isinstance(ordered, str) else None
    return ordered.replace("上述工资", f"拖欠的{count}名农民工工资共计{yuan(total)}元", 1)


def unserved_values(context: Context, whole: CaseFile, paper: Paper) -> dict[str, Any]:
    """The newest paper to the party that went out and was not served: what a public notice tells of."""
    waiting = [
        each
        for each in whole.documents
        if each.kind is DocumentKind.OUTGOING
        and to_same_party(each, paper)
        and each.rid not in whole.served_days
        and each.number
        and in_force(each, whole.acts)
        and not context.rule(each.form).handed_to  # it goes to another body, and is never served on the party
    ]
    if not waiting:
        return {}
    newest = max(waiting, key=lambda each: each.created_at)
    told = from_json(newest.facts) if newest.facts else {}
    return {
        "public.title": newest.title,
        "public.number": newest.number,
        "public.summary": _main_points(told),
    }
