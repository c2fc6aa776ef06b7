import pytest


@pytest.fixture
def report(paper):
    return paper("incident-flash", "2026.1")


def test_text_is_the_approved_one(report):
    report.assert_approved()


def test_it_tells_when_where_how_many_what_they_want_and_what_is_done(report):
    text = report.text()
    assert "2026年11月26日8时40分，28名农民工因工资问题在城南安置房二期工程项目部门前聚集" in text
    assert "要求当日支付" in text
    assert "派出所4人" in text
    assert "未越级" in text
