"""An approval is the act itself: nobody registers it a second time."""

from dataclasses import replace

import pytest

from inspector_app.domain.act import Act, ActKind, ReviewResult
from inspector_app.domain.case import CaseState
from inspector_app.domain.claim import Disposition
from inspector_app.domain.dates import chinese
from inspector_app.domain.deadline import Deadline
from inspector_app.domain.document import last_review
from inspector_app.domain.hazard import Hazard, HazardStepKind
from inspector_app.domain.identity import new_rid
from inspector_app.domain.project import Grade
from inspector_app.formdefs.facts import redrafted
from inspector_app.support.clock import civil_date
from inspector_app.support.errors import Level, Refused
from inspector_app.usecases import acts, hazards, issuing
from inspector_app.usecases.case_file import case_file
from inspector_app.usecases.case_papers import plain_paper
from inspector_app.usecases.facts_split import typed_into
from inspector_app.usecases.issuing import SignOff, paper_problems
from inspector_app.usecases.lead_facts import hazard_paper
from inspector_app.usecases.paper_file import paper_file
from tests.desk import OWED

LEADER = "示例局长"
TOLD = {
    "filing-approval": {
        "filing.source": "投诉",
        "filing.received_on": "2026-03-02",
        "filing.facts": "反映拖欠工资",
        "filing.term": "未超过二年",
    },
    "extension-approval": {"extension.reason": "涉及三个省的班组，需要分头核实"},
    "closing-approval": {"course.inquiry": "询问3人"},
    "legal-opinion": {
        "legal_review.received_on": "2026-03-02",
        "legal_review.on": "2026-03-02",
        "legal_review.by": "示例法制员",
        "legal_review.opinion": "审核通过，同意提交负责人作出决定",
        "legal_review.advice": "事实清楚，程序合法。",
        "review_items": [{"item_text": "事实清楚，证据合法充分", "found": "符合"}],
    },
    "filing-cancellation": {"course.inquiry": "询问3人", "closing.cancel": "情节轻微，已经改正"},
}


def codes(refusal) -> list[str]:
    return [problem.code for problem in refusal.value.problems]


def begun(desk, form):
    paper = plain_paper(desk.context, desk.case.rid, form)
    facts = desk.facts(paper)
    return paper, redrafted(issuing.form_for(desk.context, paper), facts, {**facts, **TOLD[form]})


def approve(desk, form):
    paper, facts = begun(desk, form)
    return issuing.sign_off(desk.context, paper, facts, SignOff(LEADER, OWED))


def done(desk, kind):
    return [(act.by, civil_date(act.at)) for act in desk.context.store.find(Act, kind=kind)]


def test_an_approved_filing_is_the_filing(desk):
    paper, facts = begun(desk, "filing-approval")
    told = [each for each in paper_problems(desk.context, paper, facts) if each.code == "approval-decides"]
    assert [(each.level, each.details) for each in told] == [(Level.INFO, {"what": "立案"})]
    form, today = approve(desk, "filing-approval"), desk.context.clock.today()
    assert paper_file(desk.context, form.rid).done == "立案"
    assert case_file(desk.context, desk.case.rid).case.filed_on == today
    assert done(desk, ActKind.FILED) == [(LEADER, today)]
    assert [term.starts_on for term in desk.context.store.find(Deadline, rule="DL-03")] == [today]
    with pytest.raises(Refused) as refusal:
        acts.void(desk.context, form.rid, "写错了案由")
    assert codes(refusal) == ["approval-carried-out"]
    (filed,) = desk.context.store.find(Act, kind=ActKind.FILED)
    acts.undo(desk.context, filed.rid, "误立案")
    assert acts.void(desk.context, form.rid, "写错了案由").kind is ActKind.VOIDED


def test_the_number_on_an_approved_filing_is_that_of_the_case(desk):
    """It stood on the approval alone: every later paper of the case bore none, or another one."""
    with desk.context.unit("案件") as unit:
        unit.put(replace(desk.case, number=""))
        unit.put(replace(desk.case, rid=new_rid(), title="示例另一案", number="示劳监案〔2026〕1号"))
    paper, facts = begun(desk, "filing-approval")

    def told(number):
        return [each.code for each in paper_problems(desk.context, paper, facts | {"case.number": number})
                if each.where == "case.number"]  # fmt: skip

    assert told("。") == ["case-number-shape"]
    assert told("示劳监案〔2026〕1号") == ["case-number-taken"]
    assert told("示劳监案〔2026〕2号") == told("") == []
    issuing.sign_off(desk.context, paper, facts | {"case.number": "示劳监案〔2026〕2号"}, SignOff(LEADER, OWED))
    case = case_file(desk.context, desk.case.rid).case
    assert (case.number, case.filed_on) == ("示劳监案〔2026〕2号", desk.context.clock.today())
    assert desk.facts(plain_paper(desk.context, case.rid, "closing-approval"))["case.number"] == case.number


