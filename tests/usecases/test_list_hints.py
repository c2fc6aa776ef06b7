"""名单提示 of a case: settled by an act with its reason, asked anew when the list changes."""

from dataclasses import replace
from datetime import timedelta

import pytest

from inspector_app.domain.act import ActKind
from inspector_app.domain.case import Case
from inspector_app.domain.case_review import Check
from inspector_app.domain.claim import Disposition
from inspector_app.domain.identity import new_rid
from inspector_app.domain.interview import QA
from inspector_app.support.errors import Refused
from inspector_app.usecases import cases, issuing, people
from inspector_app.usecases.case_file import case_file
from inspector_app.usecases.case_review import looked_through
from inspector_app.usecases.history import case_history
from inspector_app.usecases.list_hints import ask_hint_again, case_hints, settle_hint
from inspector_app.usecases.timeline import timeline
from tests.builders import an_interview

CARD = "6228480000000000018"


def titles(desk):
    return [(line.hint.rule.title, line.settled is not None) for line in case_hints(desk.context, desk.case.rid)]


@pytest.fixture
def shared(desk):
    """Two workers with one card, and nothing else in common."""
    for number, worker in enumerate(desk.workers):
        kept = replace(worker, phone=f"1380000000{number}", card=CARD if number < 2 else "")
        people.save_person(desk.context, kept)
    (line,) = [x for x in case_hints(desk.context, desk.case.rid) if x.hint.rule.look == "same_card"]
    return line


def codes(refusal):
    return [problem.code for problem in refusal.value.problems]


def test_a_hint_is_settled_with_its_reason_and_may_be_asked_again(desk, shared):
    assert shared.names == "示例工人甲、示例工人乙"
    act = settle_hint(desk.context, desk.case.rid, shared.rid, "夫妻二人，共用丈夫的卡，均已收到")
    assert (act.kind, act.case_rid) == (ActKind.HINT_SETTLED, desk.case.rid)
    assert act.note == "多人同一银行卡（示例工人甲、示例工人乙）：夫妻二人，共用丈夫的卡，均已收到"
    assert ("多人同一银行卡", True) in titles(desk)
    told = timeline(desk.context, case_file(desk.context, desk.case.rid))
    assert any("名单提示已核实" in line.what and "夫妻二人" in line.note for line in told)
    assert case_history(desk.context, desk.case.rid)
    ask_hint_again(desk.context, desk.case.rid, shared.rid, "丈夫否认")
    assert ("多人同一银行卡", False) in titles(desk)


@pytest.mark.parametrize("reason", ["", " ", "。", "是"])
def test_a_hint_wants_a_reason(desk, shared, reason):
    with pytest.raises(Refused) as refusal:
        settle_hint(desk.context, desk.case.rid, shared.rid, reason)
    assert codes(refusal) == ["hint-no-reason"]


def test_what_changes_after_a_hint_was_settled_is_asked_about_anew(desk, shared):
    settle_hint(desk.context, desk.case.rid, shared.rid, "夫妻二人共用一卡")
    people.save_person(
        desk.context, replace(desk.context.store.need(type(desk.workers[2]), desk.workers[2].rid), card=CARD)
    )
    (line,) = [x for x in case_hints(desk.context, desk.case.rid) if x.hint.rule.look == "same_card"]
    assert (line.settled, len(line.hint.claim_rids)) == (None, 3)
    with pytest.raises(Refused) as refusal:
        settle_hint(desk.context, desk.case.rid, shared.rid, "夫妻二人共用一卡")
    assert codes(refusal) == ["hint-gone"]
    with pytest.raises(Refused) as refusal:
        ask_hint_again(desk.context, desk.case.rid, line.rid, "再问一次")
    assert codes(refusal) == ["hint-gone"]


def test_lines_of_other_cases_are_looked_at_by_record_number_and_name(desk):
    other = cases.open_case(
        desk.context, Case(new_rid(), "示例另案", number="示〔2026〕9号", opened_on=desk.case.opened_on)
    )
    worker = desk.workers[0]
    namesake = replace(desk.workers[1], rid=new_rid(), id_number="", phone="")
    people.save_person(desk.context, namesake)
    late = replace(desk.claims[0], rid=new_rid(), case_rid=other.rid, line=1, person_rid=worker.rid)
    dead = replace(
        desk.claims[1], rid=new_rid(), case_rid=other.rid, line=2, person_rid=namesake.rid, first_day=None,
        disposition=Disposition.UNREACHABLE, disposition_note="号码是空号",
    )  # fmt: skip
    with desk.context.unit("另案的明细") as unit:
        unit.put(late)
        unit.put(dead)
    found = {x.hint.rule.title: x for x in case_hints(desk.context, desk.case.rid)}
    assert found["同一时段列在另案"].names == worker.name
    assert found["另案已了结的人"].names == namesake.name
    assert "示例另案" in found["另案已了结的人"].hint.evidence


def test_what_a_worker_told_himself_lies_beside_his_line_and_is_asked_about_with_the_order(desk):
    """An order stood upon 23,800 where its worker's signed record says 8,600."""

    def told(*answers):
        qas = tuple(QA("拖欠你哪些月份、多少工资？", each) for each in answers)
        times = {"started_at": desk.clock.now(), "ended_at": desk.clock.now() + timedelta(minutes=20)}
        team = tuple(each.rid for each in desk.context.team())
        talk = an_interview(
            case_rid=desk.case.rid, person_rid=desk.workers[0].rid, qas=qas, inspector_rids=team, **times
        )
        with desk.context.unit() as unit:
            unit.put(talk)
        looks = [line.hint.rule.look for line in case_hints(desk.context, desk.case.rid)]
        paper = desk.order_paper()
        codes = {each.code for each in issuing.paper_problems(desk.context, paper, desk.facts(paper))}
        weak = {each.rule.check for each in looked_through(desk.context, desk.case.rid) if each.where}
        return "said_otherwise" in looks, "order-said-otherwise" in codes, Check.SAID_OTHERWISE in weak

    assert told("记不清了。") == (False,) * 3
    desk.clock.advance(minutes=30)
    assert told("还欠我2025年11月至2026年1月的工资8600元。") == (True,) * 3
    desk.clock.advance(minutes=30)
    assert told("十一月6000元，十二月8000元，一月6000元。", "一共20000元。") == (False,) * 3
