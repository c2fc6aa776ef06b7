"""A limit keeps its causes: taking back an act takes back exactly what it did to the limit."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from inspector_app.domain.deadline import Deadline, without

DUE = date(2026, 4, 13)
LIMIT = Deadline("d", "DL-15", date(2026, 3, 13), DUE, False, "2026", started_by="service", title="拟列入告知")


def longer(limit: Deadline, act: str, due: date) -> Deadline:
    return limit.extended(act, due, provisional=True, calendar="2027")


def test_what_an_act_started_is_gone_without_it():
    assert without(LIMIT, "service") is None
    assert without(LIMIT, "another") is LIMIT


def test_what_an_act_ended_runs_again_without_it_and_only_without_it():
    ended = LIMIT.ended("answer", DUE)
    assert (ended.done_on, ended.ended_by) == (DUE, "answer")
    assert without(ended, "answer") == LIMIT
    assert without(ended, "another") == ended
    by_hand = replace(LIMIT, done_on=DUE)
    assert without(by_hand, "answer") == by_hand


def test_an_extension_taken_back_gives_day_and_calendar_as_they_were():
    extended = longer(LIMIT, "leader", date(2027, 5, 13))
    assert (extended.due, extended.provisional, extended.calendar) == (date(2027, 5, 13), True, "2027")
    assert without(extended, "leader") == LIMIT
    assert without(extended.ended("answer", DUE), "leader") == LIMIT.ended("answer", DUE)


@given(st.lists(st.sampled_from(["end", "extend"]), max_size=4, unique=True))
def test_taking_back_in_reverse_gives_the_limit_as_it_began(done):
    limits = [LIMIT]
    for act in done:
        last = limits[-1]
        limits.append(last.ended(act, DUE) if act == "end" else longer(last, act, date(2026, 5, 13)))
    now = limits.pop()
    for act in reversed(done):
        now = without(now, act)
        assert now == limits.pop()
