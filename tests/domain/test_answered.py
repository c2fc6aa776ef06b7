"""Answers to the questions of procedure are read, not only counted as given."""

from dataclasses import replace
from datetime import timedelta

import pytest

from inspector_app.domain.answered import doubts
from inspector_app.domain.inspection import Inspection, InspectionKind
from inspector_app.domain.interview import CERTIFICATE, READ_BACK, RECUSAL, RIGHTS
from tests.builders import NOON, an_interview


def codes(key, answer):
    talk = an_interview()
    said = tuple(replace(qa, answer=answer if qa.key == key else qa.answer) for qa in talk.qas)
    return [problem.code for problem in doubts(replace(talk, qas=said))]


@pytest.mark.parametrize(
    "answer",
    ["不申请", "不申请。", "不申请回避。", "听清楚了，不申请回避。", "不用", "不需要", "没有", "无", "否", "不",
     "我不要求回避", "没有意见，不申请", "没有利害关系，不申请回避", "不回避"],
)  # fmt: skip
def test_a_plain_no_is_no_request_for_recusal(answer):
    assert codes(RECUSAL, answer) == []


@pytest.mark.parametrize(
    "answer",
    [
        "申请回避，他是老板的表弟",
        "申请",
        "是",
        "要求换人",
        "听清楚了",
        "他和老板是亲戚，我不申请换人也不行吗",
        "考虑一下",
    ],
)
def test_what_is_not_plainly_denied_wants_the_decision_of_the_head(answer):
    assert codes(RECUSAL, answer) == ["interview-recusal-asked"]


@pytest.mark.parametrize(
    ("key", "answer", "code"),
    [
        (CERTIFICATE, "没看到证件", "interview-certificate-unseen"),
        (CERTIFICATE, "看不清", "interview-certificate-unseen"),
        (RIGHTS, "没听清楚", "interview-rights-unheard"),
        (READ_BACK, "不属实，不是我说的", "interview-read-back-disowned"),
        (READ_BACK, "基本属实，第三页记错了", "interview-read-back-disowned"),
        (READ_BACK, "大概是吧", "interview-read-back-disowned"),
        (READ_BACK, "差不多。", "interview-read-back-disowned"),
        (CERTIFICATE, "好像看了", "interview-certificate-unseen"),
        (RIGHTS, "应该听清了吧", "interview-rights-unheard"),
        (RECUSAL, "可能不申请", "interview-recusal-asked"),
    ],
)
def test_an_answer_against_the_record_is_told(key, answer, code):
    assert codes(key, answer) == [code]


@pytest.mark.parametrize(
    ("key", "answer"),
    [
        (CERTIFICATE, "看清楚了，没有意见"),
        (RIGHTS, "听清楚了，没有问题"),
        (READ_BACK, "属实，没有补充"),
        (READ_BACK, "和我说的一样，基本工资是3000元这一句也对"),
        (RIGHTS, "听清楚了，我应该得到的工资请你们帮我要回来"),
        (READ_BACK, ""),
    ],
)
def test_an_answer_for_the_record_passes(key, answer):
    assert codes(key, answer) == []


@pytest.mark.parametrize(
    ("answer", "codes"),
    [
        ("没有看到证件，要求陈示例回避", ["visit-certificate-unseen", "visit-recusal-asked"]),
        ("没听清楚", ["visit-rights-unheard"]),
        ("听清楚了，他和我们老板是亲戚", ["visit-recusal-asked"]),
        ("", []), ("听清楚了", []), ("听清楚了，不申请回避。", []), ("没有意见，不要求检查人员回避", []), ("没有", []),
        ("看清楚了，不认识检查人员，没有亲戚关系，要求尽快办理，没有带来的资料明天送到", []),
    ],
)  # fmt: skip
def test_one_answer_to_all_that_a_visit_tells_is_read_for_each(answer, codes):
    visit = Inspection("v", InspectionKind.ROUTINE, NOON, rights_answer=answer)
    assert [problem.code for problem in doubts(visit)] == codes


def test_a_talk_of_more_than_eight_hours_is_told():
    talk = an_interview()
    assert doubts(replace(talk, ended_at=talk.started_at + timedelta(hours=8))) == []
    (long,) = doubts(replace(talk, ended_at=talk.started_at + timedelta(hours=26)))
    assert (long.code, long.details["hours"]) == ("interview-long", "26")


def test_of_a_long_answer_its_beginning_is_quoted():
    """All of 32,000 letters below the answer put the next question out of reach, and was laid anew at each key."""
    talk = an_interview()
    said = tuple(replace(qa, answer="没看到证件" + "，" * 32_000) if qa.key == CERTIFICATE else qa for qa in talk.qas)
    (doubt,) = doubts(replace(talk, qas=said))
    assert doubt.details["answer"] == "没看到证件" + "，" * 35 + "…"
