from hypothesis import given
from hypothesis import strategies as st

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


@given(st.lists(st.lists(st.builds(QA, st.text(max_size=12), st.text(max_size=5)), max_size=5), max_size=4))
def test_no_question_is_left_out(transcripts):
    rows = side_by_side([an_interview(qas=tuple(qas)) for qas in transcripts], TOPICS)
    for at, qas in enumerate(transcripts):
        assert {asked.number for row in rows for asked in row.asked[at]} == set(range(1, len(qas) + 1))
