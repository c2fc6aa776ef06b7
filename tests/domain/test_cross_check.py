"""Answers beside what else is known: what differs is told, what agrees or cannot be compared is not."""

from dataclasses import replace
from datetime import date

import pytest

from inspector_app.domain.cross_check import Held, Known, Told, differences, stance
from inspector_app.domain.interview import QA
from inspector_app.domain.person import PersonRole
from tests.builders import a_claim, a_person

ME = a_person("赵示例", rid="me", phone="13800000001")
OWN = a_claim(1_698_000, 3, person_rid="me", rate="270元/天", received_fen=300_000)
OTHER = a_claim(1_200_000, 4, person_rid="other")
KNOWN = Known(ME, date(2026, 3, 2), {"赵示例": (OWN,), "钱示例": (OTHER,)}, frozenset({"示例劳务有限公司"}))
LEADER = replace(KNOWN, person=a_person("龚示例", rid="leader", role=PersonRole.CREW_LEADER))


def told(known, answer, *held):
    found = differences(known, QA("问", answer), frozenset(held))
    return [(problem.code.removeprefix("answer-"), problem.details.get("value", "")) for problem in found]


@pytest.mark.parametrize(
    "answer",
    ["还欠16,980元。", "一天270元，74天，扣3000元，欠一万六千九百八十元", "11月5000元，12月5980元，1月6000元",
     "大概一万多", "不清楚", "2025年11月到2026年1月没有发"],
)  # fmt: skip
def test_what_agrees_with_the_list_or_is_vague_is_left_alone(answer):
    assert told(KNOWN, answer, Held.CLAIMED) == []


@pytest.mark.parametrize(
    ("answer", "held", "expected"),
    [
        ("还欠18,000元。", Held.CLAIMED, [("list-differs", "16,980.00元")]),
        ("2025年6月到8月没有发", Held.CLAIMED, [("list-differs", "2025年11月至2026年1月")]),
        ("说好一天300元", Held.RATE, [("list-differs", "270元/天")]),
        ("说好一天270元", Held.RATE, []),
        ("说好一天250到300元", Held.RATE, []),
        ("领过2000元", Held.RECEIVED, [("list-differs", "3,000.00元")]),
        ("领过2000元，又领过1000元", Held.RECEIVED, []),
        ("总共欠我16980元", Held.RECEIVED, []),
        ("领过2000元，还欠我16980元", Held.RECEIVED, [("list-differs", "3,000.00元")]),
        ("没有领的是16980元", Held.RATE, []),
        ("有，还有16980元没领。", Held.RECEIVED, []),
        ("应发19980元", Held.RECEIVED, []),
        ("应发3000元，领过2000元", Held.RECEIVED, [("list-differs", "3,000.00元")]),
        ("班长说2000元已付清", Held.RECEIVED, []),
        ("欠我三个月工资，一共16980元。", Held.RATE, []),
        ("我叫赵样例，住工地", Held.REGISTER, [("register-differs", "赵示例")]),
        ("我叫赵示例，电话13800000001", Held.REGISTER, []),
        ("我叫赵示例，电话138 0000 0001", Held.REGISTER, []),
        ("我叫赵示例，电话13900000001", Held.REGISTER, [("register-differs", "138****0001")]),
        ("同另外的样板建筑有限公司签的", Held.YES_NO, [("chain-unknown", "")]),
        ("同示例劳务有限公司签的", Held.YES_NO, []),
    ],
)
def test_what_differs_from_list_register_or_chain_is_told(answer, held, expected):
    assert told(KNOWN, answer, held) == expected


@pytest.mark.parametrize(
    ("answer", "name"),
    [
        ("有幽灵建筑有限公司", "幽灵建筑有限公司"),
        ("我们还有幽灵建筑有限公司的人", "幽灵建筑有限公司"),
        ("同有色样板建设有限公司签的", "有色样板建设有限公司"),
        ("示例国有样板建设有限公司", "示例国有样板建设有限公司"),
    ],
)
def test_an_unknown_company_is_told_by_its_name_alone(answer, name):
    (problem,) = differences(KNOWN, QA("问", answer), frozenset({Held.YES_NO}))
    assert problem.details["name"] == name


def test_an_identity_number_is_shown_masked_only():
    (problem,) = differences(KNOWN, QA("问", f"号码{a_person().id_number}"), frozenset({Held.REGISTER}))
    assert "*" in problem.details["value"]
    assert ME.id_number not in problem.details["value"]


