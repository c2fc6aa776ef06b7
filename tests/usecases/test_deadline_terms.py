"""Longer terms, what an order no longer asks for, and how a last day is explained."""

import json
from dataclasses import replace
from datetime import date, timedelta

import pytest

from inspector_app.domain.act import Act, ActKind
from inspector_app.domain.claim import Disposition
from inspector_app.domain.dates import chinese
from inspector_app.domain.deadline import Deadline, Extension
from inspector_app.domain.debt import Payment, PaymentMethod
from inspector_app.domain.identity import new_rid
from inspector_app.domain.lifecycle import undoable
from inspector_app.domain.role import Event
from inspector_app.support.clock import at, civil_date
from inspector_app.support.errors import Refused
from inspector_app.usecases import acts, cases
from inspector_app.usecases.deadlines import case_due_items, explain, extend, extension_condition, tick_off
from inspector_app.usecases.limit_events import moved
from inspector_app.usecases.payments import PaymentEntry, register_payments
from tests.builders import a_document
from tests.desk import NO_FORM


@pytest.fixture
def filed(desk) -> Deadline:
    cases.file_case(desk.context, desk.case.rid, "示例局长")
    (deadline,) = desk.context.store.find(Deadline, rule="DL-03")
    return deadline


def test_a_term_is_extended_once_with_approval_and_reason(desk, filed):
    assert extension_condition(desk.context, filed)
    with pytest.raises(Refused) as error:
        extend(desk.context, filed.rid, " ", "")
    assert [p.code for p in error.value.problems] == ["setup-missing", "void-no-reason"]
    longer = extend(desk.context, filed.rid, "示例局长", "案情复杂")
    assert longer.due > filed.due
    (act,) = desk.context.store.find(Act, kind=ActKind.EXTENDED)
    assert (act.by, act.due, act.case_rid) == ("示例局长", longer.due, desk.case.rid)
    assert extension_condition(desk.context, longer) == ""
    with pytest.raises(Refused) as error:
        extend(desk.context, filed.rid, "示例局长", "再延")
    assert [p.code for p in error.value.problems] == ["deadline-extended"]
    assert "含经批准延长的30个工作日" in explain(desk.context, longer).why


def codes(refusal) -> list[str]:
    return [problem.code for problem in refusal.value.problems]


def test_only_a_running_term_is_extended_but_the_approval_may_be_entered_later(desk, filed):
    desk.clock.move_to(at(filed.due + timedelta(days=7), 9))
    with pytest.raises(Refused) as refusal:
        extend(desk.context, filed.rid, "示例局长", "案情复杂")
    assert codes(refusal) == ["deadline-over"]
    assert refusal.value.problems[0].details == {"due": chinese(filed.due)}
    with pytest.raises(Refused) as refusal:
        extend(desk.context, filed.rid, "示例局长", "案情复杂", on=filed.due + timedelta(days=8))
    assert codes(refusal) == ["extension-in-future"]
    longer = extend(desk.context, filed.rid, "示例局长", "案情复杂", on=filed.due)
    (act,) = desk.context.store.find(Act, kind=ActKind.EXTENDED)
    assert civil_date(act.at) == filed.due
    assert longer.extensions == (Extension(act.rid, filed.due, filed.provisional, filed.calendar),)


def test_what_is_over_is_neither_extended_nor_ticked_off_again(desk, filed):
    tick_off(desk.context, filed.rid, "已结案")
    for again in (
        lambda: extend(desk.context, filed.rid, "示例局长", "案情复杂"),
        lambda: tick_off(desk.context, filed.rid, "再办"),
    ):
        with pytest.raises(Refused) as refusal:
            again()
        assert codes(refusal) == ["deadline-done"]


def test_an_extension_entered_by_mistake_shortens_its_own_limit_and_no_twin(desk, filed):
    longer = extend(desk.context, filed.rid, "示例局长", "案情复杂")
    twin = replace(longer, rid=new_rid(), starts_on=date(2026, 2, 2), started_by="", extensions=())
    with desk.context.unit("另一件事的期限，标题和截止日相同") as unit:
        unit.put(twin)
    (act,) = desk.context.store.find(Act, kind=ActKind.EXTENDED)
    acts.undo(desk.context, act.rid, "未经批准")
    assert desk.context.store.need(Deadline, filed.rid) == filed
    assert desk.context.store.need(Deadline, twin.rid) == twin


