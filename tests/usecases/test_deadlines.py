from datetime import date, timedelta

import pytest

from inspector_app.domain.deadline import Deadline
from inspector_app.domain.identity import new_rid
from inspector_app.support.clock import at
from inspector_app.usecases import cases, deadlines
from tests.builders import a_case
from tests.desk import due_items

FRIDAY = date(2026, 3, 13)


def keep(context, due: date, rule: str = "DL-08", **changes) -> Deadline:
    deadline = Deadline(new_rid(), rule, due - timedelta(days=7), due, False, "2026", title="示例期限", **changes)
    with context.unit() as unit:
        unit.put(deadline)
    return deadline


@pytest.mark.parametrize(
    ("today", "words"),
    [
        (date(2026, 3, 6), "剩5个工作日"),
        (date(2026, 3, 11), "剩2个工作日"),
        (FRIDAY, "今日到期"),
        (date(2026, 3, 14), "已逾期"),
        (date(2026, 3, 15), "已逾期"),
        (date(2026, 3, 16), "逾期1个工作日"),
        (date(2026, 3, 18), "逾期3个工作日"),
    ],
)
def test_the_words_count_working_days(context, clock, today, words):
    keep(context, FRIDAY)
    clock.move_to(at(today, 9))
    assert [item.words for item in due_items(context)] == [words]


def test_a_last_day_at_the_weekend_is_not_today_while_it_lies_ahead(context, clock):
    keep(context, date(2026, 3, 15))
    clock.move_to(at(FRIDAY, 9))
    assert due_items(context)[0].words == "剩0个工作日"
    clock.move_to(at(date(2026, 3, 15), 23))
    assert due_items(context)[0].words == "今日到期"


def test_a_long_holiday_is_no_working_day(context, clock):
    keep(context, date(2026, 10, 9))
    clock.move_to(at(date(2026, 9, 30), 9))
    assert due_items(context)[0].words == "剩2个工作日"


def test_the_most_urgent_comes_first_with_its_case_and_place(desk):
    keep(desk.context, date(2026, 3, 20), case_rid=desk.case.rid)
    keep(desk.context, FRIDAY)
    bare = cases.open_case(desk.context, a_case(title="示例矿山欠薪案", site_name="示例矿山"))
    keep(desk.context, date(2026, 3, 27), case_rid=bare.rid)
    items = due_items(desk.context)
    assert [(item.deadline.due.day, item.place) for item in items] == [
        (13, ""), (20, desk.project.name), (27, "示例矿山"),
    ]  # fmt: skip
    assert items[1].case.rid == desk.case.rid


def test_what_was_ticked_off_is_no_longer_due(context):
    deadline = keep(context, FRIDAY)
    ticked = deadlines.tick_off(context, deadline.rid, "已回复")
    assert ticked.done_on == date(2026, 3, 2)
    assert due_items(context) == ()
    assert context.store.journal.history(deadline.rid)[-1].reason == "期限办结：已回复"


def test_a_deadline_keeps_rule_start_calendar_and_act(desk):
    cases.file_case(desk.context, desk.case.rid, "示例局长")
    kept = due_items(desk.context)[0].deadline
    assert (kept.rule, kept.starts_on, kept.provisional) == ("DL-03", date(2026, 3, 2), False)
    assert kept.calendar == desk.context.law.calendar.version
    assert kept.started_by
    assert kept.title == desk.context.law.limit("DL-03").title


def test_a_day_in_a_year_without_a_notice_is_provisional(desk):
    desk.clock.move_to(at(date(2026, 12, 1), 9))
    cases.file_case(desk.context, desk.case.rid, "示例局长", {"gate-two-years": "继续状态"})
    assert due_items(desk.context)[0].deadline.provisional
