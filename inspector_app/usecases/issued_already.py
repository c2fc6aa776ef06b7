"""What stands already of what a paper would say to its party once more (:class:`~inspector_app.domain.role.Again`)."""

from inspector_app.domain.dates import chinese
from inspector_app.domain.document import Document
from inspector_app.domain.role import Again, Role
from inspector_app.support.errors import Level, Problem
from inspector_app.usecases.case_file import CaseFile
from inspector_app.usecases.context import Context
from inspector_app.usecases.paper import Paper, to_same_party


def issued_already(context: Context, whole: CaseFile, paper: Paper) -> list[Problem]:
    """A party of a case is told once that it is to be listed, and that it must pay the same sums by one decision;
    ordered or fined anew over the same lines only with a reason, before which every paper that stands is named."""
    rule = context.rule(paper.form)
    if rule.again is None:
        return []
    earlier = [document for document in whole.papers(rule.role) if to_same_party(document, paper)]
    if rule.again is not Again.NEVER:
        rids = {claim.rid for claim in whole.lines(paper)}
        earlier = [each for each in earlier if rids & {claim.rid for claim in whole.named_in(each.about)}]
    if not earlier:
        return []
    code = "order-again" if rule.role is Role.ORDER else _AGAIN[rule.again]
    level = Level.WARNING if rule.again is Again.ASKED else Level.ERROR
    return [Problem(code, "addressee", level, {"papers": "、".join(_standing(whole, each) for each in earlier)})]


def _standing(whole: CaseFile, document: Document) -> str:
    """A paper with the day that it set, and that its party does not have it yet."""
    due = f"，期限{chinese(document.due)}" if document.due else ""
    unserved = "" if document.rid in whole.served_days else "，已签发、尚未送达"
    return f"{document.called}{due}{unserved}"


_AGAIN = {
    Again.NEVER: "paper-already-issued",
    Again.OTHER_LINES: "paper-same-lines",
    Again.ASKED: "penalty-again",
}