@pytest.mark.parametrize(("until", "noticed", "term", "found"), [
    ("2024-03-02", "2026-03-02", "未超过二年的查处时效", set()),
    ("2023-01-31", "2026-03-02", "未超过二年的查处时效", {"gate-two-years", "filing-term-over"}),
    ("2026-02-28", "2026-03-02", "已超过两年，不在查处时效内", {"filing-said-over"}),
    ("2026-02-28", "2026-03-02", "没有超过两年的查处时效", set()),
    ("2023-01-31", "2026-03-02", "欠薪至今未付，处于继续状态", {"gate-two-years"}),
    ("2023-01-31", "2024-12-30", "未超过二年的查处时效", set()),
    ("2026-02-28", "2026-02-20", "本机关于2026年3月3日收到线索或者发现，未超过二年", {"filing-other-day"}),
])  # fmt: skip
def test_the_days_that_a_filing_states_are_reckoned(desk, until, noticed, term, found):
    """R423 art. 20: a case without a list is in time or not by the days that its approval states."""
    desk.keep(*(replace(claim, first_day=None, last_day=None) for claim in desk.claims))
    paper, facts = begun(desk, "filing-approval")
    typed = {"filing.violation_until": until, "filing.received_on": noticed, "filing.term": term}
    facts = redrafted(issuing.form_for(desk.context, paper), facts, {**facts, **typed})
    codes_told = {each.code for each in paper_problems(desk.context, paper, facts)}
    assert codes_told & {"gate-two-years", "filing-term-over", "filing-said-over", "filing-other-day"} == found


@pytest.mark.parametrize(("until", "noticed", "written", "proposed"), [
    ("2026-02-28", "2026-03-02", None, "所涉欠薪期间至2026年2月28日，本机关于2026年3月2日收到线索或者发现，未超过"),
    ("2023-01-31", "2026-03-02", None, "〔待补：违法行为有连续或者继续状态的事实〕"),
    ("2026-02-28", "2026-03-02", "欠薪至今未付，处于继续状态", "欠薪至今未付，处于继续状态"),
    ("2026-02-28", None, None, "〔待补：是否在查处时效内〕"),
])  # fmt: skip
def test_what_a_filing_says_of_its_limit_follows_the_days_typed(desk, until, noticed, written, proposed):
    """R423 art. 20: both days stood there, and whether it was in time had to be typed in words."""
    desk.keep(*(replace(claim, first_day=None, last_day=None) for claim in desk.claims))
    paper, facts = begun(desk, "filing-approval")
    form = issuing.form_for(desk.context, paper)
    typed = [("filing.term", written), ("filing.violation_until", "2025-12-31"), ("filing.received_on", "2026-01-05")]
    for name, value in [*typed, ("filing.violation_until", until), ("filing.received_on", noticed)]:
        facts = typed_into(desk.context, form, facts, facts | {name: value}, name)
    assert proposed in facts["text.proposal"]


def test_an_approved_opinion_is_the_review_of_the_paper_that_it_names(desk):
    notice = plain_paper(desk.context, desk.case.rid, "inquiry-notice")
    facts = desk.facts(notice) | {
        "notice.appear_at": "2026-03-04T09:00+08:00", "notice.appear_place": "示例县人社局",
    }  # fmt: skip
    waiting = [acts.submit(desk.context, paper, facts, LEADER) for paper in (notice, notice)]
    with pytest.raises(Refused) as refusal:
        approve(desk, "legal-opinion")
    assert codes(refusal) == ["approval-review-unknown"]
    acts.void(desk.context, waiting[1].rid, "重复报批")
    opinion = approve(desk, "legal-opinion")
    whole = case_file(desk.context, desk.case.rid)
    review = last_review(waiting[0], whole.acts)
    assert (review.by, review.result, review.note) == ("示例法制员", ReviewResult.PASSED, "事实清楚，程序合法。")
    assert paper_file(desk.context, opinion.rid).done == "法制审核"
    with pytest.raises(Refused) as refusal:
        acts.void(desk.context, opinion.rid, "写错了案由")
    assert codes(refusal) == ["approval-carried-out"]


