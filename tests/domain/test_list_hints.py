"""Hints on padded lists: what each rule sees, and what it leaves alone. Invented people."""

from dataclasses import replace
from datetime import date

import pytest

from inspector_app.domain.claim import Disposition
from inspector_app.domain.identity import id_check_digit, masked_id
from inspector_app.domain.list_hints import LOOKS, SETTINGS, Elsewhere, Listed, hints
from inspector_app.domain.person import Person
from inspector_app.domain.project import Project
from inspector_app.domain.shared_number import shared_words
from inspector_app.lawbook.book import Lawbook
from inspector_app.support.paths import resource
from tests.builders import a_claim, a_payment

RULES = Lawbook.load(resource("law")).list_hints
FIRST, LAST = date(2026, 1, 1), date(2026, 1, 31)


def number(code: int, born: str = "19850930") -> str:
    plain = f"340000{born}{code:03d}"
    return plain + id_check_digit(plain)


def a_list(*people: Person, **claim) -> Listed:
    claims = tuple(
        a_claim(
            100_000 + line, line=line, person_rid=person.rid, **{"first_day": FIRST, "last_day": LAST, **claim}
        )
        for line, person in enumerate(people, start=1)
    )  # fmt: skip
    return Listed(claims, {person.rid: person for person in people})


def seen(listed: Listed) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for hint in hints(RULES.values(), listed):
        found.setdefault(hint.rule.title, []).append((hint.names, hint.evidence))
    return found


ONE, TWO = Person("1", "示例甲"), Person("2", "示例乙")


def test_an_honest_list_has_no_hints():
    many = [Person(str(n), f"示例{n}", id_number=number(100 + 10 * n), phone=f"1380000000{n}") for n in range(8)]
    assert seen(a_list(*many)) == {}
    assert seen(a_list()) == {}
    assert seen(a_list(ONE, TWO)) == {}  # what nobody told is nothing in common


def test_a_number_that_the_list_had_for_two_names_is_asked_about_with_both():
    claims = [
        replace(claim, note=f"备注 {shared_words(number(52), [other.name])}")
        for claim, other in zip(a_list(ONE, TWO).claims, (TWO, ONE), strict=True)
    ]
    ((names, evidence),) = seen(replace(a_list(ONE, TWO), claims=tuple(claims)))["证件号码重复"]
    assert names == ("示例甲", "示例乙")
    assert evidence == f"名单中有2人的证件号码相同：{masked_id(number(52))}，没有读入"


@pytest.mark.parametrize(
    ("told", "title", "evidence"),
    [
        ({"card": "6228480000000000018"}, "多人同一银行卡", "2人使用同一银行卡***************0018"),
        ({"phone": "13800000001"}, "多人同一电话", "2人留同一电话138****0001"),
        ({"id_number": number(52)}, "证件号码重复", "2人证件号码相同：340***********" + number(52)[-4:]),
    ],
)
def test_what_several_have_in_common_is_told_with_the_number_in_part(told, title, evidence):
    listed = a_list(replace(ONE, **told), replace(TWO, **told), Person("3", "示例丙"))
    assert seen(listed)[title] == [(("示例甲", "示例乙"), evidence)]


def test_two_lines_of_one_person_have_nothing_in_common():
    person = replace(ONE, card="6228480000000000018", phone="13800000001", id_number=number(52))
    assert seen(a_list(person, person)) == {}


def test_an_address_is_told_of_from_four_on():
    people = [Person(str(n), f"示例{n}", address="示例县示例村 1组") for n in range(4)]
    assert "多人同一住址" not in seen(a_list(*people[:3]))
    assert seen(a_list(*people))["多人同一住址"][0][1] == "4人填写同一住址：示例县示例村 1组"


def test_numbers_in_a_row_are_told_of_and_others_are_not():
    row = [Person(str(code), f"示例{code}", id_number=number(code)) for code in (51, 52, 54, 99)]
    ((names, evidence),) = seen(a_list(*row))["证件号码相连"]
    assert names == ("示例51", "示例52", "示例54")
    assert all(person.id_number not in evidence for person in row)
    apart = [Person("1", "甲", id_number=number(51)), Person("2", "乙", id_number=number(52, "19900101"))]
    assert "证件号码相连" not in seen(a_list(*apart))


def test_four_equal_round_sums_are_told_of():
    people = [Person(str(n), f"示例{n}") for n in range(4)]
    assert seen(a_list(*people, claimed_fen=1_800_000))["多人数额相同"][0][1] == "4人的数额都是18,000.00元"
    assert "多人数额相同" not in seen(a_list(*people, claimed_fen=1_812_300))
    assert "多人数额相同" not in seen(a_list(*people[:3], claimed_fen=1_800_000))


