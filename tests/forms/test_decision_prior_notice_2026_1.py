import pytest


@pytest.fixture
def notice(paper):
    return paper("decision-prior-notice", "2026.1")


def test_text_is_the_approved_one(notice):
    notice.assert_approved()


def test_the_party_may_speak_before_the_decision(notice):
    """R423 art. 19."""
    text = notice.text()
    assert "期限届满后仍未足额支付，截至2026年12月7日" in text
    assert "本局拟对你（单位）作出以下行政处理：责令支付上述工资" in text
    assert "自收到本告知书之日起3个工作日内，向本局提出书面或者口头的陈述、申辩" in text
