import pytest


@pytest.fixture
def receipt(paper):
    return paper("documents-received", "2026.1")


def test_text_is_the_approved_one(receipt):
    receipt.assert_approved()


def test_it_tells_name_form_pages_and_copies_of_each(receipt):
    text = receipt.text()
    assert "考勤记录" in text
    assert "☐原件☑复印件" in text
    assert "与原件核对一致" in text
