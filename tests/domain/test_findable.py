"""What a record is found by."""

import pytest

from inspector_app.domain.findable import number_signs, pairs, wanted_words


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        ("王建国", ["王建", "建国", "国"]),
        ("例（集团）A", ["例集", "集团", "团a", "a"]),
        ("", []),
        ("，。", []),
    ],
)
def test_a_text_is_its_pairs_and_its_last_sign(text, signs):
    assert list(pairs(text)) == signs


@pytest.mark.parametrize(
    ("number", "signs"),
    [("13800000013", ("13800000013", "0013")), ("34990019850612001x", ("34990019850612001x", "001x")), ("12", ("12",))],
)
def test_a_number_is_found_by_its_beginning_and_its_tail(number, signs):
    assert number_signs(number) == signs


def test_words_are_compared_as_names_are_and_what_only_separates_is_none():
    assert wanted_words("陳　（示例） -  ＡＢ") == ("陈", "示例", "ab")
