"""A card as a machine read it: numbers with their check digit are taken, others only told."""

from datetime import date

import pytest

from inspector_app.domain.card_reading import card_read
from tests.builders import an_id_number

TODAY = date(2026, 3, 2)
NUMBER = an_id_number()


def luhn(first: str) -> str:
    """A card number of nobody whose last digit agrees."""
    total = sum(d if at % 2 else d * 2 - 9 * (d > 4) for at, d in enumerate(map(int, reversed(first))))
    return first + str(-total % 10)


def front(number):
    lines = [["姓名 示例甲"], ["性别 男", "民族 汉"], ["出生 1990年1月1日"], ["住址", "示例省示例县城西镇"]]
    return [*lines, ["示例路2号"], ["公民身份号码", number]]


def test_an_identity_card_gives_name_address_and_a_number_that_agrees():
    read = card_read(front(NUMBER), TODAY)
    assert read.found == {"name": "示例甲", "id_number": NUMBER, "address": "示例省示例县城西镇示例路2号"}
    assert not read.doubted


def test_a_number_in_groups_and_full_width_is_the_same():
    grouped = f"{NUMBER[:6]} {NUMBER[6:14]} {NUMBER[14:]}"
    assert card_read(front(grouped), TODAY).id_number == NUMBER
    wide = "".join(chr(ord(each) + 0xFEE0) for each in NUMBER)
    assert card_read(front(wide), TODAY).id_number == NUMBER


def test_one_digit_read_wrongly_is_not_taken_and_told():
    wrong = NUMBER[:-3] + str((int(NUMBER[-3]) + 1) % 10) + NUMBER[-2:]
    read = card_read(front(wrong), TODAY)
    assert (read.id_number, read.doubted) == ("", True)
    assert read.name == "示例甲"


def test_a_bank_card_is_taken_by_its_own_check_digit():
    number = luhn("622202000000000012")
    grouped = " ".join(number[at : at + 4] for at in range(0, len(number), 4))
    read = card_read([["示例县农村信用社"], [grouped], ["12/30"]], TODAY)
    assert read.found == {"card": number, "bank": "示例县农村信用社"}
    changed = number[:6] + str((int(number[6]) + 1) % 10) + number[7:]
    assert (card_read([[changed]], TODAY).card, card_read([[changed]], TODAY).doubted) == ("", True)


@pytest.mark.parametrize("lines", [[], [[""]], [["一张收据", "壹佰元"]]])
def test_what_is_no_card_gives_nothing(lines):
    assert card_read(lines, TODAY).found == {}
