"""What lies in the file of a case although it was made elsewhere: a signed paper is never out of every file."""

from dataclasses import replace

from inspector_app.domain.act import Act
from inspector_app.domain.evidence import Evidence
from inspector_app.usecases.case_file import CaseFile, days_of_service
from inspector_app.usecases.context import Context
from inspector_app.usecases.papers_on import papers_on
from inspector_app.usecases.visit_citations import cited


def with_papers_elsewhere(context: Context, whole: CaseFile) -> CaseFile:
    """A case with the papers of its leads and visits, the approvals and notices that its visits cite, and what was made
    on any of these (送达回证), wherever they were made; each with what was done with it and with its scans.

    What belongs to another case stays there, but for what a visit of this one cites.
    """
    store, own = context.store, {paper.rid for paper in whole.documents}
    named = cited(context, whole.inspections)
    roots = (*whole.case.lead_rids, *(visit.rid for visit in whole.inspections), *own, *(each.rid for each in named))
    of_none = [each for each in papers_on(store, roots) if each.case_rid in ("", whole.case.rid)]
    more = {each.rid: each for each in (*named, *of_none) if each.rid not in own}
    if not more:
        return whole
    known = {act.rid for act in whole.acts}
    acts = (*whole.acts, *(act for act in store.find_among(Act, "subject_rid", more) if act.rid not in known))
    kept = {piece.rid for piece in whole.evidence}
    scans = {rid for act in acts if act.subject_rid in more for rid in act.evidence_rids} - kept
    return replace(
        whole,
        documents=(*whole.documents, *more.values()),
        acts=acts,
        evidence=(*whole.evidence, *store.pick(Evidence, scans)),
        served_days=days_of_service(context, whole.agency, acts),
    )
