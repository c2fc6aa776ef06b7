"""Files of every make that are read: what a cell shows, what stands behind it, what is hidden or merged."""

import zipfile
from datetime import date
from io import BytesIO

import pytest

from inspector_app.domain.money import yuan
from inspector_app.exchange.tables.formats import child
from inspector_app.exchange.tables.formats.shown import number_cell
from inspector_app.exchange.tables.grid import CellKind, column_of, letter
from inspector_app.exchange.tables.source import read_book, text_book
from inspector_app.exchange.wage_list import check_book
from inspector_app.support.errors import Trouble
from inspector_app.support.stranger import Frame
from inspector_app.support.words import sentence
from tests.books import check_roster
from tests.exchange.tables.test_cases import FILES

TODAY = date(2026, 11, 24)
ONE = "340000198001100017"
TABLE = f'姓名,身份证号,欠薪金额\r\n示例甲,{ONE},"3,000.50"\r\n'
MAKES = {
    "gbk.csv": TABLE.encode("gbk"),
    "utf-8.csv": TABLE.encode(),
    "utf-8-sig.csv": TABLE.encode("utf-8-sig"),
    "utf-16.csv": TABLE.replace(",", "\t").replace("3\t000", "3,000").encode("utf-16"),
    "semicolons.csv": f"姓名;身份证号;欠薪金额\n示例甲;{ONE};3000.50\n".encode(),
    "web.xls": (
        "<html><meta charset='utf-8'><table><tr><th rowspan='2'>姓名</th><th rowspan=2>身份证号</th>"
        f"<th colspan=2>工资</th></tr><tr><th>已发</th><th>欠发</th></tr>"
        f"<tr><td>示例甲</td><td>{ONE}</td><td>0</td><td>3000.5</td></tr></table>"
    ).encode(),
}


@pytest.mark.parametrize("name", MAKES)
def test_text_and_pages_are_read_in_every_encoding_in_use(tmp_path, name):
    (tmp_path / name).write_bytes(MAKES[name])
    found = check_roster(tmp_path / name, TODAY)
    assert [(line.name, line.id_number, yuan(line.owed_fen)) for line in found.lines] == [("示例甲", ONE, "3,000.50")]


def test_an_old_workbook_shows_formats_merged_cells_and_what_is_hidden():
    found = check_roster(FILES / "old.xls", TODAY)
    assert [(line.name, line.first_day, line.owed_fen) for line in found.lines] == [
        ("示例甲", date(2025, 10, 1), 3000_00), ("示例乙", date(2025, 11, 1), 3000_50),
    ]  # fmt: skip
    told = [("三月 第3行", "row-hidden"), ("全表", "marks-unseen")]
    assert [(p.place, p.code) for p in found.problems] == told
    assert found.unread == ("隐藏的工作表“旧表”，没有读",)
    assert not found.is_whole


def test_an_old_workbook_that_is_torn_is_said():
    data = (FILES / "old.xls").read_bytes()
    for end in (600, 1500, 3000, len(data) - 700):
        reply = child.answer(Frame({}, data[:end]))
        assert reply.head.get("problem") in ("sheet-unreadable", None)


def test_an_old_workbook_with_a_password_is_said(tmp_path):
    data = (FILES / "old.xls").read_bytes()
    at = data.index(b"\xe1\x00\x02\x00")  # the first record behind the beginning of the workbook
    (tmp_path / "a.xls").write_bytes(data[:at] + b"\x2f\x00" + data[at + 2 :])
    with pytest.raises(Trouble, match="sheet-encrypted"):
        read_book(tmp_path / "a.xls")


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_a_long_preamble_that_is_not_filled_up_parts_no_bill_by_its_blanks(mark):
    """As payment apps write it: the blanks of days and times part no cells."""
    preamble = ["示例支付账单明细", *["起始时间：[2025-01-01 00:00:00] 终止时间：[2025-02-28 23:59:59]"] * 9]
    row = ["2025-01-27 10:00:00", "转账", "示例甲", "支出", "￥60.00"]
    table = [mark.join(cells) for cells in (["交易时间", "类型", "对方", "收/支", "金额"], row, row, row)]
    (grid,) = text_book("\n".join([*preamble, *table])).sheets
    assert [len(grid.rows[at]) for at in range(11, 15)] == [5] * 4
    assert grid.at(12, 1).text == row[0]


