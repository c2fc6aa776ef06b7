from datetime import date

import pytest

from inspector_app.domain.cross_check import Held
from inspector_app.domain.interview import QA, RIGHTS
from inspector_app.domain.said_facts import said_facts
from tests.builders import an_id_number

DAY = date(2026, 3, 2)


def said(answer, *held):
    found = said_facts((QA("问", answer),), lambda _question: frozenset(held), DAY)
    return {each.name: each.value for each in found}


@pytest.mark.parametrize(
    ("answer", "owed"),
    [
        ("三个月没有领，出勤74天，一天270元，扣掉3,000元生活费，还欠16,980元。", 1_698_000),
        ("一共一万八", 1_800_000),
        ("16980元", 1_698_000),
        ("11月6000元，12月6000元", None),  # which of them, or both, a person has to ask
        ("大概一万多", None),
        ("不清楚", None),
    ],
)
def test_the_sum_that_is_owed_is_the_one_that_is_called_so(answer, owed):
    assert said(answer, Held.CLAIMED).get("claimed_fen") == owed


@pytest.mark.parametrize(
    ("answer", "first", "last"),
    [
        ("2025年11月、12月和2026年1月没有领", date(2025, 11, 1), date(2026, 1, 31)),
        ("11月到1月没有领", date(2025, 11, 1), date(2026, 1, 31)),
        ("2024年2月", date(2024, 2, 1), date(2024, 2, 29)),
        ("三个月没有领", None, None),
    ],
)
def test_months_without_a_year_are_the_latest_before_the_talk(answer, first, last):
    told = said(answer, Held.CLAIMED)
    assert (told.get("first_day"), told.get("last_day")) == (first, last)


@pytest.mark.parametrize(
    ("answer", "rate"),
    [
        ("和龚示例口头说好一天270元，按出工天数算。", "270元/天"),
        ("三百八一天", "380元/天"),
        ("每月6000元", "6000元/月"),
        ("没有说好", None),
    ],
)
def test_a_rate_is_found_inside_a_sentence(answer, rate):
    assert said(answer, Held.RATE).get("rate") == rate


def test_numbers_of_the_person_are_told_once_or_not_at_all():
    mine, other = an_id_number(), an_id_number()
    assert said(f"我的号码是{mine}，电话13800000001", Held.REGISTER) == {"id_number": mine, "phone": "13800000001"}
    assert "id_number" not in said(f"我的是{mine}，他的是{other}", Held.REGISTER)


def test_the_last_telling_counts_with_its_place_and_nothing_counts_that_is_not_his_own():
    held = {"一": frozenset({Held.CLAIMED}), "二": frozenset({Held.CLAIMED})}
    qas = (
        QA("权利", "欠1元", RIGHTS),
        QA("一", "欠8000元"),
        QA("二", "不对，欠9000元"),
        QA("二", "欠7000元", shared=True),
    )
    (fact,) = said_facts(qas, lambda question: held.get(question, frozenset()), DAY)
    assert (fact.value, fact.number, fact.words) == (900_000, 3, "9000元")
