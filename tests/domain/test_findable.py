"""What a record is found by."""

import pytest

from inspector_app.domain.findable import number_signs, runs, wanted_words


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        ("王建国", ["王建国", "建国", "国"]),
        ("例（集团）A", ["例集团", "集团a", "团a", "a"]),
        ("", []),
        ("，。", []),
    ],
)
def test_a_text_is_its_runs_of_three_and_what_is_left(text, signs):
    assert list(runs(text)) == signs


@pytest.mark.parametrize(
    ("number", "signs"),
    [
        ("13800000013", ("138000", "·00013", "0013")),
        ("34990019850612001x", ("349900", "·19850612001x", "001x")),
        ("123456", ("123456", "3456")),
        ("12", ("12",)),
    ],
)
def test_a_number_is_found_by_its_beginning_and_its_tail(number, signs):
    assert number_signs(number) == signs


def test_words_are_compared_as_names_are_and_what_only_separates_is_none():
    assert wanted_words("陳　（示例） -  ＡＢ") == ("陈", "示例", "ab")
