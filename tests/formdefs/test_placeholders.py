from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector_app.domain.document import DocumentKind
from inspector_app.formdefs.model import FactDef, FactType, Origin
from inspector_app.formdefs.placeholders import BadPattern, drafted, fill, names, number_pattern, substitute


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("{debt.total_fen}", "1,234.56"),
        ("{document.date}", "2026年3月5日"),
        ("{visit.at}", "2026年3月5日9时5分"),
        ("{visit.urgent}", "否"),
        ("{debt.heads}人", "0人"),
        ("{agency.name}：{{原样}}", "示例<局>&{x}：{原样}"),
        ("{visit.kind}", ""),
    ],
)
def test_each_type_prints_in_its_own_way(small, pattern, expected):
    facts = {
        "debt.total_fen": 123456,
        "document.date": "2026-03-05",
        "visit.at": "2026-03-05T01:05:00+00:00",
        "visit.urgent": False,
        "debt.heads": 0,
        "agency.name": "示例<局>&{x}",
    }
    assert fill(pattern, facts, small) == expected


def test_a_missing_value_prints_its_blank(small):
    assert fill("于{visit.at}到", {}, small) == "于　年　月　日到"


@pytest.mark.parametrize(
    ("pattern", "typed", "told"),
    [
        ("查明：{agency.name}", "属实", "查明：属实。"),
        ("查明：{agency.name}", "属实。", "查明：属实。"),
        ("查明：{agency.name}", "是否属实？", "查明：是否属实？"),
        ("查明，{agency.name}。", "属实。", "查明，属实。"),
        ("查明{agency.name}，", "属实", "查明属实，"),
        ("查明：{agency.name}", "", "查明：〔待补：机关〕"),
    ],
)
def test_a_drafted_sentence_ends_with_one_stop(small, pattern, typed, told):
    sentence = FactDef("text.facts", "事实", FactType.LONG_TEXT, Origin.ASK, default=pattern)
    assert drafted(sentence, {"agency.name": typed}, small)[0] == told


def test_rows_come_before_facts(small):
    row = {"name": "䶮", "owed_fen": 5}
    assert fill("{name} {owed_fen} {paid_fen} {agency.name}", {"agency.name": "局"}, small, row) == "䶮 0.05  局"


@pytest.mark.parametrize("pattern", ["{", "}", "{a", "a}", "{A}", "{a b}", "{a.}", "{0}", "{a!r}", "{a:>9}", "{}"])
def test_anything_but_a_name_in_braces_is_refused(small, pattern):
    with pytest.raises(BadPattern):
        names(pattern)
    with pytest.raises(BadPattern):
        fill(pattern, {}, small)


@settings(max_examples=50, deadline=None)
@given(st.text())
def test_text_with_doubled_braces_comes_back_as_it_was(text):
    assert substitute(text.replace("{", "{{").replace("}", "}}"), str) == text


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=30))
def test_a_value_is_never_read_as_a_pattern(text):
    assert substitute("{a}", lambda name: text) == text


@pytest.mark.parametrize("short", ["示", "示人社"])
def test_the_number_pattern_takes_the_agency_short_name(small, short):
    assert number_pattern(small, short) == "示人社小字〔{year}〕{serial}号"


def test_what_a_sentence_cannot_do_without_stands_as_a_gap_and_not_what_may_be_left_out(small):
    """A record is filled in by hand but for what it must tell, an optional fact is a choice, a long text is a sentence
    of its own."""

    def draft(form=small, **changes):
        told = replace(form.fact("agency.name"), **changes)
        facts = tuple(told if fact.name == told.name else fact for fact in form.facts)
        sentence = FactDef(
            "text.facts", "事实", FactType.LONG_TEXT, Origin.ASK, "", True, default="由{agency.name}查明。"
        )
        return drafted(sentence, {}, replace(form, facts=facts))[0]

    assert draft() == draft(required=False) == "由〔待补：机关〕查明。"
    assert draft(required=False, origin=Origin.ASK) == "由查明。"
    assert draft(required=False, type=FactType.LONG_TEXT) == "由查明。"
    assert draft(blank="＿＿") == "由＿＿查明。"
    record = replace(small, kind=DocumentKind.RECORD)
    assert (draft(record, required=False), draft(record)) == ("由查明。", "由〔待补：机关〕查明。")
