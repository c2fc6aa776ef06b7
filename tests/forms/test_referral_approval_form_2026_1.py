import pytest

from inspector_app.usecases.own_data import load_law


@pytest.fixture
def approval(paper):
    return paper("referral-approval-form", "2026.1")


def test_text_is_the_approved_one(approval):
    approval.assert_approved()


def test_the_head_decides_with_day_and_hour_or_says_why_not(approval):
    """T310 art. 5: 24 hours from the approval."""
    text = approval.text()
    assert "□不批准移送，理由：" in text
    assert "专案组陈立安、𠅤丽·买买提" in text
    limits = load_law().procedure.roles[approval.form.role].limits
    assert [limit.limit for limit in limits] == ["DL-24", "DL-25"]
