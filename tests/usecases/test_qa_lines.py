import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector_app.domain.interview import QA, READ_BACK, RIGHTS
from inspector_app.usecases import qa_lines as edits

ASKED = (QA("权利", key=RIGHTS), QA("甲"), QA("乙"), QA("核对", key=READ_BACK))
LINES = edits.numbered(ASKED)


def words(lines) -> str:
    return "".join(line.qa.question for line in lines)


def test_a_text_changes_one_line_and_leaves_the_others_as_they_are():
    after = edits.with_text(LINES, 1, "answer", "三千元")
    assert after[1].qa == QA("甲", "三千元")
    assert [after[n] is LINES[n] for n in (0, 2, 3)] == [True] * 3
    assert edits.with_text(LINES, 1, "question", "甲") is LINES
    assert edits.with_text(LINES, 99, "answer", "无") is LINES


def test_what_procedure_demands_is_never_removed():
    assert words(edits.removed(LINES, 1)) == "权利乙核对"
    assert edits.removed(LINES, 0) == LINES
    assert edits.removed(LINES, 3) == LINES


def test_lines_move_one_place_and_stop_at_the_edge():
    assert words(edits.moved(LINES, 2, -1)) == "权利乙甲核对"
    assert edits.moved(LINES, 0, -1) == LINES
    assert edits.moved(LINES, 3, 1) == LINES


def test_new_questions_stand_before_the_closing_one():
    assert edits.end_place(LINES) == 3
    assert edits.end_place(LINES[:2]) == 2
    assert edits.place_after(LINES, 1) == 2
    assert edits.place_after(LINES, 3) == 3
    assert edits.place_after(LINES, None) == 3
    after = edits.inserted(LINES, 2, (QA("丙"), QA("丁")))
    assert words(after) == "权利甲丙丁乙核对"
    assert len({line.number for line in after}) == 6


def test_the_next_line_is_the_one_below():
    assert edits.next_line(LINES, 1) == LINES[2]
    assert edits.next_line(LINES, 3) is None


def test_pasted_questions_are_read_by_their_marks():
    text = "问：在哪里干活？\n答：城南工地。\n　 B区。\n问:欠多少？\n答：三千。\n答：另外还有五百。"
    assert edits.read_qas(text) == (
        QA("在哪里干活？", "城南工地。\n　 B区。"), QA("欠多少？", "三千。\n另外还有五百。"),
    )  # fmt: skip
    assert edits.read_qas("他说：问问班组长吧") == ()
    assert edits.read_qas("答：没有问题的回答") == ()


@settings(max_examples=50, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(["up", "down", "remove", "insert"]), st.integers(0, 9)), max_size=12))
def test_no_edit_loses_a_question_of_procedure_or_doubles_a_number(steps):
    lines = LINES
    for step, number in steps:
        if step == "insert":
            lines = edits.inserted(lines, edits.place_after(lines, number), (QA("新"),))
        elif step == "remove":
            lines = edits.removed(lines, number)
        else:
            lines = edits.moved(lines, number, -1 if step == "up" else 1)
    assert {line.qa.key for line in lines if line.qa.key} == {RIGHTS, READ_BACK}
    assert len({line.number for line in lines}) == len(lines)


def test_stock_questions_leave_out_what_was_asked_and_narrow_by_every_word():
    stock = (("工人", "甲"), ("工人", "工资如何约定"), ("班组长", "工资如何发放"))
    assert edits.unasked(stock, LINES) == stock[1:]
    assert edits.unasked(stock, LINES, "工资 发放") == stock[2:]


def test_a_draft_tells_what_is_new_in_it():
    draft = (ASKED[0], QA("甲", "三千元"), ASKED[3])
    assert edits.draft_lines(ASKED, draft) == ["问：甲", "答：三千元", "（另有1个问题被删除或改写）"]
    assert edits.draft_lines(ASKED, ASKED) == ["问答没有变化，改动在笔录头部或结束时间。"]


ANSWERED = edits.numbered(
    (QA("权利", "听清楚了", RIGHTS), QA("在哪干活？工资多少？", "城南。一天380元。"), QA("乙", "没有"))
)


def said(lines) -> list[tuple[str, str]]:
    return [(line.qa.question, line.qa.answer) for line in lines]


@pytest.mark.parametrize(
    ("part", "position", "parted"),
    [
        ("answer", 3, [("在哪干活？工资多少？", "城南。"), ("", "一天380元。")]),
        ("question", 5, [("在哪干活？", ""), ("工资多少？", "城南。一天380元。")]),
        ("answer", 99, [("在哪干活？工资多少？", "城南。一天380元。")]),
        ("question", 0, [("在哪干活？工资多少？", "城南。一天380元。")]),
    ],
)
def test_a_line_is_parted_at_the_cursor(part, position, parted):
    assert said(edits.split(ANSWERED, 1, part, position)) == [("权利", "听清楚了"), *parted, ("乙", "没有")]


def test_what_procedure_demands_is_parted_in_its_answer_only():
    assert edits.split(ANSWERED, 0, "question", 1) == ANSWERED
    assert said(edits.split(ANSWERED, 0, "answer", 3))[:2] == [("权利", "听清楚"), ("", "了")]


def test_a_line_joins_the_one_above_and_the_official_question_takes_in_no_other():
    joined = edits.merged(ANSWERED, 2)
    assert said(joined)[1:] == [("在哪干活？工资多少？\n乙", "城南。一天380元。\n没有")]
    assert edits.merged(ANSWERED, 1) == ANSWERED  # it would stand in the official question
    assert edits.merged(ANSWERED, 0) == ANSWERED
    parted = edits.split(ANSWERED, 0, "answer", 3)
    assert said(edits.merged(parted, parted[1].number))[0] == ("权利", "听清楚\n了")
