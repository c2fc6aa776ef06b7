"""Numbers on lines of their own go to whom they belong, or to nobody: a number of identity is never another's."""

import pytest

from inspector_app.exchange.tables.source import text_book
from inspector_app.exchange.wage_list import check_book
from tests.exchange.tables.test_layouts import TODAY, A, B, C

PHONE = "13900001236"


def people(text):
    lines = check_book(text_book(text), TODAY).lines
    return [(line.name, line.id_number or line.phone, line.owed_fen and line.owed_fen // 100) for line in lines]


@pytest.mark.parametrize(
    "text",
    [
        f"{A}\n万示清\n8600\n{B}\n赖示荣\n7700",
        f"名单\n{A}\n万示清8600\n{B}\n赖示荣7700",
        f"身份证号：{A}\n姓名：万示清\n欠薪：8600\n身份证号：{B}\n姓名：赖示荣\n欠薪：7700",
        f"8600\n{A}\n万示清\n7700\n{B}\n赖示荣",
        f"{A} 万示清 8600\n{B} 赖示荣 7700",
        f"万示清\n8600\n{A}\n赖示荣\n7700\n{B}",
        f"万示清欠8600\n他身份证是{A}\n赖示荣欠7700\n他身份证是{B}",
    ],
)
def test_numbers_above_or_below_the_names_are_of_the_same_person(text):
    assert people(text) == [("万示清", A, 8600), ("赖示荣", B, 7700)]


@pytest.mark.parametrize(
    "text",
    [
        f"万示清 8600\n赖示荣 7700\n班长费示才，身份证{C}",
        f"万示清 8600\n赖示荣 7700\n老板费示才 {C} {PHONE}",
        f"万示清 8600 班长费示才{C}\n赖示荣 7700",
        f"姓名：万示清\n欠薪：8600\n班长：费示才\n班长身份证：{C}\n\n姓名：赖示荣\n欠薪：7700",
        "万示清，8600元，收款人费示才，卡号6228480402564890018\n赖示荣，7700元",
        f"我叫万示清，老板叫费示才，电话{PHONE}，欠我8600\n赖示荣 7700",
        "万示清 8600\n赖示荣 7700\n卡号6228480402564890018 户名费示才",
        f"万示清 8600\n赖示荣 7700\n联系电话{PHONE}",
        f"万示清 8600\n赖示荣 7700\n{A}",
    ],
)
def test_a_number_that_may_be_of_whoever_writes_is_nobodys(text):
    found = check_book(text_book(text), TODAY)
    assert [(line.name, line.id_number, line.phone, line.card) for line in found.lines] == [
        ("万示清", "", "", ""),
        ("赖示荣", "", "", ""),
    ]
    assert {"roster-nobody", "roster-row-left-out", "roster-chat-number"} & {problem.code for problem in found.problems}


def test_a_number_in_front_of_a_name_is_not_of_whoever_is_named_above():
    assert people(f"万示清 8600\n{B} 赖示荣 7700") == [("万示清", "", 8600), ("赖示荣", B, 7700)]


def test_numbers_of_which_nobody_can_tell_whose_they_are_go_to_nobody():
    found = check_book(text_book(f"万示清\n8600\n{A}\n{B}\n赖示荣\n7700"), TODAY)
    assert [line.id_number for line in found.lines] == ["", ""]
    assert not found.is_whole
