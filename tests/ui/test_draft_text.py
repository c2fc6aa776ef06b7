from inspector_app.ui.draft_text import look_text, typed_lines, whole_text

RID = "0d6f3c0e-2f3b-4f5e-9c39-2f8a1f0e7c11"


def test_texts_of_any_shape():
    assert typed_lines([{"a": "甲", "b": 3}, None, ["乙"]]) == ["甲", "乙"]
    assert look_text('{"a": "甲"}') == "甲"
    assert look_text("plain words") == "plain words"


def test_the_programs_own_words_are_left_out():
    assert typed_lines({"rid": RID, "kind": "complaint", "on": "2026-03-02", "at": "2026-03-02T01:05:00.000Z"}) == []


def test_a_look_shows_a_sentence_with_dates_but_no_number_of_a_person():
    body = {"facts": "2025年10月8日起欠薪，电话13900000000", "id_number": "349900197908170352"}
    assert look_text(body) == "2025年10月8日起欠薪，电话＊＊＊"


def test_what_is_copied_is_whole():
    assert (
        whole_text("新增人员", '{"name": "赵示例", "id": "349900197908170352"}')
        == "新增人员\n赵示例\n349900197908170352"
    )
