"""Files that would fill the memory or hang a reader are refused while they are read, however they are written."""

import zipfile
from io import BytesIO

import openpyxl
import pytest

from inspector_app.exchange.tables.formats import child
from inspector_app.exchange.tables.source import read_book
from inspector_app.support.errors import Trouble
from inspector_app.support.stranger import Frame

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
SHEET = "xl/worksheets/sheet1.xml"


def parts_of_a_book():
    memory = BytesIO()
    workbook = openpyxl.Workbook()
    workbook.worksheets[0].append(["姓名", "欠发"])
    workbook.worksheets[0].append(["示例甲", 1])
    workbook.save(memory)
    with zipfile.ZipFile(memory) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


PARTS = parts_of_a_book()


def packed(parts):
    memory = BytesIO()
    with zipfile.ZipFile(memory, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return memory.getvalue()


def book(change, encoding="utf-8", **more):
    """A workbook with two rows, its sheet made anew."""
    return packed({**PARTS, SHEET: change(PARTS[SHEET].decode()).encode(encoding), **more})


def renamed(change, target):
    """The same, the sheet's part under another name."""
    parts = {name: data for name, data in PARTS.items() if name != SHEET}
    where = "xl/_rels/workbook.xml.rels"
    parts[where] = parts[where].replace(b"worksheets/sheet1.xml", target.encode())
    return packed({**parts, f"xl/{target}": change(PARTS[SHEET].decode()).encode()})


def behind(rows):
    return lambda text: text.replace("</sheetData>", f"{rows}</sheetData>")


def below(extra):
    return lambda text: text.replace("</sheetData>", f"</sheetData>{extra}")


def answer(data):
    return child.answer(Frame({}, data))


def problem(data):
    return answer(data).head.get("problem")


def utf_16(text):
    return '<?xml version="1.0" encoding="UTF-16"?>' + text


def inline(text):
    return f'<row r="3"><c r="A3" t="inlineStr"><is><t>{text}</t></is></c></row>'


# Made when they are read: whoever only collects the tests would wait for them.
BOMBS = {
    "an endless text": lambda: book(behind(inline("长" * 200_000))),
    "many rows": lambda: book(behind("<row><c><v>1</v></c></row>" * 50_001)),
    "many empty cells": lambda: book(behind(("<row>" + "<c/>" * 16_000 + "</row>") * 200)),
    "many of anything": lambda: book(below("<si/>" * 3_000_001)),
    "many of anything in UTF-16": lambda: book(
        lambda text: utf_16(below("<si/>" * 3_000_001)(text)), encoding="utf-16"
    ),
    "much of it": lambda: book(below(" " * (129 << 20))),
    "a long text in every cell": lambda: book(
        behind(
            "".join(f'<row r="{n}"><c t="inlineStr"><is><t>{"长" * 30_000}</t></is></c></row>' for n in range(3, 900))
        )
    ),
    "many merged ranges": lambda: book(below("<mergeCells>" + '<mergeCell ref="A1:B2"/>' * 50_001 + "</mergeCells>")),
}


@pytest.mark.parametrize("bomb", BOMBS)
def test_a_bomb_is_refused(bomb):
    assert problem(BOMBS[bomb]()) == "sheet-too-large"


WIDE = {
    "one merged range over all": below('<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'),
    "other quotes": below("<mergeCells><mergeCell ref='A3:XFD200000'/></mergeCells>"),
    "more blanks": below('<mergeCells><mergeCell   ref = "A3:XFD200000" /></mergeCells>'),
    "a prefix": below(f'<x:mergeCells xmlns:x="{MAIN}"><x:mergeCell ref="A3:XFD200000"/></x:mergeCells>'),
    "a link": below('<hyperlinks><hyperlink ref="A3:XFD200000"/></hyperlinks>'),
    "hidden columns without end": lambda text: text.replace(
        "<sheetData>", '<cols><col min="1" max="999999999" hidden="1"/></cols><sheetData>'
    ),
}


@pytest.mark.parametrize("way", WIDE)
def test_what_covers_millions_of_cells_costs_nothing(way):
    for data in (book(WIDE[way]), renamed(WIDE[way], "blatt.bin")):
        reply = answer(data)
        assert "problem" not in reply.head
        assert "示例甲".encode() in reply.blob


def test_another_encoding_hides_nothing():
    def wide(text):
        return with_many_rows(text).replace("utf-8", "utf-16").replace("UTF-8", "UTF-16")

    assert problem(book(wide, encoding="utf-16")) == "sheet-too-large"


def with_many_rows(text):
    return behind("<row><c><v>1</v></c></row>" * 50_001)('<?xml version="1.0" encoding="UTF-8"?>' + text)


DAMAGED = {
    "rows without end": lambda: book(behind("<row/>" * 1_048_577)),
    "a row beyond the last": lambda: book(behind('<row r="2000000000"><c r="A2000000000"><v>1</v></c></row>')),
    "entities": lambda: book(lambda text: '<!DOCTYPE a [<!ENTITY b "c">]>' + text),
    "no end": lambda: book(lambda text: text[:200]),
    "half a file": lambda: packed(PARTS)[:900],
    "not even half": lambda: b"PK\x03\x04 broken",
    "an old workbook torn": lambda: bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600),
    "no text": lambda: b"\xff\xfe\x00\xd8A\x00",
    "bytes": lambda: bytes(range(128, 256)),
}


@pytest.mark.parametrize("damage", DAMAGED)
def test_what_is_damaged_is_said(damage):
    assert problem(DAMAGED[damage]()) == "sheet-unreadable"


def test_what_is_no_table_is_said():
    for data in (b"%PDF-1.7", b"\xff\xd8\xff", b" \n", packed({"word/document.xml": b"<x/>"}), b"<html></html>"):
        assert problem(data) == "sheet-not-excel"
    locked = bytes.fromhex("d0cf11e0a1b11ae1") + "EncryptedPackage".encode("utf-16-le")
    assert problem(locked) == "sheet-encrypted"


def test_numbers_beyond_any_use_are_cells_like_others():
    cells = "".join(f'<c r="A{n}"><v>{v}</v></c>' for n, v in ((3, "1e300"), (4, "nan"), (5, "inf"), (6, "-0")))
    reply = answer(
        book(behind("".join(f'<row r="{n}">{c}</c></row>' for n, c in enumerate(cells.split("</c>")[:4], 3))))
    )
    assert "problem" not in reply.head


def test_the_reading_process_answers_for_a_real_file(tmp_path):
    (tmp_path / "a.xlsx").write_bytes(packed(PARTS))
    (sheet,) = read_book(tmp_path / "a.xlsx").sheets
    assert [cell.text for _, _, cell in sheet.cells()] == ["姓名", "欠发", "示例甲", "1"]
    (tmp_path / "b.xlsx").write_bytes(BOMBS["an endless text"]())
    with pytest.raises(Trouble, match="sheet-too-large"):
        read_book(tmp_path / "b.xlsx")
    with pytest.raises(Trouble, match="sheet-unreadable"):
        read_book(tmp_path)
