import json
from dataclasses import replace
from datetime import date, timedelta

import pytest

from inspector_app.domain.case_review import Check
from inspector_app.domain.evidence import Evidence
from inspector_app.domain.interview import QA, Interview
from inspector_app.domain.person import Person, PersonRole
from inspector_app.domain.record_stage import RecordStage
from inspector_app.support.errors import Refused
from inspector_app.support.words import problem_line
from inspector_app.usecases import acts, drafts, interviews, issuing, sheets, transcripts
from inspector_app.usecases.case_review import looked_through
from inspector_app.usecases.earlier_talks import AGAIN, proposed_outline
from inspector_app.usecases.evidence import Belongs
from inspector_app.usecases.facts import interview_values
from inspector_app.usecases.issuing import SignOff
from inspector_app.usecases.paper_file import paper_file
from inspector_app.usecases.prints import Signature
from inspector_app.usecases.record_papers import is_rewritten
from inspector_app.usecases.store_file import check_store
from inspector_app.usecases.timeline import told_words
from inspector_app.usecases.transcripts import Beginning
from tests.builders import SPOKEN, a_person, an_id_number, an_interview
from tests.documents.papers import text_of


def codes(refusal) -> list[str]:
    return [problem.code for problem in refusal.value.problems]


def beginning(desk, person, **changes) -> Beginning:
    values = {
        "person": person, "bank": "worker_short", "place": "项目部", "matter": "工资支付情况",
        "belongs": Belongs(desk.case.rid), **changes,
    }  # fmt: skip
    return Beginning(**values)


@pytest.fixture
def talk(desk) -> Interview:
    desk.without_proof()
    return transcripts.begin(desk.context, beginning(desk, desk.workers[0]))


def complete(desk, talk) -> Interview:
    desk.clock.advance(minutes=30)
    answers = SPOKEN
    return transcripts.save_transcript(
        desk.context, replace(interviews.answered(talk, answers), ended_at=desk.clock.now())
    )


def printed(desk, talk, document=None):
    paper = transcripts.interview_paper(desk.context, talk)
    facts = desk.facts(paper)
    decision = SignOff("陈示例", document_rid=document.rid if document else "")
    return issuing.sign_off(desk.context, paper, facts, decision)


@pytest.fixture
def scan(tmp_path):
    path = tmp_path / "笔录.pdf"
    path.write_bytes(b"%PDF-1.7 signed")
    return path


def test_a_new_person_is_kept_with_the_first_question(desk):
    person = a_person("钱示例", role=PersonRole.CREW_LEADER)
    talk = transcripts.begin(desk.context, beginning(desk, person, bank="crew_leader", recorder_name="林示例"))
    assert desk.context.store.need(Person, talk.person_rid) == person
    assert (talk.case_rid, talk.recorder_name, talk.ended_at) == (desk.case.rid, "林示例", None)


def test_nothing_begins_without_place_and_matter_and_nobody_is_kept(desk):
    person = a_person("钱示例")
    with pytest.raises(Refused) as refusal:
        transcripts.begin(desk.context, beginning(desk, person, place=" ", matter=""))
    assert [problem.where for problem in refusal.value.problems] == ["place", "matter"]
    assert desk.context.store.get(Person, person.rid) is None


def test_nothing_begins_with_one_inspector_a_later_start_or_a_wrong_number(desk):
    alone = (desk.context.writer.rid,)
    with pytest.raises(Refused) as refusal:
        transcripts.begin(
            desk.context,
            beginning(desk, desk.workers[0], inspector_rids=alone,
                      started_at=desk.clock.now() + timedelta(minutes=1)),
        )  # fmt: skip
    assert codes(refusal) == ["gate-two-inspectors", "record-starts-later"]
    with pytest.raises(Refused) as refusal:
        transcripts.begin(desk.context, beginning(desk, a_person("钱示例", id_number=an_id_number()[:17] + "?")))
    assert codes(refusal) == ["id-shape"]
    for names in ("孙示例、李示例", "孙示例和李示例", "孙示例等3人"):
        with pytest.raises(Refused) as refusal:
            transcripts.begin(desk.context, beginning(desk, a_person(names)))
        assert codes(refusal) == ["talk-of-several"]


