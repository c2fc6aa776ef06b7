"""Papers that were made on a lead: they belong to the file of the case that it becomes."""

from dataclasses import replace

from inspector_app.domain.act import Act
from inspector_app.domain.deadline import Deadline
from inspector_app.domain.document import Document
from inspector_app.domain.evidence import Evidence
from inspector_app.domain.lead import Lead
from inspector_app.store.unit import Unit
from inspector_app.usecases.context import Context


def take_along(context: Context, unit: Unit, before: Lead, lead: Lead) -> None:
    """The papers of a lead go into its case with what was done with them, their limits and their scans; or out of the
    one in which it was."""
    store = context.store
    for paper in store.find(Document, subject_rid=lead.rid):
        acts = store.find(Act, subject_rid=paper.rid)
        scans = store.pick(Evidence, {rid for act in acts for rid in act.evidence_rids})
        limits = store.find(Deadline, document_rid=paper.rid)
        going: tuple[Document | Act | Deadline | Evidence, ...] = (paper, *acts, *limits, *scans)
        for each in going:
            if each.case_rid == before.case_rid:
                unit.put(replace(each, case_rid=lead.case_rid))
