import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

from inspector_app.ui import cell_block

risky = st.sampled_from(
    ["=", "+", "-", "@", "'", "＝", "＋", "－", "＠", "=1+1", "'=1", "-2+3", "'3", "''", "@SUM(A1)"]
)
words = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp")), max_size=6)
cell = st.one_of(risky, words, st.builds(lambda a, b: a + b, risky, words))
rows = st.lists(st.lists(cell, min_size=2, max_size=3), min_size=1, max_size=3).filter(lambda rows: any(rows[-1]))


def test_a_block_has_rows_and_cells():
    assert cell_block.cells("甲\t1\r\n乙\t2\r\n") == [["甲", "1"], ["乙", "2"]]
    assert cell_block.cells("甲\n\n乙") == [["甲"], [""], ["乙"]]
    assert cell_block.block([["甲", "1"], ["乙", ""]]) == "甲\t1\n乙\t"


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        ("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"), ("+cmd", "'+cmd"), ("-2+3", "'-2+3"), ("@SUM(A1)", "'@SUM(A1)"),
        ("＝1", "'＝1"), ("-1,200.50", "-1,200.50"), ("+8613800000001", "+8613800000001"), ("张示例", "张示例"),
        ("'x", "''x"), ("a\tb\nc", "a b c"),
    ],
)  # fmt: skip
def test_a_cell_never_begins_like_a_formula(cell, told):
    assert cell_block.block([[cell]]) == told


@given(rows)
def test_what_is_copied_comes_back_and_is_no_formula(rows):
    text = cell_block.block(rows)
    assert cell_block.cells(text) == rows
    for part in text.replace("\n", "\t").split("\t"):
        assert part[:1] not in tuple("=@＝＋－＠") or not part


def test_a_mark_of_text_from_a_spreadsheet_is_no_part_of_the_number():
    assert cell_block.cells("'349900198506120018\t'李") == [["349900198506120018", "'李"]]


def test_spreadsheets_get_a_table_of_text(qapp):
    cell_block.copy([["=1+1", "<b>349900198506120018"]])
    data = QApplication.clipboard().mimeData()
    assert data.text() == "'=1+1\t<b>349900198506120018"
    page = data.html()
    assert page.count("mso-number-format:'\\@'") == 2
    assert "<td" in page
    assert "=1+1</td>" in page
    assert "&lt;b&gt;349900198506120018</td>" in page
