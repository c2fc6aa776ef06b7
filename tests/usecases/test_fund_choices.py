"""Spans of output as they are typed, and shares in percent."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector_app.domain.funding import Output, parse_percent, percent
from inspector_app.support.errors import Refused
from inspector_app.usecases.fund_choices import outputs_text, read_outputs

fen = st.integers(0, 10**12)


@given(st.lists(st.tuples(st.dates(date(2020, 1, 1), date(2028, 12, 31)), fen, st.none() | fen), max_size=4))
def test_what_is_written_is_read_back(spans):
    outputs = tuple(Output(day, date(2029, 1, 31), value, due) for day, value, due in spans)
    assert read_outputs(outputs_text(outputs)) == outputs


def test_a_month_with_its_figures_and_a_note():
    assert read_outputs("2026年3月 产值1000000\n\n2026年4月 应拨：250,000.00 按补充协议") == (
        Output(date(2026, 3, 1), date(2026, 3, 31), 100_000_000),
        Output(date(2026, 4, 1), date(2026, 4, 30), None, 25_000_000, "按补充协议"),
    )


@pytest.mark.parametrize("line", ["产值100", "2026年3月", "2026年3月 产值若干", "2026年3月 产值1 产值2", "某月 产值1"])
def test_a_line_that_tells_no_span_or_no_figure_is_named(line):
    with pytest.raises(Refused) as refusal:
        read_outputs(f"2026年1月 产值1\n{line}")
    assert refusal.value.problems[0].details == {"line": "2", "text": line}


@pytest.mark.parametrize(("text", "share"), [("30", 3000), ("30%", 3000), ("１２.５％", 1250), ("100", 10_000)])
def test_a_share_in_percent(text, share):
    assert parse_percent(text, "share_bp") == share
    assert parse_percent(percent(share), "share_bp") == share


@pytest.mark.parametrize("text", ["0", "101", "三成", "1.234", "-5", "nan"])
def test_what_is_no_share(text):
    with pytest.raises(Refused, match="funding-share"):
        parse_percent(text, "share_bp")
