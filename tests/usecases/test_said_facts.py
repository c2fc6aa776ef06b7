"""What was said goes into the list of wages, what the list has is shown to whom is asked."""

from dataclasses import replace

import pytest

from inspector_app.domain.claim import WageClaim
from inspector_app.domain.interview import QA
from inspector_app.support.errors import Refused
from inspector_app.usecases import transcripts
from inspector_app.usecases.evidence import Belongs
from inspector_app.usecases.known_beside import beside, known_beside
from inspector_app.usecases.people import save_person
from inspector_app.usecases.said_facts import line_desk, shown_line, take_said
from inspector_app.usecases.transcripts import Beginning
from tests.builders import a_person

RATE = QA("工资标准是否有约定？标准是多少？", "说好一天270元。")
OWED = QA("是否有工资尚未领取？如有，是哪些月份、多少数额？", "2025年11月到2026年1月，还欠16,980元。")


def talk_with(desk, person, *qas):
    begun = Beginning(person, "worker_short", "项目部", "工资支付情况", Belongs(desk.case.rid))
    talk = transcripts.begin(desk.context, begun)
    return transcripts.save_transcript(desk.context, replace(talk, qas=(*talk.qas[:3], *qas, talk.qas[-1])))


def test_somebody_who_is_not_on_the_list_gets_a_line(desk):
    person = save_person(desk.context, a_person("吴示例"))
    talk = talk_with(desk, person, RATE, OWED)
    beside_it = line_desk(desk.context, talk)
    assert beside_it.is_new
    claim = take_said(desk.context, talk, beside_it, beside_it.start)
    kept = desk.context.store.need(WageClaim, claim.rid)
    assert (kept.rate, kept.claimed_fen, kept.months) == ("270元/天", 1_698_000, 3)
    assert not line_desk(desk.context, talk).is_new


def test_what_was_due_and_what_was_received_each_go_to_their_own_entry(desk):
    got = QA("是否领取过工资？何时、多少？", "干了100天，应发28000元，发过5000元，还欠23000元")
    start = line_desk(desk.context, talk_with(desk, save_person(desk.context, a_person("吴示例")), got)).start
    names = ("attendance", "earned_fen", "received_fen", "claimed_fen")
    assert [start[name] for name in names] == ["100天", 2_800_000, 500_000, 2_300_000]


def test_what_the_list_has_is_never_written_over_by_what_was_said(desk):
    claim = desk.claims[0]
    talk = talk_with(desk, desk.workers[0], RATE, OWED)
    beside_it = line_desk(desk.context, talk)
    assert beside_it.start["claimed_fen"] == claim.claimed_fen != 1_698_000
    assert beside_it.start["rate"] == (claim.rate or "270元/天")
    assert [each.number for each in beside_it.said if each.name == "claimed_fen"] == [5]


def test_the_list_is_shown_in_a_question_that_does_not_answer_itself(desk):
    talk = talk_with(desk, desk.workers[0], OWED)
    question = shown_line(desk.context, talk)
    assert question.answer == ""
    assert f"{desk.claims[0].claimed_fen // 100:,}.00元" in question.question
    assert "是否与实际一致" in question.question
    stranger = talk_with(desk, save_person(desk.context, a_person("郑示例")), OWED)
    with pytest.raises(Refused, match="talk-of-no-line"):
        shown_line(desk.context, stranger)
    with pytest.raises(Refused, match="talk-of-no-case"):
        line_desk(desk.context, replace(talk, case_rid=""))


def test_an_answer_is_held_against_list_and_transcripts_of_its_case(desk):
    first = talk_with(desk, desk.workers[0], OWED, QA("是否签订劳动合同？", "签过，没有给我。"))
    second = talk_with(desk, desk.workers[1], QA("是否签订劳动合同？", "没有签过。"))
    told = [problem.code for problem in beside(known_beside(desk.context, first), first.qas[3]).differs]
    assert told == ["answer-list-differs"]
    (problem,) = beside(known_beside(desk.context, second), second.qas[3]).differs
    assert problem.details["answer"] == "签过，没有给我。"
    assert beside(known_beside(desk.context, first), first.qas[0]).differs == ()
    (symbol,) = beside(known_beside(desk.context, first), QA("还有吗？", "没有了😀\u4dae")).differs  # beside its answer
    assert (symbol.code, symbol.details) == ("character-no-glyph", {"character": "U+1F600", "fact": "答"})
