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
        ("一共是三万，给了两万，还差一万", 1_000_000),
        ("23个人一共欠了三十八万六千四百元，我个人是一万六千八百元。", 1_680_000),
        ("我们二十三个人一共欠了三十八万元", None),
        ("我和我老婆，我欠18000元，她欠15000元，一共33000元", 1_800_000),
        ("借支过三次，总共4500元", None),
        ("已经领到3000元", None),
        ("扣掉借支3000元，还欠16980元", 1_698_000),
        ("给我打了欠条，写的是21,600元，实际是22,600元", None),
    ],
)
def test_the_sum_that_is_owed_is_the_one_that_is_called_so(answer, owed):
    assert said(answer, Held.CLAIMED).get("claimed_fen") == owed


@pytest.mark.parametrize(
    ("answer", "first", "last"),
    [
        ("2025年11月、12月和2026年1月没有领", date(2025, 11, 1), date(2026, 1, 31)),
        ("11月到1月没有领", date(2025, 11, 1), date(2026, 1, 31)),
        ("2025年11月、12月和1月没有领", date(2025, 11, 1), date(2026, 1, 31)),
        ("2025年11月没有领，10月也没有领", date(2025, 10, 1), date(2025, 11, 30)),
        ("2025年11月、10月没有领", date(2025, 10, 1), date(2025, 11, 30)),
        ("2024年2月", date(2024, 2, 1), date(2024, 2, 29)),
        ("欠我10、11、12月的工资", date(2025, 10, 1), date(2025, 12, 31)),
        ("欠10、11、12三个月，加上1月份20天的", date(2025, 10, 1), date(2026, 1, 31)),
        ("2024年10、11、12月没有发", date(2024, 10, 1), date(2024, 12, 31)),
        ("10-12月没有发", date(2025, 10, 1), date(2025, 12, 31)),
        ("3月到6月没有发", date(2025, 3, 1), date(2025, 6, 30)),
        ("去年1月到6月没有发", date(2025, 1, 1), date(2025, 6, 30)),
        ("从去年10月15日开始干到今年1月20日，还欠我工资", None, None),
        ("承诺书上写2月10日前付，没付", None, None),
        ("欠我3到5个月的", None, None),
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


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        ("说好每天350元。", {"rate": "350元/天"}),
        ("每天350元，总共欠我一万八千元。", {"rate": "350元/天", "claimed_fen": 1_800_000}),
        ("2025年10月至2026年1月没有发。", {"first_day": date(2025, 10, 1), "last_day": date(2026, 1, 31)}),
        ("欠我一万八千元。", {"claimed_fen": 1_800_000}),
        ("老板欠我的工资，一共9000元，每天300元。", {"rate": "300元/天", "claimed_fen": 900_000}),
        ("有，还有25000元没领。", {"claimed_fen": 2_500_000}),
        ("领过3000元，还有5000元没有发。", {"received_fen": 300_000, "claimed_fen": 500_000}),
        ("欠我三个月工资，已经领了，一共9000元。", {"received_fen": 900_000}),
        ("欠我们三个月工资，一共九万元。", {}),
        ("欠我工资，一共挣了9000元。", {}),
        ("已经领到3000元。", {"received_fen": 300_000}),
        ("我叫王示例，电话13800000001。", {"name": "王示例", "phone": "13800000001"}),
        ("电话是138-0000 0001。", {"phone": "13800000001"}),
        ("电话是１３８０００００００１。", {"phone": "13800000001"}),
        ("他的电话是13800000001。", {}),
        ("老板的电话是13800000001。", {}),
        ("他一天400，我一天350元。", {"rate": "350元/天"}),
        ("他们每人欠一万八千元。", {}),
        ("2025年3月进场干活，1月20日去要过。", {}),
        ("答应2026年2月把欠的发了。", {}),
        ("生活费每月500元。", {}),
        ("加班每小时20元，平时一天270元。", {"rate": "270元/天"}),
        ("大概欠我一万多。", {}),
    ],
)
def test_what_was_said_out_of_turn_is_offered_where_it_is_plainly_his_own(answer, told):
    assert said(answer) == told


@pytest.mark.parametrize(
    ("answer", "held", "told"),
    [
        ("出勤74天，一天270元。", Held.CLAIMED, {"rate": "270元/天"}),  # what he earns a day is not what is owed
        (
            "2025年3月进场，10月到12月没有发",
            Held.CLAIMED,
            {"first_day": date(2025, 10, 1), "last_day": date(2025, 12, 31)},
        ),
        ("欠我一万八千元。", Held.RECEIVED, {"claimed_fen": 1_800_000}),
        ("领过三次，每次2000元，一共6000元。", Held.RECEIVED, {"received_fen": 600_000}),
        ("给过2000元和3000元。", Held.RECEIVED, {"received_fen": 500_000}),
    ],
)
def test_each_sum_and_month_is_taken_for_what_it_is_called(answer, held, told):
    assert said(answer, held) == told


def test_the_answer_to_the_question_counts_before_what_was_said_elsewhere():
    held = {"欠多少": frozenset({Held.CLAIMED})}
    qas = (QA("欠多少", "欠我9000元"), QA("还有什么要说", "欠我8000元。"))
    (fact,) = said_facts(qas, lambda question: held.get(question, frozenset()), DAY)
    assert (fact.value, fact.number) == (900_000, 1)


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
