from dataclasses import replace
from datetime import timedelta

import pytest

from inspector_app.domain.agency import Inspector
from inspector_app.domain.document import About
from inspector_app.domain.id_kind import IdKind
from inspector_app.domain.interview import QA, REQUIRED_KEYS, Interview
from inspector_app.domain.lifecycle import RecordVerb
from inspector_app.support.errors import Level, Refused
from inspector_app.usecases import acts, interviews, issuing, people
from inspector_app.usecases.evidence import Belongs
from inspector_app.usecases.issuing import SignOff
from inspector_app.usecases.paper import Paper
from inspector_app.usecases.record_papers import may_be
from tests.builders import SPOKEN, a_person
from tests.documents.papers import text_of


def codes(refusal) -> list[str]:
    return [problem.code for problem in refusal.value.problems]


@pytest.fixture
def worker(desk):
    return people.save_person(desk.context, a_person("赵示例", id_number=""))


def begin(desk, person, bank="worker") -> Interview:
    return interviews.begin_interview(
        desk.context, person, bank, "项目部会议室", "工资支付情况", Belongs(desk.case.rid)
    )


def record_of(desk, talk):
    about = About(interview_rid=talk.rid, person_rid=talk.person_rid)
    return Paper("interview-record", case_rid=desk.case.rid, about=about)


def printed(desk, talk):
    paper = record_of(desk, talk)
    facts = desk.facts(paper)
    return issuing.sign_off(desk.context, paper, facts, SignOff("陈示例"))


@pytest.mark.parametrize("bank", ["worker", "crew_leader"])
def test_neither_answers_nor_the_end_are_ever_prefilled(desk, worker, bank):
    talk = begin(desk, worker, bank)
    assert talk.ended_at is None
    assert {qa.answer for qa in talk.qas} == {""}
    assert {qa.key for qa in talk.qas if qa.key} == set(REQUIRED_KEYS)
    paper = Paper("interview-record", case_rid=desk.case.rid, about=About(interview_rid=talk.rid))
    facts = desk.facts(paper)
    assert "interview.ended_at" not in facts
    assert {row["answer"] for row in facts["qas"]} == {""}


def test_questions_know_the_names_and_leave_no_blank_open(desk, worker):
    talk = begin(desk, worker)
    asked = "".join(qa.question for qa in talk.qas)
    assert desk.context.agency.name in asked
    assert "陈示例" in asked
    assert "{" not in asked


@pytest.mark.parametrize("bank", ["worker", "worker_short", "crew_leader", "owner", "contractor"])
def test_a_foreigner_is_not_asked_for_a_citizens_number(desk, bank):
    guest = people.save_person(desk.context, a_person("示例安娜", id_kind=IdKind.PASSPORT, id_number="AB1234567"))
    asked = "".join(qa.question for qa in begin(desk, guest, bank).qas)
    assert "公民身份号码" not in asked
    assert "户籍地" not in asked
    assert "证件种类和号码" in asked


def test_what_is_left_for_ink_is_counted_each_time_and_stops_nothing(desk, worker):
    talk = begin(desk, worker)
    first, *rest = talk.qas
    qas = (replace(first, answer="看清楚了。"), QA("你在＿＿＿＿＿＿做什么？", "木工。"), *rest)
    talk = interviews.save_interview(desk.context, replace(talk, qas=qas))
    paper = Paper("interview-record", case_rid=desk.case.rid, about=About(interview_rid=talk.rid))
    facts = desk.facts(paper)
    found = [p for p in issuing.paper_problems(desk.context, paper, facts) if p.where == "qas"]
    assert [(p.code, p.level, p.details["count"]) for p in found] == [
        ("answers-left-open", Level.INFO, str(len(rest))),
        ("blanks-left-open", Level.INFO, "1"),
    ]
    assert printed(desk, talk)


def test_an_unknown_bank_is_refused(desk, worker):
    with pytest.raises(Refused) as refusal:
        begin(desk, worker, "nobody")
    assert codes(refusal) == ["bank-unknown"]
    assert desk.context.store.count(Interview) == 0


