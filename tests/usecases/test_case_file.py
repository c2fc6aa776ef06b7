from dataclasses import replace
from datetime import date

import pytest

from inspector_app.domain.case import Case
from inspector_app.domain.deadline import Deadline
from inspector_app.domain.debt import Liability, PartyKind, Payment, PaymentMethod
from inspector_app.domain.document import About, Document
from inspector_app.domain.identity import new_rid
from inspector_app.domain.project import ChainLink, LinkRole
from inspector_app.domain.role import Role
from inspector_app.domain.threshold import Reached
from inspector_app.formdefs.facts import redrafted
from inspector_app.support.clock import at
from inspector_app.support.errors import Level, Refused, Trouble
from inspector_app.usecases import acts, issuing, people, projects, thresholds
from inspector_app.usecases.case_file import case_file
from inspector_app.usecases.deadlines import explain
from inspector_app.usecases.half_paid import half_paid
from inspector_app.usecases.issuing import SignOff
from inspector_app.usecases.liabilities import set_debt
from inspector_app.usecases.paper import Paper
from inspector_app.usecases.payments import PaymentEntry, register_payments
from inspector_app.usecases.recompute import recompute
from tests.builders import a_company, a_person, a_uscc

AFTER = date(2026, 3, 16)


def codes(refusal) -> list[str]:
    return [p.code for p in refusal.value.problems if not p.code.startswith("fact-")]


def notice_paper(desk, order: Document | None, **changes) -> Paper:
    paper = Paper(
        "list-pre-notice", case_rid=desk.case.rid, about=About(order_rid=order.rid if order else ""),
        addressee=desk.company.name, addressee_rid=desk.company.rid,
    )  # fmt: skip
    return replace(paper, **changes)


def notice(desk, order: Document | None, **changes) -> Document:
    paper = notice_paper(desk, order, **changes)
    facts = desk.facts(paper)
    return issuing.sign_off(desk.context, paper, facts, SignOff("示例局长"))


@pytest.fixture
def standard(desk):
    """The province's own standard: 10,000 yuan for one worker of three months, 60,000 for ten workers."""
    desk.context = thresholds.set_threshold(desk.context, 1_000_000, 6_000_000, "示例高法〔2026〕1号")


def test_a_notice_is_refused_until_an_order_was_served_and_ran_out_unpaid(desk, standard):
    with pytest.raises(Refused) as refusal:
        notice(desk, None)
    assert codes(refusal) == ["gate-no-order", "gate-not-filed"]
    order = desk.order()
    with pytest.raises(Refused) as refusal:
        notice(desk, order)
    assert codes(refusal) == ["gate-order-not-served"]
    desk.serve(order)
    for day in (date(2026, 3, 3), date(2026, 3, 13)):
        desk.clock.move_to(at(day, 9))
        with pytest.raises(Refused) as refusal:
            notice(desk, order)
        assert codes(refusal) == ["gate-order-not-expired"]
        assert refusal.value.problems[0].details["due"] == "2026-03-13"
    desk.clock.move_to(at(date(2026, 3, 14), 9))
    assert notice(desk, order).number == "示人社列告字〔2026〕1号"


def test_a_refusal_names_its_gate_and_basis(desk):
    with pytest.raises(Refused) as refusal:
        notice(desk, None)
    problem = refusal.value.problems[0]
    assert problem.details["gate"] == "PR-08"
    assert "拖欠农民工工资失信联合惩戒对象名单管理暂行办法" in problem.details["basis"]


def test_nothing_owed_any_more_is_refused(desk, standard):
    order = desk.order()
    desk.serve(order)
    desk.clock.move_to(at(AFTER, 9))
    desk.pay(2_000_000, 2_000_000, 2_000_000, on=AFTER)
    with pytest.raises(Refused) as refusal:
        notice(desk, order)
    assert codes(refusal) == ["gate-nothing-owed"]


def test_lines_outside_the_order_do_not_keep_a_paid_order_open(desk, standard):
    paper = desk.order_paper().speaking_of(claim_rids=(desk.claims[0].rid,))
    order = issuing.sign_off(desk.context, paper, desk.facts(paper), SignOff("示例局长"))
    assert order.about.claim_rids == (desk.claims[0].rid,)
    desk.serve(order)
    desk.clock.move_to(at(AFTER, 9))
    desk.pay(2_000_000, on=AFTER)
    with pytest.raises(Refused) as refusal:
        notice(desk, order)
    assert codes(refusal) == ["gate-nothing-owed"]
    assert case_file(desk.context, desk.case.rid).balance.open_fen == 4_000_000


def test_below_the_threshold_at_expiry_is_refused(desk, standard):
    order = desk.order()
    desk.serve(order)
    desk.clock.move_to(at(date(2026, 3, 12), 9))
    desk.pay(1_100_000, 1_100_000, 1_100_000, on=date(2026, 3, 12))
    desk.clock.move_to(at(AFTER, 9))
    with pytest.raises(Refused) as refusal:
        notice(desk, order)
    assert codes(refusal) == ["gate-below-threshold"]


