"""What the words of a bank say of a payment: paid only where they say so."""

import pytest

from inspector_app.domain.statement import Outcome
from inspector_app.exchange.bank_words import outcome_of


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
