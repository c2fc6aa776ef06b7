"""Files that would fill the memory are refused while they are measured, however they are written."""

import zipfile

import openpyxl
import pytest

from inspector_app.exchange.sheet import Heading, read_table
from inspector_app.exchange.workbook_size import check_size
from inspector_app.support.errors import Trouble

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
HEADINGS = (Heading("name", "姓名", required=True), Heading("owed", "欠发", amount=True))
SHEET = "xl/worksheets/sheet1.xml"


@pytest.fixture
def book(tmp_path):
    """A workbook with two cells, made anew with a part of it changed."""

    def make(change, part=SHEET, encoding="utf-8"):
        path = tmp_path / "a.xlsx"
        workbook = openpyxl.Workbook()
        workbook.worksheets[0].append(["姓名", "欠发"])
        workbook.worksheets[0].append(["甲", 1])
        workbook.save(path)
        with zipfile.ZipFile(path) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        text = change(parts.pop(SHEET).decode())
        parts[part] = text.encode(encoding)
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
            for name, data in parts.items():
                archive.writestr(name, data)
        return path

    return make


def behind(rows):
    return lambda text: text.replace("</sheetData>", f"{rows}</sheetData>")


def below(extra):
    return lambda text: text.replace("</sheetData>", f"</sheetData>{extra}")


def refusal(path):
    with pytest.raises(Trouble) as trouble:
        check_size(path)
    return trouble.value.code


BOMBS = {
    "one merged range over all": below('<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'),
    "other quotes": below("<mergeCells><mergeCell ref='A3:XFD200000'/></mergeCells>"),
    "more blanks": below('<mergeCells><mergeCell   ref = "A3:XFD200000" /></mergeCells>'),
    "a prefix": below(f'<x:mergeCells xmlns:x="{MAIN}"><x:mergeCell ref="A3:XFD200000"/></x:mergeCells>'),
    "a link": below('<hyperlinks><hyperlink ref="A3:XFD200000"/></hyperlinks>'),
    "an endless text": behind(f'<row r="3"><c r="A3" t="inlineStr"><is><t>{"长" * 200_000}</t></is></c></row>'),
    "many rows": behind("<row><c><v>1</v></c></row>" * 50_001),
    "many empty rows": behind("<row/>" * 120_001),
    "many empty cells": behind("<row>" + "<c/>" * 1_500_001 + "</row>"),
    "many of anything": below("<si/>" * 4_000_001),
    "much of it": below(" " * (129 << 20)),
}


@pytest.mark.parametrize("bomb", BOMBS)
def test_a_bomb_is_refused(book, bomb):
    assert refusal(book(BOMBS[bomb])) == "sheet-too-large"


def test_neither_another_name_nor_another_writing_hides_one(book):
    assert refusal(book(BOMBS["other quotes"], "xl/worksheets/blatt.bin")) == "sheet-too-large"

    def wide(text):
        return BOMBS["other quotes"](text).replace("utf-8", "utf-16").replace("UTF-8", "UTF-16")

    assert refusal(book(wide, encoding="utf-16")) == "sheet-too-large"


def test_an_ordinary_list_and_its_formulas(book):
    assert check_size(book(str)) is False
    assert check_size(book(behind('<row r="3"><c r="B3"><f>SUM(B2:B2)</f><v>1</v></c></row>'))) is True
    rows = "".join(f'<row r="{n}"><c r="A{n}"><v>{n}</v></c></row>' for n in range(3, 2000))
    assert check_size(book(behind(rows))) is False


def test_a_part_that_is_no_xml_is_left_to_the_library(book):
    path = book(str)
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/drawings/vmlDrawing1.vml", "<xml><br></xml>")
    assert check_size(path) is False


def test_an_endless_heading_is_no_heading(book):
    heading = behind(f'<row r="3"><c r="A3" t="inlineStr"><is><t>{"(" * 32_000}</t></is></c></row>')
    assert read_table(book(heading), HEADINGS).heading_row == 1
