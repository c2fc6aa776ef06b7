from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector_app.lawbook.limits import Unit
from inspector_app.support.errors import Refused
from inspector_app.support.words import sentence

D = date


@pytest.mark.parametrize(
    ("rule", "event", "due", "provisional"),
    [
        # Objection, five working days: Thursday before Spring Festival 2026; Fri 13, Sat 14 (make-up), Tue 24 … Thu 26.
        ("DL-13", D(2026, 2, 12), D(2026, 2, 26), False),
        ("DL-13", D(2026, 3, 2), D(2026, 3, 9), False),
        # Received on a rest day: day one is the first working day after it.
        ("DL-13", D(2026, 10, 3), D(2026, 10, 13), False),
        # Listing, 20 working days from the order's last day; Feb 14 and 28 are make-up workdays.
        ("DL-15", D(2026, 2, 10), D(2026, 3, 16), False),
        ("DL-15", D(2026, 11, 24), D(2026, 12, 22), False),
        # Into 2027, whose notice is not out: New Year's Day is the only statutory day on the way.
        ("DL-15", D(2026, 12, 20), D(2027, 1, 18), True),
        ("DL-13", D(2027, 2, 4), D(2027, 2, 15), True),
        # Ten working days before Mar 16 (Feb 28 is Saturday but worked; Mar 2 is a Monday).
        ("DL-16", D(2026, 2, 10), D(2026, 3, 2), False),
        # Public notice, 30 days: day 30 is Feb 19, in Spring Festival.
        ("DL-29", D(2026, 1, 20), D(2026, 2, 24), False),
        ("DL-29", D(2026, 3, 2), D(2026, 4, 1), False),
        ("DL-29", D(2021, 6, 1), D(2021, 8, 2), False),  # 60 days then; Jul 31 was a Saturday
        # Review, 60 days: May 4 is a day off in 2026.
        ("DL-30", D(2026, 3, 5), D(2026, 5, 6), False),
        ("DL-30", D(2026, 11, 24), D(2027, 1, 25), True),  # Jan 23, 2027 is a Saturday
        # Suit, six months: Sep 5, 2026 is a Saturday; Aug 31 + 6 months is the last of February.
        ("DL-31", D(2026, 3, 5), D(2026, 9, 7), False),
        ("DL-31", D(2025, 8, 31), D(2026, 2, 28), False),  # Saturday, but a make-up workday
        ("DL-31.b", D(2026, 2, 5), D(2026, 2, 24), False),
        ("DL-03", D(2026, 1, 5), D(2026, 4, 3), False),
        ("DL-11", D(2021, 7, 14), D(2021, 7, 19), False),  # three calendar days, Saturday rolls
        ("DL-11", D(2021, 7, 15), D(2021, 7, 22), False),  # five working days from that day on
        ("DL-17", D(2026, 3, 7), D(2029, 3, 7), False),
        ("DL-25", D(2026, 4, 30), D(2026, 5, 1), False),
        ("DL-41", D(2026, 2, 15), D(2026, 2, 14), False),
        ("DL-41", D(2026, 3, 16), D(2026, 3, 16), False),
        ("DL-11.b", D(2026, 3, 5), D(2026, 2, 25), False),
        ("DL-23", D(2018, 5, 2), D(2019, 5, 2), False),
        ("DL-30.b", D(2026, 4, 30), D(2027, 4, 30), True),
    ],
)
def test_worked_by_hand(law, rule, event, due, provisional):
    computed = law.compute(rule, event)
    assert (computed.due, computed.provisional) == (due, provisional)
    assert computed.start == event
    assert computed.rule == rule


FROM_30_APRIL = (
    "DL-01 5-11, DL-02 2028-4-30, DL-04 5-25, DL-06 5-13, DL-09 5-13, DL-12 5-15, DL-14 5-11, DL-18 10-30, "
    "DL-19 5-25, DL-20 5-18, DL-24 5-6, DL-26 5-6, DL-27 5-6, DL-27.b 5-6, DL-28 5-6, DL-32 6-29, "
    "DL-32.b 6-1, DL-33 5-18, DL-35 2029-4-30, DL-35.b 2029-4-30, DL-37 2028-4-30, DL-38 6-1, DL-38.b 6-1, "
    "DL-39 6-1, DL-39.b 5-18, DL-39.c 5-11, DL-40 5-30, DL-42 5-30, DL-43 6-1"
)
"""By hand from Thursday 2026-04-30: 1 to 5 May are off, Saturday 9 May is worked; a last day on a rest day goes on to
the next working day where law says so or it is taken by analogy, and stands where it is a right or a duty of others."""


