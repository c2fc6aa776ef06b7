"""The same questions to the next worker: one record each, shared facts only once he has said them."""

from dataclasses import replace

import pytest

from inspector_app.domain.identity import masked_id
from inspector_app.domain.interview import QA, Interview
from inspector_app.domain.money import yuan
from inspector_app.domain.person import PersonRole
from inspector_app.support.errors import Refused
from inspector_app.usecases import acts, interviews, issuing, transcripts
from inspector_app.usecases.evidence import Belongs
from inspector_app.usecases.issuing import SignOff
from inspector_app.usecases.list_files import list_text
from inspector_app.usecases.next_talk import said_alike, talk_before
from inspector_app.usecases.prints import Signature
from inspector_app.usecases.said_facts import shown_line
from inspector_app.usecases.testimony import laid_beside
from inspector_app.usecases.testimony import testimony_sheet as sheet_of
from inspector_app.usecases.transcripts import Beginning
from tests.builders import SPOKEN, an_id_number
from tests.documents.papers import text_of

SITE, WAGE = "没有签过合同，进场刷脸考勤。", "我是一天380元。"


@pytest.fixture
def first(desk) -> Interview:
    begun = Beginning(desk.workers[0], "worker_short", "项目部", "工资支付情况", Belongs(desk.case.rid))
    talk = interviews.answered(transcripts.begin(desk.context, begun), SPOKEN)
    qas = list(talk.qas)
    qas[4], qas[5] = replace(qas[4], answer=SITE), replace(qas[5], answer=WAGE)
    qas.insert(6, QA("班组长是谁？", "龚示例。"))
    return transcripts.save_transcript(desk.context, replace(talk, qas=tuple(qas)))


def begin_next(desk, first, worker, shared=("5",)):
    desk.clock.advance(minutes=5)
    like = Beginning(
        desk.workers[worker], "", first.place, first.matter, Belongs(first.case_rid), like_rid=first.rid, shared=shared
    )
    return transcripts.begin(desk.context, like)


def test_the_next_one_is_asked_the_same_and_nothing_is_answered_for_him(desk, first):
    talk = begin_next(desk, first, 1)
    assert [qa.question for qa in talk.qas] == [qa.question for qa in first.qas]
    assert [(qa.answer, qa.shared) for qa in talk.qas if qa.answer] == [(SITE, True)]
    assert (talk.person_rid, talk.ordinal, talk.ended_at) == (desk.workers[1].rid, 1, None)
    places = [place for _words, place in talk_before(desk.context, first.rid).answers_for(PersonRole.WORKER)]
    assert "5" in places
    assert not {"1", "2", "3", "4"} & set(places)  # what procedure demands, and who one is, is asked of everybody anew


def test_what_a_crew_leader_answers_for_himself_is_no_fact_that_a_worker_shares(desk, first):
    leader = replace(desk.workers[1], role=PersonRole.CREW_LEADER)
    desk.clock.advance(minutes=5)
    like = Beginning(leader, "", "项目部", "工资支付情况", Belongs(first.case_rid), like_rid=first.rid, shared=("5",))
    talk = transcripts.begin(desk.context, like)
    assert [qa.question for qa in talk.qas] == [qa.question for qa in first.qas]
    assert [qa for qa in talk.qas if qa.answer or qa.shared] == []
    assert talk_before(desk.context, first.rid).answers_for(PersonRole.CREW_LEADER) == ()


def test_nobody_is_asked_of_an_earlier_talk_that_was_another_one_s(desk, first):
    """The second talk with one worker asks whether what he said the first time is true; the next one never said it."""
    desk.clock.advance(minutes=30)
    begun = Beginning(desk.workers[0], "again", "项目部", "工资支付情况", Belongs(desk.case.rid))
    second = transcripts.begin(desk.context, begun)
    assert any("第1次" in qa.question for qa in second.qas)
    before = talk_before(desk.context, second.rid)
    assert before.tells_of_earlier
    assert not talk_before(desk.context, first.rid).tells_of_earlier
    talk = begin_next(desk, second, 1)
    assert not any(word in qa.question for qa in talk.qas for word in ("第1次", "当时所说", "上次询问"))
    assert {qa.key for qa in talk.qas if qa.key} == {qa.key for qa in second.qas if qa.key}


