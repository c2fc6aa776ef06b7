"""The text of a PDF as a sheet; scanned, locked and broken ones are said to be so."""

from io import BytesIO

import pikepdf
from reportlab.pdfgen.canvas import Canvas

from inspector_app.exchange.tables.child import answer
from inspector_app.exchange.tables.limits import Count
from inspector_app.exchange.tables.pdf import read
from inspector_app.support.stranger import Frame
from tests.statement_files import march_pdf, pdf_of


def texts(grid):
    return [[cell.text for _, cell in sorted(grid.rows[row].items())] for row in grid.order]


def test_rows_and_columns_are_found_and_a_cell_on_two_lines_is_one(tmp_path):
    (grid,) = read(march_pdf(tmp_path / "a.pdf").read_bytes(), Count())
    assert texts(grid)[2] == [
        "交易日期",
        "交易时间",
        "借方发生额",
        "贷方发生额",
        "账户余额",
        "对方户名",
        "对方账号",
        "摘要",
    ]
    last = grid.rows[grid.order[-1]]
    assert [last[column].text for column in sorted(last)] == [
        "20260307", "10:24:33", "100,000.00", "158,000.00", "示例建材经营部", "340088", "材料款",
    ]  # fmt: skip
    assert 4 not in last, "nothing came in"


def test_words_of_one_cell_stay_together_and_those_of_two_do_not():
    row = [(40.0, "A B"), (120.0, "2026 03"), (220.0, "示例"), (320.0, "1,000.00")]
    (grid,) = read(pdf_of([[(500.0, row), (480.0, row)]]), Count())
    assert texts(grid) == [["A B", "2026 03", "示例", "1,000.00"]] * 2


def problem(data):
    return answer(Frame({}, data)).head.get("problem")


def test_what_holds_no_text_is_said_to_be_scanned():
    buffer = BytesIO()
    canvas = Canvas(buffer)
    canvas.rect(10, 10, 100, 100, fill=1)
    canvas.save()
    assert problem(buffer.getvalue()) == "sheet-no-text"


def test_a_locked_and_a_torn_one(tmp_path):
    whole = march_pdf(tmp_path / "a.pdf").read_bytes()
    locked = BytesIO()
    with pikepdf.open(BytesIO(whole)) as pdf:
        pdf.save(locked, encryption=pikepdf.Encryption(owner="a", user="b"))
    assert problem(locked.getvalue()) == "sheet-encrypted"
    assert problem(whole[:40]) == "sheet-not-excel"
    assert problem(whole) is None
