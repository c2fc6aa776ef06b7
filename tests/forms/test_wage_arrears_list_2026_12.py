import pytest


@pytest.fixture
def sheet(paper):
    return paper("wage-arrears-list", "2026.12")


def test_text_is_the_approved_one(sheet):
    sheet.assert_approved()


def test_sums_bear_one_sign_of_money(sheet):
    text = sheet.text()
    assert "（￥547,535.73）" in text
