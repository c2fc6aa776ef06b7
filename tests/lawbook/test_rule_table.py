"""The one table of gates and limits: each says where it is looked at, with which force, and what it rests on."""

from inspector_app.lawbook.rule_table import RuleKind, rule_table


def test_every_rule_says_where_it_is_looked_at_and_what_it_rests_on(law):
    lines = rule_table(law)
    assert {line.number for line in lines} == {*law.gates, *law.procedure.limits}
    assert [line.number for line in lines if not (line.told and line.force and line.where and line.basis)] == []
    assert len({line.key for line in lines}) == len(lines)


def test_a_gate_tells_its_moments_and_a_limit_each_of_its_versions(law):
    told = {line.key: line for line in rule_table(law)}
    assert told["PR-05 "].where == "立案"
    assert told["PR-02 "].where == "登记签字：询问笔录"
    assert (told["PR-01.b "].force, told["PR-01.a "].force) == ("写明理由可以继续", "不符合的不能办理")
    before, now = told["DL-11 2021年7月14日以前"], told["DL-11 2021年7月15日起"]
    assert (before.force, before.basis, before.read) == ("3日", "行政处罚法2017年文本", "未核实")
    assert (now.force, now.kind, now.read) == ("5个工作日", RuleKind.LIMIT, "已核对原文")
    assert told["DL-03 "].force == "60个工作日，情况复杂，经行政部门负责人批准可以延长30个工作日"


def test_a_place_has_its_own_limits_in_the_place_of_the_nations(law):
    here = {line.number: line for line in rule_table(law, "河南")}
    nation = {line.number: line for line in rule_table(law, "安徽")}
    assert (here["DL-03"].title, here["DL-03"].force[:3]) == ("案件调查（河南）", "30日")
    assert (nation["DL-03"].title, nation["DL-03"].force[:6]) == ("案件调查", "60个工作日")
