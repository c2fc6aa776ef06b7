import pytest


@pytest.fixture
def minutes(paper):
    return paper("joint-minutes", "2026.1")


def test_text_is_the_approved_one(minutes):
    minutes.assert_approved()


def test_it_tells_who_met_on_what_and_who_does_what_by_when(minutes):
    text = minutes.text()
    assert "城南安置房二期工程欠薪隐患会商会纪要" in text
    assert "示例县委政法委员会" in text
    assert "协助查找示例劳务有限公司法定代表人" in text
    assert "2026年12月1日" in text
    assert "（以下空白）" in text
