import pytest


@pytest.fixture
def letter(paper):
    return paper("lead-feedback", "2026.1")


def test_text_is_the_approved_one(letter):
    letter.assert_approved()


def test_it_tells_whoever_sent_the_lead_what_came_of_it(letter):
    text = letter.text()
    assert "示例平台20261120-0031" in text
    assert "反映属实，已经支付" in text
    assert letter.facts()["lead.reply"] in text
