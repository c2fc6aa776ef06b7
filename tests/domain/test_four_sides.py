"""Four sides of one case: who is who, what differs, and what is only unknown."""

from dataclasses import replace
from datetime import date
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector_app.domain.brought_list import UNSIGNED, BroughtLine, BroughtList, Side, month_words, months_of
from inspector_app.domain.claim import MonthPart
from inspector_app.domain.four_sides import Place, Sides, Told, workers
from inspector_app.domain.side_looks import compare
from inspector_app.domain.wage_card import CardKeeper
from inspector_app.lawbook.book import Lawbook
from tests.builders import a_claim, a_payment, a_person, an_id_number

LAW = Lawbook.load(Path("resources/law"))
RULES = LAW.four_sides.values()
ONE, TWO = an_id_number(sequence=11), an_id_number(sequence=12)
MARCH, APRIL = (date(2025, 3, 1), date(2025, 3, 31)), (date(2025, 4, 1), date(2025, 4, 30))


def line(name="示例甲", row=2, month=MARCH, **told):
    return BroughtLine(
        "", row, name, first_day=month[0] if month else None, last_day=month[1] if month else None, **told
    )


def brought(kind, *lines, title="", rid=""):
    title = title or {"attendance": "考勤", "contracts": "台账", "payments": "支付表"}[kind]
    return BroughtList(rid or f"{kind} {title}", "case", kind, title, f"file of {title}", date(2026, 3, 1), lines=lines)


def attendance(*lines, **more):
    return brought(Side.ATTENDANCE, *lines, **more)


def claim(month=MARCH, **told):
    values = {"first_day": month[0], "last_day": month[1]} if month else {"first_day": None, "last_day": None}
    return a_claim(**{"person_rid": "w1", "attendance": "26工", **values, **told})


def worker(rid="w1", name="示例甲", id_number=ONE, **told):
    return a_person(name, rid=rid, id_number=id_number, **told)


def sides(*lists, claims=None, people=None, payments=(), employers=None):
    everybody = people or [worker()]
    listed = [claim()] if claims is None else claims
    return Sides(tuple(listed), {each.rid: each for each in everybody}, lists, tuple(payments), employers or {})


def differences(made):
    return [
        (each.worker.name, found.rule.title, found.words) for each in compare(RULES, made) for found in each.differences
    ]


def titles(made):
    return [title for _, title, _ in differences(made)]


def test_nothing_brought_is_no_difference():
    assert differences(sides()) == []


def test_days_that_differ_are_told_with_both_figures_and_places():
    made = sides(attendance(line(id_number=ONE, days="22.5", row=7)))
    ((found,),) = [each.differences for each in compare(RULES, made)]
    assert (found.rule.title, found.words) == ("天数不同", "名单26天，考勤2025年3月22.5天，考勤少3.5天")
    assert [place.words for place in found.places] == ["名单第1行", "《考勤》第7行"]
    assert found.places[1].evidence_rid == "file of 考勤"
    assert found.rule.question


@pytest.mark.parametrize("days", ["26", "26.0", ""])
def test_equal_or_unknown_days_are_no_difference(days):
    assert differences(sides(attendance(line(id_number=ONE, days=days)))) == []


def test_fewer_days_in_a_part_of_the_months_are_no_difference_and_more_are():
    both = claim((MARCH[0], APRIL[1]))
    assert differences(sides(attendance(line(id_number=ONE, days="20")), claims=[both])) == []
    assert titles(sides(attendance(line(id_number=ONE, days="30")), claims=[both])) == ["天数不同"]


def test_attendance_of_other_months_says_nothing_and_a_missing_month_is_named():
    assert differences(sides(attendance(line("示例乙", month=APRIL, days="2", id_number=TWO)))) == [
        ("示例乙", "在考勤不在名单", "考勤2025年4月2天，名单中没有此人")
    ]
    both = claim((MARCH[0], APRIL[1]), attendance="")
    made = sides(attendance(line(id_number=ONE), line("示例乙", 3, APRIL, id_number=TWO)), claims=[both])
    assert differences(made) == [("示例甲", "在名单不在考勤", "2025年4月的考勤中没有此人，其他月份有")]


