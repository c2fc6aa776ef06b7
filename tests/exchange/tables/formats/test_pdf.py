"""The text of a PDF as a sheet; scanned, locked and broken ones are said to be so."""

from io import BytesIO

import pikepdf
from reportlab.pdfgen.canvas import Canvas

from inspector_app.exchange.tables.formats.child import answer
from inspector_app.exchange.tables.formats.limits import Count
from inspector_app.exchange.tables.formats.pdf import read
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


def test_lines_about_a_table_put_no_columns_of_it_together():
    """The commonest head of a bank's statement has three parts, which lie across the gaps of the table below it."""
    places = (30.0, 100.0, 185.0, 255.0, 330.0, 410.0)
    rows = [
        ("交易日期", "摘要", "收入金额", "支出金额", "账户余额", "对方户名"),
        ("2026-04-02", "转入", "50,000.00", "", "50,120.00", "示例建设有限公司"),
        ("2026-04-03", "转账", "", "4,500.00", "45,620.00", "示例乙"),
        ("2026-04-05", "ATM取款", "", "20,000.00", "25,620.00", ""),
        ("2026-04-07", "退汇", "4,500.00", "", "30,120.00", "示例乙"),
    ]
    head = [(30.0, "户名：示例班长"), (120.0, "账号：6217000000000000999"), (270.0, "币种：人民币")]
    above = [
        (800.0, [(200.0, "示例农村商业银行明细")]),
        (786.0, head),
        (772.0, [(30.0, "起止日期：2026-04-01 至 2026-04-30")]),
    ]
    below = [(690.0, [(30.0, "合计"), (60.0, "收入 54,500.00"), (150.0, "支出 24,500.00")])]
    lines = [
        (756.0 - 14 * at, [pair for pair in zip(places, row, strict=True) if pair[1]]) for at, row in enumerate(rows)
    ]
    (grid,) = read(pdf_of([[*above, *lines, *below]]), Count())
    table = [grid.rows[row] for row in grid.order if len(grid.rows[row]) > 3]
    assert [tuple(row[at].text if at in row else "" for at in range(1, 7)) for row in table] == rows
