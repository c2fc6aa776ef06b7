import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from inspector_app.domain.cross_check import Held
from inspector_app.domain.interview import QA
from inspector_app.domain.testimony import Asked, Topic, TopicRow, Topics, side_by_side
from tests.builders import an_interview

TOPICS = Topics((Topic("工资标准", ("工资标准",)), Topic("拖欠", ("尚未领取", "尚未支付"))), "其他")


def test_the_same_matter_stands_in_one_line_whoever_was_asked_in_whichever_words():
    worker = an_interview(qas=(
        QA("是否申请回避？", "不申请", "recusal"), QA("是否有工资尚未领取？", " 欠9月的 "), QA("天气怎样？", ""),
    ))  # fmt: skip
    leader = an_interview(qas=(QA("工资标准是多少，是否有工资尚未支付？", "日工资260元，都付清了"),))
    both = Asked(1, "工资标准是多少，是否有工资尚未支付？", "日工资260元，都付清了")
    assert side_by_side((worker, leader), TOPICS) == (
        TopicRow("工资标准", ((), (both,))),
        TopicRow("拖欠", ((Asked(2, "是否有工资尚未领取？", "欠9月的"),), (both,))),
        TopicRow("其他", ((Asked(3, "天气怎样？", ""),), ())),
    )


@pytest.mark.parametrize(
    ("held", "answers", "differs"),
    [
        (Held.RATE, ("一天270元", "一天260到300元", "每天300元"), True),
        (Held.RATE, ("一天270元", "说好270元一天", "不清楚"), False),
        (Held.YES_NO, ("没有签", "签了"), True),
        (Held.YES_NO, ("没有签", "没签"), False),
        (Held.CLAIMED, ("欠9000元", "欠8000元"), False),  # each his own
    ],
)
def test_what_is_told_otherwise_by_one_than_by_another_is_marked(held, answers, differs):
    talks = [an_interview(qas=(QA("工资标准？", answer),)) for answer in answers]
    (row,) = side_by_side(talks, Topics((Topic("工资标准", ("工资标准",), (held,)),), "其他"))
    assert row.differs is differs


@example([[QA("", "𑣠"), QA("", "٣٠٠元")]])  # digits of other scripts
@given(st.lists(st.lists(st.builds(QA, st.text(max_size=12), st.text(max_size=5)), max_size=5), max_size=4))
def test_no_question_is_left_out(transcripts):
    rows = side_by_side([an_interview(qas=tuple(qas)) for qas in transcripts], TOPICS)
    for at, qas in enumerate(transcripts):
        assert {asked.number for row in rows for asked in row.asked[at]} == set(range(1, len(qas) + 1))