def test_a_month_between_two_others_for_which_nothing_is_claimed_is_compared_with_nothing():
    may = date(2025, 5, 1), date(2025, 5, 31)
    gap = claim(first_day=MARCH[0], last_day=may[1], parts=(MonthPart(*MARCH), MonthPart(*may)), attendance="52天")
    present = [line(month=month, days="26") for month in (MARCH, may)]
    assert differences(sides(attendance(*present, line(month=APRIL, days="20")), claims=[gap])) == []
    assert differences(sides(attendance(*present, line("示例乙", month=APRIL, days="20")), claims=[gap]))[1:] == []


def test_somebody_who_is_in_no_attendance_and_a_namesake_with_another_number_is_pointed_out():
    made = sides(attendance(line(id_number=TWO, days="26", row=9)))
    assert differences(made)[0] == (
        "示例甲", "在名单不在考勤", "2025年3月的考勤中没有此人；考勤表里有同名而证件号码不同的人（《考勤》第9行）",
    )  # fmt: skip


def test_piece_work_is_not_compared_with_days():
    assert differences(sides(attendance(line(id_number=ONE, days="3")), claims=[claim(attendance="120㎡")])) == []
    assert (
        differences(sides(attendance(line(id_number=ONE, days="3")), claims=[claim(attendance="120", rate="30元/㎡")]))
        == []
    )


def contracts(*lines):
    return brought(Side.CONTRACTS, *lines)


def test_rate_employer_term_and_a_contract_that_is_not_there():
    told = line(
        id_number=ONE,
        rate="350元/天",
        employer="示例劳务有限公司",
        entered_on=date(2025, 4, 2),
        month=None,
        signed=True,
    )
    made = sides(
        contracts(told), claims=[claim(rate="380元/日", employer_rid="c1")], employers={"c1": "示例建工有限公司"}
    )
    assert differences(made) == [
        ("示例甲", "工价与合同不同", "名单380元/日，合同350元/天"),
        ("示例甲", "用人单位不同", "名单“示例建工有限公司”，合同台账（名册）“示例劳务有限公司”"),
        ("示例甲", "用工时间不同", "名单自2025年3月1日，登记进场2025年4月2日"),
    ]
    assert titles(sides(contracts(line("示例乙", id_number=TWO)))) == ["没有劳动合同"]
    assert differences(sides(contracts(line(id_number=ONE, signed=False)))) == [
        ("示例甲", "没有劳动合同", "合同台账（名册）写明没有签订劳动合同")
    ]


def test_a_rate_of_another_unit_and_an_unknown_signature_are_no_differences():
    assert differences(sides(contracts(line(id_number=ONE, rate="9000元/月")), claims=[claim(rate="380元/日")])) == []


def payments(*lines):
    return brought(Side.PAYMENTS, *lines)


def test_sums_paid_and_earned_are_compared_in_the_same_months():
    own = [claim(received_fen=200_000, earned_fen=988_000)]
    made = sides(payments(line(id_number=ONE, paid_fen=500_000, earned_fen=900_000)), claims=own)
    assert differences(made) == [
        ("示例甲", "已付数额不同", "名单已付2,000.00元，支付表2025年3月5,000.00元，支付表多3,000.00元"),
        ("示例甲", "应发数额不同", "名单应发数额9,880.00元，支付表2025年3月应发数额9,000.00元，支付表少880.00元"),
    ]


