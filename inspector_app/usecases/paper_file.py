"""One paper with everything that hangs on it, and what is known around it when something is done with it."""

from dataclasses import dataclass

from inspector_app.domain.act import Act, ActKind, by_minute, current
from inspector_app.domain.case import Case
from inspector_app.domain.document import Document, DocumentState, document_state
from inspector_app.domain.evidence import Evidence
from inspector_app.domain.lifecycle import PaperVerb, objection_open, paper_verbs, prints
from inspector_app.domain.project import Project
from inspector_app.domain.role import Hand, Role
from inspector_app.formdefs.facts import from_json
from inspector_app.formdefs.model import Facts
from inspector_app.usecases.approvals import carried_out
from inspector_app.usecases.blank_of import blank_of
from inspector_app.usecases.case_file import case_file
from inspector_app.usecases.context import Context
from inspector_app.usecases.deciding import DECISIONS, unanswered
from inspector_app.usecases.grounds import lost_ground, resting_papers
from inspector_app.usecases.hearings import hearing_requests
from inspector_app.usecases.paper import Paper, kept_paper
from inspector_app.usecases.prints import is_printed
from inspector_app.usecases.served_days import on_notice
from inspector_app.usecases.signing import recorded, refusal_told, signing_doubts
from inspector_app.usecases.stamped_sheets import sheets_of
from inspector_app.usecases.undone_papers import telling, undoing_paper, untold_withdrawals
from inspector_app.usecases.waivers import gives_term
from inspector_app.usecases.watch_list import WatchLine, lines_of
from inspector_app.usecases.watch_papers import entry_of_paper


