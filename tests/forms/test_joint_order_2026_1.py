import pytest


@pytest.fixture
def order(paper):
    return paper("joint-order", "2026.1")


def test_text_is_the_approved_one(order):
    order.assert_approved()


def test_it_names_everybody_who_is_liable_with_the_ground(order):
    text = order.text()
    assert "示例劳务有限公司、示例置业有限公司依照下表所列规定，同时负有清偿责任" in text
    assert "第二十九条第二款" in text
    assert "500,000.00" in text


def test_what_one_paid_the_others_do_not_pay_again(order):
    text = order.text()
    assert "其他各方不再重复清偿" in text
    assert "以限额为限" in text