def test_payments_beside_a_list_that_tells_only_what_is_owed_are_asked_about():
    own = claim(claimed_fen=700_000, received_fen=None)
    sheet = payments(line(id_number=ONE, paid_fen=700_000))
    bank = brought(Side.PAYMENTS, line(month=None, paid_fen=500_000, paid_on=date(2025, 4, 15)), title="流水")
    assert differences(sides(sheet, bank, claims=[own])) == [
        ("示例甲", "有付款而名单没写已付",
         "名单主张7,000.00元，没有写明已付，支付表2025年3月7,000.00元，付款明细5,000.00元")
    ]  # fmt: skip
    assert "已付数额" not in uncompared(sides(sheet, bank, claims=[own]))
    assert differences(sides(bank, claims=[own], payments=[a_payment(own, 500_000, paid_on=date(2025, 4, 15))])) == []
    assert differences(sides(sheet, claims=[replace(own, earned_fen=1_400_000)])) == [], "7,000 is what is left"
    early = payments(line(id_number=ONE, month=None, paid_fen=700_000, paid_on=date(2025, 2, 1)))
    assert differences(sides(early, claims=[own])) == [], "before the months of the claim"


def test_a_payment_registered_here_counts_once_though_the_list_has_it_too():
    own = claim(received_fen=200_000)
    made = [a_payment(own, 300_000, paid_on=date(2025, 5, 1))]
    pay = payments(
        line(id_number=ONE, paid_fen=200_000), line(id_number=ONE, row=3, paid_fen=300_000, paid_on=date(2025, 5, 1))
    )
    assert differences(sides(pay, claims=[own], payments=made)) == []
    assert differences(sides(payments(line(id_number=ONE, paid_fen=200_000)), claims=[own], payments=made)) == []


def test_a_banks_detail_without_months_tells_of_more_than_the_list_and_never_of_less():
    own = [claim(received_fen=200_000)]
    more = payments(line(id_number=ONE, month=None, paid_fen=500_000, paid_on=date(2025, 4, 15)))
    assert titles(sides(more, claims=own)) == ["已付数额不同"]
    less = payments(line(id_number=ONE, month=None, paid_fen=100_000, paid_on=date(2025, 4, 15)))
    earlier = payments(line(id_number=ONE, month=None, paid_fen=900_000, paid_on=date(2024, 4, 15)))
    assert differences(sides(less, claims=own)) == differences(sides(earlier, claims=own)) == []


def test_who_received_it_on_which_card_and_what_came_back():
    card, other = "6228480000000000018", "6228480000000000026"
    pay = payments(
        line(id_number=ONE, paid_fen=1, payee="示例班长", card=card),
        line(id_number=ONE, row=3, paid_fen=200, card=other, failed=True, month=APRIL),
    )
    own = claim()
    by_leader = [a_payment(own, 100_000, to_worker=False)]
    made = sides(pay, claims=[own], people=[worker(card=card)], payments=by_leader)
    told = differences(made)
    assert [title for _, title, _ in told] == ["领款人不同", "领款人不同", "收款账号不同", "支付没有到账"]
    assert all(card not in words and other not in words for _, _, words in told)


def test_a_payment_of_which_nobody_says_that_it_arrived_is_not_counted():
    paid = brought(Side.PAYMENTS, line(id_number=ONE, paid_fen=200, failed=None))
    assert [(title, words) for _, title, words in differences(sides(paid, claims=[claim(received_fen=0)]))] == [
        ("支付没有到账", "支付表1笔没有写明是否到账，共2.00元，没有计入已付")
    ]


def test_paid_without_attendance_and_days_of_the_pay_sheet_beside_attendance():
    pay = payments(line("示例乙", id_number=TWO, paid_fen=500_000), line(id_number=ONE, row=3, paid_fen=1, days="26"))
    made = sides(attendance(line(id_number=ONE, days="20")), pay, claims=[claim(attendance="20工")])
    assert differences(made) == [
        ("示例甲", "支付表与考勤天数不同", "2025年3月支付表26天，考勤20天"),
        ("示例乙", "已付而不在考勤", "支付表2025年3月付5,000.00元，当月考勤中没有此人"),
    ]


def test_a_line_without_a_number_belongs_to_the_one_of_that_name():
    assert titles(sides(attendance(line(days="20")))) == ["天数不同"]
    assert titles(sides(attendance(line(id_number=ONE, days="20")), people=[worker(id_number="")])) == ["天数不同"]


