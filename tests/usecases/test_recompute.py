"""A year's notice moves the last days that waited for it, and says which."""

import re
from dataclasses import replace
from datetime import date

import pytest

from inspector_app.domain.act import Act, ActKind, Service, ServiceMethod
from inspector_app.domain.deadline import Deadline
from inspector_app.domain.identity import new_rid
from inspector_app.support.clock import at
from inspector_app.support.errors import Refused
from inspector_app.usecases import settings
from inspector_app.usecases.limit_events import deadline_from
from inspector_app.usecases.recompute import provisional
from inspector_app.usecases.store_file import open_store

NOTICE = """国务院办公厅关于2027年部分节假日安排的通知
一、元旦：1月1日（周五）放假1天，不调休。
二、春节：2月5日（农历除夕、周五）至12日（周五）放假调休，共8天。1月30日（周六）、2月13日（周六）上班。
三、清明节：4月5日（周一）放假。
四、劳动节：5月1日（周六）至5日（周三）放假调休，共5天。4月25日（周日）上班。
五、端午节：6月9日（周三）放假。
六、中秋节：9月15日（周三）放假。
七、国庆节：10月1日（周五）至7日（周四）放假调休，共7天。9月26日（周日）上班。
"""


def running(desk, day: date, rule: str = "DL-13", **changes) -> Deadline:
    """A limit that an act on this day started, by what is known of the calendar."""
    act = Act(new_rid(), ActKind.SERVED, "paper", at(day, 9), "陈示例", case_rid=desk.case.rid, **changes)
    deadline = deadline_from(desk.context, rule, day, act)
    with desk.context.unit("期限") as unit:
        unit.put(act)
        unit.put(deadline)
    return deadline


def kept(context, deadline) -> Deadline:
    return context.store.need(Deadline, deadline.rid)


def test_the_notice_moves_what_waited_for_it_and_tells(desk):
    sooner, later = running(desk, date(2027, 1, 25)), running(desk, date(2027, 2, 1))
    sure = running(desk, date(2026, 3, 2))
    assert [(d.due, d.provisional) for d in (sooner, later)] == [(date(2027, 2, 1), True), (date(2027, 2, 10), True)]
    taken = settings.take_holiday_notice(desk.context, NOTICE)
    assert [(line.rid, line.before, line.after) for line in taken.moved] == [
        (sooner.rid, date(2027, 2, 1), date(2027, 1, 30)), (later.rid, date(2027, 2, 10), date(2027, 2, 15)),
    ]  # fmt: skip
    assert (taken.moved[0].case, taken.moved[0].title) == (desk.case.title, sooner.title)
    now = kept(taken.context, sooner)
    assert (now.due, now.provisional, now.calendar) == (date(2027, 1, 30), False, taken.context.law.calendar.version)
    assert kept(taken.context, sure) == sure
    assert provisional(taken.context) == ()


def test_a_notice_that_was_copied_in_part_is_not_taken_in(desk):
    waiting = running(desk, date(2027, 2, 1))
    for part, what in (
        (re.sub("二、春节.*\n", "", NOTICE), "春节"), (NOTICE.partition("七、国庆节")[0], "国庆节"),
        (NOTICE.replace("共8天", "共9天"), "春节（写的共9天与起止日期不一致）"),
    ):  # fmt: skip
        with pytest.raises(Refused) as refused:
            settings.take_holiday_notice(desk.context, part)
        assert refused.value.problems[0].details["what"] == what
    assert kept(desk.context, waiting) == waiting


