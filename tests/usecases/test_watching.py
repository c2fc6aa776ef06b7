"""重点监管: reports owed, ratings that the records bear out, listings, letters, incidents, advances, referrals."""

from dataclasses import replace
from datetime import date, timedelta
from functools import partial

import pytest

from inspector_app.domain.case import Case
from inspector_app.domain.dispatch import TaskKind
from inspector_app.domain.document import Document
from inspector_app.domain.identity import new_rid
from inspector_app.domain.incident import IncidentReport, IncidentReportKind, PoliceOutcome, Recovery
from inspector_app.domain.referral import Referral, ReferralKind
from inspector_app.domain.role import ListingGround
from inspector_app.domain.watch_acts import WatchAct, open_acts
from inspector_app.domain.watch_rules import CreditLook
from inspector_app.domain.watching import CreditGrade, Listing, ListingOutcome, ListingRemoval, WatchReport
from inspector_app.support.clock import at
from inspector_app.support.errors import Refused, Trouble
from inspector_app.support.vocabulary import word
from inspector_app.usecases import dispatch, evidence, history, watch_checks, watching
from inspector_app.usecases.evidence import Belongs
from inspector_app.usecases.measures import measured
from inspector_app.usecases.people import save_person
from inspector_app.usecases.today import read_today
from inspector_app.usecases.told_lists import told_list
from inspector_app.usecases.watch_entries import enter
from inspector_app.usecases.watch_file import part_words, watch_file
from inspector_app.usecases.watch_list import WatchScope, find_watch_lines, lines_about, watch_due, watch_lines
from tests.builders import MONDAY, a_company, a_document, a_person


def codes(do, *told, **more):
    with pytest.raises(Refused) as refusal:
        do(*told, **more)
    return {(problem.code, problem.where) for problem in refusal.value.problems}


def begun(desk, kind, **told):
    entry = watching.new_entry(desk.context, kind)
    return replace(entry, **told)


def kept(desk, kind, **told):
    return watching.save_entry(desk.context, begun(desk, kind, **told))


def act(desk, name, entry, **told):
    return watching.do_act(desk.context, name, replace(entry, **told))


def line(desk, entry):
    return watch_file(desk.context, entry.rid).line


def test_a_watched_company_owes_a_report_on_each_month_until_it_is_released(desk):
    context = desk.context
    watch = kept(desk, "watch", company_rid=desk.company.rid, reason="连续两年欠薪", report_day=5)
    assert (line(desk, watch).dues, line(desk, watch).state) == ((), "监管中")
    assert codes(watching.new_part, context, watch) == {("watch-report-none", "")}, "its first month goes on"
    desk.clock.moment = at(date(2026, 5, 6), 9)
    assert [due.day for due in line(desk, watch).dues] == [date(2026, 4, 5), date(2026, 5, 5)]
    assert "2026年3月监管月报（2026年4月5日前，已逾期31天）" in line(desk, watch).due_words
    assert (read_today(context).watched[0].subject, read_today(context).counts.overdue) == ("示例劳务有限公司", 3)
    report = watching.new_part(context, watch)
    assert report.month == date(2026, 3, 1)
    watching.save_part(context, replace(report, month=date(2026, 3, 20), heads=12, unpaid_fen=0))
    assert [due.day for due in watch_due(context)[0].dues] == [date(2026, 5, 5)]
    assert codes(watching.save_part, context, replace(report, rid=new_rid())) == {("watch-report-twice", "month")}
    early = replace(report, rid=new_rid(), month=date(2026, 2, 1))
    assert codes(watching.save_part, context, early) == {("watch-report-month", "month")}
    going_on = replace(report, rid=new_rid(), month=date(2026, 5, 1))  # May is not over on its sixth day
    assert codes(watching.save_part, context, going_on) == {("watch-report-going-on", "month")}
    april = replace(report, rid=new_rid(), month=date(2026, 4, 1))
    assert watching.months_to_report(context, april) == (date(2026, 4, 1),)  # March came, May goes on
    more = codes(watching.save_part, context, replace(april, heads=12, contracts=13, insured=14))
    assert more == {("watch-report-more", "contracts"), ("watch-report-more", "insured")}
    told = part_words(replace(april, heads=12, contracts=9, insured=12))[1]
    assert told == "报告用工人数12人　签订劳动合同人数9人　参加社会保险人数12人"
    assert codes(watching.remove, context, watch) == {("watching-has-parts", "")}
    act(desk, WatchAct.RELEASE, watch, ended_on=date(2026, 4, 30), end_reason="工资全部付清")
    assert (line(desk, watch).dues, line(desk, watch).over) == ((), True), "April was not over when it was released"
    again = begun(desk, "watch", company_rid=desk.company.rid, reason="又欠薪")
    watching.save_entry(context, again)
    assert codes(kept, desk, "watch") == {("watching-empty", "reason"), ("watching-nobody", "company_rid")}
    twice = begun(desk, "watch", company_rid=desk.company.rid, reason="又欠薪", report_day=31)
    wanted = {("watch-twice", "company_rid"), ("watch-report-day", "report_day")}
    assert codes(watching.save_entry, context, twice) == wanted