def test_tabs_in_a_preamble_alone_part_no_list_below_it():
    lines = (
        "查询账号:\t6222000000000000018\t户名:\t示例公司",
        "日期,时间,金额",
        "\t20251008,\t101112,9.00",
        "\t20251009,\t101112,8.00",
    )
    (grid,) = text_book("\n".join(lines)).sheets
    assert [[grid.rows[row][at].text for at in sorted(grid.rows[row])] for row in grid.order] == [
        ["查询账号:", "6222000000000000018", "户名:", "示例公司"], ["日期", "时间", "金额"],
        ["20251008", "101112", "9.00"], ["20251009", "101112", "8.00"],
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "is_prose"),
    [
        ("欠薪名单\n示例甲 8800元 2025年11月\n示例乙 8,900元 2025年11月\n", True),
        ("示例甲8800元\n示例乙8900元\n", True),
        ("2025年11月欠薪：\n示例甲，8800元，没给\n示例乙，8900元，没给\n", True),
        ("姓名,欠薪\n示例甲,8800\n示例乙,8900\n", False),
        ("姓名\t欠薪\n示例甲\t8800\n", False),
    ],
)
def test_notes_that_a_telephone_writes_as_a_table_are_read_as_a_text(tmp_path, text, is_prose):
    (tmp_path / "a.csv").write_text(text, encoding="gb18030")
    book = read_book(tmp_path / "a.csv")
    assert book.text == text * is_prose
    assert [line.owed_fen for line in check_book(book, TODAY).lines] in ([880_000, 890_000], [880_000])


def test_a_file_of_nothing_and_one_that_is_none(tmp_path):
    (tmp_path / "a.csv").write_bytes(b"")
    with pytest.raises(Trouble, match="sheet-blank"):
        read_book(tmp_path / "a.csv")
    letter = "一封没有表格的信\n第二行\n"
    for name in ("b.csv", "b.xlsx"):
        (tmp_path / name).write_text(letter, encoding="utf-8")
    assert read_book(tmp_path / "b.csv").text == letter
    with pytest.raises(Trouble, match="sheet-not-excel"):
        read_book(tmp_path / "b.xlsx")
    with pytest.raises(Trouble, match="sheet-unreadable"):
        read_book(tmp_path / "absent.xlsx")


def archive(**parts):
    memory = BytesIO()
    with zipfile.ZipFile(memory, "w") as made:
        for name, data in parts.items():
            made.writestr(name.replace("_", "/", 1), data)
    return memory.getvalue()


OTHERS = {
    "a.jpg": (b"\xff\xd8\xff\xe0", "图片"),
    "a.rar": (b"Rar!\x1a", "请先解压"),
    "a.zip": (archive(a="b"), "请先解压"),
    "a.docx": (archive(**{"word_document.xml": "<x/>"}), "文字文档"),
    "a.doc": (child.OLE + bytes(600) + "WordDocument".encode("utf-16-le"), "文字文档"),
    "a.pptx": (archive(**{"ppt_presentation.xml": "<x/>"}), "演示文稿"),
    "a.xlsb": (archive(**{"xl_workbook.bin": "x"}), "另存为.xlsx"),
    "a.ods": (archive(mimetype="application/vnd.oasis.opendocument.spreadsheet", **{"content.xml": "<x/>"}), "ODF"),
    "a.numbers": (archive(**{"Index_Document.iwa": "x"}), "苹果"),
}


@pytest.mark.parametrize("name", OTHERS)
def test_a_file_of_another_kind_is_called_what_it_is_and_what_to_do_is_said(tmp_path, name):
    data, words = OTHERS[name]
    (tmp_path / name).write_bytes(data)
    with pytest.raises(Trouble) as trouble:
        read_book(tmp_path / name)
    assert trouble.value.code == "sheet-other-kind"
    assert words in sentence(trouble.value.code, trouble.value.details)


