import pytest


@pytest.fixture
def decision(paper):
    return paper("penalty-spared", "2026.1")


def test_text_is_the_approved_one(decision):
    decision.assert_approved()


def test_it_tells_ground_education_and_rights_and_imposes_nothing(decision):
    """APL arts 33, 57; ARL art. 20."""
    text = decision.text()
    assert "不予行政处罚" in text
    assert "第三十三条第一款" in text
    assert "进行教育" in text
    assert "60日内向示例县人民政府申请行政复议" in text
    assert "罚款" not in text
    assert all(decision.form.fact(name).required for name in ("agency.review_organ", "agency.court", "penalty.spared"))
