"""What law lets somebody do is told in the words of the edition: no paper adds a condition, another term or organ."""

from types import SimpleNamespace

import pytest

from inspector_app.domain.rewritten import restated
from inspector_app.formdefs.facts import example
from inspector_app.usecases import issuing
from inspector_app.usecases.own_data import load_forms, load_law
from inspector_app.usecases.told_rights import BY_DRAFT, right_problems

LAW = load_law()
PASSAGES = [
    (form, fact.name)
    for form in load_forms().all()
    for fact in form.facts
    if form.role and fact.default and LAW.passages.tells_right(form.role, fact.name)
]


def found(form, facts):
    around = SimpleNamespace(context=SimpleNamespace(law=LAW, rule=lambda _: LAW.procedure.roles[form.role]))
    return [(each.code, each.where) for each in right_problems(form, around, facts)]


def test_every_paper_that_tells_of_a_right_is_looked_at():
    told = {(form.role, name) for form, name in PASSAGES}
    assert {role for role, name in told if name == "text.rights"} >= {
        rule.role for rule in LAW.procedure.roles.values() for each in rule.wordings if each.fact == "text.rights"
    }
    assert {"text.hearing", "text.spared", "text.removal", "text.ways", "text.statement"} <= {name for _, name in told}


@pytest.mark.parametrize(("form", "name"), PASSAGES, ids=lambda each: str(getattr(each, "id", each)))
def test_a_right_is_told_as_its_edition_words_it(form, name):
    """ARL art. 20, ALL art. 46, O45 art. 6, APL arts 44, 64: nothing before it, nothing after it, nothing left out."""
    facts = example(form) | {"order.tell_rights": True}
    draft = facts[name]
    assert found(form, facts) == []
    assert found(form, facts | {name: draft.replace("你（单位）", "你公司").replace("我局", "本局")}) == []
    for words in (f"须先支付后方可{draft}", f"{draft}本局不再答复。", draft[: len(draft) // 2]):
        assert found(form, facts | {name: words}) == [("right-rewritten", name)]


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("如不服本决定，可以自收到之日起60日内向示例市人社局申请行政复议。", True),
        ("如不服本决定，可以自收到之日起六十日内，向示例市人社局申请行政复议", True),
        ("如不服本决定，可以自收到之日起90日内向示例市人社局申请行政复议。", False),
        ("如不服本决定，可以自收到之日起60日内向示例省人社厅申请行政复议。", False),
        ("可以自收到之日起60日内向示例市人社局申请行政复议，如不服本决定。", False),
    ],
)
def test_ways_to_write_a_figure_and_marks_are_no_other_words(text, same):
    assert restated("如不服本决定，可以自收到之日起60日内向示例市人社局申请行政复议。", text) is same


def test_to_whom_somebody_turns_is_told_by_the_agencys_data(desk):
    """Of several organs the one that is chosen stands there; without one nobody words the sentence himself."""
    paper = desk.order_paper()
    facts = desk.facts(paper) | {"order.tell_rights": True}
    form = issuing.form_for(desk.context, paper)
    blank = {"agency.review_organ": None, "agency.court": None, "text.rights": None}
    told = {"agency.review_organ": "示例县人民政府", "agency.court": "示例铁路运输法院"}
    chosen = issuing.completed(form, facts | blank | told)
    assert "示例县人民政府" in chosen["text.rights"]
    assert rights(desk, paper, chosen) == {}
    own = facts | blank | {"text.rights": chosen["text.rights"]}
    assert rights(desk, paper, own)["right-undrafted"]["ground"] == "行政复议机关"
    assert rights(desk, paper, facts | {"order.tell_rights": False, "text.rights": ""}) == {}
    assert set(rights(desk, paper, chosen | {"text.rights": ""})) == {"right-left-out"}


def rights(desk, paper, facts):
    found = issuing.paper_problems(desk.context, paper, facts)
    return {each.code: each.details for each in found if each.code in BY_DRAFT}
