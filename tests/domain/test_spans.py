"""Which spans meet is the same as when each is compared with each."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from inspector_app.domain.periods import ANY_YEAR
from inspector_app.domain.spans import Spans, Times

days = st.integers(0, 40).map(lambda n: date(2026, 1, 1) + timedelta(n))
closed = st.tuples(days, st.integers(0, 6)).map(lambda told: (told[0], told[0] + timedelta(told[1])))
spans = closed | closed | closed | closed | st.tuples(st.none() | days, st.none() | days)


def is_open(span):
    return None in span or span[1] < span[0]


def meets(one, other):
    return is_open(one) or is_open(other) or max(one[0], other[0]) <= min(one[1], other[1])


@settings(max_examples=400)
@given(st.lists(spans, max_size=12))
def test_what_meets_is_found_and_what_is_apart_is_not(told):
    held = Spans()
    for at, span in enumerate(told):
        found = held.meet(*span)
        assert (found is not None) == any(meets(span, other) for other in told[:at])
        assert found is None or found in told[:at]
        held.put(*span, span)
    assert bool(held) == bool(told)


def test_a_month_of_no_known_year_may_be_that_of_any_year():
    times = Times()
    march = date(ANY_YEAR, 3, 1), date(ANY_YEAR, 3, 31)
    april = date(ANY_YEAR, 4, 1), date(ANY_YEAR, 4, 30)
    times.put(None, None, march, "march")
    assert times.meet(None, None, april) is None
    assert times.meet(None, None, march) == "march"
    assert times.meet(date(2026, 3, 5), date(2026, 3, 8), None) == "march"
    assert times.meet(date(2026, 4, 1), date(2026, 4, 30), None) is None
    times.put(date(2025, 4, 1), date(2025, 4, 30), None, "last April")
    assert times.meet(None, None, april) == "last April"
    assert times.meet(date(2026, 4, 1), date(2026, 4, 30), None) is None
    assert times.meet(None, None, None) is not None
