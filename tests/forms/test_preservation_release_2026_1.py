import pytest


@pytest.fixture
def decision(paper):
    return paper("preservation-release", "2026.1")


def test_text_is_the_approved_one(decision):
    decision.assert_approved()


def test_it_says_what_becomes_of_each_thing_that_was_kept(decision):
    text = decision.text()
    assert "以《先行登记保存通知书》（示人社监存字〔2026〕1号）" in text
    assert "决定对上述物品（材料）作如下处理：复制后退还原件" in text
    assert "1册42页" in text
