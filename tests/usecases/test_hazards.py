"""Wage-payment hazards and the record of a project as a whole."""

from dataclasses import replace
from datetime import timedelta

import pytest

from inspector_app.domain.case import CaseState
from inspector_app.domain.hazard import Hazard, HazardStep, HazardStepKind
from inspector_app.domain.identity import new_rid
from inspector_app.domain.project import ChainLink, Grade, GradeClaim, LinkRole, Project
from inspector_app.support.errors import Refused
from inspector_app.usecases import evidence, hazards, inspections, projects
from inspector_app.usecases.evidence import Belongs
from inspector_app.usecases.hazard_list import hazard_called, hazard_lines
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


def graded(desk, grade, on=MONDAY, **changes):
    """The project as a ledger grades it, with the hazard that this makes."""
    project = replace(desk.project, grade=GradeClaim(grade, on, "台账"), unpaid_fen=8_100_00, heads=12, **changes)
    with desk.context.unit("台账") as unit:
        unit.put(project)
        hazards.put_graded(desk.context, unit, (project,))
    return desk.context.store.find(Hazard, project_rid=project.rid)


def steps(desk, hazard):
    return [(step.kind, step.on, step.by) for step in hazards.steps_of(desk.context, hazard.rid)]


def test_a_grade_makes_one_hazard_which_follows_it_and_is_another_one_after_the_striking_off(desk):
    assert graded(desk, Grade.NONE) == ()
    (hazard,) = graded(desk, Grade.GENERAL)
    assert hazard.facts == "定为一般欠薪：未支付工资8,100.00元，农民工12人"
    assert graded(desk, Grade.GENERAL) == (hazard,)
    projects.judge_grade(desk.context, desk.project.rid, Grade.SEVERE, "班组长确认三个月未付")
    (raised,) = desk.context.store.find(Hazard, project_rid=desk.project.rid)
    assert (raised.rid, raised.grade) == (hazard.rid, Grade.SEVERE)
    assert steps(desk, hazard)[0][0] is HazardStepKind.REGRADED
    hazards.ask_strike_off(desk.context, hazard.rid, MONDAY)
    hazards.record_step(desk.context, hazard.rid, HazardStepKind.CONFIRMED, MONDAY, "示例主任")
    assert len(graded(desk, Grade.SEVERE)) == 1  # told again of the same day
    desk.clock.moment += timedelta(days=9)
    later = graded(desk, Grade.SEVERE, MONDAY + timedelta(9))
    assert sorted(each.struck_off_on is None for each in later) == [False, True]


def test_striking_off_is_the_word_of_another_and_what_is_refused_or_opened_again_says_why(desk):
    (hazard,) = graded(desk, Grade.SEVERE)

    def step(kind, by="", text="", on=MONDAY):
        return hazards.record_step(desk.context, hazard.rid, kind, on, by, text)

    def refused(*told, **more):
        with pytest.raises(Refused) as refusal:
            step(*told, **more)
        return codes(refusal)

    assert refused(HazardStepKind.CONFIRMED, "示例主任") == ["hazard-strike-unasked"]
    step(HazardStepKind.PROGRESS, "项目部", "已筹措20万元")
    assert refused(HazardStepKind.VISIT, text="到工地查看") == ["hazard-step-by"]
    step(HazardStepKind.ASKED, text="工资全部发放")
    assert refused(HazardStepKind.REFUSED, text="。") == ["hazard-step-why"]
    assert step(HazardStepKind.REFUSED, "示例主任", "还有6人没有领到").strike_off_asked_on is None
    step(HazardStepKind.ASKED)
    assert refused(HazardStepKind.CONFIRMED) == ["hazard-step-signer"]
    assert refused(HazardStepKind.CONFIRMED, desk.context.writer.name) == ["hazard-own-word"]
    assert refused(HazardStepKind.CONFIRMED, "示例主任", on=MONDAY - timedelta(1)) == ["hazard-step-day"]
    assert step(HazardStepKind.CONFIRMED, "示例主任", "确认单3号").struck_off_on == MONDAY
    assert refused(HazardStepKind.PROGRESS, "项目部", "又欠") == ["hazard-struck-off"]
    again = step(HazardStepKind.REOPENED, "示例主任", "工人反映没有领到")
    assert (again.strike_off_asked_on, again.struck_off_on) == (None, None)
    assert [kind for kind, *_ in steps(desk, hazard)] == [
        HazardStepKind.REOPENED, HazardStepKind.CONFIRMED, HazardStepKind.ASKED, HazardStepKind.REFUSED,
        HazardStepKind.ASKED, HazardStepKind.PROGRESS,
    ]  # fmt: skip


def test_a_hazard_of_before_is_made_from_its_grade_once(desk):
    with desk.context.unit("台账") as unit:
        unit.put(replace(desk.project, grade=GradeClaim(Grade.SEVERE, MONDAY, "台账")))
    assert [hazards.make_from_grades(desk.context) for _ in range(2)] == [1, 0]
    with pytest.raises(Refused) as refusal:
        hazard_called(desk.context, "没有")
    assert codes(refusal) == ["hazard-not-found"]
    (line,) = hazard_lines(desk.context)
    assert hazard_called(desk.context, line.hazard.rid[:6]) == line


def test_what_proves_a_step_is_kept_with_it_also_when_it_comes_later(desk):
    (hazard,) = graded(desk, Grade.SEVERE)
    first, second = (
        evidence.take_in(desk.context, b"%PDF-1.4 " + data, "走访照片", Belongs(project_rid=desk.project.rid))
        for data in (b"one", b"two")
    )
    hazards.record_step(desk.context, hazard.rid, HazardStepKind.VISIT, MONDAY, "示例主任", "到场核实", (first.rid,))
    (step,) = desk.context.store.find(HazardStep, kind=HazardStepKind.VISIT)
    assert step.evidence_rids == (first.rid,)
    assert hazards.prove_step(desk.context, step.rid, (first.rid, second.rid)).evidence_rids == (first.rid, second.rid)
    with pytest.raises(Refused, match="hazard-step-no-proof"):
        hazards.prove_step(desk.context, step.rid, (second.rid,))
    table = evidence.take_in(desk.context, b"no picture", "表格", Belongs(project_rid=desk.project.rid))
    with pytest.raises(Refused, match="hazard-step-no-picture"):
        hazards.prove_step(desk.context, step.rid, (table.rid,))
