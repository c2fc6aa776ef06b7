"""The year of months that tell none: taken from the rest of the file and said so, or left open."""

from datetime import date

import pytest

from inspector_app.exchange.tables.columns.choices import NOTHING_SAID, Said, above_of
from inspector_app.exchange.tables.grid import Book
from inspector_app.exchange.wage_list import check_book
from tests.exchange.tables.sheets import book, sheet

TODAY = date(2026, 11, 24)
HEADING = ["姓名", "身份证号", "欠发工资"]


def of_titles(*titles, name="示例.xlsx", said=NOTHING_SAID):
    """The first day of each sheet of one worker, and where its year was taken from."""
    sheets = [sheet([title], HEADING, ["示例甲", "", 3000], name=f"表{at}") for at, title in enumerate(titles)]
    check = check_book(Book(name, tuple(sheets)), TODAY, said)
    taken = {p.sheet: p.problem.details["where"] for p in check.problems if p.code == "list-year-taken"}
    days = [str(line.first_day or "")[:7] for line in check.lines]
    names = [each.name if len(sheets) > 1 else "" for each in sheets]
    return [(day, taken.get(name, "")) for day, name in zip(days, names, strict=True)]


@pytest.mark.parametrize(
    ("titles", "days"),
    [
        (("2026年1月工资表", "2月工资表", "3月工资表"), ["2026-01", "2026-02", "2026-03"]),
        (("2025年11月工资表", "12月工资表", "1月工资表"), ["2025-11", "2025-12", "2026-01"]),
        (("2026年3月工资表", "2月工资表", "1月工资表"), ["2026-03", "2026-02", "2026-01"]),
        (("2025年12月工资表", "1月工资表", "2026年2月工资表"), ["2025-12", "2026-01", "2026-02"]),
        (("2025年11月至2026年1月工资汇总表", "11月工资表", "1月工资表"), ["2025-11", "2025-11", "2026-01"]),
        (("11月工资表", "12月工资表", "2026年1月工资表"), ["", "", "2026-01"]),  # which year is before, nobody told
        (("2025年10月工资表", "2月工资表"), ["2025-10", ""]),  # months are left out between
        (("1月工资表", "2月工资表"), ["", ""]),
    ],
)
def test_months_go_on_from_the_table_that_tells_its_year(titles, days):
    assert [day for day, _ in of_titles(*titles)] == days


def test_where_a_year_was_taken_from_is_said():
    assert of_titles("2026年1月工资表", "2月工资表")[1] == ("2026-02", "“表0”表")
    assert of_titles("1月工资表", name="示例项目2026年工资.xlsx") == [("2026-01", "文件名")]
    assert of_titles("4月工资表", name="2026年4-5月工资.xlsx") == [("2026-04", "文件名")]  # months, and no day
    made = "10-12月工资表", "（制表日期：2026年1月15日）"
    assert of_titles(" ".join(made)) == [("2025-10", "制表日期2026年1月15日")]
    assert of_titles(" ".join(made), name="2026年工资.xlsx") == [("", "")]  # they contradict each other
    cover = sheet(["示例项目2025年工资情况"], name="封面")
    check = check_book(Book("a.xlsx", (cover, sheet(["10月工资表"], HEADING, ["示例甲", "", 3000], name="一"))), TODAY)
    assert [p.place for p in check.assumed] == ["一 第2行"]
    assert check.lines[0].first_day == date(2025, 10, 1)


def test_a_second_table_of_a_sheet_keeps_its_own_month():
    rows = ["2025年12月工资表"], HEADING, ["示例甲", "", 3000], [], ["1月工资表"], HEADING, ["示例甲", "", 3000]
    assert [str(line.first_day) for line in check_book(book(*rows), TODAY).lines] == ["2025-12-01", "2026-01-01"]


def test_months_in_cells_take_the_only_year_of_the_file_and_it_is_said():
    first = sheet(["2025年10月工资表"], HEADING, ["示例甲", "", 3000], name="一")
    other = sheet(["姓名", "欠薪月份", "欠发工资"], ["示例甲", "11-12月", 3000], name="二")
    check = check_book(Book("a.xlsx", (first, other)), TODAY)
    assert check.lines[1].last_day == date(2025, 12, 31)
    assert [p.problem.details["words"] for p in check.problems if p.code == "list-year-taken"] == ["11-12月"]
    alone = check_book(Book("a.xlsx", (other,)), TODAY)
    assert (alone.lines[0].first_day, [p.code for p in alone.assumed]) == (None, ["roster-no-year"])


@pytest.mark.parametrize(
    ("title", "first"),
    [("2026年7月工资表", 6), ("7月份工资 2026年", 6), ("7月工资表", 7)],  # of which it tells the year
)
def test_a_span_that_is_told_puts_right_what_was_read_above_the_only_table(title, first):
    book = Book("a.xlsx", (sheet([title], HEADING, ["示例甲", "", 3000]),))
    (line,) = check_book(book, TODAY, Said(above=above_of(None, "2026年6月至7月"))).lines
    assert (line.first_day, line.last_day) == (date(2026, first, 1), date(2026, 7, 31))


def test_a_span_that_is_told_for_all_leaves_a_table_of_its_own_month_as_it_is():
    said = Said(above=above_of(None, "2025年10月至2026年1月"))
    titles = "2025年10月工资表", "11月工资表", "12月工资表", "1月工资表"
    assert [day for day, _ in of_titles(*titles, said=said)] == ["2025-10", "2025-11", "2025-12", "2026-01"]


@pytest.mark.parametrize(
    ("title", "months", "days", "where"),
    [
        ("示例欠薪（截至2026年9月）", ["7-8月", "8月"], ["2026-07", "2026-08"], "表上写的截至（制表）时间2026年9月"),
        ("示例工地各班组欠薪统计（截至2026年3月）", ["12月", "1月"], ["", ""], ""),  # of which year December is
        ("示例工地欠薪", ["2026年6月至8月", "七月、八月"], ["2026-06", ""], ""),
        ("示例工地欠薪", ["2025年12月", "2026年1月", "3月"], ["2025-12", "2026-01", ""], ""),
        ("示例工地欠薪（截至2026年9月）", ["去年11月", "3月"], ["", ""], ""),
    ],
)  # fmt: skip
def test_months_in_lines_take_the_year_of_when_the_list_was_made_and_none_of_other_lines(title, months, days, where):
    rows = [[f"示例{at}", 3000, month] for at, month in zip("甲乙丙", months, strict=False)]
    check = check_book(book([title], ["姓名", "欠发工资", "欠薪月份"], *rows), TODAY)
    assert [str(line.first_day or "")[:7] for line in check.lines] == days
    assert [p.problem.details["where"] for p in check.problems if p.code == "list-year-taken"] == [where] * bool(where)


def test_this_year_is_the_one_that_a_person_says_and_last_year_alone_stays_open():
    rows = [
        [f"示例{at}", 3000, month]
        for at, month in zip("甲乙丙", ["今年2月至4月", "去年12月至今年1月", "去年11月"], strict=True)
    ]
    said = Said(above=above_of(None, "2026"))
    check = check_book(book(["姓名", "欠发工资", "欠薪月份"], *rows), TODAY, said)
    assert [str(line.first_day or "")[:7] for line in check.lines] == ["2026-02", "2025-12", ""]
