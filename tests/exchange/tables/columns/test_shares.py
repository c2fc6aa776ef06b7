"""A share or a count of money is no money; an allowance is no deduction."""

from datetime import date

import pytest

from inspector_app.exchange.wage_list import check_book
from tests.exchange.tables.sheets import book

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    "heading", ["已发比例", "已发（%）", "3月已发比例", "已发次数", "欠发率", "欠薪人数", "扣款占比"]
)
def test_a_share_or_a_count_is_no_amount_and_is_named(heading):
    check = check_book(book(["姓名", "应发", "欠发工资", heading], ["示例甲", 10000, 6000, 0.7]), TODAY)
    assert [(line.received_fen, line.deducted_fen, line.owed_fen) for line in check.lines] == [(None, None, 6000_00)]
    assert check.unread == (f"{heading}（是比例或者数目，不是金额）",)


@pytest.mark.parametrize(("heading", "owed"), [("伙食补助", 6000_00), ("扣伙食补助", 5500_00), ("伙食", 5500_00)])
def test_an_allowance_is_a_part_of_what_was_earned(heading, owed):
    check = check_book(book(["姓名", "应发", heading, "已发"], ["示例甲", 10000, 500, 4000]), TODAY)
    assert [line.owed_fen for line in check.lines] == [owed]
