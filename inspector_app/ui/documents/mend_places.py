"""Where a person mends what speaks against a paper and stands in no entry of it: in the record that it is made from."""

from collections.abc import Sequence

from inspector_app.support.errors import Level, Problem
from inspector_app.ui.targets import (
    CASES,
    INSPECTIONS,
    INSPECTORS_PART,
    INTERVIEWS,
    SETTINGS,
    CaseTab,
    ShowCase,
    ShowTalkPart,
    ShowVisitPart,
)
from inspector_app.usecases.paper import Paper

_OF_A_CASE = {
    "lines": CaseTab.CLAIMS,
    "liability": CaseTab.OVERVIEW,
    "case": CaseTab.OVERVIEW,
    "debt": CaseTab.PAYMENTS,
}


def where_mended(paper: Paper, problems: Sequence[Problem]) -> tuple[str, object] | None:
    """The page of the first error that has a place in a record, and the target that leads there; None where none has:
    a term that still runs is mended nowhere."""
    wrong = (problem.where for problem in problems if problem.level is Level.ERROR)
    return next((place for where in wrong if (place := _place(paper, where))), None)


def _place(paper: Paper, where: str) -> tuple[str, object] | None:
    noun, about = where.partition(".")[0], paper.about
    if noun.startswith("inspector"):
        return SETTINGS, INSPECTORS_PART
    if about.interview_rid:
        return INTERVIEWS, ShowTalkPart(about.interview_rid, where.removeprefix("interview."))
    if about.inspection_rid:
        return INSPECTIONS, ShowVisitPart(about.inspection_rid, where.removeprefix("inspection."))
    if paper.case_rid and noun in _OF_A_CASE:
        return CASES, ShowCase(paper.case_rid, _OF_A_CASE[noun])
    return None