def test_a_payment_after_expiry_that_falls_below_the_threshold_only_warns(desk, standard):
    order = desk.order()
    desk.serve(order)
    desk.clock.move_to(at(AFTER, 9))
    desk.pay(1_100_000, 1_100_000, 1_100_000, on=AFTER)
    with pytest.raises(Refused) as refusal:
        notice(desk, order)
    assert codes(refusal) == ["gate-threshold-now-below"]
    assert refusal.value.problems[0].level is Level.WARNING


def test_without_a_known_standard_the_inspector_must_check_it(desk):
    for claim in desk.claims:
        desk.keep(replace(claim, found_fen=1_500_000))
    order = desk.order()
    desk.serve(order)
    desk.clock.move_to(at(AFTER, 9))
    assert case_file(desk.context, desk.case.rid).threshold_today.reached is Reached.POSSIBLE
    with pytest.raises(Refused) as refusal:
        notice(desk, order)
    assert codes(refusal) == ["gate-threshold-unverified"]


def test_an_incident_wants_its_facts_and_then_needs_no_sum(desk, standard):
    order = desk.order()
    desk.serve(order)
    desk.pay(1_900_000, 1_900_000, 1_900_000, on=date(2026, 3, 2))
    desk.clock.move_to(at(AFTER, 9))
    incident = replace(desk.context.store.need(Case, desk.case.rid), incident=True)
    with desk.context.unit("群体性事件") as unit:
        unit.put(incident)
    with pytest.raises(Refused) as refusal:
        notice(desk, order)
    assert codes(refusal) == ["gate-incident-no-facts"]
    with desk.context.unit("群体性事件") as unit:
        unit.put(replace(incident, incident_note="三十人聚集，道路中断两小时"))
    assert notice(desk, order)


@pytest.mark.parametrize("in_the_case", [True, False])
def test_an_order_to_another_company_does_not_count(desk, standard, in_the_case):
    other = people.save_company(desk.context, a_company("示例总包有限公司", uscc=a_uscc("MA0000009")))
    if in_the_case:
        set_debt(desk.context, desk.case.rid, (Liability(new_rid(), "", PartyKind.COMPANY, other.rid, "PG-02"),))
    order = desk.order()
    desk.serve(order)
    desk.clock.move_to(at(AFTER, 9))
    with pytest.raises(Refused) as refusal:
        notice(desk, order, addressee=other.name, addressee_rid=other.rid)
    assert codes(refusal) == ["gate-no-order"]
    head = people.save_person(desk.context, a_person("示例法人"))
    paper = notice_paper(desk, order, addressee=head.name, addressee_rid=head.rid)
    drafted, told = desk.facts(paper), {"party.role": "法定代表人或者主要负责人", "addressee.address": "示例路1号"}
    facts = redrafted(issuing.form_for(desk.context, paper), drafted, drafted | told)
    assert issuing.sign_off(desk.context, paper, facts, SignOff("示例局长"))


def test_the_notice_stands_on_the_order_that_it_names(desk, standard):
    first = desk.order()
    desk.serve(first)
    desk.clock.move_to(at(AFTER, 9))
    later = desk.order(due=date(2026, 3, 27))
    desk.serve(later)
    with pytest.raises(Refused) as refusal:
        notice(desk, later)
    assert codes(refusal) == ["gate-order-not-expired"]
    with pytest.raises(Refused) as refusal:  # the party may still pay by the day of the later order
        notice(desk, first)
    assert codes(refusal) == ["gate-order-anew"]


def test_a_term_whose_last_day_was_one_of_rest_goes_on_to_the_next_working_day(desk, standard):
    """CPL art. 85(3): on the Monday after a Saturday the term still runs."""
    order = desk.order(due=date(2026, 3, 14))
    desk.serve(order)
    desk.clock.move_to(at(date(2026, 3, 16), 9))
    with pytest.raises(Refused) as refusal:
        notice(desk, order)
    assert codes(refusal) == ["gate-order-goes-on"]
    assert refusal.value.problems[0].details["last"] == "2026-03-16"
    desk.clock.move_to(at(date(2026, 3, 17), 9))
    assert notice(desk, order)


def test_what_comes_on_the_last_lawful_day_of_a_term_is_in_time(desk, standard):
    """A10: with its day a holiday, what came on the first working day after it counted as late, and DL-15 ran early."""
    order = desk.order(due=date(2026, 3, 14))
    desk.serve(order)
    desk.clock.move_to(at(date(2026, 3, 16), 9))
    desk.pay(500_000, on=date(2026, 3, 16))
    assert half_paid(desk.context, desk.case.rid) is None
    assert case_file(desk.context, desk.case.rid).orders()[0].at_expiry.paid_fen == 500_000
    limits = {each.rule: each for each in desk.context.store.find(Deadline, document_rid=order.rid)}
    assert (limits["DL-08"].due, limits["DL-15"].starts_on) == (date(2026, 3, 16), date(2026, 3, 16))
    told = "文书指定的截止日为2026年3月14日，该日是休息日，到2026年3月16日届满"
    assert told in explain(desk.context, limits["DL-08"]).why
    with desk.context.unit() as unit:  # as an earlier version had entered them
        unit.put(replace(limits["DL-08"], due=date(2026, 3, 14)))
        unit.put(replace(limits["DL-15"], starts_on=date(2026, 3, 14), due=date(2026, 4, 10)))
    recompute(desk.context)
    now = {each.rule: each for each in desk.context.store.find(Deadline, document_rid=order.rid)}
    assert (now["DL-08"].due, now["DL-15"]) == (date(2026, 3, 16), limits["DL-15"])
    desk.clock.move_to(at(date(2026, 3, 17), 9))
    assert half_paid(desk.context, desk.case.rid)


