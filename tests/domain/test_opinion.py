from pathlib import Path

import pytest

from inspector_app.domain.opinion import Answer, answered, opinion_problems
from inspector_app.lawbook.opinion_rules import read_opinion_rules
from inspector_app.lawbook.reading import read_table

RULES = read_opinion_rules(read_table(Path("resources/law/opinions.toml")))


def codes(words, asked_at="answer"):
    return [each.code for each in opinion_problems(RULES, words, "note", asked_at)]


@pytest.mark.parametrize(
    ("opinion", "says"),
    [
        ("不同意，回来再说", "不同意"),
        ("不同意列入", "不同意列入"),
        ("报告了3人6万元，局长答复：不同意当场下达", "不同意当场下达"),
        ("不同意列入，同意继续调查", "不同意列入"),
        ("不予批准", "不予批准"),
        ("未予同意。", "未予同意"),
        ("不 同 意", "不同意"),
        ("对该公司不同意列入", "对该公司不同意列入"),
        ("该公司列入不同意", "该公司列入不同意"),
        ("我认为不同意为宜", "我认为不同意为宜"),
        ("请示了欠薪情况，回来再说", "回来再说"),
        ("暂缓下达", "暂缓下达"),
        ("证据不够，退回补充", "退回补充"),
        ("不行", "不行"),
        ("先不发，等周五再定", "先不发"),
        ("驳回", "驳回"),
        ("难以同意", "难以同意"),
        ("目前无法批准", "目前无法批准"),
        ("拒绝签发", "拒绝签发"),
        ("原则上不同意", "原则上不同意"),
        ("已阅（负责人的决定：不同意）", "不同意"),
    ],
)
def test_an_opinion_that_refuses_or_puts_off_is_no_approval(opinion, says):
    found = [(each.code, each.where, each.details["words"]) for each in opinion_problems(RULES, opinion, "note")]
    assert found == [("opinion-refuses", "note", says)]


@pytest.mark.parametrize(
    "opinion",
    [
        "", "同意", "准", "可", "同意下达", "报告了3人6万元，同意当场下达", "经研究后同意", "调查后发现属实，同意",
        "同意不予受理", "同意不予立案", "公司不同意支付，同意下达指令书", "可以，先发这一家",
        "同意。讨论中的不同意见记入笔录", "经研究，同意列入", "同意，分别办理",
        "事实清楚，程序合法，同意", "没有不同意见，同意", "公司对欠薪数额不同意，同意下达",
        "驳回异议，同意列入", "同意。批准人：示例局长，日期：2026年3月17日",
    ],
)  # fmt: skip
def test_one_that_agrees_or_only_tells_of_others_is(opinion):
    assert codes(opinion) == []


@pytest.mark.parametrize(
    "opinion",
    [
        "已阅", "阅", "同意暂缓", "同意，但暂缓下达", "同意，送达后再研究列入的事", "请按规定办", "已阅，分别办理",
        "拟同意", "拟同意，请局长审定", "建议同意，呈局领导批示", "原则同意，补充材料后再发", "金额改为10万元后同意",
        "修改后同意", "同意，按修改后的文本发", "同意发出，落款日期提前到3月5日", "原则同意，待补充材料后立案",
        "同意，日期写3月5日", "同意，先送达再用印", "批准人：示例局长 2026-3-17", "审批日期3月17日",
        "驳回异议，按程序列入", "公司同意支付", "同意退回投诉材料", "报告了3人6万元",
    ],
)  # fmt: skip
def test_of_one_that_can_be_read_both_ways_a_person_says_what_was_decided(opinion):
    assert codes(opinion) == ["opinion-unclear"]
    assert codes(opinion, asked_at="") == []  # where the result is chosen anyway
    agreed, refused = (answered(RULES, opinion, answer) for answer in Answer)
    assert agreed == f"{opinion}（负责人的决定：同意）"
    assert codes(agreed) == []
    assert codes(refused) == ["decision-refuses"]


def test_what_is_chosen_is_not_told_twice_and_turns_no_opinion_round():
    assert answered(RULES, "同意下达", Answer.AGREED) == "同意下达"
    assert answered(RULES, "", Answer.AGREED) == ""
    assert codes(answered(RULES, "", Answer.REFUSED)) == ["decision-refuses"]  # nothing was written that refuses
    assert codes(answered(RULES, "同意", Answer.REFUSED)) == ["decision-refuses"]
    assert codes(answered(RULES, "不同意", Answer.AGREED)) == ["opinion-refuses"]


@pytest.mark.parametrize("opinion", [".", "。。", "1", "——"])
def test_marks_are_no_opinion(opinion):
    assert codes(opinion) == ["opinion-says-nothing"]
