from inspector_app.documents.blocks import END
from inspector_app.domain.document import DocumentKind
from inspector_app.formdefs.model import Block, BlockKind, SignatureLine
from tests.documents.papers import a_form, lines_of, page_texts, paragraph, rendered, rule_heights


def test_title_lines_are_printed_one_below_the_other(show):
    shown = show(Block(BlockKind.TITLE, text="{agency.name}\n询问笔录"), {"agency.name": "示例县人力资源和社会保障局"})
    assert shown.startswith("示例县人力资源和社会保障局询问笔录")


def test_questions_and_answers_are_printed_in_their_order(show):
    qas = [{"question": "是否属实？", "answer": "属实。"}, {"question": "有无补充？", "answer": "没有。"}]
    shown = show(Block(BlockKind.QA, fact="qas"), {"qas": qas})
    assert shown.startswith("问：是否属实？答：属实。问：有无补充？答：没有。")


def test_an_answer_still_open_leaves_lines_to_write_on(show):
    shown = show(Block(BlockKind.QA, fact="qas"), {"qas": [{"question": "是否属实？"}]})
    assert shown.startswith("问：是否属实？答：第1页")


def test_a_question_is_never_parted_from_its_answer():
    qas = [{"question": f"第{n}个问题属实吗？", "answer": f"第{n}个答复。"} for n in range(1, 90)]
    for page in page_texts(rendered(a_form(Block(BlockKind.QA, fact="qas")), {"qas": qas})):
        assert page.startswith("问：")


def test_a_paragraph_for_each_row_of_a_list(show):
    rows = [{"line": 1, "name": "䶮㛃"}, {"line": 2, "name": "𬭎庆"}]
    assert "1.䶮㛃2.𬭎庆" in show(paragraph("{line}.{name}", each="lines"), {"lines": rows})


def test_an_empty_paragraph_takes_no_line():
    with_empty = rendered(a_form(paragraph("甲"), paragraph("{story}"), paragraph("乙")), {"story": ""})
    assert with_empty == rendered(a_form(paragraph("甲"), paragraph("乙")), {"story": ""})


def test_a_heading_stays_with_what_follows():
    for count in range(25, 40):
        form = a_form(
            *[paragraph(f"第{n}段") for n in range(count)], Block(BlockKind.HEADING, text="告知"), paragraph("完")
        )
        last = page_texts(rendered(form, {}))[-1]
        assert ("告知" in last) == ("完" in last)


def test_the_end_is_said(show):
    assert END in show(Block(BlockKind.END), {})


def test_places_to_sign_show_label_name_and_date(show):
    block = Block(
        BlockKind.SIGNATURES,
        text="本通知书已收到。",
        signatures=(SignatureLine("收件人"), SignatureLine("承办人", date=False, value="{person.name}")),
        per_row=2,
    )
    shown = show(block, {"person.name": "䶮㛃"})
    assert "本通知书已收到。" in shown
    assert "收件人：" in shown
    assert "承办人：䶮㛃" in shown
    assert "年月日" in shown


def test_who_handles_a_case_stands_below_each_other_where_there_is_no_room_beside():
    """Not parted before the bracket of his certificate, which then stood at the margin."""
    told = "承办人：陈立安（苏监32000001）、示例·买买提（苏监32000002）"
    form = a_form(paragraph(keep_with_next=True), paragraph("正文"), kind=DocumentKind.OUTGOING, layout=2)
    lines = lines_of(rendered(form, {"story": told}))
    assert [line for line in lines if "苏监" in line] == [
        "承办人：陈立安（苏监32000001）、",
        "示例·买买提（苏监32000002）",
    ]


def test_the_rules_of_places_to_sign_beside_each_other_stand_on_one_height():
    labels = (SignatureLine("当事人（签名或者盖章）", date=False), SignatureLine("见证人", date=False))
    block = Block(BlockKind.SIGNATURES, signatures=labels, per_row=2)
    assert len(rule_heights(a_form(block, kind=DocumentKind.OUTGOING, layout=2))) == 1


def test_a_fingerprint_has_its_place(show):
    block = Block(
        BlockKind.SIGNATURES, signatures=(SignatureLine("被询问人（签名并捺指印）", fingerprint=True),), per_row=2
    )
    assert "指印" in show(block, {}).replace("捺指印", "")


def test_a_seal_stands_over_its_date_or_a_blank_one(show):
    seal = Block(BlockKind.SEAL, text="{agency.name}", fact="signed_on")
    assert "示例局2026年3月5日" in show(seal, {"agency.name": "示例局", "signed_on": "2026-03-05"})
    assert "示例局年月日" in show(seal, {"agency.name": "示例局"})


def test_lines_to_write_on_are_never_prefilled(show):
    assert show(Block(BlockKind.WRITING, text="核对意见：", lines=3), {}).startswith("核对意见：第1页")