def test_two_of_one_name_are_told_and_never_guessed_unless_telephone_or_card_say_who():
    two = [worker(phone="13800000001"), worker("w2", id_number=TWO, phone="13800000002")]
    both = [claim(), claim(person_rid="w2", line=2)]
    made = sides(attendance(line(days="20")), claims=both, people=two)
    assert [(n, t) for n, t, _ in differences(made)] == [("示例甲", "同名未能对应")] * 2
    known = sides(
        attendance(line(days="20", phone="13800000002"), line(days="26", phone="13800000001", row=3)),
        claims=both,
        people=two,
    )
    assert [words for _, _, words in differences(known)] == ["名单26天，考勤2025年3月20天，考勤少6天"]


def test_two_rows_of_one_name_without_a_number_are_not_added_up():
    made = sides(attendance(line(days="13"), line(days="20", row=3)))
    assert differences(made) == [
        ("示例甲", "同一份表里有两行", "同一份考勤表2025年3月有2行，没有证件号码，天数和金额没有相加比较")
    ]


def test_one_number_with_two_names_is_told():
    made = sides(attendance(line("示例假", id_number=ONE, days="26")))
    assert differences(made) == [("示例甲", "同号不同名", "证件号码相同，名单写“示例甲”，考勤写“示例假”")]


def test_a_number_that_a_list_gives_to_two_of_the_list_of_wages_says_of_neither_who_it_is():
    """It is wrong for one of them at least: nobody is told to be in no attendance in which he is named."""
    two = [worker(id_number=""), worker("w2", "示例乙", id_number="")]
    made = sides(
        attendance(line(id_number=ONE, days="26"), line("示例乙", row=3, id_number=ONE, days="20")),
        claims=[claim(), claim(person_rid="w2", line=2)], people=two,
    )  # fmt: skip
    assert differences(made) == [("示例乙", "天数不同", "名单26天，考勤2025年3月20天，考勤少6天")]


def test_the_same_person_in_two_lines_of_the_list_is_one_worker():
    both = [claim(), claim(APRIL, line=2, person_rid="w2")]
    told = line(id_number=ONE, days="26"), line(id_number=ONE, row=3, month=APRIL, days="26")
    made = sides(attendance(*told), claims=both, people=[worker(), worker("w2")])
    assert differences(made) == []
    assert len(workers(made)) == 1


def test_months_in_words():
    assert months_of(date(2025, 11, 3), date(2026, 1, 2)) == [(2025, 11), (2025, 12), (2026, 1)]
    assert months_of(date(2025, 11, 3), None) == months_of(APRIL[0], MARCH[0]) == []
    assert month_words([(2025, 5), (2025, 3), (2025, 4)]) == "2025年3月至5月"
    assert month_words([(2025, 12), (2026, 1), (2026, 3)]) == "2025年12月至2026年1月、3月"


_TOLD = st.builds(
    line,
    name=st.sampled_from(["示例甲", "示例乙"]),
    row=st.integers(2, 9),
    month=st.sampled_from([MARCH, APRIL, None]),
    id_number=st.sampled_from(["", ONE, TWO]),
    phone=st.sampled_from(["", "13800000001"]),
    days=st.sampled_from(["", "20", "26"]),
    paid_fen=st.sampled_from([None, 0, 100_000]),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(_TOLD, max_size=5), st.sampled_from([Side.ATTENDANCE, Side.PAYMENTS]), st.data())
def test_the_order_of_lists_and_lines_changes_nothing(lines, kind, data):
    people = [worker(phone="13800000001"), worker("w2", "示例乙", "")]
    own = [claim(), claim(person_rid="w2", line=2)]
    first = brought(kind, *lines, title="一")
    second = brought(Side.ATTENDANCE, line("示例乙", days="20"), title="二")
    turned = brought(kind, *data.draw(st.permutations(lines)), title="一")
    one = sides(first, second, claims=own, people=people)
    other = sides(second, turned, claims=own[::-1], people=people[::-1])
    assert sorted(differences(one)) == sorted(differences(other))
    assert [each.worker.key for each in compare(RULES, one)] == [each.worker.key for each in compare(RULES, other)]


