"""Civil dates are Chinese ones, whatever the machine's zone."""

from datetime import UTC, date, datetime

from inspector_app.support.clock import SetClock, SystemClock, at, civil_date, local


def test_late_evening_in_utc_is_the_next_morning_in_china():
    assert civil_date(datetime(2026, 3, 1, 16, 30, tzinfo=UTC)) == date(2026, 3, 2)
    assert at(date(2026, 3, 2), 0, 30) == datetime(2026, 3, 1, 16, 30, tzinfo=UTC)
    assert local(at(date(2026, 3, 2), 9, 5)).hour == 9


def test_a_set_clock_stands_still_until_moved():
    clock = SetClock(at(date(2026, 3, 2), 9))
    assert clock.today() == date(2026, 3, 2)
    clock.advance(days=1)
    assert clock.today() == date(2026, 3, 3)
    clock.move_to(at(date(2026, 4, 1)))
    assert clock.today() == date(2026, 4, 1)


def test_the_machines_clock_is_aware():
    assert SystemClock().now().tzinfo is UTC
