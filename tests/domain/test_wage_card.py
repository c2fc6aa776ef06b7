"""Who keeps the wage card: read from a cell as it is written, told in words, counted by whom they are with."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector_app.domain.wage_card import (
    CardKeeper,
    KeptCard,
    is_away,
    kept_words,
    listed_keeper,
    read_keeper,
    some_of,
)


@pytest.mark.parametrize(
    ("text", "keeper", "name"),
    [
        ("", None, ""),
        ("本人", CardKeeper.WORKER, ""),
        ("自己", CardKeeper.WORKER, ""),
        ("班组长", CardKeeper.CREW_LEADER, ""),
        ("班组长示例王", CardKeeper.CREW_LEADER, "示例王"),
        ("班组长（示例王）", CardKeeper.CREW_LEADER, "示例王"),
        ("包工头 示例李", CardKeeper.CONTRACTOR, "示例李"),
        ("公司：财务示例张", CardKeeper.COMPANY, "财务示例张"),
        ("项目部", CardKeeper.COMPANY, ""),
        ("其他人（妻子）", CardKeeper.OTHER, "妻子"),
        ("老乡示例赵", CardKeeper.OTHER, "老乡示例赵"),
        ("本人的妻子", CardKeeper.OTHER, "本人的妻子"),
        ("不知道", CardKeeper.UNCLEAR, ""),
        ("本人持有", CardKeeper.WORKER, ""),
        ("由班组长示例王统一保管", CardKeeper.CREW_LEADER, "示例王"),
        ("办卡后被项目部收走", CardKeeper.COMPANY, ""),
        ("被包工头收走了", CardKeeper.CONTRACTOR, ""),
        ("在项目部", CardKeeper.COMPANY, ""),
        ("示例建筑劳务有限公司", CardKeeper.COMPANY, "示例建筑劳务有限公司"),
        ("不在本人手里", CardKeeper.OTHER, ""),
    ],
)
def test_a_cell_says_who_and_by_what_name(text, keeper, name):
    assert read_keeper(text) == (keeper, name)


@pytest.mark.parametrize(
    ("text", "words"),
    [("示例甲", "本人"), ("班长", "班组长"), ("示例王", "其他人（示例王）"), ("", ""), ("√", None), ("未办卡", None)],
)
def test_a_list_tells_of_the_card_of_its_worker_or_names_nobody(text, words):
    told = listed_keeper(text, "示例甲", date(2026, 3, 16))
    assert (told and told.words) == words or (told is None and words is None)
    assert not words or told.source_words == "名单所写，2026-03-16得知"


@given(st.sampled_from(CardKeeper), st.sampled_from(["", "示例王", "示例·买买提"]))
def test_what_is_shown_reads_the_same_again(keeper, name):
    told = KeptCard(keeper, "" if keeper in (CardKeeper.WORKER, CardKeeper.UNCLEAR) else name)
    assert read_keeper(told.words) == (told.keeper, told.name)


def test_where_it_is_known_from_is_said_and_so_is_that_nobody_wrote_it():
    assert KeptCard().words == KeptCard().source_words == ""
    assert KeptCard(CardKeeper.WORKER).source_words == "没有写明从何得知"
    told = KeptCard(CardKeeper.COMPANY, told_on=date(2026, 3, 16), told_by="询问笔录")
    assert (told.words, told.source_words) == ("公司", "询问笔录，2026-03-16得知")


def test_cards_are_told_by_whom_they_are_with_and_unclear_ones_last():
    leader = KeptCard(CardKeeper.CREW_LEADER, "示例王")
    told = [
        ("甲", KeptCard(CardKeeper.UNCLEAR)), ("乙", leader), ("丙", KeptCard(CardKeeper.WORKER)), ("丁", KeptCard()),
        ("戊", leader), ("乙", leader),
    ]  # fmt: skip
    assert kept_words(told) == [("班组长（示例王）", ["乙", "戊"]), ("不清楚", ["甲"])]
    assert [is_away(card) for _, card in told] == [False, True, False, False, True, True]


def test_of_many_the_first_are_named():
    assert some_of(["甲", "乙", "丙"]) == "甲、乙、丙"
    assert some_of(["甲", "乙", "丙", "丁"]) == "甲、乙、丙等4人"
