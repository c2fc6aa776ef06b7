"""What papers made from a lead, a hazard or a meeting begin with; an informant who is kept secret is named in none."""

from dataclasses import replace
from datetime import date

import pytest

from inspector_app.domain.act import ActKind
from inspector_app.domain.deadline import Deadline
from inspector_app.domain.dispatch import Meeting, MeetingKind
from inspector_app.domain.document import About, Document
from inspector_app.domain.hazard import Hazard, HazardStep, HazardStepKind
from inspector_app.domain.identity import new_rid
from inspector_app.domain.lead import Lead, LeadKind
from inspector_app.domain.project import Grade
from inspector_app.domain.role import Offered
from inspector_app.usecases import evidence, issuing
from inspector_app.usecases.case_file import case_file
from inspector_app.usecases.case_papers import offered_forms
from inspector_app.usecases.cases import open_case
from inspector_app.usecases.evidence import Belongs
from inspector_app.usecases.facts import values_of
from inspector_app.usecases.issuing import SignOff
from inspector_app.usecases.lead_facts import hazard_paper, lead_paper, meeting_paper
from inspector_app.usecases.leads import accept_lead, case_for, save_lead
from inspector_app.usecases.paper import Paper
from inspector_app.usecases.paper_list import papers_about
from inspector_app.usecases.surroundings import Surroundings
from tests.builders import a_document, a_project, a_service, an_act

DAY = date(2026, 3, 2)


def a_lead(**more):
    told = {"channel": "来访", "facts": "三个月没有发工资", "respondent": "示例劳务有限公司"}
    return Lead(new_rid(), LeadKind.COMPLAINT, DAY, **told | more)


def told(context, paper):
    return values_of(Surroundings(context, paper))


def test_a_complaint_tells_who_complained_and_until_when_it_is_decided(desk):
    rids = tuple(worker.rid for worker in desk.workers)
    lead = save_lead(desk.context, a_lead(complainant_rids=rids, heads=12))
    paper = lead_paper(desk.context, lead)
    names = "、".join(worker.name for worker in desk.workers)
    assert (paper.addressee, paper.addressee_rid) == (f"{names}等12人", "")
    values = told(desk.context, paper)
    assert values["complaint.who"] == paper.addressee
    assert values["complaint.decide_by"] == "2026-03-09"
    assert [row["name"] for row in values["complainants"]] == [worker.name for worker in desk.workers]
    alone = replace(lead, complainant_rids=rids[:1], heads=1)
    assert lead_paper(desk.context, alone).addressee == desk.workers[0].name
    assert lead_paper(desk.context, alone).addressee_rid == rids[0]


def test_papers_of_a_complaint_go_into_the_file_of_its_case_with_their_acts_limits_and_scans(desk):
    """The bound file of a complaint case had no complaint and no acceptance in it."""
    lead = save_lead(desk.context, a_lead(complainant_rids=(desk.workers[0].rid,), heads=1))
    other = save_lead(desk.context, a_lead(complainant_rids=(desk.workers[1].rid,), heads=1))
    accept_lead(desk.context, lead.rid, DAY)
    scan = evidence.take_in(desk.context, b"%PDF-1.7 %%EOF", "送达回证扫描件", Belongs())
    papers, proofs, team = [], [], tuple(each.rid for each in desk.context.team())
    for each in (lead, other):
        about = About(lead_rid=each.rid)
        notice = a_document(title="受理告知书", about=about, subject_rid=about.subject_rid, addressee="示例工人")
        signed = an_act(ActKind.SIGNED_OFF, notice)
        scans = (scan.rid,) if each is lead else ()
        serviced = an_act(ActKind.SERVED, notice, service=a_service(inspector_rids=team), evidence_rids=scans)
        limit = Deadline(new_rid(), "DL-08", DAY, DAY, False, "示例", document_rid=notice.rid)
        proof = About(served_rid=notice.rid, service_rid=serviced.rid)  # the 送达回证, made before there was a case
        receipt = a_document(title="送达回证", about=proof, subject_rid=proof.subject_rid)
        with desk.context.unit("示例") as unit:
            for record in (notice, signed, serviced, limit, receipt, an_act(ActKind.SIGNED, receipt)):
                unit.put(record)
        papers.append(notice)
        proofs.append(receipt)
    assert {paper.rid for paper, _ in papers_about(desk.context, lead.rid)} == {papers[0].rid, proofs[0].rid}
    opened = open_case(desk.context, case_for(desk.context, lead), (lead,))
    whole = case_file(desk.context, opened.rid)
    assert [each.rid for each in whole.documents] == [papers[0].rid, proofs[0].rid]
    assert [act.kind for act in whole.acts if act.subject_rid == proofs[0].rid] == [ActKind.SIGNED]
    assert {act.kind for act in whole.acts if act.subject_rid == papers[0].rid} == {ActKind.SIGNED_OFF, ActKind.SERVED}
    assert [each.document_rid for each in whole.deadlines if each.document_rid] == [papers[0].rid]
    assert evidence.piece(desk.context, scan.rid).case_rid == opened.rid
    assert {paper.rid for paper, _ in papers_about(desk.context, lead.rid)} == {papers[0].rid, proofs[0].rid}


