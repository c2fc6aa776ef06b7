import pytest


@pytest.fixture
def listed(paper):
    return paper("evidence-list", "2026.1")


def test_text_is_the_approved_one(listed):
    listed.assert_approved()


def test_each_piece_tells_what_it_shows_and_where_it_is_kept(listed):
    text = listed.text()
    assert "实际出勤天数" in text
    assert "证据柜3号" in text
