import pytest


@pytest.fixture
def approval(paper):
    return paper("extension-approval", "2026.1")


def test_text_is_the_approved_one(approval):
    approval.assert_approved()


def test_it_says_which_limit_on_what_ground_and_until_when(approval):
    text = approval.text()
    assert "依据《劳动保障监察条例》第十七条的规定，建议将案件调查的期限由2026年11月24日延长至2027年1月12日" in text
    assert "情况复杂" in text
    assert "负责人审批" in text
