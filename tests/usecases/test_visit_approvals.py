"""A visit in the days for which it was approved begins with approval and notice; nobody types them again."""

from dataclasses import replace
from datetime import timedelta

from inspector_app.domain.act import ActKind
from inspector_app.domain.case_review import Check
from inspector_app.domain.dates import chinese
from inspector_app.domain.document import About, Document, DocumentKind
from inspector_app.domain.role import Role
from inspector_app.formdefs.facts import redrafted
from inspector_app.usecases import acts, evidence, issuing
from inspector_app.usecases.case_edits import attach_visit
from inspector_app.usecases.case_review import looked_through
from inspector_app.usecases.evidence import Belongs
from inspector_app.usecases.inspections import new_inspection, save_inspection, visit_paper
from inspector_app.usecases.issuing import SignOff
from inspector_app.usecases.paper import Paper
from inspector_app.usecases.volume import volume
from tests.builders import a_company, a_document, an_act


def made(desk, role, **told):
    today = desk.context.clock.today()
    asked = {
        "check.object": "示例劳务有限公司", "check.kind": "日常检查", "check.source": "年度计划",
        "check.reason": "专项行动",
        "check.matters": "工资支付", "check.from": today.isoformat(), "check.until": (today + timedelta(2)).isoformat(),
        "check.urgent": "不属于紧急情况，事前审批", "check.number": "示审〔2026〕1号", "check.place": "项目部",
        "addressee.name": "示例劳务有限公司", **told,
    }  # fmt: skip
    paper = Paper(desk.context.form_of(role), project_rid=desk.project.rid)
    form = issuing.form_for(desk.context, paper)
    begun, known = desk.facts(paper), {fact.name for fact in form.facts}
    facts = redrafted(form, begun, {**begun, **{name: value for name, value in asked.items() if name in known}})
    codes = {each.code for each in issuing.paper_problems(desk.context, paper, facts)}
    return issuing.sign_off(desk.context, paper, facts, SignOff("示例局长", dict.fromkeys(codes, "示例的理由")))


def test_a_visit_begins_with_the_approval_and_the_notice_of_its_days(desk):
    approval, notice = made(desk, Role.VISIT_APPROVAL), made(desk, Role.VISIT_NOTICE)
    visit = new_inspection(desk.context, desk.project.rid)
    today = chinese(desk.context.clock.today())
    assert (visit.approval, visit.notice_number) == (f"{today}经示例局长批准（{approval.title}）", notice.number)
    assert new_inspection(desk.context).approval == ""
    acts.void(desk.context, approval.rid, "写错了检查对象")
    assert new_inspection(desk.context, desk.project.rid).approval == ""
    desk.clock.advance(days=5)
    assert new_inspection(desk.context, desk.project.rid).notice_number == ""


def test_who_was_told_of_the_visit_is_the_one_inspected_and_another_one_is_asked_about(desk):
    """GB54: a notice to the general contractor went with a record of an inspection of the employer."""
    other = a_company("示例第六建设有限公司")
    with desk.context.unit() as unit:
        unit.put(other)
    notice = made(desk, Role.VISIT_NOTICE, **{"addressee.name": other.name})
    visit = new_inspection(desk.context, desk.project.rid, desk.case.rid)
    assert (visit.company_rid, visit.notice_number) == (other.rid, notice.number)

    def asked(company_rid):
        kept = save_inspection(desk.context, replace(visit, company_rid=company_rid))
        paper = visit_paper(desk.context, kept)
        found = issuing.paper_problems(desk.context, paper, desk.facts(paper))
        return [each.details["notified"] for each in found if each.code == "visit-other-notified"]

    def weak():
        every = looked_through(desk.context, desk.case.rid)
        return [each.words for each in every if each.rule.check is Check.OTHER_NOTIFIED]

    assert asked(desk.company.rid) == [other.name]
    assert weak() == [(f"现场检查{desk.project.name}：登记的是{desk.company.name}，{notice.called}写的是{other.name}",)]
    assert (asked(other.rid), weak()) == ([], [()])


def test_a_notice_begins_with_what_was_approved(desk):
    approval = made(desk, Role.VISIT_APPROVAL)
    facts = desk.facts(Paper(desk.context.form_of(Role.VISIT_NOTICE), project_rid=desk.project.rid))
    assert facts["check.number"].endswith(f"批准（{approval.title}）")
    assert facts["check.matters"] == "工资支付"
    assert facts["check.place"] == (desk.project.address or desk.project.name)


def test_approval_and_notice_that_a_visit_cites_lie_in_the_file_of_its_case_with_the_proof_of_service(desk):
    """A7: they were made on the project; volume and index of the case had neither, nor the signed 送达回证."""
    approval, notice = made(desk, Role.VISIT_APPROVAL), made(desk, Role.VISIT_NOTICE)
    served = desk.serve(notice)
    proof = About(served_rid=notice.rid, service_rid=served.rid)
    receipt = a_document(
        form="service-record", kind=DocumentKind.RECORD, about=proof, subject_rid=notice.rid,
        project_rid=desk.project.rid,
    )  # fmt: skip
    with desk.context.unit() as unit:
        for each in (receipt, an_act(ActKind.SIGNED, receipt)):
            unit.put(each)
    visit = new_inspection(desk.context, desk.project.rid)
    save_inspection(desk.context, replace(visit, company_rid=desk.company.rid))

    def bound():
        return {leaf.paper.rid for leaf in volume(desk.context, desk.case.rid).leaves if leaf.paper}

    assert not bound() & {approval.rid, notice.rid, receipt.rid}
    attach_visit(desk.context, desk.case.rid, visit.rid)
    assert bound() >= {approval.rid, notice.rid, receipt.rid}
    index = desk.facts(Paper(desk.context.form_of(Role.CONTENTS), case_rid=desk.case.rid))
    assert notice.number in {line["paper_number"] for line in index["volume_lines"]}
    rules, every = desk.context.law.review.checks, looked_through(desk.context, desk.case.rid)
    unproved = next(each for each in every if each.rule == rules[Check.SERVICE_UNPROVED])
    assert notice.rid not in {spot.rid for spot in unproved.where}


def test_what_was_made_on_a_visit_goes_with_it_into_a_case(desk):
    visit = save_inspection(desk.context, new_inspection(desk.context, desk.project.rid))
    of_visit = About(inspection_rid=visit.rid)
    record = a_document(form="site-inspection-record", about=of_visit, subject_rid=visit.rid)
    photo = evidence.take_in(desk.context, b"%PDF-1.7 %%EOF", "大门照片", Belongs(inspection_rid=visit.rid))
    with desk.context.unit() as unit:
        unit.put(record)
    save_inspection(desk.context, replace(visit, case_rid=desk.case.rid))
    assert desk.context.store.need(Document, record.rid).case_rid == desk.case.rid
    assert evidence.piece(desk.context, photo.rid).case_rid == desk.case.rid