def test_a_rating_is_what_the_records_bear_out_with_its_criterion_and_source(desk):
    context, firm = desk.context, desk.company.rid
    clean = watching.new_entry(context, "credit_rating", company_rid=firm)
    assert (clean.grade, clean.criterion) == (CreditGrade.A, "a-clean")
    desk.file()
    assert watching.rated(context, clean).grade is CreditGrade.B
    kept(desk, "incident", place="县政府门前", demand="支付工资", company_rid=firm)
    rating = watching.save_entry(context, watching.new_entry(context, "credit_rating", company_rid=firm))
    assert (rating.grade, rating.criterion) == (CreditGrade.C, "c-incident")
    assert rating.facts == "2026年本机关登记：立案1次、发生群体性事件1次。"
    assert "二手来源" in watch_file(context, rating.rid).notes[0]
    lenient = replace(rating, grade=CreditGrade.B, criterion="b-found")
    watching.save_entry(context, lenient)
    assert "记录还符合：因劳动保障违法行为引发群体性事件" in watch_file(context, rating.rid).notes[1]
    assert codes(watching.save_entry, context, replace(lenient, criterion="a-clean")) == {
        ("credit-other-grade", "criterion")
    }
    assert codes(watching.save_entry, context, replace(rating, rid=new_rid())) == {("credit-twice", "year")}
    assert codes(watching.save_entry, context, replace(rating, rid=new_rid(), year=2027)) == {("credit-year", "year")}
    assert WatchAct.TELL in open_acts(rating)


def test_a_general_contractor_that_was_ordered_to_pay_is_not_without_a_record(desk):
    general = desk.other_company()
    order = desk.order(to=general)
    desk.serve(order)
    begin = partial(watching.new_entry, desk.context, "credit_rating", company_rid=general.party_rid)
    assert (begin().grade, begin().facts) == (CreditGrade.B, "2026年本机关登记：立案1次。")
    desk.clock.moment = at(order.due + timedelta(days=1), 9)
    assert (begin().grade, begin().criterion) == (CreditGrade.C, "c-unperformed")


@pytest.mark.parametrize(
    ("kept_rules", "filed", "grade"),
    [(("a-clean",), True, None), (("b-found",), False, None), (("c-criminal",), False, None),
     (("a-clean", "c-criminal"), False, CreditGrade.A)],
)  # fmt: skip
def test_no_grade_is_proposed_that_no_criterion_bears_out(desk, kept_rules, filed, grade):
    law = desk.context.law
    rules = replace(law.watching, criteria=tuple(each for each in law.watching.criteria if each.id in kept_rules))
    context = replace(desk.context, law=replace(law, watching=rules))
    if filed:
        desk.file()
    rating = watching.new_entry(context, "credit_rating", company_rid=desk.company.rid)
    assert rating.grade is grade
    if grade is None:
        assert rating.criterion == ""
        told = {"company_rid": desk.company.name}
        assert codes(enter, context, "credit_rating", told) == {("credit-not-proposed", "grade")}
        assert codes(watching.save_entry, context, rating) == {("watching-empty", "grade")}
        by_hand = enter(context, "credit_rating", {**told, "grade": "B级"})
        assert (by_hand.grade, by_hand.facts) == (CreditGrade.B, rating.facts)


