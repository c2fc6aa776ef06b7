import pytest


@pytest.fixture
def statement(paper):
    return paper("service-statement", "2026.1")


def test_text_is_the_approved_one(statement):
    statement.assert_approved()


def test_every_attempt_tells_time_way_course_and_proof(statement):
    text = statement.text()
    assert "2026年11月24日15时30分" in text
    assert "原址查无此人" in text
    assert "P-31、V-06" in text


def test_two_inspectors_sign_with_both_certificates(statement):
    text = statement.text()
    assert "由两名送达人签名证明" in text
    assert "监察证号" in text
    assert "执法证号" in text
