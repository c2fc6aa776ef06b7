import pytest


@pytest.fixture
def review(paper):
    return paper("legal-opinion", "2026.1")


def test_text_is_the_approved_one(review):
    review.assert_approved()


def test_it_looks_at_each_point_and_ends_with_an_opinion(review):
    """APL art. 58."""
    rows = [row["item_text"] for row in review.form.fact("review_items").rows]
    text = review.text(review.facts(review_items=[{"item_text": each} for each in rows]))
    assert all(each in text for each in rows)
    assert "审核结论审核通过，同意提交负责人作出决定" in text
    assert len(review.pages(review.facts(elements=[]))) == 1
