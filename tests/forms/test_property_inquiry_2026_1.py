import pytest


@pytest.fixture
def notice(paper):
    return paper("property-inquiry", "2026.1")


def test_text_is_the_approved_one(notice):
    notice.assert_approved()


def test_it_says_who_approved_and_what_for(notice):
    """R724 art. 40: approved by a head at the level of a city with districts; APL art. 42: two, with their cards."""
    text = notice.text()
    assert (
        "《保障农民工工资支付条例》第四十条的规定，经示例市人力资源和社会保障局负责人赵示例于2026年11月24日批准" in text
    )
    assert "只用于办理本案" in text
    assert text.count("皖监察000") == 2
