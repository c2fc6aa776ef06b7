"""What is typed on the paper of a record is written to the record: it prints, can be signed, and later changes show."""

from dataclasses import replace
from datetime import timedelta

import pytest

from inspector_app.domain.inspection import CheckResult, Inspection
from inspector_app.domain.interview import Interview
from inspector_app.formdefs.model import FactType
from inspector_app.support.clock import local
from inspector_app.support.errors import Refused
from inspector_app.usecases import acts, inspections, interviews, issuing, transcripts
from inspector_app.usecases.acts import Signature
from inspector_app.usecases.evidence import Belongs
from inspector_app.usecases.issuing import SignOff
from inspector_app.usecases.lookups import DocumentFilter
from inspector_app.usecases.paper_list import list_papers, whom
from inspector_app.usecases.record_fields import OWN
from inspector_app.usecases.record_papers import is_rewritten
from inspector_app.usecases.transcripts import Beginning
from tests.builders import SPOKEN

RECORDS = {
    "interview": (Interview, ("interview.ended_at", "interview.others_present")),
    "visit": (
        Inspection,
        (
            "inspection.approval", "inspection.source", "inspection.notice_number", "inspection.method",
            "inspection.device", "inspection.rights_answer", "inspection.documents_copied", "inspection.absence_note",
            "recorder.name",
        ),
    ),
}  # fmt: skip
CASES = [(kind, field) for kind, (_, fields) in RECORDS.items() for field in fields]


def made(desk, kind):
    """A record with every field of its paper blank that may be, and the paper."""
    context = desk.context
    if kind == "interview":
        beginning = Beginning(desk.workers[0], "worker_short", "项目部", "工资支付情况", Belongs(desk.case.rid))
        talk = interviews.answered(transcripts.begin(context, beginning), SPOKEN)
        desk.clock.advance(minutes=30)
        return interviews.save_interview(context, talk), transcripts.interview_paper(context, talk)
    visit = replace(inspections.new_inspection(context, desk.project.rid), method="", recorder_name="")
    items = tuple(replace(item, result=CheckResult.CONFORMS) for item in visit.items)
    visit = replace(visit, items=items)
    desk.clock.advance(minutes=30)
    ended, _ = inspections.finish_inspection(context, visit)
    return ended, inspections.visit_paper(context, ended)


def sign_off(desk, paper, facts):
    return issuing.sign_off(
        desk.context, paper, facts, SignOff("陈示例", {"gate-visit-not-approved": "紧急检查，事后补办"})
    )


def value(desk, paper, field):
    form = issuing.form_for(desk.context, paper)
    fact = form.fact(field)
    return local(desk.clock.now()).isoformat(timespec="minutes") if fact.type is FactType.MOMENT else "示例填写"


@pytest.mark.parametrize(("kind", "field"), CASES)
def test_what_is_typed_on_the_paper_is_recorded_signed_and_a_later_change_told(desk, kind, field):
    context = desk.context
    record, paper = made(desk, kind)
    typed = value(desk, paper, field)
    printed = sign_off(desk, paper, {**issuing.start_facts(context, paper), field: typed})
    kept = context.store.need(type(record), record.rid)
    own = OWN[type(record)][field]
    assert getattr(kept, own) != getattr(record, own)
    assert issuing.start_facts(context, paper)[field] == typed
    assert not is_rewritten(context, printed, kept)
    changed = kept.started_at + timedelta(minutes=1) if own == "ended_at" else "另一填写"
    assert is_rewritten(context, printed, replace(kept, **{own: changed}))
    if kind == "interview" and kept.ended_at is None:
        kept = interviews.save_interview(context, replace(kept, ended_at=desk.clock.now()))  # ink typed back
    acts.sign_record(context, printed.rid, (), Signature("暂无扫描仪", printed="在项目部打印"))


def test_a_moment_with_its_seconds_is_the_one_that_is_recorded(desk):
    """Drafts of an earlier version wrote them; no paper shows them."""
    record, paper = made(desk, "interview")
    end = local(desk.clock.now()).isoformat(timespec="seconds")
    sign_off(desk, paper, {**desk.facts(paper), "interview.ended_at": end})
    assert desk.context.store.need(Interview, record.rid).ended_at == desk.clock.now()


def test_an_approval_on_the_paper_is_one_and_wants_no_reason(desk):
    _, paper = made(desk, "visit")
    facts = {**desk.facts(paper), "inspection.approval": "局长批准2026年3月1日"}
    assert "gate-visit-not-approved" not in {p.code for p in issuing.paper_problems(desk.context, paper, facts)}
    assert issuing.sign_off(desk.context, paper, facts, SignOff("陈示例")).reasons == ()


@pytest.mark.parametrize(("later", "code"), [(60, "record-ends-later"), (-60, "time-order")])
def test_an_end_that_cannot_be_is_refused_beside_its_field(desk, later, code):
    record, paper = made(desk, "interview")
    end = local(desk.clock.now() + timedelta(minutes=later)).isoformat(timespec="minutes")
    with pytest.raises(Refused) as refusal:
        sign_off(desk, paper, {**desk.facts(paper), "interview.ended_at": end})
    assert (code, "interview.ended_at") in [(each.code, each.where) for each in refusal.value.problems]
    assert desk.context.store.need(Interview, record.rid) == record


def test_answers_are_changed_where_they_are_recorded(desk):
    _, paper = made(desk, "interview")
    facts = desk.facts(paper)
    rows = [{**row, "answer": "另写的回答"} for row in facts["qas"]]
    with pytest.raises(Refused) as refusal:
        sign_off(desk, paper, {**facts, "qas": rows})
    assert {each.code for each in refusal.value.problems} <= {"printed-not-recorded", "printed-not-recorded-more"}


def test_the_register_says_whom_a_record_tells_of_as_it_was_printed(desk):
    _, paper = made(desk, "interview")
    printed = sign_off(desk, paper, desk.facts(paper))
    assert printed.addressee == ""
    assert whom(printed) == desk.workers[0].name
    (line,) = [line for line in list_papers(desk.context, DocumentFilter()).page(0, 9) if line]
    assert (line.whom, line.case_title) == (desk.workers[0].name, desk.case.title)
