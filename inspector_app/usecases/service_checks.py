"""What speaks against a service, as it is entered and, in 案卷评查, of one that stands."""

from collections.abc import Sequence
from dataclasses import replace

from inspector_app.domain.act import Act, ActKind, Service, ServiceMethod, current
from inspector_app.domain.dates import chinese, chinese_time, whole_minute
from inspector_app.domain.document import Document
from inspector_app.domain.lifecycle import is_sealed
from inspector_app.support.errors import Level, Problem
from inspector_app.usecases.contacts import service_situation
from inspector_app.usecases.context import Context
from inspector_app.usecases.gates import gate_problems, usual_days
from inspector_app.usecases.prints import uncounted
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
        *_in_time(context, document, act),
    ]


def _of_the_sheet(document: Document, done: Sequence[Act], service: Service) -> list[Problem]:
    """A sheet that is handed over was printed and bears the seal; what is sent by electronic means is no sheet."""
    found = [] if is_sealed(document, done) else [Problem("service-not-sealed", "document", Level.WARNING)]
    if service.method is ServiceMethod.ELECTRONIC:
        return found
    return [*found, *(replace(each, where="document", level=Level.WARNING) for each in uncounted(document, done, ""))]


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