def test_a_listing_goes_from_the_notice_to_its_end_with_the_days_of_the_law(desk):
    context = desk.context
    listing = kept(desk, "listing", party_rid=desk.company.rid, case_rid=desk.case.rid)
    assert codes(act, desk, WatchAct.PUBLISH, listing) == {("watching-act", "")}
    objected = act(desk, WatchAct.OBJECT, listing, objected_on=MONDAY)
    (due,) = line(desk, objected).dues
    assert (due.what, due.day) == ("核实异议并告知结果", date(2026, 3, 9))
    decided = {"decided_on": MONDAY, "outcome": ListingOutcome.LISTED}
    assert codes(act, desk, WatchAct.DECIDE, objected, **decided) == {("listing-unanswered", "note")}
    answered = act(desk, WatchAct.ANSWER, objected, answered_on=MONDAY)
    assert codes(act, desk, WatchAct.DECIDE, answered, **decided) == {("listing-term-running", "note")}
    last, after = date(2026, 3, 9), date(2026, 3, 10)  # five working days after the notice
    desk.clock.moment = at(after, 9)
    early = replace(answered, decided_on=last, outcome=ListingOutcome.LISTED)
    assert codes(watching.save_entry, context, early) == {("listing-term-running", "note")}
    assert not watch_checks.problems_of(context, replace(early, decided_on=after))
    desk.clock.moment = at(MONDAY, 9)
    assert codes(act, desk, WatchAct.DECIDE, answered) == {
        ("watching-empty", "decided_on"), ("watching-empty", "outcome")
    }  # fmt: skip
    listed = act(desk, WatchAct.DECIDE, answered, **decided, note="当事人已书面放弃异议")
    assert watch_file(context, listed.rid).listed_until == date(2029, 3, 2)
    assert codes(act, desk, WatchAct.PUBLISH, listed, published_on=MONDAY - timedelta(1), published_at="本部门") == {
        ("watching-order", "published_on")
    }
    other = begun(desk, "listing", party_rid=desk.company.rid)
    assert codes(watching.save_entry, context, other) == {("listing-twice", "party_rid")}
    listed = replace(listed, note="")
    off = {"removed_on": MONDAY, "removal": ListingRemoval.EARLY}
    known = {("listing-too-early", "removed_on"), ("listing-unpaid", "removed_on")}  # whoever asks, whatever is noted
    assert codes(act, desk, WatchAct.REMOVE, listed, **off) == {("listing-not-applied", "note"), *known}
    assert codes(act, desk, WatchAct.REMOVE, listed, **off, note="已付清") == known
    off["removal"] = ListingRemoval.EXPIRED
    assert codes(act, desk, WatchAct.REMOVE, listed, **off) == {("listing-not-expired", "removed_on")}
    asked = act(desk, WatchAct.APPLY, listed, applied_on=MONDAY)
    assert line(desk, asked).dues[0].what == "对提前移出申请作出决定"
    off["removal"] = ListingRemoval.EARLY  # the reason of an act before explains nothing now
    assert codes(act, desk, WatchAct.REMOVE, asked, **off) == known
    paid = desk.pay(2_000_000, 2_000_000, 2_000_000)
    bare = replace(asked, removed_on=date(2026, 9, 2), removal=ListingRemoval.EARLY)
    application = evidence.take_in(context, b"%PDF-1.4 x", "提前移出申请书", Belongs(desk.case.rid))
    later = replace(bare, evidence_rids=(application.rid,))
    desk.clock.moment = at(date(2026, 9, 2), 9)
    with context.unit() as unit:  # O45 art. 12(2): six months from the day on which it was put right
        unit.put(replace(paid[0], paid_on=date(2026, 9, 1)))
    assert codes(watching.save_entry, context, later) == {("listing-too-early", "removed_on")}
    with context.unit() as unit:
        unit.put(paid[0])
    unlisted = replace(later, removed_on=asked.applied_on - timedelta(1))
    assert ("watching-order", "removed_on") in codes(watching.save_entry, context, unlisted)
    assert codes(watching.save_entry, context, bare) == {("listing-no-papers", "note")}  # O45 art. 14(1)
    assert not watch_checks.problems_of(context, later)
    with context.unit() as unit:  # what forbids it (O45 art. 13)
        unit.put(again := Case(new_rid(), "示例案", MONDAY, company_rid=desk.company.rid, filed_on=date(2026, 5, 6)))
        unit.put(sent := Referral(new_rid(), desk.case.rid, ReferralKind.POLICE, "示例公安局", date(2026, 6, 1)))
    assert codes(watching.save_entry, context, later) == {("listing-criminal", "note")}
    with context.unit() as unit:
        unit.put(replace(sent, answered_on=date(2026, 6, 3), decision=PoliceOutcome.NOT_FILED))
    assert codes(watching.save_entry, context, later) == {("listing-again", "note")}
    assert not watch_checks.problems_of(context, replace(later, note="又立案的一件已撤销立案"))
    with context.unit() as unit:
        unit.delete(again)
    assert not watch_checks.problems_of(context, later)
    desk.clock.moment = at(MONDAY, 9)
    refused = act(desk, WatchAct.REFUSE, asked, refused_on=MONDAY, note="不满六个月")
    assert not line(desk, refused).dues
    desk.clock.moment = at(date(2029, 3, 5), 9)
    assert line(desk, refused).dues[0].what == "移出名单并停止公开"
    gone = act(desk, WatchAct.REMOVE, refused, removed_on=date(2029, 3, 5), removal=ListingRemoval.EXPIRED)
    assert (line(desk, gone).state, line(desk, gone).over, open_acts(gone)) == ("已移出", True, ())
    assert watch_file(context, gone.rid).listed_until is None
    fields = [each.field for change in history.watch_history(context, gone.rid) for each in change.fields]
    assert {"列入与否", "移出事由", "提前移出申请日期"} <= set(fields)
    half = replace(gone, removal=None)
    assert codes(watching.save_entry, context, half) == {("listing-half", "removal")}
    assert codes(watching.save_entry, context, replace(gone, outcome=ListingOutcome.NOT_LISTED)) == {
        ("listing-not-listed", "applied_on")
    }


