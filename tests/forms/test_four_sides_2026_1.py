import pytest


@pytest.fixture
def table(paper):
    return paper("four-sides", "2026.1")


def test_text_is_the_approved_one(table):
    table.assert_approved()


def test_it_takes_no_side_and_says_which_lists_it_rests_on(table):
    text = table.text()
    assert "不以任何一方为准" in text
    assert "没有收到合同的名单" in text
    assert "询问要点" in text


def test_who_is_asked_sees_no_full_identity_number(table):
    shown = table.text(copy="核对联")
    assert all(line["id_number"] not in shown for line in table.facts()["lines"])
