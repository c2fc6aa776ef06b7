from dataclasses import replace
from datetime import date

import pytest

from inspector_app.domain.number import NumberBlock
from inspector_app.store.documents import given_numbers
from inspector_app.support.clock import at
from inspector_app.support.errors import Refused
from inspector_app.usecases import acts, issuing, numbers, store_file
from inspector_app.usecases.numbers import OWN_BLOCK_LAST, blank_number, number_ahead
from tests.desk import AGAIN

PATTERN = "示人社监令字〔{year}〕{serial}号"


def codes(refusal) -> list[str]:
    return [problem.code for problem in refusal.value.problems]


def block(first, last, rid="leased", year=2026, **changes) -> NumberBlock:
    return NumberBlock(rid, "order-to-pay", year, first, last, PATTERN, **changes)


def test_without_a_lease_numbers_begin_with_one_and_again_every_year(desk):
    assert desk.order().number == "示人社监令字〔2026〕1号"
    assert desk.order().number == "示人社监令字〔2026〕2号"
    desk.clock.move_to(at(date(2027, 1, 4), 9))
    assert desk.order(due=date(2027, 1, 15)).number == "示人社监令字〔2027〕1号"


def test_a_pattern_that_a_bureau_wrote_over_begins_a_block_of_its_own(desk, order):
    """What the preview shows is what is issued; back to the first pattern its numbers go on."""
    form = desk.context.forms.find("order-to-pay", on=desk.context.clock.today())
    own = replace(form, number_pattern="{short}人社监改令字〔{year}〕第{serial}号")
    made = numbers.block_for(desk.context, own, given_numbers(desk.context.store))
    assert (made.text(1), made.rid != order.block_rid) == ("示人社监改令字〔2026〕第1号", True)
    with desk.context.unit("") as unit:
        unit.put(made)
    assert numbers.block_for(desk.context, own, given_numbers(desk.context.store)) == made
    assert desk.order().number == "示人社监令字〔2026〕2号"


def test_a_leased_block_is_used_first_and_then_the_next_one(desk):
    numbers.lease_block(desk.context, block(101, 102))
    numbers.lease_block(desk.context, block(301, 303, "second"))
    assert [desk.order().serial for _ in range(3)] == [101, 102, 301]


def test_our_own_block_ends_when_the_office_leases_one(desk, order):
    numbers.lease_block(desk.context, block(101, 150))
    assert desk.context.store.need(NumberBlock, order.block_rid).last == 1
    assert desk.order().serial == 101
    assert all(missing == () for _, missing in numbers.number_gaps(desk.context))


@pytest.mark.parametrize(("first", "last", "code"), [(0, 5, "block-empty"), (9, 8, "block-empty")])
def test_an_empty_block_is_refused(context, first, last, code):
    with pytest.raises(Refused) as refusal:
        numbers.lease_block(context, block(first, last))
    assert codes(refusal) == [code]


@pytest.mark.parametrize(("first", "last"), [(1, 101), (150, 160), (110, 120), (50, 500)])
def test_blocks_do_not_overlap(context, first, last):
    numbers.lease_block(context, block(101, 150))
    with pytest.raises(Refused) as refusal:
        numbers.lease_block(context, block(first, last, "other"))
    assert codes(refusal) == ["block-overlaps"]
    assert refusal.value.problems[0].details == {"first": "101"}
    numbers.lease_block(context, block(first, last, "next year", 2027))


def test_a_lease_cannot_take_numbers_that_were_used(desk, order):
    desk.order()
    with pytest.raises(Refused) as refusal:
        numbers.lease_block(desk.context, block(2, 50))
    assert codes(refusal) == ["block-overlaps"]


def test_numbers_go_on_after_those_given_on_paper(desk):
    numbers.lease_block(desk.context, block(101, 110))
    numbers.continue_after_paper(desk.context, "leased", 105)
    assert desk.order().serial == 106
    for outside in (99, 111):
        with pytest.raises(Refused) as refusal:
            numbers.continue_after_paper(desk.context, "leased", outside)
        assert codes(refusal) == ["block-used-outside"]


def test_a_block_used_up_on_paper_gives_way_to_the_next(desk):
    numbers.lease_block(desk.context, block(101, 110, used_on_paper=110))
    numbers.lease_block(desk.context, block(201, 210, "second"))
    assert desk.order().serial == 201


def test_gaps_are_named_and_voids_are_none(desk):
    numbers.lease_block(desk.context, block(101, 110))
    acts.void(desk.context, desk.order().rid, "金额有误")
    numbers.continue_after_paper(desk.context, "leased", 103)
    desk.order()
    numbers.continue_after_paper(desk.context, "leased", 101)
    assert [missing for _, missing in numbers.number_gaps(desk.context)] == [(102, 103)]


def test_the_blank_of_our_own_block_reaches_far(context):
    form = context.forms.find("order-to-pay")
    given = given_numbers(context.store)
    own = numbers.block_for(context, form, given)
    assert (own.first, own.last) == (1, OWN_BLOCK_LAST)
    assert own == numbers.block_for(context, form, given)
    assert own.text(None) == "示人社监令字〔2026〕＿＿号"


@pytest.fixture
def restored(desk, tmp_path):
    """The desk again on a store that came back from a backup made before the second order."""
    desk.order()
    store_file.back_up(desk.context, tmp_path / "a.backup")
    desk.clock.advance(hours=1)
    desk.order()
    desk.context.store.close()
    desk.clock.advance(hours=1)
    store_file.restore_store(tmp_path / "a.backup", tmp_path / "again", "correct horse", desk.clock)
    desk.clock.advance(hours=1)
    desk.context = store_file.open_store(tmp_path / "again", "correct horse", desk.clock)
    yield desk
    desk.context.store.close()


def test_after_a_restore_no_number_is_given_twice_without_a_question(restored):
    with pytest.raises(Refused) as refusal:
        restored.order()
    assert codes(refusal) == ["number-after-restore"]
    assert refusal.value.problems[0].details == {"day": "2026-03-02"}
    last = restored.context.store.all(NumberBlock)[0]
    numbers.continue_after_paper(restored.context, last.rid, 2)
    assert restored.order().serial == 3


def test_after_a_restore_one_reason_is_enough(restored):
    paper = restored.order_paper()
    facts = restored.facts(paper)
    told = {**AGAIN, "number-after-restore": "已核对登记簿，未再用号"}
    assert issuing.sign_off(restored.context, paper, facts, issuing.SignOff("示例局长", told)).serial == 2
    assert restored.order().serial == 3


def test_the_number_ahead_is_the_number_given(desk):
    form = issuing.form_for(desk.context, desk.order_paper())
    ahead = number_ahead(desk.context, form)
    assert desk.order().number == ahead
    assert blank_number(desk.context, form).endswith("〔2026〕＿＿号")


def test_looking_at_the_number_ahead_writes_nothing(desk):
    number_ahead(desk.context, issuing.form_for(desk.context, desk.order_paper()))
    assert desk.context.store.count(NumberBlock) == 0
