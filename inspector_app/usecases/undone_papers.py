"""撤销（变更、补正）文书决定书: which papers were taken back after they had been served, and the paper by which their
party is told so, which is served too."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from inspector_app.domain.act import Act, ActKind, current, current_on
from inspector_app.domain.dates import chinese
from inspector_app.domain.document import (
    About,
    Document,
    DocumentHead,
    DocumentKind,
    DocumentState,
    document_state,
    in_force,
)
from inspector_app.domain.mentions import IN_CAPITALS, MONEY, mentions
from inspector_app.domain.money import yuan
from inspector_app.domain.number import same_number
from inspector_app.domain.role import Role
from inspector_app.formdefs.facts import from_json
from inspector_app.formdefs.model import Facts, Form
from inspector_app.support.errors import Problem
from inspector_app.support.vocabulary import word
from inspector_app.usecases.case_file import CaseFile
from inspector_app.usecases.context import Context
from inspector_app.usecases.paper import Paper, printed_number, stated_day, to_same_party
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
    """What a paper says otherwise than the register of the one that it changes or takes back: whoever is told of a
    change thinks that the rest stands."""
    way = str(facts.get(_WAY) or "")
    if form.fact(_WAY) is None:
        return []
    if told := undone_values(context, whole, paper).get(_WAY):
        return [Problem("undone-way-differs", _WAY, details={"way": way})] if way not in ("", told) else []
    return [*_of_standing(whole, paper, way, facts)] if whole else []


def _bears(document: Document, number: str) -> bool:
    """Whether a paper goes by a number, or bore it before that was corrected."""
    return any(same_number(each, number) for each in (document.number, printed_number(document)) if each)


def _of_standing(whole: CaseFile, paper: Paper, way: str, facts: Facts) -> Iterator[Problem]:
    """Of a paper that nobody took back: it is on record and was served then, it is withdrawn there before its party is
    told so, and no sum is put right that it did not tell."""
    number = str(facts.get(_NUMBER) or "")
    meant = [each for each in whole.documents if number and _bears(each, number)]
    meant = [each for each in meant if to_same_party(each, paper)]
    if number and not meant:
        yield Problem("undone-unknown", _NUMBER, details={"number": number})
    for each in meant[:1]:
        served = whole.served_days.get(each.rid)
        if served and stated_day(facts, _SERVED) not in (None, served):
            details = {"paper": each.called, "day": chinese(served)}
            yield Problem("decision-served-otherwise", _SERVED, details=details)
        if way == word(ActKind.WITHDRAWN) and in_force(each, whole.acts):
            yield Problem("undone-stands", _WAY, details={"paper": each.called})
        new = _sums(str(facts.get(_INSTEAD) or "")) - _sums(each.facts) - _kept_sums(from_json(each.facts or "{}"))
        if way == word(ActKind.CORRECTED) and new:
            yield Problem("undone-sum", _INSTEAD, details={"sum": "、".join(f"{yuan(fen)}元" for fen in sorted(new))})


def _sums(text: str) -> set[int]:
    return {each.value for each in mentions(text) if each.kind in (MONEY, IN_CAPITALS) and isinstance(each.value, int)}


def _kept_sums(value: Any, name: str = "") -> set[int]:
    """Every sum that a paper printed, also in its lists."""
    if isinstance(value, Mapping):
        return {fen for key, each in value.items() for fen in _kept_sums(each, key)}
    if isinstance(value, list):
        return {fen for each in value for fen in _kept_sums(each)}
    return {value} if name.endswith("_fen") and isinstance(value, int) else set()


_NUMBER, _SERVED, _INSTEAD = "undone.number", "undone.served_on", "undone.instead"
_WAY = "undone.way"


def last_untold(context: Context, whole: CaseFile, paper: Paper) -> Document | None:
    """The last paper to the party of another one that was taken back, and of which that party was not told yet."""
    own = [each.rid for each in untold_withdrawals(context, whole.documents, whole.acts) if to_same_party(each, paper)]
    taken_back = [act for act in current(whole.acts) if act.kind is ActKind.WITHDRAWN and act.subject_rid in own]
    rid = max(taken_back, key=lambda act: act.at).subject_rid if taken_back else ""
    return next((each for each in whole.documents if each.rid == rid), None)
