from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector_app.domain.claim import WageClaim
from inspector_app.domain.money import yuan
from inspector_app.domain.person import Person
from inspector_app.usecases.bank_lines import match_bank_lines, read_bank_lines

CARD, OTHER_CARD = "6222020200000000001", "6222020200000000002"
PEOPLE = {
    "p1": Person("p1", "示例甲", card=CARD),
    "p2": Person("p2", "示例乙"),
    "p3": Person("p3", "示例丙"),
    "p4": Person("p4", "示例丙"),
    "p5": Person("p5", "阿依·示例"),
}
CLAIMS = tuple(
    WageClaim(f"c{n}", "case", f"p{n}", n, first_day=date(2026, 1, 1), found_fen=100_000) for n in range(1, 6)
)


def matched(text):
    return match_bank_lines(read_bank_lines(text), CLAIMS, PEOPLE)


def test_a_line_is_read_in_any_order_with_tabs_commas_or_blanks():
    (tabs,), (commas,), (blanks,) = (
        read_bank_lines(text)
        for text in (f"示例甲\t{CARD}\t1,234.50", f"{CARD},1234.50,示例甲", f"1 示例甲  {CARD}  1,234.50 20260311")
    )
    assert {(line.words, line.card, line.amount_fen) for line in (tabs, commas, blanks)} == {
        (("示例甲",), CARD, 123_450)
    }


def test_a_card_next_to_an_amount_with_commas_keeps_its_digits():
    (line,) = read_bank_lines(f"{CARD},500,示例甲")
    assert (line.card, line.amount_fen) == (CARD, 50_000)


def test_a_day_without_marks_is_no_amount():
    (line,) = read_bank_lines("示例甲 5000 20260311")
    assert line.amount_fen == 500_000


def test_the_card_decides_before_the_name():
    assert matched(f"代发工资 {CARD} 800.00").amounts == {"c1": 80_000}


def test_a_name_that_only_one_worker_has_is_enough_and_two_lines_add_up():
    assert matched("示例乙 100.00\n代发工资 示例乙 50.00").amounts == {"c2": 15_000}


def test_a_name_with_a_middle_dot_is_a_name():
    assert matched("阿依·示例 66.60").amounts == {"c5": 6_660}


def test_homonyms_strangers_and_other_cards_are_named_with_the_reason():
    found = matched(f"示例丙 100\n示例丁 100\n示例甲 {OTHER_CARD} 100\n示例乙\n合计 300")
    assert not found.amounts
    assert [each.why for each in found.unmatched] == [
        "明细中有同名的人，请核对卡号",
        "明细中没有这个人",
        "姓名相同但卡号与登记的不同，请核对",
        "没有读出金额",
        "明细中没有这个人",
    ]


def test_card_numbers_are_masked_where_a_line_is_shown():
    (missing,) = matched(f"示例丁 {OTHER_CARD} 100").unmatched
    assert OTHER_CARD not in missing.text
    assert OTHER_CARD[-4:] in missing.text


@settings(max_examples=50, deadline=None)
@given(st.integers(1, 99_999_999))
def test_every_printed_amount_is_read_back(fen):
    assert matched(f"示例甲\t{CARD}\t{yuan(fen)}元").amounts == {"c1": fen}


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=60))
def test_no_pasted_text_breaks_the_reading(text):
    people = {rid: replace(person, card=CARD) for rid, person in PEOPLE.items()}
    found = match_bank_lines(read_bank_lines(text), CLAIMS, people)
    assert all(fen > 0 for fen in found.amounts.values())


def test_a_name_is_found_in_another_spelling_and_with_blanks():
    people = {rid: replace(person, card="") for rid, person in PEOPLE.items()}
    first = next(iter(people))
    people[first] = replace(people[first], name="古丽·示例")
    for told in ("古丽•示例", "古丽 示例", "古丽・示例"):
        found = match_bank_lines(read_bank_lines(f"{told} 100"), CLAIMS, people)
        assert list(found.amounts.values()) == [10_000]


