"""电话请示: the call is kept with the sign-off, a term runs for the approval in writing, and that ends it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from inspector_app.domain.act import Act, ActKind, PhoneApproval
from inspector_app.domain.deadline import Deadline
from inspector_app.domain.document import About
from inspector_app.domain.lifecycle import PaperVerb
from inspector_app.domain.opinion import Answer
from inspector_app.support.clock import at
from inspector_app.support.errors import Level, Refused
from inspector_app.usecases import acts, issuing
from inspector_app.usecases.deadlines import explain
from inspector_app.usecases.evidence import Belongs, take_in
from inspector_app.usecases.issuing import SignOff
from inspector_app.usecases.paper import Paper
from inspector_app.usecases.paper_file import paper_file
from inspector_app.usecases.phone_approvals import ratify
from inspector_app.usecases.steps import StepVerb, next_steps
from inspector_app.usecases.today import read_today
from tests.desk import AFTER, AGAIN, MONDAY

DAY = timedelta(days=1)


def signed(desk, paper, **decided):
    facts = desk.facts(paper)
    return issuing.sign_off(desk.context, paper, facts, SignOff("示例局长", AGAIN, **decided))


@pytest.fixture
def order(desk):
    call = PhoneApproval(desk.clock.now(), "0551-1234567", "报告了3人6万元，同意当场下达")
    return signed(desk, desk.order_paper(), phone=call)


def term(desk):
    return desk.context.store.find(Deadline, rule="DL-45")[0]


def codes(do, *args, **kwargs):
    with pytest.raises(Refused) as refusal:
        do(*args, **kwargs)
    return [problem.code for problem in refusal.value.problems]


def test_a_call_starts_the_term_for_the_approval_in_writing_and_it_stands_on_the_first_page(desk, order):
    (act,) = desk.context.store.find(Act, subject_rid=order.rid, kind=ActKind.SIGNED_OFF)
    assert (act.by, act.phone.number) == ("示例局长", "0551-1234567")
    assert (term(desk).starts_on, term(desk).due) == (MONDAY, MONDAY + DAY)
    why = explain(desk.context, term(desk))
    assert "未核实" in why.source
    assert "二十四小时" in why.note
    card = next(card for card in read_today(desk.context).due if card.item.deadline.rule == "DL-45")
    assert (card.action.verb, card.action.record_rid) == (StepVerb.RATIFY, order.rid)
    archive = desk.context.store.find(Deadline, rule="DL-07")[0]
    assert archive.due == MONDAY + 2 * DAY


def test_the_archive_copy_is_back_when_its_picture_is_kept(desk, order):
    """R25 art. 32: what was handed over on the spot comes back signed; nobody ticks it off by hand."""
    archive = desk.context.store.find(Deadline, rule="DL-07")[0]
    wrong = desk.serve(order)
    assert desk.context.store.need(Deadline, archive.rid).done_on is None
    scan = take_in(desk.context, b"%PDF-1.7 signed", "存档联扫描件", Belongs(desk.case.rid))
    acts.add_scan(desk.context, order.rid, (scan.rid,))
    assert desk.context.store.need(Deadline, archive.rid).done_on == MONDAY
    acts.undo(desk.context, next(iter(desk.context.store.find(Act, kind=ActKind.SCANNED))).rid, "扫错了件")
    assert desk.context.store.need(Deadline, archive.rid).done_on is None
    acts.undo(desk.context, wrong.rid, "登记错误")
    desk.serve(order, evidence_rids=(scan.rid,))
    assert desk.context.store.need(Deadline, archive.rid).done_on == MONDAY


def test_the_approval_in_writing_ends_it_once_and_may_be_taken_back(desk, order):
    assert PaperVerb.RATIFY in paper_file(desk.context, order.rid).verbs
    act = ratify(desk.context, order.rid, "示例局长", note="同意")
    assert (act.by, act.note, term(desk).ended_by) == ("示例局长", "同意", act.rid)
    assert codes(ratify, desk.context, order.rid, "示例局长", note="同意") == ["ratify-none"]
    acts.undo(desk.context, act.rid, "登记错了文书")
    assert term(desk).done_on is None
    desk.serve(order)
    desk.clock.advance(minutes=48 * 60)
    ratify(desk.context, order.rid, "示例局长", MONDAY + DAY, "同意")
    assert term(desk).done_on == MONDAY + DAY


def test_an_approval_wants_a_name_an_opinion_and_a_day_that_can_be(desk, order):
    early, late = MONDAY - DAY, MONDAY + DAY
    assert codes(ratify, desk.context, order.rid, "", early) == [
        "setup-missing", "ratify-no-opinion", "ratify-before-call",
    ]  # fmt: skip
    assert codes(ratify, desk.context, order.rid, "示例局长", late, "同意") == ["ratify-in-future"]
    assert StepVerb.RATIFY in [step.verb for step in next_steps(desk.context, desk.case.rid)]


def test_what_builds_on_an_order_says_that_its_approval_was_not_made_up_for(desk, order):
    """The order's validity is what the other side attacks first; 今日 alone showed that the term was over."""
    desk.serve(order)
    desk.clock.move_to(at(AFTER, 9))
    paper = Paper("list-pre-notice", desk.case.rid, about=About(order_rid=order.rid), addressee=desk.company.name,
                  addressee_rid=desk.company.rid)  # fmt: skip

    def found():
        problems = issuing.paper_problems(desk.context, paper, desk.facts(paper))
        return [(p.level, p.details["due"]) for p in problems if p.code == "gate-order-unratified"]

    assert found() == [(Level.WARNING, term(desk).due.isoformat())]
    ratify(desk.context, order.rid, "示例局长", note="同意")
    assert found() == []


