import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector_app.domain.money import MAX_FEN, capitals
from inspector_app.formdefs.catalogue import Catalogue
from inspector_app.formdefs.facts import (
    check_facts,
    completed,
    example,
    followed,
    from_json,
    redrafted,
    to_json,
    with_computed,
    with_defaults,
)
from inspector_app.formdefs.load import parse_form
from inspector_app.formdefs.model import FactType
from inspector_app.formdefs.placeholders import fill
from inspector_app.support.errors import Refused
from inspector_app.support.paths import forms_folder
from inspector_app.support.words import sentences
from tests.of_each import of_each

GOOD = {"agency.name": "示例局", "lines": [{"name": "甲", "owed_fen": 100}]}


@pytest.mark.parametrize(
    ("change", "code", "where"),
    [
        ({"agency.name": None}, "fact-missing", "agency.name"),
        ({"agency.name": ""}, "fact-missing", "agency.name"),
        ({"lines": []}, "fact-missing", "lines"),
        ({"agency.name": 5}, "fact-wrong-type", "agency.name"),
        ({"agency.nam": "x"}, "fact-unknown", "agency.nam"),
        ({"visit.urgent": 1}, "fact-wrong-type", "visit.urgent"),
        ({"visit.kind": "飞鸽"}, "fact-not-a-choice", "visit.kind"),
        ({"document.date": "2026-13-01"}, "fact-wrong-type", "document.date"),
        ({"document.date": "20260305"}, "fact-wrong-type", "document.date"),
        ({"document.date": "2026-W10-4"}, "fact-wrong-type", "document.date"),
        ({"document.date": "2026-03-05T09:00:00+08:00"}, "fact-wrong-type", "document.date"),
        ({"document.date": "1948-01-01"}, "date-out-of-range", "document.date"),
        ({"document.date": "2101-01-01"}, "date-out-of-range", "document.date"),
        ({"visit.at": "2026-03-05T09:00:00"}, "fact-wrong-type", "visit.at"),
        ({"visit.at": "1900-03-05T09:00:00+08:00"}, "date-out-of-range", "visit.at"),
        ({"lines": "甲"}, "fact-wrong-type", "lines"),
        ({"lines": ["甲"]}, "fact-wrong-type", "lines[1]"),
        ({"lines": [{"name": "甲", "owed_fen": 1}, {"name": "乙"}]}, "fact-missing", "lines[2].owed_fen"),
        ({"lines": [{"name": "甲", "owed_fen": -1}]}, "money-negative", "lines[1].owed_fen"),
        ({"lines": [{"name": "甲", "owed_fen": MAX_FEN + 1}]}, "money-too-large", "lines[1].owed_fen"),
        ({"lines": [{"name": "甲", "owed_fen": 1.5}]}, "fact-wrong-type", "lines[1].owed_fen"),
        ({"lines": [{"name": "甲", "owed_fen": True}]}, "fact-wrong-type", "lines[1].owed_fen"),
        ({"lines": [{"name": "甲", "owed_fen": 1, "card": "6"}]}, "fact-unknown", "lines[1].card"),
    ],
)
def test_each_wrong_fact_is_named(small, change, code, where):
    found = [(p.code, p.where) for p in check_facts(small, {**GOOD, **change})]
    assert found == [(code, where)]
    assert code in sentences()


BOUNDS = [
    ("decision-prior-notice", "notice.defence_days", 0, 1), ("penalty-prior-notice", "notice.defence_days", -1, 1),
    ("list-pre-notice", "notice.defence_days", 0, 1), ("payment-decision", "treatment.days", 0, 15),
    ("extra-payment-decision", "treatment.days", -15, 1), ("extra-payment-decision", "extra.rate", 0, 50),
    ("extra-payment-decision", "extra.rate", 101, 100), ("volume-cover", "volume.keep_years", 0, 10),
]  # fmt: skip


@pytest.mark.parametrize(("form_id", "name", "wrong", "right"), BOUNDS)
def test_a_term_of_no_day_is_refused_on_every_paper(form_id, name, wrong, right):
    forms = [form for form in Catalogue.load(forms_folder()).all() if form.id == form_id and form.fact(name)]
    assert forms
    for form in forms:
        given = example(form)
        found = [(p.code, p.where) for p in check_facts(form, {**given, name: wrong}) if p.where == name]
        assert found == [("fact-number-range", name)]
        assert [p for p in check_facts(form, {**given, name: right}) if p.where == name] == []


