"""What a paper tells that was done stands on record, or somebody says where."""

import pytest

from inspector_app.domain.document import About
from inspector_app.support.errors import Level
from inspector_app.usecases import issuing
from inspector_app.usecases.leads import save_lead
from inspector_app.usecases.paper import Paper
from tests.usecases.test_lead_facts import a_lead

UNTRUE = (
    "本局已对该单位罚款15000元", "本局已于2026年3月25日将该单位移送公安机关", "本局认为你的投诉是恶意讨薪，不予受理",
    "已将该单位列入失信联合惩戒对象名单", "本局已向示例县人民法院申请强制执行", "已作出行政处理决定",
)  # fmt: skip
LAWFUL = (
    "逾期不支付的，将依法给予罚款", "拟列入失信联合惩戒对象名单", "涉嫌犯罪的，依法移送公安机关",
    "住建部门已对该单位罚款5万元",
    "仲裁委员会不予受理", "该单位主张已被罚款", "曾被列入拖欠农民工工资失信联合惩戒对象名单", "建议移送公安机关",
    "示例工人甲已申请仲裁裁决的强制执行", "本局没有作出行政处罚",
)  # fmt: skip


def found(desk, words):
    lead = save_lead(desk.context, a_lead(complainant_rids=(desk.workers[0].rid,), case_rid=desk.case.rid))
    paper = Paper("complaint-answer", desk.case.rid, addressee="示例工人甲", about=About(lead_rid=lead.rid))
    facts = desk.facts(paper) | {"lead.reply": words}
    return [each for each in issuing.paper_problems(desk.context, paper, facts) if each.code == "act-not-recorded"]


@pytest.mark.parametrize("words", UNTRUE)
def test_whoever_complained_is_told_of_nothing_that_was_not_done(desk, words):
    """R724 art. 10(3)."""
    (problem,) = found(desk, f"经调查，{words}。")
    assert (problem.level, problem.where) == (Level.WARNING, "lead.reply")
    assert problem.details["said"] in words


@pytest.mark.parametrize("words", LAWFUL)
def test_what_follows_what_others_did_and_what_was_before_is_free(desk, words):
    assert found(desk, f"经调查，{words}。") == []


def test_what_was_done_is_told_without_being_asked(desk):
    words = "本局已向该单位下达限期改正指令书，责令支付工资"
    assert [each.code for each in found(desk, words)] == ["act-not-recorded"]
    desk.served_order()
    assert found(desk, words) == []
