"""What the case page says of the day of an order that is reckoned backwards."""

from datetime import date

from inspector_app.usecases.backwards import backwards_words


def test_the_day_and_what_follows_are_told_or_why_there_is_none(desk):
    told = backwards_words(desk.context, date(2026, 4, 13)).splitlines()
    assert told[0] == "责令期限最晚指定到2026年3月13日。"
    assert "作出列入失信联合惩戒名单决定：2026年4月13日" in told
    assert "已经来不及" in backwards_words(desk.context, date(2026, 3, 4))
