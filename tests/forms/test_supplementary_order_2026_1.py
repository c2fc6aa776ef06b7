import pytest


@pytest.fixture
def order(paper):
    return paper("supplementary-order", "2026.1")


def test_text_is_the_approved_one(order):
    order.assert_approved()


def test_it_names_the_earlier_order_whose_day_stays(order):
    text = order.text()
    assert "（示人社监令字〔2026〕12号），责令支付18名农民工的工资" in text
    assert "此前指令书指定的期限不变" in text


def test_sums_bear_one_sign_of_money_and_the_special_regulation_is_cited(order):
    text = order.text()
    assert "（￥547,535.73）" in text
    assert "《保障农民工工资支付条例》第三条第一款、第十二条" in text
