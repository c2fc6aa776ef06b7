"""The same pages set by fpdf2, the usual library for PDFs in Python: ``uv run --with fpdf2``."""

from typing import Any

from inspector_app.support.paths import resource
from tests.benchmarks.typst_pages import COLUMNS

_FACES = {"Fang": ("fang.ttf", "fangx.ttf"), "Song": ("song.ttf", "songx.ttf", "fangx.ttf")}


def transcript(facts: dict[str, Any]) -> bytes:
    """A record of questioning: what is known at its head, questions and answers, places to sign on every page."""
    sheet = _sheet("Fang", 12, "被询问人签名捺印：________　询问人：________　记录人：________", facts["agency.name"])
    known = [value for name, value in facts.items() if "." in name and isinstance(value, str)]
    with sheet.table(line_height=7, first_row_as_headings=False) as table:
        for at in range(0, len(known), 4):
            row = table.row()
            for told in [*known[at : at + 4], "", "", ""][:4]:
                row.cell(told)
    for qa in facts["qas"]:
        for who, part in (("问", "question"), ("答", "answer")):
            sheet.multi_cell(0, 7.2, f"{who}：{qa[part]}", new_x="LMARGIN", new_y="NEXT")
    return bytes(sheet.output())


def wage_list(facts: dict[str, Any]) -> bytes:
    """A list of wages in its twelve columns, its head on every page."""
    from fpdf.fonts import FontFace

    sheet = _sheet(
        "Song", 9, "制表人：________　审核人：________　用人单位（盖章）：________", facts["agency.name"], "L"
    )
    widths = tuple(width for width, _ in COLUMNS)
    plain = FontFace(emphasis="")
    with sheet.table(line_height=4.6, col_widths=widths, text_align="CENTER", headings_style=plain) as table:
        head = table.row()
        for _, names in COLUMNS:
            head.cell("\n".join(names))
        for line in facts["lines"]:
            row = table.row()
            for _, names in COLUMNS:
                row.cell("\n".join(str(line[name]) for name in names) or "\n\n")
    return bytes(sheet.output())


def _sheet(face: str, size: float, signed: str, title: str, turned: str = "P") -> Any:
    """An empty sheet with its head and foot. Raises ImportError where fpdf2 is not."""
    from fpdf import FPDF  # only here: `--with fpdf2`

    class Sheet(FPDF):
        def header(self) -> None:
            self.cell(0, 6, "〔存档联〕", align="R", new_x="LMARGIN", new_y="NEXT")

        def footer(self) -> None:
            self.set_y(-20)
            self.cell(0, 6, signed, border="T", new_x="LMARGIN", new_y="NEXT")
            self.cell(0, 6, f"第{self.page_no()}页　共{{nb}}页", align="C")

    sheet = Sheet(turned, "mm", "A4")
    for file in _FACES[face]:
        sheet.add_font(file, fname=resource("fonts") / file)
    sheet.set_fallback_fonts(_FACES[face][1:])
    sheet.set_font(_FACES[face][0], size=size)
    sheet.set_margins(25, 25, 22)
    sheet.set_auto_page_break(auto=True, margin=74 if turned == "P" else 45)
    sheet.add_page()
    sheet.multi_cell(0, 12, title, align="C", new_x="LMARGIN", new_y="NEXT")
    return sheet