@pytest.mark.parametrize("told", FROM_30_APRIL.split(", "))
def test_every_other_limit_is_worked_by_hand_over_labour_day(law, told):
    rule, day = told.split()
    numbers = [int(part) for part in day.split("-")]
    assert law.compute(rule, D(2026, 4, 30)).due == D(*numbers if len(numbers) == 3 else (2026, *numbers))


def test_an_extension_counts_on_from_the_same_day(law):
    assert law.compute("DL-15", D(2026, 3, 2), extended=True).due == law.calendar.shift(D(2026, 3, 2), 40)
    assert "含经批准延长的20个工作日" in law.compute("DL-15", D(2026, 3, 2), extended=True).why
    longer = law.compute("DL-16", D(2026, 3, 2), extended=True)
    assert longer.due == law.calendar.shift(D(2026, 3, 2), 30)
    with pytest.raises(Refused, match="limit-no-extension"):
        law.compute("DL-13", D(2026, 3, 2), extended=True)


def test_the_sentence_tells_the_counting(law):
    assert law.compute("DL-13", D(2026, 2, 12)).why == (
        "收到告知之日为2026年2月12日，当日不计，从次日起数5个工作日，跳过2月15日至2月23日共9个休息日，"
        "2月14日调休上班计入，为2026年2月26日（星期四）。"
    )
    assert law.compute("DL-29", D(2026, 1, 20)).why.endswith(
        "满30日为2026年2月19日（星期四），逢休息日，顺延至其后第一个工作日2026年2月24日。"
    )
    provisional = law.compute("DL-15", D(2026, 12, 20))
    assert provisional.why.endswith("2027年放假安排尚未公布，按法定节日推算，暂定。")


def test_the_source_is_cited_with_its_mark(law):
    assert law.compute("DL-13", D(2026, 3, 2)).source == (
        "《拖欠农民工工资失信联合惩戒对象名单管理暂行办法》第六条第二款"
    )
    assert law.compute("DL-01", D(2026, 3, 2)).source.endswith("第十八条（二手来源）")
    assert law.compute("DL-16", D(2026, 3, 2)).source.endswith("（本系统起草）")


def test_a_prefecture_and_a_province_have_rules_of_their_own(law):
    qingdao = law.compute("DL-29", D(2026, 1, 20), "370200")
    assert qingdao.due == D(2026, 3, 23)
    assert "青岛市" in qingdao.source
    assert law.compute("DL-29", D(2026, 1, 20), "37").due == D(2026, 2, 24)
    assert law.compute("DL-03", D(2026, 1, 5), "河南").due == D(2026, 2, 4)
    assert law.compute("DL-22", D(2019, 12, 12), "410800").due == D(2019, 12, 9)


@pytest.mark.parametrize(
    ("rule", "event", "province", "code"),
    [
        ("DL-99", D(2026, 1, 5), None, "limit-unknown"),
        ("DL-03.b", D(2026, 1, 5), "34", "limit-unknown"),
        ("DL-08", D(2026, 1, 5), None, "limit-no-length"),
        ("DL-22", D(2019, 1, 7), "34", "limit-no-length"),
        ("DL-15", D(2021, 12, 31), None, "limit-not-in-force"),
        ("DL-21", D(2022, 1, 4), None, "limit-not-in-force"),
        ("DL-13", D(2030, 12, 30), None, "calendar-year-missing"),
        ("DL-13", D(2026, 1, 5), "99", "place-unknown"),
    ],
)
def test_what_cannot_be_computed_is_refused_in_words(law, rule, event, province, code):
    with pytest.raises(Refused) as refused:
        law.compute(rule, event, province)
    problem = refused.value.problems[0]
    assert problem.code == code
    assert "＿" not in sentence(code, problem.details)


@settings(max_examples=40, deadline=None)
@given(st.dates(D(2022, 1, 1), D(2028, 12, 31)))
def test_every_limit_of_the_nation_ends_where_it_should(law, event):
    for rule in law.limits[""]:
        limit = law.limit(rule)
        if limit.unit is Unit.NONE or not limit.applies_on(event) or limit.follows:
            continue
        due = law.compute(rule, event).due
        assert (due <= event) if limit.before or limit.roll == "back" else (due > event)
        if limit.roll != "none" or limit.unit is Unit.WORKING_DAYS:
            assert law.calendar.is_working_day(due)
