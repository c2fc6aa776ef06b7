import zipfile

import openpyxl
import pytest

from inspector_app.exchange.sheet import Heading, heading_key, in_yuan, read_table
from inspector_app.support.errors import Refused, Trouble

HEADINGS = (
    Heading("name", "姓名", "工人姓名", required=True),
    Heading("earned", "应发", amount=True),
    Heading("owed", "欠发", "尚欠", amount=True),
    Heading("card", "银行卡号", identifier=True),
)


def book(path, rows, *merged):
    workbook = openpyxl.Workbook()
    sheet = workbook.worksheets[0]
    for row in rows:
        sheet.append(row)
    for area in merged:
        sheet.merge_cells(area)
    workbook.save(path)
    return path


def test_a_heading_of_two_storeys(tmp_path):
    rows = [
        ["示例工地明细", None, None, None],
        ["姓名", "工资（元）", None, "银行卡号"],
        [None, "应发", "尚欠", None],
        ["张示例", 10, 4, "622"],
    ]
    table = read_table(book(tmp_path / "a.xlsx", rows, "A1:D1", "A2:A3", "B2:C2", "D2:D3"), HEADINGS)
    assert table.heading_row == 3
    assert [row.values for row in table.rows] == [{"name": "张示例", "earned": "10", "owed": "4", "card": "622"}]


def test_blanks_brackets_and_full_width_letters_in_headings_do_not_matter():
    assert heading_key(" 银 行　卡号（农行）* ") == heading_key("银行卡号")
    assert heading_key("ＡＢ：") == "ab"


def test_invisible_characters_are_dropped_and_text_keeps_its_blanks(tmp_path):
    rows = [["姓名", "欠发"], ["\u200b阿迪力 示例\ufeff", 1]]
    assert read_table(book(tmp_path / "a.xlsx", rows), HEADINGS).rows[0].values["name"] == "阿迪力 示例"


def test_other_types_become_plain_text(tmp_path):
    rows = [["姓名", "欠发", "应发"], [True, 1e-7, 12345678901234], ["甲", "1.50", 0.1]]
    values = [row.values for row in read_table(book(tmp_path / "a.xlsx", rows), HEADINGS).rows]
    assert values[0] == {"name": "是", "owed": "0.0000001", "earned": "12345678901234"}
    assert values[1] == {"name": "甲", "owed": "1.50", "earned": "0.1"}


def test_amounts_in_ten_thousands():
    assert str(in_yuan("1.25", "万元")) == "12500.00"
    assert str(in_yuan("3万元", "")) == "30000"
    assert in_yuan("1,000", "元") == "1,000"
    assert in_yuan("若干", "万元") == "若干"


def test_a_column_letter_that_is_none(tmp_path):
    path = book(tmp_path / "a.xlsx", [["姓名", "欠发"], ["甲", 1]])
    with pytest.raises(Refused):
        read_table(path, HEADINGS, {"owed": "1; DROP"})
    assert read_table(path, HEADINGS, {"owed": " b "}).rows[0].values["owed"] == "1"


def code(path):
    with pytest.raises(Trouble) as trouble:
        read_table(path, HEADINGS)
    return trouble.value.code


def test_a_zip_that_is_no_workbook(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w") as archive:
        archive.writestr("word/document.xml", "<x/>")
    assert code(tmp_path / "a.xlsx") == "sheet-not-excel"
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w") as archive:
        archive.writestr("xl/workbook.xml", "not xml")
    assert code(tmp_path / "a.xlsx") == "sheet-unreadable"
