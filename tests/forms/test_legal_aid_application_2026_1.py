import pytest


@pytest.fixture
def application(paper):
    return paper("legal-aid-application", "2026.1")


def test_text_is_the_approved_one(application):
    application.assert_approved()


def test_it_is_one_page_of_one_worker(application):
    assert len(application.pages()) == 1
    assert "拖欠工资（元）341,293.73" in application.text()
