import pytest


@pytest.fixture
def table(paper):
    return paper("fund-chain", "2026.1")


def test_text_is_the_approved_one(table):
    table.assert_approved()


def test_it_guesses_nothing_and_says_what_counts_as_paid(table):
    text = table.text()
    assert "用途不明的没有推定" in text
    assert "班组长代领、没有明细的批量代发不算付给工人本人" in text
    assert "第三十一条第三款" in text


def test_whoever_gets_it_sees_no_full_number(table):
    delivered = table.text(copy="交付联")
    assert all(line["id_number"] not in delivered for line in table.facts()["workers"])
    assert "核实要点" not in delivered, "what will be asked is not told to whom it concerns"


def test_without_workers_and_signs_their_parts_are_left_out(table):
    text = table.text(table.facts(workers=[], signs=[]))
    assert "二、逐人到账" not in text
    assert "三、需要核实的情况" not in text
