import pytest


@pytest.fixture
def record(paper):
    return paper("talk-record", "2026.1")


def test_text_is_the_approved_one(record):
    record.assert_approved()


def test_it_is_no_record_of_questioning(record):
    text = record.text()
    assert "不代替调查询问笔录" in text


def test_it_tells_who_came_what_they_said_and_what_was_asked(record):
    text = record.text()
    assert "示例·买买提" in text
    assert "因工程量争议没有拨付" in text
    assert "不得影响工资代发" in text
    assert "（以下空白）" in text
