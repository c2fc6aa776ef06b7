"""What a case wants that is made about its project or about its complaints: the next step, and found by its title."""

from dataclasses import replace

from inspector_app.domain.claim import Disposition
from inspector_app.domain.identity import new_rid
from inspector_app.domain.inspection import Inspection, InspectionKind
from inspector_app.domain.lead import Lead, LeadKind
from inspector_app.domain.role import Role
from inspector_app.usecases.case_file import case_file
from inspector_app.usecases.case_papers import forms_called
from inspector_app.usecases.papers_around import forms_around, papers_around
from inspector_app.usecases.steps import next_steps
from tests.usecases.test_visit_approvals import made

VISIT = ("行政检查审批表", "行政检查通知书", "现场检查")


def offered(desk, *wanted):
    return [step.title for step in next_steps(desk.context, desk.case.rid) if step.title in wanted]


def papers_called(desk, words):
    form = forms_called(forms_around(desk.context, desk.case.rid), words)[0]
    return form, [each.paper for each in papers_around(desk.context, desk.case.rid, form)]


def test_a_visit_is_approved_then_told_then_made(desk):
    desk.file()
    with desk.context.unit() as unit:
        unit.put(replace(desk.project, contractor_name="示例建工有限公司", address="示例路1号"))
    approval, notice, visit = VISIT
    assert offered(desk, *VISIT) == [approval, visit]
    form, (paper,) = papers_called(desk, "检查通知")
    assert (form.title, paper.project_rid, paper.case_rid) == (notice, desk.project.rid, desk.case.rid)
    facts = desk.facts(paper)
    assert (facts["addressee.name"], facts["check.place"]) == ("示例建工有限公司", "示例路1号")
    made(desk, Role.VISIT_APPROVAL)
    assert offered(desk, *VISIT) == [notice, visit]
    made(desk, Role.VISIT_NOTICE)
    assert offered(desk, *VISIT) == [visit]
    with desk.context.unit() as unit:
        unit.put(Inspection(new_rid(), InspectionKind.CASE, desk.clock.now(), case_rid=desk.case.rid))
    assert offered(desk, *VISIT) == []


def test_whoever_complained_is_answered_once_every_line_has_its_ending(desk):
    desk.file()
    today, worker = desk.clock.today(), desk.workers[0]
    told = {"facts": "反映欠薪", "respondent": desk.company.name, "complainant_rids": (worker.rid,)}
    lead = Lead(new_rid(), LeadKind.COMPLAINT, today, case_rid=desk.case.rid, **told)
    with desk.context.unit() as unit:
        unit.put(lead)
        unit.put(replace(case_file(desk.context, desk.case.rid).case, lead_rids=(lead.rid,)))
    form, (paper,) = papers_called(desk, "投诉处理结果")
    assert (form.title, paper.addressee) == ("劳动保障监察投诉处理结果答复书", worker.name)
    assert offered(desk, "答复投诉人") == []
    desk.keep(*(replace(each, disposition=Disposition.WITHDRAWN, disposition_note="撤回申请") for each in desk.claims))
    (step,) = [each for each in next_steps(desk.context, desk.case.rid) if each.title == "答复投诉人"]
    assert (step.paper, step.open) == (paper, True)
    desk.sign(paper, **{"lead.reply": "已查处，所欠工资全部支付。"})
    assert offered(desk, "答复投诉人") == []
