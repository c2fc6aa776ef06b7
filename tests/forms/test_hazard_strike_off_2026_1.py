import pytest


@pytest.fixture
def sheet(paper):
    return paper("hazard-strike-off", "2026.1")


def test_text_is_the_approved_one(sheet):
    sheet.assert_approved()


def test_who_asks_and_who_confirms_are_apart(sheet):
    text = sheet.text()
    assert "提请意见" in text
    assert "核查意见" in text
    assert "确认意见" in text
    assert "已付20人" in text
    assert "销号仅用于台账；案件另行结案" in text
