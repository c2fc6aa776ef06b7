import pytest


@pytest.fixture
def letter(paper):
    return paper("advice-letter", "2026.1")


def test_text_is_the_approved_one(letter):
    letter.assert_approved()


def test_it_asks_another_body_to_act_within_its_powers(letter):
    text = letter.text()
    assert "建议贵单位依照职权限制其承接新工程，依法核查其资质" in text
    assert "《保障农民工工资支付条例》第七条、第四十三条、第五十五条" in text
    assert "2026年12月20日前" in text
