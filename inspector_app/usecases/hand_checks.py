"""What speaks against a paper that was issued without the program, asked before it is put on file: what follows it
stands upon it at once."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from inspector_app.domain.act import Act
from inspector_app.domain.brought_list import BroughtList
from inspector_app.domain.dates import chinese
from inspector_app.domain.debt import known_sum
from inspector_app.domain.document import ON_PAPER, About, Document, DocumentKind, FrozenCopy, issuing_act
from inspector_app.domain.money import yuan
from inspector_app.domain.number import other_year
from inspector_app.domain.role import Role
from inspector_app.domain.statement import Statement
from inspector_app.support.clock import civil_date
from inspector_app.support.errors import Level, Problem
from inspector_app.usecases.case_file import CaseFile, case_file
from inspector_app.usecases.context import Context
from inspector_app.usecases.gates import min_level
from inspector_app.usecases.past_papers import against_paper


def hand_paper_problems(context: Context, document: Document, issued: Act, sealed: bool) -> list[Problem]:
    """What cannot be on the day that a paper bears is an error; what the rules asked of it on that day, and what it
    lacks, wants a reason: it is out, and stands as it is."""
    whole, day = case_file(context, document.case_rid), civil_date(issued.at)
    on_paper = replace(document, copies=(FrozenCopy(ON_PAPER, "", 0, 0),))
    asked = [replace(each, level=min_level(each.level)) for each in against_paper(context, whole, on_paper, issued)]
    return [*_impossible(context, whole, issued, day), *_odd(whole, document, day, sealed), *_by_code(asked)]


def hand_order_problems(whole: CaseFile, party_rid: str, total_fen: int | None) -> list[Problem]:
    """What speaks against an order to pay that was issued on paper: nobody recorded who must pay and what is owed, or
    the original asks for another sum than the lines come to."""
    lines = whole.to_order()
    found = [Problem("hand-order-no-lines", "total_fen")] if not lines else []
    if not any(each.party_rid == party_rid for each in whole.liabilities):
        found.append(Problem("hand-order-not-liable", "party", details={"name": whole.party_name(party_rid)}))
    if total_fen is None:
        return [*found, Problem("hand-order-no-sum", "total_fen")]
    listed = known_sum(claim.ordered_fen for claim in lines)
    if lines and listed != total_fen:
        details = {"total": yuan(total_fen), "listed": yuan(listed)}
        found.append(Problem("hand-order-sum-differs", "total_fen", Level.WARNING, details))
    return found


def ordered_about(whole: CaseFile, party_rid: str) -> About:
    """What an order on paper speaks of: the party's liability and every line that is found and still owed."""
    liability = next((each.rid for each in whole.liabilities if each.party_rid == party_rid), "")
    return About(liability_rid=liability, claim_rids=tuple(claim.rid for claim in whole.to_order()))


def _by_code(problems: list[Problem]) -> list[Problem]:
    return [each for each in {each.code: each for each in problems}.values() if each.level is Level.WARNING]


def _impossible(context: Context, whole: CaseFile, issued: Act, day: date) -> Iterator[Problem]:
    filed = whole.case.filed_on
    if filed and day < filed:
        yield Problem("hand-paper-before-filing", "on", details={"filed": chinese(filed)})
    for act in whole.acts:
        used = {*act.evidence_rids, *(act.service.evidence_rids if act.service else ())}
        if used & set(issued.evidence_rids):
            called = next((paper.called for paper in whole.documents if paper.rid == act.subject_rid), "")
            yield Problem("hand-paper-scan-of-another", "scan", details={"paper": called or whole.case.title})
            return
    listed = {rid for each in context.store.find(Statement, case_rid=whole.case.rid) for rid in each.evidence_rids}
    listed |= {each.evidence_rid for each in context.store.find(BroughtList, case_rid=whole.case.rid)}
    if listed & set(issued.evidence_rids):
        yield Problem("hand-paper-scan-listed", "scan")
        return
    for piece in (each for each in whole.evidence if each.rid in issued.evidence_rids):
        since = civil_date(min(filter(None, (piece.taken_at, piece.received_at))))
        if piece.inspection_rid or since < day:
            sure = piece.inspection_rid or civil_date(piece.received_at) < day  # a camera's clock may be wrong
            level, told = Level.ERROR if sure else Level.WARNING, {"title": piece.title, "day": chinese(since)}
            yield Problem("hand-paper-scan-older", "scan", level, told)
            return


def _odd(whole: CaseFile, document: Document, day: date, sealed: bool) -> Iterator[Problem]:
    if year := other_year(document.number, day):
        yield Problem("hand-paper-year", "number", Level.WARNING, {"year": str(year), "day": chinese(day)})
    if not sealed and document.kind is DocumentKind.OUTGOING:
        yield Problem("hand-paper-unsealed", "sealed", Level.WARNING)
    orders = [(act, paper) for paper in whole.papers(Role.ORDER) if (act := issuing_act(paper, whole.acts))]
    first = min(orders, key=lambda each: each[0].at, default=None)
    if first and day < civil_date(first[0].at):
        details = {"order": first[1].called, "day": chinese(civil_date(first[0].at))}
        yield Problem("hand-paper-before-order", "on", Level.WARNING, details)