ODS = """<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x" xmlns:style="s" xmlns:calcext="c">
<office:automatic-styles><style:style style:name="ta2" style:family="table"><style:table-properties
 table:display="false"/></style:style></office:automatic-styles><office:body><office:spreadsheet>
<table:table table:name="三月"><table:table-column table:number-columns-repeated="3"/>
<table:table-column table:visibility="collapse"/>
<table:table-row><table:table-cell office:value-type="string" table:number-columns-spanned="2"><text:p>工资
表</text:p></table:table-cell><table:covered-table-cell/></table:table-row>
<table:table-row><table:table-cell office:value-type="string"><office:annotation><text:p>批注</text:p>
</office:annotation><text:p>姓<text:s text:c="2"/>名</text:p></table:table-cell>
<table:table-cell office:value-type="string"><text:p>月份</text:p></table:table-cell>
<table:table-cell office:value-type="string"><text:p>欠发</text:p></table:table-cell></table:table-row>
<table:table-row table:number-rows-repeated="3"><table:table-cell/></table:table-row>
<table:table-row table:visibility="collapse"><table:table-cell office:value-type="string"><text:p>示例甲</text:p>
</table:table-cell><table:table-cell office:value-type="float" office:value="2025.1"><text:p>2025.10</text:p>
</table:table-cell><table:table-cell office:value-type="currency" office:value="3000.5"><text:p>3,000.50</text:p>
</table:table-cell><table:table-cell office:value-type="date" office:date-value="2026-03-01"><text:p>03/01/26</text:p>
</table:table-cell></table:table-row>
<table:table-row table:number-rows-repeated="1048570" table:visibility="collapse"><table:table-cell
 table:number-columns-repeated="16384"/></table:table-row></table:table>
<table:table table:name="旧" table:style-name="ta2"><table:table-row table:number-rows-repeated="2"><table:table-cell
 office:value-type="boolean" office:boolean-value="true" table:number-columns-repeated="2"><text:p>真</text:p>
</table:table-cell></table:table-row></table:table></office:spreadsheet></office:body></office:document-content>"""


def test_an_open_document_spreadsheet_is_read_as_it_is_shown(tmp_path):
    (tmp_path / "a.ods").write_bytes(archive(**{"content.xml": ODS}))
    sheet, old = read_book(tmp_path / "a.ods").sheets
    assert (sheet.name, sheet.hidden, old.name, old.hidden) == ("三月", False, "旧", True)
    assert {row: [cell.text for cell in cells.values()] for row, cells in sheet.rows.items()} == {
        1: ["工资\n表"], 2: ["姓  名", "月份", "欠发"], 6: ["示例甲", "2025.10", "3,000.50", "2026-03-01"],
    }  # fmt: skip
    assert (list(sheet.merged), sheet.hidden_rows, sheet.hidden_columns) == ([(1, 1, 1, 2)], {6}, {4})
    assert {row: [cell.text for cell in cells.values()] for row, cells in old.rows.items()} == {
        1: ["是", "是"], 2: ["是", "是"],
    }  # fmt: skip


def test_an_open_document_with_a_password_that_grows_or_that_is_a_letter_is_said(tmp_path):
    many = ODS.replace('rows-repeated="2"', 'rows-repeated="900000"')
    letter = ODS.replace("<table:table ", "<office:text/><x:y ").replace("</table:table>", "</x:y>")
    locked = {"META-INF_manifest.xml": "<x><encryption-data/></x>", "content.xml": "\x01"}
    for parts, code in (
        ({"content.xml": many}, "sheet-too-large"), ({"content.xml": letter}, "sheet-other-kind"),
        (locked, "sheet-encrypted"), ({"content.xml": ODS[:900]}, "sheet-unreadable"),
    ):  # fmt: skip
        (tmp_path / "a.ods").write_bytes(archive(**parts))
        with pytest.raises(Trouble) as trouble:
            read_book(tmp_path / "a.ods")
        assert trouble.value.code == code


XML = """<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"
 xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet" xmlns:x="urn:schemas-microsoft-com:office:excel">
 <Styles><Style ss:ID="s1"/></Styles>
 <Worksheet ss:Name="旧"><Table><Row><Cell><Data ss:Type="String">姓名</Data></Cell></Row></Table>
  <x:WorksheetOptions><x:Visible>SheetHidden</x:Visible></x:WorksheetOptions></Worksheet>
 <Worksheet ss:Name="三月"><Table ss:ExpandedRowCount="9"><Column ss:Index="4" ss:Hidden="1"/>
  <Row><Cell ss:MergeDown="1"><Data ss:Type="String">姓名</Data></Cell>
   <Cell ss:MergeAcross="1"><Data ss:Type="String">工资</Data></Cell></Row>
  <Row><Cell ss:Index="2"><Data ss:Type="String">应发</Data></Cell><Cell><Data ss:Type="String">欠发</Data></Cell></Row>
  <Row ss:Index="5" ss:Hidden="1"><Cell ss:StyleID="s1"><Data ss:Type="String">示例甲</Data></Cell>
   <Cell><Data ss:Type="Number">3000.5</Data></Cell><Cell><ss:Data ss:Type="Number">1000</ss:Data></Cell>
   <Cell><Data ss:Type="DateTime">2026-03-01T00:00:00.000</Data></Cell></Row>
 </Table></Worksheet></Workbook>"""


