import io
from dataclasses import replace

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill

from inspector_app.exchange.tables import child
from inspector_app.exchange.tables.grid import Book
from inspector_app.exchange.tables.source import grids
from inspector_app.exchange.wage_list import check_book
from inspector_app.support.stranger import Frame
from tests.exchange.tables.corpus import TODAY
from tests.exchange.tables.sheets import book

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


@pytest.mark.parametrize(("name", "is_said"), [("示例.xls", True), ("示例.ODS", True), ("示例.xlsx", False)])
def test_marks_that_cannot_be_seen_are_said(name, is_said):
    check = check_book(replace(book(("姓名", "欠薪"), ("示例甲", 1000)), name=name), TODAY)
    assert ("marks-unseen" in {p.code for p in check.problems}) is is_said
