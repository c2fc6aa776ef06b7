"""A cell of a column of names that holds something else is no name."""

import pytest

from inspector_app.domain.name_cell import is_odd_name, is_several, name_before_number


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("示例甲 349900198506120018", "示例甲"), ("示例甲349900198506120018", "示例甲"),
        ("示例甲（身份证号349900198506120018）", "示例甲"), ("示例甲 电话13800000001", "示例甲"),
        ("示例甲、示例乙（夫妻） 349900198506120018 13800000001", "示例甲、示例乙（夫妻）"),
        ("349900198506120018", ""), (r"C:\示例\名单.xlsx", ""), ("../../etc/passwd", ""), ("=示例甲", ""),
        ("<b>示例</b>", ""), ("示" * 41, ""),
    ],
)  # fmt: skip
def test_what_is_no_name_is_known_and_a_name_before_a_number_is_found(text, name):
    assert (is_odd_name(text), name_before_number(text)) == (True, name)


@pytest.mark.parametrize(
    "text",
    [
        "示例甲",
        "示 例",
        "阿依古丽·示例",
        "John Example",
        "示例甲（2）",
        "示例甲/示例乙",
        "Abdul s/o Example",
        "示例甲1",
    ],
)
def test_names_of_people_are_none_of_these(text):
    assert not is_odd_name(text)


@pytest.mark.parametrize(
    "text",
    [
        "示例甲、示例乙(父子)", "示例甲、示例乙（2人）", "示例甲和示例乙（兄弟）", "示例甲、示例乙两口子",
        "示例甲夫妇", "示例甲（含其妻）", "示例甲（和示例乙）", "阿依·买买提、古丽·热合曼",
    ],
)  # fmt: skip
def test_two_people_in_a_cell_are_seen_whatever_stands_in_brackets_behind_them(text):
    assert is_several(text)


@pytest.mark.parametrize(
    "text",
    [
        "示例甲（老甲）", "示例甲（离场、未签）", "示例甲（已故，子代领）", "示例甲（其妻代领）",
        "示例甲（2）", "阿依·买买提",
    ],
)  # fmt: skip
def test_what_is_said_of_one_person_in_brackets_makes_him_no_second_one(text):
    assert not is_several(text)
