"""A recorded name is found whatever is written around it, and none of its letters may change unnoticed."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from inspector_app.formdefs.beside_names import Beside, standings

FIRMS = ("示例建设有限公司", "示例劳务有限公司", "示例集团", "示例劳务合作社")
PEOPLE = ("张三", "李四", "欧阳示例", "王示例", "马示例")
NAMES = st.sampled_from(FIRMS + PEOPLE)
BEFORE = st.sampled_from(
    ["", "由", "向", "责令", "用人单位", "总承包单位", "班组长", "发包给", "经查，", "其中（", "农民工", "系", "《"]
)
AFTER = st.sampled_from(
    [
        "",
        "承包",
        "等人",
        "等33名农民工",
        "签收",
        "的项目部",
        "拖欠工资",
        "、",
        "，",
        "》",
        "负责人",
        "于3月",
        "在工地",
        "自行",
    ]
)
LETTERS = st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5)


def beside(name, text, known=()):
    return [(each.beside, each.words) for each in standings(name, text, known)]


@given(NAMES, BEFORE, AFTER)
def test_ordinary_words_may_stand_directly_at_a_name(name, before, after):
    assume(after != "、" and before != "其中（")  # these two may belong to a name
    assert beside(name, f"{before}{name}{after}") == [(Beside.APART, name)]


@given(st.sampled_from(FIRMS[:2]), st.text(LETTERS, max_size=3))
def test_whatever_follows_a_whole_firm_name_is_not_taken_for_it(name, after):
    assume(not any(word in after for word in ("集团", "公司", "分", "部")))
    assert beside(name, f"由{name}{after}") == [(Beside.APART, name)]


@given(NAMES, st.data())
def test_a_changed_letter_is_found(name, data):
    at = data.draw(st.integers(0, len(name) - 1))
    letter = data.draw(LETTERS)
    assume(letter != name[at])
    assert beside(name, f"由{name[:at]}{letter}{name[at + 1 :]}承包") == []
    assert beside(name, f"由{name[:at]}{name[at + 1 :]}承包") == []
    more = f"{name[:at]}{letter}{name[at:]}"
    if at and name not in more:
        assert beside(name, f"由{more}承包") == []
    elif at:  # its first letter twice: the name stands there whole, and what stands before it is pointed out
        assert [each for each, _words in beside(name, f"由{more}承包")] == [Beside.UNCLEAR]


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("示例劳务有限公司", "由示例劳务有限公司第一分公司承包", "示例劳务有限公司第一分公司"),
        ("示例集团", "示例集团（南方）有限公司拖欠", "示例集团（南方）有限公司"),
        ("示例劳务有限公", "由示例劳务有限公司承包", "示例劳务有限公司"),
        ("马示例", "由司马示例签收", "司马示例"),
        ("张三", "由张三丰签收", "张三丰"),
        ("《工资支付条例》第三条", "依据某省《工资支付条例》第三条", "某省《工资支付条例》第三条"),
    ],
)
def test_the_rest_of_a_longer_name_is_told(name, text, words):
    assert beside(name, text, ("张三丰",)) == [(Beside.OTHER_NAME, words)]


def test_a_branch_of_another_recorded_firm_is_not_its_branch():
    text = "示例建设有限公司委示例劳务有限公司施工"
    assert beside("示例建设有限公司", text, ("示例劳务有限公司",)) == [(Beside.APART, "示例建设有限公司")]


@pytest.mark.parametrize(
    ("text", "words"), [("由张三丰签收", "张三丰"), ("由小张三签收", "小张三"), ("张三、", "张三、")]
)
def test_what_may_be_either_is_unclear(text, words):
    assert beside("张三", text) == [(Beside.UNCLEAR, words)]
