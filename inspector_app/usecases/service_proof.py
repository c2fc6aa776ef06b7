"""Whether a service is proved on file: by a scan kept with it, or by the signed 送达回证 about it (CPL art. 87)."""

from inspector_app.domain.act import Act, current_on
from inspector_app.domain.document import SIGNED_STATES, Document, document_state, served_act
from inspector_app.domain.lifecycle import lacks_scan
from inspector_app.domain.role import Role
from inspector_app.usecases.case_file import CaseFile


def is_proved(whole: CaseFile, paper: Document, service: Act) -> bool:
    """Whether a service of a paper of the case is."""
    records = (each for each in whole.papers(Role.SERVICE_RECORD) if each.about.service_rid == service.rid)
    signed = any(document_state(each, current_on(each.rid, whole.acts)) in SIGNED_STATES for each in records)
    return signed or not lacks_scan(current_on(paper.rid, whole.acts))


def is_served_unproved(whole: CaseFile, paper: Document) -> bool:
    """Whether a paper is registered as served and nothing on file proves that."""
    service = served_act(paper, whole.acts)
    return service is not None and not is_proved(whole, paper, service)
