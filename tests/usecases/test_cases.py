from dataclasses import replace
from datetime import date, timedelta

import pytest

from inspector_app.domain.act import Act, ActKind, current
from inspector_app.domain.case import Case, CaseState, case_state
from inspector_app.domain.case_review import Check
from inspector_app.domain.claim import Disposition
from inspector_app.domain.deadline import Deadline
from inspector_app.domain.document import About
from inspector_app.domain.identity import new_rid
from inspector_app.domain.inspection import Finding, Inspection, InspectionKind
from inspector_app.domain.lead import Lead, LeadKind
from inspector_app.domain.role import ListingGround
from inspector_app.domain.watching import Listing
from inspector_app.formdefs.facts import redrafted
from inspector_app.support.clock import at, civil_date
from inspector_app.support.errors import Refused
from inspector_app.usecases import acts, cases, issuing
from inspector_app.usecases.case_file import case_file
from inspector_app.usecases.case_papers import plain_paper
from inspector_app.usecases.case_review import looked_through
from inspector_app.usecases.closing_facts import closing_values
from inspector_app.usecases.filing_day import correct_filing_day
from inspector_app.usecases.issuing import SignOff
from inspector_app.usecases.paper import Paper
from inspector_app.usecases.steps import StepVerb, next_steps
from tests.builders import a_case
from tests.desk import AGAIN, DUE, NO_FORM, due_items

MONDAY = date(2026, 3, 2)


def codes(refusal) -> list[str]:
    return [problem.code for problem in refusal.value.problems]


def lead(**changes) -> Lead:
    return Lead(**{"rid": new_rid(), "kind": LeadKind.COMPLAINT, "received_on": MONDAY, "channel": "来访", **changes})


def state(context, case) -> str:
    return case_state(context.store.need(Case, case.rid), context.store.find(Act, subject_rid=case.rid))


def test_a_case_is_opened_with_its_leads(context):
    two = (lead(), lead(kind=LeadKind.REPORT, secret=True))
    case = cases.open_case(context, a_case(), two)
    assert case.lead_rids == tuple(each.rid for each in two)
    assert {each.case_rid for each in context.store.all(Lead)} == {case.rid}
    assert state(context, case) is CaseState.LEAD
    with pytest.raises(Refused) as refusal:
        cases.open_case(context, a_case(title=" "), (lead(),))
    assert codes(refusal) == ["case-no-title"]
    assert context.store.count(Lead) == 2


def test_the_day_of_filing_starts_sixty_working_days(desk):
    filed = cases.file_case(desk.context, desk.case.rid, "示例局长")
    assert filed.filed_on == MONDAY
    assert state(desk.context, filed) is CaseState.FILED
    deadline = desk.context.store.all(Deadline)[0]
    # 60 working days after 2 March 2026: 清明 and 五一 are off, 9 May is worked.
    assert (deadline.rule, deadline.starts_on, deadline.due) == ("DL-03", MONDAY, date(2026, 5, 28))
    with pytest.raises(Refused) as refusal:
        cases.file_case(desk.context, desk.case.rid, "示例局长")
    assert codes(refusal) == ["case-already-filed"]


def test_filing_wants_a_respondent(context):
    case = cases.open_case(context, a_case())
    with pytest.raises(Refused) as refusal:
        cases.file_case(context, case.rid, "示例局长")
    assert codes(refusal) == ["gate-no-respondent"]
    assert refusal.value.problems[0].details["gate"] == "PR-05"


def test_an_old_violation_is_filed_only_with_a_reason_that_is_kept(desk):
    for claim in desk.claims:
        desk.keep(replace(claim, first_day=date(2022, 1, 1), last_day=date(2022, 12, 31)))
    with pytest.raises(Refused) as refusal:
        cases.file_case(desk.context, desk.case.rid, "示例局长")
    assert codes(refusal) == ["gate-two-years"]
    cases.file_case(desk.context, desk.case.rid, "示例局长", {"gate-two-years": "欠薪处于继续状态"})
    filed = next(a for a in desk.context.store.all(Act) if a.kind is ActKind.FILED)
    assert filed.note == "欠薪处于继续状态"


