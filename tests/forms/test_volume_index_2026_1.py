import pytest


@pytest.fixture
def index(paper):
    return paper("volume-index", "2026.1")


def test_text_is_the_approved_one(index):
    index.assert_approved()


def test_a_sheet_that_lies_in_the_volume_only_may_be_added(index):
    rows = [*index.facts()["volume_lines"], {"line": 6, "paper_title": "银行回单复印件", "first_page": "19"}]
    assert "银行回单复印件" in index.text(index.facts(volume_lines=rows))
