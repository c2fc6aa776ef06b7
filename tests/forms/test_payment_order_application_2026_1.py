import pytest


@pytest.fixture
def application(paper):
    return paper("payment-order-application", "2026.1")


def test_text_is_the_approved_one(application):
    application.assert_approved()


def test_it_states_the_sum_its_facts_and_proof(application):
    """LCL art. 30(2), CPL art. 225."""
    text = application.text(copy="申请联")
    assert "（￥341,293.73）" in text
    assert "考勤记录本、工资结算单、《劳动保障监察限期改正指令书》、银行流水等证据证明" in text
    assert "没有其他债务纠纷，支付令能够送达被申请人" in text
