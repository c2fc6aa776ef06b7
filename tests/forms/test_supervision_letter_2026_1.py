import pytest


@pytest.fixture
def letter(paper):
    return paper("supervision-letter", "2026.1")


def test_text_is_the_approved_one(letter):
    letter.assert_approved()


def test_it_says_what_is_to_be_done_until_when(letter):
    text = letter.text()
    assert "示例县住房和城乡建设局：" in text
    assert "于2026年12月5日前书面报告办理结果" in text
    assert "每周五报告一次进展" in text
    assert "《保障农民工工资支付条例》第四条、第七条" in text
