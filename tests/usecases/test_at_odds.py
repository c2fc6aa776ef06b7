"""What a paper says against itself, or against how its case stands."""

from dataclasses import replace

import pytest

from inspector_app.domain.identity import new_rid
from inspector_app.usecases import issuing
from inspector_app.usecases.paper import Paper
from tests.builders import a_document

OURS = (
    "recheck-", "hearing-agents", "apart-side", "apart-reviewer", "apart-recorder", "apart-minutes", "review-rows",
    "spared-", "letter-to-",
)  # fmt: skip


def odd(desk, paper, facts):
    return {each.code for each in issuing.paper_problems(desk.context, paper, facts) if each.code.startswith(OURS)}


def codes(desk, form, **told):
    paper = Paper(form, desk.case.rid, addressee=desk.company.name, addressee_rid=desk.company.rid)
    return odd(desk, paper, issuing.start_facts(desk.context, paper) | told)


@pytest.mark.parametrize(
    ("result", "state", "is_paid", "found"),
    [
        ("已经改正", "已改正", True, set()),
        ("已经改正", "已改正", False, {"recheck-unpaid"}),
        ("没有改正", "未改正", True, {"recheck-paid"}),
        ("部分改正", "部分改正", False, set()),
        ("没有改正", "已改正", False, {"recheck-rows-otherwise"}),
        ("已经改正", "未改正", True, {"recheck-rows-otherwise"}),
    ],
)  # fmt: skip
def test_an_order_to_pay_is_obeyed_once_all_is_paid(desk, served_order, result, state, is_paid, found):
    """R423 art. 18(1)(3), O45 art. 7."""
    paper = Paper(
        "recheck-record", desk.case.rid, addressee=served_order.addressee, addressee_rid=served_order.addressee_rid
    )
    paper = paper.speaking_of(order_rid=served_order.rid)
    facts = issuing.start_facts(desk.context, paper)
    assert facts["balance.total_fen"] > 0
    facts |= {"recheck.result": result, "rechecked": [{**row, "state": state} for row in facts["rechecked"]]}
    facts |= {"balance.total_fen": 0} if is_paid else {}
    assert odd(desk, paper, facts) == found


@pytest.mark.parametrize(
    ("party", "found"),
    [
        ("示例法人、张律师、王律师（代理人）", set()),
        ("张律师、王律师、赵律师（代理人）", {"hearing-agents"}),
        ("陈示例", {"apart-side"}),
    ],
)
def test_two_speak_for_a_party_at_its_hearing_and_none_who_handles_the_case(desk, party, found):
    """APL art. 64."""
    assert codes(desk, "hearing-record", **{"hearing.party": party}) == found


@pytest.mark.parametrize(
    ("form", "chair", "clerk", "found"),
    [
        ("hearing-record", "hearing.chair", "hearing.clerk", {"apart-recorder"}),
        ("hearing-notice", "hearing.chair", "hearing.clerk", {"apart-recorder"}),
        ("discussion-record", "discussion.chair", "discussion.recorder", {"apart-minutes"}),
    ],
)
def test_who_presides_does_not_record(desk, form, chair, clerk, found):
    assert codes(desk, form, **{chair: "何示例", clerk: "吴示例"}) == set()
    assert codes(desk, form, **{chair: "何示例", clerk: "何 示例"}) == found


@pytest.mark.parametrize(
    ("by", "states", "found"),
    [
        ("示例法制员", ("符合", "不涉及"), set()),
        ("陈示例", ("符合", "符合"), {"apart-reviewer"}),
        ("示例法制员", ("符合", "不符合"), {"review-rows-otherwise"}),
        ("示例法制员", ("符合", None), {"review-rows-otherwise"}),
    ],
)  # fmt: skip
def test_a_review_that_passes_looked_at_each_point_and_is_no_handlers(desk, by, states, found):
    """APL art. 58."""
    rows = [{"item_text": f"第{at}项", "found": state} for at, state in enumerate(states, start=1)]
    told = {"legal_review.by": by, "review_items": rows, "legal_review.opinion": "审核通过，同意提交负责人作出决定"}
    assert codes(desk, "legal-opinion", **told) == found


def test_a_penalty_is_spared_for_what_was_put_right_the_first_time(desk):
    """APL art. 33(1): nothing is proved where the facts do not stand (art. 57)."""
    fact = desk.context.forms.find("penalty-spared").fact("penalty.spared")
    light, first, _, unproved = fact.choices
    assert codes(desk, "penalty-spared", **{"penalty.spared": light}) == set()
    order = desk.served_order()
    assert codes(desk, "penalty-spared", **{"penalty.spared": light}) == {"spared-unpaid"}
    assert codes(desk, "penalty-spared", **{"penalty.spared": unproved}) == set()
    other = replace(desk.case, rid=new_rid(), number="2025-001")
    with desk.context.unit("另案") as unit:
        unit.put(other)
        unit.put(a_document(form=order.form, case_rid=other.rid, addressee=order.addressee, number="〔2025〕1号",
                            addressee_rid=order.addressee_rid))  # fmt: skip
    assert codes(desk, "penalty-spared", **{"penalty.spared": first}) == {"spared-unpaid", "spared-not-first"}


def test_a_letter_that_asks_another_body_to_act_goes_to_no_firm_of_the_case(desk):
    for to, found in ((desk.company.name, {"letter-to-party"}), ("示例县住房和城乡建设局", set())):
        assert codes(desk, "advice-letter", **{"addressee.name": to}) == found