def test_who_was_listed_with_an_employer_goes_off_the_list_with_it(desk):
    context, listed_on = desk.context, MONDAY - timedelta(300)
    boss = save_person(context, a_person(name="示例负责人"))
    told = {"case_rid": desk.case.rid, "proposed_on": listed_on - timedelta(60), "decided_on": listed_on}
    told |= {"outcome": ListingOutcome.LISTED}
    employer, person = (kept(desk, "listing", party_rid=rid, **told) for rid in (desk.company.rid, boss.rid))
    off = {"removed_on": MONDAY, "removal": ListingRemoval.EARLY}
    paid = desk.pay(2_000_000, 2_000_000, 2_000_000)
    with context.unit() as unit:
        for each in paid:
            unit.put(replace(each, paid_on=listed_on))
    assert codes(act, desk, WatchAct.REMOVE, person, **off) == {("listing-not-applied", "note")}
    application = evidence.take_in(context, b"%PDF-1.4 x", "提前移出申请书", Belongs(desk.case.rid))
    asked = act(desk, WatchAct.APPLY, employer, applied_on=MONDAY, evidence_rids=(application.rid,))
    assert not line(desk, person).dues
    act(desk, WatchAct.REMOVE, asked, **off)
    (due,) = line(desk, person).dues  # O45 art. 14(3) and 17: ten working days
    assert (due.what, due.day) == ("移出名单并停止公开", date(2026, 3, 16))
    assert act(desk, WatchAct.REMOVE, person, **off).removal is ListingRemoval.EARLY


