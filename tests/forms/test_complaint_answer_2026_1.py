import pytest


@pytest.fixture
def told(paper):
    return paper("complaint-answer", "2026.1")


def test_text_is_the_approved_one(told):
    told.assert_approved()


def test_it_tells_the_result_and_what_else_may_be_done(told):
    text = told.text()
    assert "《保障农民工工资支付条例》第十条第三款的规定，现将处理结果答复如下" in text
    assert told.facts()["lead.reply"] in text
    assert "依法申请劳动争议调解仲裁和提起诉讼" in text
