"""最低工资标准: typed with its document, adopted as an act, compared from then on; nothing entered is said."""

from dataclasses import replace
from datetime import date

import pytest

from inspector_app.support.errors import Refused
from inspector_app.usecases.case_file import case_file
from inspector_app.usecases.minimum_wages import EnteredWage, minimum_wage_words, minimum_wages, set_minimum_wage
from inspector_app.usecases.reckonings import of_case, summed_up

DAY = date(2026, 3, 1)
ENTERED = EnteredWage(date(2025, 1, 1), 200_000, 2_050, "二类地区", "示例文件〔2025〕1号")


def test_nothing_entered_is_said_with_the_way_to_enter_it(desk):
    words = minimum_wage_words(desk.context, DAY)
    assert "未录入" in words
    assert "设置—最低工资标准" in words


def test_what_is_entered_is_compared_from_then_on(desk):
    claim = desk.claims[0]
    desk.keep(replace(claim, rate="90元/天", attendance="20天"))
    after = set_minimum_wage(desk.context, ENTERED)
    assert [each.month_fen for each in minimum_wages(after)] == [200_000]
    assert "二类地区：每月2,000.00元、每小时20.50元（非全日制），2025年1月1日起执行" in minimum_wage_words(after, DAY)
    first = of_case(after, case_file(after, desk.case.rid))[0]
    assert any("低于当地最低工资标准" in hint.text for hint in first.found.hints)


def test_a_new_standard_stands_beside_the_earlier_one_and_a_corrected_one_in_its_place(desk):
    newer = replace(ENTERED, since=date(2026, 1, 1), month_fen=210_000)
    after = set_minimum_wage(set_minimum_wage(desk.context, ENTERED), newer)
    corrected = set_minimum_wage(after, replace(ENTERED, month_fen=200_050))
    assert [each.month_fen for each in minimum_wages(corrected)] == [210_000, 200_050]


@pytest.mark.parametrize(
    ("entered", "where"),
    [
        (EnteredWage(None, 200_000, None, "", "文件"), "minimum.since"),
        (EnteredWage(DAY, None, None, "", "文件"), "minimum.month"),
        (EnteredWage(DAY, 200_000, None, "", " "), "minimum.document"),
        (EnteredWage(DAY, 2_050, 200_000, "", "文件"), "minimum.month"),
    ],
)
def test_what_lacks_or_cannot_be_is_refused_at_its_entry(desk, entered, where):
    with pytest.raises(Refused) as refusal:
        set_minimum_wage(desk.context, entered)
    assert refusal.value.problems[0].where == where
    assert minimum_wages(desk.context) == ()


def test_the_sum_says_whom_it_does_not_know(desk):
    first, second, third = desk.claims
    desk.keep(
        replace(first, rate="380元/日", attendance="10工", deducted_fen=0, received_fen=80_000, claimed_fen=310_000),
        replace(second, received_fen=None),
        replace(third, received_fen=None),
    )
    found = of_case(desk.context, case_file(desk.context, desk.case.rid))
    assert summed_up(found) == "核算欠发合计3,000.00元（另有2人未填）；主张与核算不一致的1人"