def test_a_list_of_what_was_received_counts_from_one_page():
    form = Catalogue.load(forms_folder()).find("documents-received", "2026.1")
    given = example(form)
    rows = [{**given["received"][0], "pages": 0, "copies": 13}]
    found = [(p.code, p.where) for p in check_facts(form, {**given, "received": rows})]
    assert found == [("fact-number-range", "received[1].pages")]


@pytest.mark.parametrize(
    ("form_id", "name", "marks", "words"),
    [
        ("order-to-pay", "debt.evidence", (".", "111", "——"), "考勤记录3页"),
        ("filing-approval", "filing.term", (".", "/"), "未超过二年的查处时效"),
        ("filing-approval", "filing.facts", ("。", "12"), "反映拖欠工资"),
        ("decision-prior-notice", "treatment.intended", ("……",), "责令支付上述工资"),
        ("deposit-notice", "deposit.account", ("-",), "6222020000000000018"),
    ],
)
def test_marks_state_nothing_in_a_sentence(form_id, name, marks, words):
    """“以上事实有.等证据证明” went out: an order without evidence (APL art. 40)."""
    form = Catalogue.load(forms_folder()).find(form_id)

    def found(value):
        facts = redrafted(form, example(form), {**example(form), name: value})
        return [(p.code, p.details["label"]) for p in check_facts(form, facts) if p.where == name]

    assert [found(each) for each in marks] == [[("fact-says-nothing", form.fact(name).label)]] * len(marks)
    assert found(words) == []


@of_each("form", Catalogue.load(forms_folder()).all())
def test_sentences_follow_an_entry_that_begins_with_something_each_time_it_is_changed(form):
    """What is typed over our beginning is no passage that somebody wrote over."""
    for fact in (each for each in form.facts if each.default and not each.is_sentence):
        told = list(fact.choices) or ["第三十条", "第七条"]
        facts = example(form)
        for value in (*told, *told):
            facts = followed(form, facts, {**facts, fact.name: value}, fact.name)
        sentences = {each.name for each in form.facts if each.is_sentence}
        entered = {name: value for name, value in facts.items() if name not in sentences}
        assert facts == completed(form, entered)


def test_a_fine_of_two_sums_is_refused_and_what_a_witness_said_is_not():
    forms = Catalogue.load(forms_folder())
    text = "罚款人民币伍拾万元整（￥50,000.00）"
    notice, record = forms.find("penalty-prior-notice"), forms.find("plea-record")
    found = check_facts(notice, {**example(notice), "penalty.content": text})
    assert ("fact-sums-at-odds", "penalty.content") in [(p.code, p.where) for p in found]
    said = next(fact.name for fact in record.facts if fact.type is FactType.LONG_TEXT)
    assert "fact-sums-at-odds" not in [p.code for p in check_facts(record, {**example(record), said: text})]


def test_good_facts_have_no_problems_and_drafted_sentences_are_not_missing(small):
    assert check_facts(small, GOOD) == []
    assert [p.code for p in check_facts(small, {**GOOD, "text.facts": ""})] == ["fact-missing"]


def test_computed_facts_are_always_worked_out_anew(small):
    assert check_facts(small, {**GOOD, "debt.total_fen": "x", "text.facts": "甲，1.00元，1人"}) == []
    forged = {
        **GOOD,
        "debt.total_fen": 1,
        "debt.heads": 99,
        "lines": [{"name": "甲", "owed_fen": 100, "paid_fen": 0, "rest_fen": 7}],
    }
    facts = with_computed(small, forged)
    assert (facts["debt.total_fen"], facts["debt.heads"], facts["debt.capitals"]) == (100, 1, "壹元整")
    assert facts["lines"][0]["rest_fen"] == 100
    assert facts["debt.first_name"] == "甲"
    assert forged["debt.total_fen"] == 1


