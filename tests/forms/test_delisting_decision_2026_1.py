import pytest


@pytest.fixture
def decision(paper):
    return paper("delisting-decision", "2026.1")


def test_text_is_the_approved_one(decision):
    decision.assert_approved()


def test_it_names_the_decision_the_case_of_law_and_the_day(decision):
    text = decision.text()
    assert "作出《列入拖欠农民工工资失信联合惩戒对象名单决定书》（示人社列决字〔2026〕2号）" in text
    assert "符合提前移出条件（《暂行办法》第十二条）" in text
    assert "自2027年8月16日起将你（单位）移出" in text
    assert "10个工作日内将你（单位）移出名单" in text


def test_each_reason_cites_its_article(decision):
    assert all("《暂行办法》第十" in choice for choice in decision.form.fact("delisting.reason").choices)
