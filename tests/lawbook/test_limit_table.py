"""The table of limits says of each one what starts it."""

from inspector_app.lawbook.limit_table import limit_table


def test_every_limit_says_what_starts_it(law):
    lines = limit_table(law)
    assert {line.rule for line in lines} == set(law.procedure.limits)
    assert [line.rule for line in lines if not line.started] == []


def test_starts_and_ends_are_told_as_they_are_bound(law):
    told = {line.rule: line for line in limit_table(law)}
    assert told["DL-03"].title == "案件调查"
    assert told["DL-08"].started == "责令限期支付文书送达"
    assert told["DL-36"].started == "案件结案"
    assert told["DL-05"].started == "行政处罚事先告知书送达（自立案之日起算）"
    assert told["DL-05"].ended == "行政处罚决定书签发；不予行政处罚决定书签发"
    assert "行政处罚决定书送达（自DL-31届满起算）" in told["DL-34"].started
    assert told["DL-34"].ended == "强制执行申请书签发"
    assert told["DL-21"].started.startswith("按需计算：")
