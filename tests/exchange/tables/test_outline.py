"""The columns of the tables of a book, and what a person says of them: of all tables of a make, and of no other."""

from inspector_app.exchange.tables.columns.choices import NOTHING_SAID
from inspector_app.exchange.tables.fields import kinds
from inspector_app.exchange.tables.grid import Book
from inspector_app.exchange.tables.memory import learned, read_as_before
from inspector_app.exchange.tables.outline import Chosen, outlines, said_of
from inspector_app.exchange.tables.rows.line import LineKind
from tests.exchange.tables.sheets import sheet

WAGES = kinds()["wages"]
HEAD = ["姓名", "结账数", "欠薪金额"]


def read(book, said=NOTHING_SAID, memory=None):
    return read_as_before(book, WAGES, said, memory or {})


def owed(reading):
    return [line.values.get("owed") for _, line in reading.lines(LineKind.ENTRY)]


def test_what_is_said_of_one_month_is_said_of_all_sheets_of_its_make():
    book = Book("a.xlsx", (
        sheet(HEAD, ["示例甲", 5, 1], name="1月"), sheet(HEAD, ["示例乙", 6, 2], name="2月"),
        sheet(["填写说明：照此填写"], name="说明"),
    ))  # fmt: skip
    (outline,) = outlines(book, read(book))
    assert outline.sheets == ("1月", "2月")
    again = read(book, said_of(outline, {"A": "name", "B": "owed"}, "", ""))
    assert owed(again) == ["5", "6"]
    assert [each.text for each in again.not_read if each.code == "list-column-unread"] == ["欠薪金额", "欠薪金额"]


def test_two_tables_below_each_other_are_told_apart():
    made = sheet(
        HEAD, ["示例甲", 5, 1], ["合计", 5, 1], [None], ["第二张名单"], ["姓名", "欠薪金额", "电话"],
        ["示例乙", 7, "13800000001"],
    )  # fmt: skip
    book = Book("a.xlsx", (made,))
    first, second = outlines(book, read(book))
    assert (first.heading_row, second.heading_row) == (1, 6)
    again = read(book, said_of(first, {"A": "name", "B": "owed"}, "", ""))
    assert owed(again) == ["5", "7"]


def test_the_unit_is_remembered_for_the_next_list_of_the_make_and_the_month_is_not():
    book = Book("a.xlsx", (sheet(HEAD, ["示例甲", 5, 1.5]),))
    (outline,) = outlines(book, read(book))
    said = said_of(outline, outline.taken, "万元", "2026年3月")
    first = read(book, said)
    assert owed(first) == ["15000"]
    (line,) = first.tables[0].lines
    assert line.values["period"] == "2026-03-01至2026-03-31"
    later = read(book, memory=learned(first, said))
    assert owed(later) == ["15000"]
    assert "period" not in later.tables[0].lines[0].values
    other = Book("b.xlsx", (sheet(["姓名", "欠薪金额"], ["示例甲", 1.5]),))
    assert owed(read(other, memory=learned(first, said))) == ["1.50"]


def test_a_month_that_was_taken_from_above_by_mistake_can_be_taken_away():
    book = Book("a.xlsx", (sheet(["2026年3月工资表"], ["姓名", "欠薪金额"], ["示例甲", 5], name="表"),))
    (outline,) = outlines(book, read(book))
    assert outline.period == "2026年3月"
    again = read(book, said_of(outline, outline.taken, "", ""))
    assert "period" not in again.tables[0].lines[-1].values


def test_a_column_that_is_chosen_stands_instead_of_the_guessed_ones_and_adds_up_with_those_chosen_too():
    months = ["姓名", "1月欠薪", "2月欠薪", "下欠"]
    book = Book("a.xlsx", (sheet(months, ["示例甲", 5, 6, 9], ["示例乙", 7, 8, 10]),))
    (outline,) = outlines(book, read(book))
    choice = Chosen(outline, outline.taken)
    assert {choice.taken[letter] for letter in "BC"} == {"owed"}
    assert choice.choose(WAGES, "D", "owed") == ("B", "C")
    again = read(book, said_of(outline, choice.taken, "", ""))
    assert owed(again) == ["9", "10"]
    (seen,) = outlines(book, again)
    later = Chosen(seen, seen.taken)
    assert later.choose(WAGES, "C", "owed") == ()
    assert {letter for letter, of in later.taken.items() if of == "owed"} == {"C", "D"}
    assert later.choose(WAGES, "D", "") == ()
    assert [letter for letter, of in later.taken.items() if of == "owed"] == ["C"]
    assert later.choose(WAGES, "B", "name") == ()


def test_the_correction_of_one_column_takes_no_other_away_without_saying_so():
    """A rate below 应发工资 is of the same work as 出勤情况, one below 包工 of another than 点工; who corrects one of
    them wants both. A column that a correction took away says what it was."""
    made = sheet(
        ["姓名", "出勤情况", None, "应发工资", None, None],
        [None, "正班（天）", "加班（小时）", "日工资", "正班工资", "合计"],
        ["示例甲", 21, 0, 340, 7140, 7140], ["示例乙", 20, 20, 300, 6000, 6800], ["示例丙", 26, 8, 300, 7800, 8120],
    )  # fmt: skip
    (table,) = read(Book("a.xlsx", (made,))).tables
    assert [(each.letter, each.field) for each in table.columns[:4]] == [
        ("A", "name"), ("B", "attendance"), ("C", ""), ("D", "rate"),
    ]  # fmt: skip
    made = sheet(
        ["姓名", "包工", None, "点工", None, "欠薪金额"], [None, "单价", "方量", "工数", "计费", None],
        ["示例甲", 55, 30, 12, 260, 9000], ["示例乙", 50, 20, 10, 250, 8000],
    )  # fmt: skip
    book = Book("b.xlsx", (made,))
    first = read(book)
    (outline,) = outlines(book, first)
    again = read(book, said_of(outline, {**outline.taken, "D": "attendance"}, "", ""))
    assert [(each.letter, each.field) for each in first.tables[0].columns if each.letter in "BD"] == [
        ("B", ""),
        ("D", ""),
    ]
    assert [each.field for each in again.tables[0].columns if each.letter in "BD"] == ["rate", "attendance"]
    made = sheet(
        ["姓名", "应发", "扣款", "实发", "欠发"], ["示例甲", 9000, 400, 500, 8100], ["示例乙", 8000, 200, 2000, 5800]
    )
    book = Book("c.xlsx", (made,))
    (outline,) = outlines(book, read(book))
    again = read(book, said_of(outline, {**outline.taken, "B": "rate"}, "", ""))
    told = next(each.words for each in again.not_read if each.text == "实发")
    assert told.endswith("；您指定别的列以前，读作“已发工资（元）”）")
