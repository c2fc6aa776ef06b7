import io

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill

from inspector_app.domain.brought_list import Side
from inspector_app.exchange.bank_statement import read_bank
from inspector_app.exchange.side_list import read_brought, read_side
from inspector_app.exchange.tables.formats import child
from inspector_app.exchange.tables.grid import Book
from inspector_app.exchange.tables.source import book_of, grids
from inspector_app.exchange.wage_list import check_book
from inspector_app.support.stranger import Frame
from tests.exchange.tables.corpus import TODAY
from tests.exchange.tables.test_cases import FILES

COLOUR = PatternFill("solid", fgColor="FF92D050")
WHITE = PatternFill("solid", fgColor="FFFFFFFF")


def said(change):
    made = openpyxl.Workbook()
    sheet = made.active
    for row in (("姓名", "欠薪"), *((f"示例{letter}", 1000) for letter in "甲乙丙丁戊")):
        sheet.append(row)
    change(sheet)
    memory = io.BytesIO()
    made.save(memory)
    check = check_book(Book("示例", grids(child.answer(Frame({}, memory.getvalue())).blob)), TODAY)
    assert (check.heads, check.total_fen) == (5, 500_000)
    return [(p.place, p.code) for p in check.problems if p.code in ("row-struck", "row-filled", "cell-remark")]


def test_a_row_struck_through_one_with_a_colour_and_a_comment_are_said():
    def change(sheet):
        sheet["A3"].font = Font(strike=True)
        sheet["B4"].fill = COLOUR
        sheet["B5"].comment = Comment("5.1已付2000", "示例")

    assert said(change) == [("第3行", "row-struck"), ("第4行", "row-filled"), ("B5", "cell-remark")]


@pytest.mark.parametrize(
    ("rows", "fill"), [((1,), COLOUR), ((2, 3, 4, 5, 6), COLOUR), ((2, 4, 6), COLOUR), ((3, 5), COLOUR), ((3,), WHITE)]
)
def test_colours_of_a_heading_of_all_rows_or_of_every_other_one_say_nothing(rows, fill):
    def change(sheet):
        for row in rows:
            sheet.cell(row, 1).fill = fill

    assert said(change) == []


def made_new():
    made, memory = openpyxl.Workbook(), io.BytesIO()
    for row in (("姓名", "欠薪"), ("示例甲", 1000)):
        made.active.append(row)
    made.save(memory)
    return memory.getvalue()


@pytest.mark.parametrize(
    ("headings", "row", "read"),
    [
        (
            ("姓名", "出勤天数"),
            ("示例甲", 22),
            lambda book: read_side(read_brought(book, Side.ATTENDANCE)[1], "示例", TODAY),
        ),
        (("交易日期", "对方户名", "支出金额", "余额"), ("2026-03-02", "示例甲", 100, 900), read_bank),
    ],
)
def test_a_struck_line_of_another_list_is_said_too(headings, row, read):
    made, memory = openpyxl.Workbook(), io.BytesIO()
    for cells in (headings, row, row):
        made.active.append(cells)
    made.active.cell(2, 1).font = Font(strike=True)
    made.save(memory)
    told = [p.problem.where for p in read(book_of(memory.getvalue(), "示例.xlsx")).problems if p.code == "row-struck"]
    assert told == ["第2行"]


@pytest.mark.parametrize(
    ("make", "name", "is_said"),
    [("old", "示例.xls", True), ("old", "示例.et", True), ("new", "示例.xls", False), ("new", "示例.xlsx", False)],
)
def test_marks_that_cannot_be_seen_are_said_by_what_the_file_is_whatever_it_is_called(make, name, is_said):
    data = made_new() if make == "new" else (FILES / "old.xls").read_bytes()
    told = [p for p in check_book(book_of(data, name), TODAY).problems if p.code == "marks-unseen"]
    assert [p.problem.details["ending"] for p in told] == ([name[2:]] if is_said else [])