def test_balances_at_expiry_and_today(desk, standard):
    order = desk.order()
    desk.serve(order)
    desk.pay(500_000, on=date(2026, 3, 2))
    desk.clock.move_to(at(AFTER, 9))
    desk.pay(1_500_000, 2_000_000, on=AFTER)
    whole = case_file(desk.context, desk.case.rid)
    then, now = whole.orders()[0].at_expiry, whole.balance
    assert (then.found_fen, then.paid_fen, then.heads, then.heads_open) == (6_000_000, 500_000, 3, 3)
    assert (now.found_fen, now.paid_fen, now.heads, now.heads_open) == (6_000_000, 4_000_000, 3, 1)
    assert whole.orders()[0].threshold_at_expiry.single_fen == 2_000_000
    assert whole.threshold_today.total_fen == 2_000_000
    assert whole.threshold.document == "示例高法〔2026〕1号"
    desk.pay(0, 0, 2_000_000, on=AFTER)
    assert case_file(desk.context, desk.case.rid).threshold_today.ground == "没有尚欠的工资。"


def test_a_case_is_read_whole(desk):
    whole = case_file(desk.context, desk.case.rid)
    assert (whole.project, whole.company) == (desk.project, desk.company)
    assert [claim.line for claim in whole.claims] == [1, 2, 3]
    assert {person.name for person in whole.people.values()} == {worker.name for worker in desk.workers}
    assert whole.companies == {desk.company.rid: desk.company}
    assert [liability.rid for liability in whole.liabilities] == [desk.liability.rid]
    with pytest.raises(Trouble):
        case_file(desk.context, new_rid())


def test_a_voided_order_leaves_the_case(desk, order):
    assert [o.document.rid for o in case_file(desk.context, desk.case.rid).orders()] == [order.rid]
    acts.void(desk.context, order.rid, "金额有误")
    assert case_file(desk.context, desk.case.rid).papers(Role.ORDER) == ()


def test_payments_answer_the_order_that_names_their_lines(desk):
    """Not the first one of the case; the payer's own where several fit; none where it cannot be told."""
    first = desk.order_paper().speaking_of(claim_rids=(desk.claims[0].rid,))
    second = desk.order_paper().speaking_of(claim_rids=tuple(claim.rid for claim in desk.claims[1:]))
    orders = [sign_order(desk, paper) for paper in (first, second)]
    for number, order in ((0, orders[0]), (1, orders[1])):
        assert paid_order(desk, number) == order
    other = people.save_company(desk.context, a_company("示例总包有限公司", uscc=a_uscc("MA0000009")))
    projects.save_link(desk.context, ChainLink(new_rid(), desk.project.rid, LinkRole.GENERAL, company_rid=other.rid))
    liability = Liability(new_rid(), "", PartyKind.COMPANY, other.rid, "PG-02")
    set_debt(desk.context, desk.case.rid, (liability,))
    to_other = replace(first, addressee=other.name, addressee_rid=other.rid).speaking_of(liability_rid=liability.rid)
    third = sign_order(desk, to_other)
    assert paid_order(desk, 0) is None
    assert paid_order(desk, 0, payer_rid=other.rid) == third
    assert case_file(desk.context, desk.case.rid).order_paid_by(()) is None


def sign_order(desk, paper: Paper) -> Document:
    facts = desk.facts(paper)
    return issuing.sign_off(desk.context, paper, facts, SignOff("示例局长"))


def paid_order(desk, line: int, payer_rid: str = "") -> Document | None:
    template = Payment("", desk.case.rid, "", 0, date(2026, 3, 2), PaymentMethod.BANK, payer_rid)
    made = register_payments(desk.context, template, (PaymentEntry(desk.claims[line].rid, 10_000),))
    return case_file(desk.context, desk.case.rid).order_paid_by([payment.rid for payment in made])


def test_workers_of_one_name_without_a_number_are_counted_as_few_as_they_may_be(desk):
    """F4: two lines may be one worker; ten lines are then not surely ten workers."""
    before = case_file(desk.context, desk.case.rid).threshold_today
    for worker in desk.workers[1:]:
        people.save_person(desk.context, replace(worker, name="示例同名", id_number=""))
    state = case_file(desk.context, desk.case.rid).threshold_today
    assert (before.heads, state.heads, state.total_fen) == (3, 2, before.total_fen)
    assert state.ground.endswith("可能是同一人，现按至少2人计。")
