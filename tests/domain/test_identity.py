"""Check digits, dates and masks of identifying numbers."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector_app.domain import identity
from tests.builders import a_uscc, an_id_number

TODAY = date(2026, 3, 2)


def codes(problems):
    return [p.code for p in problems]


def test_a_good_number_has_no_problems():
    assert identity.id_number_problems("11010519491231002X", "id", TODAY) == []


@pytest.mark.parametrize(
    ("number", "code"),
    [
        ("110105491231002", "id-15-digits"),
        ("1101051949123100", "id-shape"),
        ("11010519491331002X", "id-birth-date"),
        ("110105194912310020", "id-check-digit"),
        (an_id_number("20150101"), "id-under-age"),
        ("1101051949１231002X", "id-shape"),
    ],
)
def test_what_is_wrong_is_named(number, code):
    assert codes(identity.id_number_problems(number, "id", TODAY)) == [code]


@given(st.integers(0, 999), st.dates(date(1950, 1, 1), date(2005, 12, 31)))
def test_every_single_wrong_digit_is_caught(sequence, born):
    number = an_id_number(born.strftime("%Y%m%d"), sequence)
    assert identity.id_number_problems(number, "id", TODAY) == []
    for place in range(14, 17):
        wrong = number[:place] + str((int(number[place]) + 1) % 10) + number[place + 1 :]
        assert codes(identity.id_number_problems(wrong, "id", TODAY)) == ["id-check-digit"]


def test_sex_and_age_come_from_the_number():
    assert identity.sex(an_id_number("19850612", 1)) == "男"
    assert identity.sex(an_id_number("19850612", 2)) == "女"
    assert identity.age_on(an_id_number("19850612"), date(2026, 6, 11)) == 40
    assert identity.age_on(an_id_number("19850612"), date(2026, 6, 12)) == 41


def test_credit_codes():
    assert identity.uscc_problems(a_uscc(), "uscc") == []
    assert codes(identity.uscc_problems("91349900MA000000I1", "uscc")) == ["uscc-shape"]
    good = a_uscc()
    assert codes(identity.uscc_problems(good[:-1] + ("0" if good[-1] != "0" else "1"), "u")) == ["uscc-check-character"]
    assert codes(identity.uscc_problems("340000000012345", "u")) == ["uscc-old-number"]


def test_cards_only_ever_warn():
    assert identity.card_problems("6222020000000000000"[:16], "card")[0].level == "warning"
    assert identity.card_problems("4111111111111111", "card") == []
    assert codes(identity.card_problems("12ab", "card")) == ["card-shape"]
    assert codes(identity.card_problems("***************0238", "card")) == ["card-masked"]  # not “19位，现为19位”


def test_phones():
    assert identity.mobile_problems("13800000000", "p") == []
    assert identity.mobile_problems("0550-3000000", "p") == []
    assert codes(identity.mobile_problems("12345", "p")) == ["phone-shape"]


def test_masks_show_no_more_than_agreed():
    assert identity.masked_id("11010519491231002X") == "110***********002X"
    assert identity.masked_card("6222020000001234") == "************1234"
    assert identity.masked_id("123") == "***"
    assert identity.mask_of("lines.card")("6222020000001234") == identity.masked_card("6222020000001234")
    assert identity.mask_of("id_number")("11010519491231002X") == identity.masked_id("11010519491231002X")


def test_full_width_is_read_as_half_width():
    assert identity.half_width("１１０１ ０５　ｘ") == "110105X"


def test_named_identities_are_the_same_everywhere():
    space = identity.new_rid()
    assert identity.named_rid(space, "project", "P1") == identity.named_rid(space, "project", "P1")
    assert identity.named_rid(space, "project", "P1") != identity.named_rid(space, "company", "P1")


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("身份证34990019850612001X，电话13800000001", "身份证349***********001X，电话138****0001"),
        ("349900 19850612 001X", "349*************001X"), ("138 0000 0001", "138******0001"),
        ("349900-1985-0612-001X", "349**************001X"), ("共1234567-1985-06-12", "共1234567-1985-06-12"),
        ("6222 0200 0000 0000 000", "622**************** 000"),
        ("2025-05-01 2025-05-31 共5000元", "2025-05-01 2025-05-31 共5000元"),
    ],
)  # fmt: skip
def test_numbers_in_a_text_are_masked_also_in_groups_and_days_are_not(text, masked):
    assert identity.numbers_masked(text) == masked
