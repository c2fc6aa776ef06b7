import pytest


@pytest.fixture
def refusal(paper):
    return paper("delisting-refusal", "2026.1")


def test_text_is_the_approved_one(refusal):
    refusal.assert_approved()


def test_it_says_why_and_where_to_complain(refusal):
    """O45 art. 14(2); ARL art. 20(3)."""
    text = refusal.text()
    assert "本局于2027年8月2日收到申请" in text
    assert "列入名单期限内再次发生拖欠农民工工资违法行为（《暂行办法》第十三条第一项）" in text
    assert "决定不予提前移出" in text
    assert "60日内" in text


def test_each_reason_cites_its_article(refusal):
    choices = refusal.form.fact("delisting.refusal").choices
    assert all("《暂行办法》第十二条" in choice or "《暂行办法》第十三条" in choice for choice in choices)