def test_a_letter_is_owed_its_reply(desk):
    letter = kept(
        desk, "advice", measure="降低资质等级", body="示例住建局", text="事实和依据", company_rid=desk.company.rid,
        reply_by=MONDAY + timedelta(20),
    )  # fmt: skip
    assert (line(desk, letter).state, watch_due(desk.context)) == ("待回复", ())
    desk.clock.moment += timedelta(days=21)
    assert watch_due(desk.context)[0].due_words == "示例住建局回复（2026年3月22日前，已逾期1天）"
    act(desk, WatchAct.REPLY, letter, replied_on=MONDAY + timedelta(21), reply="已限制承接新工程")
    assert (watch_due(desk.context), line(desk, letter).state) == ((), "已回复")


def test_an_incident_is_reported_first_and_further_and_has_its_tasks_and_advances(desk):
    context = desk.context
    incident = kept(
        desk, "incident", began_at=at(MONDAY, 8, 30), place="县政府门前", heads=32,
        demand="支付三个月工资", bypasses=True,
        project_rid=desk.project.rid, company_rid=desk.company.rid, attended="公安局、人社局",
    )  # fmt: skip
    (owed,) = read_today(context).watched  # no statute that was found sets a day or an hour: it is never overdue
    assert (owed.due_words, owed.overdue) == ("尚无初报（时限以本机关预案为准）", False)
    assert [row[0] for row in told_list(context, "due").rows] == ["群体性事件：尚无初报"]
    first = watching.new_part(context, incident)
    assert first.kind is IncidentReportKind.FIRST
    assert first.text == (
        f"2026年3月2日8时30分，在县政府门前（{desk.project.name}工地），涉及示例劳务有限公司，农民工32人聚集（越级），"
        "反映：支付三个月工资。事件级别：〔待补：级别〕。到场处置：公安局、人社局。"
    )
    assert codes(watching.save_part, context, first) == {("watching-gap", "text")}  # nobody reported a hole
    incident = watching.save_entry(context, replace(incident, level="较大"))
    first = watching.new_part(context, incident)
    assert "事件级别：较大。" in first.text
    watching.save_part(context, replace(first, to="县委政法委"))
    more = replace(first, rid="more", kind=IncidentReportKind.FURTHER, heads=42, to="县委政法委")
    assert watching.save_part(context, more).text == f"{first.text}截至2026年3月2日9时0分，农民工42人。"
    own_words = replace(more, text="又来十人")
    assert watching.save_part(context, own_words).text == "又来十人"
    assert measured(context, MONDAY).figures["group_heads"].value == 42  # as the report told, not the entry
    assert line(desk, incident).told == "较大　42人　支付三个月工资"
    watching.remove(context, more)
    assert read_today(context).watched == ()
    second = watching.new_part(context, incident)
    assert (second.kind, second.to) == (IncidentReportKind.FURTHER, "县委政法委")
    twice = replace(second, kind=IncidentReportKind.FIRST)
    assert codes(watching.save_part, context, twice) == {("incident-first-twice", "kind")}
    early = replace(second, at=at(MONDAY, 8))
    assert codes(watching.save_part, context, early) == {("incident-report-early", "at")}
    over = replace(second, kind=IncidentReportKind.LAST)
    assert codes(watching.save_part, context, over) == {("incident-last-going-on", "kind")}
    before = {"ended_on": MONDAY - timedelta(1), "outcome": "散去"}
    assert codes(act, desk, WatchAct.CALM, incident, **before) == {("watching-order", "ended_on")}
    task = dispatch.new_task(context, TaskKind.DECISION, incident_rid=incident.rid)
    dispatch.save_task(context, replace(task, text="筹措资金", body="住建局"))
    assert dispatch.open_tasks(context)[0].project == "县政府门前"
    soon = begun(desk, "advance", amount_fen=100, paid_on=MONDAY - timedelta(1), incident_rid=incident.rid)
    assert codes(watching.save_entry, context, soon) == {("advance-early", "paid_on")}
    advance = kept(desk, "advance", amount_fen=100_000_00, heads=32, incident_rid=incident.rid)
    whole = watch_file(context, incident.rid)
    assert ([each.text for each in whole.tasks], [each.entry for each in whole.advances]) == (["筹措资金"], [advance])
    assert line(desk, advance).subject == "县政府门前"
    told = {each.label: each.words for each in watch_file(context, advance.rid).facts}
    assert told["群体性事件"] == "县政府门前（2026年3月2日）"
    assert codes(watching.remove, context, incident) == {("watching-has-parts", "")}
    calm = act(desk, WatchAct.CALM, incident, ended_on=MONDAY, outcome="先行垫付后散去")
    assert watching.new_part(context, calm).kind is IncidentReportKind.LAST
    last = watching.new_part(context, calm)
    assert "2026年3月2日平息：先行垫付后散去。" in last.text
    early = replace(last, at=at(MONDAY, 8, 45))
    assert codes(watching.save_part, context, early) == {("incident-last-early", "at")}
    watching.save_part(context, last)
    assert watching.new_part(context, calm).kind is IncidentReportKind.FURTHER
    again = replace(watching.new_part(context, calm), kind=IncidentReportKind.LAST)
    assert codes(watching.save_part, context, again) == {("incident-last-twice", "kind")}
    assert watching.save_part(context, replace(last, text="更正后的终报")).text == "更正后的终报"


