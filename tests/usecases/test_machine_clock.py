from dataclasses import replace

import pytest

from inspector_app.support.errors import Level, Refused
from inspector_app.support.words import problem_line
from inspector_app.usecases import issuing, projects
from inspector_app.usecases.history import history
from inspector_app.usecases.issuing import SignOff
from inspector_app.usecases.machine_clock import clock_problems
from inspector_app.usecases.store_file import check_store, is_whole, opening_problems
from tests.builders import a_project
from tests.desk import AGAIN

TOLD = {**AGAIN, "clock-behind": "昨日时钟快了一年，已校准"}


def codes(desk):
    return [problem.code for problem in clock_problems(desk.context)]


def a_year_ahead_once(desk):
    """One thing is saved with the clock ahead, then the clock is put right."""
    desk.clock.advance(days=365)
    projects.save_project(desk.context, a_project("示例二号工程"))
    desk.clock.advance(days=-365, hours=1)


def test_one_reason_heals_what_one_start_with_the_clock_ahead_did(desk):
    a_year_ahead_once(desk)
    for number in range(30):
        projects.save_project(desk.context, a_project(f"示例{number}号工程"))
    assert codes(desk) == ["clock-behind"]
    paper = desk.order_paper()
    facts = desk.facts(paper)
    issuing.sign_off(desk.context, paper, facts, SignOff("示例局长", TOLD))
    assert codes(desk) == []
    desk.clock.advance(days=1)
    desk.order()
    desk.clock.advance(days=1)
    assert codes(desk) == []


def test_after_that_a_clock_that_is_set_back_is_named_again(desk):
    a_year_ahead_once(desk)
    paper = desk.order_paper()
    issuing.sign_off(desk.context, paper, desk.facts(paper), SignOff("示例局长", TOLD))
    desk.clock.advance(days=3)
    projects.save_project(desk.context, a_project("示例三号工程"))
    desk.clock.advance(days=-2)
    (problem,) = clock_problems(desk.context)
    assert problem.details == {"last": "2026-03-05", "today": "2026-03-03"}
    projects.save_project(desk.context, a_project("示例四号工程"))
    assert codes(desk) == ["clock-behind"]


def test_it_is_said_at_opening_and_in_a_check_that_finds_nothing_wrong(desk):
    assert "clock-behind-now" not in [p.code for p in opening_problems(desk.context)]
    a_year_ahead_once(desk)
    (told,) = [p for p in opening_problems(desk.context) if p.code == "clock-behind-now"]
    assert told.level is Level.WARNING
    checked = check_store(desk.context)
    assert "clock-behind-now" in [p.code for p in checked]
    assert is_whole(checked)
    assert "2027年3月2日" in problem_line(told)


def test_the_history_shows_when_a_change_was_made_even_so(desk):
    a_year_ahead_once(desk)
    moment = desk.clock.now()
    saved = projects.save_project(desk.context, a_project("示例三号工程"))
    assert [line.at for line in history(desk.context, saved.rid)] == [moment]


def test_a_clock_that_was_set_back_a_day_is_named_before_it_dates_a_paper(desk):
    desk.clock.advance(hours=-3)
    assert clock_problems(desk.context) == []
    desk.clock.advance(days=-1)
    (problem,) = clock_problems(desk.context)
    assert problem.details == {"last": "2026-03-02", "today": "2026-03-01"}
    paper = desk.order_paper()
    facts = desk.facts(paper)
    decision = SignOff("示例局长", AGAIN)
    with pytest.raises(Refused) as refusal:
        issuing.prepare_sign_off(desk.context, paper, facts, decision)
    assert "clock-behind" in [p.code for p in refusal.value.problems]
    told = replace(decision, reasons={**AGAIN, "clock-behind": "昨日时钟快了一天，已校准"})
    order = issuing.prepare_sign_off(desk.context, paper, facts, told)
    assert any("已校准" in reason for reason in order.document.reasons)