def test_who_was_filed_before_its_approval_is_not_filed_twice(desk):
    desk.file()
    before = done(desk, ActKind.FILED)
    approve(desk, "filing-approval")
    assert done(desk, ActKind.FILED) == before


def test_an_approved_extension_makes_the_limit_longer(desk):
    desk.file()
    (term,) = desk.context.store.find(Deadline, rule="DL-03")
    form = approve(desk, "extension-approval")
    (longer,) = desk.context.store.find(Deadline, rule="DL-03")
    assert longer.due > term.due
    assert done(desk, ActKind.EXTENDED) == [(LEADER, desk.context.clock.today())]
    with pytest.raises(Refused) as refusal:
        acts.void(desk.context, form.rid, "写错了案由")
    assert codes(refusal) == ["approval-carried-out"]


def test_of_several_limits_it_is_said_which_one_is_made_longer(desk):
    desk.file()

    def said():
        paper, facts = begun(desk, "extension-approval")
        found = paper_problems(desk.context, paper, facts)
        return [(p.level, p.details["limit"], p.details["others"]) for p in found if p.code == "extension-of-first"]

    assert said() == []
    desk.serve(desk.order())
    first, later = sorted((d for rule in ("DL-03", "DL-15") for d in desk.context.store.find(Deadline, rule=rule)),
                          key=lambda each: each.due)  # fmt: skip
    assert said() == [(Level.INFO, first.title, f"“{later.title}”（{chinese(later.due)}）")]


def test_no_limit_is_made_longer_that_is_over(desk):
    desk.file()
    (term,) = desk.context.store.find(Deadline, rule="DL-03")
    desk.clock.advance(days=(term.due - desk.context.clock.today()).days + 1)
    with pytest.raises(Refused) as refusal:
        approve(desk, "extension-approval")
    assert codes(refusal) == ["deadline-over"]


def test_an_approved_closing_closes_and_none_is_approved_while_lines_are_open(desk):
    desk.file()
    with pytest.raises(Refused) as refusal:
        approve(desk, "closing-approval")
    assert set(codes(refusal)) >= {"case-line-open"}
    ended = [replace(each, disposition=Disposition.WITHDRAWN, disposition_note="本人书面撤回") for each in desk.claims]
    desk.keep(*ended)
    approve(desk, "closing-approval")
    assert case_file(desk.context, desk.case.rid).state is CaseState.CLOSED
    assert done(desk, ActKind.CLOSED) == [(LEADER, desk.context.clock.today())]


def test_an_approved_cancellation_cancels_the_filing(desk):
    desk.file()
    approve(desk, "filing-cancellation")
    assert case_file(desk.context, desk.case.rid).state is CaseState.FILING_CANCELLED


def test_an_approved_striking_off_confirms_it_and_never_in_the_name_of_who_asked(desk):
    hazard = hazards.save_hazard(
        desk.context,
        replace(hazards.new_hazard(desk.context, desk.case.project_rid), facts="欠薪", grade=Grade.GENERAL),
    )
    unasked = replace(hazard_paper(desk.context, hazard), form="hazard-strike-off")
    assert "hazard-not-asked" in {each.code for each in paper_problems(desk.context, unasked, desk.facts(unasked))}
    hazards.ask_strike_off(desk.context, hazard.rid, desk.context.clock.today(), "余款已筹足")
    paper = replace(hazard_paper(desk.context, hazard), form="hazard-strike-off")
    facts = {**desk.facts(paper), "text.proposal": "工资已经付清，建议销号。"}
    (owed,) = [each for each in paper_problems(desk.context, paper, facts) if each.code == "hazard-owed-now"]
    assert owed.details["owed"] == f"“{desk.case.title}”尚欠{len(desk.claims)}人60,000.00元"
    why = {"hazard-owed-now": "余款已筹足，次日发放"}
    with pytest.raises(Refused) as refusal:
        issuing.sign_off(desk.context, paper, facts, SignOff(desk.context.writer.name, why))
    assert codes(refusal) == ["approved-by-handler"]
    issuing.sign_off(desk.context, paper, facts, SignOff(LEADER, why))
    assert desk.context.store.need(Hazard, hazard.rid).struck_off_on == desk.context.clock.today()
    newest = hazards.steps_of(desk.context, hazard.rid)[0]
    assert (newest.kind, newest.by) == (HazardStepKind.CONFIRMED, LEADER)
