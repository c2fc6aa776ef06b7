"""Months of one worker added up to one line."""

from dataclasses import replace
from datetime import date

import pytest

from inspector_app.domain.roster import RosterLine
from inspector_app.usecases.roster_months import days_of, months_of, parts_of, together

LINE = RosterLine(2, "示例甲", "", "", "", "", "", None, None, None, "", "", None, None, None, None, "", "", "")


def test_the_span_of_several_lines_is_not_known_while_one_of_them_tells_none():
    known = replace(LINE, first_day=date(2025, 10, 1), last_day=date(2025, 10, 31), owed_fen=100)
    assert (together((known, replace(LINE, owed_fen=200))).first_day, parts_of((known, LINE))) == (None, ())
    assert together((known, LINE)).first_day == date(2025, 10, 1)  # a line without amounts


@pytest.mark.parametrize(
    ("months", "whole"),
    [
        (("20天", "20天"), "40天"), (("20天", "22.5天"), "42.5天"), (("20", "20"), "40"), (("20工", "22天"), "42天"),
        (("8小时", "20天"), "8小时；20天"), (("20", "22天"), "20；22天"), (("20天", "出勤不详"), "20天；出勤不详"),
        (("20天", ""), "20天"),
    ],
)  # fmt: skip
def test_attendance_of_several_months_is_added_when_counted_in_one_unit(months, whole):
    assert together([replace(LINE, attendance=text) for text in months]).attendance == whole


def test_what_the_leader_says_of_all_months_in_one_row_counts_once():
    months = [replace(LINE, leader_fen=500, owed_fen=300), replace(LINE, leader_fen=500, owed_fen=300)]
    assert together(months).leader_fen == 500
    assert together([months[0], replace(months[1], row=3)]).leader_fen == 1000
    assert together([months[0], replace(LINE, row=3)]).leader_fen is None


def test_several_rows_of_one_person_keep_the_months_between_which_nothing_is_owed():
    """One sum for May and August in one row, another for October in a second row: three months."""
    days = {n: (date(2026, n, 1), date(2026, n, 31)) for n in (5, 8, 10)}
    rows = [
        replace(LINE, first_day=days[5][0], last_day=days[8][1], owed_fen=13_000, spans=(days[5], days[8])),
        replace(LINE, row=3, first_day=days[10][0], last_day=days[10][1], owed_fen=4_000),
    ]
    whole = together(rows)
    assert parts_of(rows) == ()
    assert ([days_of(part) for part in months_of(whole)], whole.owed_fen) == ([days[5], days[8], days[10]], 17_000)
    assert months_of(together([rows[0], replace(rows[1], last_day=None)])) == (), "nobody knows for when the second is"
    same = together([rows[0], replace(rows[0], row=3)])
    assert [days_of(part) for part in months_of(same)] == [days[5], days[8]]
