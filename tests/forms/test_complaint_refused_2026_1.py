import pytest


@pytest.fixture
def told(paper):
    return paper("complaint-refused", "2026.1")


def test_text_is_the_approved_one(told):
    told.assert_approved()


def test_it_gives_the_reason_its_ground_other_ways_and_remedies(told):
    text = told.text()
    assert "此后没有向本机关或者其他有关部门投诉、举报，属于下列情形：超过2年的查处期限" in text
    assert "依法申请劳动争议调解仲裁和提起诉讼" in text
    assert "60日内" in text
    assert "6个月内" in text


def test_each_ground_cites_its_article(told):
    choices = told.form.fact("complaint.ground").choices
    assert all("《" in choice and "条" in choice for choice in choices)
