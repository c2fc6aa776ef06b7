import pytest


@pytest.fixture
def application(paper):
    return paper("judicial-confirmation", "2026.1")


def test_text_is_the_approved_one(application):
    application.assert_approved()


def test_both_sides_apply_together_and_promise_that_nobody_is_wronged(application):
    text = application.text(copy="申请联")
    assert "没有恶意串通、规避法律的行为" in text
    assert "此致示例县人民法院" in text
    assert "34000019850930052X" in text
    assert "34000019850930052X" not in application.text(copy="存档联")
