import pytest


@pytest.fixture
def approval(paper):
    return paper("emergency-fund-approval", "2026.1")


def test_text_is_the_approved_one(approval):
    approval.assert_approved()


def test_it_proposes_whom_how_much_and_to_get_it_back(approval):
    """R724 art. 63."""
    text = approval.text()
    assert "向23名农民工垫付基本生活费共计人民币肆万陆仟元整（￥46,000.00）" in text
    assert "向示例建工集团有限公司追偿" in text
