import pytest


@pytest.fixture
def listed(paper):
    return paper("evidence-custody", "2026.1")


def test_text_is_the_approved_one(listed):
    listed.assert_approved()


def test_a_video_is_told_by_its_hash_and_its_place(listed):
    text = listed.text()
    assert "执法记录仪03号存储卡" in text
    assert "fd61a03a" in text


def test_who_hands_over_and_who_receives_sign(listed):
    assert "接收人（部门）" in listed.text()
