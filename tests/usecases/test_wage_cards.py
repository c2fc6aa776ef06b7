"""Who keeps the wage card: told, corrected and taken back for the lines of a worker, and never guessed."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from inspector_app.domain.claim import WageClaim
from inspector_app.domain.interview import QA, Interview
from inspector_app.domain.wage_card import CardKeeper, KeptCard
from inspector_app.support.errors import Refused
from inspector_app.usecases.case_file import case_file
from inspector_app.usecases.claim_cells import cells, shown, with_cell
from inspector_app.usecases.claim_lines import ClaimLine
from inspector_app.usecases.evidence import Belongs
from inspector_app.usecases.fund_facts import fund_values
from inspector_app.usecases.funds import funds_of
from inspector_app.usecases.history import case_history
from inspector_app.usecases.wage_cards import card_answers, card_workers, tell_card

LEADER = CardKeeper.CREW_LEADER


def kept(desk):
    return [claim.kept_card for claim in desk.context.store.find(WageClaim, case_rid=desk.case.rid)]


@pytest.fixture
def belongs(desk):
    return Belongs(case_rid=desk.case.rid)


def test_it_is_told_for_all_lines_of_a_worker_corrected_and_taken_back(desk, belongs):
    first, day = desk.workers[0], desk.context.clock.today()
    two = replace(desk.claims[0], rid="again", line=9)
    with desk.context.unit("示例") as unit:
        unit.put(two)
    tell_card(desk.context, belongs, (first.rid,), LEADER, " 示例王 ", "询问笔录", day)
    told = KeptCard(LEADER, "示例王", day, "询问笔录")
    assert [card for card in kept(desk) if card.keeper] == [told, told]
    assert [each.kept for each, _ in card_workers(desk.context, belongs)][:1] == [told]
    tell_card(desk.context, belongs, (first.rid,), CardKeeper.WORKER, "", "工人本人陈述", day)
    assert {card.keeper for card in kept(desk)} == {CardKeeper.WORKER, None}
    tell_card(desk.context, belongs, (first.rid,), None, "示例王", "询问笔录", day)
    assert set(kept(desk)) == {KeptCard()}


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ((CardKeeper.OTHER, "", "名单所写"), "card-keeper-who"),
        ((CardKeeper.WORKER, "示例王", "名单所写"), "card-own-name"),
        ((LEADER, "示例王", " "), "card-source"),
    ],
)
def test_what_cannot_be_is_refused(desk, belongs, told, code):
    with pytest.raises(Refused, match=code):
        tell_card(desk.context, belongs, (desk.workers[0].rid,), *told)
    assert set(kept(desk)) == {KeptCard()}


def test_nobody_and_a_day_to_come_are_refused(desk, belongs):
    with pytest.raises(Refused, match="card-nobody"):
        tell_card(desk.context, belongs, ("nobody",), LEADER, "", "名单所写")
    tomorrow = desk.context.clock.today() + timedelta(1)
    with pytest.raises(Refused, match="card-told-later"):
        tell_card(desk.context, belongs, (desk.workers[0].rid,), LEADER, "", "名单所写", tomorrow)


def test_the_history_tells_who_was_said_to_have_it(desk, belongs):
    tell_card(desk.context, belongs, (desk.workers[0].rid,), LEADER, "示例王", "询问笔录", desk.context.clock.today())
    words = str(case_history(desk.context, desk.case.rid))
    assert "登记工资卡在谁手里" in words
    assert "示例王" in words


def test_answers_of_transcripts_are_shown_beside(desk, belongs):
    worker = desk.workers[0]
    qas = (
        QA("是否办理过发工资用的银行卡或者社会保障卡？卡由谁保管？", "办了，卡在班组长那里。"),
        QA("别的？", "没有。"),
    )
    with desk.context.unit("示例") as unit:
        unit.put(Interview("i1", worker.rid, desk.context.clock.now(), case_rid=desk.case.rid, qas=qas))
    (answer,) = card_answers(desk.context, belongs)
    assert (answer.person_rid, answer.answer) == (worker.rid, "办了，卡在班组长那里。")
    assert answer.source.endswith(f"，{worker.name}）")


def test_a_paper_says_how_many_and_never_who(desk, belongs):
    day = desk.context.clock.today()
    order = desk.order_paper()
    assert fund_values(desk.context, case_file(desk.context, desk.case.rid), order)["funds.cards"] is None
    tell_card(desk.context, belongs, [each.rid for each in desk.workers[:2]], LEADER, "示例王", "询问笔录", day)
    tell_card(desk.context, belongs, (desk.workers[2].rid,), CardKeeper.UNCLEAR, "", "询问笔录", day)
    told = fund_values(desk.context, case_file(desk.context, desk.case.rid), order)["funds.cards"]
    assert told == "2人的工资卡由班组长（示例王）保管，另有1人没有问清工资卡由谁保管"
    assert funds_of(desk.context, case_rid=desk.case.rid).chain.workers[0].worker.kept.name == "示例王"


def test_a_cell_of_the_grid_tells_it_and_an_empty_one_takes_all_back(desk):
    line = ClaimLine(desk.claims[0], desk.workers[0])
    told = with_cell(cells()["card_keeper"], line, "班组长示例王")
    told = with_cell(cells()["card_told_by"], told, "名单所写")
    told = with_cell(cells()["card_told_on"], told, "2026-03-16")
    assert told.claim.kept_card == KeptCard(LEADER, "示例王", date(2026, 3, 16), "名单所写")
    assert shown(cells()["card_keeper"], told) == "班组长（示例王）"
    assert with_cell(cells()["card_keeper"], told, "").claim.kept_card == KeptCard()
