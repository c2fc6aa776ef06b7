"""What the answers of one transcript say otherwise than each other, and than the list where nobody asked of it."""

from dataclasses import replace
from datetime import date

import pytest

from inspector_app.domain.consistency import heard, inconsistent
from inspector_app.domain.cross_check import Held, Known, Told
from inspector_app.domain.interview import QA, RIGHTS
from inspector_app.domain.person import PersonRole
from tests.builders import a_claim, a_person

ME = a_person("赵示例", rid="me", phone="13800000001")
OWN = replace(
    a_claim(2_700_000, 3, person_rid="me", rate="300元/天"), first_day=date(2025, 11, 1), last_day=date(2026, 1, 31),
    attendance="100天",
)  # fmt: skip
KNOWN = Known(ME, date(2026, 3, 2), {"赵示例": (OWN,)})
NOTHING_LISTED = Known(a_person("赵示例", rid="me"), date(2026, 3, 2))
PERIOD = ("list-differs", "2025年11月至2026年1月")


def told(known, *answers):
    """Of each answer, given with what its question asks of, the codes and what they quote."""
    each = [heard(known, QA("问", answer), frozenset(held)) for answer, *held in answers]
    found = inconsistent(known, each)
    return [[(one.code.removeprefix("answer-"), one.details["value"]) for one in some] for some in found]


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("没有人代我领过，总共欠我25000元。", [("list-differs", "27,000.00元")]),
        ("没有人代我领过，总共欠我27000元。", []),
        ("老板欠他25000元。", []),
        ("我们说好一天280元。", []),
        ("我说好一天280元。", [("list-differs", "300元/天")]),
        ("我叫赵样例。", [("register-differs", "赵示例")]),
        ("我的电话是13900000001。", [("register-differs", "138****0001")]),
        ("老板的电话是13900000001。", []),
        ("欠我2025年11月和12月的工资。", [PERIOD]),
        ("欠我11月、12月和1月的工资。", []),
        ("欠我6月到8月的工资。", [PERIOD]),
        ("1月20日离开工地的。", [PERIOD]),
        ("1月31日离开工地的。", []),
        ("2025年11月10日进场。", [PERIOD]),
        ("10月25日进场。", []),
        ("2月30日离开的。", []),
        ("中间12月20日停工2天。", []),
        ("干了80天。", [("list-differs", "100天")]),
        ("干了100天。", []),
        ("12月干了20天。", []),
    ],
)
def test_what_nobody_asked_of_is_held_against_the_list(answer, expected):
    assert told(KNOWN, (answer,)) == [expected]


@pytest.mark.parametrize(("unit", "is_told"), [("每平方米", False), ("每吨", False), ("一天", True)])
def test_the_price_of_contracted_work_is_no_wage(unit, is_told):
    crew_leader = Known(
        a_person("龚示例", rid="crew", role=PersonRole.CREW_LEADER), date(2026, 3, 2),
        others=(Told("赵示例（工人）", "me", True, 9, frozenset({Held.RATE}), "说好一天270元"),),
    )  # fmt: skip
    found = heard(
        crew_leader, QA("承包的内容、计价方式和价款如何约定？", f"木工支模板，{unit}45元"), frozenset({Held.CHAIN})
    )
    assert [each.code for each in found.differs] == ["answer-talk-differs"] * is_told


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("欠我11月、12月和1月的工资，共27000元", "11月和12月欠我25000元",
         [("own-differs", "27000元"), ("own-differs", "2025年11月至2026年1月")]),
        ("三个月没有领，欠我27000元", "总共欠我25000元", [("own-differs", "27000元")]),
        ("三个月没有领，欠我27000元", "总共欠我两万七千元", []),
        ("11月欠我9000元，12月9000元，1月9000元", "总共欠我27000元", []),
        ("三个月没有领，欠我27000元", "11月欠我9000元", []),
        ("总共欠我27000元", "大概欠我两万多", []),
        ("欠我三个月工资，一共21000元", "总共欠我17000元", [("own-differs", "21000元")]),
        ("总共欠我17000元", "有，还有25000元没领", [("own-differs", "17000元")]),
        ("说好一天300元", "说好一天280元", [("own-differs", "一天300元")]),
        ("说好一天300元", "后来每月9000元", []),
        ("我的电话13800000001", "我的电话是13900000001", [("own-differs", "138****0001")]),
    ],
)  # fmt: skip
def test_a_later_answer_is_held_against_the_earlier_ones(first, second, expected):
    asked = (Held.CLAIMED, Held.RATE, Held.REGISTER)
    assert told(NOTHING_LISTED, (first, *asked), ("不清楚",), (second,)) == [[], [], expected]


def test_months_that_two_answers_tell_together_are_those_of_the_list():
    answers = (("欠我11月和12月的工资", Held.CLAIMED), ("欠我12月和1月的工资", Held.CLAIMED))
    assert PERIOD not in told(KNOWN, *answers)[0]


def test_what_procedure_demands_is_asked_of_everybody_alike():
    qa = QA("问", "总共欠我25000元", RIGHTS)
    assert heard(KNOWN, qa, frozenset()).differs == ()