def test_an_xml_spreadsheet_of_a_web_system_is_read(tmp_path):
    (tmp_path / "a.xls").write_text(XML, encoding="utf-8")
    old, sheet = read_book(tmp_path / "a.xls").sheets
    assert (old.name, old.hidden, sheet.name, sheet.hidden) == ("旧", True, "三月", False)
    assert (sheet.merged, sheet.hidden_rows, sheet.hidden_columns) == ([(1, 1, 2, 1), (1, 2, 1, 3)], {5}, {4})
    found = check_roster(tmp_path / "a.xls", TODAY)
    assert [(line.row, line.name, line.earned_fen, line.owed_fen) for line in found.lines] == [
        (5, "示例甲", 3000_50, 1000_00)
    ]
    assert sheet.at(5, 4).raw == "2026-03-01"


@pytest.mark.parametrize(
    ("part", "problem"),
    [
        ("<Row/>" * 3_000_001, "sheet-too-large"),
        (f'<Row><Cell><Data ss:Type="String">{"长" * 40_000}</Data></Cell></Row>', "sheet-too-large"),
        ('<Row ss:Index="9999999"/>', "sheet-too-large"),
        ("<Row>", "sheet-unreadable"),
        ('<Cell ss:MergeAcross="9999999" ss:MergeDown="9999999"/>', None),
    ],
)
def test_a_hostile_xml_spreadsheet_is_refused(part, problem):
    reply = child.answer(
        Frame({}, XML.replace("</Table></Worksheet></Workbook>", f"{part}</Table></Worksheet></Workbook>").encode())
    )
    assert reply.head.get("problem") == problem


@pytest.mark.parametrize(
    ("value", "code", "shown", "raw", "kind"),
    [
        (2025.1, "0.00", "2025.10", "2025.1", CellKind.NUMBER),
        (2025.1, "General", "2025.1", "2025.1", CellKind.NUMBER),
        (0.1 + 0.2, "General", "0.3", "0.3", CellKind.NUMBER),
        (4183.333333333334, '#,##0.00"元"', "4183.33元", "4183.33333333333", CellKind.NUMBER),
        (0.5, "0%", "50%", "0.5", CellKind.NUMBER),
        (45931, 'yyyy"年"m"月"', "2025年10月", "2025-10-01", CellKind.DAY),
        (45931, "yyyy-mm-dd", "2025-10-01", "2025-10-01", CellKind.DAY),
        (45931, "[$-804]yyyy年m月d日;@", "2025-10-01", "2025-10-01", CellKind.DAY),
        (45931, "General", "45931", "45931", CellKind.NUMBER),
        (13800000001, "0_ ", "13800000001", "13800000001", CellKind.NUMBER),
        (1e300, "General", str(10**300), str(10**300), CellKind.NUMBER),
        (-1e9, "yyyy-mm-dd", "-1000000000", "-1000000000", CellKind.NUMBER),
        (float("nan"), "General", "#NUM!", "", CellKind.ERROR),
    ],
)
def test_a_number_is_what_its_format_shows(value, code, shown, raw, kind):
    cell = number_cell(value, code)
    assert (cell.kind, cell.raw) == (kind, raw) or len(raw) > 300
    assert cell.text == shown or len(shown) > 300


def test_letters_of_columns():
    assert [letter(n) for n in (1, 26, 27, 702, 703)] == ["A", "Z", "AA", "ZZ", "AAA"]
    assert [column_of(letter(n)) for n in (1, 26, 27, 703)] == [1, 26, 27, 703]
    assert column_of("1A") == column_of("") == column_of("ABCD") == 0


def test_a_pasted_text_without_end_is_refused():
    with pytest.raises(Trouble, match="sheet-too-large"):
        text_book("甲\t" * 4_000_000)


@pytest.mark.parametrize("mark", [",\t{0},", ",{0}\t,", ',"\t{0}",'])
def test_tabs_that_only_keep_long_numbers_whole_part_nothing(mark):
    """As bank pages and payment apps write .csv files."""
    text = "姓名,卡号,金额\n" + "".join(f"示例甲{mark.format('6217000000000000001')}{row}\n" for row in (100, 200))
    (grid,) = text_book(text).sheets
    assert [cell.text for cell in grid.rows[2].values()] == ["示例甲", "6217000000000000001", "100"]
    pasted = "姓名\t备注\t金额\n示例甲\t欠款，未付\t100\n"
    assert [cell.text for cell in text_book(pasted).sheets[0].rows[2].values()] == ["示例甲", "欠款，未付", "100"]
