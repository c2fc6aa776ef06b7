import os
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pikepdf
import pikepdf.pdfa
import pytest

from inspector_app.documents.render import Mark, render
from inspector_app.formdefs.model import Block, BlockKind, Column, SignatureLine
from inspector_app.support.files import sha256
from tests.documents.papers import ARCHIVE, MADE_AT, RARE, a_form, paragraph, rendered, workers

COLUMNS = (Column("序号", "{line}", 10), Column("姓名", "{name}", 40), Column("欠发", "{owed_fen}", 40, "right"))
FORM = a_form(
    Block(BlockKind.TITLE, text="{agency.name}\n示例<文书>&笔录"),
    paragraph(),
    Block(BlockKind.TABLE, fact="lines", columns=COLUMNS),
    Block(BlockKind.SEAL, text="{agency.name}", fact="signed_on"),
    title="示例<文书>&笔录",
    page_signatures=(SignatureLine("签名", date=False, fingerprint=True),),
)
FACTS = {
    "agency.name": "示例县人力资源和社会保障局",
    "story": f"{RARE}𪚥\U0002ebf0\U00033000说“工资<已核>&待付”。",
    "lines": workers(60),
}


@pytest.fixture(scope="module")
def draft() -> bytes:
    return rendered(FORM, FACTS, ARCHIVE, Mark.DRAFT)


@pytest.fixture
def pdf(draft):
    with pikepdf.open(BytesIO(draft)) as opened:
        yield opened


def fonts_of(pdf):
    return {
        str(font.BaseFont): font for page in pdf.pages for font in page.obj.Resources.get("/Font", {}).values()
    }.values()


def test_the_checker_finds_nothing_against_pdf_a_2b(pdf):
    assert list(pikepdf.pdfa.check(pdf, pikepdf.pdfa.Flavour("2b")).findings) == []


def test_every_font_is_embedded_and_searchable(pdf):
    fonts = list(fonts_of(pdf))
    assert len(fonts) >= 5
    for font in fonts:
        assert font.Subtype == pikepdf.Name.TrueType
        assert "/FontFile2" in font.FontDescriptor
        assert "/ToUnicode" in font


def test_no_page_has_transitions_scripts_or_actions(pdf):
    assert all("/Trans" not in page.obj for page in pdf.pages)
    assert "/Names" not in pdf.Root or "/JavaScript" not in pdf.Root.Names
    assert not pdf.is_encrypted


def test_metadata_and_colour_are_those_of_an_archive(pdf):
    with pdf.open_metadata() as xmp:
        assert (xmp["pdfaid:part"], xmp["pdfaid:conformance"]) == ("2", "B")
        assert xmp["dc:title"] == "示例<文书>&笔录"
        assert xmp["xmp:CreateDate"] == "2026-03-05T09:30:00+08:00"
    assert str(pdf.docinfo["/CreationDate"]).startswith("D:20260305093000+08'00")
    assert pdf.Root.OutputIntents[0].DestOutputProfile.N == 3
    assert pdf.Root.Lang == "zh-CN"


def test_the_author_is_named_only_when_given():
    named = render(FORM, FACTS, copy=None, mark=Mark.FINAL, made_at=MADE_AT, author="示例<局>&队")
    with pikepdf.open(BytesIO(named)) as opened, opened.open_metadata() as xmp:
        assert list(xmp["dc:creator"]) == ["示例<局>&队"]
        assert str(opened.docinfo["/Author"]) == "示例<局>&队"
    with pikepdf.open(BytesIO(rendered(FORM, FACTS))) as opened:
        assert "/Author" not in opened.docinfo


def test_title_and_headings_are_bookmarks(pdf):
    with pdf.open_outline() as outline:
        assert [item.title for item in outline.root] == ["示例县人力资源和社会保障局 示例<文书>&笔录"]


def test_the_same_paper_has_the_same_bytes(draft):
    assert rendered(FORM, FACTS, ARCHIVE, Mark.DRAFT) == draft


def test_the_moment_and_the_mark_change_the_bytes(draft):
    later = datetime(2026, 3, 6, tzinfo=UTC)
    assert render(FORM, FACTS, copy=ARCHIVE, mark=Mark.DRAFT, made_at=later) != draft
    assert rendered(FORM, FACTS, ARCHIVE, Mark.REVIEW) != draft
    assert rendered(FORM, FACTS, replace(ARCHIVE, label="交付联"), Mark.DRAFT) != draft


@pytest.mark.parametrize("seed", ["0", "4711"])
def test_another_process_writes_the_same_bytes(draft, seed):
    code = (
        "import hashlib; from tests.documents import test_archive as t;"
        "print(hashlib.sha256(t.rendered(t.FORM, t.FACTS, t.ARCHIVE, t.Mark.DRAFT)).hexdigest())"
    )
    environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": "America/New_York"}
    root = Path(__file__).parents[2]
    printed = subprocess.check_output([sys.executable, "-c", code], env=environment, text=True, cwd=root)
    assert printed.strip() == sha256(draft)
