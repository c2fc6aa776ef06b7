"""What papers tell of what visits found: an order by when it is to be put right, a signed 整改复查记录 that it was."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from inspector_app.domain.act import Act
from inspector_app.domain.alike import same_firm_name
from inspector_app.domain.case import Case
from inspector_app.domain.dates import chinese
from inspector_app.domain.document import Document
from inspector_app.domain.inspection import Finding, InspectionHead
from inspector_app.domain.project import ChainLink, LinkRole, Project
from inspector_app.domain.role import Role
from inspector_app.formdefs.facts import from_json
from inspector_app.formdefs.model import Facts, Form
from inspector_app.support.clock import civil_date
from inspector_app.support.errors import Level, Problem
from inspector_app.support.vocabulary import word
from inspector_app.usecases.case_file import CaseFile
from inspector_app.usecases.context import Context
from inspector_app.usecases.course_facts import CORRECTED
from inspector_app.usecases.findings import left_of
from inspector_app.usecases.order_facts import OBEYED
from inspector_app.usecases.paper import Paper, stated_day


def demanded(context: Context, document: Document, facts: Facts, whole: CaseFile | None) -> tuple[Finding, ...]:
    """The findings of which an order in its case speaks, with its day. An order to correct speaks of those of its
    visit, or without one of those that it prints; an order to pay of unpaid wages that were found on a visit of its
    case."""
    due = stated_day(facts, "order.due")
    if due is None:
        return ()
    own = document.about.inspection_rid
    visits = (own,) if own else [visit.rid for visit in whole.inspections] if whole else ()
    return tuple(replace(each, due=due) for each in _spoken_of(context, document, facts, visits))


def left_out(context: Context, form: Form, paper: Paper, facts: Facts) -> list[Problem]:
    """What its visit found and an order to correct does not name: told, for the visit may go on while it is made."""
    rows = form.fact(_ROWS)
    if rows is None or context.rule(form.id).role is not Role.CORRECTION:
        return []
    named = "".join(str(row.get("finding") or "") for row in facts.get(_ROWS) or ())
    found = [each.text for each in left_of(context, paper.about.inspection_rid) if each.text not in named]
    details = {"label": rows.label, "findings": "；".join(found)}
    return [Problem("order-lacks-finding", _ROWS, Level.INFO, details)] if found else []


_ROWS = "corrections"


def not_its_own(context: Context, form: Form, paper: Paper, facts: Facts) -> list[Problem]:
    """What an order to correct holds against somebody else than whom it names: most duties of a site are the 建设单位's
    or the 施工总承包单位's alone (R724 arts 23 to 32), and each part in the project is on record."""
    if context.rule(form.id).role is not Role.CORRECTION or not paper.addressee_rid:
        return []
    project = context.store.get(Project, _project_of(context, paper))
    if project is None:
        return []
    parts = _parts_of(context, project, paper)
    rows = facts.get(_ROWS) or () if parts else ()
    others = [row for row in rows if any(whose and not whose & parts for whose in _whose(context, row))]
    return [
        Problem(
            "correction-of-another", _ROWS, Level.WARNING,
            {"finding": str(row.get("finding") or ""), "party": paper.addressee,
             "part": "、".join(sorted(map(word, parts)))},
        )
        for row in others
    ]  # fmt: skip


def _project_of(context: Context, paper: Paper) -> str:
    case = context.store.get(Case, paper.case_rid) if paper.case_rid and not paper.project_rid else None
    return case.project_rid if case else paper.project_rid


def _parts_of(context: Context, project: Project, paper: Paper) -> set[LinkRole]:
    """What the party of a paper is in a project, by its chain, else by whom its ledger names."""
    links = context.store.find(ChainLink, project_rid=project.rid, company_rid=paper.addressee_rid)
    heads = {LinkRole.OWNER: project.owner_name, LinkRole.GENERAL: project.contractor_name}
    return {each.role for each in links} or {
        role for role, name in heads.items() if name and same_firm_name(name, paper.addressee)
    }


