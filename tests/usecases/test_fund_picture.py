"""The picture in words: every flow has its arrow, what was due and who got nothing stand at the special account."""

from dataclasses import replace

from inspector_app.domain.fund_chain import chain
from inspector_app.domain.funding import Output
from inspector_app.domain.statement import AccountRole, Outcome
from inspector_app.usecases.fund_picture import bands
from tests.builders import a_statement
from tests.domain.test_fund_chain import AROUND, DAY, NOTHING, line, payout


def test_each_account_is_a_band_and_each_yuan_stands_at_an_arrow():
    lines = [line(1, "示例置业有限公司", into=900, balance_fen=1000), line(2, "示例甲", out=300, balance_fen=700)]
    other = a_statement(account="340099", role=AccountRole.LEADER, holder="示例头", lines=[line(3, "陌生人", out=5)])
    found = bands(chain([a_statement(lines=lines), other], AROUND, NOTHING))
    special, leader = found
    assert [arrow.fen for arrow in special.into if arrow.fen is not None] == [900]
    assert [arrow.fen for arrow in special.out if arrow.fen is not None] == [300]
    assert special.sentences == (
        "农民工工资专用账户：示例建工有限公司农民工工资专用账户（尾号0018）",
        "收入：应拨数额不明，请填写资金约定",
        "收入：建设单位拨入，1笔，9.00元",
        "支出：付给工人本人，1人1笔，3.00元",
        "支出：名单中没有收款记录的工人，2人",
        "期初1.00元",
        "期末余额7.00元",
    )
    assert [arrow.label for arrow in leader.out] == ["用途不明"]
    assert leader.out[0].attention


def test_what_was_short_is_marked_and_what_is_missing_is_said():
    lines = [line(1, "示例置业有限公司", into=900, balance_fen=900), line(2, "示例甲", out=300, balance_fen=100)]
    funding = replace(NOTHING, outputs=(Output(DAY, DAY, None, 1000),))
    (band,) = bands(chain([a_statement(lines=lines)], AROUND, funding))
    assert (band.into[0].label, band.into[0].detail, band.into[0].attention) == (
        "应拨10.00元（未核实）",
        "少拨1.00元",
        True,
    )
    assert band.missing == "另有-5.00元收支没有流水"


def test_an_account_known_by_its_payouts_alone_says_so():
    (band,) = bands(chain([payout(("甲", 10, Outcome.PAID))], AROUND, NOTHING))
    assert band.held_after == "只有代发明细，没有账户流水"
