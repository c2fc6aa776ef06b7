from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector_app.domain.mentions import at_odds, mentions
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


def vaguely(text):
    return [(mention.kind, mention.value, mention.vague) for mention in mentions(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("五十来号人、五十多人、五十来号、50余名、五十几个工人", [("people", 50, "约")] * 5),
        ("近六十名、小六十人、60人左右、约60名", [("people", 60, "约")] * 4),
        ("六十出头的工人", [("的", 60, "约")]),
        ("不到33人、33名以上、至少33名", [("people", 33, "以下"), ("people", 33, "以上"), ("people", 33, "以上")]),
        ("数十名农民工、几十个工人、上百人", [("people", 0, "约")] * 3),
        ("贰拾万、贰拾万元整", [("capitals", 20_000_000, "")] * 2),
        ("三万五、3万5千元、3.5万、35k", [("money", 3_500_000, "")] * 4),
        ("二十来万、20万左右、20多万元、将近20万、20w上下", [("money", 20_000_000, "约")] * 5),
        ("一万八千余、一万八千来块", [("money", 1_800_000, "约")] * 2),
        ("两个多月、大半年、好几个月、半年", [("月", 2, "约"), ("月", 6, "约"), ("月", 0, "约"), ("月", 6, "")]),
        ("上个月底、月底前、3月中旬、去年底、上周五", [("day", 0, "约")] * 5),
        ("三分之二、百分之五十", [("分之", Decimal(2) / 3, ""), ("%", 50, "")]),
        ("50%以上1倍以下", [("%", 50, "以上"), ("倍", 1, "以下")]),
        ("2000元以上2万元以下", [("money", 200_000, "以上"), ("money", 2_000_000, "以下")]),
    ],
)  # fmt: skip
def test_spoken_and_vague_figures_are_found_as_such(text, found):
    assert vaguely(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "第五十二条", "一式三份", "二次、2次、多次", "人社部令第45号", "13800138000、0551-62223333、拨打12333",
        "3号楼、三号楼、3#楼、二层", "一百零一工地、101工地", "人民路12号", "附件3农民工名册",
        "最近、附近三号楼、合约三份",
        "几乎、数据、千万不要、十分、万一、统一", "每周一", "年满十八周岁",
        "队伍、陆续、收拾、来自四川", "上下班、许可、余款、余额",
        "以上月份、提前天数、每月月底、（星期五）、春耕、一成不变",
    ],
)  # fmt: skip
def test_ordinary_words_are_no_figures(text):
    assert vaguely(text) == []


def test_officials_and_limits_are_facts_of_their_own():
    assert vaguely("两名以上执法人员") == [("official", 2, "")]
    assert vaguely("两名监察员，执法人员2名，三日内") == [("official", 2, ""), ("official", 2, ""), ("日", 3, "")]


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


@pytest.mark.parametrize(("text", "found"), [
    ("罚款人民币伍拾万元整（￥50,000.00）", ("伍拾万元整", "￥50,000.00")),
    ("￥50,000.00（大写：伍拾万元整）", ("￥50,000.00", "伍拾万元整")),
    ("共计伍万元（人民币 60000元）", ("伍万元", "60000元")),
    ("罚款人民币伍万元整（￥50,000.00）", None),
    ("人民币壹万伍仟元整（￥1.5万元）", None),
    ("尚欠叁万元，罚款￥2,000.00", None),
    ("甲伍仟元、（￥600）", None),
])  # fmt: skip
def test_a_sum_in_capitals_and_in_figures_is_one_sum(text, found):
    assert at_odds(text) == found


@pytest.mark.parametrize(("words", "kind", "value"), [
    *((each, "日", 60) for each in ("60日", "60 天", "六十日", "陆拾日")),
    *((each, "日", 60) for each in ("60个自然日", "六十个日历天", "六十（60）日", "６０（六十）日")),
    *((each, "月", 6) for each in ("6个月", "六个月", "陆个月", "半年", "6（六）个月")),
    *((each, "工作日", 5) for each in ("5个工作日", "五个 工作日", "伍个工作日", "5工作日", "五（5）个工作日")),
])  # fmt: skip
def test_a_term_is_one_term_however_it_is_written(words, kind, value):
    assert [(each.kind, each.value, each.words) for each in mentions(f"{words}内提出")] == [(kind, value, words)]


def test_a_term_that_is_told_twice_otherwise_is_none_and_a_name_is_no_figure():
    assert mentions("六十（30）日内提出；陆天明提出") == []
