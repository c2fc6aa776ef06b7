"""What an internal paper tells of the course of its case comes from the records, and each clause leads back to them."""

from dataclasses import replace

from inspector_app.domain.act import ActKind
from inspector_app.domain.brought_list import BroughtList, Side
from inspector_app.domain.case import Case
from inspector_app.domain.claim import Disposition
from inspector_app.domain.document import About, DocumentKind
from inspector_app.domain.identity import new_rid
from inspector_app.domain.lead import Lead, LeadKind
from inspector_app.support.clock import at
from inspector_app.usecases import evidence
from inspector_app.usecases.case_file import case_file
from inspector_app.usecases.case_papers import plain_paper
from inspector_app.usecases.course_facts import course_values
from inspector_app.usecases.evidence import Belongs
from inspector_app.usecases.paper import Paper
from inspector_app.usecases.sentence_sources import Behind, clause_sources
from tests.builders import a_document, an_act, an_interview
from tests.desk import AFTER, MONDAY


def course(desk):
    return course_values(desk.context, case_file(desk.context, desk.case.rid))


def put(desk, *records):
    with desk.context.unit("示例") as unit:
        for record in records:
            unit.put(record)


def test_what_nobody_did_is_told_as_such_and_what_nobody_knows_is_left_open(desk):
    told = course(desk)
    assert (told["course.begun"], told["course.inquiry"], told["closing.reason"]) == (None, None, None)
    assert told["course.found"] == "示例劳务有限公司拖欠3名农民工2025年11月至2026年1月的工资共计60,000.00元"
    assert (told["course.orders"], told["course.paid"]) == ("没有下达责令文书", "没有登记支付")


def test_lead_talks_lists_orders_and_payments_make_up_the_course(desk):
    lead = Lead(new_rid(), LeadKind.REPORT, MONDAY, facts="三人欠薪", case_rid=desk.case.rid)
    talk = an_interview(
        person_rid=desk.workers[0].rid, case_rid=desk.case.rid, inspector_rids=(desk.context.writer.rid,)
    )
    scan = evidence.take_in(desk.context, b"%PDF-1.7 list", "考勤表", Belongs(desk.case.rid))
    attended = BroughtList(new_rid(), desk.case.rid, Side.ATTENDANCE, "考勤", scan.rid, MONDAY)
    put(desk, lead, talk, attended, replace(desk.context.store.need(Case, desk.case.rid), lead_rids=(lead.rid,)))
    order = desk.half_paid()
    desk.pay(2_000_000, 1_000_000)
    told = course(desk)
    assert told["course.begun"] == "2026年3月2日，本局收到反映示例劳务有限公司拖欠农民工工资的线索，于2026年3月2日立案"
    assert told["course.inquiry"] == "调取考勤名单"  # nobody signed what was asked
    record = a_document(
        form="interview-record", kind=DocumentKind.RECORD, number="", case_rid=desk.case.rid,
        about=About(interview_rid=talk.rid), subject_rid=talk.rid,
    )  # fmt: skip
    put(desk, record, an_act(ActKind.SIGNED, record, at=desk.clock.now(), case_rid=desk.case.rid))
    assert course(desk)["course.inquiry"] == "询问1人，调取考勤名单"
    assert told["course.orders"] == (
        f"2026年3月2日向示例劳务有限公司送达{order.called}，责令于2026年3月13日前支付"
    )  # fmt: skip
    assert told["course.paid"] == "已支付2人共30,000.00元，还欠2人30,000.00元"


def test_how_the_lines_ended_is_the_reason_to_close_and_each_clause_leads_to_its_record(desk, half_paid):
    desk.pay(2_000_000, voucher="回单1")
    first, *others = (case_file(desk.context, desk.case.rid)).claims
    ended = (replace(first, disposition=Disposition.PAID),)
    ended += tuple(replace(c, disposition=Disposition.TO_COURT, disposition_note="已受理") for c in others)
    desk.keep(*ended)
    paper = plain_paper(desk.context, desk.case.rid, "closing-approval")
    facts, form = desk.facts(paper), desk.context.forms.find("closing-approval")
    assert facts["closing.reason"] == "3名农民工的工资都有处理结果：已付1人、转仲裁诉讼2人"
    assert facts["closing.proofs"] == "1．支付凭证1份（回单1）；"
    assert "〔待补：调查情况〕" in facts["text.course"]  # nobody was asked, nothing was looked at
    behind = {each.behind for each in clause_sources(desk.context, form, paper, facts)}
    assert {Behind.CASE, Behind.CLAIMS, Behind.PAPERS, Behind.PAYMENTS} <= behind


def test_an_order_that_was_disobeyed_is_what_a_penalty_rests_upon(desk):
    desk.file()
    order = desk.served_order()
    paper = Paper(
        "penalty-prior-notice", case_rid=desk.case.rid, about=About(order_rid=order.rid),
        addressee=desk.company.name, addressee_rid=desk.company.rid,
    )  # fmt: skip
    assert desk.facts(paper).get("penalty.facts") is None  # its last day still runs
    desk.clock.move_to(at(AFTER, 9))
    desk.pay(2_000_000)
    facts = desk.facts(paper)
    assert facts["penalty.facts"] == (
        "你（单位）在上述期限届满后仍未足额支付，截至2026年3月16日，还有2名农民工的工资40,000.00元没有支付"
    )  # fmt: skip
    assert facts["penalty.basis"] == "《劳动保障监察条例》第三十条第一款第（三）项"
    assert order.called in facts["penalty.evidence"]
    desk.pay(0, 2_000_000, 2_000_000)
    assert desk.facts(paper).get("penalty.facts") is None
