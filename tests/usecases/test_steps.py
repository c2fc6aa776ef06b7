from dataclasses import replace
from datetime import date

import pytest

from inspector_app.domain.act import Act, ActKind
from inspector_app.domain.case import Case
from inspector_app.domain.debt import Payment, PaymentMethod
from inspector_app.domain.document import DocumentKind
from inspector_app.domain.identity import new_rid
from inspector_app.domain.role import Role
from inspector_app.support.clock import at
from inspector_app.support.errors import Refused
from inspector_app.usecases import acts, cases, thresholds
from inspector_app.usecases.half_paid import half_paid
from inspector_app.usecases.payments import PaymentEntry, register_payments
from inspector_app.usecases.steps import StepVerb, next_steps
from tests.builders import a_case, a_document, an_act, an_interview
from tests.desk import NO_FORM

AFTER = date(2026, 3, 16)


def verbs(desk) -> dict[str, bool]:
    return {step.verb: step.open for step in next_steps(desk.context, desk.case.rid)}


def codes(desk, verb: str) -> list[str]:
    step = next(s for s in next_steps(desk.context, desk.case.rid) if s.verb == verb)
    return [problem.code for problem in step.problems]


def test_a_new_case_asks_for_filing_talks_and_lines(context):
    case = cases.open_case(context, a_case())
    steps = {step.verb: step for step in next_steps(context, case.rid)}
    assert {"filing_form", "interview", "claims", "order", "close"} <= set(steps)
    assert steps["filing_form"].paper.form == "filing-approval"
    assert not steps[StepVerb.ORDER].open
    assert not steps[StepVerb.CLOSE].open


def test_the_way_from_the_order_to_the_notice(desk):
    desk.context = thresholds.set_threshold(desk.context, 1_000_000, 6_000_000, "示例高法〔2026〕1号")
    assert verbs(desk)[StepVerb.ORDER]
    order = desk.order()
    assert StepVerb.ORDER not in verbs(desk)
    assert verbs(desk)[StepVerb.SERVE]
    assert "gate-order-not-served" in codes(desk, StepVerb.PRE_NOTICE)
    desk.serve(order)
    assert StepVerb.SERVE not in verbs(desk)
    assert "gate-order-not-expired" in codes(desk, StepVerb.PRE_NOTICE)
    desk.clock.move_to(at(AFTER, 9))
    notice = next(step for step in next_steps(desk.context, desk.case.rid) if step.verb == "pre_notice")
    assert notice.open
    assert notice.last_day == date(2026, 3, 27)


def test_open_ways_come_first_and_scans_that_lack_are_one_row_below_what_has_a_last_day(desk):
    later = acts.Signature("暂无扫描仪", printed="在项目部打印")
    records = [desk.record(), desk.record()]
    for record in records:
        acts.sign_record(desk.context, record.rid, (), later)
    steps = next_steps(desk.context, desk.case.rid)
    opened = [step.open for step in steps]
    assert opened == sorted(opened, reverse=True)
    (scan,) = (step for step in steps if step.verb is StepVerb.ADD_SCAN)
    assert "另有1份" in scan.why
    assert scan.record_rid in {record.rid for record in records}
    order = [step.verb for step in steps if step.open]
    assert order.index(StepVerb.ORDER) < order.index(StepVerb.ADD_SCAN)


def test_who_led_the_crew_is_still_to_be_questioned_when_a_worker_was(desk):
    pair = tuple(each.rid for each in desk.context.team())
    with desk.context.unit("询问") as unit:
        unit.put(an_interview(case_rid=desk.case.rid, person_rid=desk.claims[0].person_rid, inspector_rids=pair))
    (talk,) = (step for step in next_steps(desk.context, desk.case.rid) if step.verb is StepVerb.INTERVIEW)
    assert talk.why == "至少询问工人和班组长各一人，还没有询问班组长"


def test_half_paid_shows_the_first_order_and_five_ways_on(desk, order):
    desk.serve(order)
    assert half_paid(desk.context, desk.case.rid) is None
    template = Payment("", desk.case.rid, "", 0, date(2026, 3, 2), PaymentMethod.BANK)
    register_payments(desk.context, template, (PaymentEntry(desk.claims[0].rid, 2_000_000),))
    desk.clock.move_to(at(AFTER, 9))
    card = half_paid(desk.context, desk.case.rid)
    assert card.order.rid == order.rid
    assert (card.ordered_fen, card.now.open_fen, card.at_expiry.open_fen) == (6_000_000, 4_000_000, 4_000_000)
    assert [way.verb for way in card.ways] == ["payment", "visit", "penalty", "pre_notice", "police"]
    assert [way.verb for way in card.ways if way.by_hand] == []
    assert all(way.open and "扫描件存入本案证据" in way.why for way in card.ways if way.by_hand)
    with desk.context.unit("撤销立案") as unit:  # as before the order had to be withdrawn first
        act = Act(
            new_rid(), ActKind.FILING_CANCELLED, desk.case.rid, desk.clock.now(), "示例局长", case_rid=desk.case.rid
        )
        unit.put(act)
    assert half_paid(desk.context, desk.case.rid) is None  # no way leads on from a case that has ended


def test_a_merged_case_has_no_way_on(context):
    first, second = cases.open_case(context, a_case()), cases.open_case(context, a_case())
    cases.merge_case(context, second.rid, first.rid, "同一项目")
    assert next_steps(context, second.rid) == ()


def test_a_way_on_names_who_is_in_no_sum(desk):
    desk.keep(replace(desk.claims[0], found_fen=None))
    told = {step.title: step.why for step in next_steps(desk.context, desk.case.rid)}
    assert told["认定欠薪金额"] == "还有1人的欠薪数额没有认定，责令和合计都不包括这些人"


def test_a_case_filed_without_its_form_owes_it_until_that_is_approved(desk):
    def owed() -> list[str]:
        return [step.title for step in next_steps(desk.context, desk.case.rid) if step.verb is StepVerb.FILING_FORM]

    assert owed() == ["立案"]
    desk.file()
    assert owed() == ["补办立案审批表"]
    (form,) = desk.context.forms_of(Role.FILING_APPROVAL)
    paper = a_document(form=form.id, edition=form.edition, kind=DocumentKind.INTERNAL, case_rid=desk.case.rid)
    with desk.context.unit("补办") as unit:
        unit.put(paper)
        unit.put(an_act(ActKind.APPROVED, paper, at=desk.clock.now(), case_rid=desk.case.rid))
    assert owed() == []


def test_a_case_without_lines_is_closed_by_no_way(desk):
    empty = cases.open_case(desk.context, Case(new_rid(), "示例管理案", desk.clock.today(), respondent="示例单位"))
    cases.file_case(desk.context, empty.rid, "示例局长")
    (step,) = [step for step in next_steps(desk.context, empty.rid) if step.verb is StepVerb.CLOSE]
    with pytest.raises(Refused) as refusal:
        cases.close_case(desk.context, empty.rid, "示例局长", "已改正")
    assert step.problems == refusal.value.problems
    assert [problem.code for problem in step.problems] == ["case-nothing-to-close"]
    order = a_document(form="order-to-correct", case_rid=empty.rid)
    with desk.context.unit("限期改正") as unit:
        unit.put(order)
        unit.put(an_act(ActKind.SIGNED_OFF, order, case_rid=empty.rid))
    cases.close_case(desk.context, empty.rid, "示例局长", "复查已改正", NO_FORM)
