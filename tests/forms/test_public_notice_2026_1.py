import pytest


@pytest.fixture
def notice(paper):
    return paper("public-notice", "2026.1")


def test_text_is_the_approved_one(notice):
    notice.assert_approved()


def test_it_tells_why_which_paper_and_when_it_counts_as_served(notice):
    text = notice.text()
    assert "下落不明，上门无人，邮件被退回" in text
    assert "《劳动保障监察限期改正指令书》（示人社监令字〔2026〕12号）" in text
    assert "自发出本公告之日起，经过三十日，即视为送达" in text
