import pytest


@pytest.fixture
def letter(paper):
    return paper("reminder-letter", "2026.1")


def test_text_is_the_approved_one(letter):
    letter.assert_approved()


def test_it_reminds_and_orders_nothing(letter):
    text = letter.text()
    assert "存在拖欠工资的隐患" in text
    assert "及时自查" in text
    assert "于2026年12月5日前" in text
