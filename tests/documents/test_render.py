from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector_app.documents.images import page_count
from inspector_app.documents.render import Mark, glyph_problems, layout_report
from inspector_app.domain.document import DocumentKind
from inspector_app.formdefs.model import Block, BlockKind, Column, CopyDef, SignatureLine
from inspector_app.support.errors import Level, Refused
from tests.documents.papers import (
    ARCHIVE,
    RARE,
    a_form,
    line_pitch,
    other_text_of,
    page_texts,
    paragraph,
    rendered,
    strokes,
    text_of,
    workers,
)

STORY = "经查，示例劳务有限公司拖欠䶮㛃等23名农民工2026年6月至9月工资共计34,129.73元，未足额支付。"


@pytest.mark.parametrize("read", [text_of, other_text_of])
def test_text_in_is_text_out(read):
    story = f"{RARE}、示例·阿不都热合曼说：“对账单上写着‘工资<已核>&待付’——属实……”（￥34,129.73元）"
    assert story in read(rendered(a_form(paragraph()), {"story": story}))


@settings(max_examples=15, deadline=None)
@given(st.text(alphabet="工资支付条例䶮㛃𬭎𫖮𠅤龘·，。“”（）《》<>&\"'%\\/(){}[]AZaz09", min_size=1, max_size=400))
def test_whatever_is_typed_can_be_copied_back(story):
    story = "甲" + story.replace("{", "").replace("}", "") + "乙"
    assert story in text_of(rendered(a_form(paragraph(indent=False)), {"story": story})).replace("第1页共1页", "")


@pytest.mark.parametrize("kind", list(DocumentKind))
@pytest.mark.parametrize("landscape", [False, True])
def test_every_kind_of_sheet_holds_a_long_text(kind, landscape):
    pdf = rendered(a_form(paragraph(), kind=kind, landscape=landscape), {"story": STORY * 60})
    pages = page_texts(pdf)
    assert "".join(text.replace(f"第{n}页共{len(pages)}页", "") for n, text in enumerate(pages, 1)) == STORY * 60


def test_an_outgoing_page_has_22_lines_of_28_characters():
    pages = page_texts(rendered(a_form(paragraph(indent=False), kind=DocumentKind.OUTGOING), {"story": "国" * 2000}))
    assert pages[0].count("国") == 22 * 28


def test_pages_are_numbered_out_of_their_count():
    pages = page_texts(rendered(a_form(paragraph()), {"story": STORY * 60}))
    assert len(pages) > 2
    assert all(f"第{n}页共{len(pages)}页" in text for n, text in enumerate(pages, 1))


def test_a_draft_is_marked_on_every_page_and_nothing_else_is():
    form, facts = a_form(paragraph()), {"story": STORY * 60}
    assert all("草稿" in text for text in page_texts(rendered(form, facts, mark=Mark.DRAFT)))
    assert "草稿" not in text_of(rendered(form, facts, mark=Mark.REVIEW))
    assert rendered(form, facts, mark=Mark.REVIEW) == rendered(form, facts, mark=Mark.FINAL)


def test_label_and_note_of_the_copy_stand_on_every_page():
    copy = CopyDef("送达联", note="本文书一式两份。")
    pages = page_texts(rendered(a_form(paragraph()), {"story": STORY * 60}, copy))
    assert all("〔送达联〕" in text and "本文书一式两份。" in text for text in pages)
    assert "联" not in text_of(rendered(a_form(paragraph()), {"story": STORY}))


def test_every_page_can_be_signed_at_its_foot():
    signers = tuple(SignatureLine(label, date=False) for label in ("被询问人", "询问人", "记录人"))
    pages = page_texts(rendered(a_form(paragraph(), page_signatures=signers), {"story": STORY * 60}, ARCHIVE))
    assert len(pages) > 2
    assert all(f"{label}：" in text for text in pages for label in ("被询问人", "询问人", "记录人"))


def test_what_a_copy_leaves_out_is_not_in_its_bytes():
    form = a_form(paragraph("{person.name}，{person.id_number}，{story}"))
    facts = {"person.name": "䶮㛃", "person.id_number": "34000019850930052X", "story": "属实。"}
    shown = text_of(rendered(form, facts, CopyDef("送达联", omit=("person.id_number",))))
    assert "34000019850930052X" not in shown
    assert "䶮㛃，（本联略），属实。" in shown
    assert "340***********052X" in text_of(rendered(form, facts, CopyDef("送达联", mask=("person.id_number",))))


