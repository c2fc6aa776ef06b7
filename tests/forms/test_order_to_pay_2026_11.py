"""What this edition adds: a paragraph on where the money went, where the case has statements. All else as before."""

import pytest

from inspector_app.formdefs.facts import check_facts, completed


@pytest.fixture
def order(paper):
    return paper("order-to-pay", "2026.11")


@pytest.fixture
def before(paper):
    return paper("order-to-pay", "2026.1")


PARAGRAPHS = ("text.funds", "text.funds_due", "text.cards")


def without_funds(facts):
    return {name: value for name, value in facts.items() if not name.startswith("funds.") and name not in PARAGRAPHS}


def test_text_is_the_approved_one(order):
    order.assert_approved()


@pytest.mark.parametrize("copy", ["交付联", "存档联"])
def test_without_statements_it_prints_what_the_edition_before_prints(order, before, copy):
    facts = completed(order.form, without_funds(order.facts()))
    assert not any(facts[name] for name in PARAGRAPHS)
    assert order.text(facts, copy) == before.text(before.facts(), copy)


def test_the_paragraph_names_its_sources_and_may_be_left_out_without_a_reason(order, before):
    facts = order.facts()
    assert "另经查阅《专户流水3至5月.xlsx》" in order.text(facts)
    assert "3人的工资卡由班组长（示例王）保管" in order.text(facts).replace("\n", "")
    left_out = order.facts(**{name.replace(".", "__"): "" for name in PARAGRAPHS})
    assert check_facts(order.form, left_out) == []
    assert order.text(left_out) == before.text(before.facts())


@pytest.mark.parametrize(("said", "code"), [("19人", "sentence-contradicts"), ("18人、20人", "sentence-figure-added")])
def test_a_figure_of_its_own_in_the_paragraph_is_held_against_the_records(order, said, code):
    facts = order.facts()
    written = facts["text.funds"].replace("18人", said)
    assert written != facts["text.funds"]
    assert code in [problem.code for problem in check_facts(order.form, order.facts(text__funds=written))]