def test_a_call_that_cannot_be_is_refused_and_so_is_one_where_law_sets_no_term(desk):
    call = PhoneApproval(desk.clock.now() + DAY, "无")
    found = ["phone-in-future", "phone-no-number", "phone-no-answer"]
    assert codes(signed, desk, desk.order_paper(), phone=call) == found
    letter = Paper("reminder-letter", case_rid=desk.case.rid)
    call = replace(call, at=desk.clock.now(), number="0551-1234567", note="同意")
    assert "phone-not-allowed" in codes(signed, desk, letter, phone=call)


@pytest.mark.parametrize("words", ["不同意，回来再说", "先不发，周五再定"])
def test_an_answer_that_refuses_signs_nothing_out(desk, words):
    """A leader's no, said or written, was taken for the approval and got a number of the block."""
    call = PhoneApproval(desk.clock.now(), "0551-1234567", words)
    assert codes(signed, desk, desk.order_paper(), phone=call) == ["opinion-refuses"]
    assert codes(signed, desk, desk.order_paper(), opinion=words) == ["opinion-refuses"]
    assert codes(signed, desk, desk.order_paper(), opinion=".") == ["opinion-says-nothing"]
    assert desk.context.store.find(Act, kind=ActKind.SIGNED_OFF) == ()


def test_of_words_that_can_be_read_both_ways_the_person_says_what_was_decided(desk, order):
    call = PhoneApproval(desk.clock.now(), "0551-1234567", "报告了3人6万元")
    assert codes(signed, desk, desk.order_paper(), phone=call) == ["opinion-unclear"]
    assert codes(signed, desk, desk.order_paper(), phone=call, answer=Answer.REFUSED) == ["decision-refuses"]
    assert codes(signed, desk, desk.order_paper(), opinion="同意暂缓") == ["opinion-unclear"]
    signed(desk, desk.order_paper(), opinion="已阅", answer=Answer.AGREED)
    (*_, act) = desk.context.store.find(Act, kind=ActKind.SIGNED_OFF)
    assert act.note == "已阅（负责人的决定：同意）"
    assert codes(ratify, desk.context, order.rid, "示例局长", note="已阅") == ["opinion-unclear"]
    assert ratify(desk.context, order.rid, "示例局长", note="准").note == "准"


def test_neither_does_one_in_writing_make_up_for_a_call(desk, order):
    assert codes(ratify, desk.context, order.rid, "示例局长", note="不同意补批") == ["opinion-refuses"]
    assert term(desk).done_on is None


def test_a_void_paper_owes_no_approval(desk, order):
    acts.void(desk.context, order.rid, "负责人不同意")
    assert term(desk).done_on == MONDAY
    assert codes(ratify, desk.context, order.rid, "示例局长", note="不同意") == ["act-paper-ended"]


def test_what_the_leader_wrote_on_a_day_before_is_kept_with_that_day(desk):
    paper = desk.order_paper()
    kept = acts.submit(desk.context, paper, desk.facts(paper), "示例局长")
    desk.clock.advance(minutes=48 * 60)
    again = {"document_rid": kept.rid, "opinion": "同意下达"}
    facts = desk.facts(paper)

    def sign(on: date):
        decision = SignOff("示例局长", AGAIN, signed_on=on, **again)
        return issuing.sign_off(desk.context, paper, facts, decision)

    assert codes(sign, MONDAY - DAY) == ["signed-before-written"]
    assert codes(sign, MONDAY + 3 * DAY) == ["signed-in-future"]
    sign(MONDAY)
    (act,) = desk.context.store.find(Act, subject_rid=kept.rid, kind=ActKind.SIGNED_OFF)
    assert (act.at, act.note) == (kept.created_at, "同意下达")
