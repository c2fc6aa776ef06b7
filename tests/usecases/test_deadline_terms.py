"""Longer terms, what an order no longer asks for, and how a last day is explained."""

from datetime import date

import pytest

from inspector_app.domain.act import Act, ActKind, Service, ServiceMethod
from inspector_app.domain.deadline import Deadline
from inspector_app.domain.debt import Payment, PaymentMethod
from inspector_app.support.clock import at
from inspector_app.support.errors import Refused
from inspector_app.usecases import acts, cases, claims
from inspector_app.usecases.deadlines import case_due_items, explain, extend, extension_condition


@pytest.fixture
def filed(desk) -> Deadline:
    cases.file_case(desk.context, desk.case.rid, "示例局长")
    (deadline,) = desk.context.store.find(Deadline, rule="DL-03")
    return deadline


def serve_order(desk):
    order = desk.order()
    service = Service(
        ServiceMethod.DIRECT, "示例收件人", place="项目部", inspector_rids=tuple(i.rid for i in desk.context.team())
    )
    acts.serve(desk.context, order.rid, desk.context.clock.now(), service)
    return order


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


def test_the_day_of_an_order_has_no_length_in_law_and_cannot_be_extended(desk):
    serve_order(desk)
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


def test_what_an_order_starts_is_over_when_everything_was_paid(desk):
    order = serve_order(desk)
    desk.clock.move_to(at(date(2026, 3, 12), 9))
    asked = {item.deadline.rule for item in case_due_items(desk.context, desk.case)}
    assert {"DL-08", "DL-15", "DL-16"} <= asked
    template = Payment("", desk.case.rid, "", 0, date(2026, 3, 12), PaymentMethod.BANK, desk.company.rid)
    claims.register_payments(
        desk.context, template, tuple(claims.PaymentEntry(rid, 2_000_000) for rid in order.about.claim_rids)
    )
    asked = {item.deadline.rule for item in case_due_items(desk.context, desk.case)}
    assert not asked & {"DL-08", "DL-15", "DL-16"}