def test_a_limit_ticked_off_on_the_day_of_a_withdrawal_stays_over_when_that_is_taken_back(desk, served_order):
    by_hand, *_ = desk.context.store.find(Deadline, rule="DL-16")
    tick_off(desk.context, by_hand.rid, "已研究，不再告知")
    withdrawal = acts.withdraw(desk.context, served_order.rid, "示例局长", "事实认定有误")
    assert desk.context.store.find(Deadline, done_on=None, document_rid=served_order.rid) == ()
    acts.undo(desk.context, withdrawal.rid, "误登")
    running = desk.context.store.find(Deadline, done_on=None, document_rid=served_order.rid)
    assert {d.rule for d in running} == {"DL-08", "DL-15"}
    assert desk.context.store.need(Deadline, by_hand.rid).done_on


def test_what_was_ticked_off_by_mistake_runs_again_when_that_is_taken_back(desk, filed):
    tick_off(desk.context, filed.rid, "已结案")
    (act,) = desk.context.store.find(Act, kind=ActKind.MET)
    assert (act.subject_rid, act.note) == (desk.case.rid, f"{filed.title}：已结案")
    assert undoable(desk.case.rid, desk.context.store.find(Act, case_rid=desk.case.rid)) == act
    acts.undo(desk.context, act.rid, "点错了一行")
    assert desk.context.store.need(Deadline, filed.rid) == filed


def test_an_extension_of_the_listing_term_is_taken_back_with_what_counts_from_it(desk, served_order):
    before = desk.context.store.all(Deadline)
    (listing,) = desk.context.store.find(Deadline, rule="DL-15")
    extend(desk.context, listing.rid, "示例局长", "案情复杂")
    assert sum(bool(d.extensions) for d in desk.context.store.all(Deadline)) == 2
    (act,) = desk.context.store.find(Act, kind=ActKind.EXTENDED)
    acts.undo(desk.context, act.rid, "未经批准")
    assert desk.context.store.all(Deadline) == before


def test_the_day_of_an_order_has_no_length_in_law_and_cannot_be_extended(desk, served_order):
    (deadline,) = desk.context.store.find(Deadline, rule="DL-08")
    assert extension_condition(desk.context, deadline) == ""
    told = explain(desk.context, deadline)
    assert told.why == "文书送达之日为2026年3月2日，文书指定的截止日为2026年3月13日。"
    assert "《劳动保障监察条例》第二十六条" in told.source
    assert told.note.startswith("法律没有规定天数")


def test_a_day_kept_under_another_calendar_says_so(desk, filed):
    with desk.context.unit("旧日历") as unit:
        unit.put(Deadline(filed.rid, "DL-03", filed.starts_on, date(2026, 5, 1), False, "旧", case_rid=desk.case.rid))
    told = explain(desk.context, desk.context.store.need(Deadline, filed.rid))
    assert "登记时的截止日为2026年5月1日" in told.why


def test_what_an_order_starts_is_over_when_everything_was_paid(desk, served_order):
    desk.clock.move_to(at(date(2026, 3, 12), 9))
    asked = {item.deadline.rule for item in case_due_items(desk.context, desk.case)}
    assert asked & {"DL-08", "DL-15", "DL-16"} == {"DL-08"}
    template = Payment("", desk.case.rid, "", 0, date(2026, 3, 12), PaymentMethod.BANK, desk.company.rid)
    register_payments(
        desk.context, template, tuple(PaymentEntry(rid, 2_000_000) for rid in served_order.about.claim_rids)
    )
    asked = {item.deadline.rule for item in case_due_items(desk.context, desk.case)}
    assert not asked & {"DL-08", "DL-15", "DL-16"}


def test_a_bank_owes_nothing_more_once_the_deposit_paid_everybody(desk, filed):
    begun = of_paper(desk, "deposit-notice", date(2026, 3, 2))["DL-39.c"]
    with desk.context.unit("送达") as unit:
        unit.put(begun)
    assert "DL-39.c" in {item.deadline.rule for item in case_due_items(desk.context, desk.case)}
    desk.pay(2_000_000, 2_000_000, 2_000_000)
    assert "DL-39.c" not in {item.deadline.rule for item in case_due_items(desk.context, desk.case)}


def test_what_counts_from_the_last_day_of_an_order_is_owed_once_that_day_is_over(desk, served_order):
    kept = {deadline.rule for deadline in desk.context.store.find(Deadline, document_rid=served_order.rid)}
    assert kept == {"DL-08", "DL-15", "DL-16"}
    for day, shown in ((served_order.due, {"DL-08"}), (served_order.due + timedelta(days=1), kept)):
        desk.clock.move_to(at(day, 9))
        assert {item.deadline.rule for item in case_due_items(desk.context, desk.case)} & kept == shown


