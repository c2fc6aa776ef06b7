"""Wage-payment hazards and the record of a project as a whole."""

from collections import Counter
from dataclasses import replace
from datetime import timedelta
from random import Random

import pytest

from inspector_app.domain.case import CaseState
from inspector_app.domain.hazard import Hazard, HazardState, HazardStep, HazardStepKind
from inspector_app.domain.identity import new_rid
from inspector_app.domain.project import ChainLink, Grade, GradeClaim, LinkRole, Project, grade_told, short_grade
from inspector_app.support.errors import Refused, Trouble
from inspector_app.usecases import evidence, hazards, inspections, lookups, measures, projects
from inspector_app.usecases.evidence import Belongs
from inspector_app.usecases.hazard_list import find_hazards, hazard_called, hazard_lines, state_words
from inspector_app.usecases.lookups import ProjectFilter, ProjectOrder
from inspector_app.usecases.project_file import project_file
from inspector_app.usecases.surveys import COLUMNS, survey_book
from tests.builders import MONDAY, a_project


def codes(refusal):
    return [problem.code for problem in refusal.value.problems]


def test_a_hazard_names_facts_grade_and_a_day_that_has_come(desk):
    hazard = hazards.new_hazard(desk.context, desk.project.rid)
    with pytest.raises(Refused) as refusal:
        hazards.save_hazard(desk.context, replace(hazard, grade=Grade.NONE, found_on=MONDAY + timedelta(1)))
    assert codes(refusal) == ["hazard-grade", "hazard-future", "hazard-no-facts"]
    kept = hazards.save_hazard(desk.context, replace(hazard, facts="人工费未拨付"))
    assert desk.context.store.find(Hazard, project_rid=desk.project.rid) == (kept,)


def test_a_hazard_of_a_project_that_owes_nothing_by_the_ledger_says_what_is_owed(desk):
    calm = projects.save_project(desk.context, replace(desk.project, unpaid_fen=0))
    hazard = replace(hazards.new_hazard(desk.context, calm.rid), facts="8人12万元未付")
    with pytest.raises(Refused) as refusal:
        hazards.save_hazard(desk.context, hazard)
    assert codes(refusal) == ["hazard-nothing-owed"]
    kept = hazards.save_hazard(desk.context, hazard, 120_000_00)
    assert desk.context.store.need(Project, calm.rid).unpaid_fen == 120_000_00
    hazards.save_hazard(desk.context, replace(kept, measures="每周调度"))
    assert desk.context.store.need(Project, calm.rid).unpaid_fen == 120_000_00


def test_striking_off_is_asked_for_once_the_hazard_was_found(desk):
    hazard = replace(hazards.new_hazard(desk.context, desk.project.rid), facts="人工费未拨付")
    hazards.save_hazard(desk.context, hazard)
    for day in (MONDAY - timedelta(1), MONDAY + timedelta(1)):
        with pytest.raises(Refused) as refusal:
            hazards.ask_strike_off(desk.context, hazard.rid, day)
        assert codes(refusal) == ["hazard-strike-day"]
    asked = hazards.ask_strike_off(desk.context, hazard.rid, MONDAY, "余款已筹足")
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


def test_a_project_whole_has_its_cases_visits_papers_and_evidence(desk, order):
    desk.without_proof()
    visit = inspections.save_inspection(desk.context, inspections.new_inspection(desk.context, desk.project.rid))
    photo = evidence.take_in(desk.context, b"\xff\xd8\xff photo", "大门", Belongs("", visit.rid, desk.project.rid))
    scan = evidence.take_in(desk.context, b"%PDF-1.7 scan", "合同", Belongs(case_rid=desk.case.rid))
    whole = project_file(desk.context, desk.project.rid)
    assert [(case.rid, state) for case, state in whole.cases] == [(desk.case.rid, CaseState.FILED)]
    assert [v.rid for v in whole.visits] == [visit.rid]
    assert [d.rid for d, _ in whole.papers] == [order.rid]
    assert {e.rid for e in whole.evidence} >= {photo.rid, scan.rid}


def graded(desk, grade, on=MONDAY, **changes):
    """The project as a ledger grades it, with the hazard that this makes."""
    project = replace(desk.project, grade=GradeClaim(grade, on, "台账"), unpaid_fen=8_100_00, heads=12, **changes)
    with desk.context.unit("台账") as unit:
        unit.put(project)
        hazards.put_graded(desk.context, unit, (project,))
    return desk.context.store.find(Hazard, project_rid=project.rid)


