import pytest


@pytest.fixture
def table(paper):
    return paper("case-elements", "2026.1")


def test_text_is_the_approved_one(table):
    table.assert_approved()


def test_each_element_says_what_proves_it_or_what_is_missing(table):
    text = table.text()
    assert "询问笔录第4问" in text
    assert "〔尚待证明〕" in text
    assert "上门并拍照、录像" in text


@pytest.mark.parametrize(
    ("form", "title"),
    [("closing-report", "要件表"), ("legal-opinion", "要件表"), ("criminal-referral", "要件和证据表")],
)
def test_it_is_annexed_where_there_is_one(paper, form, title):
    made = paper(form, "2026.1")
    assert f"附件：{title}" in made.text()
    assert title not in made.text(made.facts(elements=[]))