def test_a_worker_whose_wages_nobody_found_is_named_with_what_to_do():
    unknown = tuple(replace(claim, found_fen=None) for claim in CLAIMS)
    found = match_bank_lines(read_bank_lines("示例乙 100.00"), unknown, PEOPLE)
    assert (found.amounts, [each.why for each in found.unmatched]) == (
        {}, ["这个人的欠薪数额还没有认定，请先在明细表中认定"],
    )  # fmt: skip


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("交易失败 账户已销户", "写着“交易失败”，没有付成"),
        ("户名不符", "写着“户名不符”，没有付成"),
        ("处理中", "写着“处理中”，看不出有没有付成"),
        ("已全额退款", "写着“已全额退款”，没有付成"),
        ("受理成功", "写着“受理成功”，看不出有没有付成"),
        *(
            (word, f"写着“{word}”，没有付成")
            for word in (
                "余额不足",
                "未扣款",
                "未入账",
                "拒付",
                "无此账户",
                "客户已注销",
                "止付",
                "抹账",
                "长期不动户",
                "非本人账户",
                "交易超限",
                "超过二类户限额",
                "已退",
                "FAIL",
            )
        ),
        *(
            (word, f"写着“{word}”，看不出有没有付成")
            for word in (
                "挂账",
                "待审批",
                "预约",
                "PART_SUCCESS",
                "卡片没收",
                "打到别处",
                "户名不清",
                "3月工资没转过去",
                "没给示例班组",
                "ERR02",
            )
        ),
        ("交易成功 回头再说", "写着“回头再说”，看不出有没有付成"),
    ],
)
def test_a_line_that_was_not_paid_is_named_and_not_counted(line, why):
    found = matched(f"示例甲 {CARD} 2,000.00 {line}\n示例乙 300.00 交易成功")
    assert (found.amounts, [each.why for each in found.unmatched]) == ({"c2": 30_000}, [why])


@pytest.mark.parametrize(
    "words",
    [
        "代发2026年3月工资",
        "示例银行",
        "2026年3月11日",
        "示例建筑有限公司",
        "钢筋班组",
        "木工",
        "ZF20260311",
        "SUCCESS",
        "300.00元",
    ],
)
def test_words_that_tell_nothing_of_the_result_leave_a_line_paid(words):
    assert matched(f"示例乙 300.00 {words}").amounts == {"c2": 30_000}


def test_under_headings_the_column_of_results_decides_and_a_blank_one_leaves_it_open():
    rows = ["姓名\t卡号\t金额\t手续费\t处理结果", f"示例甲\t{CARD}\t2000.00\t5.00\t成功",
            "示例乙\t\t1500.00\t5.00\t处理中", "阿依·示例\t\t700.00\t5.00\t"]  # fmt: skip
    found = matched("\n".join(rows))
    assert found.amounts == {"c1": 200_000}
    assert [each.why for each in found.unmatched[1:]] == [
        "写着“处理中”，看不出有没有付成",
        "没有写明处理结果，看不出有没有付成",
    ]


def test_a_payment_that_came_back_is_not_counted_but_what_was_sent_again():
    text = "示例甲 100.00 转账\n示例乙 50.00\n示例甲 100.00 退汇\n示例甲 100.00 转账"
    found = match_bank_lines(read_bank_lines(text), CLAIMS, PEOPLE, ("退汇",))
    assert found.amounts == {"c1": 10_000, "c2": 5_000}
    assert [each.why for each in found.unmatched] == [
        "写着“退汇”，没有付成", "另有一行写明同样金额退回",
    ]  # fmt: skip


def test_a_worker_whose_name_holds_a_word_of_failure_is_paid():
    people = {**PEOPLE, "p2": Person("p2", "示例未")}
    assert match_bank_lines(read_bank_lines("示例未 50.00"), CLAIMS, people).amounts == {"c2": 5_000}