def test_the_second_talk_with_the_same_person_in_the_case_is_the_second(desk, worker):
    assert [begin(desk, worker).ordinal for _ in range(2)] == [1, 2]
    assert begin(desk, desk.workers[0]).ordinal == 1


def test_answers_are_found_by_key_or_by_question(desk, worker):
    talk = begin(desk, worker)
    plain = next(qa.question for qa in talk.qas if not qa.key)
    filled = interviews.answered(talk, {"rights": "听清楚了", plain: "<是>&“否”"})
    assert filled.answer_to("rights") == "听清楚了"
    assert [qa.answer for qa in filled.qas if qa.question == plain] == ["<是>&“否”"]
    assert interviews.answered(filled, {}) == filled
    kept = interviews.save_interview(desk.context, filled)
    text = text_of(issuing.copy_bytes(desk.context, printed(desk, kept), "存档联"))
    assert "<是>&“否”" in text


def test_one_inspector_alone_cannot_ask_and_the_end_lies_after_the_beginning(desk, worker):
    talk = begin(desk, worker)
    with pytest.raises(Refused) as refusal:
        interviews.save_interview(desk.context, replace(talk, inspector_rids=talk.inspector_rids[:1]))
    assert "gate-two-inspectors" in codes(refusal)
    with pytest.raises(Refused) as refusal:
        interviews.save_interview(desk.context, replace(talk, ended_at=talk.started_at))
    assert codes(refusal) == ["time-order"]


def test_an_expired_certificate_only_warns(desk, worker):
    partner = desk.context.team()[1]
    with desk.context.unit() as unit:
        unit.put(replace(partner, certificate_until=desk.clock.today() - timedelta(days=1)))
    talk = begin(desk, worker)
    with pytest.raises(Refused) as refusal:
        printed(desk, talk)
    assert codes(refusal) == ["gate-certificate-expired"]
    assert refusal.value.problems[0].level is Level.WARNING
    assert desk.context.store.need(Inspector, partner.rid).expired_on(desk.clock.today())


def test_a_certificate_that_held_on_the_day_of_the_talk_holds_for_its_record(desk, worker):
    """APL art. 55: certificates are shown when somebody is asked, not when the record is printed."""
    partner, talk = desk.context.team()[1], begin(desk, worker)
    with desk.context.unit() as unit:
        unit.put(replace(partner, certificate_until=desk.clock.today() + timedelta(days=1)))
    desk.clock.advance(days=5)
    paper = record_of(desk, talk)
    facts = desk.facts(paper)
    found = [each.code for each in issuing.paper_problems(desk.context, paper, facts)]
    assert not [code for code in found if code.startswith("gate-certificate")]


def test_the_same_inspectors_in_two_places_at_once_want_a_reason(desk, worker):
    first = begin(desk, worker)
    second = begin(desk, desk.workers[0])
    desk.clock.advance(minutes=20)
    for talk in (first, second):
        interviews.save_interview(desk.context, replace(talk, ended_at=desk.clock.now()))
    with pytest.raises(Refused) as refusal:
        printed(desk, second)
    assert codes(refusal) == ["interview-overlap"]


def test_a_signed_transcript_cannot_be_changed(desk, worker):
    talk = begin(desk, worker)
    desk.clock.advance(minutes=30)
    spoken = SPOKEN
    complete = replace(interviews.answered(talk, spoken), ended_at=desk.clock.now())
    interviews.save_interview(desk.context, complete)
    record = printed(desk, complete)
    assert may_be(RecordVerb.WRITE, desk.context, talk)
    acts.sign_record(desk.context, record.rid, (), acts.Signature("暂无扫描仪", printed="在项目部打印"))
    assert not may_be(RecordVerb.WRITE, desk.context, talk)
    with pytest.raises(Refused) as refusal:
        interviews.save_interview(desk.context, replace(complete, place="别处"))
    assert codes(refusal) == ["interview-signed"]
