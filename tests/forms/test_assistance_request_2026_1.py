import pytest


@pytest.fixture
def letter(paper):
    return paper("assistance-request", "2026.1")


def test_text_is_the_approved_one(letter):
    letter.assert_approved()


def test_it_says_why_and_on_what_ground_help_is_asked(letter):
    text = letter.text()
    assert "《保障农民工工资支付条例》第四十一条第一款的规定，请贵单位协助下列事项" in text
    assert "三次上门均未找到" in text
    assert "请于2026年12月10日前" in text
