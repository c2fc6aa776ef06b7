"""Limits that count from a day which a paper names: a hearing is called seven working days before (APL art. 64(2)), a
referral is decided upon within three days of the report (T310 art. 5)."""

from datetime import timedelta

import pytest

from inspector_app.domain.act import ActKind
from inspector_app.domain.deadline import Deadline
from inspector_app.domain.role import Role
from inspector_app.formdefs.facts import redrafted
from inspector_app.support.clock import at, local
from inspector_app.support.errors import Refused
from inspector_app.usecases import issuing
from inspector_app.usecases.case_papers import plain_paper
from inspector_app.usecases.issuing import SignOff
from tests.builders import a_document, a_service, an_act


def told_before(desk):
    """The notice of a penalty that was served, without which nobody is called to a hearing (PR-27)."""
    form = desk.context.form_of(Role.PENALTY_NOTICE)
    notice = a_document(
        form=form, title="行政处罚事先告知书", number="示罚告〔2026〕1号", case_rid=desk.case.rid,
        addressee=desk.company.name, addressee_rid=desk.company.rid,
    )  # fmt: skip
    sent = a_service(inspector_rids=tuple(each.rid for each in desk.context.team()))
    with desk.context.unit("处罚告知") as unit:
        unit.put(notice)
        unit.put(an_act(ActKind.SIGNED_OFF, notice, at=desk.clock.now(), case_rid=desk.case.rid))
        unit.put(an_act(ActKind.SERVED, notice, at=desk.clock.now(), case_rid=desk.case.rid, service=sent))


def called(desk, days):
    context, today = desk.context, desk.context.clock.today()
    told_before(desk)
    paper = plain_paper(context, desk.case.rid, context.form_of(Role.HEARING_CALL))
    form, facts = issuing.form_for(context, paper), issuing.start_facts(context, paper)
    hearing = local(at(today + timedelta(days), 9))
    told = {
        "told.title": "行政处罚事先告知书", "told.number": "示罚告〔2026〕1号", "hearing.asked_on": today.isoformat(),
        "hearing.at": hearing.isoformat(), "hearing.place": "示例局会议室", "hearing.open": "公开举行",
        "hearing.chair": "周示例（法规股）", "hearing.clerk": "吴示例",
    }  # fmt: skip
    whole = redrafted(form, facts, {**facts, **told})
    found = {each.code for each in issuing.paper_problems(context, paper, whole)} - {"paper-too-late"}
    return issuing.sign_off(context, paper, whole, SignOff("示例局长", dict.fromkeys(found, "示例的理由")))


def test_the_last_day_for_telling_counts_back_from_the_hearing_and_ends_with_the_service(desk):
    desk.file()
    notice = called(desk, 21)  # Monday 2026-03-02 → Monday 2026-03-23
    (term,) = desk.context.store.find(Deadline, document_rid=notice.rid)
    assert (term.starts_on.isoformat(), term.due.isoformat(), term.done_on) == ("2026-03-23", "2026-03-12", None)
    desk.serve(notice)
    (term,) = desk.context.store.find(Deadline, document_rid=notice.rid)
    assert term.done_on == desk.context.clock.today()


def test_a_hearing_within_seven_working_days_wants_a_reason(desk):
    desk.file()
    with pytest.raises(Refused) as refusal:
        called(desk, 8)
    assert [each.code for each in refusal.value.problems] == ["paper-too-late"]


def decided(desk, reported, reasons):
    context = desk.context
    paper = plain_paper(context, desk.case.rid, context.form_of(Role.REFERRAL_APPROVAL))
    form, facts = issuing.form_for(context, paper), issuing.start_facts(context, paper)
    told = {each.name: each.example for each in form.facts if each.required and not facts.get(each.name)}
    whole = redrafted(form, facts, {**facts, **told, "approval.submitted_on": reported.isoformat()})
    found = {each.code for each in issuing.paper_problems(context, paper, whole)} - {"paper-too-late"}
    return issuing.sign_off(context, paper, whole, SignOff("示例局长", dict.fromkeys(found, "示例的理由") | reasons))


def test_a_referral_is_decided_upon_within_three_days_of_the_report(desk):
    desk.file()
    today = desk.context.clock.today()
    with pytest.raises(Refused) as refusal:
        decided(desk, today - timedelta(days=6), {})
    assert [each.code for each in refusal.value.problems] == ["paper-too-late"]
    late = decided(desk, today - timedelta(days=6), {"paper-too-late": "负责人出差，电话同意在先"})
    (term,) = desk.context.store.find(Deadline, document_rid=late.rid, rule="DL-24")
    assert (term.starts_on, term.done_on) == (today - timedelta(days=6), today)
    assert term.due < today
