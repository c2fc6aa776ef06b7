"""Which lines of a list hold the words and fit what is chosen."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector_app.domain.identity import new_rid
from inspector_app.domain.inspection import Inspection, InspectionKind
from inspector_app.domain.lead import Lead, LeadKind
from inspector_app.domain.record_stage import RecordStage
from inspector_app.store.projects import ProjectOrder
from inspector_app.support.clock import at
from inspector_app.usecases.inspections import VisitLine
from inspector_app.usecases.searches import (
    Days,
    find_leads,
    find_visits,
    first_day,
    holds,
    ledger_order,
    project_filter,
)

MONDAY = date(2026, 3, 2)


def visit(stage: RecordStage, about: str = "示例中学") -> VisitLine:
    return VisitLine(Inspection(new_rid(), InspectionKind.ROUTINE, at(MONDAY, 9)), about, ("陈示例", "林示例"), stage)


def test_days_count_back_from_today():
    day = MONDAY
    assert first_day(None, day) is None
    assert first_day(Days.TODAY, day) == day
    assert first_day(Days.WEEK, day) == date(2026, 2, 24)
    assert first_day(Days.MONTH, day) == date(2026, 2, 1)
    assert first_day(Days.YEAR, day) == date(2026, 1, 1)


@given(st.lists(st.text(min_size=1), min_size=1))
def test_a_line_holds_its_own_words_in_any_order(parts: list[str]) -> None:
    assert holds(" ".join(reversed(parts)), parts)


def test_every_word_must_occur_and_none_is_made_across_two_parts() -> None:
    assert holds("示例 甲", ("示例中学", "甲单位"))
    assert not holds("示例 乙", ("示例中学", "甲单位"))
    assert not holds("学甲", ("示例中学", "甲单位"))
    assert holds("abc", ("示例ABC公司",))


def test_unfinished_visits_are_those_whose_record_is_not_signed() -> None:
    signed, going_on = visit(RecordStage.SIGNED), visit(RecordStage.OPEN)
    assert find_visits([signed, going_on], "", unfinished=True) == [going_on]
    assert find_visits([signed, going_on], "陈 中学") == [signed, going_on]
    assert find_visits([signed], "水厂") == []


def test_leads_are_found_by_all_words_in_respondent_and_facts() -> None:
    lead = Lead(new_rid(), LeadKind.COMPLAINT, MONDAY, respondent="示例建筑公司", facts="拖欠三月工资")
    assert find_leads([lead], "三月 建筑") == [lead]
    assert find_leads([lead], "四月") == []


@pytest.mark.parametrize(
    ("heading", "descending", "wanted"),
    [
        ("", False, (ProjectOrder.GRADE, False)),
        (str(ProjectOrder.NAME), False, (ProjectOrder.NAME, False)),
        (str(ProjectOrder.NAME), True, (ProjectOrder.NAME, True)),
        (str(ProjectOrder.UNPAID), False, (ProjectOrder.UNPAID, True)),  # the smallest first
        (str(ProjectOrder.UNPAID), True, (ProjectOrder.UNPAID, False)),
    ],
)
def test_a_heading_clicked_once_has_the_smallest_first(heading: str, descending: bool, wanted: Any) -> None:
    assert ledger_order(heading, descending) == wanted


def test_nothing_chosen_leaves_nothing_out() -> None:
    assert project_filter("", None, None, None) == project_filter()
