import pytest


@pytest.fixture
def approval(paper):
    return paper("closing-approval", "2026.1")


def test_text_is_the_approved_one(approval):
    approval.assert_approved()


def test_it_tells_what_was_ordered_and_how_every_line_ended(approval):
    text = approval.text()
    assert "示人社监令字〔2026〕12号" in text
    assert "转仲裁、诉讼" in text
    assert "9,140.00" in text
    assert "建议结案，立卷归档" in text