def test_the_list_tells_how_far_each_transcript_has_come(desk, talk, scan):
    def line():
        return transcripts.interview_lines(desk.context)[0]

    assert (line().state, line().version, line().has_draft) == (RecordStage.UNPRINTED, 0, False)
    assert line().person == desk.workers[0]
    assert (line().case_title, line().inspectors) == (desk.case.title, ("陈示例", "林示例"))
    drafts.keep_draft(desk.context, transcripts.draft_key(talk.rid), "询问笔录", transcripts.draft_body(talk))
    assert line().has_draft
    done = complete(desk, talk)
    assert not line().has_draft
    printed(desk, done, printed(desk, done))
    assert (line().state, line().version) == (RecordStage.TO_SIGN, 2)
    told = Signature(printed="在项目部打印")
    transcripts.register_signature(desk.context, talk.rid, scan, told)
    assert line().state is RecordStage.SIGNED
    assert [each.title for each in desk.context.store.all(Evidence)] == [transcripts.SCAN_TITLE]


def test_typed_words_stand_on_the_paper_before_they_are_saved(desk, talk):
    opened = transcripts.transcript(desk.context, talk.rid)
    typed = replace(talk, place="工地大门", qas=(*talk.qas, QA("还有呢？", "没有了。")), others_present="翻译 示例")
    facts = transcripts.typed_facts(opened, typed)
    assert "interview.ended_at" not in facts
    assert facts["qas"][-1] == {"question": "还有呢？", "answer": "没有了。"}
    text = text_of(sheets.preview(desk.context, opened.paper, facts))
    assert "工地大门" in text
    assert "没有了。" in text
    emptied = transcripts.typed_facts(opened, replace(talk, qas=()))
    assert emptied["qas"] == []


def test_a_draft_comes_back_whole_and_an_unreadable_one_is_no_draft(desk, talk):
    typed = replace(talk, qas=(QA("问", "答<>&"), *talk.qas))
    key = transcripts.draft_key(talk.rid)
    drafts.keep_draft(desk.context, key, "询问笔录", transcripts.draft_body(typed))
    found, draft = transcripts.kept_draft(desk.context, talk.rid)
    assert (found, draft.at) == (typed, desk.clock.now())
    beside = json.dumps({**json.loads(transcripts.draft_body(typed)), "$unread": {"ended_at": ["2026-03-02", "9:"]}})
    drafts.keep_draft(desk.context, key, "询问笔录", beside)
    assert transcripts.kept_draft(desk.context, talk.rid)[0] == typed
    drafts.keep_draft(desk.context, key, "询问笔录", json.dumps({"rid": talk.rid}))
    assert transcripts.kept_draft(desk.context, talk.rid) is None


def test_a_blank_typed_back_is_no_change_but_other_words_are(desk, talk):
    print_ = printed(desk, talk)
    assert not is_rewritten(desk.context, print_, talk)
    filled = replace(interviews.answered(talk, {"rights": "听清楚了"}), ended_at=desk.clock.now())
    assert not is_rewritten(desk.context, print_, filled)
    again = printed(desk, complete(desk, talk), print_)
    for changed in (
        replace(filled, place="别处"),
        replace(filled, qas=filled.qas[:-1]),
        interviews.answered(filled, {"rights": "没听清"}),
    ):
        assert is_rewritten(desk.context, again, changed)


def test_no_signature_without_print_scan_or_reason(desk, talk, scan):
    with pytest.raises(Refused) as refusal:
        transcripts.register_signature(desk.context, talk.rid, scan)
    assert codes(refusal) == ["record-not-printed"]
    done = complete(desk, talk)
    document = printed(desk, done)
    with pytest.raises(Refused) as refusal:
        transcripts.register_signature(desk.context, talk.rid, None)
    assert codes(refusal) == ["record-no-scan", "print-uncounted"]
    acts.printed(desk.context, document.rid, document.copies[-1].label, 1)
    with pytest.raises(Refused) as refusal:
        transcripts.register_signature(desk.context, talk.rid, None)
    assert codes(refusal) == ["record-no-scan"]
    transcripts.save_transcript(desk.context, interviews.answered(done, {"recusal": "不申请回避"}))
    with pytest.raises(Refused) as refusal:
        transcripts.register_signature(desk.context, talk.rid, scan)
    assert codes(refusal) == ["record-print-old"]
    assert desk.context.store.count(Evidence) == 0
    printed(desk, desk.context.store.need(Interview, talk.rid), document)
    told = Signature("扫描仪没电，回局后补扫", printed="在项目部打印")
    act = transcripts.register_signature(desk.context, talk.rid, None, told)
    assert act.note.startswith("扫描仪")


