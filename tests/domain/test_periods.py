from datetime import date

import pytest

from inspector_app.domain.periods import calendar_spans, parse_period, parse_spans, spans_text


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2025年9月至2025年12月", (date(2025, 9, 1), date(2025, 12, 31))),
        ("2025年9月-12月", (date(2025, 9, 1), date(2025, 12, 31))),
        ("2025年9月初到12月底", (date(2025, 9, 1), date(2025, 12, 31))),
        ("2025.9—2026.1", (date(2025, 9, 1), date(2026, 1, 31))),
        ("2025.9-12", (date(2025, 9, 1), date(2025, 12, 31))),
        ("202509-202512", (date(2025, 9, 1), date(2025, 12, 31))),
        ("2025-09-05 至 2025-12-15", (date(2025, 9, 5), date(2025, 12, 15))),
        ("20250905~20251215", (date(2025, 9, 5), date(2025, 12, 15))),
        ("2025年2月", (date(2025, 2, 1), date(2025, 2, 28))),
        ("2025年9月5日到2025年12月15日", (date(2025, 9, 5), date(2025, 12, 15))),
        ("自2026年3月1日起至2027年2月28日止", (date(2026, 3, 1), date(2027, 2, 28))),
        ("2025年上半年", (date(2025, 1, 1), date(2025, 6, 30))),
        ("2025年第四季度", (date(2025, 10, 1), date(2025, 12, 31))),
        ("2025年度", (date(2025, 1, 1), date(2025, 12, 31))),
        ("2025年", None),
        ("2025年3月、5月", None),
        ("10月至1月", None),
        ("2025-09-12", None),
        ("9月至12月", None),
        ("25.11-12", (date(2025, 11, 1), date(2025, 12, 31))),
        ("24.9-25.2", (date(2024, 9, 1), date(2025, 2, 28))),
        ("2025年十一月至2026年元月", (date(2025, 11, 1), date(2026, 1, 31))),
        ("12.1-3", None),
        ("3.15-4", None),
        ("正月到三月", None),
        ("2025年13月", None),
        ("2025年9月至13月", None),
        ("全部", None),
    ],
)
def test_periods_as_people_write_them(text, period):
    assert parse_period(text) == period


@pytest.mark.parametrize(
    ("text", "year", "months"),
    [
        ("2026年6月份、8月份", None, [(2026, 6, 6), (2026, 8, 8)]),
        ("6月8月", 2026, [(2026, 6, 6), (2026, 8, 8)]),
        ("6月/8月", 2026, [(2026, 6, 6), (2026, 8, 8)]),
        ("3-5月、8月", 2026, [(2026, 3, 5), (2026, 8, 8)]),
        ("2025年12月、2026年2月", None, [(2025, 12, 12), (2026, 2, 2)]),
        ("3-4月、5月", 2026, [(2026, 3, 5)]),
        ("8月、6月", 2026, []),
        ("6月、6月", 2026, []),
    ],
)
def test_months_with_a_gap_are_spans_of_their_own(text, year, months):
    spans = parse_spans(text, year)
    assert [(first.year, first.month, last.month) for first, last in spans] == months
    assert not spans or parse_spans(spans_text(spans)) == spans
    assert [span[0].month for span in calendar_spans(text)] == [each[1] for each in months if year]


def test_words_for_years_are_those_of_whoever_wrote_them():
    assert parse_period("去年11月到今年3月", 2026) == (date(2025, 11, 1), date(2026, 3, 31))
    assert parse_period("三月至五月", 2026) == (date(2026, 3, 1), date(2026, 5, 31))
    assert parse_period("去年11月到今年3月") is None
    assert parse_period("去年底到今年3月", 2026) is None
