"""法制审核 counts for what was reviewed, and for nothing that was written afterwards (APL art. 58)."""

from dataclasses import replace
from datetime import date

import pytest

from inspector_app.domain.act import Act, ActKind, ReviewResult
from inspector_app.domain.document import Document, DocumentState, document_state
from inspector_app.domain.lifecycle import PaperVerb
from inspector_app.domain.role import Hand, Role
from inspector_app.support.clock import at
from inspector_app.support.errors import Level, Refused
from inspector_app.support.progress import NoProgress
from inspector_app.support.words import sentence
from inspector_app.usecases import acts, issuing, reviews, thresholds
from inspector_app.usecases.case_papers import notice_choices
from inspector_app.usecases.issuing import SignOff
from inspector_app.usecases.paper_file import paper_file
from inspector_app.usecases.sheets import Eye, submitted_work
from inspector_app.usecases.steps import StepVerb, next_steps
from inspector_app.usecases.today import read_today
from tests.documents.papers import text_of

REVIEWER = "示例法制员"
OTHER_WORDS = {"text.violation": "示例劳务有限公司的行为违反了《中华人民共和国劳动法》第五十条的规定。"}


def submitted(desk, document_rid="", **changes) -> Document:
    """An order that goes to the leader, a minute later than whatever was before."""
    desk.clock.advance(minutes=1)
    paper = desk.order_paper()
    facts = desk.facts(paper) | changes
    return acts.submit(desk.context, paper, facts, "示例局长", document_rid)


def review(desk, document, result=ReviewResult.PASSED, opinion="事实清楚，同意。", by=REVIEWER) -> Act:
    desk.clock.advance(minutes=1)
    return reviews.review(desk.context, document.rid, by, opinion, result)


def state(desk, document) -> DocumentState:
    return document_state(
        desk.context.store.need(Document, document.rid), desk.context.store.find(Act, subject_rid=document.rid)
    )


def signed(desk, document, reasons=None, **changes) -> Document:
    paper = desk.order_paper()
    facts = desk.facts(paper) | changes
    decision = SignOff("示例局长", reasons or {}, document_rid=document.rid)
    return issuing.sign_off(desk.context, paper, facts, decision)


def problems(desk, document, **changes):
    with pytest.raises(Refused) as refusal:
        signed(desk, document, **changes)
    return refusal.value.problems


def test_a_review_keeps_what_was_reviewed_and_what_came_of_it(desk):
    paper = submitted(desk)
    kept = review(desk, paper)
    (asked,) = desk.context.store.find(Act, kind=ActKind.SUBMITTED)
    assert kept.facts_sha256 == asked.facts_sha256 == paper.facts_sha256 != ""
    assert kept.result is ReviewResult.PASSED
    assert state(desk, paper) is DocumentState.REVIEWED
    assert signed(desk, paper).rid == paper.rid


def test_what_was_rewritten_after_the_review_is_not_signed_off(desk):
    paper = submitted(desk)
    review(desk, paper)
    changed = {"text.consequence": "逾期不支付的，处拘留十五日。"}
    (problem,) = (each for each in problems(desk, paper, **changed) if each.code.startswith("review"))
    assert (problem.code, problem.level) == ("review-outdated", Level.ERROR)
    assert problem.details == {"by": REVIEWER, "facts": "逾期后果"}
    later = {problem.code: problem for problem in problems(desk, paper, **{"order.due": "2026-03-20"})}
    assert later["review-outdated"].details["facts"].startswith("支付截止日")


def test_changed_and_submitted_again_it_waits_for_its_review_again(desk):
    paper = submitted(desk)
    review(desk, paper)
    words = {"text.violation": "示例劳务有限公司的上述行为违反了《中华人民共和国劳动法》第五十条的规定。"}
    submitted(desk, paper.rid, **words)
    assert state(desk, paper) is DocumentState.SUBMITTED
    (problem,) = problems(desk, paper, **words)
    assert (problem.code, problem.level) == ("review-not-renewed", Level.WARNING)
    review(desk, paper)
    assert state(desk, paper) is DocumentState.REVIEWED
    assert signed(desk, paper, **words).reasons == ()


