"""What a person does at once is one act in the journal, and a failure in the middle leaves nothing half done."""

from dataclasses import replace
from datetime import date

import pytest

from inspector_app.domain.act import Act
from inspector_app.domain.case import Case
from inspector_app.domain.claim import WageClaim
from inspector_app.domain.debt import Payment, PaymentMethod
from inspector_app.domain.evidence import Evidence
from inspector_app.domain.inspection import Inspection
from inspector_app.domain.interview import Interview
from inspector_app.domain.person import Person
from inspector_app.support.errors import Refused, Trouble
from inspector_app.usecases import (
    acts,
    case_edits,
    evidence,
    inspections,
    interviews,
    issuing,
    payments,
    transcripts,
)
from inspector_app.usecases.acts import Signature
from inspector_app.usecases.evidence import Belongs
from inspector_app.usecases.issuing import SignOff
from inspector_app.usecases.payments import PaymentEntry, register_payments
from inspector_app.usecases.transcripts import Beginning
from tests.builders import SPOKEN, a_case, a_person


@pytest.fixture
def newest(desk):
    """``newest()`` are the groups of the journal since it was asked for last."""
    seen = set()

    def groups():
        every = list(desk.context.store.journal.every())
        new = dict.fromkeys(change.group for change in every if change.group not in seen)
        seen.update(new)
        return list(new)

    groups()
    return groups


@pytest.fixture
def paid(desk):
    template = Payment("", desk.case.rid, "", 0, date(2026, 3, 2), PaymentMethod.BANK)
    entries = tuple(PaymentEntry(claim.rid, 100_000) for claim in desk.claims)
    return register_payments(desk.context, template, entries)


def test_three_payments_taken_back_are_one_act(desk, paid, newest):
    newest()
    payments.take_back_together(desk.context, tuple(payment.rid for payment in paid), "录错了")
    assert len(newest()) == 1
    assert desk.context.store.all(Payment) == ()
    assert {claim.disposition for claim in desk.context.store.all(WageClaim)} == {None}


def test_payments_are_taken_back_all_or_none(desk, paid, newest):
    newest()
    with pytest.raises(Trouble):
        payments.take_back_together(desk.context, (paid[0].rid, "no such payment", paid[1].rid), "录错了")
    with pytest.raises(Refused):
        payments.take_back_together(desk.context, (paid[0].rid,), " ")
    assert newest() == []
    assert len(desk.context.store.all(Payment)) == 3


def test_two_payments_of_one_worker_are_taken_back_together(desk, paid):
    again = register_payments(
        desk.context, replace(paid[0], claim_rid=""), (PaymentEntry(desk.claims[0].rid, 1_900_000),)
    )
    payments.take_back_together(desk.context, (paid[0].rid, again[0].rid), "录错了")
    assert desk.context.store.need(WageClaim, desk.claims[0].rid).disposition is None


def test_files_are_taken_in_together_or_not_at_all(desk, newest, tmp_path):
    for number in range(3):
        (tmp_path / f"{number}.jpg").write_bytes(b"\xff\xd8\xff" + bytes([number]))
    files = [(tmp_path / f"{number}.jpg", f"照片{number}") for number in range(3)]
    missing = [*files[:2], (tmp_path / "没有.jpg", "照片")]
    with pytest.raises(Trouble, match="file-unreadable"):
        evidence.take_in_files(desk.context, missing, Belongs(desk.case.rid))
    (tmp_path / "空.jpg").write_bytes(b"")
    with pytest.raises(Refused) as refusal:
        evidence.take_in_files(desk.context, [*files[:2], (tmp_path / "空.jpg", "")], Belongs(desk.case.rid))
    (problem,) = refusal.value.problems
    assert (problem.code, problem.where, problem.details["name"]) == ("evidence-not-taken", "title2", "空.jpg")
    assert newest() == []
    taken = evidence.take_in_files(desk.context, files, Belongs(desk.case.rid))
    assert [piece.title for piece in taken] == ["照片0", "照片1", "照片2"]
    assert len(newest()) == 1


def test_a_single_file_is_refused_in_its_own_words(desk, tmp_path):
    (tmp_path / "空.jpg").write_bytes(b"")
    with pytest.raises(Refused) as refusal:
        evidence.take_in_files(desk.context, [(tmp_path / "空.jpg", "")], Belongs())
    assert refusal.value.problems[0].code == "evidence-empty"


