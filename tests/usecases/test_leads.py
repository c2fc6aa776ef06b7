"""Leads as they come, are decided upon, answered and merged; who told of them is nobody else's business."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from inspector_app.domain.deadline import Deadline
from inspector_app.domain.identity import new_rid
from inspector_app.domain.lead import Lead, LeadKind, LeadState, LeadVerb
from inspector_app.domain.referral import Referral, ReferralKind
from inspector_app.support.clock import at
from inspector_app.support.errors import Refused
from inspector_app.usecases.case_brief import case_brief
from inspector_app.usecases.case_edits import add_lead, free_leads
from inspector_app.usecases.cases import file_case, open_case
from inspector_app.usecases.history import history
from inspector_app.usecases.lead_list import KEPT_BACK, LeadTask, find_lead_lines, lead_line, leads, leads_due
from inspector_app.usecases.leads import (
    accept_lead,
    answer_lead,
    case_for,
    hand_on_lead,
    merge_leads,
    refuse_lead,
    reopen_lead,
    reply_of,
    save_lead,
    separate_lead,
)
from inspector_app.usecases.measures import measured
from inspector_app.usecases.people import save_person
from inspector_app.usecases.today import read_today
from inspector_app.usecases.told_lists import told_list
from tests.builders import a_case, a_person

DAY = date(2026, 3, 2)
PLATFORM = "全国根治欠薪线索反映平台"


def a_lead(**more):
    return Lead(
        **{"rid": new_rid(), "kind": LeadKind.COMPLAINT, "received_on": DAY, "channel": "来访", "facts": "欠薪"} | more
    )


def codes(error):
    return [problem.code for problem in error.value.problems]


def limit_of(context, lead):
    found = context.store.find(Deadline, lead_rid=lead.rid)
    return found[0] if found else None


def state(context, lead):
    return context.store.need(Lead, lead.rid).state


def test_a_complaint_starts_five_working_days_and_its_acceptance_ends_them(desk):
    lead = save_lead(desk.context, a_lead())
    limit = limit_of(desk.context, lead)
    assert (limit.rule, limit.starts_on, limit.due, limit.done_on) == ("DL-01", DAY, date(2026, 3, 9), None)
    accept_lead(desk.context, lead.rid, DAY)
    assert (limit_of(desk.context, lead).done_on, state(desk.context, lead)) == (DAY, LeadState.ACCEPTED)
    reopen_lead(desk.context, lead.rid, "登记错了")
    assert (limit_of(desk.context, lead).done_on, state(desk.context, lead)) == (None, LeadState.RECEIVED)


def test_the_limit_follows_what_is_corrected(desk):
    lead = save_lead(desk.context, a_lead())
    save_lead(desk.context, replace(lead, received_on=DAY - timedelta(days=4)))
    limit = limit_of(desk.context, lead)
    assert (limit.starts_on, limit.due) == (date(2026, 2, 26), date(2026, 3, 4))
    save_lead(desk.context, replace(lead, kind=LeadKind.REPORT, secret=True))
    assert limit_of(desk.context, lead) is None


def test_a_correction_does_not_take_a_decision_back(desk):
    lead = save_lead(desk.context, a_lead())
    accept_lead(desk.context, lead.rid, DAY)
    save_lead(desk.context, replace(lead, heads=5))
    kept = desk.context.store.need(Lead, lead.rid)
    assert (kept.accepted_on, kept.heads) == (DAY, 5)


def test_a_refusal_wants_a_reason_and_a_day_since_the_receipt(desk):
    lead = save_lead(desk.context, a_lead())
    with pytest.raises(Refused) as error:
        refuse_lead(desk.context, lead.rid, DAY, "。")
    assert codes(error) == ["void-no-reason"]
    for on in (DAY - timedelta(days=1), DAY + timedelta(days=1)):
        with pytest.raises(Refused) as error:
            refuse_lead(desk.context, lead.rid, on, "超过两年")
        assert codes(error) == ["lead-day"]
    refuse_lead(desk.context, lead.rid, DAY, "超过两年")
    assert (state(desk.context, lead), limit_of(desk.context, lead).done_on) == (LeadState.REFUSED, DAY)
    with pytest.raises(Refused) as error:
        accept_lead(desk.context, lead.rid, DAY)
    assert codes(error) == ["lead-act"]
    assert free_leads(desk.context) == ()


def test_a_complaint_that_becomes_a_case_waits_for_its_filing(desk):
    lead = save_lead(desk.context, a_lead())
    case = open_case(desk.context, replace(a_case(), project_rid="", company_rid=desk.company.rid), (lead,))
    limit = limit_of(desk.context, lead)
    assert (limit.case_rid, limit.done_on, state(desk.context, lead)) == (case.rid, None, LeadState.IN_CASE)
    file_case(desk.context, case.rid, "示例局长")
    assert limit_of(desk.context, lead).done_on == DAY
    later = add_lead(desk.context, case.rid, a_lead())
    assert limit_of(desk.context, later).done_on == DAY


def test_an_answer_of_the_platform_states_what_is_on_record(desk):
    context = desk.context
    lead = save_lead(context, a_lead(kind=LeadKind.TRANSFERRED, channel=PLATFORM))
    for conclusion, code in (
        ("", "lead-no-conclusion"),
        ("filed", "lead-conclusion-filed"),
        ("police", "lead-conclusion-police"),
        ("handed_on", "lead-conclusion-handed_on"),
        ("again", "lead-conclusion-merged"),
        ("paid", "lead-paid-untold"),
        ("partly_paid", "lead-paid-untold"),
    ):
        with pytest.raises(Refused) as error:
            answer_lead(context, lead.rid, DAY, "经核实情况如下", conclusion)
        assert codes(error) == [code]
    add_lead(context, desk.case.rid, lead)
    file_case(context, desk.case.rid, "示例局长")
    answer_lead(context, lead.rid, DAY, "已经立案调查", "filed")
    with context.unit("移送") as unit:
        unit.put(Referral(new_rid(), desk.case.rid, ReferralKind.POLICE, "示例县公安局", DAY))
    with pytest.raises(Refused) as error:
        answer_lead(context, lead.rid, DAY, "已经移送", "police")
    assert codes(error) == ["lead-answered"], "no answer takes another one's place in silence"
    answer_lead(context, lead.rid, DAY, "已经移送", "police", "答复以后移送了公安机关")
    assert context.store.need(Lead, lead.rid).conclusion == "police"
    assert any(
        field.after == "涉嫌犯罪，已经移送公安机关" for line in history(context, lead.rid) for field in line.fields
    )


def test_a_channel_is_one_of_the_register_for_it_tells_what_an_answer_wants(desk):
    with pytest.raises(Refused) as error:
        save_lead(desk.context, a_lead(kind=LeadKind.TRANSFERRED, channel="全国平台"))
    assert codes(error) == ["lead-channel-unknown"]
    ticket = save_lead(desk.context, a_lead(kind=LeadKind.TRANSFERRED, channel=PLATFORM))
    assert lead_line(desk.context, ticket.rid).due_words == "未填来件要求的答复日期"  # it could never be overdue
    told = save_lead(desk.context, replace(ticket, reply_by=DAY + timedelta(days=3)))
    assert lead_line(desk.context, told.rid).due_words.startswith("答复")
    assert PLATFORM in str(error.value.problems[0].details["known"])
    with desk.context.unit("早先登记") as unit:  # from a list of before: it is corrected all the same
        unit.put(old := a_lead(channel="示例热线"))
    assert save_lead(desk.context, replace(old, heads=3)).heads == 3


def test_who_was_paid_without_a_list_is_told_by_whoever_knows_it(desk):
    context = desk.context
    lead, paid = save_lead(context, a_lead(kind=LeadKind.TRANSFERRED)), context.law.leads.conclusions["paid"]
    begun = reply_of(context, lead, paid)
    assert begun == f"{paid.reply}〔待补：支付的日期、人数、金额和凭证〕"
    with pytest.raises(Refused) as error:
        answer_lead(context, lead.rid, DAY, begun, "paid")
    assert codes(error) == ["lead-reply-gap"]
    answer_lead(context, lead.rid, DAY, f"{paid.reply}3月1日现金支付2人5,000元，有收条。", "paid")
    in_case = replace(lead, case_rid=desk.case.rid)
    assert reply_of(context, in_case, paid) == paid.reply


def test_the_platform_has_ten_conclusions_and_none_is_given_as_verified(desk):
    conclusions = desk.context.law.leads.conclusions
    assert len(conclusions) == 10
    assert {each.mark for each in conclusions.values()} == {"M"}


def test_a_complaint_is_answered_only_when_it_was_decided_upon(desk):
    lead = save_lead(desk.context, a_lead())
    with pytest.raises(Refused) as error:
        answer_lead(desk.context, lead.rid, DAY, "已经处理")
    assert codes(error) == ["lead-act"]
    hand_on_lead(desk.context, lead.rid, "示例县住建局", DAY)
    answer_lead(desk.context, lead.rid, DAY, "已经转示例县住建局办理")
    assert state(desk.context, lead) is LeadState.HANDED_ON


def test_an_answer_is_taken_back_without_the_acceptance(desk):
    context = desk.context
    lead = save_lead(context, a_lead())
    accept_lead(context, lead.rid, DAY)
    answer_lead(context, lead.rid, DAY, "已经处理")
    reopen_lead(context, lead.rid, "答复有误")
    kept = context.store.need(Lead, lead.rid)
    assert (kept.state, kept.accepted_on, kept.reply) == (LeadState.ACCEPTED, DAY, "")
    assert limit_of(context, lead).done_on == DAY


def test_merged_leads_are_decided_upon_together_and_can_be_taken_apart(desk):
    context = desk.context
    first, second = save_lead(context, a_lead()), save_lead(context, a_lead(received_on=DAY - timedelta(days=3)))
    with pytest.raises(Refused) as error:
        merge_leads(context, first.rid, first.rid, "同一事项")
    assert codes(error) == ["lead-merge-itself"]
    merge_leads(context, second.rid, first.rid, "同一事项")
    assert limit_of(context, second).done_on is None
    accept_lead(context, first.rid, DAY)
    assert limit_of(context, second).done_on == DAY
    assert context.store.need(Lead, second.rid).verbs == (LeadVerb.SEPARATE,)
    separate_lead(context, second.rid, "不是同一事项")
    assert (limit_of(context, second).done_on, state(context, second)) == (None, LeadState.RECEIVED)


def test_the_earliest_limit_goes_along_however_often_a_lead_was_merged(desk):
    context = desk.context
    first, second, third = (save_lead(context, a_lead(received_on=DAY - timedelta(days=n))) for n in (7, 3, 0))
    merge_leads(context, first.rid, second.rid, "同一事项")
    merge_leads(context, second.rid, third.rid, "同一事项")
    assert lead_line(context, third.rid).due == limit_of(context, first).due
    items = [card.item.deadline for card in read_today(context).due if card.item.deadline.lead_rid]
    assert [(each.lead_rid, each.due) for each in items] == [(third.rid, limit_of(context, first).due)], "told once"
    accept_lead(context, third.rid, DAY)
    assert lead_line(context, third.rid).task is LeadTask.FILE


def test_what_is_told_of_changes_never_names_an_informant(desk):
    context = desk.context
    informant = save_person(context, a_person(name="赵举示"))
    lead = save_lead(context, a_lead(kind=LeadKind.REPORT, secret=True))
    save_lead(context, replace(lead, complainant_rids=(informant.rid,)))
    told = [field.after for line in history(context, lead.rid) for field in line.fields]
    assert "1人（保密）" in told
    assert "赵举示" not in "".join(told)


def test_who_reports_is_kept_secret_asked_for_or_not(desk):
    context = desk.context
    informant = save_person(context, a_person(name="赵举示"))
    named = a_lead(kind=LeadKind.REPORT, complainant_rids=(informant.rid,))
    with pytest.raises(Refused) as refused:
        save_lead(context, named)
    assert [each.code for each in refused.value.problems] == ["lead-report-named"]
    with context.unit("早先登记") as unit:  # as a version of before kept it
        unit.put(named)
        unit.put(replace(named, complainant_rids=()))
    told = "".join(f"{each.before}{each.after}" for line in history(context, named.rid) for each in line.fields)
    assert ("1人（保密）" in told, "赵举示" in told) == (True, False)
    with context.unit("早先登记") as unit:
        unit.put(named)
    assert lead_line(context, named.rid).complainants == KEPT_BACK
    assert find_lead_lines(leads(context), "赵举示") == []


def test_a_complaint_that_was_accepted_is_to_be_filed_that_day(desk):
    context = desk.context
    lead = save_lead(context, a_lead())
    told = save_lead(context, a_lead(kind=LeadKind.TRANSFERRED))  # no source sets a day for others
    for each in (lead, told):
        accept_lead(context, each.rid, DAY)
    line = lead_line(context, lead.rid)
    assert (line.due, line.task, line.overdue, line.due_words) == (
        DAY, LeadTask.FILE, False, "立案（受理当日）2026年3月2日截止"
    )  # fmt: skip
    desk.clock.move_to(at(DAY + timedelta(days=1), 9))
    assert (lead_line(context, lead.rid).overdue, lead_line(context, told.rid).due) == (True, None)
    assert [(due.lead.rid, due.task) for due in leads_due(context, context.clock.today())] == [
        (lead.rid, LeadTask.FILE)
    ]
    (row,) = [row for row in told_list(context, "due").rows if row[0].startswith("受理的投诉立案")]
    assert row[-1] == "逾期1天"
    late = measured(context, context.clock.today()).figures["leads_overdue"]
    assert [item.rid for item in late.items] == [lead.rid]
    case = replace(a_case(), project_rid="", company_rid=desk.company.rid)
    opened = open_case(context, case, (context.store.need(Lead, lead.rid),))
    first, today = "立案（受理当日）2026年3月2日截止，已逾期", context.clock.today()
    assert [due.words(today) for due in leads_due(context, today)] == [first]  # a case is no filing
    assert lead_line(context, lead.rid).due_words == first
    assert first in case_brief(context, opened.rid).next
    assert len(measured(context, today).figures["leads_overdue"].items) == 1
    desk.clock.move_to(at(DAY + timedelta(days=2), 9))
    file_case(context, opened.rid, "示例局长")
    assert (lead_line(context, lead.rid).due, leads_due(context, context.clock.today())) == (None, ())
    assert not measured(context, context.clock.today()).figures["leads_overdue"].items
    assert len(measured(context, today).figures["leads_overdue"].items) == 1, "what was reported as of a day stays"


def test_what_is_done_later_changes_no_figure_as_of_a_day_before(desk):
    """A lead that is merged, or taken into a case that was filed before, was overdue until then all the same."""
    context, late = desk.context, DAY + timedelta(days=10)
    file_case(context, desk.case.rid, "示例局长", on=DAY)
    merged, taken, other = (save_lead(context, a_lead(outer_number=number)) for number in ("示1", "示2", "示3"))
    accept_lead(context, taken.rid, DAY)
    desk.clock.move_to(at(late, 9))
    overdue = {item.rid for item in measured(context, late).figures["leads_overdue"].items}
    assert overdue == {merged.rid, taken.rid, other.rid}
    desk.clock.move_to(at(late + timedelta(days=1), 9))
    merge_leads(context, merged.rid, other.rid, "同一事项")
    for each in (taken, other):
        add_lead(context, desk.case.rid, context.store.need(Lead, each.rid))
    assert {item.rid for item in measured(context, late).figures["leads_overdue"].items} == overdue
    assert measured(context, late).figures["complaints"].value == 3
    now = measured(context, late + timedelta(days=1)).figures
    assert not now["leads_overdue"].items
    assert now["decided_in_time_share"].value == 33_33  # only the one that was accepted on its day


def test_a_lead_that_was_merged_still_owes_its_sender_an_answer(desk):
    """Two tickets about one matter are answered each for itself, by what the one that goes on came to."""
    context, wanted = desk.context, DAY + timedelta(days=3)
    first = save_lead(context, a_lead())
    ticket = save_lead(context, a_lead(channel=PLATFORM, outer_number="示1", reply_by=wanted))
    merge_leads(context, ticket.rid, first.rid, "同一事项")
    line = lead_line(context, ticket.rid)
    assert (line.due, line.is_open, line.lead.verbs) == (wanted, True, (LeadVerb.ANSWER, LeadVerb.SEPARATE))
    assert [due.lead.rid for due in leads_due(context, wanted)] == [ticket.rid]
    desk.clock.move_to(at(wanted + timedelta(days=1), 9))
    late = measured(context, context.clock.today()).figures["leads_overdue"]
    assert ticket.rid in {item.rid for item in late.items}
    with pytest.raises(Refused) as error:
        answer_lead(context, ticket.rid, context.clock.today(), "已经立案", "filed")
    assert codes(error) == ["lead-conclusion-filed"]
    accept_lead(context, first.rid, context.clock.today())
    case = open_case(context, replace(a_case(), project_rid="", company_rid=desk.company.rid), (first,))
    file_case(context, case.rid, "示例局长")
    answer_lead(context, ticket.rid, context.clock.today(), "已经立案", "filed")
    line = lead_line(context, ticket.rid)
    assert (line.due, line.state, line.lead.verbs) == (None, LeadState.MERGED, (LeadVerb.SEPARATE, LeadVerb.ANSWER))


def test_a_case_that_a_lead_gives_rise_to_is_against_whom_the_lead_names(context):
    case = case_for(context, a_lead(respondent="示例建工集团有限公司 "))
    assert (case.respondent, case.title) == ("示例建工集团有限公司", "示例建工集团有限公司拖欠农民工工资案")
