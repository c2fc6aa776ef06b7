"""An element is proved by what is sure or confirmed, proposed by what was found, spared where another one is enough."""

from dataclasses import replace

import pytest

from inspector_app.domain.element import (
    Charge,
    ElementRule,
    ElementState,
    ElementTie,
    Look,
    Piece,
    Source,
    Tie,
    laid_out,
)
from tests.builders import NOON

PROVED, PROPOSED, DISPUTED, LACKING, SPARED = ElementState
ASKED = Look(Source.ANSWER, ("worker",), asked=("尚未领取",), unsaid=("都领了",))
ANSWER = Piece("answer:a", Source.ANSWER, "笔录第1问", "三个月没有领", "worker", "是否有工资尚未领取？", "talk")
ORDER = Piece("paper:p", Source.PAPER, "《指令书》", kind="order", rid="p")
PAID = Piece("standing:paid_up", Source.STANDING, "支付登记", "已付清", "paid_up")


def a_rule(*proof, name="e", **changes):
    return ElementRule(name, "要件", "缺", "补", "依据", tuple(proof), **changes)


def laid(pieces, *rules, ties=()):
    return laid_out(Charge("c", "事项", "依据", rules), pieces, ties)


def states(pieces, *rules, ties=()):
    return [each.state for each in laid(pieces, *rules, ties=ties).elements]


def a_tie(tie, piece="", element="c.e"):
    return ElementTie(f"{tie}{piece}", "case", element, tie, NOON, "示例甲", piece, "证据", "理由")


@pytest.mark.parametrize(
    ("changes", "finds"),
    [
        ({}, True),
        ({"kind": "manager"}, False),
        ({"question": "什么时候进场？"}, False),
        ({"text": "都领了"}, False),
        ({"source": Source.PAPER}, False),
    ],
)
def test_a_look_finds_by_source_kind_question_and_words(changes, finds):
    assert ASKED.finds(replace(ANSWER, **changes)) is finds


def test_what_is_found_is_only_proposed_until_a_person_says_that_it_proves():
    rule = a_rule(ASKED)
    assert states([ANSWER], rule) == [PROPOSED]
    assert states([ANSWER], rule, ties=[a_tie(Tie.TIED, ANSWER.key)]) == [PROVED]
    assert states([ANSWER], rule, ties=[a_tie(Tie.UNTIED, ANSWER.key)]) == [LACKING]
    assert states([], rule, ties=[a_tie(Tie.OTHERWISE)]) == [PROVED]


def test_a_paper_proves_of_itself_and_what_speaks_against_it_is_said():
    rule = a_rule(Look(Source.PAPER, ("order",), sure=True), against=(Look(Source.STANDING, ("paid_up",)),))
    assert states([ORDER], rule) == [PROVED]
    assert states([ORDER, PAID], rule) == [DISPUTED]
    assert states([ORDER, PAID], rule, ties=[a_tie(Tie.UNTIED, PAID.key)]) == [PROVED]
    assert states([PAID], rule) == [LACKING]


def test_a_piece_that_no_rule_finds_may_be_tied_and_is_told_when_it_is_gone():
    tie = a_tie(Tie.TIED, ORDER.key)
    (element,) = laid([ORDER], a_rule(ASKED), ties=[tie]).elements
    assert (element.proof, element.lost) == ((ORDER,), ())
    (element,) = laid([], a_rule(ASKED), ties=[tie]).elements
    assert (element.state, element.lost) == (LACKING, (tie,))


def test_of_a_group_one_is_enough_and_counts_once():
    first, second = a_rule(Look(Source.PAPER, sure=True), group="g"), a_rule(ASKED, name="f", group="g")
    table = laid([ORDER], first, second)
    assert [each.state for each in table.elements] == [PROVED, SPARED]
    assert (table.wanted, table.proved, [each.rule.id for each in table.relied_on]) == (1, 1, ["e"])
    neither = laid([], first, second)
    assert (neither.wanted, neither.proved, len(neither.relied_on)) == (1, 0, 2)
    assert neither.title(neither.elements[0]) == "要件（择一）"
    assert laid([ANSWER], first, second).proposed == 1


def test_what_only_makes_it_graver_need_not_be_proved():
    table = laid([], a_rule(ASKED, needed=False))
    assert ([each.state for each in table.elements], table.wanted, table.relied_on) == ([SPARED], 0, ())


def test_a_charge_is_spoken_of_once_its_first_element_is_there():
    charge = Charge("c", "事项", "依据", (a_rule(Look(Source.PAPER, sure=True)), a_rule(ASKED, name="f")), begins="e")
    assert laid_out(charge, [ORDER], ()).is_begun
    assert not laid_out(charge, [ANSWER], ()).is_begun
