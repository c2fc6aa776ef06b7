from dataclasses import replace
from datetime import date

import pytest

from inspector_app.domain.edition import Edition
from inspector_app.support.errors import Refused
from inspector_app.usecases import numbers, settings, thresholds
from tests.builders import a_document

NOTICE = """国务院办公厅关于2031年部分节假日安排的通知
一、元旦：1月1日（周三）放假1天，不调休。
二、春节：1月22日（农历除夕、周三）至28日（周二）放假调休，共7天。1月19日（周日）上班。
三、清明节：4月5日（周六）放假。
四、劳动节：5月1日（周四）至5日（周一）放假调休，共5天。4月27日（周日）上班。
五、端午节：6月24日（周二）放假。
六、中秋节：10月1日（周三）放假。
七、国庆节：10月1日（周三）至7日（周二）放假调休，共7天。9月28日（周日）上班。
"""


def codes(refusal):
    return [problem.code for problem in refusal.value.problems]


def test_owner_comes_first_and_partners_can_be_added(context):
    partner = replace(settings.new_inspector(), name="王示例", certificate="示监0003")
    settings.save_inspector(context, partner)
    assert settings.inspectors(context)[0].name == "陈示例"
    assert "王示例" in [i.name for i in settings.inspectors(context)]


def test_a_certificate_cannot_be_used_twice(context):
    with pytest.raises(Refused) as refusal:
        settings.save_inspector(context, replace(settings.new_inspector(), name="王示例", certificate="示监0001"))
    assert codes(refusal) == ["setup-same-certificate"]


def test_places_are_offered_by_name(context):
    offered = dict(settings.places(context.law))
    assert offered["安徽"] == "34"
    assert offered["山东青岛"] == "3702"


def test_a_pin_is_four_to_twelve_digits():
    assert settings.pin_lock("1234").opens("1234")
    with pytest.raises(Refused) as refusal:
        settings.pin_lock("12a4")
    assert codes(refusal) == ["pin-form"]


def test_passphrase_can_be_asked_for(context):
    assert settings.passphrase_opens(context, "correct horse")
    assert not settings.passphrase_opens(context, "wrong horse")


def test_a_pasted_notice_becomes_the_year_of_the_calendar(context):
    taken = settings.take_holiday_notice(context, NOTICE)
    fresh, law = taken.context, taken.context.law
    assert (taken.year, taken.moved) == (2031, ())
    assert not law.calendar.is_working_day(date(2031, 1, 22))
    assert law.calendar.is_working_day(date(2031, 1, 19))
    assert settings.calendar_lines(fresh)[0] == settings.CalendarLine(
        2031, True, 22, 3, "国务院办公厅关于2031年部分节假日安排的通知"
    )  # fmt: skip


def test_a_notice_that_is_not_understood_leaves_nothing_behind(context):
    with pytest.raises(Refused) as refusal:
        settings.take_holiday_notice(context, "关于放假的通知")
    assert codes(refusal) == ["notice-not-understood"]
    wrong = NOTICE.replace("1月19日（周日）上班", "1月20日（周一）上班")
    with pytest.raises(Refused) as refusal:
        settings.take_holiday_notice(context, wrong)
    assert codes(refusal) == ["law-file-value"]
    assert context.store.all(Edition) == ()


def test_marked_law_names_what_is_not_verified(context):
    assert all(line.mark and line.title for line in settings.marked_law(context))
    context = thresholds.set_threshold(context, 500_000, 3_000_000, "示例文件")
    assert settings.marked_law(context)[-1].source == "示例文件"


def test_a_block_is_leased_and_listed(context):
    title, form = next(iter(numbers.numbered_forms(context)))
    numbers.lease_block(context, numbers.new_block(context, form, 11, 20))
    line = numbers.block_lines(context)[0]
    assert (line.title, line.block.first, line.block.last, line.highest) == (title, 11, 20, 10)
    numbers.continue_after_paper(context, line.block.rid, 13)
    assert numbers.block_lines(context)[0].highest == 13
    with context.unit("另一种文书") as unit:  # of the same series, as a supplementary order is
        unit.put(a_document(number=line.block.text(14)))
    assert numbers.block_lines(context)[0].highest == 14
