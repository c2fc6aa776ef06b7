"""Which records a paper speaks of: what the facts of a form are taken from."""

from dataclasses import dataclass, replace
from datetime import date

from inspector_app.domain.act import Act
from inspector_app.domain.document import Document
from inspector_app.formdefs.model import Facts, Form, Origin


@dataclass(frozen=True, slots=True)
class Paper:
    """What a paper is about: the form and the records it speaks of. Only what matters for the form is given."""

    form: str
    case_rid: str = ""
    project_rid: str = ""
    person_rid: str = ""
    interview_rid: str = ""
    inspection_rid: str = ""
    liability_rid: str = ""
    order_rid: str = ""
    served_rid: str = ""
    service_rid: str = ""
    addressee: str = ""
    addressee_rid: str = ""
    claim_rids: tuple[str, ...] = ()
    payment_rids: tuple[str, ...] = ()
    inspector_rids: tuple[str, ...] = ()
    due: date | None = None

    @property
    def subject_rid(self) -> str:
        """The record the paper records or serves."""
        return self.interview_rid or self.inspection_rid or self.served_rid


def for_service(paper: Paper, document: Document, act: Act) -> Paper:
    """The service record of a paper that was served by ``act``."""
    rids = act.service.inspector_rids if act.service else ()
    return replace(paper, form="service-record", served_rid=document.rid, service_rid=act.rid, inspector_rids=rids)


def as_written(paper: Paper, form: Form, facts: Facts) -> Paper:
    """The paper with the last day that its facts state, when its form asks for one: print and record cannot differ."""
    fact = form.fact("order.due")
    if fact is None or fact.origin is not Origin.ASK:
        return paper
    try:
        day = date.fromisoformat(str(facts.get(fact.name) or ""))
    except ValueError:
        day = None
    return replace(paper, due=day)
