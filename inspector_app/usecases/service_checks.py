"""What speaks against a service, as it is entered and, in 案卷评查, of one that stands."""

from collections.abc import Sequence
from dataclasses import replace

from inspector_app.domain.act import Act, ActKind, Service, ServiceMethod, current
from inspector_app.domain.alike import same_firm_name
from inspector_app.domain.dates import chinese, chinese_time, whole_minute
from inspector_app.domain.document import Document, served_act
from inspector_app.domain.evidence import Evidence
from inspector_app.domain.lifecycle import is_sealed
from inspector_app.support.clock import civil_date
from inspector_app.support.errors import Level, Problem
from inspector_app.usecases.case_file import case_file
from inspector_app.usecases.contacts import service_situation
from inspector_app.usecases.context import Context
from inspector_app.usecases.gates import gate_problems, usual_days
from inspector_app.usecases.prints import uncounted
from inspector_app.usecases.private_numbers import is_public
from inspector_app.usecases.public_papers import announced
from inspector_app.usecases.renaming import name_on, renamings_of
from inspector_app.usecases.served_days import served_on


def of_service(context: Context, document: Document, done: Sequence[Act], act: Act) -> list[Problem]:
    """What the gates of a service find, and what its paper lacked when it was served by ``act``; ``done`` are the acts
    on the paper before."""
    service = act.service
    if service is None:
        return []
    situation = service_situation(context, document, act.at, service)
    asked = gate_problems(context, context.law.procedure.service, situation)
    found = [problem for problem in asked if problem.where != "inspectors"]
    if service.method is ServiceMethod.POSTED and not context.rule(document.form).posted:
        found.append(Problem("service-posted-order-only", "service.method"))
    return [
        *found,
        *_of_the_sheet(document, done, service),
        *_in_turn(document, done, act),
        *_shown(context, done, service),
        *_in_time(context, document, act),
        *_renamed(context, document, act),
        *_of_a_notice(context, document),
    ]


def _of_a_notice(context: Context, document: Document) -> list[Problem]:
    """A public notice is handed to nobody: its party is served the paper that it names, whose terms begin by that."""
    form = context.forms.edition(document.form, document.edition)
    if form is None or not is_public(form) or not document.case_rid:
        return []
    whole = case_file(context, document.case_rid)
    paper = announced(context, whole, document)
    if paper is None or served_act(paper, whole.acts):
        return []
    return [Problem("service-of-a-notice", "document", Level.WARNING, {"paper": paper.called})]


def _of_the_sheet(document: Document, done: Sequence[Act], service: Service) -> list[Problem]:
    """A sheet that is handed over was printed and bears the seal; what is sent by electronic means is no sheet."""
    found = [] if is_sealed(document, done) else [Problem("service-not-sealed", "document", Level.WARNING)]
    if service.method is ServiceMethod.ELECTRONIC:
        return found
    return [*found, *(replace(each, where="document", level=Level.WARNING) for each in uncounted(document, done, ""))]


def _shown(context: Context, done: Sequence[Act], service: Service) -> list[Problem]:
    """A paper that is left or posted is shown where it was (J2013-3 art. 4(2), CPL art. 89): by no picture of before
    there was a paper, such as that of an earlier visit."""
    made = max((each.at for each in current(done) if each.kind is ActKind.SIGNED_OFF), default=None)
    pictures = context.store.pick(Evidence, service.evidence_rids) if service.method in _SHOWN else ()
    if made is None or not pictures or any((each.taken_at or each.received_at) >= made for each in pictures):
        return []
    titles = "、".join(each.title for each in pictures)
    return [Problem("service-shown-before", "service.evidence_rids", Level.WARNING, {"titles": titles})]


_SHOWN = (ServiceMethod.LEFT, ServiceMethod.POSTED)


def _in_turn(document: Document, done: Sequence[Act], act: Act) -> list[Problem]:
    signed_off = next((each.at for each in current(done) if each.kind is ActKind.SIGNED_OFF), None)
    if signed_off is None or act.at >= whole_minute(signed_off):  # a person tells minutes
        return []
    return [Problem("service-before-sign-off", "service.at", details={"at": chinese_time(signed_off)})]


def _in_time(context: Context, document: Document, act: Act) -> list[Problem]:
    """An order that is served on its last day or later is void; one that leaves fewer days than is usual for its limit
    wants a reason."""
    if document.due is None:
        return []
    day = served_on(context, act)
    if day >= document.due:
        return [Problem("service-after-due", "service.at", details={"due": document.due.isoformat()})]
    days = (document.due - day).days
    usual = usual_days(context, document.form, context.agency.province)
    if usual is None or days >= usual[0]:
        return []
    details = {"due": chinese(document.due), "days": str(days)}
    return [Problem("service-short-term", "service.at", Level.WARNING, details)]


def _renamed(context: Context, document: Document, act: Act) -> list[Problem]:
    """A paper made out to a name that its party bore no more on the day of the service."""
    day, entries = civil_date(act.at), renamings_of(context, document.addressee_rid)
    if same_firm_name(name_on(entries, day), document.addressee):
        return []
    found = [each for each in entries if each.on <= day and same_firm_name(each.former, document.addressee)]
    return [
        Problem(
            "service-renamed", "document", Level.WARNING,
            {"former": each.former, "name": name_on(entries, day), "day": chinese(each.on)},
        )
        for each in found[:1]
    ]  # fmt: skip
