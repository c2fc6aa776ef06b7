"""Binary workbooks: values as shown, what is hidden, struck through or remarked, and files that are none."""

import struct
import zipfile
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from inspector_app.exchange.tables.fields import kinds
from inspector_app.exchange.tables.formats import xlsx
from inspector_app.exchange.tables.formats.damage import Damaged
from inspector_app.exchange.tables.formats.limits import Count, TooMuch
from inspector_app.exchange.tables.grid import CellKind
from inspector_app.exchange.tables.reading import read_list
from inspector_app.exchange.tables.rows.lines import LineKind
from inspector_app.exchange.tables.source import read_book
from tests.binary_books import (
    DAY,
    FILLED,
    STRUCK,
    TWO_PLACES,
    cell,
    hidden_column,
    record,
    row,
    rows,
    sheet,
    text,
    value,
    write_binary_book,
)


def shown(grid):
    return {(row, column): told.text for row, column, told in grid.cells()}


def grids(path):
    return list(xlsx.read(path.read_bytes(), Count()))


def test_a_list_of_wages_is_read_as_from_any_other_file(tmp_path):
    lines = [
        ["姓名", "身份证号", "工资金额", "已付", "欠发工资"],
        ["示例甲", "", 9000, 1000, 8000],
        ["示例乙", "", 7000.5, None, 7000.5],
    ]
    path = write_binary_book(tmp_path / "a.xlsb", {"明细": sheet(rows(lines))})
    reading = read_list(read_book(path), kinds()["wages"])
    found = [(line.values["name"], line.values["owed"]) for _, line in reading.lines(LineKind.ENTRY)]
    assert found == [("示例甲", "8000"), ("示例乙", "7000.50")]


def test_values_are_read_as_they_are_shown(tmp_path):
    data = (
        row(0, value(0, "2025.10"), value(1, 2025.1, TWO_PLACES), value(2, 45931, DAY), value(3, True))
        + row(1, cell(7, 0, struct.pack("<I", 0)), cell(3, 1, b"\x2a"), cell(9, 2, struct.pack("<d", 12.5)),
              cell(8, 3, text("公式") + bytes(2)), cell(10, 4, b"\0"), cell(11, 5, b"\x07"))
        + row(2, cell(2, 0, struct.pack("<i", (12345 << 2) | 3)),
              cell(2, 1, struct.pack("<d", 0.5)[4:]), cell(1, 2, b""), cell(62, 3, b"\0" + text("花样")))
    )  # fmt: skip
    (grid,) = grids(write_binary_book(tmp_path / "a.xlsb", {"表": sheet(data)}, [b"\0" + text("共用")]))
    assert shown(grid) == {
        (1, 1): "2025.10", (1, 2): "2025.10", (1, 3): "2025-10-01", (1, 4): "是",
        (2, 1): "共用", (2, 2): "#N/A", (2, 3): "12.5", (2, 4): "公式", (2, 5): "否", (2, 6): "#DIV/0!",
        (3, 1): "123.45", (3, 2): "0.5", (3, 4): "花样",
    }  # fmt: skip
    assert grid.at(1, 3).kind is CellKind.DAY


def test_what_is_hidden_merged_struck_coloured_or_remarked_is_known(tmp_path):
    data = row(0, value(0, "甲", STRUCK)) + row(1, value(0, "乙", FILLED), hidden=True) + row(2, cell(7, 1, bytes(4)))
    struck_in_part = b"\1" + text("划掉") + struct.pack("<IHH", 1, 0, 1)
    remark = record(635, bytes(36)) + record(637, b"\0" + text("备 注")) + record(636)
    relation = '<Relationship Id="r1" Type="http://x/comments" Target="../comments1.bin"/>'
    path = write_binary_book(
        tmp_path / "a.xlsb", {"表": sheet(data, hidden_column(3), [(0, 1, 2, 4)]), "藏": sheet(rows([["丙"]]))},
        [struck_in_part], {"藏": 1}, {"xl/comments1.bin": record(628) + remark}, relation,
    )  # fmt: skip
    one, two = grids(path)
    assert (one.struck_rows, one.filled_rows, one.hidden_rows, one.hidden_columns) == ({1, 3}, {2}, {2}, {4})
    assert (list(one.merged), dict(one.remarks), one.hidden) == ([(1, 3, 2, 5)], {(1, 1): "备注"}, False)
    assert (two.name, two.hidden) == ("藏", True)


@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.bin", "xl/workbook.bin", "xl/styles.bin"])
def test_a_part_that_ends_too_early_is_damaged(tmp_path, part):
    path = write_binary_book(tmp_path / "a.xlsb", {"表": sheet(rows([["姓名", 5]]))})
    with zipfile.ZipFile(path) as whole:
        parts = {name: whole.read(name) for name in whole.namelist()}
    with zipfile.ZipFile(path, "w") as torn:
        for name, data in parts.items():
            torn.writestr(name, data[: len(data) // 2 + 1] + b"\x9c\x01\x7f" if name == part else data)
    with pytest.raises(Damaged):
        grids(path)


def test_more_cells_than_any_list_has_are_refused(tmp_path):
    path = write_binary_book(tmp_path / "a.xlsb", {"表": sheet(record(1, bytes(8)) * 20)})
    with pytest.raises(TooMuch):
        list(xlsx.read(path.read_bytes(), Count(marks=2_999_990)))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=60))
def test_no_bytes_do_more_than_be_refused(tmp_path, noise):
    path = write_binary_book(tmp_path / "a.xlsb", {"表": sheet(rows([["姓名"]]) + noise)})
    with suppress(Damaged, TooMuch):
        grids(path)
