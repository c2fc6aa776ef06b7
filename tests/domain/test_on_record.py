from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector_app.domain.claim import WageClaim
from inspector_app.domain.mentions import mentions
from inspector_app.domain.money import MAX_FEN, capitals, yuan
from inspector_app.domain.on_record import OnRecord, of_record, stated

KNOWN = OnRecord(frozenset({6_000_000, 6_543_210}), frozenset({3, 58}), frozenset({(2026, 1)}), frozenset({3}))
FEN = st.integers(1, MAX_FEN // 100)


def strange(text, known=KNOWN):
    return [each.words for each in known.strange(text)]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("欠3人工资60,000元", []),
        ("欠三名工人工资陆万元整，即6万元", []),
        ("欠4人工资70,000元", ["4人", "70,000元"]),
        ("欠四名工人工资柒万元整", ["四名", "柒万元整"]),
        ("约6.54万元、6.5万元、6万余元、近60人", []),
        ("约8万元、6.6万元", ["约8万元", "6.6万元"]),
        ("拖欠2026年1月工资3个月", []),
        ("拖欠2026年2月工资4个月", ["2026年2月", "4个月"]),
        ("2025年6月进场，合同工期4个月", []),
        ("期限届满后超过一个月仍未支付工资，逾期5个月", []),
        ("逾期未付工资5个月", ["5个月"]),
        ("数十人、几万元", []),
        ("依照第三十条第二款，附件4，电话12333，2名监察员到场", []),
    ],
)
def test_what_no_record_tells_is_pointed_out(text, left):
    assert strange(text) == left


@given(FEN, FEN)
def test_a_sum_is_strange_unless_it_is_recorded_in_whatever_way_it_is_written(told, recorded):
    known = OnRecord(frozenset({recorded}))
    for words in (f"欠薪{yuan(told)}元。", f"欠薪人民币{capitals(told)}。"):
        assert (strange(words, known) == []) is (told == recorded)


@given(st.integers(1, 9999), st.integers(1, 9999))
def test_a_head_count_is_strange_unless_it_is_recorded(told, recorded):
    assert (strange(f"欠{told}人工资。", OnRecord(heads=frozenset({recorded}))) == []) is (told == recorded)


@given(FEN, st.integers(1, 999), st.dates(date(1950, 1, 1), date(2099, 1, 1)), st.integers(1, 40))
def test_a_text_on_record_tells_what_a_paper_repeats_of_it(fen, heads, day, months):
    said = f"{heads}人反映自{day.year}年{day.month}月起{months}个月工资未付，共{yuan(fen)}元"
    assert strange(f"经查，{said}。", stated(said)) == []


@given(FEN, FEN, st.dates(date(1950, 1, 1), date(2099, 1, 1)))
def test_everything_that_a_line_tells_is_on_record(claimed, found, day):
    claim = WageClaim("c", "k", "p", 1, claimed_fen=claimed, found_fen=found, first_day=day)
    known = of_record([claim, replace(claim, claimed_fen=None)])
    text = f"主张工资{yuan(claimed)}元，认定{yuan(found)}元，自{day.year}年{day.month}月起欠薪。"
    assert len(mentions(text)) == 3
    assert strange(text, known) == []


def test_texts_of_a_record_tell_only_where_they_are_asked():
    facts = {"lead.facts": "欠12人工资34万元", "debt.heads": 3, "debt.total_fen": 6_000_000, "on": "2026-03-12"}
    assert of_record(facts) == OnRecord(frozenset({6_000_000}), frozenset({3}), frozenset({(2026, 3)}))
    assert strange("欠12人工资34万元", of_record(facts, texts=True)) == []
