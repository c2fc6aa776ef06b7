"""用印纸: each sheet is told of once, from the day it was taken over until it lies at the office again."""

from datetime import date, timedelta

import pytest

from inspector_app.domain.act import Act, ActKind
from inspector_app.domain.document import DocumentState, document_state
from inspector_app.domain.numbered_sheet import Sheet, SheetFate
from inspector_app.support.errors import Refused
from inspector_app.usecases import acts, stamped_sheets
from inspector_app.usecases.stamped_sheets import hand_back, printed_on, seal_on_sheets, spoil, stock_lines, take_over
from tests.desk import MONDAY


@pytest.fixture
def stock(desk):
    return take_over(desk.context, "印0101-0110", "办公室示例", MONDAY)


def codes(do, *args, **kwargs):
    with pytest.raises(Refused) as refusal:
        do(*args, **kwargs)
    return [problem.code for problem in refusal.value.problems]


def states(desk):
    return [line.state for line in stock_lines(desk.context)[0].sheets]


def test_one_sheet_is_taken_over_once(desk, stock):
    assert (stock.span, stamped_sheets.sheets_in_hand(desk.context)) == ("印0101—印0110", "印0101—印0110")
    assert codes(take_over, desk.context, "印0110-0120", "办公室示例") == ["sheet-overlaps"]
    assert codes(take_over, desk.context, "印0111、印0113", "。") == ["name-says-nobody", "sheet-one-run"]
    assert codes(take_over, desk.context, "印0111-0120", "办公室示例", MONDAY + timedelta(1)) == ["sheet-future"]
    take_over(desk.context, "印0111-0120", "办公室示例", form="order-to-pay")
    assert [line.title for line in stock_lines(desk.context)] == ["劳动保障监察限期改正指令书", ""]


def test_a_paper_sealed_by_its_sheets_binds_each_of_them_and_no_other_may(desk, stock):
    order = desk.order()
    act = seal_on_sheets(desk.context, order.rid, "办公室示例", "印0101-0102", printed="在项目部打印")
    assert document_state(order, [act, *desk.context.store.find(Act, kind=ActKind.SIGNED_OFF)]) is DocumentState.SEALED
    assert stamped_sheets.sheets_of(desk.context, order.rid) == "印0101—印0102"
    other = desk.order(to=desk.other_company())
    assert codes(seal_on_sheets, desk.context, other.rid, "办公室示例", "印0102-0103", printed="同上") == ["sheet-told"]
    assert desk.context.store.find(Act, subject_rid=other.rid, kind=ActKind.SEALED) == ()
    acts.undo(desk.context, act.rid, "登记错了文书")
    assert desk.context.store.all(Sheet) == ()


def test_a_number_that_was_passed_over_is_told_as_a_gap(desk, stock):
    order = desk.order()
    acts.printed(desk.context, order.rid, order.copies[0].label, 1)
    printed_on(desk.context, order.rid, "0103")
    (seal,) = desk.context.store.find(Act, subject_rid=order.rid, kind=ActKind.SEALED)
    assert seal.by == "办公室示例（事先用印）"
    printed_on(desk.context, order.rid, "0104")  # printed once more: sealed it was already
    assert len(desk.context.store.find(Act, subject_rid=order.rid, kind=ActKind.SEALED)) == 1
    line = stock_lines(desk.context)[0]
    assert (line.gaps, line.in_hand, line.count(SheetFate.USED)) == ("印0101—印0102", 8, 2)
    assert states(desk)[:3] == ["跳号，去向待登记", "跳号，去向待登记", "已使用"]


def test_a_spoilt_sheet_wants_its_reason_and_a_witness_and_goes_back(desk, stock):
    assert codes(spoil, desk.context, "0101", ".", " ") == ["sheet-no-reason", "setup-missing"]
    assert codes(spoil, desk.context, "0101", "卡纸撕裂", desk.context.writer.name) == ["sheet-own-witness"]
    spoil(desk.context, "0101", "卡纸撕裂", "林示例")
    spoil(desk.context, "0102", "途中遗失，已报告", "林示例", SheetFate.LOST)
    assert codes(spoil, desk.context, "0101", "又撕了", "林示例") == ["sheet-told"]
    hand_back(desk.context, "0101、0103", "办公室示例")
    assert states(desk)[:4] == ["损毁（已交回）", "遗失", "未使用（已交回）", "在手"]
    assert stock_lines(desk.context)[0].sheets[0].told == "卡纸撕裂；见证人：林示例；2026年3月2日交办公室示例"
    assert codes(hand_back, desk.context, "0101-0102", "办公室示例") == ["sheet-back", "sheet-lost"]
    assert codes(hand_back, desk.context, "0105", "办公室示例", date(2026, 3, 1)) == ["sheet-before-stock"]
    stamped_sheets.take_back_sheets(desk.context, "0102", "找到了")
    assert states(desk)[1] == "在手"


def test_the_sheet_of_a_paper_goes_back_only_when_the_paper_is_void(desk, stock):
    order = desk.order()
    seal_on_sheets(desk.context, order.rid, "办公室示例", "0101", printed="在项目部打印")
    assert codes(hand_back, desk.context, "0101", "办公室示例") == ["sheet-used"]
    assert codes(stamped_sheets.take_back_sheets, desk.context, "0101", "登记错了") == ["sheet-paper-rests"]
    acts.void(desk.context, order.rid, "打印错误")
    assert states(desk)[0] == "已使用（文书已作废）"
    hand_back(desk.context, "0101", "办公室示例")
    assert states(desk)[0] == "已使用（已交回）"


def test_sheets_of_one_form_are_for_no_other(desk):
    take_over(desk.context, "询001-009", "办公室示例", form="inquiry-notice")
    order = desk.order()
    assert codes(seal_on_sheets, desk.context, order.rid, "甲", "询001", printed="在项目部打印") == ["sheet-other-form"]
    assert codes(seal_on_sheets, desk.context, order.rid, "甲", "印001", printed="在项目部打印") == ["sheet-unknown"]
