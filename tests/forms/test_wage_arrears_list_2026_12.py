import pytest


@pytest.fixture
def sheet(paper):
    return paper("wage-arrears-list", "2026.12")


def test_text_is_the_approved_one(sheet):
    sheet.assert_approved()


def test_sums_bear_one_sign_of_money(sheet):
    text = sheet.text()
    assert "（￥547,535.73）" in text


def test_every_page_is_added_up_and_signed(sheet):
    pages = sheet.pages()
    assert len(pages) > 2
    assert all("本页小计" in page and "制表人" in page and "用人单位（盖章）" in page for page in pages)
    assert "本页小计4人123,930.00150.0016,420.27107,359.73" in "".join(pages[0].split())