@dataclass(frozen=True, slots=True)
class PaperFile:
    """A paper with its acts (all of them, oldest first), its case, project and evidence.

    ``route`` are the hands through which it goes. ``resting`` are the papers in force that were made on it;
    ``lost_ground`` the paper that it was made on and that no longer carries it. ``doubted``: a record with
    answers that want an answer; ``refused``: what its record tells of who would not sign. ``sheets`` are the
    numbers of the stamped sheets that it is printed on, ``blank`` that of the blank from which it was typed back;
    ``watched`` is the entry of 重点监管 that it tells of, ``done`` what was done by its approval; ``gives_term``: its
    party may speak before something is decided; ``on_notice``: it was served by a public notice that still runs.
    ``hearing_asked``: its party asked for a hearing in time and was not answered. ``told_by`` is the paper by which
    its party is told that it was taken back, ``untold`` the one that is to be made for that. ``answer`` is the one
    that tells what came of an objection (O45 art. 6); ``takes_objection``: no review or suit stands in its place.
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
    doubted: bool = False
    refused: str = ""
    sheets: str = ""
    blank: str = ""
    watched: WatchLine | None = None
    done: str = ""
    gives_term: bool = False
    on_notice: bool = False
    hearing_asked: bool = False
    told_by: Document | None = None
    untold: Paper | None = None
    answer: Paper | None = None
    takes_objection: bool = True

    @property
    def verbs(self) -> tuple[PaperVerb, ...]:
        """What may be done now, the next thing first. Printing and saving are open to every issued paper besides."""
        left_out = {PaperVerb.REVIEW} if Hand.REVIEWER not in self.route else set()
        left_out |= set() if self.gives_term else {PaperVerb.WAIVE}
        left_out |= set() if self.takes_objection else {PaperVerb.OBJECT}
        return tuple(verb for verb in paper_verbs(self.document, self.acts) if verb not in left_out)

    @property
    def standing(self) -> list[Act]:
        """The acts that were not taken back, oldest first."""
        return current(self.acts)

    def printed(self, label: str) -> int:
        """How many sheets of one copy were printed of the paper as it stands."""
        return sum(act.copies for act in prints(self.document, self.acts) if act.copy == label)

    @property
    def is_printed(self) -> bool:
        """Whether any copy of the paper as it stands was, here or elsewhere."""
        return is_printed(self.document, self.acts)


def paper_file(context: Context, document_rid: str) -> PaperFile:
    """A paper whole. Raises :class:`Trouble` ``record-missing``."""
    store = context.store
    document = store.need(Document, document_rid)
    acts = tuple(sorted(store.find(Act, subject_rid=document_rid), key=by_minute))
    case = store.get(Case, document.case_rid) if document.case_rid else None
    project_rid = document.project_rid or (case.project_rid if case else "")
    record = recorded(context, document)
    shown = dict.fromkeys(rid for act in acts for rid in act.evidence_rids)
    told_by = telling(context, document)
    return PaperFile(
        document,
        document_state(document, acts),
        acts,
        case,
        store.get(Project, project_rid) if project_rid else None,
        store.pick(Evidence, shown),
        *_grounds(context, document),
        context.route(document.form, document.edition),
        bool(signing_doubts(context, record, document)),
        refusal_told(record),
        sheets_of(context, document.rid),
        blank_of(context, document.rid, document.subject_rid),
        _watched(context, document),
        carried_out(context, document),
        gives_term(context, document),
        on_notice(context, document, acts),
        _hearing_asked(context, document, acts),
        told_by,
        undoing_paper(context, document) if not told_by and untold_withdrawals(context, [document], acts) else None,
        _answer(context, document, acts),
        context.forms.roles.get(document.form) not in _DECIDED,
    )


_DECIDED = (
    *DECISIONS, Role.NO_PENALTY, Role.DELISTING, Role.LISTING_STAYS, Role.OBJECTION_ANSWER, Role.COMPLAINT_NOTICE,
    Role.COMPLAINT_REFUSAL,
)  # fmt: skip
"""What tells of a decision: who does not accept it asks for review or goes to court (ARL, ALL), and objects to
nothing that is still to be decided."""


def _answer(context: Context, document: Document, acts: tuple[Act, ...]) -> Paper | None:
    if not document.case_rid or not objection_open(document, acts):
        return None
    waiting = unanswered(context, case_file(context, document.case_rid))
    return next((each.paper for each in waiting if each.notice.rid == document.rid), None)


def _hearing_asked(context: Context, document: Document, acts: tuple[Act, ...]) -> bool:
    if context.rule(document.form).role is not Role.PENALTY_NOTICE or not objection_open(document, acts):
        return False
    return bool(hearing_requests(context, case_file(context, document.case_rid), kept_paper(document)))


def _watched(context: Context, document: Document) -> WatchLine | None:
    entry = entry_of_paper(context, document)
    return lines_of(context, [entry])[0] if entry else None


def _grounds(context: Context, document: Document) -> tuple[tuple[Document, ...], Document | None]:
    """What rests on a paper, and the order that it has lost."""
    if not document.case_rid:
        return (), None
    papers = context.store.find(Document, case_rid=document.case_rid)
    acts = context.store.find(Act, case_rid=document.case_rid)
    return resting_papers(context, document, papers, acts), lost_ground(context, document, papers, acts)


def document_facts(context: Context, document_rid: str) -> Facts:
    """The facts of a kept paper."""
    document = context.store.need(Document, document_rid)
    return from_json(document.facts) if document.facts else {}


def evidence_of(context: Context, document: Document) -> tuple[Evidence, ...]:
    """What may be picked as proof for a paper: the evidence of its case, the newest first."""
    found = context.store.find(Evidence, case_rid=document.case_rid) if document.case_rid else ()
    return tuple(reversed(found))


def scans_of(context: Context, document: Document) -> tuple[Evidence, ...]:
    """As :func:`evidence_of`, of what may be a picture of the paper itself: what proves an act on another paper is
    not."""
    known = evidence_of(context, document)
    every = context.store.find(Act, case_rid=document.case_rid) if known else ()
    acts = [act for act in every if act.subject_rid != document.rid]
    used = {rid for act in acts for rid in (*act.evidence_rids, *(act.service.evidence_rids if act.service else ()))}
    return tuple(piece for piece in known if piece.rid not in used)


def leaders(context: Context) -> tuple[str, ...]:
    """Who signed papers off or approved them so far, the latest first."""
    kinds = (ActKind.SIGNED_OFF, ActKind.APPROVED)
    signed = sorted((a for a in context.store.all(Act) if a.kind in kinds), key=lambda act: act.at, reverse=True)
    return tuple(dict.fromkeys(act.by for act in signed))
