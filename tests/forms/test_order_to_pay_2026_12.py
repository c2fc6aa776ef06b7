import pytest


@pytest.fixture
def order(paper):
    return paper("order-to-pay", "2026.12")


def test_text_is_the_approved_one(order):
    order.assert_approved()


def test_the_special_regulation_is_cited_and_whose_act_it_is(order):
    text = order.text()
    assert "示例劳务有限公司的上述行为违反了" in text
    assert "《保障农民工工资支付条例》第三条第一款、第十二条" in text


def test_sums_bear_one_sign_of_money(order):
    text = order.text()
    assert "（￥547,535.73）" in text
