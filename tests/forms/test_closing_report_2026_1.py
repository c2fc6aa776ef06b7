import pytest


@pytest.fixture
def report(paper):
    return paper("closing-report", "2026.1")


def test_text_is_the_approved_one(report):
    report.assert_approved()


def test_it_goes_from_the_course_to_the_proposal(report):
    text = report.text()
    parts = ("一、调查经过", "二、查明的事实", "三、证据", "四、定性", "五、当事人的意见", "处理建议", "负责人审批")
    places = [text.index(part) for part in parts]
    assert places == sorted(places)
    assert "农民工工资专用账户流水" in text
