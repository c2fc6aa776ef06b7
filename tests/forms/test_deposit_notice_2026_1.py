import pytest

from inspector_app.usecases.own_data import load_law


@pytest.fixture
def notice(paper):
    return paper("deposit-notice", "2026.1")


def test_text_is_the_approved_one(notice):
    notice.assert_approved()


def test_it_stands_on_a_decision_and_gives_the_bank_five_working_days(notice):
    text = notice.text(copy="银行联")
    assert "送达《行政处理决定书》（示人社监理字〔2026〕2号）" in text
    assert "5个工作日内，从示例建工集团有限公司的工资保证金" in text
    assert [limit.limit for limit in load_law().procedure.roles[notice.form.role].limits] == ["DL-39.c"]


def test_only_the_bank_sees_whole_account_numbers(notice):
    assert "6228480000000000018" in notice.text(copy="银行联")
    assert "6228480000000000018" not in notice.text(copy="交付联")
