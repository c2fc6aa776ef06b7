"""Messages by which banks tell of money become payments of whoever shows them; what went out is none."""

from datetime import date

import pytest

from inspector_app.exchange.side_list import read_side
from inspector_app.exchange.tables.chat.sms import bank_messages, sms_book
from inspector_app.exchange.tables.fields import side_kinds
from inspector_app.exchange.tables.reading import read_list

TODAY = date(2026, 3, 2)


def one(text):
    (message,) = bank_messages(text, TODAY)
    return message


@pytest.mark.parametrize(
    ("text", "paid", "day", "payer"),
    [
        (
            "【示例银行】您尾号0001的储蓄卡于1月15日10:22收到示例总承包工程有限公司代发工资人民币8,640.00元，余额9,012.55元。",
            "8640.00", date(2026, 1, 15), "示例总承包工程有限公司",
        ),
        ("【示例农商行】您尾号0001的账户12月5日收入3000元，余额3100元。", "3000", date(2025, 12, 5), ""),
        ("您账户****0001于2025年11月28日入账(人民币)5,000.00元，对方户名：示例劳务有限公司【示例银行】", "5000.00",
         date(2025, 11, 28), "示例劳务有限公司"),
        ("【示例银行】尾号为0001的借记卡2026-02-30到账￥1200", "1200", None, ""),
        ("【示例银行】您尾号0001的账户1月8日支出2000元，余额100元。", "", date(2026, 1, 8), ""),
        ("【示例银行】您尾号0001的账户1月8日代发工资2000元失败，已退回。", "", date(2026, 1, 8), ""),
    ],
)  # fmt: skip
def test_what_a_message_tells(text, paid, day, payer):
    told = one(text)
    assert (told.paid, told.day, told.payer, told.tail) == (paid, day, payer, "0001")


def test_a_chat_becomes_payments_of_who_sent_it_and_the_rest_is_said():
    message = "【示例银行】您尾号000{0}的账户1月{0}日收入{0}000元，余额9元。"
    text = (
        f"示例甲 2026/2/3 09:15\n{message.format(1)}\n示例乙：{message.format(2)}\n{message.format(3)}\n"
        f"示例丁\n{message.format(4)}\n【示例银行】您尾号0004的账户1月9日支出500元，余额8元。\n"
    )
    book = sms_book(text, "粘贴的表格", TODAY)
    check = read_side(read_list(book, side_kinds()["payments"]), "粘贴的表格", TODAY)
    assert [(line.row, line.name, line.paid_fen, line.paid_on) for line in check.lines] == [
        (2, "示例甲", 100_000, date(2026, 1, 1)), (3, "示例乙", 200_000, date(2026, 1, 2)),
        (4, "示例甲", 300_000, date(2026, 1, 3)), (6, "示例丁", 400_000, date(2026, 1, 4)),
    ]  # fmt: skip
    assert "卡号尾号0001" in check.lines[0].note
    assert "年份是推算的" in check.lines[0].note
    assert [(p.row, p.code) for p in check.problems if p.row == 7] == [(7, "roster-nobody")]
    assert not any(line.failed for line in check.lines)


def test_wages_that_went_back_did_not_arrive():
    text = "示例甲：【示例银行】您尾号0001的账户1月8日代发工资2000元失败，已退回。"
    check = read_side(read_list(sms_book(text, "x", TODAY), side_kinds()["payments"]), "x", TODAY)
    assert [(line.name, line.paid_fen, line.failed) for line in check.lines] == [("示例甲", 200_000, True)]


def test_a_message_of_nobody_is_no_payment_and_the_list_is_not_whole():
    book = sms_book(
        "【示例银行】您尾号0001的账户1月8日收入2000元。\n示例乙：【示例银行】您尾号0002的账户1月8日收入1元", "x", TODAY
    )
    check = read_side(read_list(book, side_kinds()["payments"]), "x", TODAY)
    assert [line.name for line in check.lines] == ["示例乙"]
    assert [problem.code for problem in check.problems if problem.row == 1] == ["roster-nobody"]


@pytest.mark.parametrize("text", ["", "示例甲 欠5000", "【通知】明天开会", "姓名\t金额\n示例甲\t5000"])
def test_other_texts_hold_none(text):
    assert sms_book(text, "x", TODAY) is None
