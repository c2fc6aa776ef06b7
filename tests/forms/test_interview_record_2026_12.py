import pytest


@pytest.fixture
def record(paper):
    return paper("interview-record", "2026.12")


def test_text_is_the_approved_one(record):
    record.assert_approved()


def test_it_prints_what_the_edition_before_prints(record):
    text = record.text()
    assert "询问人" in text
    assert "（以下空白）" in text
