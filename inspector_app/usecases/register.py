"""文书登记簿: the papers with state and prints as lines of a list, and one paper with everything that hangs on it."""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, replace

from inspector_app.domain.act import Act, ActKind, current
from inspector_app.domain.case import Case
from inspector_app.domain.document import Document, DocumentKind, DocumentState, document_state
from inspector_app.domain.evidence import Evidence
from inspector_app.domain.identity import new_rid
from inspector_app.domain.lifecycle import PaperVerb, lost_ground, paper_verbs, resting_papers
from inspector_app.domain.number import NumberBlock
from inspector_app.domain.project import Project
from inspector_app.domain.reason import says_why
from inspector_app.domain.role import Hand
from inspector_app.formdefs.facts import from_json
from inspector_app.formdefs.model import Facts, Form
from inspector_app.store.documents import DocumentFilter, list_documents
from inspector_app.store.listing import Listing
from inspector_app.support.errors import Problem, Refused
from inspector_app.support.groups import grouped
from inspector_app.usecases.context import Context
from inspector_app.usecases.numbers import block_for, block_lines, next_free, number_gaps


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
    """One line of the register: the paper, how far it has come, how many sheets were printed, and its case."""

    document: Document
    state: DocumentState
    printed: int
    case_title: str

    @property
    def whom(self) -> str:
        """To whom the paper went, or whom it tells of as it was printed."""
        return whom(self.document)


@dataclass(frozen=True, slots=True)
class PaperFile:
    """A paper with its acts (all of them, oldest first), its case, project and evidence.

    ``route`` are the hands through which it goes by law. ``resting`` are the papers in force that were made on it;
    ``lost_ground`` the order that it was made on and that no longer carries it.
    """

    document: Document
    state: DocumentState
    acts: tuple[Act, ...]
    case: Case | None
    project: Project | None
    evidence: tuple[Evidence, ...]
    resting: tuple[Document, ...] = ()
    lost_ground: Document | None = None
    route: tuple[Hand, ...] = tuple(Hand)

    @property
    def verbs(self) -> tuple[PaperVerb, ...]:
        """What may be done now, the next thing first. Printing and saving are open to every issued paper besides."""
        possible = paper_verbs(self.document, self.acts)
        return tuple(v for v in possible if v is not PaperVerb.REVIEW or Hand.REVIEWER in self.route)

    @property
    def standing(self) -> list[Act]:
        """The acts that were not taken back, oldest first."""
        return current(self.acts)

    def printed(self, label: str) -> int:
        """How many sheets of one copy were printed."""
        return sum(a.copies for a in self.standing if a.kind is ActKind.PRINTED and a.copy == label)


@dataclass(frozen=True, slots=True)
class Register:
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


def register(context: Context, wanted: DocumentFilter, state: DocumentState | None = None) -> Register:
    """The papers that fit, the newest first; a state is derived, so that filter looks at every paper found."""
    listing = list_documents(context.store, wanted)
    if state is None:
        return Register(context, listing)
    papers = listing.page(0, len(listing))
    acts = grouped(context.store.all(Act), lambda act: act.subject_rid)
    kept = [
        number
        for number, paper in zip(listing.ids, papers, strict=True)
        if paper and document_state(paper, acts.get(paper.rid, ())) is state
    ]
    return Register(context, replace(listing, ids=array("q", kept)))


def _lines(context: Context, papers: Sequence[Document]) -> list[PaperLine]:
    cases = {case.rid: case for case in context.store.pick(Case, {paper.case_rid for paper in papers})}
    found = context.store.find_among(Act, "subject_rid", [paper.rid for paper in papers])
    acts_of, lines = grouped(found, lambda act: act.subject_rid), []
    for paper in papers:
        acts = acts_of.get(paper.rid, [])
        printed = sum(act.copies for act in current(acts) if act.kind is ActKind.PRINTED)
        case = cases.get(paper.case_rid)
        lines.append(PaperLine(paper, document_state(paper, acts), printed, case.title if case else ""))
    return lines


