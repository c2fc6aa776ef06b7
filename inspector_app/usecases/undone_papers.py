"""撤销（变更、补正）文书决定书: which papers were taken back after they had been served, and the paper by which their
party is told so, which is served too."""

from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

from inspector_app.domain.act import Act, ActKind, current, current_on
from inspector_app.domain.document import About, Document, DocumentHead, DocumentKind, DocumentState, document_state
from inspector_app.domain.role import Role
from inspector_app.formdefs.model import Facts, Form
from inspector_app.support.errors import Problem
from inspector_app.support.vocabulary import word
from inspector_app.usecases.case_file import CaseFile
from inspector_app.usecases.context import Context
from inspector_app.usecases.paper import Paper, to_same_party
from inspector_app.usecases.served_days import served_on

H = TypeVar("H", bound=DocumentHead)
_GONE = (DocumentState.VOIDED, DocumentState.WITHDRAWN)


def untold_withdrawals(context: Context, papers: Iterable[H], acts: Iterable[Act]) -> list[H]:
    """Of the papers those that were taken back and of which no other one tells their party, be it only begun; what
    goes to another body than its party is told there."""
    acts = current(acts)
    gone = {act.subject_rid for act in acts if act.kind is ActKind.WITHDRAWN}
    if not gone:
        return []
    papers = tuple(papers)
    told = {paper.about.served_rid for paper in papers if _tells(context, paper, acts)}
    of_party = [each for each in papers if each.rid in gone - told and each.kind is DocumentKind.OUTGOING]
    return [each for each in of_party if not context.rule(each.form).handed_to]


def _tells(context: Context, paper: DocumentHead, acts: Sequence[Act]) -> bool:
    return context.rule(paper.form).role is Role.UNDOING and document_state(paper, acts) not in _GONE


def telling(context: Context, document: Document) -> Document | None:
    """The paper that tells the party of one that it was taken back; None where there is none that stands."""
    papers = context.store.find(Document, subject_rid=document.rid)
    acts = [act for each in papers for act in context.store.find(Act, subject_rid=each.rid)]
    return next((each for each in papers if _tells(context, each, acts)), None)


def undoing_paper(context: Context, document: DocumentHead) -> Paper | None:
    """The paper that tells the party of one that was taken back so; None where the bureau has no form for it."""
    forms = context.forms_of(Role.UNDOING)
    if not forms:
        return None
    return Paper(
        forms[0].id, document.case_rid, document.project_rid, document.addressee, document.addressee_rid,
        About(served_rid=document.rid),
    )  # fmt: skip


def undone_values(context: Context, whole: CaseFile | None, paper: Paper) -> dict[str, Any]:
    """What the paper that another one takes back is called, when it was served, and why it goes: the one that it names,
    else the last one of which its party was not told yet."""
    if context.rule(paper.form).role is not Role.UNDOING:
        return {}
    named = context.store.get(Document, paper.about.served_rid) if paper.about.served_rid else None
    undone = named or (last_untold(context, whole, paper) if whole else None)
    done = current_on(undone.rid, context.store.find(Act, subject_rid=undone.rid)) if undone else []
    last = {act.kind: act for act in done}
    if undone is None or ActKind.WITHDRAWN not in last or ActKind.SERVED not in last:
        return {}
    return {
        "undone.title": undone.title,
        "undone.number": undone.number or None,
        "undone.served_on": served_on(context, last[ActKind.SERVED]).isoformat(),
        _WAY: word(ActKind.WITHDRAWN),
        "undone.reason": last[ActKind.WITHDRAWN].note.rstrip("。") or None,
    }


def undoing_problems(form: Form, context: Context, whole: CaseFile | None, paper: Paper, facts: Facts) -> list[Problem]:
    """A paper that stands as taken back is told as such: whoever is told of a change thinks that the rest stands."""
    told, way = undone_values(context, whole, paper).get(_WAY) if form.fact(_WAY) else None, str(facts.get(_WAY) or "")
    return [Problem("undone-way-differs", _WAY, details={"way": way})] if told and way not in ("", told) else []


_WAY = "undone.way"


def last_untold(context: Context, whole: CaseFile, paper: Paper) -> Document | None:
    """The last paper to the party of another one that was taken back, and of which that party was not told yet."""
    own = [each.rid for each in untold_withdrawals(context, whole.documents, whole.acts) if to_same_party(each, paper)]
    taken_back = [act for act in current(whole.acts) if act.kind is ActKind.WITHDRAWN and act.subject_rid in own]
    rid = max(taken_back, key=lambda act: act.at).subject_rid if taken_back else ""
    return next((each for each in whole.documents if each.rid == rid), None)
