"""Units of money in a list of wages: of each row, and those that the amounts speak against."""

from datetime import date

import pytest

from inspector_app.exchange.wage_list import check_book
from tests.exchange.tables.sheets import book

TODAY = date(2026, 11, 24)


def test_a_column_of_units_tells_the_unit_of_each_amount():
    check = check_book(book(["姓名", "欠薪", "单位"], ["示例甲", 1.2, "万元"], ["示例乙", 9000, "元"]), TODAY)
    assert [(line.owed_fen, line.employer) for line in check.lines] == [(12_000_00, ""), (9000_00, "")]
    assert check.is_whole


def test_a_unit_of_the_row_that_another_one_speaks_against_is_said():
    made = book(["姓名", "欠薪（元）", "单位"], ["示例甲", 12000, "万元"], ["示例乙", 9000, "元"])
    check = check_book(made, TODAY)
    assert [line.owed_fen for line in check.lines] == [12_000_00, 9000_00]
    assert [(p.row, p.code) for p in check.problems if "unit" in p.code] == [(2, "roster-unit-of-row")]
    assert not check.is_whole


@pytest.mark.parametrize(
    ("title", "amounts", "codes"),
    [
        ("示例班组欠薪表（单位：万元）", (12000, 8500), ["roster-unit-doubtful"]),
        ("示例班组欠薪表（单位：万元）", (1.2, 0.85), []),
        ("示例班组欠薪表（单位：元）", (1.2, 0.95), ["roster-unit-doubtful"]),
        ("示例班组欠薪表（单位：元）", (1.2, 9000), []),
    ],
)
def test_a_unit_that_the_amounts_speak_against_is_asked(title, amounts, codes):
    rows = [[name, told] for name, told in zip(("示例甲", "示例乙"), amounts, strict=True)]
    check = check_book(book([title], ["姓名", "欠薪"], *rows), TODAY)
    assert [p.code for p in check.problems if p.code.startswith("roster-unit")] == codes
    assert check.is_whole is (not codes)


@pytest.mark.parametrize(
    ("told", "owed", "codes"),
    [
        (1.5, None, ["cell-unit-open"]),
        (9500, 9500_00, []),
        ("1.5元", 1_50, []),
        ("1.5万", 15_000_00, []),
    ],
)
def test_a_bare_figure_among_amounts_of_a_larger_unit_is_unknown_until_somebody_says_it(told, owed, codes):
    made = book(["姓名", "欠发工资"], ["示例甲", "1.2万元"], ["示例乙", "8000元"], ["示例丙", told])
    check = check_book(made, TODAY)
    assert [line.owed_fen for line in check.lines] == [12_000_00, 8000_00, owed]
    assert [p.code for p in check.problems if "unit" in p.code] == codes
    assert check.is_whole is (not codes)