def paper_file(context: Context, document_rid: str) -> PaperFile:
    """A paper whole. Raises :class:`Trouble` ``record-missing``."""
    store = context.store
    document = store.need(Document, document_rid)
    acts = tuple(sorted(store.find(Act, subject_rid=document_rid), key=lambda act: (act.at, act.rid)))
    case = store.get(Case, document.case_rid) if document.case_rid else None
    project_rid = document.project_rid or (case.project_rid if case else "")
    shown = dict.fromkeys(rid for act in acts for rid in act.evidence_rids)
    return PaperFile(
        document,
        document_state(document, acts),
        acts,
        case,
        store.get(Project, project_rid) if project_rid else None,
        store.pick(Evidence, shown),
        *_grounds(context, document),
        context.rule(document.form).route,
    )


def _grounds(context: Context, document: Document) -> tuple[tuple[Document, ...], Document | None]:
    """What rests on a paper, and the order that it has lost."""
    if not document.case_rid:
        return (), None
    papers = context.store.find(Document, case_rid=document.case_rid)
    acts = context.store.find(Act, case_rid=document.case_rid)
    return resting_papers(document, papers, acts), lost_ground(document, papers, acts)


def document_facts(context: Context, document_rid: str) -> Facts:
    """The facts of a kept paper."""
    document = context.store.need(Document, document_rid)
    return from_json(document.facts) if document.facts else {}


def evidence_of(context: Context, document: Document) -> tuple[Evidence, ...]:
    """What may be picked as proof for a paper: the evidence of its case, the newest first."""
    found = context.store.find(Evidence, case_rid=document.case_rid) if document.case_rid else ()
    return tuple(reversed(found))


def forms_today(context: Context) -> tuple[Form, ...]:
    """The edition in force today of every form, by title."""
    return tuple(sorted(context.forms.in_force(context.clock.today()), key=lambda form: form.title))


def number_ahead(context: Context, form: Form) -> str:
    """The number that the next paper of a form would get; nothing is taken yet. Raises ``numbers-exhausted``."""
    if not form.number_pattern:
        return ""
    block = block_for(context, form)
    return block.text(next_free(context, block))


def blank_number(context: Context, form: Form) -> str:
    """The number with a blank to be filled in by hand."""
    return block_for(context, form).text(None) if form.number_pattern else ""


def leaders(context: Context) -> tuple[str, ...]:
    """Who signed papers off or approved them so far, the latest first."""
    kinds = (ActKind.SIGNED_OFF, ActKind.APPROVED)
    signed = sorted((a for a in context.store.all(Act) if a.kind in kinds), key=lambda act: act.at, reverse=True)
    return tuple(dict.fromkeys(act.by for act in signed))


@dataclass(frozen=True, slots=True)
class Gap:
    """A number of a block that no paper holds; it wants an explanation."""

    block: NumberBlock
    serial: int
    title: str

    @property
    def number(self) -> str:
        """The number as it would be printed."""
        return self.block.text(self.serial)


def open_gaps(context: Context) -> tuple[Gap, ...]:
    """Every skipped number that was not explained yet."""
    titles = {line.block.rid: line.title for line in block_lines(context)}
    return tuple(Gap(block, serial, titles[block.rid]) for block, serials in number_gaps(context) for serial in serials)


def _form_of(context: Context, block: NumberBlock) -> Form:
    return context.forms.find(block.form)


def explain_gap(context: Context, block_rid: str, serial: int, by_hand: bool, words: str) -> Document:
    """Enter a skipped number in the register with its explanation, so that it is a gap no more.

    ``by_hand``: a paper was written without the program (归档, it lies on paper); otherwise the number is void (作废).
    Raises :class:`Refused` ``gap-no-words`` or ``gap-unknown``.
    """
    if not says_why(words):
        raise Refused(Problem("gap-no-words", "words"))
    gap = next((g for g in open_gaps(context) if (g.block.rid, g.serial) == (block_rid, serial)), None)
    if gap is None:
        raise Refused(Problem("gap-unknown", "number", details={"number": str(serial)}))
    form, now = _form_of(context, gap.block), context.clock.now()
    document = Document(
        new_rid(), form.id, form.edition, form.kind, form.title, now, number=gap.number, block_rid=block_rid,
        serial=serial, form_sha256=form.sha256,
    )  # fmt: skip
    kind = ActKind.ARCHIVED if by_hand else ActKind.VOIDED
    with context.unit("说明空号") as unit:
        unit.put(document)
        unit.put(Act(new_rid(), kind, document.rid, now, context.writer.name, note=words.strip()))
    return document
