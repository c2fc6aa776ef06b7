"""Where a step of a case is done: the page that it opens and what is shown there."""

from inspector_app.ui.targets import (
    CASES,
    DOCUMENTS,
    INSPECTIONS,
    INTERVIEWS,
    CaseTab,
    NewInspection,
    NewInterview,
    ShowCase,
)
from inspector_app.usecases.steps import Step

_TABS = {"claims": CaseTab.CLAIMS, "payment": CaseTab.PAYMENTS}
_ON_PAPERS = ("sign_record", "review", "sign_off", "serve")


def step_target(step: Step, case_rid: str) -> tuple[str, object]:
    """Page and target for ``session.go``; steps with a dialog of their own go to the case, which opens it."""
    if step.by_hand:  # its scan is taken in among the evidence
        return CASES, ShowCase(case_rid, CaseTab.EVIDENCE)
    if step.verb in _ON_PAPERS:
        return DOCUMENTS, step.record_rid
    if step.verb == "interview":
        return INTERVIEWS, NewInterview(case_rid)
    if step.verb == "visit":
        return INSPECTIONS, NewInspection(case_rid=case_rid)
    return CASES, ShowCase(case_rid, _TABS.get(step.verb, CaseTab.OVERVIEW), step.verb)
