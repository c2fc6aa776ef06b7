import pytest


@pytest.fixture
def notice(paper):
    return paper("inquiry-notice", "2026.12")


def test_text_is_the_approved_one(notice):
    notice.assert_approved()


def test_every_page_bears_the_number(notice):
    text = notice.text()
    assert "《劳动保障监察条例》第三十条" in text