def test_work_before_sixteen_by_number_or_by_day_of_birth():
    young = Person("1", "示例甲", id_number=number(52, "20100102"))
    assert seen(a_list(young))["用工时未满十六周岁"][0][1] == "2026年1月1日开始用工时15周岁（2010年1月2日出生）"
    assert seen(a_list(replace(young, id_number=number(52, "20100101")))) == {}
    assert "用工时未满十六周岁" in seen(a_list(Person("1", "示例甲", born_on=date(2011, 1, 1))))


@pytest.mark.parametrize(
    ("attendance", "there"), [("31天", False), ("32天", True), ("45.5工", True), ("一个月", False), ("", False),
     ("32", False), ("744", False), ("7123456789", True)],
)  # fmt: skip
def test_more_days_than_the_period_has(attendance, there):
    assert ("出勤多于天数" in seen(a_list(ONE, attendance=attendance))) is there


def test_a_bare_number_of_what_is_paid_by_the_day_is_days():
    assert "出勤多于天数" in seen(a_list(ONE, attendance="32", rate="230元/天"))
    assert "出勤多于天数" not in seen(a_list(ONE, attendance="32", rate="30元/小时"))


def test_a_product_that_is_not_what_was_earned():
    told = {"rate": "300元/天", "attendance": "61天", "last_day": date(2026, 3, 31)}
    assert seen(a_list(ONE, **told, earned_fen=1_800_000))["单价乘出勤不等于应发"][0][1] == (
        "300元/天×61天＝18,300.00元，应发填写18,000.00元"
    )
    assert "单价乘出勤不等于应发" not in seen(a_list(ONE, **told, earned_fen=1_830_000))
    assert "单价乘出勤不等于应发" not in seen(a_list(ONE, rate="300", attendance="61", earned_fen=1_800_000))


def test_more_taken_off_than_a_fifth():
    assert seen(a_list(ONE, earned_fen=1_000_000, deducted_fen=200_001))["扣款超过应发的两成"][0][1] == (
        "应发10,000.00元，扣款2,000.01元，超过20%"
    )
    assert seen(a_list(ONE, earned_fen=1_000_000, deducted_fen=200_000)) == {}
    assert seen(a_list(ONE, earned_fen=1_000_000, deducted_fen=None)) == {}


def test_work_before_the_site_began():
    listed = replace(a_list(ONE), project=Project("p", "示例工程", started_on=date(2026, 1, 15)))
    assert seen(listed)["早于开工用工"][0][1] == "最早自2026年1月1日起用工，台账记载工程2026年1月15日开工"
    assert seen(replace(listed, project=Project("p", "示例工程", started_on=FIRST))) == {}


def test_a_person_of_another_case():
    mine = replace(ONE, id_number=number(52))
    other = a_claim(line=1, person_rid="9", first_day=date(2026, 1, 20), last_day=date(2026, 3, 1))
    same = Elsewhere(other, Person("9", "示例甲", id_number=mine.id_number), "另一工地欠薪案")
    listed = replace(a_list(mine), elsewhere=(same,))
    assert seen(listed) == {
        "同一时段列在另案": [(("示例甲",), "2026年1月20日至2026年1月31日同时列在“另一工地欠薪案”的明细中")]
    }
    namesake = replace(same, person=Person("9", "示例甲", id_number=number(99)))
    assert seen(replace(listed, elsewhere=(namesake,))) == {}
    later = {"first_day": date(2026, 2, 1), "last_day": date(2026, 2, 28)}
    dead = replace(same, claim=replace(other, disposition=Disposition.WITHDRAWN, **later))
    assert seen(replace(listed, elsewhere=(dead,))) == {
        "另案已了结的人": [(("示例甲",), "在“另一工地欠薪案”中的一行以“撤回”了结")]
    }


def test_one_sum_paid_twice():
    listed = a_list(ONE)
    (claim,) = listed.claims
    first = a_payment(claim, 50_000, paid_on=date(2026, 3, 2), voucher="回单1")
    near, far = replace(first, rid="b", paid_on=date(2026, 3, 4), voucher=""), replace(first, rid="c", paid_on=LAST)
    assert seen(replace(listed, payments=(first, near)))["重复支付"][0][1] == (
        "2026年3月2日和2026年3月4日各登记支付500.00元"
    )
    assert "重复支付" in seen(replace(listed, payments=(first, far)))  # the same voucher
    assert seen(replace(listed, payments=(first, replace(far, voucher="回单2")))) == {}
    assert seen(replace(listed, payments=(first, replace(near, amount_fen=1)))) == {}


def test_every_rule_has_a_question_a_source_and_the_figures_that_it_wants():
    assert {rule.look for rule in RULES.values()} == set(LOOKS)
    for rule in RULES.values():
        assert rule.question.endswith("？") or rule.question.endswith("。")
        assert rule.basis_text
        assert set(rule.settings) == set(SETTINGS.get(rule.look, ()))
        assert not any(word in rule.title + rule.question for word in ("虚假", "造假", "骗", "冒领"))