def steps(desk, hazard):
    return [(step.kind, step.on, step.by) for step in hazards.steps_of(desk.context, hazard.rid)]


def steps_text(desk, hazard):
    return [step.text for step in hazards.steps_of(desk.context, hazard.rid)]


def test_a_grade_makes_one_hazard_which_follows_it_and_is_another_one_after_the_striking_off(desk):
    assert graded(desk, Grade.NONE) == ()
    (hazard,) = graded(desk, Grade.GENERAL)
    assert hazard.facts == "2026年3月2日定为一般欠薪：未支付工资8,100.00元，农民工12人"
    assert graded(desk, Grade.GENERAL) == (hazard,)
    projects.judge_grade(desk.context, desk.project.rid, Grade.SEVERE, "班组长确认三个月未付")
    (raised,) = desk.context.store.find(Hazard, project_rid=desk.project.rid)
    assert (raised.rid, raised.grade) == (hazard.rid, Grade.SEVERE)
    assert steps(desk, hazard)[0][0] is HazardStepKind.REGRADED
    hazards.ask_strike_off(desk.context, hazard.rid, MONDAY, "余款已筹足")
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
    step(HazardStepKind.ASKED, text="余款已筹足")
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


def test_a_hazard_goes_to_court_once_and_is_not_struck_off_by_that(desk):
    (hazard,) = graded(desk, Grade.SEVERE)
    hazards.record_step(desk.context, hazard.rid, HazardStepKind.TO_COURT, MONDAY, text="已申请支付令")
    (line,) = hazard_lines(desk.context)
    assert state_words(line) == "未销号（转司法）"
    with pytest.raises(Refused, match="hazard-at-court"):
        hazards.record_step(desk.context, hazard.rid, HazardStepKind.TO_COURT, MONDAY, text="已申请支付令")
    hazards.ask_strike_off(desk.context, hazard.rid, MONDAY, "法院已执行到位")


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


def test_no_arrears_is_not_judged_beside_a_hazard_that_is_open(desk):
    (hazard,) = graded(desk, Grade.SEVERE)
    with pytest.raises(Refused) as refusal:
        projects.judge_grade(desk.context, desk.project.rid, Grade.NONE, "工人说已经付清")
    assert codes(refusal) == ["grade-hazard-open"]
    hazards.ask_strike_off(desk.context, hazard.rid, MONDAY, "已付清，余款按仲裁调解书")
    with pytest.raises(Refused, match="grade-hazard-open"):
        projects.judge_grade(desk.context, desk.project.rid, Grade.NONE, "工人说已经付清")
    hazards.record_step(desk.context, hazard.rid, HazardStepKind.CONFIRMED, MONDAY, "示例主任")
    whole = project_file(desk.context, desk.project.rid)
    assert (whole.project.grade.grade, whole.standing.grade.grade) == (Grade.SEVERE, Grade.NONE)
    assert grade_told(whole.standing) == "无（待核）"  # 8,100元 still stand in the ledger
    assert projects.judge_grade(desk.context, desk.project.rid, Grade.NONE, "复查没有欠薪").grade.grade is Grade.NONE


def test_striking_off_is_asked_with_a_reason_while_wages_are_owed(desk):
    (hazard,) = graded(desk, Grade.SEVERE)
    with pytest.raises(Refused) as refusal:
        hazards.ask_strike_off(desk.context, hazard.rid, MONDAY, "。")
    assert codes(refusal) == ["hazard-still-owed"]
    (problem,) = refusal.value.problems
    assert problem.details["owed"].startswith("台账所载未支付工资8,100.00元；“")
    desk.pay(*(line.ordered_fen for line in desk.claims))
    hazards.ask_strike_off(desk.context, hazard.rid, MONDAY, unpaid_fen=0)
    lines = hazard_lines(desk.context)
    found = [find_hazards(lines, "", state=state) for state in HazardState]
    assert [len(each) for each in found] == [1, 1, 0]  # as reports count: 拟销号 is not struck off yet
    (step,) = desk.context.store.find(HazardStep, kind=HazardStepKind.ASKED)
    assert step.text == "台账未支付工资由8,100.00元改为0.00元"
    assert desk.context.store.need(Project, desk.project.rid).unpaid_fen == 0
    back = (HazardStepKind.REFUSED, MONDAY, "示例主任", "还有3人")
    hazards.record_step(desk.context, hazard.rid, *back, unpaid_fen=9_000_00)
    assert desk.context.store.need(Project, desk.project.rid).unpaid_fen == 9_000_00
    assert steps_text(desk, hazard)[0] == "还有3人；台账未支付工资由0.00元改为9,000.00元"
    hazards.ask_strike_off(desk.context, hazard.rid, MONDAY, unpaid_fen=0)
    hazards.record_step(desk.context, hazard.rid, *back)  # nobody told a sum: what the asking wrote over comes back
    assert desk.context.store.need(Project, desk.project.rid).unpaid_fen == 9_000_00
    assert steps_text(desk, hazard)[0] == "还有3人；台账未支付工资由0.00元改为9,000.00元"
    hazards.ask_strike_off(desk.context, hazard.rid, MONDAY, unpaid_fen=0)
    with desk.context.unit("台账更新") as unit:
        unit.put(replace(desk.context.store.need(Project, desk.project.rid), unpaid_fen=7_00))
    hazards.record_step(desk.context, hazard.rid, *back)  # another sum was told since
    assert desk.context.store.need(Project, desk.project.rid).unpaid_fen == 7_00
    desk.clock.advance(days=5)  # entered late, the sum counts from the day on which it is told, which the step says
    hazards.ask_strike_off(desk.context, hazard.rid, MONDAY, "已付清", unpaid_fen=0)
    assert any(
        "由7.00元改为0.00元（2026年3月7日登记，此前各日的统计仍按原数）" in text for text in steps_text(desk, hazard)
    )


