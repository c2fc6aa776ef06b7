from datetime import date

import pytest

from inspector_app.exchange.tables.columns.choices import Said
from inspector_app.exchange.tables.corrections import corrected_book, corrections
from inspector_app.exchange.tables.grid import Book
from inspector_app.exchange.tables.rows.cell_said import cells_said
from inspector_app.exchange.tables.source import text_book
from inspector_app.exchange.wage_list import check_book
from inspector_app.support.errors import Refused
from tests.builders import an_id_number
from tests.exchange.tables.sheets import book, sheet

TODAY = date(2026, 12, 1)
NUMBER, OTHER = an_id_number(sequence=201), an_id_number(sequence=203)
LIST = [
    ["姓名", "身份证号", "进场", "欠发工资", "备注"],
    ["示例甲", NUMBER, date(2026, 3, 1), 13200, ""],
    ["示例乙", OTHER, date(2026, 3, 5), 8000.5, "木工"],
]
ACROSS = [list(column) for column in zip(*LIST, strict=True)]
CHAT = "李示例 2026-09-01 10:22\n我7月的6300，8月的5900都没发\n\n张示例欠8000，赵示例欠5000\n孙示例欠两千多\n"


def read(whole, *told):
    return check_book(whole, TODAY, Said(cells=cells_said(told)))


def known(check):
    return [(line.name, line.id_number, line.first_day, line.owed_fen, line.note, line.in_file) for line in check.lines]


def told_of(check):
    return [(each.place, each.message) for each in check.problems if each.code == "list-cell-corrected"]


@pytest.mark.parametrize("is_text", [False, True], ids=["as a spreadsheet keeps it", "as .csv does"])
def test_every_wrong_cell_corrected_reads_as_the_right_file(is_text):
    rows = [[str(value) for value in row] for row in LIST] if is_text else LIST
    right, wrong = book(*rows), book(rows[0], ["认错了"] * len(rows[0]), rows[2])
    said = {("", (2, column)): right.sheets[0].at(2, column).text for column in range(1, len(rows[0]) + 1)}
    assert corrected_book(wrong, said).sheets[0].rows == right.sheets[0].rows
    check = check_book(wrong, TODAY, Said(cells=said))
    assert known(check) == known(check_book(right, TODAY))
    assert [place for place, _ in told_of(check)] == ["A2", "B2", "C2", "D2", "E2"]
    assert wrong.sheets[0].at(2, 2).text == "认错了"  # what was brought stays what it is


@pytest.mark.parametrize("whole", [book(*LIST), text_book(CHAT), text_book("姓名,欠薪\n示例甲,5")])
def test_a_cell_that_reads_so_already_is_not_corrected(whole):
    said = {(grid.name, (row, column)): cell.text for grid in whole.sheets for row, column, cell in grid.cells()}
    said |= {("", (at, 0)): line for at, line in enumerate(whole.text.splitlines(), start=1)}
    assert corrections(whole, said) == ()
    assert corrected_book(whole, said) == whole


@pytest.mark.parametrize("rows", [LIST, ACROSS], ids=["upright", "lying"])
def test_what_was_corrected_is_told_with_its_cell_in_the_file(rows):
    cell = "D2" if rows is LIST else "B4"
    check = read(book(*rows), f"{cell}=13900")
    assert told_of(check) == [(cell, "按更正读：原文“13200”，读作“13900”。")]
    assert [line.owed_fen for line in check.lines] == [13_900_00, 8000_50]


def test_an_empty_correction_empties_the_cell_and_one_of_a_merged_cell_is_of_all_of_it():
    merged = book(["姓名", "班组", "欠薪"], ["示例甲", "木工", 5], ["示例乙", "", 6], merged=[(2, 2, 3, 2)])
    check = read(merged, "B3=钢筋", "C3=")
    assert [(line.crew, line.owed_fen) for line in check.lines] == [("钢筋", 5_00), ("钢筋", None)]
    assert told_of(check)[1] == ("C3", "按更正读：原文“6”，读作“（空）”。")


def test_a_sentence_of_a_chat_said_otherwise_is_read_again():
    check = read(text_book(CHAT), "5=孙示例欠2100，吴示例欠1900")
    others = [(line.name, line.owed_fen) for line in read(text_book(CHAT)).lines if line.name != "孙示例"]
    told = [(line.name, line.owed_fen) for line in check.lines]
    assert told == [*others, ("孙示例", 2100_00), ("吴示例", 1900_00)]
    assert told_of(check) == [("第5行", "按更正读：原文“孙示例欠两千多”，读作“孙示例欠2100，吴示例欠1900”。")]


def test_a_line_of_a_chat_is_counted_as_in_its_text_also_where_it_tells_of_several():
    """张示例 and 赵示例 stand in one line, the message above them tells of two months."""
    assert [line.place for line in read(text_book(CHAT)).lines] == [f"第{at}行" for at in (2, 2, 4, 4, 5)]


TWO = Book("示例.xlsx", (sheet(*LIST, name="3月"), sheet(*LIST, name="4月")))


@pytest.mark.parametrize(
    ("whole", "told", "code"),
    [
        (book(*LIST), "D9=5", "list-cell-nowhere"),
        (book(*LIST), "F2=5", "list-cell-nowhere"),
        (book(*LIST), "2=示例甲欠5", "list-cell-no-line"),
        (TWO, "D2=5", "list-cell-sheet"),
        (TWO, "5月!D2=5", "list-sheet-unknown"),
        (text_book(CHAT), "9=张示例欠5", "list-cell-nowhere"),
        (text_book(CHAT), "A2=张示例", "list-cell-of-chat"),
    ],
)
def test_a_place_that_is_not_there_is_refused(whole, told, code):
    with pytest.raises(Refused) as refusal:
        read(whole, told)
    assert [each.code for each in refusal.value.problems] == [code]


def test_of_several_sheets_the_one_that_is_named_is_corrected():
    assert told_of(read(TWO, "4月!D2=5")) == [("4月 D2", "按更正读：原文“13200”，读作“5”。")]
