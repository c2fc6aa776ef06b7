import pytest


@pytest.fixture
def notice(paper):
    return paper("talk-notice", "2026.1")


def test_text_is_the_approved_one(notice):
    notice.assert_approved()


def test_it_fits_on_one_sheet(notice):
    assert len(notice.pages()) == 1


def test_it_says_why_when_and_where_and_threatens_no_fine(notice):
    text = notice.text()
    assert "2026年11月26日9时0分到示例县人力资源和社会保障局3楼会议室接受约谈" in text
    assert "《劳动保障监察条例》第十条第（一）项" in text
    assert "本局依法继续调查处理" in text
