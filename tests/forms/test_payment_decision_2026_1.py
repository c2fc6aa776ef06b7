import pytest


@pytest.fixture
def decision(paper):
    return paper("payment-decision", "2026.1")


def test_text_is_the_approved_one(decision):
    decision.assert_approved()


def test_it_orders_the_sum_of_its_list_and_names_organ_and_court(decision):
    text = decision.text()
    assert "自收到本决定书之日起15日内，向附件所列32名农民工支付工资" in text
    assert "（￥547,535.73）" in text
    assert "向示例县人民政府申请行政复议" in text
    assert "提起行政诉讼" in text


def test_the_copy_that_leaves_the_house_hides_numbers(decision):
    assert "34000019850930052X" not in decision.text(copy="交付联")