def test_numbers_that_look_alike_when_masked_are_told_apart_by_their_places():
    said = ME.id_number[:3] + "".join(str(9 - int(each)) for each in ME.id_number[3:6]) + ME.id_number[6:]
    (problem,) = differences(KNOWN, QA("问", f"号码{said}"), frozenset({Held.REGISTER}))
    assert problem.details["value"].endswith("（第4、5、6位不同）")


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("赵示例欠16,980元，钱示例欠12,000元。", []),
        ("赵示例欠16,980元，钱示例欠9,000元。", [("list-differs", "12,000.00元")]),
        ("赵示例一天300元，钱示例一天280元。", []),
        ("一共2个人，28,980元。", []),
        ("一共5个人没有发", [("total-differs", "2人")]),
        ("一共三万元没有发", [("total-differs", "28,980.00元")]),
    ],
)
def test_what_the_crew_leader_says_of_each_and_of_all_is_held_against_the_list(answer, expected):
    assert told(LEADER, answer, Held.CLAIMED) == expected


def others(held, answer, *, is_worker=False):
    return replace(KNOWN, others=(Told("龚示例（班组长）", "leader", is_worker, 6, frozenset({held}), answer),))


@pytest.mark.parametrize(
    ("mine", "other", "held", "differs"),
    [
        ("没有签过合同", "签了，公司收走了", Held.YES_NO, True),
        ("没有签过合同", "没有签", Held.YES_NO, False),
        ("记不清", "签了", Held.YES_NO, False),
        ("一天270元", "小工260元，大工280元一天", Held.RATE, True),
        ("一天270元", "270元到300元", Held.RATE, False),
        ("说好每天270元，按天算。", "我定的，一天260元到300元，进场时当面讲过。", Held.RATE, False),
        ("说好每天270元", "大工两百六到三百元一天", Held.RATE, False),
        ("说好每天250到300元", "一天280元", Held.RATE, False),
        ("说好每天270元", "一天280元到300元", Held.RATE, True),
        ("还欠16,980元", "赵示例还有15,000元没有付，钱示例的付清了", Held.CLAIMED, True),
        ("还欠16,980元", "钱示例还有15,000元没有付", Held.CLAIMED, False),
    ],
)
def test_an_answer_is_held_against_those_of_others(mine, other, held, differs):
    found = [code for code, _ in told(others(held, other), mine, held)]
    assert found == ["talk-differs"] * differs


def test_one_worker_is_paid_otherwise_than_another_and_nothing_follows():
    assert told(others(Held.RATE, "一天380元", is_worker=True), "一天270元", Held.RATE) == []


def test_a_line_without_days_or_sums_says_nothing():
    silent = replace(OWN, claimed_fen=None, found_fen=None, first_day=None, last_day=date(2026, 1, 31), rate="")
    known = replace(KNOWN, lines={"赵示例": (silent,)})
    assert told(known, "2024年3月起一天300元，欠8,000元", Held.CLAIMED, Held.RATE) == []
    assert stance("说不清") is None


@pytest.mark.parametrize(
    ("answer", "differs"),
    [
        ("合同价八十万元", False),
        ("合同价九十万元，没有结算", True),
        ("同示例劳务有限公司口头约定，九十万元", True),
        ("记不清了", False),
        ("合同价八十万元，已结算七十万元", False),
        ("合同价八十万元，已结算六十万元", True),
        ("合同价八十万元，结算五十万元和二十万元两次", False),
        ("合同总价一百万元，已经结算了七十万元", True),
    ],
)
def test_prices_are_held_against_the_chain(answer, differs):
    known = replace(
        LEADER, priced=(("示例劳务有限公司", "price_fen", 80_000_000), ("示例劳务有限公司", "settled_fen", 70_000_000))
    )
    assert [code for code, _ in told(known, answer, Held.CHAIN)] == ["chain-differs"] * differs


def test_numbers_in_what_is_quoted_of_another_are_masked():
    number = a_person().id_number
    known = others(Held.YES_NO, f"签了，上面写的{number}")
    (problem,) = differences(known, QA("问", "没有签过合同"), frozenset({Held.YES_NO}))
    assert problem.details["answer"].startswith("签了，上面写的" + number[:3] + "*")
    assert number not in problem.details["answer"]