def test_what_comes_back_of_an_advance_is_never_more_than_was_paid(desk):
    context = desk.context
    assert codes(kept, desk, "advance", company_rid=desk.company.rid) == {("watching-amount", "amount_fen")}
    advance = kept(desk, "advance", amount_fen=100_000_00, company_rid=desk.company.rid)
    again = replace(advance, rid=new_rid(), paid_on=MONDAY - timedelta(3), case_rid=desk.case.rid)
    assert codes(watching.save_entry, context, again) == {("advance-twice", "note")}, "of whichever day"
    assert not watch_checks.problems_of(context, replace(again, note="第二批工人"))
    back = watching.new_part(context, advance)
    assert (back.amount_fen, back.payer) == (100_000_00, "示例劳务有限公司")
    watching.save_part(context, replace(back, amount_fen=60_000_00))
    assert (line(desk, advance).state, watch_file(context, advance.rid).still_out) == ("部分追回", 40_000_00)
    too_much = Recovery(new_rid(), advance.rid, MONDAY, 40_000_01)
    assert codes(watching.save_part, context, too_much) == {("recovery-too-much", "amount_fen")}
    early = replace(too_much, amount_fen=1, on=MONDAY - timedelta(1))
    assert codes(watching.save_part, context, early) == {("recovery-early", "on")}
    less = replace(advance, amount_fen=50_000_00)
    assert codes(watching.save_entry, context, less) == {("advance-below", "amount_fen")}
    watching.save_part(context, replace(too_much, amount_fen=40_000_00))
    assert (line(desk, advance).state, line(desk, advance).over) == ("已追回", True)


