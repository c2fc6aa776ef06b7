import pytest


@pytest.fixture
def approval(paper):
    return paper("filing-cancellation", "2026.1")


def test_text_is_the_approved_one(approval):
    approval.assert_approved()


def test_it_stands_on_a_slight_violation_that_was_corrected(approval):
    text = approval.text()
    assert "情节轻微且已经改正" in text
    assert "第十八条第一款第（三）项的规定，撤销立案" in text
