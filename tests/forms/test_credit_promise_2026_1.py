import pytest


@pytest.fixture
def promise(paper):
    return paper("credit-promise", "2026.1")


def test_text_is_the_approved_one(promise):
    promise.assert_approved()


def test_the_company_promises_not_to_owe_wages_again(promise):
    """O45 arts 7, 12(3): 不再拖欠农民工工资书面信用承诺."""
    text = promise.text()
    assert "按时足额支付农民工工资，今后不再拖欠" in text
    assert "承诺单位（盖章）" in text
    assert "（以下空白）" in text
