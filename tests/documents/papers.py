"""Small forms built in Python, and what a reader finds in the finished PDF."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO
from typing import Any

import pypdfium2
from pypdf import PdfReader

from inspector_app.documents.render import Mark, render
from inspector_app.domain.document import DocumentKind
from inspector_app.formdefs.model import (
    Block,
    BlockKind,
    CopyDef,
    FactDef,
    Facts,
    FactType,
    Form,
    Origin,
)

MADE_AT = datetime(2026, 3, 5, 1, 30, tzinfo=UTC)
RARE = "䶮㛃𬭎𫖮𠅤𨭉㐂㑇𣲗𬜬𫟼𫠆𬺈龘〇翀喆珮"
ARCHIVE = CopyDef("存档联")


def fact(name: str, type_: FactType = FactType.TEXT, **more: Any) -> FactDef:
    return FactDef(name, more.pop("label", name), type_, Origin.ASK, **more)


NAME = fact("name", label="姓名")
ID_NUMBER = fact("id_number", label="身份号码", sensitive=True)
OWED = fact("owed_fen", FactType.MONEY, label="欠发")
LINES = fact("lines", FactType.LIST, label="明细", items=(fact("line", FactType.INTEGER), NAME, ID_NUMBER, OWED))
QAS = fact("qas", FactType.LIST, label="问答", items=(fact("question"), fact("answer")))
FACTS = (
    fact("agency.name", label="机关"),
    fact("person.name", label="被询问人"),
    fact("person.id_number", label="身份号码", sensitive=True),
    fact("story", FactType.LONG_TEXT, label="事实"),
    fact("document.number", label="文号"),
    fact("signed_on", FactType.DATE, label="日期"),
    fact("total_fen", FactType.MONEY, label="合计"),
    LINES,
    QAS,
)


def a_form(*blocks: Block, **changes: Any) -> Form:
    made = Form(
        id="example",
        edition="2026.1",
        title="示例文书",
        kind=DocumentKind.RECORD,
        valid_from=date(2026, 1, 1),
        valid_until=None,
        basis=(),
        number_pattern="",
        facts=FACTS,
        blocks=blocks,
        copies=(ARCHIVE,),
    )
    return replace(made, **changes)


def paragraph(text: str = "{story}", **more: Any) -> Block:
    return Block(BlockKind.PARAGRAPH, text=text, **more)


def workers(count: int) -> list[dict[str, Any]]:
    return [
        {"line": n, "name": f"示例{'甲乙丙丁'[n % 4]}·{RARE[n % len(RARE)]}", "owed_fen": 3412973 + n}
        for n in range(1, count + 1)
    ]


def rendered(form: Form, facts: Facts, copy: CopyDef | None = None, mark: Mark = Mark.FINAL) -> bytes:
    return render(form, facts, copy=copy, mark=mark, made_at=MADE_AT)


def page_texts(pdf: bytes) -> list[str]:
    """The text of each page as pypdfium2 finds it, without any white space."""
    with pypdfium2.PdfDocument(pdf) as document:
        return ["".join(page.get_textpage().get_text_bounded().split()) for page in document]


def text_of(pdf: bytes) -> str:
    return "".join(page_texts(pdf))


def other_text_of(pdf: bytes) -> str:
    """The text as pypdf finds it, without any white space."""
    return "".join("".join(page.extract_text().split()) for page in PdfReader(BytesIO(pdf)).pages)


def line_pitch(pdf: bytes) -> float:
    """How far the second 正文 on the first page stands below the first, in points."""
    with pypdfium2.PdfDocument(pdf) as document:
        page = document[0].get_textpage()
        first, second = (page.get_charbox(at) for at in (0, page.search("正文", index=1).get_next()[0]))
    return first[3] - second[3]


def lines_of(pdf: bytes) -> list[str]:
    """The lines of the first page, without any white space in them."""
    with pypdfium2.PdfDocument(pdf) as document:
        return ["".join(line.split()) for line in document[0].get_textpage().get_text_bounded().splitlines()]


def strokes(form: Form) -> int:
    """How many slanting strokes an empty paper bears."""
    return sum(x1 != x2 and y1 != y2 for x1, y1, x2, y2 in _rules(form))


def rule_heights(form: Form) -> set[str]:
    """How high the level rules of an empty paper stand."""
    return {y1 for _x1, y1, _x2, y2 in _rules(form) if y1 == y2}


def _rules(form: Form) -> list[tuple[str, str, str, str]]:
    pages = PdfReader(BytesIO(rendered(form, {}))).pages
    drawn = (page.get_contents().get_data().decode("latin-1") for page in pages)
    return [found for content in drawn for found in _STROKE.findall(content)]


_STROKE = re.compile(r"(\S+) (\S+) m (\S+) (\S+) l S")
