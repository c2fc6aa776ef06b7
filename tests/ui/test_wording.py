"""How days, money, deadlines and problems are said, without a window."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector_app.domain.deadline import Deadline
from inspector_app.support.clock import at
from inspector_app.support.errors import Level, Problem
from inspector_app.ui.theme import Tone
from inspector_app.ui.wording import due_badge, joined, line_words, reasons, short_day, wall_time
from inspector_app.usecases.deadlines import DueItem

TODAY = date(2026, 3, 16)


def item(due, left, provisional=False):
    return DueItem(Deadline("d", "DL-08", TODAY, due, provisional, ""), None, "", left, TODAY)


@pytest.mark.parametrize(
    ("due", "left", "word", "tone"),
    [
        (date(2026, 3, 12), -2, "逾期2个工作日", Tone.DANGER),
        (date(2026, 3, 16), 0, "今日到期", Tone.DANGER),
        (date(2026, 3, 19), 3, "剩3个工作日", Tone.WARNING),
        (date(2026, 3, 20), 4, "剩4个工作日", Tone.INFO),
    ],
)
def test_a_deadline_is_red_amber_or_blue(due, left, word, tone):
    badge = due_badge(item(due, left))
    assert (badge.word, badge.tone) == (word, tone)


def test_a_provisional_day_says_so():
    assert due_badge(item(date(2027, 3, 20), 9, True)).word == "剩9个工作日（暂定）"


def test_days_and_times_are_short_in_this_year():
    assert short_day(date(2026, 3, 5), TODAY) == "3月5日"
    assert short_day(date(2025, 3, 5), TODAY) == "2025年3月5日"
    assert wall_time(at(TODAY, 9, 5), TODAY) == "今天 09:05"
    assert wall_time(at(date(2026, 3, 1), 17), TODAY) == "3月1日 17:00"


def test_empty_parts_leave_no_dots():
    assert joined("甲", "", "乙") == "甲\u00a0· 乙"  # no line begins with the dot


def test_lines_that_share_a_sentence_are_named_once():
    problems = [Problem("case-line-open", f"line {n}") for n in (1, 3, 4, 5)]
    (reason,) = reasons([Problem("gate-no-order", "order", Level.WARNING), *problems])[:1]
    assert reason.level is Level.ERROR
    assert reason.words.startswith("第1、3至5行：")


def test_the_law_stands_with_its_reason():
    (reason,) = reasons([Problem("gate-no-order", "order", details={"basis": "《示例办法》第五条"})])
    assert reason.basis == "《示例办法》第五条"


def test_a_sentence_that_names_its_article_is_not_told_to_rest_on_practice():
    told = {"age": "15", "basis": "办案惯例"}
    (child,) = reasons([Problem("interview-child", "guardian", Level.INFO, told)])
    assert "《劳动法》第十五条" in child.words
    assert child.basis == ""
    (alone,) = reasons([Problem("interview-minor-alone", "guardian", Level.WARNING, told)])
    assert alone.basis == "办案惯例"


@settings(max_examples=50, deadline=None)
@given(st.sets(st.integers(1, 60)))
def test_every_line_number_is_named(lines):
    words = line_words(sorted(lines)).removeprefix("第").removesuffix("行：")
    named = set()
    for part in filter(None, words.split("、")):
        first, _, last = part.partition("至")
        named |= set(range(int(first), int(last or first) + 1))
    assert named == lines
