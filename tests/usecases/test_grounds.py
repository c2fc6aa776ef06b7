"""A paper that was made on another one goes with it: named before that one is withdrawn, stopped on its way after."""

from dataclasses import replace

import pytest

from inspector_app.domain.act import ActKind
from inspector_app.domain.case_review import Check
from inspector_app.domain.document import About
from inspector_app.support.errors import Refused
from inspector_app.usecases import acts, issuing
from inspector_app.usecases.case_papers import following_choices
from inspector_app.usecases.issuing import SignOff
from inspector_app.usecases.paper import Paper
from inspector_app.usecases.paper_file import paper_file
from inspector_app.usecases.steps import StepVerb, next_steps
from inspector_app.usecases.today import read_today
from tests.usecases.test_follow_papers import kept, served
from tests.usecases.test_review_looks import found


def steps_now(desk):
    return next_steps(desk.context, desk.case.rid)


def test_what_asks_the_court_to_enforce_a_decision_goes_with_it(desk):
    desk.file()
    decision = kept(desk, "payment-decision", ActKind.SIGNED_OFF)
    served(desk, decision)
    told = {"decision.number": decision.number}
    demand = kept(desk, "performance-demand", ActKind.SIGNED_OFF, **told)
    served(desk, demand)
    asked = kept(desk, "enforcement-application", ActKind.SIGNED_OFF, **told, **{"told.number": demand.number})
    assert set(paper_file(desk.context, decision.rid).resting) == {demand, asked}
    assert Check.GROUNDLESS not in found(desk)
    acts.withdraw(desk.context, decision.rid, "示例局长", "认定事实有误")
    assert paper_file(desk.context, asked.rid).lost_ground == decision
    with pytest.raises(Refused, match="paper-ground-lost"):
        acts.affix_seal(desk.context, asked.rid, "示例办公室", printed="在示例局打印")
    steps = {(step.verb, step.record_rid) for step in next_steps(desk.context, desk.case.rid)}
    assert {(StepVerb.WITHDRAW, demand.rid), (StepVerb.VOID, asked.rid)} <= steps
    assert {spot.rid for spot in found(desk)[Check.GROUNDLESS].where} == {demand.rid, asked.rid}


def test_of_two_decisions_the_other_one_carries_what_names_none(desk):
    desk.file()
    first, other = (kept(desk, form, ActKind.SIGNED_OFF) for form in ("payment-decision", "extra-payment-decision"))
    served(desk, first)
    served(desk, other)
    demand = kept(desk, "performance-demand", ActKind.SIGNED_OFF)
    acts.withdraw(desk.context, first.rid, "示例局长", "认定事实有误")
    assert paper_file(desk.context, demand.rid).lost_ground is None
    naming = kept(desk, "performance-demand", ActKind.SIGNED_OFF, **{"decision.number": first.number})
    told = found(desk)
    assert Check.NUMBERS_DIFFER not in told  # its number is right, though what it demands does not stand any more
    assert any(naming.called in each for each in told[Check.GROUNDLESS].words)


