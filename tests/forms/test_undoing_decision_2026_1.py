import pytest


@pytest.fixture
def undoing(paper):
    return paper("undoing-decision", "2026.1")


def test_text_is_the_approved_one(undoing):
    undoing.assert_approved()


def test_it_names_the_paper_that_is_taken_back_and_why(undoing):
    text = undoing.text()
    assert "送达《行政处理决定书》（示人社监理字〔2026〕1号）" in text
    assert "原文书认定的欠薪人数有误" in text
    assert "予以撤销" in text
    assert "行政复议" in text
