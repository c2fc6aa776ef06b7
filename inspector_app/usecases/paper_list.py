"""文书登记簿: the papers as lines of a list, each with its state, its prints and whom it tells of."""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from inspector_app.domain.act import Act, ActKind, current
from inspector_app.domain.case import Case
from inspector_app.domain.document import Document, DocumentKind, DocumentState, document_state
from inspector_app.formdefs.facts import from_json
from inspector_app.store.documents import DocumentFilter, list_documents
from inspector_app.store.listing import Listing
from inspector_app.support.groups import grouped
from inspector_app.usecases.context import Context
from inspector_app.usecases.paper import day_told
from inspector_app.usecases.papers_on import papers_on
from inspector_app.usecases.served_days import on_notice


def whom(document: Document) -> str:
    """The addressee of a paper; a record has none and is told apart by the person whom its print names."""
    if document.addressee or document.kind is not DocumentKind.RECORD or not document.facts:
        return document.addressee
    return str(from_json(document.facts).get("person.name") or "")


def own_number(document: Document) -> str:
    """The number that a record prints of its own, such as a list of wages, of which a case may have several."""
    return str(from_json(document.facts).get("list.number") or "") if document.facts else ""


@dataclass(frozen=True, slots=True)
class PaperLine:
    """One line of 文书登记簿: the paper, how far it has come, how many sheets were printed, its case; ``on_notice``:
    served by a public notice that still runs."""

    document: Document
    state: DocumentState
    printed: int
    case_title: str
    on_notice: bool = False

    @property
    def day(self) -> date:
        """The day that the paper bears."""
        return day_told(self.document)

    @property
    def whom(self) -> str:
        """To whom the paper went, or whom it tells of as it was printed."""
        return whom(self.document)


@dataclass(frozen=True, slots=True)
class PaperList:
    """The papers that fitted a filter when it was asked; their lines are read page by page, as they are now."""

    context: Context
    listing: Listing[Document]

    @property
    def ids(self) -> Sequence[int]:
        """One number for each paper, in the order shown."""
        return self.listing.ids

    def __len__(self) -> int:
        return len(self.listing)

    def page(self, first: int, count: int) -> Sequence[PaperLine | None]:
        """The lines from place ``first`` on; None where a paper is gone."""
        papers = self.listing.page(first, count)
        lines = {line.document.rid: line for line in _lines(self.context, [paper for paper in papers if paper])}
        return [lines[paper.rid] if paper else None for paper in papers]


def list_papers(context: Context, wanted: DocumentFilter, state: DocumentState | None = None) -> PaperList:
    """The papers that fit, the newest first; a state is derived, so that filter looks at every paper found."""
    listing = list_documents(context.store, wanted)
    if state is None:
        return PaperList(context, listing)
    papers = listing.page(0, len(listing))
    acts = grouped(context.store.all(Act), lambda act: act.subject_rid)
    kept = [
        number
        for number, paper in zip(listing.ids, papers, strict=True)
        if paper and document_state(paper, acts.get(paper.rid, ())) is state
    ]
    return PaperList(context, replace(listing, ids=array("q", kept)))


def papers_about(context: Context, rid: str) -> tuple[tuple[Document, DocumentState], ...]:
    """The papers that were made on the page of a record or on these papers, each with its state, the newest first."""
    found = papers_on(context.store, [rid])
    acts = grouped(context.store.find_among(Act, "subject_rid", [p.rid for p in found]), lambda act: act.subject_rid)
    newest = sorted(found, key=lambda paper: paper.created_at, reverse=True)
    return tuple((paper, document_state(paper, acts.get(paper.rid, ()))) for paper in newest)


def _lines(context: Context, papers: Sequence[Document]) -> list[PaperLine]:
    cases = {case.rid: case for case in context.store.pick(Case, {paper.case_rid for paper in papers})}
    found = context.store.find_among(Act, "subject_rid", [paper.rid for paper in papers])
    acts_of, lines = grouped(found, lambda act: act.subject_rid), []
    for paper in papers:
        acts = acts_of.get(paper.rid, [])
        printed = sum(act.copies for act in current(acts) if act.kind is ActKind.PRINTED)
        case = cases.get(paper.case_rid)
        runs = on_notice(context, paper, acts)
        lines.append(PaperLine(paper, document_state(paper, acts), printed, case.title if case else "", runs))
    return lines
