"""Papers that were made on a record (a lead, a visit) and on these papers: they belong to the file of its case."""

from collections.abc import Iterable
from dataclasses import replace

from inspector_app.domain.act import Act
from inspector_app.domain.deadline import Deadline
from inspector_app.domain.document import Document
from inspector_app.domain.evidence import Evidence
from inspector_app.domain.inspection import InspectionHead
from inspector_app.domain.lead import Lead
from inspector_app.store.reading import Reading
from inspector_app.store.unit import Unit
from inspector_app.usecases.context import Context


def papers_on(reading: Reading, rids: Iterable[str]) -> tuple[Document, ...]:
    """The papers made on some records or papers, and those made on them in turn: the 送达回证 of a paper, its 公告."""
    found, asked = dict[str, Document](), set(rids)
    while asked:
        fresh = [each for each in reading.find_among(Document, "subject_rid", asked) if each.rid not in found]
        found |= {each.rid: each for each in fresh}
        asked = {each.rid for each in fresh}
    return tuple(found.values())


def take_along(context: Context, unit: Unit, before: Lead | InspectionHead, now: Lead | InspectionHead) -> None:
    """What was made on a lead or a visit goes into its case with what was done with it, its limits and its scans, of a
    visit also what was taken there; or out of the case in which it was."""
    store = context.store
    papers = papers_on(store, [now.rid])
    acts = store.find_among(Act, "subject_rid", [paper.rid for paper in papers])
    scans = store.pick(Evidence, {rid for act in acts for rid in act.evidence_rids})
    taken = store.find(Evidence, inspection_rid=now.rid) if isinstance(now, InspectionHead) else ()
    limits = store.find_among(Deadline, "document_rid", [paper.rid for paper in papers])
    pieces = {piece.rid: piece for piece in (*scans, *taken)}.values()
    going: tuple[Document | Act | Deadline | Evidence, ...] = (*papers, *acts, *limits, *pieces)
    for each in going:
        if each.case_rid == before.case_rid:
            unit.put(replace(each, case_rid=now.case_rid))
