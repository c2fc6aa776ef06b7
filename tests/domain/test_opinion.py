import pytest

from inspector_app.domain.opinion import opinion_problems, refusal


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
    ],
)
def test_an_opinion_that_refuses_or_puts_off_is_no_approval(opinion, says):
    assert refusal(opinion) == says
    assert [(each.code, each.where) for each in opinion_problems(opinion, "note")] == [("opinion-refuses", "note")]


@pytest.mark.parametrize(
    "opinion",
    [
        "", "同意", "准", "可", "阅", "同意下达", "报告了3人6万元，同意当场下达", "原则同意，补充材料后再发",
        "拟同意", "同意不予受理", "同意不予立案", "公司不同意支付，同意下达指令书", "同意暂缓入库", "可以，先发这一家",
        "同意。讨论中的不同意见记入笔录", "同意，送达后再研究列入的事", "经研究，同意列入", "按承办意见办理",
        "事实清楚，程序合法，同意", "同意退回投诉材料", "没有不同意见，同意", "公司对欠薪数额不同意，同意下达",
        "驳回异议，按程序列入",
        "已阅，分别办理",
    ],
)  # fmt: skip
def test_one_that_agrees_or_only_tells_of_others_is(opinion):
    assert opinion_problems(opinion, "note") == []


@pytest.mark.parametrize("opinion", [".", "。。", "1", "——"])
def test_marks_are_no_opinion(opinion):
    assert [each.code for each in opinion_problems(opinion, "opinion")] == ["opinion-says-nothing"]