def test_what_is_lacking_is_named_before_the_scan_is_taken_in(desk, talk, scan):
    printed(desk, talk)
    with pytest.raises(Refused) as refusal:
        transcripts.register_signature(desk.context, talk.rid, scan)
    assert "interview-rights-no-answer" in codes(refusal)
    assert "interview-no-end" in codes(refusal)
    assert desk.context.store.count(Evidence) == 0


def test_stock_questions_come_once_with_those_of_the_role_first(desk, talk):
    stock = transcripts.stock_questions(desk.context, talk)
    assert stock[0][0].startswith("农民工")
    questions = [question for _, question in stock]
    assert len(questions) == len(set(questions))
    assert not any("{" in question for question in questions)
    assert not {qa.question for qa in talk.qas if qa.key} & set(questions)


def test_the_desk_offers_people_of_the_case_first_and_a_first_wording(desk):
    stranger = a_person("阿示例")
    transcripts.begin(desk.context, beginning(desk, stranger, belongs=Belongs()))
    offered = transcripts.interview_desk(desk.context, desk.case.rid)
    assert offered.people[-1] == stranger
    assert set(offered.people[:3]) == set(desk.workers)
    assert offered.matters[desk.case.rid] == f"{desk.project.name}工资支付情况"
    assert [each.name for each in offered.partners] == ["林示例"]


@pytest.fixture
def astray(desk, monkeypatch) -> Interview:
    """A transcript of an earlier version, which took text for a case."""
    monkeypatch.setattr("inspector_app.store.unit.nowhere", lambda *_: ())
    found = transcripts.begin(desk.context, beginning(desk, desk.workers[0], belongs=Belongs("项目部")))
    monkeypatch.undo()
    return found


def test_text_is_no_case_and_nobody_is_registered_by_what_was_refused(desk):
    with pytest.raises(Refused) as refusal:
        transcripts.begin(desk.context, beginning(desk, a_person(), belongs=Belongs("项目部")))
    assert codes(refusal) == ["record-names-nothing"]
    assert desk.context.store.count(Interview) == 0
    assert desk.context.store.count(Person) == len(desk.workers)


def test_a_transcript_whose_case_is_none_can_be_opened_and_mended_and_a_check_names_it(desk, astray):
    opened = transcripts.transcript(desk.context, astray.rid)
    assert (opened.case, opened.lost_case, opened.interview.qas) == (None, "项目部", astray.qas)
    assert opened.paper.case_rid == ""
    (told,) = check_store(desk.context)
    assert problem_line(told).startswith("错误：询问笔录“工资支付情况”的“所属案件”填的是“项目部”")
    mended = transcripts.save_transcript(desk.context, replace(astray, case_rid=""))
    assert mended.qas == astray.qas
    assert check_store(desk.context) == []
    assert transcripts.transcript(desk.context, astray.rid).lost_case == ""


def test_a_statutory_question_that_was_changed_is_told(desk, talk):
    """An answer written into the notice, a word left out; other names in it, and questions of one's own, are free."""
    assert transcripts.changed_sentences(desk.context, talk) == []

    def told(number, change):
        qas = [*talk.qas]
        qas[number] = replace(qas[number], question=change(qas[number].question))
        changed = replace(talk, qas=tuple(qas))
        return [problem.where for problem in transcripts.changed_sentences(desk.context, changed)]

    for number, qa in enumerate(talk.qas):
        where = [f"qas.{qa.key}"] if qa.key else []
        assert told(number, lambda text: f"{text}听清楚了。") == where
        assert told(number, lambda text: text[1:]) == where
        assert told(number, lambda text: text.replace("清楚了吗", "清楚")) in (where, [])
    assert told(1, lambda text: text.replace("工资支付情况", "工资支付、工时情况")) == []
    assert told(1, lambda text: text.replace("陈述、申辩", "陈述")) == ["qas.rights"]


