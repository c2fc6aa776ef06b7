import pytest


@pytest.fixture
def record(paper):
    return paper("discussion-record", "2026.1")


def test_text_is_the_approved_one(record):
    record.assert_approved()


def test_everybody_is_heard_by_name_before_the_conclusion(record):
    text = record.text()
    assert text.index("孙示例副局长同意。") < text.index("讨论决定")
    assert record.form.fact("opinions").required