def test_a_closed_case_is_kept_for_its_term_and_asks_for_nothing(desk, filed):
    ended = {"disposition": Disposition.WITHDRAWN, "disposition_note": "撤回投诉"}
    desk.keep(*(replace(claim, **ended) for claim in desk.claims))
    cases.close_case(desk.context, desk.case.rid, "示例局长", "撤回投诉", NO_FORM)
    (kept,) = desk.context.store.find(Deadline, rule="DL-36")
    assert (kept.starts_on, kept.due) == (date(2026, 3, 2), date(2029, 3, 2))
    assert case_due_items(desk.context, desk.case) == ()


def of_paper(desk, form: str, day: date, event: Event = Event.SERVED, facts: str = "{}") -> dict[str, Deadline]:
    paper = a_document(form=form, edition="2026.1", case_rid=desk.case.rid, facts=facts)
    act = Act(new_rid(), ActKind.SERVED, paper.rid, at(day, 9), "陈示例", case_rid=desk.case.rid)
    with desk.context.unit("文书") as unit:
        unit.put(paper)
        unit.put(act)
    return {each.rule: each for each in moved(desk.context, event, paper, act, day)}


def test_a_penalty_counts_from_the_filing_and_the_decision_meets_it(desk, filed):
    begun = of_paper(desk, "penalty-prior-notice", date(2026, 3, 20))["DL-05"]
    assert (begun.starts_on, begun.due) == (date(2026, 3, 2), date(2026, 6, 1))
    with desk.context.unit("告知") as unit:
        unit.put(begun)
    met = of_paper(desk, "penalty-ruling", date(2026, 4, 1), Event.SIGNED_OFF)["DL-05"]
    assert (met.rid, met.done_on) == (begun.rid, date(2026, 4, 1))


def test_no_penalty_counts_from_a_filing_that_was_not(desk):
    assert "DL-05" not in of_paper(desk, "penalty-prior-notice", date(2026, 3, 20))


def test_enforcement_is_asked_for_when_the_time_for_a_suit_is_over(desk, filed):
    begun = of_paper(desk, "penalty-ruling", date(2026, 3, 20))
    assert begun["DL-31"].due == date(2026, 9, 20)  # a Sunday on which people work
    assert (begun["DL-34"].starts_on, begun["DL-34"].due) == (date(2026, 9, 20), date(2026, 12, 21))
    with desk.context.unit("送达") as unit:
        unit.put(begun["DL-34"])
    assert "DL-34" not in [item.deadline.rule for item in case_due_items(desk.context, desk.case)]
    desk.clock.move_to(at(date(2026, 9, 22), 9))
    assert "DL-34" in [item.deadline.rule for item in case_due_items(desk.context, desk.case)]


def test_a_rule_of_one_province_starts_there_only(desk, filed):
    assert "DL-04.b" not in of_paper(desk, "penalty-ruling", date(2026, 3, 20), Event.SIGNED_OFF)
    with desk.context.unit("本机关") as unit:
        unit.put(replace(desk.context.agency, province="33"))
    assert "DL-04.b" in of_paper(desk, "penalty-ruling", date(2026, 3, 20), Event.SIGNED_OFF)


RIGHTS = {"text.rights": "如不服，可以自收到之日起60日内申请行政复议，或者自收到之日起6个月内提起行政诉讼。"}


@pytest.mark.parametrize(
    ("form", "facts", "terms"),
    [
        ("order-to-pay", {**RIGHTS, "order.tell_rights": True}, {"DL-30", "DL-31"}),
        ("order-to-pay", {**RIGHTS, "order.tell_rights": False}, set()),
        ("order-to-correct", {**RIGHTS, "order.tell_rights": True}, {"DL-30", "DL-31"}),
        ("complaint-refused", RIGHTS, {"DL-30", "DL-31"}),
        ("penalty-ruling", {}, {"DL-30", "DL-31"}),
    ],
)
def test_whatever_paper_tells_of_review_and_suit_starts_their_terms(desk, form, facts, terms):
    begun = of_paper(desk, form, date(2026, 3, 20), facts=json.dumps(facts))
    assert begun.keys() & {"DL-30", "DL-31"} == terms