def _whose(context: Context, row: Facts) -> Iterator[set[LinkRole] | frozenset[LinkRole]]:
    """Whose duty a row tells of: in its words, and by the items of the checklist whose provision it cites."""
    yield _named(str(row.get("finding") or ""))
    provision = str(row.get("provision") or "")
    items = [item for item in context.law.checklist.values() if provision and item.duty_text == provision]
    yield frozenset().union(*(item.of for item in items)) if all(item.of for item in items) else frozenset()


def _named(text: str) -> set[LinkRole]:
    """The parts in a project that a finding names: 分包单位 is either kind."""
    return {role for role in _PARTS if _CALLED.get(role, word(role)) in text}


_PARTS = (LinkRole.OWNER, LinkRole.GENERAL, LinkRole.SUBCONTRACTOR, LinkRole.LABOUR)
_CALLED = {LinkRole.GENERAL: "总承包单位", LinkRole.SUBCONTRACTOR: "分包单位", LinkRole.LABOUR: "分包单位"}


def settled(context: Context, recheck: Document, act: Act) -> tuple[Finding, ...]:
    """What a 整改复查记录 that ``act`` signed says is corrected, as somebody of ours saw it."""
    told, order = _of_order(context, recheck)
    if order is None:
        return ()
    day, words = _seen(recheck, told, act)
    found = _spoken_of(context, order, from_json(order.facts), _visits(context, order))
    corrected = _corrected(told)
    return tuple(
        replace(each, corrected_on=day, correction=words)
        for each in found
        if corrected is None or each.text in corrected or (_is_pay(context, each) and _PAID in corrected)
    )


def unsettled(context: Context, recheck: Document, act: Act) -> tuple[Finding, ...]:
    """What only this signing said was corrected: it is open again when the signing is taken back."""
    told, order = _of_order(context, recheck)
    if order is None:
        return ()
    day, words = _seen(recheck, told, act)
    return tuple(
        replace(each, corrected_on=None, correction="")
        for rid in _visits(context, order)
        for each in context.store.find(Finding, inspection_rid=rid)
        if (each.corrected_on, each.correction, each.confirmed_rid) == (day, words, "")
    )


_PAID = "足额支付"


def _of_order(context: Context, recheck: Document) -> tuple[Facts, Document | None]:
    rid = recheck.about.order_rid
    is_ours = context.rule(recheck.form).role is Role.RECHECK and bool(rid)
    return from_json(recheck.facts) if is_ours else {}, context.store.get(Document, rid) if is_ours else None


def _seen(recheck: Document, told: Facts, act: Act) -> tuple[date, str]:
    day = stated_day(told, "recheck.at") or civil_date(act.at)
    return day, f"{chinese(day)}复查认定已经改正（{recheck.title}）"


def _corrected(told: Facts) -> set[str] | None:
    """The lines that are corrected, as the order printed them; None for all of them."""
    if told.get("recheck.result") == OBEYED:
        return None
    rows = [row for row in told.get("rechecked") or () if row.get("state") == CORRECTED]
    found = {str(row.get("finding") or "") for row in rows}
    return found | ({_PAID} if any(each.startswith(_PAID) for each in found) else set())


def _spoken_of(context: Context, order: Document, facts: Facts, visits: Iterable[str]) -> Iterator[Finding]:
    left = [each for rid in visits for each in left_of(context, rid)]
    if context.rule(order.form).role is Role.ORDER:
        yield from (each for each in left if _is_pay(context, each))
    elif order.about.inspection_rid:
        yield from left
    else:
        printed = {str(row.get("finding") or "") for row in facts.get(_ROWS) or ()}
        yield from (each for each in left if each.text in printed)


def _visits(context: Context, order: Document) -> tuple[str, ...]:
    if order.about.inspection_rid:
        return (order.about.inspection_rid,)
    found = context.store.find(InspectionHead, case_rid=order.case_rid) if order.case_rid else ()
    return tuple(visit.rid for visit in found)


def _is_pay(context: Context, finding: Finding) -> bool:
    item = context.law.checklist.get(finding.item)
    return item is not None and item.pays
