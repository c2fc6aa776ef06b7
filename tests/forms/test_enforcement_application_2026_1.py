import pytest


@pytest.fixture
def application(paper):
    return paper("enforcement-application", "2026.1")


def test_text_is_the_approved_one(application):
    application.assert_approved()


def test_it_goes_to_the_court_with_what_article_55_demands(application):
    text = application.text()
    assert "此致示例县人民法院" in text
    assert "行政机关负责人（签名）" in text
    rows = [row["annex_title"] for row in application.form.fact("annexes").rows]
    assert rows[:4] == [
        "行政决定书及送达回证",
        "作出决定的事实、理由和依据（案卷材料）",
        "当事人的意见及催告书、送达回证",
        "申请强制执行标的情况",
    ]


def test_it_says_that_the_demand_was_in_vain(application):
    assert "催告后满10个工作日仍未履行" in application.text()
