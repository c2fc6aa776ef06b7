import pytest

from inspector_app.domain.money import yuan


@pytest.fixture
def table(paper):
    return paper("payment-confirmation", "2026.1")


def test_text_is_the_approved_one(table):
    table.assert_approved()


def test_a_part_payment_leaves_a_balance_in_words_and_figures(table):
    facts = table.facts(
        lines=[
            {"line": 1, "name": "甲", "owed_fen": 100000, "paid_before_fen": 20000, "paid_fen": 30000},
            {"line": 2, "name": "乙", "owed_fen": 50000, "paid_before_fen": 0, "paid_fen": 50000},
        ]
    )
    text = table.text(facts)
    assert "支付2名农民工工资，共计人民币捌佰元整（￥800.00元）" in text
    assert "尚欠1名农民工工资，共计人民币伍佰元整（￥500.00元）" in text


def test_totals_tie_with_each_line(table):
    facts = table.facts(balance__total_fen=1)
    rests = [line["owed_fen"] - line["paid_before_fen"] - line["paid_fen"] for line in facts["lines"]]
    assert facts["balance.total_fen"] == sum(rests)
    assert yuan(sum(rests)) in table.text(facts)


def test_accounts_stay_off_the_copy_that_is_handed_over(table):
    delivered = table.text(copy="交付联")
    assert not any(line["card"] in delivered or line["id_number"] in delivered for line in table.facts()["lines"])
    assert "收款账号" not in delivered.replace("交付联隐去收款账号", "")


def test_workers_confirm_what_they_received(table):
    assert "已收到本表“本次支付”栏所列工资" in table.text()
