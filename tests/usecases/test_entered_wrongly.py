"""What was entered by mistake goes again while nothing was done with it, and no figure counts it."""

from dataclasses import replace

from inspector_app.domain.campaign import CampaignStep
from inspector_app.domain.deadline import Deadline
from inspector_app.domain.hazard import Hazard, HazardStepKind
from inspector_app.domain.identity import new_rid
from inspector_app.domain.lead import Campaign, Lead
from inspector_app.domain.project import Grade, GradeClaim, Project
from inspector_app.usecases.campaigns import new_campaign, new_part, remove_part, save_campaign, save_part
from inspector_app.usecases.consultations import consultation, into_lead, new_consultation, save_consultation
from inspector_app.usecases.entered_wrongly import remove_entered as remove
from inspector_app.usecases.hazards import (
    ask_strike_off,
    make_from_grades,
    new_hazard,
    record_step,
    save_hazard,
    steps_of,
)
from inspector_app.usecases.leads import accept_lead, merge_leads, new_lead, reopen_lead, save_lead, separate_lead
from inspector_app.usecases.measures import measured
from inspector_app.usecases.projects import save_project
from tests.builders import MONDAY
from tests.usecases.test_dispatch import codes, hazard

__all__ = ["hazard"]


def test_a_lead_goes_while_nothing_was_decided_of_it(context):
    call = save_consultation(context, replace(new_consultation(context), topic="三个月没发工资"))
    lead = into_lead(context, call)
    other = save_lead(context, replace(new_lead(context), facts="同一件"))
    merge_leads(context, other.rid, lead.rid, "同一件事")
    assert codes(remove, context, lead) == ["entered-has-more"]
    separate_lead(context, other.rid, "不是同一件")
    accepted = accept_lead(context, other.rid, MONDAY)
    assert codes(remove, context, accepted) == ["lead-act"]
    remove(context, lead)
    remove(context, reopen_lead(context, other.rid, "登记错了"))
    assert context.store.all(Lead) == context.store.find(Deadline, rule=context.law.procedure.accepting) == ()
    assert consultation(context, call.rid).lead_rid == "", "it may become a lead again"
    assert measured(context, MONDAY).figures["complaints"].value == 0


def test_a_hazard_goes_while_nothing_was_done_with_it_and_a_step_that_has_no_other_way_back(desk, hazard):
    context = desk.context
    record_step(context, hazard.rid, HazardStepKind.TO_COURT, MONDAY, text="已申请强制执行")
    assert codes(remove, context, context.store.need(Hazard, hazard.rid)) == ["entered-has-more"]
    (court,) = steps_of(context, hazard.rid)
    remove(context, court)
    assert context.store.need(Hazard, hazard.rid) == hazard
    ask_strike_off(context, hazard.rid, MONDAY, "已付清")
    record_step(context, hazard.rid, HazardStepKind.REFUSED, MONDAY, "示例局长", "没有付清")
    assert [codes(remove, context, step) for step in steps_of(context, hazard.rid)] == [["hazard-step-stays"]] * 2
    wrong = save_hazard(context, replace(new_hazard(context, hazard.project_rid), facts="填错了项目"), 100)
    remove(context, wrong)
    graded = context.store.need(Project, hazard.project_rid)
    site = replace(graded, rid=new_rid(), name="示例二期", grade=GradeClaim(Grade.SEVERE, MONDAY, "示例"))
    save_project(context, site)
    make_from_grades(context)
    (made,) = context.store.find(Hazard, project_rid=site.rid)
    assert codes(remove, context, made) == ["hazard-of-grade"]
    save_project(context, replace(site, grade=GradeClaim(Grade.NONE, MONDAY, "示例")))
    remove(context, made)
    figures = measured(context, MONDAY).figures
    names = ("hazards_to_court", "hazards_severe_found", "hazards_general_found")
    assert [figures[name].value for name in names] == [0, int(hazard.grade is Grade.SEVERE),
                                                       int(hazard.grade is Grade.GENERAL)]  # fmt: skip


def test_a_campaign_goes_while_there_is_nothing_of_it(context):
    winter = save_campaign(context, replace(new_campaign(context), title="冬季攻坚"))
    step = save_part(context, new_part(context, CampaignStep, winter.rid, title="动员部署"))
    assert codes(remove, context, winter) == ["entered-has-more"]
    remove_part(context, step)
    remove(context, winter)
    assert context.store.all(Campaign) == ()
