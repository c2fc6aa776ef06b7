"""The same pages set by typst: what our papers are measured against. Needs ``uv run --with typst``."""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from inspector_app.support.paths import resource

_SHEET = """
#set page(paper: "a4", flipped: {turned}, margin: ({margins}),
  header: align(right, text(size: 10.5pt)[〔存档联〕]), footer-descent: 0pt,
  footer: context [#line(length: 100%) #v(6pt) {foot}
    #align(center)[第 #counter(page).display() 页　共 #counter(page).final().first() 页]])
#set text(font: ("Inspector Latin", "Inspector {face}", "Inspector Fangx", "Inspector Songx"), size: {size}, lang: "zh")
#set par(justify: true, leading: {leading})
#align(center, text(size: 22pt, font: "Inspector Biaosong")[{title}])
"""
_UPRIGHT = "left: 28mm, right: 22mm, top: 25mm, bottom: 74mm"
_TURNED = "left: 22mm, right: 22mm, top: 28mm, bottom: 45mm"
# Millimetres of the columns of the list of wages, and what stands in each, line below line.
COLUMNS = (
    (8, ("line",)), (18, ("name", "sex")), (33, ("id_number", "phone")), (16, ("job", "crew")),
    (25, ("period", "months")), (18, ("rate", "attendance", "evidence")), (22.5, ("earned_fen",)),
    (13, ("deducted_fen",)), (21, ("received_fen",)), (22.5, ("owed_fen",)), (36, ("bank", "card")), (20, ()),
)  # fmt: skip


def transcript(facts: dict[str, Any]) -> bytes:
    """A record of questioning: what is known at its head, questions and answers, places to sign on every page."""
    sheet = _sheet(facts, _UPRIGHT, "Fang", "12pt", "8.5pt", _signed("被询问人签名捺印", "询问人", "询问人", "记录人"))
    known = [value for name, value in facts.items() if "." in name and isinstance(value, str)]
    said = (
        f"{who}：#{_quoted(qa[part])}" for qa in facts["qas"] for who, part in (("问", "question"), ("答", "answer"))
    )
    told = "\n".join(f"#par(hanging-indent: 24pt)[{each}]" for each in said)
    return f"{sheet}{_table(('1fr',) * 4, known)}\n{told}".encode()


def wage_list(facts: dict[str, Any]) -> bytes:
    """A list of wages in its twelve columns, its head on every page."""
    sheet = _sheet(facts, _TURNED, "Song", "9pt", "4pt", _signed("制表人", "审核人", "用人单位（盖章）"), turned=True)
    lines = ["\n".join(str(line[name]) for name in names) or "\n\n" for line in facts["lines"] for _, names in COLUMNS]
    head = ["\n".join(names) for _, names in COLUMNS]
    return (sheet + _table([f"{width / 2.53:.2f}fr" for width, _ in COLUMNS], lines, head)).encode()


def _sheet(
    facts: dict[str, Any], margins: str, face: str, size: str, leading: str, foot: str, turned: bool = False
) -> str:
    return _SHEET.format(
        margins=margins, face=face, size=size, leading=leading, foot=foot, turned=str(turned).lower(),
        title=f"#{_quoted(facts['agency.name'])}",
    )  # fmt: skip


def _signed(*who: str) -> str:
    places = ", ".join(f"[{each}：#box(width: 1fr, line(length: 100%))]" for each in who)
    return f"#grid(columns: 2, column-gutter: 12pt, row-gutter: 18pt, {places})"


def _table(columns: Sequence[str], cells: Iterable[str], head: Sequence[str] = ()) -> str:
    top = f"table.header({', '.join(map(_quoted, head))})," if head else ""
    told = ", ".join(map(_quoted, cells))
    inset = 9 if head else 5  # as high as our rows
    return (
        f"#table(columns: ({', '.join(columns)}), inset: (x: 4pt, y: {inset}pt), align: center + horizon, {top} {told})"
    )


def _quoted(text: str) -> str:
    """As a string of typst, in which nothing else means anything."""
    told = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{told}"'


def compiled(source: bytes) -> bytes:
    """The pages as PDF/A-2b, untagged as ours are. Raises ImportError where typst is not."""
    import typst  # only here: `--with typst`

    made: bytes = typst.compile(
        source, font_paths=_fonts(), ignore_system_fonts=True, format="pdf", pdf_standards="a-2b", pdf_tags=False
    )
    return made


@cache
def _fonts() -> Any:
    import typst

    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(resource("fonts"))])
