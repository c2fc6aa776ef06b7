"""Where a step of a case is done: the one map from its verb to the page that it opens and what is shown there."""

from collections.abc import Callable, Mapping
from functools import partial

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
from inspector_app.usecases.paper import EditPaper, Paper
from inspector_app.usecases.steps import Step, StepVerb

Target = tuple[str, object]


def _asked(tab: CaseTab, step: Step, case_rid: str) -> Target:
    """On the case, with the dialog of the step."""
    return CASES, ShowCase(case_rid, tab, step.verb)


def _seen(tab: CaseTab, _step: Step, case_rid: str) -> Target:
    """On a part of the case."""
    return CASES, ShowCase(case_rid, tab)


def _paper(step: Step, _case_rid: str) -> Target:
    return DOCUMENTS, step.record_rid


def _made(step: Step, case_rid: str) -> Target:
    """The paper that is to be made, in the editor."""
    return DOCUMENTS, EditPaper(step.paper or Paper("", case_rid))


def _own_paper(step: Step, case_rid: str) -> Target:
    """Where the bureau's forms are; without one the scan of the paper is taken in among the evidence."""
    return _seen(CaseTab.EVIDENCE if step.by_hand else CaseTab.PAPERS, step, case_rid)


_TARGETS: Mapping[StepVerb, Callable[[Step, str], Target]] = {
    StepVerb.FILE: partial(_asked, CaseTab.OVERVIEW),
    StepVerb.FILING_FORM: _made,
    StepVerb.INTERVIEW: lambda _step, case_rid: (INTERVIEWS, NewInterview(case_rid)),
    StepVerb.CLAIMS: partial(_seen, CaseTab.CLAIMS),
    StepVerb.LIABILITY: partial(_asked, CaseTab.OVERVIEW),
    StepVerb.SIGN_RECORD: _paper,
    StepVerb.ADD_SCAN: _paper,
    StepVerb.REVIEW: _paper,
    StepVerb.SIGN_OFF: _paper,
    StepVerb.SERVE: _paper,
    StepVerb.RATIFY: _paper,
    StepVerb.ORDER: partial(_asked, CaseTab.OVERVIEW),
    StepVerb.PAYMENT: partial(_asked, CaseTab.PAYMENTS),
    StepVerb.VISIT: lambda _step, case_rid: (INSPECTIONS, NewInspection(case_rid=case_rid)),
    StepVerb.PRE_NOTICE: partial(_asked, CaseTab.OVERVIEW),
    StepVerb.PENALTY: _own_paper,
    StepVerb.POLICE: _own_paper,
    StepVerb.WITHDRAW: _paper,
    StepVerb.VOID: _paper,
    StepVerb.UNDOING: _made,
    StepVerb.FOLLOW: _made,
    StepVerb.ANSWER: _paper,
    StepVerb.CLOSE: partial(_asked, CaseTab.OVERVIEW),
}


def step_target(step: Step, case_rid: str) -> Target:
    """Page and target for ``session.go``; steps with a dialog of their own go to the case, which opens it."""
    return _TARGETS[step.verb](step, case_rid)