_AMOUNT = st.integers(0, MAX_FEN // 100) | st.none()


@settings(max_examples=50, deadline=None)
@given(st.lists(st.tuples(_AMOUNT, _AMOUNT), max_size=8))
def test_totals_equal_their_lines_and_what_is_unknown_is_never_nought(small_form, amounts):
    rows = [{"name": "甲", "owed_fen": owed, "paid_fen": paid} for owed, paid in amounts]
    facts = with_computed(small_form, {"lines": rows})
    known = [owed for owed, _ in amounts if owed is not None]
    assert facts["debt.total_fen"] == (sum(known) if known or not amounts else None)
    assert facts["debt.capitals"] == ("" if facts["debt.total_fen"] is None else capitals(sum(known)))
    rests = [None if None in pair else max(0, pair[0] - pair[1]) for pair in amounts]
    assert [row["rest_fen"] for row in facts["lines"]] == rests
    assert facts["balance.heads"] == sum(bool(rest) for rest in rests)


def test_a_printed_sum_says_whom_it_does_not_know(small_form):
    rows = [{"name": "甲", "owed_fen": 100, "paid_fen": 0}, {"name": "乙"}, {"name": "丙", "owed_fen": 5}]
    facts = with_computed(small_form, {"lines": rows})
    said = "{debt.total_fen}元（{debt.capitals}），{debt.heads}人，尚欠{balance.heads}人"
    expected = "1.05元（另有1人未填）（壹元零伍分（另有1人未填）），3人，尚欠1（另有2人未填）人"
    assert fill(said, facts, small_form) == expected.replace("1.05元（另有1人未填）", "1.05（另有1人未填）元")
    all_told = with_computed(small_form, {"lines": rows[:1]})
    assert fill(said, all_told, small_form) == "1.00元（壹元整），1人，尚欠1人"


def test_a_sentence_is_drafted_from_the_facts_unless_the_inspector_wrote_one(small):
    assert completed(small, GOOD)["text.facts"] == "拖欠甲等1人工资1.00元。"
    assert with_defaults(small, {**GOOD, "text.facts": "改写。"})["text.facts"] == "改写。"
    assert with_defaults(small, {**GOOD, "text.facts": ""})["text.facts"] == ""


def test_examples_are_good_facts(small):
    full, empty = example(small), example(small, full=False)
    assert check_facts(small, full) == check_facts(small, empty) == []
    assert full["debt.total_fen"] == 123506
    assert set(empty) < set(full)


def test_facts_survive_their_canonical_json(small):
    facts = example(small)
    assert from_json(to_json(facts)) == facts
    assert to_json(from_json(json.dumps(facts, indent=2))) == to_json(facts)


@pytest.mark.parametrize("text", ["", "[]", "5", '{"a": 1.5}', '{"a": NaN}', '{"a": "\\ud800"}', "{" * 3])
def test_what_is_not_a_plain_object_is_refused(text):
    with pytest.raises(Refused, match="facts-not-json"):
        from_json(text)


def test_changed_facts_redraft_our_sentences_and_leave_the_inspectors_alone(small):
    before = completed(small, GOOD)
    after = {**before, "lines": [{"name": "乙", "owed_fen": 250}]}
    assert redrafted(small, before, after)["text.facts"] == "拖欠乙等1人工资2.50元。"
    assert redrafted(small, before, {**after, "text.facts": "改写。"})["text.facts"] == "改写。"
    own = {**before, "text.facts": "改写。"}
    assert redrafted(small, own, {**own, "lines": after["lines"]})["text.facts"] == "改写。"


@pytest.mark.parametrize("owed", ["100", 1.0, [1]])
def test_nothing_is_computed_from_values_of_a_wrong_type(small, owed):
    with pytest.raises(Refused, match="fact-wrong-type"):
        completed(small, {**GOOD, "lines": [{"name": "甲", "owed_fen": owed}]})


def test_a_list_begins_with_its_rows_and_one_that_was_emptied_stays_empty(small_text):
    rows = 'required = true, rows = [{ name = "甲", owed_fen = 1 }, { name = "乙", owed_fen = 2 }], items'
    form = parse_form(small_text.replace("required = true, items", rows, 1).encode(), "small.toml")
    begun = completed(form, {"agency.name": "示例局"})
    assert [row["name"] for row in begun["lines"]] == ["甲", "乙"]
    assert begun["text.facts"] == "拖欠甲等2人工资0.03元。"
    assert check_facts(form, {"agency.name": "示例局"}) == []
    begun["lines"][0]["name"] = "丙"  # the form keeps its own
    assert form.fact("lines").rows[0]["name"] == "甲"
    emptied = {"agency.name": "示例局", "lines": []}
    assert completed(form, emptied)["lines"] == []
    assert [problem.code for problem in check_facts(form, emptied)] == ["fact-missing"]
