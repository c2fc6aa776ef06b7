"""Slips and forms of one person each, below and beside each other: everybody is read, and no value is left out."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector_app.exchange.tables.fields import kinds
from inspector_app.exchange.tables.grid import Book
from inspector_app.exchange.tables.person_forms import with_forms_as_lists
from inspector_app.exchange.wage_list import check_book
from tests.exchange.tables.sheets import sheet
from tests.exchange.tables.test_layouts import TODAY

NUMERALS = "甲月丙丁戊己日辛壬癸"  # 月 and 日 stand in many names


def slip(at, more):
    """The pairs of somebody's slip: nobody's amounts are those of another."""
    earned, paid = 6000 + 10 * at, 1000 + at
    pairs = [("姓名", f"示例{NUMERALS[at]}"), ("应发工资", earned), ("已发工资", paid), ("未发工资", earned - paid)]
    return pairs[:1] + [("工种", f"木工{at}")] * more + pairs[1:]


def cells(pair, style):
    label, value = pair
    return [f"{label}：{value}", ""] if style == "in one cell" else [label, value]


def printed(slips, across, style, gap, *, title):
    """The rows of slips printed side by side to be cut apart."""
    rows = [["2025年6月工资条"]] * title
    for first in range(0, len(slips), across):
        band = slips[first : first + across]
        for at in range(max(map(len, band))):
            row = [(*cells(of[at], style), *[""] * gap) if at < len(of) else [""] * (2 + gap) for of in band]
            rows.append([value for each in row for value in each])
        rows.append([])
    return rows


SLIPS = st.lists(st.booleans(), min_size=1, max_size=len(NUMERALS)).map(
    lambda more: [slip(at, each) for at, each in enumerate(more)]
)


@settings(max_examples=150, deadline=None)
@given(SLIPS, st.integers(1, 4), st.sampled_from(["beside", "in one cell"]), st.integers(0, 2), st.booleans())
def test_everybody_on_slips_side_by_side_is_read(slips, across, style, gap, title):
    read = check_book(Book("示例.csv", (sheet(*printed(slips, across, style, gap, title=title)),)), TODAY)
    told = {dict(of)["姓名"]: 100 * dict(of)["未发工资"] for of in slips}
    assert [p.code for p in read.problems].count("roster-period-above") <= 1
    assert {line.name: line.owed_fen for line in read.lines} == told


@settings(max_examples=150, deadline=None)
@given(SLIPS, st.integers(1, 4), st.sampled_from(["beside", "in one cell"]), st.lists(st.integers(0, 6), max_size=3))
def test_no_value_of_a_form_is_left_out(slips, across, style, again):
    """Also where a label stands in a form twice, and where words stand between."""
    for at, of in enumerate(slips):
        of += [("借支", 50 * at + n) for n in again]
    rows = printed(slips, across, style, 1, title=False)
    rows[len(rows) // 2] = ["以上由示例工地填写", "", "", "", "", "另行通知"]
    wages = kinds()["wages"]
    grid = sheet(*rows)
    (told,) = with_forms_as_lists(Book("示例.xlsx", (grid,)), wages).sheets
    kept = {cell.text for _, _, cell in told.cells()}
    values = (part for _, _, cell in grid.cells() for part in cell.text.split("：")[-1:])
    assert {text for text in values if wages.match(text) is None and not text.startswith("工种")} <= kept


@pytest.mark.parametrize("across", [1, 2, 3])
def test_an_empty_slip_at_the_end_is_nobody(across):
    filled = [slip(at, more=False) for at in range(across)]
    empty = [[(label, "") for label, _ in filled[0]]]
    read = check_book(Book("示例.xlsx", (sheet(*printed(filled + empty, across, "beside", 1, title=True)),)), TODAY)
    assert [line.name for line in read.lines] == [dict(of)["姓名"] for of in filled]


def test_marks_of_a_list_that_lies_across_are_said():
    rows = ["姓名", "示例甲", "示例乙"], ["身份证号", "", ""], ["欠薪金额", 100, 200]
    grid = sheet(*rows, struck_rows=frozenset({3}), remarks={(3, 3): "已付现金"})
    read = check_book(Book("示例.xlsx", (grid,)), TODAY)
    said = sorted((p.place, p.code) for p in read.problems if p.code in ("row-struck", "cell-remark"))
    assert said == [("B1", "row-struck"), ("C1", "row-struck"), ("C3", "cell-remark")], "as they stand in the file"


def test_marks_of_a_slip_are_those_of_its_line():
    """A slip that is struck through, a hidden one and comments on cells are said, whoever stands beside it."""
    rows = printed([slip(at, more=False) for at in range(4)], 2, "beside", 1, title=False)
    grid = sheet(*rows, struck_rows=frozenset({7}), hidden_rows=frozenset(range(6, 10)), remarks={(3, 5): "已付现金"})
    read = check_book(Book("示例.xlsx", (grid,)), TODAY)
    marks = {"row-struck", "row-hidden", "cell-remark"}
    said = sorted((p.place, p.code) for p in read.problems if p.code in marks)
    assert said == [("B6", "row-hidden"), ("B6", "row-struck"), ("E1", "cell-remark"), ("E6", "row-hidden"),
                    ("E6", "row-struck")]  # fmt: skip
    (remark,) = [p.problem.details for p in read.problems if p.code == "cell-remark"]
    assert "E3：已付现金" in remark.values()


@pytest.mark.parametrize("across", [1, 2])
@pytest.mark.parametrize("at", [1, 3])
def test_labels_beside_which_nothing_is_filled_in_head_no_table(across, at):
    """身份证号 and 电话 left blank on a slip: everybody on the slips is read all the same."""
    slips = [slip(number, more=False) for number in range(4)]
    rows = printed(
        [[*of[:at], ("身份证号", ""), *of[at:], ("电话", "")] for of in slips], across, "beside", 0, title=True
    )
    if across == 1:  # both labels in one row
        rows = [[*row, "电话", ""] if row and row[0] == "身份证号" else row for row in rows if row[:1] != ["电话"]]
    read = check_book(Book("示例.xlsx", (sheet(*rows),)), TODAY)
    assert {line.name: line.owed_fen for line in read.lines} == {
        dict(of)["姓名"]: 100 * dict(of)["未发工资"] for of in slips
    }