@settings(max_examples=60, deadline=None)
@given(st.lists(_TOLD, max_size=6))
def test_every_line_belongs_to_one_worker_or_is_unclear(lines):
    found = workers(sides(attendance(*lines)))
    kept = [told.line for each in found for told in each.lines]
    unclear = [told.line for each in found for lines in each.unclear.values() for told in lines]
    assert len(kept) + len({id(each) for each in unclear}) == len(lines)
    assert {id(each) for each in (*kept, *unclear)} == {id(each) for each in lines}


def test_all_orders_of_three_namesakes():
    told = [line(days="20"), line(days="21", row=3, id_number=TWO), line(days="22", row=4, phone="13800000001")]
    results = {tuple(sorted(differences(sides(attendance(*order))))) for order in permutations(told)}
    assert len(results) == 1


def bank(fen, day, row=3, payee="示例甲"):
    told = BroughtLine("", row, "示例甲", paid_fen=fen, paid_on=day, payee=payee)
    return "w1", Told(Side.PAYMENTS, told, Place(f"专户流水第{row}行", "file of 专户流水"), "statement")


def with_bank(made, *lines, days=(date(2025, 1, 1), date(2025, 12, 31))):
    return replace(made, bank=lines, bank_days=days)


def test_a_statement_and_a_pay_sheet_tell_of_one_payment_and_are_not_added_up():
    own = [claim(received_fen=500_000)]
    made = sides(payments(line(id_number=ONE, paid_fen=500_000)), claims=own)
    assert differences(with_bank(made, bank(500_000, date(2025, 4, 15)))) == []


def test_a_payment_that_no_statement_tells_of_is_pointed_out_once_the_time_for_it_is_over():
    made = sides(payments(line(id_number=ONE, paid_fen=500_000)), claims=[claim(received_fen=500_000)])
    other = with_bank(made, bank(300_000, date(2025, 4, 15)))
    assert differences(other) == [
        (
            "示例甲", "支付表与银行流水不同",
            "支付表2025年3月写付5,000.00元，银行流水（2025年1月1日至2025年12月31日）中没有付给本人的同额款项",
        )
    ]  # fmt: skip
    assert differences(replace(other, bank_days=(date(2025, 1, 1), date(2025, 5, 1)))) == []
    assert differences(replace(other, bank_days=(date(2025, 3, 2), date(2025, 12, 31)))) == []


def test_more_at_the_bank_than_the_list_knows_and_money_that_went_to_somebody_else():
    made = with_bank(sides(claims=[claim(received_fen=100_000)]), bank(300_000, date(2025, 4, 15), payee="示例班长"))
    assert differences(made) == [
        ("示例甲", "已付数额不同", "名单已付1,000.00元，付款明细自2025年3月1日起3,000.00元，付款明细多2,000.00元"),
        ("示例甲", "领款人不同", "领款人写的是“示例班长”，3,000.00元"),
    ]


def test_one_payment_in_two_lists_counts_once_and_two_of_one_sum_in_one_list_twice():
    own = [claim(received_fen=1_000_000)]
    twice = brought(Side.PAYMENTS, line(id_number=ONE, paid_fen=500_000), line(id_number=ONE, row=3, paid_fen=500_000))
    again = brought(Side.PAYMENTS, line(id_number=ONE, paid_fen=500_000), title="另一份")
    assert "已付数额不同" not in titles(sides(twice, again, claims=own))


def uncompared(made):
    (found,) = [each for each in compare(RULES, made) if each.worker.claims]
    return {each.title: each.why_not for each in found.aspects if each.why_not and not each.is_missing}


