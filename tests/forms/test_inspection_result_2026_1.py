import pytest


@pytest.fixture
def result(paper):
    return paper("inspection-result", "2026.1")


def test_text_is_the_approved_one(result):
    result.assert_approved()


def test_it_tells_what_was_found(result):
    text = result.text()
    assert "已责令限期改正" in text
    assert "维权信息告示牌" in text
    assert "可以向我局陈述、申辩" in text
