from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector_app.domain.id_kind import IN_TEXT, IdKind, kind_of, number_problems, tells_birth
from inspector_app.domain.identity import id_check_digit, masked_id
from inspector_app.domain.person import Person
from inspector_app.support import vocabulary
from inspector_app.support.errors import Level
from tests.builders import an_id_number

TODAY = date(2026, 3, 2)


def numbered(region: str) -> str:
    first = f"{region}19850612001"
    return first + id_check_digit(first)


KINDS = [
    (an_id_number(), IdKind.CITIZEN),
    (numbered("810000"), IdKind.RESIDENCE_PERMIT),
    (numbered("830000"), IdKind.RESIDENCE_PERMIT),
    (numbered("931156"), IdKind.PERMANENT_RESIDENT),
    ("KOR310000000001", IdKind.PERMANENT_RESIDENT),
    ("H12345678", IdKind.HONG_KONG_MACAO),
    ("M1234567801", IdKind.HONG_KONG_MACAO),
    ("12345678", IdKind.TAIWAN),
    ("1234567890(A)", IdKind.TAIWAN),
    ("E12345678", IdKind.PASSPORT),
    ("AB1234567", IdKind.PASSPORT),
    ("X1234567AB", IdKind.PASSPORT),
    ("123456789", IdKind.PASSPORT),
]


@pytest.mark.parametrize(("number", "kind"), KINDS)
def test_a_number_tells_its_kind_and_is_not_refused(number, kind):
    assert kind_of(number) is kind
    assert number_problems(kind, number, "id_number", TODAY) == []
    assert number_problems(IdKind.UNKNOWN, number, "id_number", TODAY) == []


@pytest.mark.parametrize("wrong", ["13800000001", an_id_number()[:17], an_id_number() + "1", "张示例", "A1"])
def test_what_looks_like_no_document_stays_a_slip_in_a_citizens_number(wrong):
    assert kind_of(wrong) is IdKind.CITIZEN
    assert [problem.code for problem in number_problems(IdKind.CITIZEN, wrong, "", TODAY)] == ["id-shape"]


@pytest.mark.parametrize("region", ["349900", "820000", "931156"])
def test_where_there_is_a_check_digit_it_is_checked(region):
    number = numbered(region)
    wrong = number[:17] + ("1" if number[17] != "1" else "2")
    assert [problem.code for problem in number_problems(kind_of(wrong), wrong, "", TODAY)] == ["id-check-digit"]


@given(st.sampled_from(list(IdKind)), st.text("0123456789ABCHMX()", min_size=1, max_size=20))
def test_a_document_without_check_digit_never_refuses_a_number(kind, number):
    if kind in (IdKind.CITIZEN, IdKind.RESIDENCE_PERMIT) or (kind is IdKind.PERMANENT_RESIDENT and number[0] == "9"):
        return
    assert all(problem.level is Level.WARNING for problem in number_problems(kind, number, "", TODAY))


def test_what_was_recorded_stays_unless_the_number_can_be_nothing_else():
    assert kind_of("H12345678", IdKind.PASSPORT) is IdKind.PASSPORT
    assert kind_of("H12345678", IdKind.UNKNOWN) is IdKind.HONG_KONG_MACAO
    assert kind_of(an_id_number(), IdKind.PASSPORT) is IdKind.CITIZEN
    assert kind_of("任意", IdKind.OTHER) is IdKind.OTHER


def test_every_kind_has_its_word():
    assert set(vocabulary.words(IdKind)) == set(IdKind)


def test_sex_and_birth_come_from_18_digits_of_a_kind_that_has_them():
    assert tells_birth(IdKind.CITIZEN, an_id_number())
    assert tells_birth(IdKind.PERMANENT_RESIDENT, numbered("931156"))
    assert not tells_birth(IdKind.PASSPORT, an_id_number())
    assert not tells_birth(IdKind.CITIZEN, an_id_number()[:17])


@pytest.mark.parametrize("other", ["13800000001", "6222020000000000001", "12000", "张示例"])
def test_in_a_line_of_text_a_telephone_a_card_and_an_amount_are_no_document(other):
    assert IN_TEXT.fullmatch(other) is None


def test_a_paper_states_the_document_that_is_no_identity_card():
    holder = Person("rid", "示例外籍人员", id_kind=IdKind.PASSPORT, id_number="E12345678")
    assert holder.stated_id == "E12345678（护照）"
    assert "E12345678" not in masked_id(holder.stated_id)
    assert Person("rid", "示例", id_number=an_id_number(sequence=1)).stated_id == an_id_number(sequence=1)
    assert Person("rid", "示例", id_kind=IdKind.PASSPORT).stated_id == ""