def test_a_request_for_recusal_is_signed_only_with_the_decision_on_it(desk, talk, scan):
    said = interviews.answered(complete(desk, talk), {"recusal": "申请回避，他是老板的表弟"})
    said = replace(said, refusal="称要先问家人")
    transcripts.save_transcript(desk.context, said)
    document = printed(desk, said)
    acts.printed(desk.context, document.rid, document.copies[-1].label, 1)
    with pytest.raises(Refused) as refusal:
        transcripts.register_signature(desk.context, talk.rid, scan)
    assert codes(refusal) == ["interview-recusal-asked"]
    assert paper_file(desk.context, document.rid).refused == "拒绝签名：称要先问家人。"  # not to be written again
    told = Signature(answered="示例局长当日决定不予回避，已告知")
    act = transcripts.register_signature(desk.context, talk.rid, scan, told)
    assert act.answered == "示例局长当日决定不予回避，已告知"
    assert told_words(act) == ["有关情况的处理：示例局长当日决定不予回避，已告知"]
    assert Check.DOUBTED not in {each.rule.check for each in looked_through(desk.context, talk.case_rid) if each.where}


def test_a_minor_without_a_guardian_is_asked_about_at_print_and_at_the_signature(desk, talk, scan):
    """LL art. 15 and practice: one gate, wherever the record goes on; a reason that its print keeps is not asked for
    again, what became known since is."""
    whole = complete(desk, talk)
    document = printed(desk, whole)
    acts.printed(desk.context, document.rid, document.copies[-1].label, 1)
    person = desk.context.store.need(Person, talk.person_rid)
    with desk.context.unit("更正") as unit:
        unit.put(replace(person, id_number="", born_on=date(2011, 1, 1)))
    with pytest.raises(Refused) as refusal:
        transcripts.register_signature(desk.context, talk.rid, scan, Signature("暂无扫描仪"))
    assert "interview-minor-alone" in codes(refusal)
    assert paper_file(desk.context, document.rid).doubted
    paper, why = transcripts.interview_paper(desk.context, whole), {"interview-minor-alone": "父母在外地，当日未能到场"}
    facts = issuing.start_facts(desk.context, paper)
    with pytest.raises(Refused) as refusal:
        issuing.sign_off(desk.context, paper, facts, SignOff("陈示例", document_rid=document.rid))
    assert codes(refusal) == ["interview-minor-alone"]
    there = {**facts, "interview.guardian": "王示例（父亲）"}
    assert "interview-minor-alone" not in {each.code for each in issuing.paper_problems(desk.context, paper, there)}
    second = issuing.sign_off(desk.context, paper, facts, SignOff("陈示例", why, document_rid=document.rid))
    acts.printed(desk.context, second.rid, second.copies[-1].label, 1)
    assert transcripts.register_signature(desk.context, talk.rid, scan).evidence_rids


def test_what_an_earlier_version_kept_unsaved_is_still_offered(desk, talk):
    """Its draft knows nothing of interpreters, carried answers and corrections."""
    body = json.loads(transcripts.draft_body(replace(talk, qas=(QA("问", "半句"), *talk.qas))))
    for name in ("interpreter", "guardian", "authority", "read_aloud", "refusal"):
        del body[name]
    body["qas"] = [{name: qa[name] for name in ("question", "answer", "key")} for qa in body["qas"]]
    drafts.keep_draft(desk.context, transcripts.draft_key(talk.rid), "询问笔录", json.dumps(body))
    kept = transcripts.kept_draft(desk.context, talk.rid)
    assert kept is not None
    assert kept[0].qas[0] == QA("问", "半句")


def test_the_outline_of_a_further_talk_is_proposed_only_where_there_was_one(desk):
    banks = transcripts.interview_desk(desk.context, desk.case.rid).banks
    proposed = {role: proposed_outline(banks, role) for role in PersonRole}
    assert proposed[PersonRole.OTHER] == proposed[PersonRole.WORKER]
    assert AGAIN not in proposed.values()
    assert proposed_outline(banks, PersonRole.OTHER, again=True) == AGAIN


def test_a_refusal_to_sign_ends_with_a_full_stop():
    talk = an_interview(refusal="看后称不会写字，见证人王见证在场")
    assert interview_values(talk)["interview.refusal"].endswith("在场。")
    assert interview_values(replace(talk, refusal="拒绝签名。"))["interview.refusal"] == "拒绝签名。"
    assert interview_values(replace(talk, refusal=""))["interview.refusal"] == ""
