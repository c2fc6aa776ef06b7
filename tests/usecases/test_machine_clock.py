from dataclasses import replace

import pytest

from inspector_app.support.errors import Refused
from inspector_app.usecases import documents
from inspector_app.usecases.documents import SignOff
from inspector_app.usecases.machine_clock import clock_problems
from tests.usecases.conftest import AGAIN


def test_a_clock_that_was_set_back_a_day_is_named_before_it_dates_a_paper(desk):
    desk.clock.advance(hours=-3)
    assert clock_problems(desk.context) == []
    desk.clock.advance(days=-1)
    (problem,) = clock_problems(desk.context)
    assert problem.details == {"last": "2026-03-02", "today": "2026-03-01"}
    paper = desk.order_paper()
    facts = documents.start_facts(desk.context, paper)
    decision = SignOff("示例局长", AGAIN)
    with pytest.raises(Refused) as refusal:
        documents.prepare_sign_off(desk.context, paper, facts, decision)
    assert "clock-behind" in [p.code for p in refusal.value.problems]
    told = replace(decision, reasons={**AGAIN, "clock-behind": "昨日时钟快了一天，已校准"})
    order = documents.prepare_sign_off(desk.context, paper, facts, told)
    assert any("已校准" in reason for reason in order.document.reasons)
