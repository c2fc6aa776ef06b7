import pytest


@pytest.fixture
def table(paper):
    return paper("wage-reckoning", "2026.1")


def test_text_is_the_approved_one(table):
    table.assert_approved()


def test_a_sum_says_whom_it_does_not_know_and_late_pay_is_no_order(table):
    text = table.text()
    assert "（另有1人未填）" in text
    assert "已发未填，不能得出欠发" in text
    assert "期限届满仍未支付时才可以责令支付" in text  # LCL art. 85
    assert "百分之五十至百分之百" in text


def test_the_addressee_sees_no_full_identity_number(table):
    delivered = table.text(copy="交付联")
    assert all(line["id_number"] not in delivered for line in table.facts()["lines"])
