"""Days that somebody counted in strokes."""

from decimal import Decimal

import pytest

from inspector_app.domain.work import tally_of


@pytest.mark.parametrize(
    ("text", "days"),
    [("正正正正T", "22"), ("正正", "10"), ("正 止", "9"), ("24个半", "24.5"), ("正示例", None), ("24", None)],
)
def test_days_counted_in_strokes(text, days):
    assert tally_of(text) == (Decimal(days) if days else None)