def test_what_was_not_compared_is_told_with_its_reason_and_what_was_compared_is_not():
    full = claim(rate="300元/天", received_fen=100_000, earned_fen=780_000)
    agreed = contracts(line(id_number=ONE, rate="300元/天"))
    paid = brought(Side.PAYMENTS, line(id_number=ONE, paid_fen=100_000, earned_fen=780_000))
    made = sides(attendance(line(id_number=ONE, days="26")), agreed, paid, claims=[full])
    assert (differences(made), uncompared(made)) == ([], {})
    assert [each.title for each in compare(RULES, made)[0].aspects] == ["天数", "工资标准", "已付数额", "应发数额"]
    assert {each.why_not for each in compare(RULES, sides())[0].aspects} == {
        "没有收到考勤的名单", "没有收到合同的名单", "没有收到支付的名单",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("ours", "theirs", "why"),
    [
        ("300", "350元/天", "名单“300”，合同“350元/天”，没有都写明单位"),
        ("9000元/月", "350元/天", "名单“9000元/月”，合同“350元/天”，单位不同"),
        ("", "350元/天", "名单没有写明工资标准"),
        ("300元/天", "", "合同台账（名册）没有写明工资标准"),
    ],
)
def test_rates_that_cannot_be_laid_beside_each_other_are_said_to_be_so(ours, theirs, why):
    made = sides(contracts(line(id_number=ONE, rate=theirs)), claims=[claim(rate=ours)])
    assert (differences(made), uncompared(made)) == ([], {"工资标准": why})


def test_days_and_payments_of_a_part_of_the_months_or_of_no_known_time_are_not_compared():
    both = claim((MARCH[0], APRIL[1]), received_fen=100_000)
    part = sides(attendance(line(id_number=ONE, days="20")), claims=[both])
    assert uncompared(part) == {"天数": "考勤表没有2025年4月的，名单2025年3月至4月只有合计"}
    undated = brought(Side.PAYMENTS, line(id_number=ONE, month=None, paid_fen=50_000))
    made = sides(undated, claims=[both])
    assert differences(made) == []
    assert uncompared(made)["已付数额"] == "支付表没有写明月份，名单是2025年3月至4月"
    other = sides(attendance(line(id_number=ONE, days="20", month=APRIL)), claims=[claim()])
    assert uncompared(other) == {"天数": "考勤表是2025年4月，名单是2025年3月"}


def test_a_wage_card_in_other_hands_is_told_and_one_with_the_worker_is_not():
    away = claim(card_keeper=CardKeeper.CREW_LEADER, card_keeper_name="示例王", card_told_by="询问笔录")
    assert ("示例甲", "工资卡不在本人手里", "班组长（示例王）拿着本人的工资卡") in differences(sides(claims=[away]))
    for keeper in (None, CardKeeper.WORKER, CardKeeper.UNCLEAR):
        assert differences(sides(claims=[claim(card_keeper=keeper)])) == []


def test_somebody_off_the_list_who_was_paid_for_some_months_only_is_pointed_out():
    worked = attendance(
        line("示例乙", 3, MARCH, id_number=TWO, days="20"), line("示例乙", 4, APRIL, id_number=TWO, days="25")
    )
    paid = brought(
        Side.PAYMENTS, line("示例乙", 3, MARCH, id_number=TWO, paid_fen=100), line("示例丙", 4, APRIL, paid_fen=100)
    )
    assert (
        "示例乙",
        "在考勤不在名单",
        "考勤2025年4月25天，名单中没有此人，支付表中没有这些月份的支付，其他月份有",
    ) in differences(sides(worked, paid))
    whole = brought(Side.PAYMENTS, line("示例乙", 3, (MARCH[0], APRIL[1]), id_number=TWO, paid_fen=100))
    assert "在考勤不在名单" not in titles(sides(worked, whole))


def test_a_payment_for_which_nobody_signed_is_asked_about():
    paid = brought(Side.PAYMENTS, line(id_number=ONE, paid_fen=500_00, payee="", note=f"补发；{UNSIGNED}"))
    told = differences(sides(paid, claims=[claim(received_fen=500_00)]))
    assert ("示例甲", "没有签字", "支付表2025年3月领款处没有签字，500.00元") in told
