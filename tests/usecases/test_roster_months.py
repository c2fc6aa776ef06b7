"""Months of one worker added up to one line."""

from dataclasses import replace

import pytest

from inspector_app.domain.roster import RosterLine
from inspector_app.usecases.roster_months import together

LINE = RosterLine(2, "示例甲", "", "", "", "", "", None, None, None, "", "", None, None, None, None, "", "", "")


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
