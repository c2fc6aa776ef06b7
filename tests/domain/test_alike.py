"""Which names and numbers are proposed as one person or company, and which never."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector_app.domain.alike import (
    Likeness,
    alike,
    firm_name,
    likely_doubles,
    likeness,
    maybe_same,
    numbers_differ,
    person_key,
    same_firm_name,
    same_name,
    whole_number,
)
from inspector_app.domain.company import Company
from inspector_app.domain.identity import id_check_digit, new_rid
from inspector_app.domain.person import Person
from tests.builders import a_uscc, an_id_number

NAMES = st.text(st.sampled_from("示例张王古丽阿依·买买提陳Ab９（）. "), min_size=1, max_size=10)
CORES = st.text(st.sampled_from("示例建设劳务三一集团十"), min_size=1, max_size=6)
FORMS = st.sampled_from(["有限公司", "有限责任公司", "股份有限公司", "集团有限公司", ""])
BRANCHES = st.sampled_from(["江苏分公司", "第一项目部", "苏州办事处"])


def firm(name, **given):
    return Company(new_rid(), name, **given)


def someone(name, **given):
    return Person(new_rid(), name, **given)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("古丽·阿依", "古丽•阿依"), ("古丽·阿依", "古丽．阿依"), ("古丽·阿依", "古丽 阿依"),
        ("古丽・阿依", "古丽‧阿依"),
        ("張示例", "张示例"), ("示例 张", "示例张"), ("示例（张）", "示例(张)"), ("示例\u200b张", "示例张"),
        ("ＡＢ", "ab"), ("⼀示例", "一示例"),
        ("示例甲\u3000工人\u3000349***0018", "示例甲"),
    ],
)  # fmt: skip
def test_one_name_of_a_person_in_two_spellings(one, other):
    assert same_name(one, other)
    assert same_name(other, one)


@pytest.mark.parametrize(
    ("one", "other"), [("示例张", "示例章"), ("示例张", "示例"), ("", ""), ("·", "·"), ("", "示例")]
)
def test_other_names_and_no_name_are_not_one(one, other):
    assert not same_name(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("示例建设（江苏）有限公司", "示例建设(江苏)有限公司"), ("示例建设（江苏）有限公司", "示例建设江苏有限公司"),
        ("示例建设有限公司", "示例建设有限责任公司"), ("示例建設有限公司", "示例建设有限公司"),
        ("示例 建设有限公司", "示例建设有限公司"), ("示例第三建筑有限公司", "示例第3建筑有限公司"),
        ("示例十二局有限公司", "示例12局有限公司"), ("示例建设〔江苏〕有限公司", "示例建设【江苏】有限公司"),
        ("示例建设有限公司江苏分公司", "示例建设有限责任公司（江苏）分公司"),
        ("示例建设有限公司第一项目部", "示例建设有限公司第1项目经理部"),
    ],
)  # fmt: skip
def test_one_name_of_a_company_in_two_spellings(one, other):
    assert same_firm_name(one, other)
    assert likeness(firm(one), firm(other)) is Likeness.NAME


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("示例建设有限公司", "示例建设有限公司江苏分公司"),
        ("示例建设有限公司江苏分公司", "示例建设有限公司安徽分公司"),
        ("示例建设有限公司第一项目部", "示例建设有限公司第二项目部"),
        ("示例建设江苏有限公司", "示例建设有限公司江苏分公司"),
        ("示例第三建筑有限公司", "示例第四建筑有限公司"), ("有限公司", "公司"),
        ("示例建设有限公司", "示例建工有限公司"),
    ],
)  # fmt: skip
def test_a_branch_another_ordinal_another_name_are_not_proposed(one, other):
    assert likeness(firm(one), firm(other)) is None
    assert likeness(firm(other), firm(one)) is None


@pytest.mark.parametrize("other", ["示例建设集团有限公司", "示例建设股份有限公司", "示例建设集团", "示例建设"])
def test_another_legal_form_is_proposed_with_that_reason(other):
    assert likeness(firm("示例建设有限公司"), firm(other)) is Likeness.LEGAL_FORM


def test_numbers_decide_over_names():
    one = someone("示例张", id_number=an_id_number(sequence=11))
    assert likeness(one, replace(one, rid="x", name="别名")) is Likeness.NUMBER
    other = replace(one, rid="x", id_number=an_id_number(sequence=12))
    assert numbers_differ(one, other)
    assert likeness(one, other) is None
    assert likeness(one, replace(one, rid="x", id_number="")) is Likeness.NAME
    first, second = (
        firm("示例建设有限公司", uscc=a_uscc("MA0000001")),
        firm("示例建设有限公司", uscc=a_uscc("MA0000002")),
    )
    assert likeness(first, second) is None


def test_the_number_of_15_digits_is_that_of_18_digits():
    long = an_id_number("19850612", 77)
    assert whole_number(long[:6] + long[8:17]) == long
    assert likeness(someone("甲", id_number=long), someone("乙", id_number=long[:6] + long[8:17])) is Likeness.NUMBER


def test_a_phone_makes_a_name_surer_and_alone_proposes_only_people():
    phone = "13800000001"
    assert likeness(someone("示例张", phone=phone), someone("示例 张", phone=phone)) is Likeness.NAME_AND_PHONE
    assert likeness(someone("示例张", phone=phone), someone("示例李", phone="138 0000 0001")) is Likeness.PHONE
    assert likeness(firm("甲建设有限公司", phone=phone), firm("乙建设有限公司", phone=phone)) is None


def test_the_surest_comes_first_and_nobody_is_proposed_to_himself():
    one = someone("示例张", id_number=an_id_number(sequence=1), phone="13800000001")
    weak, named = someone("示例李", phone="13800000001"), someone("示例张")
    number = someone("张", id_number=one.id_number)
    assert alike(one, [one, weak, named, someone("王"), number]) == [
        (number, Likeness.NUMBER), (named, Likeness.NAME), (weak, Likeness.PHONE),
    ]  # fmt: skip


def test_doubles_are_found_by_name_and_number_never_by_a_telephone_alone():
    phone, number = "13800000001", an_id_number(sequence=31)
    named, again = someone("示例·张", phone=phone), someone("示例张")
    first, second = someone("甲", id_number=number), someone("乙", id_number=number)
    others = [someone("丙", phone=phone), someone("示例张", id_number=an_id_number(sequence=32)), someone("")]
    assert likely_doubles([named, again, first, second, others[0], others[2]]) == {
        named.rid, again.rid, first.rid, second.rid,
    }  # fmt: skip
    one, two = (someone("示例张", id_number=an_id_number(sequence=each)) for each in (33, 34))
    assert likely_doubles([one, two]) == frozenset()
    firms = [firm("示例建设有限公司"), firm("示例建设集团有限公司"), firm("示例建设有限公司江苏分公司"), firm("")]
    assert likely_doubles(firms) == {firms[0].rid, firms[1].rid}


@given(st.lists(NAMES, max_size=8))
def test_doubles_are_those_whom_one_by_one_comparing_finds(names):
    people = [someone(name) for name in names]
    slowly = {a.rid for a in people for b in people if a is not b and likeness(a, b) is not None}
    assert likely_doubles(people) == slowly


@given(NAMES, NAMES)
def test_likeness_knows_no_order_and_a_key_is_its_own_key(one, other):
    assert same_name(one, other) == same_name(other, one)
    assert likeness(someone(one), someone(other)) == likeness(someone(other), someone(one))
    assert person_key(person_key(one)) == person_key(one)


@given(NAMES, st.sampled_from(list(" 　·•・‧.．（）()")), st.integers(0, 10))
def test_what_only_separates_never_makes_another_name(name, sign, place):
    assert person_key(name[:place] + sign + name[place:]) == person_key(name)


@given(CORES, FORMS, BRANCHES)
def test_a_branch_is_never_its_company(core, form, branch):
    whole = f"{core}{form or '公司'}"
    assert likeness(firm(whole), firm(whole + branch)) is None


@given(CORES, CORES, FORMS, FORMS)
def test_companies_are_alike_both_ways(one, other, first, second):
    a, b = firm(one + first), firm(other + second)
    assert likeness(a, b) == likeness(b, a)
    if firm_name(a.name).core:
        assert likeness(a, replace(a, rid="other")) is Likeness.NAME


@given(st.integers(0, 999))
def test_a_longer_number_ends_with_its_check_digit(sequence):
    long = an_id_number("19700101", sequence)
    assert id_check_digit(whole_number(long[:6] + long[8:17])[:17]) == long[17]


def test_for_whom_somebody_without_a_number_may_be_taken():
    numbered, other = (
        Person("1", "示例甲", id_number="34000019850930052X"),
        Person("2", "示例甲", id_number="340000198802196151"),
    )
    bare, again, alone = Person("3", "示例 甲"), Person("4", "示例甲"), Person("5", "示例乙")
    assert maybe_same([numbered, other]) == {}
    assert maybe_same([bare, numbered, other, again, alone]) == {"3": "1", "4": "1"}
    assert maybe_same([bare, bare, again]) == {"4": "3"}
    assert maybe_same([Person("6", ""), Person("7", "")]) == {}
