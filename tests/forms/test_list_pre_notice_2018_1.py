import pytest


@pytest.fixture
def notice(paper):
    return paper("list-pre-notice", "2018.1")


def test_text_is_the_approved_one(notice):
    notice.assert_approved()


def test_it_keeps_the_words_of_its_time(notice):
    text = notice.text()
    assert "拖欠农民工工资“黑名单”事先告知书" in text
    assert "人社部规〔2017〕16号" in text
    assert "失信联合惩戒" not in text


def test_the_province_says_how_many_days_there_are_for_a_defence(notice):
    assert "之日起3个工作日内，向我局提出书面陈述、申辩意见" in notice.text()
    assert "之日起5个工作日内" in notice.text(notice.facts(notice__defence_days=5))
