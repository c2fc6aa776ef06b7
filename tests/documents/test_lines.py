from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from inspector_app.documents.fonts import FANG, SONG
from inspector_app.documents.lines import (
    NO_END,
    NO_START,
    UNPARTED,
    Blank,
    TextStyle,
    Tick,
    balanced,
    break_lines,
    paragraphs,
    spans_width,
)

BODY = TextStyle(FANG, 15.75, 29)
SMALL = TextStyle(SONG, 9, 12)
_hanzi = st.sampled_from("工资支付条例第三十条农民工䶮㛃𬭎𫖮𠅤龘人年月日元")
_closing = st.sampled_from("，。、；：？！）》”’…—·％")
_opening = st.sampled_from("（《“‘【￥")
_words = st.sampled_from(["34,129.73", "2026", "34000019850930052X", "B", "<3#", "&", "a.b@c", " ", "……", "——"])
_mixed = st.lists(st.one_of(_hanzi, _hanzi, _hanzi, _closing, _opening, _words), max_size=150).map("".join)


def test_a_short_bracket_with_a_figure_is_never_parted():
    words = (
        "承办人：陈立安（皖监察0001号）、恩丽·买买提（皖监察0002号），共计（￥547,535.73），见（示人社令〔2026〕12号）"
    )
    for width in range(180, 440, 7):
        broken = break_lines([words], BODY, width, parts=UNPARTED)
        assert all(unit.solid for line in broken for unit in line.units if len(unit.text) > 2)  # one gap behind it
        lines = [line.text for line in broken]
        assert "".join(lines) == words
        for whole in ("（皖监察0001号）", "（皖监察0002号）", "（￥547,535.73）"):
            assert any(whole in line for line in lines), (width, lines)


def test_a_day_in_brackets_leaves_no_half_line_empty_before_it():
    words = "需要强制执行的，见江苏省高级人民法院就此作出的答复意见（2014年1月15日）。"
    first, *_ = break_lines([words], BODY, 28 * BODY.size, parts=UNPARTED)
    assert first.text.endswith(("（2014年", "（2014", "意见"))
    assert first.extent > 26 * BODY.size


def text_of(lines):
    return "".join(line.text for line in lines)


@settings(max_examples=100, deadline=None)
@given(_mixed, st.floats(120, 450))
def test_no_character_is_lost_whatever_the_width(text, width):
    assert text_of(break_lines([text], BODY, width, 2 * BODY.size)) == text


@settings(max_examples=100, deadline=None)
@given(_mixed, st.floats(120, 450))
@example("工工工工工34,129.7334,129.73 工", 237.0)  # a space at the end of a spaced line
def test_drawn_lines_stay_inside_their_width(text, width):
    for line in break_lines([text], BODY, width, 2 * BODY.size):
        hanging = BODY.size / 2 if line.text.rstrip()[-1:] in NO_START else 0
        crowded = any(c in NO_START | NO_END for c in line.text)
        assert line.indent + line.extent <= width + hanging + 0.02 or (len(line.units) == 1 and crowded)


_marks = st.sampled_from(["，", "。", "）", "》", "”", "……", "（", "《", "“", "￥"])
_phrases = st.sampled_from(["工", "农民工", "2026年", " 34,129.73元", "34000019850930052X号", "B区<3#楼 "])


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(_phrases, _phrases, _marks, _phrases).map("".join), max_size=25), st.floats(250, 450))
def test_no_line_begins_with_a_closing_or_ends_with_an_opening_mark(phrases, width):
    text = "".join(phrases)
    for before, after in pairwise(break_lines([text], BODY, width)):
        assert after.text[0] not in NO_START, text
        assert before.text.rstrip(" ")[-1] not in NO_END, text


@settings(max_examples=100, deadline=None)
@given(_mixed, st.floats(200, 450))
def test_numbers_and_words_are_never_cut(text, width):
    for before, after in pairwise(break_lines([text], BODY, width)):
        joined = before.text[-1:] + after.text[:1]
        assert before.cut or not all("!" <= c <= "~" for c in joined) or len(joined) < 2, text


def test_a_word_longer_than_its_line_is_cut_and_says_so():
    lines = break_lines(["编号" + "9" * 40], SMALL, 60)
    assert text_of(lines) == "编号" + "9" * 40
    assert any(line.cut for line in lines)
    assert all(line.extent <= 60.01 for line in lines)


def test_a_figure_stays_with_its_measure():
    for width in range(100, 260, 7):
        lines = [line.text for line in break_lines(["责令你单位于2026年12月4日前支付547,535元工资"], BODY, width)]
        assert not any(a[-1].isdigit() and b[0] in "年月日元" for a, b in pairwise(lines))


def test_a_short_blank_for_the_pen_stays_whole_beside_what_belongs_to_it():
    """A 文号 left open was parted in its blank, and so was the year of a blank printed for tomorrow."""
    for width in range(160, 300, 7):
        for text in (
            "已收到《告知书》（示人社列告字〔2026〕＿＿号），现提出异议",
            "责令你单位于＿＿＿＿年＿＿月＿＿日前支付工资",
        ):
            lines = [line.text for line in break_lines([text], BODY, width)]
            assert not any((a[-1] in "〕＿" and b[0] in "＿号年月日") for a, b in pairwise(lines)), lines


def test_full_lines_are_justified_and_the_last_is_not():
    lines = break_lines(
        ["依照《劳动保障监察条例》第三十条的规定，处2000元以上2万元以下的罚款。" * 3], BODY, 442.2, 31.5
    )
    for line in lines[:-1]:
        assert line.indent + line.extent == pytest.approx(442.2, abs=BODY.size / 2 + 0.01)
    assert lines[-1].gap == 0
    assert lines[0].indent == 31.5
    assert lines[1].indent == 0


def test_hanzi_stand_on_the_grid_of_28_characters_a_line():
    lines = break_lines(["国" * 100], BODY, 442.2)
    assert [len(line.text) for line in lines] == [28, 28, 28, 16]


def test_line_feeds_part_paragraphs_around_blanks_and_boxes():
    parts = list(paragraphs(["甲\n乙", Blank(3), "丙\n", Tick(ticked=True)]))
    assert parts == [["甲"], ["乙", Blank(3), "丙"], ["", Tick(ticked=True)]]


def test_an_empty_text_is_one_empty_line():
    assert [line.text for line in break_lines([""], BODY, 100)] == [""]


def test_a_title_is_broken_into_lines_of_about_equal_length():
    lines = balanced(["拟列入拖欠农民工工资失信联合惩戒对象名单告知书"], TextStyle(SONG, 22, 32), 442)
    lengths = [len(line.text) for line in lines]
    assert len(lengths) == 2
    assert abs(lengths[0] - lengths[1]) <= 2


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("示例市示例经济技术开发区人力资源和社会保障局", ["示例市示例经济技术开发区", "人力资源和社会保障局"]),
        ("移出拖欠农民工工资失信联合惩戒对象名单决定书", ["移出拖欠农民工工资失信", "联合惩戒对象名单决定书"]),
        ("甲" * 23, ["甲" * 12, "甲" * 11]),
    ],
)
def test_the_words_of_a_title_are_not_parted(title, lines):
    assert [line.text for line in balanced([title], TextStyle(SONG, 22, 32), 442)] == lines


def test_latin_letters_and_figures_are_half_an_em_and_the_middle_dot_one():
    assert spans_width(["0123456789"], SMALL) == pytest.approx(45)
    assert spans_width(["·“”…"], SMALL) == pytest.approx(spans_width(["·“”…"], SMALL))
    assert spans_width(["·"], BODY) == pytest.approx(BODY.size)