def test_a_notice_that_was_wrong_is_taken_in_once_more_and_what_was_set_otherwise_stays(desk):
    waiting, granted = running(desk, date(2027, 2, 1)), running(desk, date(2027, 2, 2))
    wrong = NOTICE.replace("2月5日（农历除夕、周五）至12日（周五）放假调休，共8天", "2月5日至6日放假，共2天")
    first = settings.take_holiday_notice(desk.context, wrong)
    assert kept(first.context, waiting).provisional is False
    set_by_hand = replace(kept(first.context, granted), due=date(2027, 3, 31))
    with first.context.unit("另定的日子") as unit:
        unit.put(set_by_hand)
    with pytest.raises(Refused) as refused:
        settings.take_holiday_notice(first.context, NOTICE)
    (problem,) = refused.value.problems
    assert (problem.code, problem.details["year"]) == (settings.OTHER_DAYS, "2027")
    assert problem.details["days"].startswith("改为放假：2027年2月7日、2027年2月8日")
    second = settings.take_holiday_notice(first.context, NOTICE, anew=True)
    assert settings.take_holiday_notice(second.context, NOTICE).moved == ()
    assert [(line.rid, line.after) for line in second.moved] == [(waiting.rid, date(2027, 2, 15))]
    assert kept(second.context, granted) == set_by_hand


def test_the_notice_and_what_it_moved_are_one_act(desk):
    moved = running(desk, date(2027, 1, 25))
    journal, device = desk.context.store.journal, desk.context.store.identity.device
    before = journal.head(device).seq
    settings.take_holiday_notice(desk.context, NOTICE)
    changes = list(journal.changes_after(device, before))
    assert {change.kind for change in changes} == {"edition", "deadline"}
    assert len({change.group for change in changes}) == 1
    assert [change.rid for change in changes if change.kind == "deadline"] == [moved.rid]


def test_what_is_over_stays_and_what_only_became_certain_is_not_told(desk):
    over = running(desk, date(2027, 1, 25))
    over = over.ended("act", date(2027, 1, 27))
    with desk.context.unit("办结") as unit:
        unit.put(over)
    same = running(desk, date(2027, 3, 8))
    taken = settings.take_holiday_notice(desk.context, NOTICE)
    assert taken.moved == ()
    assert kept(taken.context, over) == over
    assert (kept(taken.context, same).due, kept(taken.context, same).provisional) == (same.due, False)


def test_a_term_that_was_extended_keeps_its_length(desk):
    base = running(desk, date(2026, 12, 7), "DL-03")
    computed = desk.context.law.compute("DL-03", base.starts_on, extended=True)
    granted = Act("granted", ActKind.SERVED, "paper", at(base.starts_on, 9), "陈示例", case_rid=desk.case.rid)
    longer = base.extended(granted.rid, computed.due, provisional=True, calendar=computed.calendar)
    with desk.context.unit("延期") as unit:
        unit.put(granted)
        unit.put(longer)
    fresh = settings.take_holiday_notice(desk.context, NOTICE).context
    assert kept(fresh, base).due == fresh.law.compute("DL-03", base.starts_on, extended=True).due
    assert kept(fresh, base).extensions == longer.extensions


def test_a_public_notice_counts_as_served_on_the_day_that_the_notice_moves(desk):
    service = Service(ServiceMethod.PUBLIC_NOTICE, "")
    shown = date(2027, 1, 7)
    began = desk.context.law.compute("DL-29", shown).due
    act = Act(new_rid(), ActKind.SERVED, "paper", at(shown, 9), "陈示例", case_rid=desk.case.rid, service=service)
    deadline = deadline_from(desk.context, "DL-13", began, act)
    with desk.context.unit("期限") as unit:
        unit.put(act)
        unit.put(deadline)
    fresh = settings.take_holiday_notice(desk.context, NOTICE).context
    served = fresh.law.compute("DL-29", shown).due
    assert served != began
    assert kept(fresh, deadline).starts_on == served
    assert kept(fresh, deadline).due == fresh.law.compute("DL-13", served).due


def test_a_program_that_knows_the_year_computes_anew_at_the_next_opening(desk, clock):
    waiting = running(desk, date(2027, 1, 25))
    fresh = settings.take_holiday_notice(desk.context, NOTICE).context
    with fresh.unit("旧程序") as unit:
        unit.put(waiting)  # as a program that did not know the year had kept it
    folder = desk.context.store.folder
    desk.context.store.close()
    again = open_store(folder, "correct horse", clock)
    try:
        assert (kept(again, waiting).due, kept(again, waiting).provisional) == (date(2027, 1, 30), False)
    finally:
        again.store.close()