def test_merging_moves_the_leads_and_ends_the_case(context):
    first = cases.open_case(context, a_case(title="甲"), (lead(),))
    second = cases.open_case(context, a_case(title="乙"), (lead(), lead()))
    cases.merge_case(context, second.rid, first.rid, "同一项目")
    into = context.store.need(Case, first.rid)
    assert len(into.lead_rids) == 3
    assert {each.case_rid for each in context.store.all(Lead)} == {first.rid}
    assert state(context, second) is CaseState.MERGED
    for case, target, code in (
        (first, first, "case-merge-itself"), (first, second, "case-over"), (second, first, "case-over"),
    ):  # fmt: skip
        with pytest.raises(Refused) as refusal:
            cases.merge_case(context, case.rid, target.rid, "再并")
        assert codes(refusal) == [code]


def test_a_case_closes_when_every_line_has_a_disposition(desk):
    cases.file_case(desk.context, desk.case.rid, "示例局长")
    with pytest.raises(Refused) as refusal:
        cases.close_case(desk.context, desk.case.rid, "示例局长", "")
    assert codes(refusal) == ["case-line-open"] * 3
    ends = (Disposition.SETTLED, Disposition.TO_COURT, Disposition.PARTLY_PAID)
    for claim, end in zip(desk.claims, ends, strict=True):
        desk.keep(replace(claim, disposition=end, disposition_note="调解书、起诉状"))
    with pytest.raises(Refused) as refusal:
        cases.close_case(desk.context, desk.case.rid, "示例局长", "")
    assert [p.where for p in refusal.value.problems] == ["line 3"]
    desk.keep(replace(desk.claims[2], disposition=Disposition.WITHDRAWN, disposition_note="撤回申请"))
    cases.close_case(desk.context, desk.case.rid, "示例局长", "和解、转诉讼", NO_FORM)
    assert state(desk.context, desk.case) is CaseState.CLOSED
    told = closing_values(case_file(desk.context, desk.case.rid))
    assert (told["volume.closed_on"], told["volume.result"]) == ("2026-03-02", "和解、转诉讼")
    with pytest.raises(Refused) as refusal:
        cases.close_case(desk.context, desk.case.rid, "示例局长", "")
    assert codes(refusal) == ["case-already-closed"]


def test_what_a_case_lacks_as_it_is_closed_wants_a_reason_that_is_kept(desk):
    """A16, A23: closed with a name alone; no form, a number typed as the only proof, problems open, no answer."""
    context, today = desk.context, desk.clock.today()
    lead = Lead(new_rid(), LeadKind.COMPLAINT, today, facts="反映欠薪", case_rid=desk.case.rid)
    visit = Inspection(new_rid(), InspectionKind.CASE, context.clock.now(), case_rid=desk.case.rid)
    entry = Listing(new_rid(), desk.company.rid, today, ListingGround.THRESHOLD, desk.case.rid)
    with context.unit() as unit:
        for each in (lead, visit, Finding(new_rid(), visit.rid, "未公示"), entry):
            unit.put(each)
        unit.put(replace(desk.case, lead_rids=(lead.rid,)))
    cases.file_case(context, desk.case.rid, "示例局长")
    desk.pay(*(claim.found_fen for claim in desk.claims), on=today, voucher="示例回单1")
    desk.keep(*(replace(each, disposition=Disposition.PAID) for each in case_file(context, desk.case.rid).claims))
    asked = ["closing-no-form", "closing-unproved", "closing-problems-open", "closing-listed", "closing-unanswered"]
    with pytest.raises(Refused) as refusal:
        cases.close_case(context, desk.case.rid, "示例局长", "已付清")
    assert codes(refusal) == asked
    assert lacking(desk) == ()
    cases.close_case(context, desk.case.rid, "示例局长", "已付清", dict.fromkeys(asked, "负责人已当面核实并同意"))
    assert len(lacking(desk)) == len(asked)
    assert lacking(desk)[0] == "案卷里没有经批准的《结案审批表》"
    (closed,) = [each for each in context.store.all(Act) if each.kind is ActKind.CLOSED]
    assert (closed.note, closed.answered) == ("已付清", "负责人已当面核实并同意")


