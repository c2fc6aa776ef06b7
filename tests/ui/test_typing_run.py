from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector_app.domain.interview import QA
from inspector_app.ui.typing_run import (
    Difference,
    Stroke,
    common_start,
    difference,
    end_of_change,
    goes_on,
    in_place,
    stroke,
)


@pytest.mark.parametrize(
    ("old", "new", "path"),
    [
        ("a", "b", ()),
        ({"a": 1, "b": 2}, {"a": 1, "b": 3}, ("b",)),
        ([{"name": "甲"}, {}], [{"name": "甲"}, {"name": "乙"}], (1, "name")),
        ((QA("问", "答"),), (QA("问", "答完"),), (0, "answer")),
        ([1], [1, 2], ()),
    ],
)
def test_where_two_values_differ(old, new, path):
    assert difference(old, new).path == path


def test_two_differences_or_none_are_no_place():
    assert difference({"a": 1, "b": 2}, {"a": 2, "b": 3}) is None
    assert difference("a", "a") is None


def strokes(*texts):
    return [stroke(Difference((), old, new)) for old, new in pairwise(texts)]


@pytest.mark.parametrize(
    ("texts", "one"),
    [
        (("", "a", "ab"), True),
        (("abc", "ab", "a"), True),
        (("abc", "bc", "c"), True),
        (("ab", "ab1", "abc1"), False),
        (("ab", "abc", "xabc"), False),
        (("ab", "abc", "ab"), False),
        (("全部", "x", "xy"), True),
        (("a", "ab", "x"), False),
    ],
)
def test_keys_one_after_the_other_in_one_place_go_on(texts, one):
    assert goes_on(*strokes(*texts)) is one


@pytest.mark.parametrize(("old", "new"), [("", "我们"), ("我们今天", "我们"), ("a", ""), ("abc", "")])
def test_words_pastes_and_cuts_are_no_strokes_but_one_letter_is(old, new):
    assert (stroke(Difference((), old, new)) is None) == (abs(len(old) - len(new)) != 1)


def test_values_without_text_go_on_in_their_place_only():
    assert goes_on(in_place(("a",)), in_place(("a",)))
    assert not goes_on(in_place(("a",)), in_place(("b",)))
    assert not goes_on(None, Stroke((), 1, 0))


@given(st.text("ab", max_size=9), st.text("ab", max_size=9))
def test_what_two_texts_share_at_their_beginning(one, other):
    same = common_start(one, other)
    assert one[:same] == other[:same]
    assert one[same : same + 1] != other[same : same + 1] or same == len(one) == len(other)


@given(st.text("ab", max_size=6), st.text("ab", max_size=6), st.text("ab", max_size=6), st.text("ab", max_size=6))
def test_the_cursor_stands_behind_what_came(before, gone, came, after):
    place = end_of_change(before + gone + after, before + came + after)
    new = before + came + after
    assert 0 <= place <= len(new)
    assert (before + gone + after).endswith(new[place:])