def test_the_police_sign_the_receipt_and_decide_and_may_be_asked_again(desk):
    referral = kept(desk, "referral", case_rid=desk.case.rid, to="示例县公安局", number="示人社移〔2026〕1号")
    assert line(desk, referral).state == "待回执"
    told = {"receipt_on": MONDAY, "receipt_by": desk.company.name}
    assert codes(act, desk, WatchAct.RECEIPT, referral, **told) == {("referral-signed-by-party", "receipt_by")}
    paper = a_document(form="criminal-referral", case_rid=desk.case.rid, number="示人社移〔2026〕9号")
    with desk.context.unit("移送书") as unit:
        unit.put(paper)
    early = replace(referral, document_rid=paper.rid, receipt_on=MONDAY, receipt_by="某警官")
    assert codes(watching.save_entry, desk.context, early) == {("referral-not-handed", "receipt_on")}
    signed = act(desk, WatchAct.RECEIPT, referral, receipt_on=MONDAY, receipt_by="某警官")
    (due,) = line(desk, signed).dues
    assert (due.what, due.day, due.of_law) == ("公安机关决定是否立案", date(2026, 3, 5), True)
    refused = act(desk, WatchAct.POLICE, signed, answered_on=MONDAY, decision=PoliceOutcome.NOT_FILED)
    assert line(desk, refused).dues[0].what == "提请公安机关复议"
    asked = act(desk, WatchAct.REVIEW, refused, review_on=MONDAY)
    filed = act(desk, WatchAct.POLICE, asked, decision=PoliceOutcome.FILED, answer="复议后立案")
    (due,) = line(desk, filed).dues
    assert (due.what, due.day, line(desk, filed).over) == ("移交涉案物品和材料", date(2026, 3, 5), False)
    desk.clock.advance(days=30)
    assert line(desk, filed).overdue  # a duty does not end with its term (T310 art. 12)
    handed = act(desk, WatchAct.HAND_OVER, filed, handed_on=MONDAY)
    assert (line(desk, handed).state, line(desk, handed).over, line(desk, handed).dues) == ("立案", True, ())


def test_a_false_claim_is_warned_of_made_public_and_handed_over(desk):
    found = {"facts": "以欠薪为名讨要工程款", "found_on": MONDAY - timedelta(3)}
    claim = kept(desk, "false_claim", heads=6, case_rid=desk.case.rid, **found)
    assert line(desk, claim).state == "核查中"
    warned = act(desk, WatchAct.WARN, claim, warned_on=MONDAY, warning="当面训诫")
    shown = act(desk, WatchAct.EXPOSE, warned, exposed_on=MONDAY, exposure="县融媒体中心")
    assert line(desk, shown).state == "已警示并曝光"
    handed = act(desk, WatchAct.REFER, shown, referred_on=MONDAY, referred_to="县公安局")
    assert line(desk, handed).state == "已移送"
    assert open_acts(handed) == (WatchAct.POLICE,), "it is not done with while the police have it"
    held = act(desk, WatchAct.POLICE, handed, answered_on=MONDAY, decision=PoliceOutcome.PENALTY)
    assert word(held.decision) == "治安管理处罚（拘留、罚款、警告）"
    early = replace(handed, closed_on=MONDAY, outcome="办结")
    assert codes(watching.save_entry, desk.context, early) == {("claim-with-police", "closed_on")}
    with desk.context.unit("试") as unit:  # as it could be closed before
        unit.put(replace(early, closed_on=MONDAY - timedelta(1)))
    assert (line(desk, early).state, line(desk, early).over) == ("已移送", False)
    held = act(desk, WatchAct.POLICE, held, answered_on=MONDAY, decision=PoliceOutcome.PENALTY)
    assert WatchAct.CLOSE in open_acts(held), "what was closed before the police answered is closed again"
    before = replace(held, closed_on=MONDAY - timedelta(2), outcome="办结")
    assert ("watching-order", "closed_on") in codes(watching.save_entry, desk.context, before)
    over = act(desk, WatchAct.CLOSE, held, closed_on=MONDAY, outcome="行政拘留5日")
    assert line(desk, over).over
    figures = measured(desk.context, MONDAY).figures
    of = ("false_claims", "false_claims_warned", "false_claims_exposed", "false_claims_referred")
    assert [figures[name].value for name in of] == [1, 1, 1, 1]