def test_an_informant_who_wants_to_stay_unnamed_is_in_no_paper(desk):
    lead = save_lead(desk.context, a_lead(complainant_rids=(desk.workers[0].rid,), secret=True))
    paper = lead_paper(desk.context, lead)
    assert (paper.addressee, paper.addressee_rid) == ("", "")
    values = told(desk.context, paper)
    assert (values["complainants"], values["complaint.who"], values["complaint.secret"]) == ([], None, True)
    assert desk.workers[0].name not in str(values)


def test_what_an_informant_told_is_in_no_paper_of_the_case(desk):
    told = "班组长欧阳密探反映本人被扣工资"
    lead = save_lead(desk.context, a_lead(complainant_rids=(desk.workers[0].rid,), secret=True, facts=told))
    with desk.context.unit() as unit:
        unit.put(replace(lead, case_rid=desk.case.rid))
        unit.put(replace(desk.case, lead_rids=(lead.rid,)))
    of_case = [form for form in desk.context.forms.in_force(desk.clock.today()) if Offered.LEAD not in form.offered]
    assert len(of_case) > 40
    for form in of_case:
        paper = Paper(form.id, case_rid=desk.case.rid)
        assert "欧阳密探" not in str(issuing.start_facts(desk.context, paper)), form.id
    with desk.context.unit() as unit:
        unit.put(replace(lead, case_rid=desk.case.rid, secret=False))
    filing = issuing.start_facts(desk.context, Paper("filing-approval", case_rid=desk.case.rid))
    assert filing["filing.facts"] == told


def test_a_notice_that_a_complaint_is_accepted_is_kept_with_its_lead(desk):
    lead = save_lead(desk.context, a_lead(complainant_rids=(desk.workers[0].rid,)))
    lead = accept_lead(desk.context, lead.rid, DAY)
    (form,) = (form for form in offered_forms(desk.context, Offered.LEAD) if form.title.endswith("投诉受理告知书"))
    paper = replace(lead_paper(desk.context, lead), form=form.id)
    facts = desk.facts(paper)
    notice = issuing.sign_off(desk.context, paper, facts, SignOff("示例局长"))
    assert f"本局自2026年{DAY.month}月{DAY.day}日起受理" in facts["text.decision"]
    assert [made.rid for made, _ in papers_about(desk.context, lead.rid)] == [notice.rid]
    assert desk.context.store.need(Document, notice.rid).about.lead_rid == lead.rid


def test_a_paper_of_a_case_tells_of_its_first_lead(desk):
    lead = save_lead(desk.context, a_lead(case_rid=desk.case.rid))
    with desk.context.unit() as unit:
        unit.put(replace(desk.case, lead_rids=(lead.rid,)))
    paper = replace(desk.order_paper(), form="")
    assert told(desk.context, paper)["lead.received_on"] == DAY.isoformat()


@pytest.fixture
def hazard(desk):
    project = a_project(name="城南安置房")
    hazard = Hazard(
        new_rid(), project.rid, Grade.SEVERE, DAY, "检查发现", "欠81万元", responsible_body="示例县住建局",
        strike_off_asked_on=date(2026, 3, 5),
    )  # fmt: skip
    steps = [
        HazardStep(new_rid(), hazard.rid, HazardStepKind.PROGRESS, date(2026, 3, day), "甲", f"付{day}万元")
        for day in (3, 4)
    ]
    with desk.context.unit() as unit:
        for each in (project, hazard, *steps):
            unit.put(each)
    return hazard


def test_a_hazard_tells_its_steps_in_order_and_who_answers_for_it(desk, hazard):
    paper = hazard_paper(desk.context, hazard)
    assert (paper.addressee, paper.project_rid) == ("示例县住建局", hazard.project_rid)
    values = told(desk.context, paper)
    assert [row["text"] for row in values["hazard_steps"]] == ["付3万元", "付4万元"]
    assert (values["hazard.grade"], values["hazard.strike_off_asked_on"]) == ("严重欠薪", "2026-03-05")
    assert values["project.name"] == "城南安置房"


def test_a_meeting_tells_what_it_spoke_of(desk, hazard):
    meeting = Meeting(
        new_rid(), MeetingKind.JOINT, DAY, "重大隐患会商", "", "政法委", "赵示例", ("公安局", "税务局"),
        hazard_rids=(hazard.rid,), minutes="一周内付清。",
    )  # fmt: skip
    with desk.context.unit() as unit:
        unit.put(meeting)
    values = told(desk.context, meeting_paper(desk.context, meeting))
    assert (values["meeting.on"], values["meeting.bodies"]) == ("2026-03-02", "公安局、税务局")
    assert [(row["name"], row["facts"]) for row in values["meeting_hazards"]] == [("城南安置房", "欠81万元")]
