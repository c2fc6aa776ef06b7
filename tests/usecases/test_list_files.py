"""A list as a file: its head says what was chosen, numbers of identity stay text, figures are added up."""

from dataclasses import replace

import pypdfium2
import pytest
from docx import Document
from docx.oxml.ns import qn
from openpyxl import load_workbook

from inspector_app.domain.dates import chinese_minute
from inspector_app.support.errors import Refused
from inspector_app.support.progress import NoProgress
from inspector_app.usecases.list_choice import as_chosen, choose_columns, list_choice
from inspector_app.usecases.list_files import (
    MOST_PRINTED,
    MOST_WRITTEN,
    ListColumn,
    ListSheet,
    list_pdf,
    list_text,
    or_none,
    perform_list_file,
    prepare_list_file,
)
from tests.documents.papers import text_of

COLUMNS = (ListColumn("姓名"), ListColumn("证件号码"), ListColumn("欠薪（元）", is_figure=True))
SHEET = ListSheet(
    "人员", COLUMNS, [["示例甲", "110***********0018", "1,200.50"], ["=1+1", "01234567", "—"]],
    ("条件：类别：工人。",), "共2条",
)  # fmt: skip


def test_excel_says_what_was_chosen_and_keeps_numbers_of_identity_as_text(context, tmp_path):
    path = perform_list_file(prepare_list_file(context, SHEET, tmp_path / "人员.xlsx"), NoProgress())
    sheet = load_workbook(path).worksheets[0]
    lead = [sheet.cell(row, 1).value for row in range(1, 5)]
    assert lead[0] == "人员"
    assert lead[1].startswith(context.agency.name)
    assert lead[2:] == ["条件：类别：工人。", "共2条"]
    assert [cell.value for cell in sheet[5]] == ["姓名", "证件号码", "欠薪（元）"]
    first, second = sheet[6], sheet[7]
    assert (first[1].value, first[1].data_type, first[1].number_format) == ("110***********0018", "s", "@")
    assert (float(first[2].value), first[2].data_type, first[2].number_format) == (1200.5, "n", "#,##0.00")
    assert [(cell.value, cell.data_type) for cell in second] == [("=1+1", "s"), ("01234567", "s"), ("—", "s")]
    assert sheet.freeze_panes == "A6"


def test_paper_holds_head_and_every_line(context):
    text = text_of(list_pdf(prepare_list_file(context, SHEET)))
    for words in ("人员", "条件：类别：工人。", "共2条", "示例甲", "110***********0018", "1,200.50"):
        assert words in text


@pytest.mark.parametrize("from_top", [True, False])
def test_cells_of_running_text_begin_at_the_top_of_their_row(context, tmp_path, from_top):
    """In 口供对照表 a short answer stood beside the middle of a long one."""
    columns = (ListColumn("事项"), ListColumn("王示例（工人）"))
    said = ListSheet("口供对照表", columns, [["工资", f"起{'没有发钱，' * 40}"]], from_top=from_top)
    page = pypdfium2.PdfDocument(list_pdf(prepare_list_file(context, said)))[0].get_textpage()
    short, long = (page.get_charbox(page.search(words).get_next()[0])[3] for words in ("工资", "起"))
    assert (abs(short - long) < 2) is from_top
    path = perform_list_file(prepare_list_file(context, said, tmp_path / "对照.xlsx"), NoProgress())
    assert load_workbook(path).worksheets[0].cell(4, 1).alignment.vertical == ("top" if from_top else "center")


def test_the_columns_and_sheets_that_a_person_chose_are_remembered_and_what_is_left_out_is_named(context):
    every = [column.title for column in COLUMNS]
    assert as_chosen(SHEET, list_choice(context, "人员")) == SHEET
    with pytest.raises(Refused, match="list-no-column"):
        choose_columns(context, "人员", every, columns=(), is_a3=True)
    choose_columns(context, "人员", every, columns=("姓名", "欠薪（元）"), is_a3=True)
    chosen = as_chosen(SHEET, list_choice(context, "人员"))
    assert ([column.title for column in chosen.columns], chosen.rows[0]) == (
        ["姓名", "欠薪（元）"],
        ["示例甲", "1,200.50"],
    )
    assert chosen.said == (*SHEET.said, "没有选的列：证件号码。")
    pdf = list_pdf(prepare_list_file(context, chosen))
    assert "110***********0018" not in text_of(pdf)
    with pypdfium2.PdfDocument(pdf) as paper:
        assert [round(points) for points in paper[0].get_size()] == [1191, 842]
    assert as_chosen(SHEET, list_choice(context, "案件")) == SHEET
    only = replace(SHEET, columns=COLUMNS[1:2], rows=[[row[1]] for row in SHEET.rows])
    assert as_chosen(only, list_choice(context, "人员")).rows == only.rows  # nothing of it was chosen: it is whole