def lacking(desk):
    every = looked_through(desk.context, desk.case.rid)
    return next(each.words for each in every if each.rule.check is Check.CLOSED_LACKING)


def test_a_closed_case_has_nothing_due_and_a_closing_by_mistake_brings_it_back(desk):
    cases.file_case(desk.context, desk.case.rid, "示例局长")
    for claim in desk.claims:
        desk.keep(replace(claim, disposition=Disposition.WITHDRAWN, disposition_note="撤回申请"))
    assert [item.deadline.rule for item in due_items(desk.context)] == ["DL-03"]
    cases.close_case(desk.context, desk.case.rid, "示例局长", "", NO_FORM)
    assert due_items(desk.context) == ()
    closed = next(a for a in desk.context.store.all(Act) if a.kind is ActKind.CLOSED)
    desk.clock.move_to(at(date(2026, 3, 3), 9))
    acts.undo(desk.context, closed.rid, "误结案")
    assert [item.deadline.rule for item in due_items(desk.context)] == ["DL-03"]


def approved(desk):
    """立案审批表 made and approved on Tuesday; the filing that it brought about was taken back."""
    form = approval(desk)
    (filed,) = desk.context.store.find(Act, kind=ActKind.FILED)
    acts.undo(desk.context, filed.rid, "误登")
    return form


def approval(desk):
    desk.clock.advance(days=1)
    paper = plain_paper(desk.context, desk.case.rid, "filing-approval")
    facts = desk.facts(paper)
    assert "filing.term" not in facts  # nobody told when the violation was noticed
    told = {"filing.source": "投诉", "filing.received_on": "2026-03-02", "filing.facts": "反映拖欠工资",
            "filing.term": "未超过二年"}  # fmt: skip
    facts = redrafted(issuing.form_for(desk.context, paper), facts, {**facts, **told})
    return issuing.sign_off(desk.context, paper, facts, SignOff("示例局长"))


def test_a_filing_follows_the_approved_form(desk):
    assert cases.proposed_filing(desk.context, desk.case.rid) == cases.Filing("", MONDAY, approved=False)
    form = approved(desk)
    tuesday = MONDAY + timedelta(days=1)
    proposed = cases.proposed_filing(desk.context, desk.case.rid)
    assert proposed == cases.Filing("示例局长", tuesday, approved=True)
    (step,) = (s for s in next_steps(desk.context, desk.case.rid) if s.verb is StepVerb.FILE)
    assert step.why == "立案审批表已批准，请按批准日期登记立案"
    desk.clock.advance(days=2)
    for leader, day in (("示例副局长", tuesday), ("示例局长", MONDAY), ("示例局长", None)):
        with pytest.raises(Refused) as refusal:
            cases.file_case(desk.context, desk.case.rid, leader, on=day)
        assert codes(refusal) == ["filing-not-as-approved"]
        assert refusal.value.problems[0].details == {"by": "示例局长", "day": "2026年3月3日"}
    assert cases.file_case(desk.context, desk.case.rid, "示例局长", on=tuesday).filed_on == tuesday
    assert desk.context.store.find(Deadline, rule="DL-03")[0].starts_on == tuesday
    assert form.copies