def test_characters_no_font_has_are_named_with_their_fact_and_nothing_is_rendered():
    form = a_form(paragraph())
    lines = [{"name": "甲"}, {"name": "乙\ue001"}]
    facts = {"story": "好😀", "lines": lines, "person.name": "a\u200bb", "agency.name": "示\U00033000"}
    problems = glyph_problems(form, facts)
    assert [(p.code, p.where, p.details["character"]) for p in problems] == [
        ("character-no-glyph", "story", "U+1F600"),
        ("character-private", "lines[2].name", "U+E001"),
        ("character-invisible", "person.name", "U+200B"),
        ("character-by-hand", "agency.name", "U+33000"),
    ]
    assert [p.level for p in problems] == [Level.ERROR, Level.INFO, Level.ERROR, Level.INFO]
    assert problems[1].details["fact"] == "明细第2行姓名"
    with pytest.raises(Refused) as refusal:
        rendered(form, facts)
    assert list(refusal.value.problems) == problems


@pytest.mark.parametrize("read", [text_of, other_text_of])
def test_names_of_every_block_come_back_from_the_paper(read):
    """One of each thousandth hanzi beyond the basic ones, a name of Ext I, and one that no font has."""
    story = "".join(map(chr, range(0x20001, 0x2EBE0, 0x1003))) + "\U0002ee5d\U00033000。"
    assert story in read(rendered(a_form(paragraph()), {"story": story}))


def test_what_is_to_be_written_by_hand_is_told_in_the_foot_of_its_page():
    facts = {"story": "字" * 2000, "person.name": "示\U00033000\ue123例", "agency.name": "\U00033000"}
    form = a_form(paragraph("{person.name}{agency.name}"), paragraph())
    first, *others = page_texts(rendered(form, facts, ARCHIVE))
    assert "依次为：U+33000、U+E123" in first
    assert others
    assert not any("U+" in page for page in others)


def test_tabulators_hard_spaces_and_line_ends_are_printed_as_plain_ones():
    assert "甲乙丙丁" in text_of(rendered(a_form(paragraph()), {"story": "甲\t乙\u00a0丙\r\n丁"}))
    assert glyph_problems(a_form(paragraph()), {"story": "甲\t乙\u00a0丙\r\n丁"}) == []


def test_hidden_blocks_do_not_print():
    blocks = (paragraph("甲", when="story"), paragraph("乙", when="!story"))
    assert "甲" in text_of(rendered(a_form(*blocks), {"story": "有"}))
    assert "乙" in text_of(rendered(a_form(*blocks), {"story": ""}))
    assert "甲" not in text_of(rendered(a_form(*blocks), {}))


def test_a_page_break_begins_a_page():
    form = a_form(paragraph("甲"), Block(BlockKind.PAGE_BREAK), paragraph("乙"), Block(BlockKind.PAGE_BREAK))
    assert [text[0] for text in page_texts(rendered(form, {}))] == ["甲", "乙"]


@pytest.mark.parametrize("length", range(700, 1150, 13))
def test_signatures_never_stand_alone_and_no_line_is_widowed(length):
    closing = Block(BlockKind.SIGNATURES, signatures=(SignatureLine("被询问人", fingerprint=True),) * 4, per_row=2)
    form = a_form(paragraph(), closing, Block(BlockKind.END))
    facts = {"story": (STORY * 40)[:length]}
    report = layout_report(form, facts)
    assert (report.lone_signatures, report.widows, report.cut_words) == ((), (), ())
    assert report.pages == page_count(rendered(form, facts))


def test_the_number_of_a_paper_or_of_its_case_stands_on_every_page():
    text = paragraph("\n".join("字" * 60 for _ in range(60)))
    numbered = a_form(text, layout=2, number_pattern="{short}字〔{year}〕{serial}号")
    for form, facts in (
        (numbered, {"document.number": "示字〔2026〕7号"}),
        (a_form(text, layout=2), {"case.number": "2026-031"}),
    ):
        pages = page_texts(rendered(form, facts))
        assert len(pages) > 1
        assert all(next(iter(facts.values())) in page for page in pages)


@pytest.mark.parametrize("lines", range(14, 24, 2))
def test_what_stands_between_text_and_seal_takes_the_end_of_the_text_with_it(lines):
    closing = [paragraph(words, keep_with_next=True) for words in ("附件：一份", "承办人：甲、乙")]
    seal = Block(BlockKind.SEAL, "示例县人社局", fact="signed_on")
    form = a_form(
        paragraph("\n".join("正文" for _ in range(lines))), *closing, seal, kind=DocumentKind.OUTGOING, layout=2
    )
    last = page_texts(rendered(form, {}))[-1]
    assert "示例县人社局" in last
    assert last.count("正文") >= 2


