import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector_app.domain.money import MAX_FEN, capitals
from inspector_app.domain.numerals import numeral


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("十八", 18), ("一百零五", 105), ("二〇二六", 2026), ("两千", 2000), ("三万五千", 35_000),
        ("一亿二千万", 120_000_000), ("叁仟陆佰", 3600), ("壹拾万零伍", 100_005), ("贰万亿零叁亿", 2_000_300_000_000),
        ("零", 0),
    ],
)  # fmt: skip
def test_small_and_capital_numerals(text, value):
    assert numeral(text) == value


@settings(max_examples=100, deadline=None)
@given(st.integers(100, MAX_FEN))
def test_capitals_are_read_as_they_are_written(fen):
    assert numeral(capitals(fen).partition("元")[0]) == fen // 100


@pytest.mark.parametrize("text", ["", "12", "三人", "元"])
def test_other_text_is_no_numeral(text):
    with pytest.raises(ValueError):
        numeral(text)