def test_facts_say_each_grade_with_its_day(desk):
    (hazard,) = graded(desk, Grade.GENERAL)
    desk.clock.moment += timedelta(days=7)
    projects.judge_grade(desk.context, desk.project.rid, Grade.SEVERE, "班组长确认三个月未付")
    raised = desk.context.store.need(Hazard, hazard.rid)
    assert raised.facts == (
        "2026年3月2日定为一般欠薪：未支付工资8,100.00元，农民工12人；2026年3月9日调整为严重欠薪，班组长确认三个月未付"
    )
    lowered = hazards.save_hazard(desk.context, replace(raised, grade=Grade.GENERAL))
    assert lowered.facts.endswith("；2026年3月9日调整为一般欠薪")
    typed = hazards.save_hazard(desk.context, replace(lowered, grade=Grade.SEVERE, facts="三个月未付"))
    assert typed.facts == "三个月未付"


def random_act(context, luck, clock):
    """Something that changes how a project stands; what a rule refuses is left out."""
    project = luck.choice(context.store.all(Project))
    own = context.store.find(Hazard, project_rid=project.rid)
    hazard = luck.choice(own) if own else replace(hazards.new_hazard(context, project.rid), facts="拖欠工资")
    day, grade = clock.today(), luck.choice(list(Grade))
    acts = [
        lambda: projects.judge_grade(context, project.rid, grade, "现场核实"),
        lambda: hazards.save_hazard(context, replace(hazard, grade=grade)),
        lambda: hazards.ask_strike_off(context, hazard.rid, day, "已付清"),
        lambda: hazards.record_step(context, hazard.rid, HazardStepKind.CONFIRMED, day, "示例主任"),
        lambda: hazards.record_step(context, hazard.rid, HazardStepKind.REOPENED, day, "示例主任", "又有拖欠"),
    ]
    try:
        luck.choice(acts)()
    except (Refused, Trouble):
        clock.advance(days=1)


@pytest.mark.parametrize("seed", range(4))
def test_ledger_and_report_count_the_same_grades_after_whatever_was_done(context, clock, seed):
    luck = Random(seed)
    with context.unit("台账") as unit:
        for number in range(5):
            claim = luck.choice([None, *(GradeClaim(grade, clock.today(), "台账") for grade in Grade)])
            unit.put(a_project(f"示例{number}号", rid=f"p{number}", grade=claim))
    for _ in range(40):
        random_act(context, luck, clock)
    reported = {
        name: figure.value for name, figure in measures.measured(context, clock.today()).figures.items()
    }  # fmt: skip
    counted = lookups.project_sums(context, ProjectFilter()).by_grade
    names = {Grade.NONE: "projects_without_arrears", Grade.GENERAL: "projects_general", Grade.SEVERE: "projects_severe"}
    assert counted == {grade: reported[name] for grade, name in names.items()}
    for grade in Grade:
        listed = lookups.projects(context, ProjectFilter(grade=grade), ProjectOrder.NAME)
        assert {each.grade.grade for each in listed.page(0, 9)} <= {grade}
    told = Counter(line.cells[COLUMNS.index("grade")].removesuffix("（待核）") for line in survey_book(context).lines)
    assert {grade: told[short_grade(grade)] for grade in Grade} == counted
