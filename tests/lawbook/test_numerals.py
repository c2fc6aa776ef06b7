import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector_app.domain.numerals import numeral
from inspector_app.lawbook.numerals import article_label, chinese_number


@pytest.mark.parametrize(
    ("value", "text"),
    [(1, "一"), (10, "十"), (18, "十八"), (20, "二十"), (100, "一百"), (105, "一百零五"), (110, "一百一十"),
     (276, "二百七十六"), (306, "三百零六"), (1010, "一千零一十")],
)  # fmt: skip
def test_numerals(value, text):
    assert chinese_number(value) == text
    assert numeral(text) == value


@settings(max_examples=50, deadline=None)
@given(st.integers(1, 9999))
def test_numerals_there_and_back(value):
    assert numeral(chinese_number(value)) == value


def test_labels():
    assert article_label("18") == "第十八条"
    assert article_label("276-1") == "第二百七十六条之一"
