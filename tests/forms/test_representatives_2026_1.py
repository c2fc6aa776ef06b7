import pytest


@pytest.fixture
def chosen(paper):
    return paper("representatives", "2026.1")


def test_text_is_the_approved_one(chosen):
    chosen.assert_approved()


def test_it_names_the_chosen_what_they_may_do_and_what_not(chosen):
    text = chosen.text()
    assert "我们共23人" in text
    assert all(row["name"] in text for row in chosen.facts()["representatives"])
    assert "应当经被代表人本人另行书面同意" in text
    assert "代表人不得代领" in text
    assert "（以下空白）" in text


def test_there_is_a_row_to_sign_for_everybody_in_whose_name_it_is(chosen):
    """Who came stood in the one row there was, and （以下空白） struck where the others sign."""
    few, many = (chosen.pages(chosen.facts(lead__heads=heads)) for heads in (3, 60))
    assert len(few) < len(many)
