"""Which rows are people, and which are totals, crews, signatures, headings once more."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector_app.exchange.tables.fields import kinds
from inspector_app.exchange.tables.reading import read_list
from inspector_app.exchange.tables.rows.line import LineKind
from inspector_app.exchange.wage_list import check_book
from inspector_app.support.errors import Level, Trouble
from tests.exchange.tables.sheets import book

TODAY = date(2026, 11, 24)
HEADING = ["序号", "姓名", "身份证号", "班组", "应发工资", "欠发工资"]
ONE, TWO = "340000198001100017", "340000198102110038"


def check(*rows, heading=HEADING):
    return check_book(book(heading, *rows), TODAY)


def codes(checked):
    of_all = ("roster-identity-open", "roster-no-month")  # of nearly every list here
    return [(p.row, p.column, p.code) for p in checked.problems if p.code not in of_all]


PEOPLE = ([1, "示例甲", ONE, "木工班", 12_000, 12_000], [2, "示例乙", TWO, "木工班", 12_000, 12_000])


@pytest.mark.parametrize(
    "total",
    [
        ["合计", "", "", "", "", 24_000],
        ["", "合 计", "", "", 24_000, "24,000.00"],
        ["", "总 计（元）", "", "", "", 24_000],
        ["", "小计：", "", "", "", 24_000],
        ["", "共计2人", "", "", "", 24_000],
        ["合计", "2人", "", "", 24_000, 24_000],
        ["", "2人", "", "", 24_000, 24_000],
        ["", "", "", "本页合计", "", 24_000],
        ["承前页", "", "", "", 24_000, 24_000],
        ["", "", "", "", "", 24_000],
        ["", "以上2名工人", "", "", 24_000, 24_000],
        *(
            [word, "", "", "", 24_000, 24_000]
            for word in ("一共", "大家一共", "总共", "总数", "一共欠", "加起来", "TOTAL")
        ),
        ["", "一共", "", "", "", "两万四"],
    ],
)
def test_totals_are_no_workers(total):
    checked = check(*PEOPLE, total)
    assert (checked.heads, checked.total_fen, codes(checked)) == (2, 24_000_00, [])


def test_a_total_that_is_not_the_sum_is_named_with_both_figures():
    checked = check(*PEOPLE, ["合计", "", "", "", "", 25_000])
    assert codes(checked) == [(4, "F", "roster-total-differs")]
    assert "25,000.00元" in checked.problems[-1].message
    assert "24,000.00元" in checked.problems[-1].message


def test_subtotals_sum_their_part_and_the_total_sums_all():
    rows = (
        PEOPLE[0], ["小计", "", "", "", "", 12_000], [2, "示例乙", TWO, "", "", 500.5],
        ["小计", "", "", "", "", 500.5], ["总计", "", "", "", "", 12_500.5],
    )  # fmt: skip
    assert codes(check(*rows)) == []
    wrong = check(PEOPLE[0], ["小计", "", "", "", "", 1], ["总计", "", "", "", "", 12_000])
    assert codes(wrong) == [(3, "F", "roster-total-differs")]


def test_signatures_and_remarks_are_left_out_and_named():
    checked = check(
        *PEOPLE,
        ["", "制表人：示例甲", "", "审核："],
        ["", "", "", "项目经理签字："],
        ["以上工资明细本人确认无误"],
        ["制表人：示例", "", "班组长：示例", "", "项目经理：示例"],
    )
    assert checked.heads == 2
    assert [(p.row, p.code, p.level) for p in checked.problems if p.row] == [
        (row, "roster-row-left-out", Level.INFO) for row in (4, 5, 6, 7)
    ]


@pytest.mark.parametrize("words", ["上月结余", "扣除生活费", "老板已付", "已付", "还欠"])
def test_an_amount_that_is_nobodys_is_no_worker_and_the_list_not_whole(words):
    checked = check(*PEOPLE, ["", words, "", "", "", 3_000])
    assert (checked.heads, checked.total_fen) == (2, 24_000_00)
    assert codes(checked) == [(4, "B", "roster-nobody")]
    assert not checked.is_whole


def test_a_worker_who_looks_like_a_total_is_one_by_the_number():
    assert check([1, "合计", ONE, "", "", 1]).heads == 1
    assert check([1, "生活费", ONE, "", "", 1]).heads == 1
    assert check([1, "示例甲", "", "两个月合计", "", 1]).heads == 1


def test_somebody_without_name_and_number_is_no_head_and_the_list_not_whole():
    checked = check(*PEOPLE, [3, "", "", "木工班", 800, 800])
    assert checked.heads == 2
    assert [(p.row, p.code, p.level) for p in checked.problems if p.row] == [(4, "roster-nobody", Level.ERROR)]
    assert not checked.is_whole


def test_a_line_of_a_crew_counts_for_the_lines_below_it():
    heading = ["序号", "姓名", "身份证号", "欠发工资"]
    checked = check(
        ["木工班组："], [1, "示例甲", ONE, 100], ["二、钢筋班"], [2, "示例乙", TWO, 200], heading=heading
    )  # fmt: skip
    assert [line.crew for line in checked.lines] == ["木工班组", "钢筋班"]
    assert codes(checked) == []


def test_a_month_without_a_name_is_one_more_of_the_person_above():
    heading = ["序号", "姓名", "身份证号", "月份", "欠发工资"]
    checked = check([1, "示例甲", ONE, "2025年9月", 100], ["", "", "", "2025年10月", 200], heading=heading)
    assert [(line.name, line.id_number, line.owed_fen) for line in checked.lines] == [
        ("示例甲", ONE, 10_000), ("示例甲", ONE, 20_000),
    ]  # fmt: skip
    assert (checked.heads, [code for _, _, code in codes(checked)]) == (1, ["roster-row-continues"])


def test_a_ditto_mark_is_what_stands_above():
    made = book(["姓名", "班组", "月份", "欠薪"], ["示例甲", "木工班", "2025年10月", 1], ["示例乙", "同上", "〃", 2])
    first, second = check_book(made, TODAY).lines
    assert (second.crew, second.first_day, second.owed_fen) == (first.crew, first.first_day, 200)


def test_hidden_rows_are_read_and_named():
    found = check_book(book(HEADING, *PEOPLE, hidden_rows=frozenset({3})), TODAY)
    assert (found.heads, codes(found)) == (2, [(3, "", "row-hidden")])


amounts = st.lists(st.integers(0, 10_000_000), min_size=1, max_size=12).filter(
    lambda fens: max(fens) >= 1_000 or not any(fens)
)
"""Not all below 10 yuan: then the unit is asked about."""


@settings(max_examples=50, deadline=None)
@given(amounts)
def test_the_total_is_the_sum_and_a_true_totals_row_never_complains(fens):
    rows = [[n, f"示例{'甲乙丙丁戊己庚辛壬癸子丑'[n]}", "", "", "", fen / 100] for n, fen in enumerate(fens)]
    checked = check(*rows, ["合计", "", "", "", "", sum(fens) / 100])
    assert (checked.heads, checked.total_fen) == (len(fens), sum(fens))
    assert codes(checked) == []


texts = st.one_of(
    st.text(max_size=12),
    st.integers(-10, 10**12),
    st.sampled_from([
        "姓名", "身份证号", "欠薪金额", "应发工资", "实发工资", "合计", "本页小计", "示例甲", "示例乙", ONE, TWO,
        "2025年9月", "木工班", "制表人：示例", "序号", "单位：万元",
        "罚款", "3月", "4月", "备注", "示例工地工资表", "性别", "签字",
    ]),
    st.sampled_from(["", None]),
)  # fmt: skip
grids = st.lists(st.lists(texts, max_size=8), max_size=14)


@settings(max_examples=300, deadline=None)
@given(grids, st.sampled_from(["wages", "ledger"]))
def test_every_cell_is_read_or_explains_or_is_named(rows, kind):
    """What stands in a file is in a line, tells of lines, or is in the list of what was not read."""
    made = book(*rows)
    reading = read_list(made, kinds()[kind])
    named = [each.area for each in reading.not_read]
    for row, column, cell in made.sheets[0].cells():
        if any(top <= row <= bottom and left <= column <= right for top, left, bottom, right in named):
            continue
        assert any(accounts(table, row, column) for table in reading.tables), (row, column, cell.text)


def accounts(table, row, column):
    if (row, column) in table.context.explained:
        return True
    if column not in table.block.columns:
        return False
    if row in table.block.heading:
        return True
    line = next((line for line in table.lines if line.row == row), None)
    if line is None or line.kind in (LineKind.FOOT, LineKind.NOBODY, LineKind.EXAMPLE):
        return False
    if line.kind in (LineKind.TOTAL, LineKind.HEADING, LineKind.GROUP):
        return True
    taken = next((each for each in table.columns if each.number == column), None)
    return taken is not None and taken.role.value in ("field", "part", "month", "serial", "year", "day", "overtime")


@settings(max_examples=150, deadline=None)
@given(grids)
def test_no_list_whatever_makes_it_stumble(rows):
    try:
        checked = check_book(book(*rows), TODAY)
    except Trouble:
        return
    assert checked.heads <= len(checked.lines)
    assert all(problem.message for problem in checked.problems)
