import pytest


@pytest.fixture
def approval(paper):
    return paper("inspection-approval", "2026.1")


def test_text_is_the_approved_one(approval):
    approval.assert_approved()


def test_it_tells_object_reason_matters_days_and_who(approval):
    text = approval.text()
    assert "对示例建工集团有限公司进行检查" in text
    assert "维权信息公示" in text
    assert "2026年11月26日至2026年11月27日" in text
    assert "负责人审批" in text
