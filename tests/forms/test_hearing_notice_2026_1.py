import pytest


@pytest.fixture
def notice(paper):
    return paper("hearing-notice", "2026.1")


def test_text_is_the_approved_one(notice):
    notice.assert_approved()


def test_it_tells_time_place_and_who_presides(notice):
    """APL art. 64(2), (4) to (6)."""
    text = notice.text()
    assert "本局定于2026年12月28日9时0分在示例县人力资源和社会保障局5楼会议室举行听证，本次听证不公开举行" in text
    assert "周示例（法规股）主持，吴示例记录" in text
    assert "有权申请回避" in text
    assert "委托一至二人代理" in text
    assert "视为放弃听证权利" in text


def test_why_it_is_not_public_stands_only_where_it_is_not(notice):
    assert "不公开举行的理由" not in notice.text(notice.facts(hearing__closed_why=None))
