"""Open, file, merge and close a case."""

from dataclasses import replace

from inspector_app.domain.act import Act, ActKind
from inspector_app.domain.case import Case, case_state, closing_problems
from inspector_app.domain.gates import Situation
from inspector_app.domain.identity import new_rid
from inspector_app.domain.lead import Lead
from inspector_app.support.clock import civil_date
from inspector_app.support.errors import Problem, Refused
from inspector_app.usecases.casefile import case_file, has_ended
from inspector_app.usecases.context import Context
from inspector_app.usecases.deadlines import deadline_from
from inspector_app.usecases.gates import check_gates


def open_case(context: Context, case: Case, leads: tuple[Lead, ...] = ()) -> Case:
    """Open a case, with the leads that gave rise to it. Raises :class:`Refused` ``case-no-title``."""
    if not case.title.strip():
        raise Refused(Problem("case-no-title", "title"))
    opened = replace(case, lead_rids=tuple(lead.rid for lead in leads) or case.lead_rids)
    with context.unit("立线索") as unit:
        unit.put(opened)
        for lead in leads:
            unit.put(replace(lead, case_rid=opened.rid))
    return opened


def file_case(context: Context, case_rid: str, approved_by: str, reasons: dict[str, str] | None = None) -> Case:
    """立案: the day of approval is the day of filing and starts the term of investigation (R423 art. 17)."""
    whole = case_file(context, case_rid)
    if whole.case.filed_on:
        raise Refused(Problem("case-already-filed", "case"))
    situation = Situation(today=whole.today, case=whole.case, claims=whole.claims)
    kept = check_gates(context, ("PR-05",), situation, reasons or {})
    moment = context.clock.now()
    act = Act(new_rid(), ActKind.FILED, case_rid, moment, approved_by, case_rid=case_rid, note="；".join(kept))
    filed = replace(whole.case, filed_on=civil_date(moment))
    with context.unit("立案") as unit:
        unit.put(filed)
        unit.put(act)
        unit.put(deadline_from(context, "DL-03", civil_date(moment), act))
    return filed


def merge_case(context: Context, case_rid: str, into_rid: str, reason: str) -> Case:
    """并案: the case's leads go over to another one, and it ends.

    Raises :class:`Refused` ``case-merge-itself``, or ``case-ended`` when one of the two no longer goes on.
    """
    if case_rid == into_rid:
        raise Refused(Problem("case-merge-itself", "case"))
    case, into = context.store.need(Case, case_rid), context.store.need(Case, into_rid)
    if has_ended(context, case) or has_ended(context, into):
        raise Refused(Problem("case-ended", "case"))
    ended = replace(case, merged_into=into_rid)
    with context.unit(f"并案：{reason}") as unit:
        unit.put(ended)
        unit.put(replace(into, lead_rids=tuple(dict.fromkeys((*into.lead_rids, *case.lead_rids)))))
        for lead in context.store.find(Lead, case_rid=case_rid):
            unit.put(replace(lead, case_rid=into_rid))
    return ended


def close_case(context: Context, case_rid: str, approved_by: str, note: str) -> None:
    """结案: every line has a disposition with proof, and what counts as paid is paid (R423 art. 18).

    What is still due in a closed case is no longer asked for.
    """
    whole = case_file(context, case_rid)
    if case_state(whole.case, whole.acts) == "已结案":
        raise Refused(Problem("case-already-closed", "case"))
    if has_ended(context, whole.case):
        raise Refused(Problem("case-over", "case"))
    open_lines = closing_problems(whole.claims, whole.payments)
    if open_lines:
        raise Refused(*open_lines)
    situation = Situation(today=whole.today, case=whole.case, claims=whole.claims, balance=whole.balance)
    check_gates(context, ("PR-16",), situation, {})
    with context.unit("结案") as unit:
        unit.put(
            Act(new_rid(), ActKind.CLOSED, case_rid, context.clock.now(), approved_by, case_rid=case_rid, note=note)
        )
