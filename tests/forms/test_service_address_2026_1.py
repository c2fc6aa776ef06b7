import pytest


@pytest.fixture
def confirmed(paper):
    return paper("service-address", "2026.1")


def test_text_is_the_approved_one(confirmed):
    confirmed.assert_approved()


def test_electronic_service_wants_consent(confirmed):
    text = confirmed.text()
    assert "□同意□不同意" in text
    assert "不同意的，不采用电子方式送达" in text


def test_it_tells_what_follows_from_each_way_of_service(confirmed):
    text = confirmed.text()
    assert "留置送达" in text
    assert "公告送达" in text
    assert "以送达信息到达受送达人特定系统的日期为送达日期" in text