def test_a_case_of_a_visit_is_opened_with_it_or_not_at_all(desk, newest):
    visit = inspections.save_inspection(
        desk.context, replace(inspections.new_inspection(desk.context), project_rid=desk.project.rid)
    )
    newest()
    count = desk.context.store.count(Case)
    with pytest.raises(Trouble):
        case_edits.open_case_for(desk.context, a_case(title="示例新案"), (), "no such visit")
    assert desk.context.store.count(Case) == count
    opened = case_edits.open_case_for(desk.context, a_case(title="示例新案"), (), visit.rid)
    assert len(newest()) == 1
    assert desk.context.store.need(Inspection, visit.rid).case_rid == opened.rid


def test_prints_of_several_copies_are_one_act(desk, newest):
    order = desk.order()
    newest()
    labels = [copy.label for copy in order.copies]
    with pytest.raises(Refused):
        acts.printed_together(desk.context, order.rid, [(labels[0], 1), ("没有这一联", 1)])
    assert newest() == []
    made = acts.printed_together(desk.context, order.rid, [(label, 2) for label in labels])
    assert [act.copy for act in made] == labels
    assert len(newest()) == 1


def test_a_new_person_and_the_transcript_begin_together_or_not_at_all(desk, newest, monkeypatch):
    person = a_person("示例新")
    start = Beginning(person, "worker_short", "项目部", "工资支付情况", Belongs(desk.case.rid))
    talk = transcripts.begin(desk.context, start)
    assert len(newest()) == 1
    assert [change.reason for change in desk.context.store.journal.history(person.rid)] == ["开始询问时登记人员"]
    other = replace(start, person=a_person("示例另"), bank="no such bank")
    with pytest.raises((Refused, LookupError, StopIteration)):
        transcripts.begin(desk.context, other)
    assert desk.context.store.get(Person, other.person.rid) is None
    assert newest() == []
    assert desk.context.store.get(Interview, talk.rid) == talk


def test_a_signature_and_its_scan_are_one_act(desk, newest, tmp_path, monkeypatch):
    desk.without_proof()
    start = Beginning(desk.workers[0], "worker_short", "项目部", "工资支付情况", Belongs(desk.case.rid))
    talk = transcripts.begin(desk.context, start)
    desk.clock.advance(minutes=30)
    answers = SPOKEN
    talk = transcripts.save_transcript(
        desk.context, replace(interviews.answered(talk, answers), ended_at=desk.clock.now())
    )
    paper = transcripts.interview_paper(desk.context, talk)
    issuing.sign_off(desk.context, paper, desk.facts(paper), SignOff("陈示例"))
    scan = tmp_path / "签字页.jpg"
    scan.write_bytes(b"\xff\xd8\xff signed")
    newest()
    with monkeypatch.context() as patch:
        patch.setattr(transcripts, "sign_record", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            transcripts.register_signature(desk.context, talk.rid, scan, Signature(printed="在项目部打印"))
    assert newest() == []
    assert desk.context.store.all(Evidence) == ()
    told = Signature(printed="在项目部打印")
    signed = transcripts.register_signature(desk.context, talk.rid, scan, told)
    assert len(newest()) == 1
    assert desk.context.store.need(Act, signed.rid) == signed


def test_a_card_of_photos_keeps_names_and_bytes_in_their_order(desk, tmp_path):
    """More than are sealed at once: what is refused is named by its place among all."""
    files = []
    for number in range(35):
        path = tmp_path / f"{number}.jpg"
        path.write_bytes(b"\xff\xd8\xff" + bytes([number]))
        files.append((path, "" if number % 2 else f"照片{number}"))
    (tmp_path / "空.jpg").write_bytes(b"")
    with pytest.raises(Refused) as refusal:
        evidence.take_in_files(desk.context, [*files, (tmp_path / "空.jpg", "")], Belongs(desk.case.rid))
    assert refusal.value.problems[0].where == "title35"
    taken = evidence.take_in_files(desk.context, files, Belongs(desk.case.rid))
    assert [piece.title for piece in taken] == [title or path.stem for path, title in files]
    sealed = desk.context.store.sealed
    assert [sealed.read(piece.sha256) for piece in taken] == [path.read_bytes() for path, _title in files]
