"""Limits of the version before are told once which acts ended and extended them, where that leaves no doubt."""

from dataclasses import replace
from datetime import date

from inspector_app.domain.deadline import Deadline
from inspector_app.support.clock import at
from inspector_app.usecases import acts
from inspector_app.usecases.deadlines import extend
from inspector_app.usecases.fill_causes import fill_causes
from tests.usecases.test_acts import pre_notice, serve


def as_before(desk) -> dict[str, Deadline]:
    """Leave the limits as the version before kept them; what they were like is returned."""
    kept = {d.rid: d for d in desk.context.store.all(Deadline)}
    with desk.context.unit("旧版") as unit:
        for deadline in kept.values():
            unit.put(replace(deadline, ended_by="", extensions=()))
    desk.context.store.settings.set("causes-unfilled", "yes")
    return kept


def filled(desk) -> dict[str, Deadline]:
    fill_causes(desk.context)
    return {d.rid: d for d in desk.context.store.all(Deadline)}


def test_an_extension_and_what_became_longer_with_it(desk, served_order):
    (listing,) = desk.context.store.find(Deadline, rule="DL-15")
    extend(desk.context, listing.rid, "示例局长", "案情复杂")
    kept = as_before(desk)
    assert filled(desk) == kept
    newest = desk.context.store.journal.newest()
    assert filled(desk) == kept
    assert desk.context.store.journal.newest() == newest, "once"


def test_a_withdrawal_an_answer_and_the_service_of_a_notice(desk, served_order):
    desk.clock.move_to(at(date(2026, 3, 16), 9))
    notice = pre_notice(desk, served_order)
    serve(desk, notice)
    desk.clock.move_to(at(date(2026, 3, 18), 9))
    acts.object_to(desk.context, notice.rid, "示例公司", "已支付")
    acts.answer_objection(desk.context, notice.rid, "陈示例", "不成立，已告知")
    acts.withdraw(desk.context, served_order.rid, "示例局长", "事实认定有误")
    kept = as_before(desk)
    assert {d.rule for d in kept.values() if d.ended_by} == {"DL-08", "DL-14", "DL-15", "DL-16"}
    assert filled(desk) == kept


def test_where_two_acts_may_have_done_it_nobody_is_named(desk, served_order):
    twice = acts.withdraw(desk.context, served_order.rid, "示例局长", "事实认定有误")
    as_before(desk)
    with desk.context.unit("同日又登记一次") as unit:
        unit.put(replace(twice, rid="another"))
    assert not any(d.ended_by for d in filled(desk).values())


def test_what_was_ticked_off_by_hand_before_has_no_act(desk, served_order):
    (filing,) = desk.context.store.find(Deadline, rule="DL-03")
    with desk.context.unit("旧版的期限办结") as unit:
        unit.put(replace(filing, done_on=date(2026, 3, 5)))
    kept = as_before(desk)
    assert filled(desk) == kept