def test_the_party_is_told_in_writing_of_what_was_taken_back(desk):
    """What was served is taken back by another paper, which is served too."""
    desk.file()
    decision = kept(desk, "payment-decision", ActKind.SIGNED_OFF)
    paper = Paper("undoing-decision", desk.case.rid, addressee=desk.company.name, addressee_rid=desk.company.rid)
    assert "undone.number" not in desk.facts(paper)
    served(desk, decision)
    acts.withdraw(desk.context, decision.rid, "示例局长", "认定事实有误")
    (step,) = (each for each in steps_now(desk) if each.verb is StepVerb.UNDOING)
    (choice,) = following_choices(desk.context, desk.case.rid, desk.context.forms.find("undoing-decision"))
    assert (step.about, step.paper, choice.paper) == (decision.called, step.paper, step.paper)
    for told in (desk.facts(paper), desk.facts(step.paper)):
        assert (told["undone.number"], told["undone.reason"]) == (decision.number, "认定事实有误")
        assert (told["undone.title"], told["undone.served_on"]) == (decision.title, "2026-03-02")
    assert paper_file(desk.context, decision.rid).untold == step.paper
    for way, wrong in (("撤销", False), ("补正", True)):
        facts = desk.facts(step.paper) | {"undone.way": way}
        found = {each.code for each in issuing.paper_problems(desk.context, step.paper, facts)}
        assert ("undone-way-differs" in found) is wrong
    assert [each.state for each in read_today(desk.context).papers] == ["已撤销，待书面告知"]
    organs = {"agency.review_organ": "示例县人民政府", "agency.court": "示例县人民法院"}
    facts = {name: value for name, value in desk.facts(step.paper).items() if not name.startswith("text.")}
    undoing = issuing.sign_off(desk.context, step.paper, facts | organs | {"undone.way": "撤销"}, SignOff("示例局长"))
    assert paper_file(desk.context, decision.rid).told_by == undoing
    assert (StepVerb.SERVE, undoing.rid) in {(each.verb, each.record_rid) for each in steps_now(desk)}
    served(desk, undoing)
    assert {each.verb for each in steps_now(desk)}.isdisjoint({StepVerb.UNDOING, StepVerb.SERVE})
    assert read_today(desk.context).papers == ()


def test_what_stands_is_changed_as_it_is_registered(desk):
    """Nothing is told as taken back that stands in the register, and no other sum is put right as a slip."""
    desk.file()
    served(desk, decision := kept(desk, "payment-decision", ActKind.SIGNED_OFF, **{"debt.total_fen": 6_000_000}))
    paper = Paper("undoing-decision", desk.case.rid, addressee=desk.company.name, addressee_rid=desk.company.rid)

    def found(**told):
        facts = {"undone.number": decision.number, "undone.way": "补正", "undone.served_on": "2026-03-02"}
        told = {f"undone.{name}": value for name, value in told.items()}
        return {each.code for each in issuing.paper_problems(desk.context, paper, desk.facts(paper) | facts | told)}

    ours = {"undone-unknown", "undone-stands", "undone-sum", "decision-served-otherwise"}
    for told, code in (
        ({}, set()),
        ({"number": "〔2026〕9号"}, {"undone-unknown"}),
        ({"way": "撤销"}, {"undone-stands"}),
        ({"served_on": "2026-03-01"}, {"decision-served-otherwise"}),
        ({"instead": "应付60,000.00元"}, set()),
        ({"instead": "应付50,000.00元"}, {"undone-sum"}),
        ({"instead": "应付50,000.00元", "way": "变更"}, set()),
    ):
        assert found(**told) & ours == code


def test_what_follows_a_notice_that_names_no_order_rests_on_the_only_one(desk, served_order):
    """A notice that was put on file from paper does not say so; nobody types number and days of the order again."""
    served(desk, kept(desk, "list-pre-notice", ActKind.SIGNED_OFF))
    form = desk.context.forms.find("listing-ruling")
    (choice,) = following_choices(desk.context, desk.case.rid, form)
    assert choice.paper.about.order_rid == served_order.rid
    assert desk.facts(choice.paper)["order.number"] == served_order.number


def test_a_party_that_got_both_papers_before_is_offered_once(desk):
    """The court is asked about a party, whether or not one of the papers before names an order."""
    desk.file()
    order = desk.order()
    decision = replace(kept(desk, "payment-decision", ActKind.SIGNED_OFF), about=About(order_rid=order.rid))
    with desk.context.unit("决定") as unit:
        unit.put(decision)
    served(desk, decision)
    served(desk, kept(desk, "performance-demand", ActKind.SIGNED_OFF))
    form = desk.context.forms.find("enforcement-application")
    assert [each.paper.addressee for each in following_choices(desk.context, desk.case.rid, form)] == [
        desk.company.name
    ]