def test_on_paper_short_words_stand_in_one_line_beside_long_ones(context):
    long = "示例劳务有限公司拖欠农民工工资案，由示例建工集团第三工程有限公司总承包"
    heads = [ListColumn(title) for title in ("事项", "案件", "受送达人", "状态", "剩余时间")]
    sheet = ListSheet("今日到期事项", heads, [[long, long, long, "部分追回", "逾期2个工作日"]] * 3)
    with pypdfium2.PdfDocument(list_pdf(prepare_list_file(context, sheet))) as pdf:
        page = pdf[0].get_textpage()
        text = page.get_text_range()
        for word in ("部分追回", "逾期2个工作日"):
            begins = text.index(word)  # broken over two lines it is not found, or at two heights
            heights = {round(page.get_charbox(begins + at)[1] / 5) for at in (0, len(word) - 1)}
            assert len(heights) == 1, word


def test_a_document_of_text_holds_the_table_with_its_figures_locked(context, tmp_path):
    path = perform_list_file(prepare_list_file(context, SHEET, tmp_path / "人员.docx"), NoProgress())
    document = Document(str(path))
    told = [paragraph.text for paragraph in document.paragraphs]
    assert (told[0], told[2:]) == ("人员", ["条件：类别：工人。", "共2条"])
    (table,) = document.tables
    assert [cell.text for cell in table.rows[0].cells] == ["姓名", "证件号码", "欠薪（元）"]
    locked = ["".join(t.text for t in each.iter(qn("w:t"))) for each in document.element.iter(qn("w:sdt"))]
    assert locked == ["1,200.50", "—"]
    wide = ListSheet("宽表", [ListColumn(f"第{n}列的标题") for n in range(9)], [["内容"] * 9])
    turned = perform_list_file(prepare_list_file(context, wide, tmp_path / "宽.docx"), NoProgress())
    section = Document(str(turned)).sections[0]
    assert section.page_width > section.page_height


def test_as_text_a_cell_is_apart_from_the_next_by_a_tab(context):
    told = list_text(replace(SHEET, rows=[*SHEET.rows, ["两\n行", "", "3"]]))
    assert told.split("\n") == [
        "人员", "条件：类别：工人。", "姓名\t证件号码\t欠薪（元）", "示例甲\t110***********0018\t1,200.50",
        "=1+1\t01234567\t—", "两 行\t\t3", "共2条",
    ]  # fmt: skip


@pytest.mark.parametrize(("said", "told"), [((), "没有记录"), (("条件：类别：工人。",), "没有符合上述条件的记录")])
def test_a_list_without_lines_is_a_report_of_nothing_with_bureau_and_moment(context, tmp_path, said, told):
    empty, moment = replace(SHEET, rows=[], said=said, sums="共0条"), chinese_minute(context.clock.now())
    book = load_workbook(perform_list_file(prepare_list_file(context, empty, tmp_path / "人员.xlsx"), NoProgress()))
    lines = [[cell.value for cell in row] for row in book.worksheets[0]]
    assert lines[1][0] == f"{context.agency.name}　{moment}"
    sentence = f"截至{moment}{told}，为0（零报告）。"
    assert [sentence, None, None] in lines
    assert lines[-1][0] == "无"
    paper = "".join(text_of(list_pdf(prepare_list_file(context, empty))).split())
    assert "".join(sentence.split()) in paper
    assert "无" in list_text(or_none(context, empty)).split("\n")[-2]


@pytest.mark.parametrize(
    ("rows", "name", "code"),
    [
        ([["甲", "", ""]], "a.doc", "list-file-ending"),
        ([["甲", "", ""]] * (MOST_PRINTED + 1), "a.pdf", "list-file-long"),
        ([["甲", "", ""]] * (MOST_WRITTEN + 1), "a.docx", "list-file-long"),
    ],
)
def test_what_cannot_be_a_file_is_refused(context, tmp_path, rows, name, code):
    with pytest.raises(Refused) as refused:
        prepare_list_file(context, ListSheet("人员", COLUMNS, rows), tmp_path / name)
    assert [problem.code for problem in refused.value.problems] == [code]


def test_paper_leaves_out_columns_of_a_wide_list_in_which_nothing_stands_and_names_them(context):
    columns = [ListColumn(f"第{at}列") for at in range(14)]
    sheet = ListSheet("明细", columns, [[f"甲{at}" if at % 7 else "" for at in range(14)] for _ in range(2)])
    text = text_of(list_pdf(prepare_list_file(context, sheet))).replace("\n", "")
    assert "没有内容、没有印的列：第0列、第7列。" in text
    assert "甲13" in text
    rows = [[f"{row}-{at}" if at < 4 else f"都是{at}" for at in range(14)] for row in range(3)]
    text = text_of(list_pdf(prepare_list_file(context, replace(sheet, rows=rows)))).replace("\r", "").replace("\n", "")
    assert "各行相同、不再逐行印的列：第4列：都是4；第5列：都是5；" in text
    assert (text.count("都是9"), text.count("2-3")) == (1, 1)
