"""A list that is told otherwise than it stands in its file is shown, and named, as it stands there."""

from datetime import date

import pytest

from inspector_app.domain.roster import cells_of
from inspector_app.exchange.tables.grid import Book, letter
from inspector_app.exchange.wage_list import checked_reading, read_wages
from inspector_app.usecases.claim_lines import ClaimLine
from inspector_app.usecases.list_plan import Fate, roster_lines
from inspector_app.usecases.list_sight import Mark, Sight
from inspector_app.usecases.open_lists import OpenList
from inspector_app.usecases.roster_plan import planned
from tests.builders import a_claim, a_person
from tests.exchange.tables.sheets import sheet

TODAY = date(2026, 11, 24)
LYING = sheet(["2026年4月工资"], ["姓名", "示例甲", "示例乙"], ["身份证号", "", ""], ["应发工资", 6000, 5000],
              ["欠发工资", 4000, 5000])  # fmt: skip
FORMS = sheet(
    ["工资结算单"], ["姓名", "示例甲", "工种", "木工"], ["应发工资", 6000, "欠发工资", 4000], [],
    ["工资结算单"], ["姓名", "示例乙", "工种", "木工"], ["应发工资", 5000, "欠发工资", 5000],
)  # fmt: skip
IN_ONE_CELL = sheet(["姓名：示例甲　工种：木工"], ["应发工资", 6000, "欠发工资", 4000], [],
                    ["姓名：示例乙　工种：木工"], ["应发工资", 5000, "欠发工资", 5000])  # fmt: skip
LETTER = sheet(["欠条"], ["今欠示例甲工资4000元"], ["欠款人：示例头 2026年4月1日"])


def opened(grid):
    book, reading = read_wages(Book("示例.xlsx", (grid,)))
    check = checked_reading(reading, TODAY)
    lines = roster_lines(check, planned(check, (), (), (), "case"), reading)
    return check, lines, Sight(OpenList(book, reading), lines)


@pytest.mark.parametrize(
    ("grid", "names", "second"),
    [
        (LYING, ["B2", "C2"], {"C2", "C4", "C5"}),
        (FORMS, ["B2", "B6"], {"B6", "D6", "B7", "D7"}),
        (IN_ONE_CELL, ["A1", "A4"], {"A4", "B5", "D5"}),
    ],
)
def test_a_line_shows_its_cells_in_the_file(grid, names, second):
    check, lines, sight = opened(grid)
    assert sight.sheets == (grid,)
    entries = [line for line in lines if line.is_entry]
    assert [line.place for line in entries] == [line.place for line in check.lines] == names
    cells = sight.cells(entries[1], grid.name)
    assert {cells_of(letter(column), row) for row, column in cells} == second
    for row, column in cells:
        assert sight.lines[sight.line_at(grid.name, row, column)].who == "示例乙"
        assert sight.mark(grid.name, row, column) is Mark.READ
        assert sight.told(grid.name, row, column).startswith(f"{letter(column)}{row}“")


def test_what_is_said_names_the_cell_in_the_file_also_of_an_empty_one():
    check, lines, sight = opened(LYING)
    said = {problem.place: problem.code for problem in check.problems if problem.column}
    assert {place: code for place, code in said.items() if "identity" in code} == {
        "B3": "roster-identity-open", "C3": "roster-identity-open",
    }  # fmt: skip
    (line,) = [line for line in lines if line.place == "C3"]
    assert sight.cells(line, LYING.name) == {(3, 3)}


def test_the_labels_of_a_form_are_beside_what_is_read():
    _, _, sight = opened(FORMS)
    assert sight.mark(FORMS.name, 6, 1) is Mark.EXPLAINS
    assert sight.words(FORMS.name, 6, 1) == "列名、标题一类的字，它旁边的内容读作一行"
    assert sight.line_at(FORMS.name, 6, 1) is None


def test_an_iou_in_a_sheet_is_shown_as_it_was_written():
    check, _, sight = opened(LETTER)
    assert ([line.owed_fen for line in check.lines], sight.sheets) == ([400_000], (LETTER,))


def test_what_is_asked_or_left_out_is_placed_in_the_file_too():
    more = sheet(
        ["姓名", "示例甲", "示例乙"], ["电话", "13800000002", ""], ["欠发工资", 4000, 5000], ["籍贯", "某县", ""]
    )
    _, reading = read_wages(Book("示例.xlsx", (more,)))
    check = checked_reading(reading, TODAY)
    recorded = [ClaimLine(a_claim(None, person_rid="p"), a_person("示例甲", rid="p", phone="13800000001"))]
    lines = roster_lines(check, planned(check, recorded, (), (), "case"), reading)
    assert [line.place for line in lines if line.asked and line.asked.field == "phone"] == ["B2"]
    assert [line.place for line in lines if line.fate is Fate.UNREAD and line.who == "籍贯"] == ["B4"]


def test_months_between_which_nothing_is_owed_are_told_before_anything_is_kept():
    grid = sheet(["2026年工资欠付明细"], ["姓名", "5月", "6月", "7月", "8月", "已付", "尚欠"],
                 ["示例甲", 4800, "", "", 6100, 0, 10900], ["示例乙", 4800, 6000, 5000, 6100, 0, 21900],
                 ["示例丙", 4800, 6000, 5000, 6100, 2000, 19900])  # fmt: skip
    _, lines, _ = opened(grid)
    words = [line.words for line in lines if line.is_entry]
    assert "2026-05-01至2026-08-31（2026年5月、8月）" in words[0]
    assert words[1].endswith("2026-05-01至2026-08-31")
