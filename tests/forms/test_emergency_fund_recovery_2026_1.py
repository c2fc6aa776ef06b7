import pytest


@pytest.fixture
def notice(paper):
    return paper("emergency-fund-recovery", "2026.1")


def test_text_is_the_approved_one(notice):
    notice.assert_approved()


def test_it_asks_the_money_back_by_a_day_and_leaves_the_rest_owed(notice):
    text = notice.text()
    assert "于2027年2月20日前将上述款项归还" in text
    assert "垫付不免除你（单位）支付其余拖欠工资的义务" in text
