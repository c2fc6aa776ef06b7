import pytest


@pytest.fixture
def sheet(paper):
    return paper("dispatch-sheet", "2026.1")


def test_text_is_the_approved_one(sheet):
    sheet.assert_approved()


def test_an_agenda_tells_no_attendance(sheet):
    assert "牵头单位" not in sheet.text(sheet.facts(dispatch_sheet__people=""))
