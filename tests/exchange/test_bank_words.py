"""What the words of a bank say of a payment: paid only where they say so."""

import pytest

from inspector_app.domain.statement import Outcome
from inspector_app.exchange.bank_words import outcome_of
from inspector_app.exchange.remarks import outcome_in, with_remarks


@pytest.mark.parametrize(
    ("said", "outcome"),
    [
        (["交易成功"], Outcome.PAID), (["成功", "无"], Outcome.PAID), (["", "-"], Outcome.UNTOLD),
        (["处理中"], Outcome.OPEN), (["待复核"], Outcome.OPEN), (["未完成"], Outcome.OPEN), (["已发送"], Outcome.OPEN),
        (["受理成功"], Outcome.OPEN), (["部分成功"], Outcome.OPEN), (["甲字样"], Outcome.OPEN),
        (["未知"], Outcome.OPEN), (["成功", "户名不符"], Outcome.FAILED), (["不成功"], Outcome.FAILED),
    ],
)  # fmt: skip
def test_only_words_of_success_say_that_it_was_paid(said, outcome):
    assert outcome_of(said) is outcome


@pytest.mark.parametrize(
    ("remark", "outcome"),
    [
        ("工资 交易失败", Outcome.FAILED), ("代发工资-退票", Outcome.FAILED), ("失败：账户已销户", Outcome.FAILED),
        ("上月退票重发", Outcome.OPEN), ("退还保证金", Outcome.OPEN), ("补发上月未发工资", Outcome.OPEN),
        ("处理中", Outcome.OPEN), ("3月工资", Outcome.UNTOLD), ("部分工资", Outcome.UNTOLD), ("", Outcome.UNTOLD),
    ],
)  # fmt: skip
def test_a_remark_tells_a_failure_and_leaves_what_may_be_of_another_payment_open(remark, outcome):
    assert outcome_in([remark, "示例银行"])[0] is outcome


def test_a_failure_in_a_remark_goes_against_a_result_of_success():
    assert with_remarks(Outcome.PAID, Outcome.FAILED) is Outcome.OPEN
    assert with_remarks(Outcome.PAID, Outcome.OPEN) is Outcome.PAID
    assert with_remarks(Outcome.FAILED, Outcome.UNTOLD) is Outcome.FAILED
