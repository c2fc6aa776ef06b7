"""A fine that is late costs three per cent a day, never more than itself; a demand says so by its own day."""

import json
from datetime import date, timedelta

import pytest

from inspector_app.domain.act import ActKind
from inspector_app.domain.role import Event, Role
from inspector_app.support.clock import at
from inspector_app.usecases import issuing
from inspector_app.usecases.limit_events import moved
from inspector_app.usecases.paper import Paper
from tests.usecases.test_review_looks import done, handed, issued, put

FINE = {"penalty.content": "处以罚款人民币壹万元整（￥10,000.00）", "penalty.fine_fen": 1_000_000}


def duty(desk, facts, days):
    """What a demand asks for so many days after the last one for the fine."""
    ruling, signed = issued(
        desk, "penalty-ruling", title="决定书", number="示人社监罚字〔2026〕1号", facts=json.dumps(facts)
    )
    served = done(desk, ActKind.SERVED, ruling, at=desk.clock.now(), service=handed(desk))
    put(desk, ruling, signed, served)
    terms = moved(desk.context, Event.SERVED, ruling, served, desk.clock.now().date())
    put(desk, *terms)
    last = next(each.due for each in terms if each.rule == "DL-12")
    desk.clock.move_to(at(last, 9) + timedelta(days=days))
    demand = Paper(desk.context.form_of(Role.DEMAND), desk.case.rid, addressee=desk.company.name,
                   addressee_rid=desk.company.rid)  # fmt: skip
    return issuing.start_facts(desk.context, demand)["decision.duty"]


@pytest.mark.parametrize(
    ("days", "total", "upto"),
    [
        (1, "叁佰元整（￥300.00）", "以不超出罚款的数额为限"),
        (10, "叁仟元整（￥3,000.00）", "以不超出罚款的数额为限"),
        (34, "壹万元整（￥10,000.00）", "已达到罚款的数额，不再增加"),
    ],
)
def test_three_per_cent_a_day_and_never_more_than_the_fine(desk, days, total, upto):
    desk.file()
    day = date(2026, 3, 17) + timedelta(days=days)
    assert duty(desk, FINE, days) == (
        "缴纳罚款人民币壹万元整（￥10,000.00），以及依据《中华人民共和国行政处罚法》第七十二条第一款第（一）项"
        f"自2026年3月18日起每日按罚款数额的3%加处的罚款，截至2026年{day.month}月{day.day}日为人民币{total}，{upto}"
    )


def test_nothing_is_added_on_the_last_day_nor_where_the_decision_did_not_say_so(desk):
    desk.file()
    assert duty(desk, FINE, 0) == "缴纳罚款人民币壹万元整（￥10,000.00）"


def test_nothing_is_added_that_the_decision_did_not_threaten(desk):
    desk.file()
    assert duty(desk, {"penalty.content": FINE["penalty.content"]}, 40) == "缴纳罚款人民币壹万元整（￥10,000.00）"
