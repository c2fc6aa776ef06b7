"""What a draft says: nothing typed is missing, and no number of a person is seen whole."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector_app.domain.composed import Composed
from inspector_app.domain.debt import PaymentMethod
from inspector_app.domain.project import FactState, SiteFact
from inspector_app.usecases.draft_text import first_words, look_text, said, whole_text
from inspector_app.usecases.draft_values import with_composed, written

RID = "0d6f3c0e-2f3b-4f5e-9c39-2f8a1f0e7c11"
NUMBER = "349900197908170352"


def test_texts_of_any_shape():
    assert [each.text for each in said([{"a": "甲", "b": 3}, None, ["乙"]])] == ["甲", "3", "乙"]
    assert look_text('{"a": "甲"}') == "甲"
    assert look_text("plain words") == "plain words"


@given(st.dictionaries(st.sampled_from(["name", "note", "address", "voucher", "position"]), st.text(min_size=1)))
def test_every_typed_text_is_in_what_is_copied(body):
    copied = whole_text("草稿", json.dumps(body))
    assert all(text.strip() in copied for text in body.values())


def test_latin_words_and_dates_that_were_typed_stay():
    body = written({"voucher": "ABC", "payer": "paid", "paid_on": date(2026, 3, 2), "claim_rid": RID})
    assert look_text(body) == "凭证编号：ABC\n支付单位：paid\n支付日期：2026-03-02"
    assert "ABC" in whole_text("登记支付", body)


def test_choices_are_told_in_their_words_and_records_by_their_names():
    body = written({"payer_rid": RID, "method": str(PaymentMethod.BANK), "entries": {RID: 50_000}})
    names = {RID: "示例劳务有限公司"}
    assert look_text(body, lambda rid: names.get(rid, "")).splitlines() == [
        "付款单位：示例劳务有限公司", "支付方式：银行转账", "示例劳务有限公司：500.00",
    ]  # fmt: skip


def test_the_programs_own_marks_are_left_out():
    assert said({"rid": RID, "sha256": "0" * 64, "head": None}) == []


def test_rows_of_the_wage_grid_are_told_with_row_and_column_and_numbers_masked():
    cells = {"name": "郑示例", "id_number": NUMBER, "job": "木工", "owed_fen": "7,000"}
    body = {"rows": [{"rid": RID, "number": 4, "cells": cells, "open": "name"}]}
    assert look_text(body).splitlines() == [
        "第4行 姓名：郑示例", "第4行 证件号码：349***********0352", "第4行 工种：木工", "第4行 欠发工资：7,000",
    ]  # fmt: skip
    assert NUMBER in whole_text("明细", body)


def test_part_of_a_number_is_masked_like_a_whole_one():
    assert look_text({"id_number": "1101011990"}) == "证件号码：110***1990"
    assert look_text({"id_number": "110101"}) == "证件号码：******"
    assert look_text({"$unread": {"id_number": ["11010119"]}}) == "证件号码：110*0119"


def test_a_look_shows_a_sentence_with_dates_but_no_number_of_a_person():
    body = {"note": "2025年10月8日起欠薪，电话139 0000 0000", "id_number": NUMBER}
    assert look_text(body) == "备注：2025年10月8日起欠薪，电话139******0000\n证件号码：349***********0352"


def test_text_that_is_no_value_yet_is_there():
    assert look_text(written({"paid_on": None}, {"paid_on": ["2026-1"]})) == "支付日期：2026-1"


def test_what_is_copied_is_whole():
    assert (
        whole_text("新增人员", json.dumps({"name": "赵示例", "id_number": NUMBER}))
        == f"新增人员\n姓名：赵示例\n证件号码：{NUMBER}"
    )


def test_a_title_is_a_typed_text_without_numbers():
    body = {"rid": RID, "id_number": NUMBER, "method": "bank", "note": "桥墩钢筋班\n第二行"}
    assert first_words(body) == "桥墩钢筋班"


@pytest.mark.parametrize(
    ("body", "title"),
    [
        ({"matter": "示例工地工资支付情况", "name": "abc", "recorder": "示例甲"}, "abc"),
        ({"leads": [{"channel": "来访"}], "number": "", "site_name": "an jian"}, "an jian"),
        ({"leads": [{"channel": "来访"}], "title": "", "respondent": "示例劳务"}, "示例劳务"),
        ({"leads": [{"channel": "来访"}], "name": NUMBER}, "来访"),
        ({"leads": [{"channel": "来访", "facts": "lead one full"}], "number": ""}, "lead one full"),
        ({"leads": [{"facts": f"工人{NUMBER}来电说北门欠薪"}]}, "工人…来电说北门欠薪"),
        ({"leads": [{"respondent": "示例建筑一公司", "facts": "南门三人"}]}, "示例建筑一公司：南门三人"),
        ({"leads": [{"respondent": "示例建筑一公司", "facts": "  \n"}]}, "示例建筑一公司"),
        ({"leads": [{"$": "lead", "of": {"channel": "来访", "facts": "三人讨薪"}}]}, "三人讨薪"),
    ],
)
def test_a_title_is_first_of_all_what_the_record_is_called(body, title):
    assert first_words(body) == title


def test_an_answer_stands_behind_its_question():
    body = {"qas": [{"answer": "没有", "key": "", "question": "签了合同没有？"}]}
    assert look_text(body).splitlines() == ["问答 第1行 问：签了合同没有？", "问答 第1行 答：没有"]


def test_entries_and_choices_are_told_as_the_screen_has_them():
    told = {"numbering": ("文号", "接续编号"), "reason.x": ("继续的理由", ""), "party_kind": ("责任主体", "单位")}
    body = written({"numbering": "next", "reason.x": "急", "party_kind": "company"}, {"reason.x": ["急"]}, told)
    assert look_text(body).splitlines() == ["文号：接续编号", "继续的理由：急", "责任主体：单位", "继续的理由：急"]


def test_states_of_facts_about_a_site_are_told_in_their_words():
    assert look_text(written({"account": SiteFact(FactState.NOT_OPENED)})).endswith("掌握情况：未开设")


def test_items_of_the_checklist_are_told_by_their_title():
    names = {"CK-05": "专用账户开设"}
    body = {"items": [{"item": "CK-05", "result": "符合"}, {"item": "CK-99", "result": "符合"}]}
    assert look_text(body, lambda rid: names.get(rid, "")).splitlines() == [
        "检查事项 第1行 检查事项：专用账户开设", "检查事项 第1行 结果：符合",
        "检查事项 第2行 检查事项：CK-99", "检查事项 第2行 结果：符合",
    ]  # fmt: skip


def test_letters_that_were_not_turned_into_words_are_told_as_such():
    body = with_composed(written({"facts": "三个月没有发"}), Composed("gongzi", 6))
    assert look_text(body).splitlines() == ["反映的主要情况：三个月没有发", "没有上屏的文字：gongzi"]
    assert first_words(body) == "三个月没有发"
