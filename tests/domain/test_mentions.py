from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector_app.domain.mentions import mentions
from inspector_app.domain.money import MAX_FEN, capitals, yuan


def told(text):
    return [(mention.kind, mention.value) for mention in mentions(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("12名、１２人、十二位、12 名", [("people", 12)] * 4),
        ("3,600.00元、￥3600、三千六百元、0.36万元、人民币3600", [("money", 360_000)] * 5),
        ("3600元5角、叁仟陆佰元零伍分、伍角", [("money", 360_050), ("capitals", 360_005), ("capitals", 50)]),
        ("2026年3月12日、2026-03-12、二〇二六年三月十二日、20260312、2026.3.12", [("day", (2026, 3, 12))] * 5),
        ("3月12日", [("day", (0, 3, 12))]),
        ("2026年10月至12月", [("month", (2026, 10)), ("month", (0, 12))]),
        ("2026年3月12日9时5分、下午2:30、9时半", [("day", (2026, 3, 12)), ("time", 545), ("time", 870), ("time", 570)]),
        ("示人社监令字〔2026〕12号", [("number", (2026, 12))]),
        ("60日内、5个工作日、6个月、50%以上1倍以下", [("日", 60), ("工作日", 5), ("月", 6), ("%", 50), ("倍", 1)]),
        ("第十八条第一款第（二）项、第276条之一、第一人民法院、每人", []),
        ("分别为3600，4000元", [("", 3600), ("money", 400_000)]),
    ],
)
def test_figures_are_found_with_their_unit(text, found):
    assert told(text) == found


def test_a_mention_says_where_it_stands():
    text = "共　１２名农民工"
    (mention,) = mentions(text)
    assert (mention.words, text[mention.start : mention.end]) == ("１２名", "１２名")


@settings(max_examples=200, deadline=None)
@given(st.integers(0, MAX_FEN), st.integers(0, 99_999))
def test_what_is_printed_is_read_back(fen, heads):
    text = f"共{heads}名农民工，计人民币{capitals(fen)}（￥{yuan(fen)}元）未付"
    assert told(text) == [("people", heads), ("capitals", fen), ("money", fen)]


@settings(max_examples=200, deadline=None)
@given(
    st.text(alphabet="0123456789０９,.，。年月日时分元角万亿一二十百千壹拾〔〕()第条人名位个工作天%￥- ", max_size=40)
)
def test_no_text_stops_the_search_and_no_two_figures_overlap(text):
    found = mentions(text)
    assert all(one.end <= other.start for one, other in pairwise(found))