def test_a_paper_that_was_sent_back_is_not_signed_off(desk):
    paper = submitted(desk)
    kept = review(desk, paper, ReviewResult.RETURNED, "不同意，事实不清")
    assert kept.result is ReviewResult.RETURNED
    assert state(desk, paper) is DocumentState.RETURNED
    (problem,) = problems(desk, paper)
    assert (problem.code, problem.level) == ("review-returned", Level.ERROR)
    assert "“不同意，事实不清”" in sentence(problem.code, problem.details)
    with pytest.raises(Refused) as refusal:
        review(desk, paper)
    assert refusal.value.problems[0].code == "act-before-submission"
    submitted(desk, paper.rid)
    assert state(desk, paper) is DocumentState.SUBMITTED
    assert [(p.code, p.level) for p in problems(desk, paper)] == [("review-not-renewed", Level.WARNING)]
    reasoned = signed(desk, paper, {"review-not-renewed": "本文书依法不需要法制审核"})
    assert reasoned.reasons == ("review-not-renewed：本文书依法不需要法制审核",)


def test_the_latest_review_counts(desk):
    paper = submitted(desk)
    review(desk, paper)
    wrong = review(desk, paper, ReviewResult.RETURNED, "证据不足")
    assert state(desk, paper) is DocumentState.RETURNED
    acts.undo(desk.context, wrong.rid, "登错了文书")
    assert state(desk, paper) is DocumentState.REVIEWED


def test_none_passes_against_its_opinion(desk):
    paper = submitted(desk)
    with pytest.raises(Refused) as refusal:
        review(desk, paper, ReviewResult.PASSED, "事实不清，不同意")
    assert [(p.code, p.where) for p in refusal.value.problems] == [("opinion-refuses", "note")]


def test_who_sends_back_says_why(desk):
    with pytest.raises(Refused) as refusal:
        review(desk, submitted(desk), ReviewResult.RETURNED, " ")
    assert [(p.code, p.where) for p in refusal.value.problems] == [("review-no-opinion", "note")]


def test_who_reviewed_does_not_decide(desk):
    """APL art. 58: the review comes before the decision of a head, from others."""
    paper = submitted(desk)
    review(desk, paper, by="示例局长")
    (problem,) = problems(desk, paper)
    assert (problem.code, problem.where) == ("reviewer-decides", "signed_by")
    review(desk, paper)
    assert signed(desk, paper).rid == paper.rid


@pytest.mark.parametrize("name", ["陈示例", "林示例", " 林 示例　"])
def test_nobody_reviews_what_he_handles(desk, name):
    paper = submitted(desk)
    with pytest.raises(Refused) as refusal:
        review(desk, paper, by=name)
    problem = refusal.value.problems[0]
    assert (problem.code, problem.where) == ("review-by-handler", "by")
    assert name.strip() in sentence(problem.code, problem.details)
    assert state(desk, paper) is DocumentState.SUBMITTED


def test_the_day_of_sign_off_may_be_a_later_one(desk):
    """A notice says as of which day it counts; that moves with the day, and the review stands."""
    desk.context = thresholds.set_threshold(desk.context, 1_000_000, 4_000_000, "示例高法〔2026〕1号")
    desk.serve(desk.order())
    desk.clock.move_to(at(date(2026, 3, 16), 9))
    paper = notice_choices(desk.context, desk.case.rid)[0].paper
    kept = acts.submit(desk.context, paper, desk.facts(paper), "示例局长")
    review(desk, kept)
    desk.clock.move_to(at(date(2026, 3, 18), 9))
    facts = desk.facts(paper)
    notice = issuing.sign_off(desk.context, paper, facts, SignOff("示例局长", document_rid=kept.rid))
    assert "截至2026年3月18日" in notice.facts


