import pytest


@pytest.fixture
def order(paper):
    return paper("order-to-correct", "2026.1")


def test_text_is_the_approved_one(order):
    order.assert_approved()


def test_each_problem_names_provision_demand_and_sanction(order):
    text = order.text()
    assert "维权信息告示牌" in text
    assert "第三十四条" in text
    assert "在醒目位置设立" in text
    assert "第五十六条第（四）项" in text


def test_it_sets_a_day_and_says_what_follows(order):
    text = order.text()
    assert "责令你单位于2026年12月4日前（含当日）改正上述问题" in text
    assert "处2000元以上2万元以下的罚款" in text
    assert "我局将进行复查" in text
