import pytest


@pytest.fixture
def notice(paper):
    return paper("list-pre-notice", "2026.12")


def test_text_is_the_approved_one(notice):
    notice.assert_approved()


def test_sums_bear_one_sign_of_money_and_nothing_is_said_twice(notice):
    text = notice.text()
    assert "上述期限届满，截至2026年12月7日" in text


def test_the_rule_that_one_may_be_spared_is_told(notice):
    text = notice.text()
    assert "可以不予列入失信联合惩戒名单" in text