def test_another_day_than_the_form_tells_is_kept_with_its_reason(desk):
    approved(desk)
    desk.clock.advance(days=2)
    reasons = {"filing-not-as-approved": "纸质表上签署日期为3月5日"}
    cases.file_case(desk.context, desk.case.rid, "示例局长", reasons)
    *_, act = desk.context.store.find(Act, kind=ActKind.FILED)
    assert act.note == "纸质表上签署日期为3月5日"


def refiled(desk, day):
    desk.clock.move_to(at(date(2026, 3, 16), 9))
    return cases.file_case(desk.context, desk.case.rid, "示例局长", {"filing-not-as-approved": "以纸质表为准"}, day)


def test_a_filing_by_an_approved_form_is_not_taken_back_under_its_papers(desk):
    """更正误登 was the way round 撤销立案: the order stayed in force upon nothing, and the term began anew."""
    approval(desk)
    order = desk.served_order()
    (filed,) = desk.context.store.find(Act, kind=ActKind.FILED)
    with pytest.raises(Refused) as refusal:
        acts.undo(desk.context, filed.rid, "误登")
    assert codes(refusal) == ["filing-papers-stand"]
    assert refusal.value.problems[0].details == {"papers": order.called}
    acts.withdraw(desk.context, order.rid, "示例局长", "认定事实有误")
    acts.undo(desk.context, filed.rid, "误登")
    assert refiled(desk, date(2026, 3, 16)).filed_on == date(2026, 3, 16)


def test_a_day_of_filing_is_corrected_under_the_papers_upon_it_and_the_filing_not_taken_back(desk):
    """R423 art. 17: the term runs from the day on which the case was filed; no filing is dated after its papers."""
    desk.clock.move_to(at(date(2026, 3, 4), 9))
    desk.file()
    desk.served_order()
    with pytest.raises(Refused) as refusal:
        acts.undo(desk.context, desk.context.store.find(Act, kind=ActKind.FILED)[0].rid, "日期登错")
    assert codes(refusal) == ["filing-papers-stand"]
    desk.clock.move_to(at(date(2026, 3, 16), 9))
    for day, reason, code in (
        (date(2026, 3, 16), "登错", "filing-after-papers"), (date(2026, 3, 4), "登错", "filing-day-same"),
        (date(2026, 3, 1), "登错", "filing-before-opening"), (date(2026, 3, 3), ".", "void-no-reason"),
        (date(2026, 3, 17), "登错", "filing-in-future"),
    ):  # fmt: skip
        with pytest.raises(Refused) as refusal:
            correct_filing_day(desk.context, desk.case.rid, day, reason)
        assert code in codes(refusal)
    assert correct_filing_day(desk.context, desk.case.rid, date(2026, 3, 3), "纸质表上是3月3日").filed_on.day == 3
    (term,) = desk.context.store.find(Deadline, rule="DL-03")
    assert term.starts_on == date(2026, 3, 3)
    (filed,) = [act for act in current(desk.context.store.all(Act)) if act.kind is ActKind.FILED]
    assert (civil_date(filed.at), filed.by) == (date(2026, 3, 3), "示例局长")


def test_what_was_ordered_on_the_spot_before_any_filing_rests_on_none(desk):
    company, about = desk.company, About(liability_rid=desk.liability.rid)
    paper = Paper(
        "order-to-pay", desk.case.rid, about=about, addressee=company.name, addressee_rid=company.rid, due=DUE
    )
    reasons = {**AGAIN, "gate-not-filed": "当场责令改正"}
    desk.serve(issuing.sign_off(desk.context, paper, desk.facts(paper), SignOff("示例局长", reasons)))
    assert refiled(desk, date(2026, 3, 16)).filed_on == date(2026, 3, 16)


def test_a_form_that_was_voided_binds_nobody(desk):
    acts.void(desk.context, approved(desk).rid, "填错")
    cases.file_case(desk.context, desk.case.rid, "示例副局长")
    assert not cases.proposed_filing(desk.context, desk.case.rid).approved