def test_what_is_on_record_of_one_is_put_to_nobody_else(desk, first):
    """The question that shows a worker the own line of the list, and one that was typed with a number of it."""
    claim = next(each for each in desk.claims if each.person_rid == first.person_rid)
    typed = f"你说一共欠{yuan(claim.claimed_fen or 0)}元，公司付了多少？"
    shown = shown_line(desk.context, first)
    asked = (*first.qas[:6], shown, QA(typed), QA("公司一共付过几次？"), *first.qas[6:])
    talk = transcripts.save_transcript(desk.context, replace(first, qas=asked))
    assert talk_before(desk.context, talk.rid).of_own == {7, 8}
    following = begin_next(desk, talk, 1)
    questions = [qa.question for qa in following.qas]
    assert "公司一共付过几次？" in questions
    assert not any("你本人的记录" in each or yuan(claim.claimed_fen or 0) in each for each in questions)
    assert {qa.key for qa in following.qas if qa.key} == {qa.key for qa in talk.qas if qa.key}


def test_a_first_talk_is_not_offered_what_asks_of_an_earlier_one(desk, first):
    offered = [question for _bank, question in transcripts.stock_questions(desk.context, first)]
    assert not any("接受过询问" in question for question in offered)
    desk.clock.advance(days=1)
    begun = Beginning(desk.workers[0], "again", "项目部", "工资支付情况", Belongs(desk.case.rid))
    second = transcripts.begin(desk.context, begun)
    offered = [question for _bank, question in transcripts.stock_questions(desk.context, second)]
    assert [question for question in offered if "接受过询问" in question and "第1次" in question]
    assert not any("第2次" in question for question in offered)


def test_what_he_has_not_said_is_printed_nowhere_and_stops_the_signature(desk, first):
    talk = begin_next(desk, first, 1)
    said = interviews.answered(talk, {key: words for key, words in SPOKEN.items() if key})
    desk.clock.advance(minutes=30)
    said = transcripts.save_transcript(desk.context, replace(said, ended_at=desk.clock.now()))
    paper = transcripts.interview_paper(desk.context, said)
    document = issuing.sign_off(desk.context, paper, issuing.start_facts(desk.context, paper), SignOff("陈示例"))
    assert SITE not in text_of(issuing.copy_bytes(desk.context, document, document.copies[-1].label))
    beside = laid_beside(desk.context, desk.case.rid)
    assert sum(asked.answer == SITE for row in beside.rows for asked in row.asked[1]) == 0
    acts.printed(desk.context, document.rid, document.copies[-1].label, 1)
    with pytest.raises(Refused) as refusal:
        transcripts.register_signature(desk.context, talk.rid, None, Signature(note="扫描仪故障"))
    assert "interview-shared-unsaid" in [problem.code for problem in refusal.value.problems]


def test_what_two_said_word_for_word_is_offered_first_to_the_third(desk, first):
    assert said_alike(desk.context, first) == ()
    second = begin_next(desk, first, 1)
    own = tuple(replace(qa, shared=False) for qa in second.qas)
    transcripts.save_transcript(desk.context, replace(second, qas=own))
    assert said_alike(desk.context, first) == ("5",)


def test_a_number_that_was_said_is_masked_beside_what_others_said(desk, first):
    number = an_id_number()
    said = (*first.qas, QA("身份证号是多少？", f"身份证号{number}，电话13912345678。"))
    transcripts.save_transcript(desk.context, replace(first, qas=said))

    def told(**how):
        return list_text(sheet_of(laid_beside(desk.context, desk.case.rid, **how)))

    assert number not in told()
    assert "13912345678" not in told()
    assert masked_id(number) in told()
    assert number in told(full=True)


def test_a_correction_has_a_place_for_the_finger_beside_it(desk, first):
    qas = (*first.qas[:4], replace(first.qas[4], answer="签过一张，没有给我。", before=SITE), *first.qas[5:])
    talk = transcripts.save_transcript(desk.context, replace(first, qas=qas))
    paper = transcripts.interview_paper(desk.context, talk)
    (row,) = [row for row in issuing.start_facts(desk.context, paper)["qas"] if "签过一张" in row["answer"]]
    assert f"原记为：“{SITE}”　捺印处" in row["answer"]


def test_the_second_talk_tells_of_the_first(desk, first):
    begun = Beginning(desk.workers[0], "again", "项目部", "工资支付情况", Belongs(desk.case.rid))
    desk.clock.advance(days=1)
    talk = transcripts.begin(desk.context, begun)
    facts = issuing.start_facts(desk.context, transcripts.interview_paper(desk.context, talk))
    assert facts["interview.earlier"] == "2026年3月2日（第1次）"
    assert "你此前于2026年3月2日（第1次）接受过询问" in talk.qas[3].question