def test_the_list_has_the_overdue_first_and_is_narrowed_by_kind_scope_and_words(desk):
    context = desk.context
    kept(desk, "false_claim", facts="组织无关人员冒充工人", project_rid=desk.project.rid)
    letter = kept(
        desk, "advice", measure="一票否决评优评先", body="示例文明办", text="事实", company_rid=desk.company.rid,
        reply_by=MONDAY,
    )  # fmt: skip
    desk.clock.moment += timedelta(days=1)
    lines = watch_lines(context)
    assert (lines[0].entry, lines[0].overdue) == (letter, True)
    assert [each.kind for each in find_watch_lines(lines, "冒充")] == ["false_claim"]
    assert {each.kind for each in find_watch_lines(lines, "建议函")} == {"advice"}  # by what it is called
    assert len(find_watch_lines(lines, "", kind="advice", scope=WatchScope.OVERDUE)) == 1
    assert find_watch_lines(lines, "", scope=WatchScope.OVER) == []
    assert [each.kind for each in lines_about(context, project_rid=desk.project.rid)] == ["false_claim"]
    other = a_company("示例无关有限公司")
    assert lines_about(context, company_rid=other.rid) == ()
    with pytest.raises(Trouble):
        watch_file(context, new_rid())


def test_what_was_entered_by_mistake_goes_and_its_history_stays(desk):
    watch = kept(desk, "watch", project_rid=desk.project.rid, reason="资金不到位")
    desk.clock.moment = at(date(2026, 4, 2), 9)
    report = watching.save_part(desk.context, watching.new_part(desk.context, watch))
    watching.remove(desk.context, report)
    told = history.watch_history(desk.context, watch.rid)
    assert [(each.what, each.deleted) for each in told] == [
        ("监管月报", True), ("监管月报", False), ("重点监管", False)
    ]  # fmt: skip
    watching.remove(desk.context, watch)
    assert watch_lines(desk.context) == ()


def test_nothing_that_is_to_come_is_recorded_as_done(desk):
    tomorrow = MONDAY + timedelta(1)
    early = {"case_rid": desk.case.rid, "to": "县公安局", "on": tomorrow}
    assert codes(kept, desk, "referral", **early) == {("watching-future", "on")}
    late = {"place": "工地", "demand": "工资", "began_at": at(tomorrow, 9)}
    assert codes(kept, desk, "incident", **late) == {("watching-future", "began_at")}
    assert isinstance(begun(desk, "referral"), Referral)
    assert (WatchReport, IncidentReport, Recovery) == tuple(watching.PARTS.values())


def test_only_orders_to_the_company_itself_count_as_not_obeyed(desk, half_paid):
    other = desk.other_company()
    told = watching.credit_told(desk.context, desk.company.rid, 2026)
    assert told[CreditLook.UNPERFORMED] == 1
    assert watching.credit_told(desk.context, other.party_rid, 2026)[CreditLook.UNPERFORMED] == 0
    listed = {"decided_on": MONDAY, "outcome": ListingOutcome.LISTED}
    with desk.context.unit("列入") as unit:
        unit.put(Listing(new_rid(), other.party_rid, MONDAY, ListingGround.THRESHOLD, **listed))
        unit.put(Listing(new_rid(), desk.company.rid, MONDAY, ListingGround.THRESHOLD, desk.case.rid, **listed))
    of = [watching.credit_told(desk.context, rid, 2026) for rid in (other.party_rid, desk.company.rid)]
    assert [each[CreditLook.UNPERFORMED] for each in of] == [1, 1], "whoever is listed did not do what an order said"
    order = desk.context.store.find(Document, addressee_rid=desk.company.rid)[0]
    with desk.context.unit("试") as unit:
        unit.put(replace(order, addressee_rid=other.party_rid))
    assert watching.credit_told(desk.context, desk.company.rid, 2026)[CreditLook.UNPERFORMED] == 0


def test_what_an_entry_tells_is_told_in_the_words_of_the_field(desk):
    begun = watching.new_entry(desk.context, "incident")
    entered = replace(
        begun, began_at=at(MONDAY, 8, 20), place="县政府门前", demand="支付工资", heads=1021, ended_on=MONDAY
    )
    kept = watching.save_entry(desk.context, replace(entered, outcome="散去"))
    told = {each.label: each.words for each in watch_file(desk.context, kept.rid).facts}
    assert (told["发生时间"], told["平息日期"], told["聚集人数"]) == ("2026年3月2日 08:20", "2026年3月2日", "1,021人")
