import pytest


@pytest.fixture
def notice(paper):
    return paper("inspection-notice", "2026.1")


def test_text_is_the_approved_one(notice):
    notice.assert_approved()


def test_it_tells_days_matters_and_rights(notice):
    text = notice.text()
    assert "于2026年11月26日至2026年11月27日" in text
    assert "有权拒绝检查" in text
    assert "申请回避" in text
    assert "《保障农民工工资支付条例》第三十九条" in text
