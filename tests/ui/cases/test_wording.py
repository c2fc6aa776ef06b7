"""Words and ways of cases, without a window."""

from inspector_app.domain.case import CaseState
from inspector_app.ui.cases.step_targets import step_target
from inspector_app.ui.cases.wording import state_badge
from inspector_app.ui.targets import CaseTab, NewInspection, NewInterview, ShowCase
from inspector_app.ui.theme import Tone
from inspector_app.usecases.steps import Step


def test_states_have_their_chip():
    assert state_badge(CaseState.CLOSED).tone is Tone.OK
    assert state_badge(CaseState.MERGED).tone is Tone.PLAIN


def test_each_step_knows_its_page():
    assert step_target(Step("serve", "送达", "", record_rid="doc"), "c") == ("documents", "doc")
    assert step_target(Step("interview", "询问", ""), "c") == ("interviews", NewInterview("c"))
    assert step_target(Step("visit", "复查", ""), "c") == ("inspections", NewInspection(case_rid="c"))
    assert step_target(Step("claims", "明细", ""), "c") == ("cases", ShowCase("c", CaseTab.CLAIMS, "claims"))
    assert step_target(Step("order", "指令书", ""), "c") == ("cases", ShowCase("c", CaseTab.OVERVIEW, "order"))
