import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector_app.domain.money import MAX_FEN, capitals
from inspector_app.domain.numerals import amount, numeral


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


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("三万五", 35_000), ("三万零五", 30_005), ("三千五百六", 3560), ("一百二", 120), ("一百二十五", 125),
        ("3万5千", 35_000), ("3万5", 35_000), ("3万500", 30_500), ("20w", 200_000), ("3,600", 3600), ("叁佰伍", 350),
    ],
)  # fmt: skip
def test_spoken_and_mixed_numbers(text, value):
    assert amount(text) == value


@given(st.integers(1, 9), st.integers(0, 9), st.sampled_from("百千万亿"))
def test_a_last_digit_counts_the_next_lower_unit(first, last, unit):
    said, size = "零一二三四五六七八九", {"百": 100, "千": 1000, "万": 10_000, "亿": 10**8}[unit]
    assert amount(f"{said[first]}{unit}{said[last] if last else ''}") == first * size + last * size // 10
    assert amount(f"{said[first]}{unit}零{said[last]}") == first * size + last
