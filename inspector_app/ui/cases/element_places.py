"""Where a piece of proof is looked at: the page, and what it opens there."""

from inspector_app.domain.element import Piece, Source
from inspector_app.ui.targets import CASES, DOCUMENTS, INSPECTIONS, INTERVIEWS, CaseTab, ShowCase, ShowSides

_PAGES = {
    Source.ANSWER: INTERVIEWS, Source.PAPER: DOCUMENTS, Source.SERVICE: DOCUMENTS, Source.CHECK: INSPECTIONS,
}  # fmt: skip
_TABS = {
    Source.LINE: CaseTab.CLAIMS, Source.STATEMENT: CaseTab.FUNDS, Source.PAYMENT: CaseTab.PAYMENTS,
    Source.EVIDENCE: CaseTab.EVIDENCE, Source.STANDING: CaseTab.CLAIMS,
}  # fmt: skip


def place_of(piece: Piece, case_rid: str) -> tuple[str, object]:
    """Page and target of a piece; what has no page of its own stands on that of the case."""
    if piece.source in _PAGES:
        return _PAGES[piece.source], piece.rid
    if piece.source is Source.LIST:
        return CASES, ShowSides(case_rid)
    return CASES, ShowCase(case_rid, _TABS.get(piece.source, CaseTab.OVERVIEW))
