"""One report as PDF, Word, Excel and text: the same figures everywhere, and in Word nobody writes over them."""

import re
from datetime import date

import pypdfium2
import pytest
from docx import Document
from docx.oxml.ns import qn
from openpyxl import load_workbook
from PIL import Image

from inspector_app.domain.lead import Campaign
from inspector_app.domain.reported import ReportKind
from inspector_app.support.errors import Refused
from inspector_app.usecases.report_files import chart_picture, save_report
from inspector_app.usecases.reports import make_report
from tests import districts
from tests.usecases.test_measures import district

__all__ = ["district"]


@pytest.fixture(scope="module")
def winter(district):
    context = district(districts.winter)
    campaign = context.store.need(Campaign, "winter")
    return context, make_report(context, ReportKind.CAMPAIGN, districts.CLEARED, campaign)


def test_the_pdf_carries_exactly_the_figures_of_report_1_and_where_it_does_not_add_up(winter, tmp_path):
    file = save_report(*winter, tmp_path / "报告.pdf")
    with pypdfium2.PdfDocument(file) as pdf:
        text = "".join("".join(page.get_textpage().get_text_range() for page in pdf).split())
    for told in (
        "在建项目66个", "4,002人", "81,000,000.00元", "96.97%（行动初期60.61%）", "96,520,000.00元", "1,652人",
        "笔录28份",        "合计46个，比项目总数66个少20个", "示例工程65号", "严重隐患转司法", "开发区",
    ):  # fmt: skip
        assert told in text


def test_in_word_sentences_are_free_and_figures_are_locked(winter, tmp_path):
    document = Document(str(save_report(*winter, tmp_path / "报告.docx")))
    controls = list(document.element.body.iter(qn("w:sdt")))
    assert all(control.find(f".//{qn('w:lock')}").get(qn("w:val")) == "sdtContentLocked" for control in controls)
    locked = {
        control.find(f".//{qn('w:tag')}").get(qn("w:val")): "".join(t.text for t in control.iter(qn("w:t")))
        for control in document.element.body.findall(f"{qn('w:p')}/{qn('w:sdt')}")
    }
    assert locked["recovered_heads"] == "1,652人"
    assert (locked["projects"], locked["hazards_to_court"]) == ("66个", "2个")
    free = "".join(paragraph.text for paragraph in document.paragraphs)  # what python-docx sees outside of controls
    assert "在建项目" in free
    assert "1,652" not in free
    assert re.findall(r"\d+(?=[个人件元%])", free) == [], "in notes and in lists of words, too"
    assert "合计，比项目总数少" in free
    assert [len(table.rows) for table in document.tables] == [1 + len(winter[1].rows), 27, 6]
    (figures, moves, _towns) = document.tables
    lines = list(next(document.element.body.iter(qn("w:tbl"))).iter(qn("w:tr")))[1:]
    cells = [line.findall(qn("w:tc"))[2] for line in lines]
    assert {cell.find(f".//{qn('w:jc')}").get(qn("w:val")) for cell in cells} == {"right"}
    longest = max(len("".join(t.text for t in cell.iter(qn("w:t")))) for cell in cells)
    size = cells[0].find(f".//{qn('w:sz')}").get(qn("w:val"))  # half points; a narrow letter is half as wide as high
    assert figures.columns[2].width.pt > (longest + 1) * int(size) / 4  # 元 is as wide as two; no sum is broken
    assert all(line.find(f".//{qn('w:cantSplit')}") is not None for line in lines)
    assert not re.findall(
        r"\d(?=[个件人元%条])", "".join(row.cells[5].text for row in moves.rows[1:])
    )  # nor free there
    grades = [[row.cells[at].text for at in (1, 3, 4)] for row in moves.rows[1:]]
    assert all(name and (was, now) == ("", "") for name, was, now in grades)  # the grades are locked
    assert document.core_properties.author == winter[0].agency.name
    assert len(document.inline_shapes) == 1


def test_the_workbook_tells_each_figure_as_a_number_with_its_unit_and_definition(winter, tmp_path):
    book = load_workbook(save_report(*winter, tmp_path / "报告.xlsx"))
    assert book.sheetnames == ["各项数字", "项目变化", "分乡镇"]
    told = {row[0]: row for row in book["各项数字"].iter_rows(min_row=1, values_only=True)}
    assert told["统计指标"][1:3] == ("行动初期", "行动期间")
    assert told["追缴补发涉及农民工"][2::2] == (1652, "人", told["追缴补发涉及农民工"][6])
    assert "一人多笔只计一人" in told["追缴补发涉及农民工"][6]
    assert told["追缴补发工资"][2:5:2] == (96_520_000, "元")
    assert told["无欠薪项目占比"][2:4] == (0.9697, "—")
    shown = {row[0].value: row[2].number_format for row in book["各项数字"].iter_rows(min_row=2)}
    assert (shown["追缴补发工资"], shown["无欠薪项目占比"], shown["在建项目"]) == ("#,##0.00", "0.00%", "#,##0")
    heads, *towns = book["分乡镇"].iter_rows(values_only=True)
    assert heads[1:3] == ("项目数（个）", "涉及农民工数（人）")
    assert (sum(row[1] for row in towns[:-1]), towns[-1][:3]) == (66, ("合计", 66, 4002))
    assert book["项目变化"].max_row == 27


def test_the_text_and_the_chart(winter, tmp_path, context, clock):
    assert save_report(*winter, tmp_path / "报告.txt").read_text(encoding="utf-8") == winter[1].text
    file = tmp_path / "chart.png"
    file.write_bytes(chart_picture(winter[1]))
    with Image.open(file) as picture:
        assert picture.width == 884
        grey = picture.convert("L")
        assert len({grey.getpixel((x, y)) for x in range(0, 884, 7) for y in range(0, grey.height, 7)}) > 1
    empty = make_report(context, ReportKind.WEEK, clock.today())
    assert chart_picture(empty) == b""
    save_report(context, empty, tmp_path / "空.pdf")
    save_report(context, empty, tmp_path / "空.docx")


def test_an_unknown_ending_is_refused(winter, tmp_path):
    with pytest.raises(Refused, match="report-ending"):
        save_report(*winter, tmp_path / "报告.odt")
    assert not list(tmp_path.iterdir())
    assert winter[1].span.first == date(2025, 11, 10)
