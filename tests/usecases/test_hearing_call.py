"""A hearing is called seven working days before (APL art. 64(2)): the last day for telling counts back from it."""

from datetime import timedelta

import pytest

from inspector_app.domain.deadline import Deadline
from inspector_app.domain.role import Role
from inspector_app.formdefs.facts import redrafted
from inspector_app.support.clock import at, local
from inspector_app.support.errors import Refused
from inspector_app.usecases import issuing
from inspector_app.usecases.case_papers import plain_paper
from inspector_app.usecases.issuing import SignOff


def called(desk, days):
    context, today = desk.context, desk.context.clock.today()
    paper = plain_paper(context, desk.case.rid, context.form_of(Role.HEARING_CALL))
    form, facts = issuing.form_for(context, paper), issuing.start_facts(context, paper)
    hearing = local(at(today + timedelta(days), 9))
    told = {
        "told.title": "行政处罚事先告知书", "told.number": "示罚告〔2026〕1号", "hearing.asked_on": today.isoformat(),
        "hearing.at": hearing.isoformat(), "hearing.place": "示例局会议室", "hearing.open": "公开举行",
        "hearing.chair": "周示例（法规股）", "hearing.clerk": "吴示例", "agency.address": "示例路1号",
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
