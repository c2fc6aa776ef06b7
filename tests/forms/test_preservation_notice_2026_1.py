import pytest


@pytest.fixture
def notice(paper):
    return paper("preservation-notice", "2026.1")


def test_text_is_the_approved_one(notice):
    notice.assert_approved()


def test_it_names_who_approved_what_is_kept_and_until_when(notice):
    """APL art. 56."""
    text = notice.text()
    assert "经本局负责人赵示例于2026年11月24日批准" in text
    assert "门禁考勤电脑主机" in text
    assert "本局将于2026年12月3日前作出处理决定" in text
