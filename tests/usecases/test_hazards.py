"""Wage-payment hazards and the record of a project as a whole."""

from dataclasses import replace
from datetime import timedelta

import pytest

from inspector_app.domain.case import CaseState
from inspector_app.domain.hazard import Hazard
from inspector_app.domain.identity import new_rid
from inspector_app.domain.project import ChainLink, Grade, LinkRole, Project
from inspector_app.support.errors import Refused
from inspector_app.usecases import evidence, hazards, inspections, projects
from inspector_app.usecases.evidence import Belongs
from inspector_app.usecases.project_file import project_file
from tests.builders import MONDAY


def codes(refusal):
    return [problem.code for problem in refusal.value.problems]


def test_a_hazard_names_facts_grade_and_a_day_that_has_come(desk):
    hazard = hazards.new_hazard(desk.context, desk.project.rid)
    with pytest.raises(Refused) as refusal:
        hazards.save_hazard(desk.context, replace(hazard, grade=Grade.NONE, found_on=MONDAY + timedelta(1)))
    assert codes(refusal) == ["hazard-grade", "hazard-future", "hazard-no-facts"]
    kept = hazards.save_hazard(desk.context, replace(hazard, facts="人工费未拨付"))
    assert desk.context.store.find(Hazard, project_rid=desk.project.rid) == (kept,)


def test_striking_off_is_asked_for_once_the_hazard_was_found(desk):
    hazard = replace(hazards.new_hazard(desk.context, desk.project.rid), facts="人工费未拨付")
    hazards.save_hazard(desk.context, hazard)
    for day in (MONDAY - timedelta(1), MONDAY + timedelta(1)):
        with pytest.raises(Refused) as refusal:
            hazards.ask_strike_off(desk.context, hazard.rid, day)
        assert codes(refusal) == ["hazard-strike-day"]
    asked = hazards.ask_strike_off(desk.context, hazard.rid, MONDAY)
    assert (asked.strike_off_asked_on, asked.struck_off_on) == (MONDAY, None)
    with desk.context.unit("office") as unit:
        unit.put(replace(asked, struck_off_on=MONDAY))
    with pytest.raises(Refused) as refusal:
        hazards.ask_strike_off(desk.context, hazard.rid, MONDAY)
    assert codes(refusal) == ["hazard-struck-off"]


def test_a_link_with_others_below_it_cannot_be_deleted(desk):
    top = projects.save_link(
        desk.context, ChainLink(new_rid(), desk.project.rid, LinkRole.GENERAL, company_rid=desk.company.rid)
    )
    crew = projects.save_link(
        desk.context,
        ChainLink(new_rid(), desk.project.rid, LinkRole.CREW, person_rid=desk.workers[0].rid, upper_rid=top.rid),
    )
    with pytest.raises(Refused) as refusal:
        projects.delete_link(desk.context, top)
    assert codes(refusal) == ["chain-has-lower"]
    projects.delete_link(desk.context, crew)
    projects.delete_link(desk.context, top)
    assert projects.chain(desk.context, desk.project.rid) == ()


def test_a_new_project_gets_the_identity_of_the_ledger(context):
    made = projects.save_project(context, replace(projects.new_project(), name="示例桥梁", town="示例镇"))
    assert made.rid
    with pytest.raises(Refused) as refusal:
        projects.save_project(context, replace(projects.new_project(), name="示例桥梁", town="示例镇"))
    assert codes(refusal) == ["project-known"]
    assert context.store.count(Project) == 1


def test_a_project_whole_has_its_cases_visits_papers_and_evidence(desk):
    paper = desk.order()
    visit = inspections.save_inspection(desk.context, inspections.new_inspection(desk.context, desk.project.rid))
    photo = inspections.add_photo(desk.context, visit, b"\xff\xd8\xff photo", "大门")
    scan = evidence.take_in(desk.context, b"%PDF-1.7 scan", "合同", Belongs(case_rid=desk.case.rid))
    whole = project_file(desk.context, desk.project.rid)
    assert [(case.rid, state) for case, state in whole.cases] == [(desk.case.rid, CaseState.LEAD)]
    assert [v.rid for v in whole.visits] == [visit.rid]
    assert [d.rid for d, _ in whole.papers] == [paper.rid]
    assert {e.rid for e in whole.evidence} == {photo.rid, scan.rid}
