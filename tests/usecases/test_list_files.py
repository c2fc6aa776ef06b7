"""A list as a file: its head says what was chosen, numbers of identity stay text, figures are added up."""

import pytest
from openpyxl import load_workbook

from inspector_app.support.errors import Refused
from inspector_app.support.progress import NoProgress
from inspector_app.usecases.list_files import (
    MOST_PRINTED,
    ListColumn,
    ListSheet,
    list_pdf,
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


@pytest.mark.parametrize(
    ("rows", "name", "code"),
    [
        ([], "a.xlsx", "list-file-empty"),
        ([["甲", "", ""]], "a.doc", "list-file-ending"),
        ([["甲", "", ""]] * (MOST_PRINTED + 1), "a.pdf", "list-file-long"),
    ],
)
def test_what_cannot_be_a_file_is_refused(context, tmp_path, rows, name, code):
    with pytest.raises(Refused) as refused:
        prepare_list_file(context, ListSheet("人员", COLUMNS, rows), tmp_path / name)
    assert [problem.code for problem in refused.value.problems] == [code]
