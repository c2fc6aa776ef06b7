"""Statements as banks print them, of invented people and firms, and one of them as a PDF."""

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from inspector_app.support.paths import resource
from tests.books import write_book

HOLDER = "示例建工集团有限公司农民工工资专用账户"
ACCOUNT = "34001000000000000018"
OWNER = "示例置业有限公司"
CARDS = ("6228480000000000018", "6228480000000000026", "6228480000000000034")
_IN_THE_MIDDLE = ("借方发生额", "贷方发生额", "账户余额", "对方户名", "对方账号")
HEADING = ("序号", "交易日期", "交易时间", *_IN_THE_MIDDLE, "摘要", "交易流水号")
MARCH: tuple[tuple[str, str, str, str, str], ...] = (
    ("20260305", "", "300,000.00", OWNER, "人工费"),
    ("20260306", "12,000.00", "", "示例工人甲", "工资"),
    ("20260306", "30,000.00", "", "示例头", "木工班工资"),
    ("20260307", "100,000.00", "", "示例建材经营部", "材料款"),
)
"""Day, what went out, what came in, the other side, the words of each line."""
ACCOUNTS = {OWNER: "34009000000000000099", "示例工人甲": CARDS[0], "示例头": "6228480000000000059"}


def march(*, skip: int | None = None) -> list[tuple[object, ...]]:
    """The rows of a statement with what banks put above and below it; ``skip`` leaves a line out."""
    rows: list[tuple[object, ...]] = [
        ("示例农商银行账户交易明细",),
        (f"户名：{HOLDER}", "", f"账号：{ACCOUNT}"),
        ("起始日期：2026-03-01", "", "截止日期：2026-03-31", "", "币种：人民币"),
        HEADING,
    ]
    held = 0
    for at, (day, out, into, party, words) in enumerate(MARCH, start=1):
        held += _fen(into) - _fen(out)
        line = (at, day, f"10:2{at}:33", out, into, f"{held / 100:,.2f}", party, ACCOUNTS.get(party, "340088"), words)
        if at != skip:
            rows.append((*line, f"A{at}"))
    rows += [("合计", "", "", "142,000.00", "300,000.00"), ("打印日期：2026-04-01  柜员：001",)]
    return rows


def _fen(text: str) -> int:
    return round(float(text.replace(",", "") or 0) * 100)


def march_book(path: Path, *, skip: int | None = None) -> Path:
    """The same as a workbook."""
    return write_book(path, *march(skip=skip))


def march_csv(path: Path) -> Path:
    """The same as a text in the encoding of Chinese banks."""
    quoted = ("\t".join(str(cell) for cell in row) for row in march())
    path.write_bytes("\r\n".join(quoted).encode("gbk"))
    return path


def pdf_of(pages: Sequence[Sequence[tuple[float, Sequence[tuple[float, str]]]]]) -> bytes:
    """A PDF: for each page its lines by height, each with texts by their left edge, in points."""
    pdfmetrics.registerFont(TTFont("fang", resource("fonts", "fang.ttf")))
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=(842, 595))
    for page in pages:
        canvas.setFont("fang", 9)
        for height, texts in page:
            for left, text in texts:
                canvas.drawString(left, height, text)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


_LEFT = (40, 110, 170, 250, 330, 420, 560, 680)


def march_pdf(path: Path) -> Path:
    """The same as a bank exports it, its lines on two pages, one of them with a name on two lines."""
    pages: list[list[tuple[float, list[tuple[float, str]]]]] = []
    for number, part in enumerate((march()[4:7], march()[7:8])):
        above = [
            (560.0, [(380.0, "示例农商银行账户交易明细")]),
            (540.0, [(40.0, f"户名：{HOLDER}"), (420.0, f"账号：{ACCOUNT}")]),
        ]
        lines: list[tuple[float, list[tuple[float, str]]]] = above if number == 0 else []
        lines.append((510.0, list(zip(_LEFT, HEADING[1:9], strict=True))))
        for at, row in enumerate(part):
            cells = [(left, str(text)) for left, text in zip(_LEFT, row[1:9], strict=True) if text]
            lines.append((490.0 - 24 * at, [(left, text.replace("经营部", "")) for left, text in cells]))
            if any("经营部" in text for _, text in cells):
                lines.append((490.0 - 24 * at - 10, [(_LEFT[5], "经营部")]))
        pages.append(lines)
    path.write_bytes(pdf_of(pages))
    return path
