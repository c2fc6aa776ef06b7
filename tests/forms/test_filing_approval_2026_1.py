import pytest


@pytest.fixture
def filing(paper):
    return paper("filing-approval", "2026.1")


def test_text_is_the_approved_one(filing):
    filing.assert_approved()


def test_it_says_that_the_case_is_ours_and_in_time(filing):
    text = filing.text()
    assert "未超过《劳动保障监察条例》第二十条规定的期限" in text
    assert "《劳动保障监察条例》第十四条第二款" in text
    assert "批准之日为立案之日" in text


def test_it_stands_on_one_sheet(filing):
    assert len(filing.pages()) == 1
