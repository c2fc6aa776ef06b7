"""Punches of clocks and gates, a line each, as days of work of each person and month."""

from datetime import date

import pytest

from inspector_app.domain.brought_list import Side
from inspector_app.exchange.side_list import read_brought, read_side
from inspector_app.exchange.tables.fields import kinds
from inspector_app.exchange.tables.likely import guessed_side
from inspector_app.exchange.tables.reading import read_list
from tests.exchange.tables.sheets import book

TODAY = date(2026, 3, 1)
ONE = "340000198001100017"


def read(made):
    return read_side(read_list(made, kinds()[Side.ATTENDANCE]), made.name, TODAY)


def told(check):
    return [(line.name, line.row, line.first_day, line.days) for line in check.lines]


def codes(check):
    return [problem.code for problem in check.problems]


JULY, AUGUST = date(2025, 7, 1), date(2025, 8, 1)


def test_a_line_for_each_day_is_counted_by_month_and_says_how():
    made = book(
        ["姓名", "身份证号", "考勤日期", "签到时间", "签退时间", "工时(小时)", "考勤方式"],
        ["示例甲", ONE, "2025-07-30 星期三", "06:30", "18:00", 11.5, "人脸"],
        ["示例乙", "", "2025-07-30 星期三", "06:31", "", "", "人脸"],
        ["示例甲", ONE, "2025-07-31 星期四", "06:30", "18:00", 11.5, "人脸"],
        ["示例甲", ONE, "2025-08-01 星期五", "06:30", "18:00", 11.5, "人脸"],
        ["示例甲", ONE, "2025-08-01 星期五", "19:00", "21:00", 2, "人脸"],
        ["示例乙", "", "2025-08-01 星期五", "", "", "", ""],
    )
    check = read(made)
    assert told(check) == [("示例甲", 2, JULY, "2"), ("示例甲", 5, AUGUST, "1"), ("示例乙", 3, JULY, "1"),
                           ("示例乙", 7, AUGUST, "0")]  # fmt: skip
    assert {line.note for line in check.lines} == {"按打卡日期计算，同一天算1天"}
    assert codes(check) == ["side-clock-counted", "side-clock-absent", "side-clock-once"]
    (counted,) = (p for p in check.problems if p.code == "side-clock-counted")
    assert counted.problem.details == {"people": "2", "days": "4"}
    assert check.is_whole
    assert guessed_side(made) is Side.ATTENDANCE


@pytest.mark.parametrize("heading", ["通行时间", "打卡时间", "考勤时间", "时间", "进出时间"])
def test_events_of_a_gate_make_one_day_however_many_they_are(heading):
    events = [(1, 6, "进"), (1, 11, "出"), (1, 12, "进"), (1, 17, "出"), (3, 6, "进")]
    made = book(
        ["序号", "姓名", "班组", heading, "进出方向", "闸机"],
        *(
            [at, "示例甲", "木工班", f"2025-07-0{day} {hour:02d}:10:05", way, "1号"]
            for at, (day, hour, way) in enumerate(events)
        ),
    )  # fmt: skip
    check = read(made)
    assert told(check) == [("示例甲", 2, JULY, "2")]
    assert codes(check) == ["side-clock-counted", "side-clock-once"]


def test_who_only_goes_out_in_the_morning_worked_the_night_before():
    rows = [
        ("2025-07-01 19:00", "进"),
        ("2025-07-02 06:00", "出"),
        ("2025-07-02 19:00", "进"),
        ("2025-07-03 06:00", "出"),
    ]
    made = book(["姓名", "打卡时间", "方向"], *(["示例甲", *row] for row in rows))
    check = read(made)
    assert told(check) == [("示例甲", 2, JULY, "2")]
    assert "side-clock-night" in codes(check)


def test_results_of_days_without_punches_count_as_they_say():
    made = book(
        ["姓名", "日期", "考勤结果"],
        *(
            ["示例甲", f"2025-07-0{at}", word]
            for at, word in enumerate(["正常", "迟到", "旷工", "半天", "请假(事假)"], 1)
        ),
    )
    check = read(made)
    assert told(check) == [("示例甲", 2, JULY, "2.5")]
    assert codes(check) == ["side-clock-counted", "side-clock-absent"]


def test_a_day_that_nobody_can_read_leaves_the_days_of_its_person_unknown():
    made = book(["姓名", "打卡日期"], ["示例甲", "2025-07-01"], ["示例甲", "7月初"], ["示例乙", "2025-07-02"])
    check = read(made)
    assert [(line.name, line.days) for line in check.lines] == [("示例甲", ""), ("示例乙", "1")]
    assert "side-clock-open" in codes(check)


def test_a_day_beside_the_days_of_a_month_is_none_of_a_clock():
    made = book(
        ["2025年7月考勤表"], ["姓名", "出勤天数", "日期"], ["示例甲", 22, "2025-08-05"], ["示例乙", 20.5, "2025-08-05"]
    )
    check = read(made)
    assert [(line.name, line.first_day, line.days) for line in check.lines] == [
        ("示例甲", JULY, "22"),
        ("示例乙", JULY, "20.5"),
    ]


def test_hours_without_days_stay_hours_and_the_days_unknown():
    check = read(book(["姓名", "工时"], ["示例甲", 176], ["示例乙", 180]))
    assert [(line.days, line.note) for line in check.lines] == [("", "工时176"), ("", "工时180")]
    assert codes(check) == ["side-hours-only"]


def test_times_of_day_are_punches_whatever_they_are_called():
    rows = [["示例甲", "2025-07-01", "06:30", "18:00", "11:30"], ["示例甲", "2025-07-02", "", "", "0:00"]]
    made = book(["工人姓名", "打卡日", "第一次打卡", "最后一次打卡", "在场时长"], *rows)
    assert told(read(made)) == [("示例甲", 2, JULY, "1")]


def test_a_day_whose_line_has_no_mark_is_no_day_and_overtime_of_each_is_told():
    made = book(
        ["2025年7月出勤"],
        ["日期", "姓名", "出勤", "加班"],
        ["7月1日", "示例甲", "√", ""],
        ["7月2日", "示例甲", "", 2],
        ["7月3日", "示例甲", "半", 3],
        ["合计", "", 1.5, 5],
    )
    check = read(made)
    assert [(line.days, line.note) for line in check.lines] == [("1.5", "加班5；按逐日的记号相加")]
    assert codes(check) == ["side-marks-added", "side-clock-absent", "side-period-above"]


def test_a_mark_that_nobody_understands_leaves_the_days_unknown():
    made = book(["日期", "姓名", "出勤"], ["2025-07-01", "示例甲", "√"], ["2025-07-02", "示例甲", "甲"])
    check = read(made)
    assert [line.days for line in check.lines] == [""]
    assert "side-days-open" in codes(check)


def test_cards_of_one_person_each_tell_the_halves_of_their_days():
    card = [["日期", "上午", "下午"], ["10月1日", "√", "√"], ["10月2日"], ["10月5日", "", "√"], ["合计", 1.5]]
    made = book(["姓名：曹大山", "", "月份：2025年10月"], *card, [], ["姓名：邹长河", "", "月份：2025年10月"], *card)
    check = read_side(read_brought(made, Side.ATTENDANCE)[1], made.name, TODAY)
    october = date(2025, 10, 1)
    assert told(check) == [("曹大山", 3, october, "1.5"), ("邹长河", 10, october, "1.5")]
    assert "side-total-differs" not in codes(check)
