"""Words and ways of cases, without a window."""

from inspector_app.domain.case import CaseState
from inspector_app.ui.cases.case_words import state_badge
from inspector_app.ui.step_targets import step_target
from inspector_app.ui.targets import CaseTab, NewInspection, NewInterview, ShowCase
from inspector_app.ui.theme import Tone
from inspector_app.usecases.steps import Step, StepVerb


def test_states_have_their_chip():
    assert state_badge(CaseState.CLOSED).tone is Tone.OK
    assert state_badge(CaseState.MERGED).tone is Tone.PLAIN


def test_each_step_knows_its_page():
    assert step_target(Step(StepVerb.SERVE, "送达", "", record_rid="doc"), "c") == ("documents", "doc")
    assert step_target(Step(StepVerb.INTERVIEW, "询问", ""), "c") == ("interviews", NewInterview("c"))
    assert step_target(Step(StepVerb.VISIT, "复查", ""), "c") == ("inspections", NewInspection(case_rid="c"))
    assert step_target(Step(StepVerb.CLAIMS, "明细", ""), "c") == ("cases", ShowCase("c", CaseTab.CLAIMS))
    assert step_target(Step(StepVerb.ORDER, "指令书", ""), "c") == (
        "cases",
        ShowCase("c", CaseTab.OVERVIEW, StepVerb.ORDER),
    )


def test_every_verb_has_its_one_place():
    for verb in StepVerb:
        where, target = step_target(Step(verb, "", "", record_rid="doc"), "c")
        assert where
        assert target
