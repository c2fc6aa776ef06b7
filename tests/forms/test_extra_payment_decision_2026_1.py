import pytest

from inspector_app.formdefs.facts import completed


@pytest.fixture
def decision(paper):
    return paper("extra-payment-decision", "2026.1")


def test_text_is_the_approved_one(decision):
    decision.assert_approved()


def test_each_worker_gets_the_share_of_what_was_not_paid_in_time(decision):
    """R423 art. 26, LCL art. 85; to the nearest 分."""
    facts = decision.facts()
    assert [row["extra_fen"] for row in facts["extra_lines"]] == [1706487, 1784000, 1077500]
    assert facts["extra.total_fen"] == 4567987
    whole = completed(decision.form, {**decision.facts(extra__rate=100), "extra.total_fen": 1})
    assert whole["extra.total_fen"] == whole["extra.owed_fen"] == 9135973
    assert "责令你（单位）按照应付金额50%的标准" in decision.text()
