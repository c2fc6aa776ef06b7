import pytest


@pytest.fixture
def report(paper):
    return paper("district-report", "2026.1")


def test_text_is_the_approved_one(report):
    report.assert_approved()


def test_what_is_not_there_leaves_no_heading(report):
    text = report.text(report.facts(bars=[], moves=[], parts=[], report__differences="", report__notes=""))
    for heading in ("项目欠薪等级对比", "附表二", "附表三", "与上期报送数的差异", "数据说明"):
        assert heading not in text
    assert "附表一：各项数字" in text


def test_the_chart_says_its_figures_in_words(report):
    text = report.text()
    assert "上周" in text
    assert "无欠薪项目40个64个" in text
