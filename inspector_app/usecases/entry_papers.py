"""Papers about entries of 重点监管 and hazards: what they begin with, and what registers are told at their sign-off."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from inspector_app.domain.act import Act
from inspector_app.domain.case import Case
from inspector_app.domain.dispatch import DispatchTask, TaskKind
from inspector_app.domain.document import About, Document, in_force
from inspector_app.domain.identity import named_rid, new_rid
from inspector_app.domain.incident import Incident, IncidentReport, IncidentReportKind
from inspector_app.domain.role import Role
from inspector_app.domain.watching import Advice, Listing
from inspector_app.formdefs.model import Facts, Form
from inspector_app.support import vocabulary
from inspector_app.support.clock import civil_date
from inspector_app.usecases.case_facts import moment
from inspector_app.usecases.case_file import CaseFile
from inspector_app.usecases.context import Context
from inspector_app.usecases.finding_papers import demanded
from inspector_app.usecases.names import company_name
from inspector_app.usecases.paper import Paper, stated_day
from inspector_app.usecases.watch_papers import told_at_sign_off
from inspector_app.usecases.watching import next_report

_WEEK = timedelta(days=7)
_ADVISED = ("measure", "text")
_HAPPENED = ("place", "level", "demand", "facts", "attended")


def entry_paper(_context: Context, entry: Advice | Incident) -> Paper:
    """A paper about an entry; it begins with what the entry tells."""
    about = About(advice_rid=entry.rid) if isinstance(entry, Advice) else About(incident_rid=entry.rid)
    return Paper("", entry.case_rid, entry.project_rid, about=about)


def advice_values(context: Context, advice: Advice) -> dict[str, Any]:
    """What a 建议函 begins with."""
    return {
        "addressee.name": advice.body,
        **_of_company(context, advice.company_rid),
        **{f"advice.{name}": getattr(advice, name) or None for name in _ADVISED},
        "advice.reply_by": advice.reply_by.isoformat() if advice.reply_by else None,
    }


def listing_values(context: Context, paper: Paper) -> dict[str, Any]:
    """When the party asked to be taken off the list early and was not answered, as the register of 重点监管 tells."""
    if not paper.addressee_rid or context.rule(paper.form).role is not Role.LISTING_STAYS:
        return {}
    asking = [each for each in context.store.find(Listing, party_rid=paper.addressee_rid) if each.asks_removal]
    days = [each.applied_on.isoformat() for each in asking if each.applied_on]
    return {"delisting.applied_on": days[0]} if len(days) == 1 else {}


def incident_values(context: Context, incident: Incident) -> dict[str, Any]:
    """What a 快报 begins with: the incident as it stands, and which report of it this is."""
    report = next_report(context, incident)
    return {
        **({"addressee.name": report.to} if report.to else {}),
        **_of_company(context, incident.company_rid),
        **{f"incident.{name}": getattr(incident, name) or None for name in _HAPPENED},
        "incident.began_at": moment(incident.began_at),
        "incident.heads": incident.heads,
        "incident.bypasses": vocabulary.entry("incident.bypasses").answer(incident.bypasses),
        "incident_report.kind": vocabulary.word(report.kind),
    }


def _of_company(context: Context, rid: str) -> dict[str, str]:
    return {"company.name": company_name(context, rid)} if rid else {}


def about_entry(context: Context, paper: Paper) -> Paper:
    """The paper with the entry that it goes into: the open one of its case that fits, else one that is new."""
    role, about = context.rule(paper.form).role, paper.about
    if role is Role.INCIDENT_REPORT and not about.incident_rid:
        known = incident_of(context, paper.case_rid)
        return paper.speaking_of(incident_rid=known.rid if known else new_rid())
    if role is Role.ADVICE and not about.advice_rid:
        unsent = [each for each in context.store.find(Advice, case_rid=paper.case_rid) if paper.case_rid]
        fits = (each for each in unsent if not each.number and each.body == paper.addressee)
        return paper.speaking_of(advice_rid=next((each.rid for each in fits), "") or new_rid())
    return paper


def incident_of(context: Context, case_rid: str) -> Incident | None:
    """The newest incident of a case of which no 终报 was sent."""
    known = context.store.find(Incident, case_rid=case_rid) if case_rid else ()
    last = context.store.find_among(IncidentReport, "incident_rid", [each.rid for each in known])
    over = {each.incident_rid for each in last if each.kind is IncidentReportKind.LAST}
    return max((each for each in known if each.rid not in over), key=lambda each: each.began_at, default=None)


def told_in_registers(
    context: Context, form: Form, document: Document, facts: Facts, act: Act, whole: CaseFile | None
) -> tuple[Any, ...]:
    """The records that a paper changes or makes when it is signed off in its case: 建议函, 群体性事件 with its report,
    督办函, the day of findings that are to be put right; what is listed or referred by it."""
    make = _TELLS.get(form.role) if form.role else None
    told: tuple[Any, ...] = make(context, document, facts, act) if make else told_at_sign_off(context, document, act)
    return (*told, *demanded(context, document, facts, whole)) if form.role in _ORDERS else told


def _advised(context: Context, document: Document, facts: Facts, act: Act) -> tuple[Any, ...]:
    """The letter as it was sent. A second one about the same matter (催办) leaves number and day of the first, be that
    made here or entered by hand."""
    rid, day = document.about.advice_rid, civil_date(act.at)
    known = context.store.get(Advice, rid)
    new = Advice(
        rid, document.title, document.addressee, day, _company(context, document), document.project_rid,
        document.case_rid, text=str(facts.get("text.matter") or document.title),
    )  # fmt: skip
    begun, told = known or new, {name: str(facts.get(f"advice.{name}") or "") for name in _ADVISED}
    advice = replace(
        begun, measure=told["measure"] or begun.measure, text=told["text"] or begun.text,
        body=document.addressee or begun.body, reply_by=stated_day(facts, "advice.reply_by") or begun.reply_by,
    )  # fmt: skip
    if not begun.number or begun.number in _fallen(context, document):
        advice = replace(advice, sent_on=day, number=document.number)
    return (advice,)


def _fallen(context: Context, document: Document) -> frozenset[str]:
    """The numbers of other papers about the same entry that do not stand any more."""
    store = context.store
    others = [x for x in store.find(Document, subject_rid=document.subject_rid) if x.rid != document.rid]
    return frozenset(x.number for x in others if not in_force(x, store.find(Act, subject_rid=x.rid)))


def _happened(context: Context, document: Document, facts: Facts, act: Act) -> tuple[Any, ...]:
    """The report that was sent, and its incident where nobody had entered it."""
    known = context.store.get(Incident, document.about.incident_rid)
    incident = known or _incident(context, document, facts, act)
    report: IncidentReport = replace(
        next_report(context, incident), at=act.at, to=document.addressee, heads=_number(facts, "incident.heads"),
        text=_report_text(document, facts),
    )  # fmt: skip
    return (report,) if known else (incident, report)


def _incident(context: Context, document: Document, facts: Facts, act: Act) -> Incident:
    try:
        began = datetime.fromisoformat(str(facts.get("incident.began_at")))
    except ValueError:
        began = act.at
    words: dict[str, Any] = {name: str(facts.get(f"incident.{name}") or "") for name in _HAPPENED}
    bypasses = facts.get("incident.bypasses") == vocabulary.entry("incident.bypasses").answer(True)
    return Incident(
        document.about.incident_rid, began, project_rid=document.project_rid, company_rid=_company(context, document),
        case_rid=document.case_rid, heads=_number(facts, "incident.heads"), bypasses=bypasses, **words,
    )  # fmt: skip


def _report_text(document: Document, facts: Facts) -> str:
    """What the report told, in one paragraph."""
    names = ("text.matter", "incident.demand", "incident.facts", "incident.attended", "letter.demand")
    heads = ("", "诉求：", "经过：", "到场处置：", "下一步措施：")
    told = [f"{head}{facts[name]}" for head, name in zip(heads, names, strict=True) if facts.get(name)]
    return f"{document.called}：" + "".join(part if part.endswith("。") else f"{part}。" for part in told)


def _supervised(context: Context, document: Document, facts: Facts, act: Act) -> tuple[Any, ...]:
    """督办函 as a task that wants an answer; one that was entered by hand is not entered twice."""
    hazard, day = document.about.hazard_rid, civil_date(act.at)
    by_hand = context.store.find(DispatchTask, hazard_rid=hazard, kind=TaskKind.LETTER, done_on=None) if hazard else ()
    if document.number and any(task.number == document.number for task in by_hand):
        return ()
    due = stated_day(facts, "letter.reply_by") or day + _WEEK
    rid = named_rid(context.agency.rid, "dispatch_task", document.rid)
    text = str(facts.get("letter.demand") or document.title)
    return (
        DispatchTask(
            rid, TaskKind.LETTER, text, document.addressee, day, max(due, day), hazard_rid=hazard,
            number=document.number,
        ),
    )  # fmt: skip


_ORDERS = (Role.ORDER, Role.CORRECTION)
_TELLS: Mapping[Role, Any] = {
    Role.ADVICE: _advised, Role.INCIDENT_REPORT: _happened, Role.SUPERVISION: _supervised,
}  # fmt: skip


def _company(context: Context, document: Document) -> str:
    """Whom the case of a paper is about."""
    case = context.store.get(Case, document.case_rid) if document.case_rid else None
    return case.company_rid if case else ""


def _number(facts: Facts, name: str) -> int | None:
    value = facts.get(name)
    return value if isinstance(value, int) and not isinstance(value, bool) else None
