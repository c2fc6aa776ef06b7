import pytest


@pytest.fixture
def record(paper):
    return paper("plea-record", "2026.1")


def test_text_is_the_approved_one(record):
    record.assert_approved()


def test_the_party_is_told_that_speaking_makes_nothing_worse(record):
    """APL art. 45."""
    assert "不会因陈述、申辩而给予更重的处罚" in record.text()


def test_what_is_written_by_hand_has_its_room(record):
    text = record.text(record.facts(plea__said="", plea__ended_at=None))
    assert "陈述、申辩的内容：" in text
    assert "至年月日时分" in text
    assert record.form.page_signatures[0].fingerprint