@pytest.mark.parametrize(
    ("lines", "pages", "pitch"),
    [(15, 1, 29), (16, 1, 28), (17, 1, 28), (18, 1, 26), (19, 1, 25), (20, 2, 33), (24, 2, 29)],
)
def test_a_seal_without_room_brings_the_lines_closer_if_that_saves_its_page_or_else_apart(lines, pages, pitch):
    text = paragraph("\n".join("正文" for _ in range(lines)))
    closing = [paragraph(words, keep_with_next=True) for words in ("承办人：甲、乙", "电话：一")]
    seal = Block(BlockKind.SEAL, "示例县人社局", fact="signed_on")
    form = a_form(text, *closing, seal, kind=DocumentKind.OUTGOING, layout=2)
    pdf = rendered(form, {})
    assert (len(page_texts(pdf)), round(line_pitch(pdf))) == (pages, pitch)
    assert layout_report(form, {}).bare_seals == ()


def test_a_seal_with_less_than_two_lines_of_text_is_told():
    closing = [paragraph(words, keep_with_next=True) for words in ("承办人：甲、乙", "电话：一")]
    seal = Block(BlockKind.SEAL, "示例县人社局", fact="signed_on")
    form = a_form(paragraph("正文"), Block(BlockKind.PAGE_BREAK), *closing, seal, kind=DocumentKind.OUTGOING)
    assert layout_report(form, {}).bare_seals == (2,)


def test_what_is_left_of_a_page_after_the_end_of_a_record_is_struck_through():
    end, full = Block(BlockKind.END), paragraph("\n".join("字" for _ in range(32)))
    assert strokes(a_form(paragraph("一句话"), layout=2)) == strokes(a_form(full, end, layout=2)) == 0
    assert strokes(a_form(paragraph("一句话"), end, layout=2)) == 1


def test_so_is_what_a_record_leaves_empty_before_what_is_kept_together():
    begun, room = paragraph("\n".join("字" for _ in range(18))), Block(BlockKind.WRITING, text="意见：", lines=14)
    assert strokes(a_form(begun, room, Block(BlockKind.END), layout=2)) == 2
    assert strokes(a_form(begun, room, layout=2)) == 0


def test_a_seal_takes_two_lines_of_the_text_to_its_page():
    seal = Block(BlockKind.SEAL, text="示例县人力资源和社会保障局", fact="signed_on")
    blocks = [paragraph(f"第{n}段") for n in range(1, 21)]
    pages = page_texts(rendered(a_form(*blocks, seal, kind=DocumentKind.OUTGOING), {"signed_on": "2026-03-05"}))
    assert pages[1].startswith("第19段第20段示例县人力资源和社会保障局2026年3月5日")


def test_the_report_names_places_where_a_word_was_cut():
    form = a_form(paragraph(), paragraph("{person.name}"))
    report = layout_report(form, {"story": "短", "person.name": "9" * 200})
    assert report.cut_words == ("block 2: text",)


def test_the_report_names_places_to_sign_that_are_too_narrow():
    block = Block(
        BlockKind.SIGNATURES, signatures=(SignatureLine("被检查单位的现场负责人或者其委托代理人"),) * 4, per_row=4
    )
    assert layout_report(a_form(block), {}).cut_words[0].startswith("block 1: 被检查单位")


def test_a_list_of_300_rows_repeats_its_heading():
    columns = (
        Column("序号", "{line}", 12),
        Column("姓名", "{name}", 40),
        Column("欠发（元）", "{owed_fen}", 40, "right"),
    )
    table = Block(BlockKind.TABLE, fact="lines", columns=columns, totals=("", "合计", "{total_fen}"))
    rows = workers(300)
    pdf = rendered(a_form(table), {"lines": rows, "total_fen": sum(row["owed_fen"] for row in rows)})
    pages = page_texts(pdf)
    assert len(pages) > 5
    assert all(text.startswith("序号姓名欠发（元）") for text in pages)
    joined = "".join(pages)
    assert all(f"{row['line']}{row['name']}34,1" in joined for row in rows)
    assert pages[-1].count("合计10,239,370.50") == 1
    assert "合计" not in "".join(pages[:-1])


def test_two_papers_at_once_do_not_mix():
    forms = [(a_form(paragraph()), {"story": f"{character}" * 50}) for character in RARE[:6]]
    alone = [rendered(form, facts) for form, facts in forms]
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda work: rendered(*work), forms))
    assert together == alone


def test_number_line_shows_the_pattern_until_there_is_a_number():
    form = a_form(Block(BlockKind.NUMBER, text="{document.number}"))
    form = replace(form, number_pattern="{short}人社监令字〔{year}〕{serial}号")
    assert "人社监令字〔〕号" in text_of(rendered(form, {}))
    assert "示人社监令字〔2026〕12号" in text_of(rendered(form, {"document.number": "示人社监令字〔2026〕12号"}))
    assert "示人社监令字〔2026〕号" in text_of(rendered(form, {"document.number": "示人社监令字〔2026〕__号"}))