def test_the_editor_hears_of_it_before_anybody_signs(desk):
    desk.file()
    paper = submitted(desk)
    review(desk, paper)
    facts = desk.facts(desk.order_paper()) | OTHER_WORDS
    found = issuing.paper_problems(desk.context, desk.order_paper(), facts, document_rid=paper.rid)
    assert [problem.code for problem in found] == ["review-outdated"]


def test_an_early_review_of_which_nobody_kept_what_it_saw_counts_for_what_is_kept(desk):
    paper = submitted(desk)
    early = Act("early", ActKind.REVIEWED, paper.rid, desk.clock.now(), REVIEWER, case_rid=paper.case_rid)
    with desk.context.unit("旧记录") as unit:
        unit.put(early)
    assert state(desk, paper) is DocumentState.REVIEWED
    assert [p.code for p in problems(desk, paper, **OTHER_WORDS)] == ["review-outdated"]
    assert signed(desk, paper).reasons == ()


def test_a_result_is_chosen_by_the_reviewer(desk):
    with pytest.raises(Refused) as refusal:
        review(desk, submitted(desk), None)
    assert [(p.code, p.where) for p in refusal.value.problems] == [("review-no-result", "result")]


def routed(desk, route=(), basis=""):
    """The desk where law says otherwise through whose hands an order goes."""
    procedure = desk.context.law.procedure
    rule = procedure.roles[Role.ORDER]
    roles = {**procedure.roles, Role.ORDER: replace(rule, route=route or rule.route, review_basis=basis)}
    desk.context = replace(desk.context, law=replace(desk.context.law, procedure=replace(procedure, roles=roles)))
    return desk


def test_law_says_through_whose_hands_a_paper_goes(desk):
    paper = desk.order_paper()
    facts = desk.facts(paper)
    with pytest.raises(Refused) as refusal:
        issuing.sign_off(desk.context, paper, facts, SignOff(" "))
    assert [(p.code, p.where) for p in refusal.value.problems] == [("sign-off-no-leader", "signed_by")]
    asked = submitted(desk)
    without = routed(desk, (Hand.HANDLER, Hand.LEADER))
    with pytest.raises(Refused) as refusal:
        review(without, asked)
    assert [p.code for p in refusal.value.problems] == ["review-none"]
    assert PaperVerb.REVIEW not in paper_file(without.context, asked.rid).verbs
    (step,) = (step for step in next_steps(without.context, desk.case.rid) if step.record_rid == asked.rid)
    assert step.verb is StepVerb.SIGN_OFF


def test_where_law_demands_a_review_its_lack_wants_a_reason(desk):
    paper = submitted(routed(desk, basis="《中华人民共和国行政处罚法》第五十八条第一款"))
    (problem,) = problems(desk, paper)
    assert (problem.code, problem.level) == ("review-missing", Level.WARNING)
    assert "第五十八条" in sentence(problem.code, problem.details)
    review(desk, paper)
    assert signed(desk, paper).reasons == ()


def test_a_paper_before_its_sign_off_stands_on_today_and_shows_what_was_submitted(desk):
    paper = submitted(desk, **{"text.violation": "示例劳务有限公司的上述行为违反了有关规定。"})
    assert [(end.rid, end.state) for end in read_today(desk.context).papers] == [(paper.rid, "报批中")]
    review(desk, paper, ReviewResult.RETURNED, "事实不清，请补充")
    today = read_today(desk.context)
    assert [(end.rid, end.state) for end in today.papers] == [(paper.rid, "退回修改")]
    assert today.counts.unfinished == 1
    made = submitted_work(desk.context, paper, "", Eye())(NoProgress())
    assert "上述行为违反了有关规定。" in text_of(made.pdf)
    again = submitted(desk, paper.rid)
    assert [end.state for end in read_today(desk.context).papers] == ["报批中"]
    review(desk, again)
    signed(desk, again)
    assert read_today(desk.context).papers == ()
