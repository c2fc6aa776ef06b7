"""Numbers as people write them, and what is left of a stock."""

from datetime import date

import pytest

from inspector_app.domain.numbered_sheet import (
    Run,
    Sheet,
    SheetFate,
    SheetStock,
    StockKind,
    gaps,
    left,
    runs,
    spans,
    with_number,
)
from inspector_app.support.errors import Refused

STOCK = SheetStock("s", StockKind.STAMPED, date(2026, 3, 2), "印", 101, 120, 4, "示例办公室")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("0101", (Run("", 101, 101, 4),)),
        ("印0101-0103、印0107", (Run("印", 101, 103, 4), Run("印", 107, 107, 4))),
        ("印０１０１ 至 印０１０３", (Run("印", 101, 103, 4),)),
        ("第0101号，第0102号", (Run("", 101, 101, 4), Run("", 102, 102, 4))),
    ],
)
def test_numbers_are_read_as_they_are_written(text, found):
    assert runs(text) == found


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "sheet-number-shape"), ("印", "sheet-number-shape"), ("甲0101-乙0103", "sheet-number-shape"),
        ("0103-0101", "sheet-run"), ("1-501", "sheet-run"),
    ],
)  # fmt: skip
def test_what_is_no_run_is_refused(text, code):
    with pytest.raises(Refused) as refusal:
        runs(text)
    assert refusal.value.problems[0].code == code


def test_a_sheet_that_was_passed_over_is_a_gap_and_a_later_one_is_only_left():
    told = {serial: Sheet(f"{serial}", "s", serial, SheetFate.USED) for serial in (101, 104)}
    told[103] = Sheet("103", "s", 103, SheetFate.SPOILT)
    assert gaps(STOCK, told) == [102]
    assert left(STOCK, told) == [102, *range(105, 121)]
    assert spans(STOCK, (101, 103, 102, 107)) == "印0101—印0103、印0107"


def test_a_number_without_its_letters_lies_in_the_one_stock_that_has_it():
    other = SheetStock("o", StockKind.STAMPED, date(2026, 3, 2), "专", 110, 130, 4, "示例办公室")
    assert with_number([STOCK, other], Run("", 101, 101, 4), 101) is STOCK
    assert with_number([STOCK, other], Run("专", 110, 110, 4), 110) is other
    for run, code in ((Run("", 110, 110, 4), "sheet-ambiguous"), (Run("印", 125, 125, 4), "sheet-unknown")):
        with pytest.raises(Refused) as refusal:
            with_number([STOCK, other], run, run.first)
        assert refusal.value.problems[0].code == code
