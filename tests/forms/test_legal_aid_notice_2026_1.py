import pytest


@pytest.fixture
def notice(paper):
    return paper("legal-aid-notice", "2026.1")


def test_text_is_the_approved_one(notice):
    notice.assert_approved()


def test_it_tells_where_to_apply_and_what_to_bring(notice):
    text = notice.text()
    assert "向示例县法律援助中心（示例县司法路3号，12348）申请法律援助" in text
    assert "本局可以协助转交申请材料" in text
