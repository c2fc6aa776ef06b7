import pytest


@pytest.fixture
def told(paper):
    return paper("complaint-accepted", "2026.1")


def test_text_is_the_approved_one(told):
    told.assert_approved()


def test_it_fits_on_one_sheet(told):
    assert len(told.pages()) == 1


def test_it_says_since_when_it_is_accepted_and_how_long_it_may_take(told):
    text = told.text()
    assert "本局自2026年11月23日起受理" in text
    assert "自立案之日起60个工作日内完成调查" in text
    assert "第二十条" not in text  # whether it is barred by time nobody can tell from a complaint alone
    assert "有权申请回避" in text
