"""案卷评查 by the rules that are asked before a paper goes out: what they forbade, what was done with a reason."""

from collections.abc import Iterator

from inspector_app.domain.act import Act, ActKind, current
from inspector_app.domain.case_review import Place, Spot
from inspector_app.domain.dates import chinese
from inspector_app.domain.document import Document, issuing_act
from inspector_app.support.clock import civil_date
from inspector_app.support.errors import Level, Problem
from inspector_app.support.vocabulary import word
from inspector_app.support.words import sentence, sentences
from inspector_app.usecases.gates import by_code
from inspector_app.usecases.past_papers import BY_LEADERS
from inspector_app.usecases.review_looks import Looked, in_the_paper

NOT_FILED = "gate-not-filed"
_ELSEWHERE = ("service-receiver-power", "service-receiver-person", "service-before-sign-off")
"""Found by looks of their own, with words of their own."""


def not_filed(of: Looked) -> Iterator[Spot]:
    """Papers that want a filing before them went out without, and nobody wrote why."""
    filed = of.whole.case.filed_on
    for paper in of.standing:
        found = any(each.code == NOT_FILED for each in of.against.get(paper.rid, ()))
        if found and NOT_FILED not in by_code(paper.reasons):
            act = issuing_act(paper, of.whole.acts)
            late = act and filed and f"：{chinese(civil_date(act.at))}作出，早于{chinese(filed)}立案"
            yield in_the_paper(paper, late or "")


def unmet(of: Looked) -> Iterator[Spot]:
    """What the rules forbid today was done: a term was running, nobody was told, who handled it approved it."""
    for paper in of.standing:
        yield from (in_the_paper(paper, f"：{_what(each)}") for each in _stopping(of, paper.rid))
    for paper, act in of.services():
        yield from (in_the_paper(paper, f"的送达：{_what(each)}") for each in _stopping(of, act.rid))
    papers = {paper.rid: paper for paper in of.standing}
    for act in current(of.whole.acts):
        if act.kind in BY_LEADERS:
            yield from (_of_leader(papers.get(act.subject_rid), act, each) for each in _stopping(of, act.rid))


def _of_leader(paper: Document | None, act: Act, problem: Problem) -> Spot:
    told = f"{word(act.kind)}：{_what(problem)}"
    return in_the_paper(paper, f"的{told}") if paper else Spot(told, Place.CASE)


def overridden(of: Looked) -> Iterator[Spot]:
    """What the rules warn of and somebody did for a reason of his own, or for none that is on record."""
    for paper in of.standing:
        yield from _explained(of, paper)
    for paper, act in of.services():
        yield from _served_anyway(of, paper, act)
    for act in current(of.whole.acts):
        if act.subject_rid == of.whole.case.rid and act.kind is ActKind.FILED and act.note.strip():
            yield Spot(f"{word(act.kind)}{_because(act.note)}", Place.CASE)


def _explained(of: Looked, paper: Document) -> Iterator[Spot]:
    warned = {each.code: each for each in of.against.get(paper.rid, ()) if each.level is Level.WARNING}
    reasons = by_code(paper.reasons)
    for code in dict.fromkeys((*reasons, *(code for code in warned if code != NOT_FILED))):
        known = warned.get(code)
        what = _what(known) if known else _general(code)
        yield in_the_paper(paper, f"{f'：{what}' if what else ''}{_because(reasons.get(code, ''))}")


def _served_anyway(of: Looked, paper: Document, act: Act) -> Iterator[Spot]:
    """A service keeps its reasons together, without what each answers."""
    found = [each for each in of.against.get(act.rid, ()) if each.level is Level.WARNING]
    told = [each for each in found if each.code not in _ELSEWHERE]
    if told or act.note.strip():
        what = "；".join(map(_what, told))
        yield in_the_paper(paper, f"的送达{f'：{what}' if what else ''}{_because(act.note)}")


def _stopping(of: Looked, rid: str) -> list[Problem]:
    found = of.against.get(rid, ())
    return [each for each in found if each.level is Level.ERROR and each.code not in _ELSEWHERE]


def _because(reason: str) -> str:
    return f"（理由：{reason.strip()}）" if reason.strip() else "（没有写明理由）"


def _what(problem: Problem) -> str:
    """What is wrong, without what to do before sign-off."""
    return sentence(problem.code, problem.details).partition("。")[0]


def _general(code: str) -> str:
    """The same of a warning whose details nobody knows any more; nothing where it says nothing without them."""
    words = sentences().get(code, "").partition("。")[0]
    return "" if "{" in words else words
