"""Each gate on its own: what blocks, what warns, what passes."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from inspector_app.domain.act import ServiceMethod
from inspector_app.domain.claim import Disposition
from inspector_app.domain.debt import Liability, PartyKind, balance, owed_by_person
from inspector_app.domain.document import About
from inspector_app.domain.gates import GATES
from inspector_app.domain.identity import new_rid
from inspector_app.domain.inspection import Inspection, InspectionKind
from inspector_app.domain.interview import RECUSAL
from inspector_app.domain.role import ListingGround
from inspector_app.domain.service_gates import service_problems
from inspector_app.domain.situation import NOTHING_OWED, Approval, Correction, OrderInForce, Situation, Told
from inspector_app.domain.threshold import own_threshold, threshold_state
from inspector_app.support.errors import Level
from inspector_app.support.words import sentence
from inspector_app.usecases.own_data import load_law
from tests.builders import (
    MONDAY,
    NOON,
    a_case,
    a_claim,
    a_document,
    a_payment,
    a_service,
    an_inspector,
    an_interview,
)

LIMIT = own_threshold(800_000, 4_000_000, "示例省", "示例文号")
SERVED = date(2026, 2, 9)
DUE = date(2026, 2, 27)


def codes(gate, situation):
    return [p.code for p in GATES[gate](situation)]


def an_order(claims, payments=(), served_on=SERVED, due=DUE):
    in_time = [p for p in payments if p.paid_on <= due]
    owed = owed_by_person(claims, in_time)
    document = a_document(due=due, about=About(claim_rids=tuple(c.rid for c in claims)))
    return OrderInForce(document, None, served_on, balance(claims, in_time), threshold_state(owed, LIMIT))


def after_expiry(claims, payments=(), **changes):
    owed = balance(claims, payments)
    lines = owed_by_person(claims, payments)
    values = {
        "today": MONDAY, "case": a_case(), "claims": tuple(claims), "balance": owed,
        "threshold": threshold_state(lines, LIMIT), "orders": (an_order(claims, payments),),
    }  # fmt: skip
    return Situation(**{**values, **changes})


def test_two_different_certified_inspectors():
    one, two = an_inspector(), an_inspector("示例乙", "示监340002")
    assert codes("PR-01", Situation(MONDAY, (one, two))) == []
    assert codes("PR-01", Situation(MONDAY, (one,))) == ["gate-two-inspectors"]
    assert codes("PR-01", Situation(MONDAY, (one, one))) == ["gate-two-inspectors"]
    assert codes("PR-01", Situation(MONDAY, (one, replace(two, certificate="")))) == ["gate-no-certificate"]


@pytest.mark.parametrize("field", ["certificate", "enforcement"])
def test_an_expired_certificate_only_warns_and_says_which_one(field):
    other, name = (
        an_inspector("示例乙", "示监340002"),
        {"certificate": "劳动保障监察证", "enforcement": "行政执法证"}[field],
    )
    over = an_inspector(enforcement_certificate="34000001", **{f"{field}_until": MONDAY - timedelta(days=1)})
    (found,) = GATES["PR-01"](Situation(MONDAY, (over, other)))
    assert (found.code, found.level) == ("gate-certificate-expired", Level.WARNING)
    assert found.details["certificate"] == name
    assert sentence(found.code, found.details).startswith(f"监察员“示例甲”的{name}（")
    on_its_last_day = replace(over, **{f"{field}_until": MONDAY})
    (hint,) = GATES["PR-01"](Situation(MONDAY, (on_its_last_day, other)))
    assert (hint.code, hint.level) == ("gate-certificate-last-day", Level.INFO)


def test_a_transcript_needs_each_answer_and_its_end():
    whole = an_interview()
    assert codes("PR-02", Situation(MONDAY, interview=whole)) == []
    silent = replace(whole, qas=tuple(replace(q, answer="" if q.key == RECUSAL else q.answer) for q in whole.qas))
    assert codes("PR-02", Situation(MONDAY, interview=silent)) == ["interview-recusal-no-answer"]
    assert "interview-no-end" in codes("PR-02", Situation(MONDAY, interview=replace(whole, ended_at=None)))
    assert "time-order" in codes("PR-02", Situation(MONDAY, interview=replace(whole, ended_at=whole.started_at)))
    assert len(codes("PR-02", Situation(MONDAY, interview=replace(whole, qas=())))) == 4


def test_an_inspector_cannot_be_in_two_interviews():
    first = an_interview()
    second = an_interview(started_at=NOON + timedelta(minutes=30))
    later = an_interview(started_at=NOON + timedelta(hours=1), ended_at=NOON + timedelta(hours=2))
    assert codes("PR-03", Situation(MONDAY, interview=second, other_interviews=(first,))) == ["interview-overlap"]
    assert codes("PR-03", Situation(MONDAY, interview=later, other_interviews=(first,))) == []
    begun = replace(first, rid=new_rid(), ended_at=None)  # nobody knows yet for how long
    same = replace(begun, rid=new_rid())
    assert codes("PR-03", Situation(MONDAY, interview=begun, other_interviews=(same,))) == ["interview-overlap"]
    other = replace(begun, rid=new_rid(), started_at=NOON + timedelta(minutes=2))
    assert codes("PR-03", Situation(MONDAY, interview=other, other_interviews=(begun,))) == []


def test_a_visit_wants_approval_unless_a_case_is_filed():
    visit = Inspection("v", InspectionKind.CASE, NOON)
    assert codes("PR-04", Situation(MONDAY, inspection=visit)) == ["gate-visit-not-approved"]
    assert codes("PR-04", Situation(MONDAY, inspection=visit, case=a_case(filed_on=MONDAY))) == []
    assert codes("PR-04", Situation(MONDAY, inspection=replace(visit, approval="示检1号"))) == []


def test_filing_wants_a_respondent_and_two_years():
    assert codes("PR-05", Situation(MONDAY, case=a_case())) == ["gate-no-respondent"]
    known = Situation(MONDAY, case=a_case(respondent="示例"), claims=(a_claim(),), barred_after=MONDAY)
    assert codes("PR-05", known) == []
    assert codes("PR-05", replace(known, barred_after=MONDAY - timedelta(days=1))) == ["gate-two-years"]


def test_an_order_wants_lines_a_payer_and_a_day_ahead():
    liable = Liability("l", "d", PartyKind.COMPANY, "c", "PG-02")
    week = MONDAY + timedelta(days=7)
    good = Situation(MONDAY, claims=(a_claim(),), liabilities=(liable,), due=week, usual_days=(3, 30))
    assert codes("PR-06", good) == []
    assert codes("PR-06", replace(good, usual_days=(8, 30))) == ["gate-order-day-unusual"]
    assert codes("PR-06", replace(good, claims=())) == ["gate-order-no-lines"]
    assert codes("PR-06", replace(good, liabilities=())) == ["gate-order-no-liability"]
    assert codes("PR-06", replace(good, due=None)) == ["gate-order-no-day"]
    assert codes("PR-06", replace(good, due=MONDAY)) == ["gate-order-day-past"]
    assert codes("PR-06", replace(good, due=MONDAY + timedelta(days=31))) == ["gate-order-day-unusual"]
    assert codes("PR-06", replace(good, claims=(a_claim(first_day=None),))) == ["gate-order-no-period"]


def test_an_order_to_a_person_is_warned_of():
    person = Liability("l", "d", PartyKind.PERSON, "p", "PG-01")
    assert codes("PR-18", Situation(MONDAY, liabilities=(person,))) == ["gate-order-to-person"]


def test_a_notice_passes_after_expiry_with_enough_owed():
    assert codes("PR-08", after_expiry([a_claim()])) == []


def test_a_notice_wants_an_order_served_and_expired():
    claims = [a_claim()]
    assert codes("PR-08", after_expiry(claims, orders=())) == ["gate-no-order"]
    assert codes("PR-08", after_expiry(claims, orders=(an_order(claims, served_on=None),))) == ["gate-order-not-served"]
    running = an_order(claims, due=MONDAY)
    assert codes("PR-08", after_expiry(claims, orders=(running,))) == ["gate-order-not-expired"]
    served_too_late = an_order(claims, served_on=DUE)
    assert codes("PR-08", after_expiry(claims, orders=(served_too_late,))) == ["gate-order-not-expired"]


def test_a_notice_wants_money_still_owed_and_nobody_listed_twice():
    claim = a_claim()
    assert codes("PR-08", after_expiry([claim], [a_payment(claim, claim.found_fen)])) == ["gate-nothing-owed"]
    assert codes("PR-08", after_expiry([claim], listed=True)) == ["gate-already-listed"]


def test_the_sum_is_tested_at_expiry_and_today():
    small = a_claim(700_000)
    assert codes("PR-08", after_expiry([small])) == ["gate-below-threshold"]
    claim = a_claim(1_500_000)
    paid_late = a_payment(claim, 1_000_000, paid_on=DUE + timedelta(days=1))
    found = GATES["PR-08"](after_expiry([claim], [paid_late]))
    assert [(p.code, p.level) for p in found] == [("gate-threshold-now-below", Level.WARNING)]


def test_an_incident_stands_in_for_the_sum_but_wants_facts():
    small = a_claim(700_000)
    incident = a_case(incident=True, incident_note="示例：30人聚集上访")
    assert codes("PR-08", after_expiry([small], case=incident)) == []
    assert codes("PR-08", after_expiry([small], case=replace(incident, incident_note=""))) == ["gate-incident-no-facts"]


def test_the_notice_stands_on_the_case_of_article_5_that_it_states():
    incident = a_case(incident=True, incident_note="示例：30人聚集上访")
    small = after_expiry([a_claim(700_000)], case=incident)
    assert codes("PR-08", replace(small, ground=ListingGround.THRESHOLD)) == ["gate-below-threshold"]
    late = replace(small, decide_by=small.today - timedelta(days=1))
    assert codes("PR-08", replace(late, ground=ListingGround.THRESHOLD)) == ["gate-notice-late", "gate-below-threshold"]
    assert codes("PR-08", replace(small, ground=ListingGround.INCIDENT)) == []
    assert codes("PR-08", after_expiry([a_claim()], ground=ListingGround.INCIDENT)) == ["gate-no-incident"]


def test_of_several_expired_orders_the_one_that_reaches_the_sum_counts():
    small, large = a_claim(700_000), a_claim(1_500_000, line=2)
    orders = (an_order([small]), an_order([large]))
    assert codes("PR-08", after_expiry([small, large], orders=orders)) == []


def test_an_owner_who_advances_is_ordered_no_more_than_is_unsettled():
    owner = Liability("l", "d", PartyKind.COMPANY, "c", "PG-04", cap_fen=1_000_000)
    order = Situation(MONDAY, claims=(a_claim(),), liabilities=(owner,), due=MONDAY + timedelta(days=7))
    found = GATES["PR-06"](order)
    assert [(p.code, p.level) for p in found] == [("gate-order-above-cap", Level.WARNING)]
    assert codes("PR-06", replace(order, limited=True)) == []
    enough = replace(owner, cap_fen=1_500_000)
    assert codes("PR-06", replace(order, liabilities=(enough,))) == []


@pytest.mark.parametrize("method", [ServiceMethod.PUBLIC_NOTICE, ServiceMethod.POSTED, ServiceMethod.LEFT])
def test_where_nobody_receives_no_receiver_is_asked_for(method):
    proof = {"refusal": "下落不明", "witness": "示例居委会", "place": "项目部大门", "evidence_rids": ("e",)}
    assert service_problems(a_service(method=method, receiver="", **proof)) == []


def test_a_case_closes_as_paid_only_when_paid():
    claim = a_claim()
    assert codes("PR-16", after_expiry([claim])) == ["gate-not-paid"]
    assert codes("PR-16", after_expiry([claim], [a_payment(claim, claim.found_fen)])) == []
    nobody_knows = a_claim(found_fen=None, line=2)
    paid = [a_payment(claim, claim.found_fen)]
    assert codes("PR-16", after_expiry([claim, nobody_knows], paid)) == ["gate-not-paid"]


@pytest.mark.parametrize(
    ("method", "proof", "code"),
    [
        (ServiceMethod.LEFT, {"refusal": "拒收", "witness": "示例居委会"}, "service-left"),
        (ServiceMethod.ELECTRONIC, {"confirmed": True}, "service-electronic"),
        (ServiceMethod.MAIL, {"tracking": "EX1"}, "service-mail"),
        (ServiceMethod.PUBLIC_NOTICE, {"refusal": "下落不明"}, "service-public-notice"),
        (
            ServiceMethod.POSTED,
            {"refusal": "负责人已逃匿，电话停机", "place": "项目部大门", "evidence_rids": ("e",)},
            "service-posted",
        ),
    ],
)
def test_each_method_of_service_wants_its_proof(method, proof, code):
    assert [p.code for p in service_problems(a_service(method=method))] == [code]
    assert service_problems(a_service(method=method, **proof)) == []


def test_service_wants_a_receiver_and_two_inspectors():
    found = [p.code for p in service_problems(a_service(receiver=" ", inspector_rids=("i1", "i1")))]
    assert found == ["service-no-receiver", "gate-two-inspectors"]


def test_a_listing_wants_the_party_told_and_heard_in_time():
    told = Told(MONDAY - timedelta(days=10), MONDAY - timedelta(days=3), objection_open=False)
    good = after_expiry([a_claim()], notices=(told,), decide_by=MONDAY)
    assert codes("PR-09", good) == []
    assert codes("PR-09", replace(good, notices=())) == ["gate-listing-not-told"]
    assert codes("PR-09", replace(good, notices=(replace(told, served_on=None),))) == ["gate-listing-not-told"]
    assert codes("PR-09", replace(good, notices=(replace(told, objection_open=True),))) == [
        "gate-listing-objection-open"
    ]
    assert codes("PR-09", replace(good, notices=(replace(told, objections_until=good.today),))) == [
        "gate-listing-term-running"
    ]
    assert codes("PR-09", replace(good, decide_by=good.today)) == []
    assert codes("PR-09", replace(good, decide_by=good.today - timedelta(days=1))) == ["gate-listing-late"]
    assert codes("PR-09", replace(good, balance=NOTHING_OWED)) == ["gate-listing-spared"]
    for is_head, code in ((False, "gate-listing-heads-untold"), (True, "gate-listing-firm-untold")):
        alone = GATES["PR-09"](replace(good, others_told=False, is_head=is_head))
        assert [(p.code, p.level) for p in alone] == [(code, Level.WARNING)]


def test_a_referral_wants_an_order_disobeyed_the_sum_and_two_confirmations():
    confirmed = ["gate-referral-team", "gate-referral-materials"]
    assert codes("PR-12", after_expiry([a_claim()])) == confirmed
    assert codes("PR-12", after_expiry([a_claim()], orders=())) == ["gate-no-order", *confirmed]
    assert codes("PR-12", after_expiry([a_claim(700_000)])) == ["gate-referral-below", *confirmed]
    assert codes("PR-12", replace(after_expiry([a_claim()]), referral_approved=True, reported=True)) == []
    levels = [problem.level for problem in GATES["PR-12"](after_expiry([a_claim()]))]
    assert levels == [Level.WARNING, Level.WARNING]


def test_a_publication_wants_a_decision_and_covered_details():
    assert codes("PR-17", Situation(MONDAY)) == ["gate-publication-undecided", "gate-publication-masked"]
    assert codes("PR-17", Situation(MONDAY, decided=True)) == ["gate-publication-masked"]


# What is asked before papers of which there is no form of ours yet.

LATER = date(2026, 4, 1)
WAS_TOLD = Told(served_on=date(2026, 3, 16), objections_until=date(2026, 3, 23), objection_open=False)


def levels(gate, **known):
    return {problem.code: problem.level for problem in GATES[gate](Situation(today=LATER, **known))}


def test_a_decision_wants_its_notice_and_the_defence_heard():
    """R423 art. 19."""
    assert levels("PR-19") == {"gate-decision-not-told": Level.ERROR}
    assert levels("PR-19", decision_notices=(WAS_TOLD,)) == {}
    unheard = replace(WAS_TOLD, objection_open=True, objections_until=LATER)
    assert levels("PR-19", decision_notices=(unheard,)) == {
        "gate-decision-objection-open": Level.ERROR, "gate-decision-term-running": Level.ERROR,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("gate", "notices", "code"),
    [
        ("PR-09", "notices", "gate-listing-term-running"), ("PR-11", "penalty_notices", "gate-penalty-term-running"),
        ("PR-19", "decision_notices", "gate-decision-term-running"),
    ],
)  # fmt: skip
def test_nothing_is_decided_while_the_party_may_speak_unless_it_gave_that_up(gate, notices, code):
    """O45 arts 6, 8; APL arts 44, 45, 62; R423 art. 19."""
    running = replace(WAS_TOLD, objections_until=LATER)
    assert levels(gate, **{notices: (running,)})[code] is Level.ERROR
    assert levels(gate, **{notices: (replace(running, was_heard=True),)})[code] is Level.WARNING
    assert code not in levels(gate, **{notices: (replace(running, waived_on=LATER),)})
    assert code in levels(gate, **{notices: (replace(running, waived_on=LATER + timedelta(days=1)),)})


UNSERVED = replace(WAS_TOLD, served_on=None)
OBJECTED = replace(WAS_TOLD, objection_open=True)


@pytest.mark.parametrize(
    ("follows", "found"),
    [
        ((), []), (((WAS_TOLD,),), []), (((UNSERVED, WAS_TOLD),), []), (((),), ["gate-before-unserved"]),
        (((UNSERVED,),), ["gate-before-unserved"]), (((WAS_TOLD,), ()), ["gate-before-unserved"]),
    ],
)  # fmt: skip
def test_what_follows_a_paper_wants_it_served(follows, found):
    """A demand to perform a decision that does not exist was signed out, and an application for enforcement upon it."""
    told = GATES["PR-25"](after_expiry([a_claim()], follows=follows, today=LATER))
    assert [each.code for each in told] == found


@pytest.mark.parametrize(
    ("told", "found"),
    [
        (UNSERVED, ["gate-before-unserved"]), (WAS_TOLD, ["gate-hearing-unasked"]), (OBJECTED, []),
        (replace(WAS_TOLD, was_heard=True), []),
    ],
)  # fmt: skip
def test_who_is_called_to_a_hearing_asked_for_it_and_nothing_but_its_law_is_named(told, found):
    """APL arts 63, 64."""
    called = after_expiry([a_claim()], follows=((told,),), today=LATER)
    assert [each.code for each in GATES["PR-27"](called)] == found
    assert not any(word in load_law().gate("PR-27").basis_text for word in ("强制法", "工资支付条例"))


@pytest.mark.parametrize(
    ("employers", "compensates", "found"),
    [
        (frozenset({"employer"}), True, []), (None, True, []), (frozenset({"another"}), False, []),
        (frozenset({"another"}), True, [("gate-extra-not-employer", Level.WARNING, {"name": "示例总包"})]),
    ],
)  # fmt: skip
def test_compensation_is_added_to_what_an_employer_owes(employers, compensates, found):
    order = an_order([a_claim()])
    named = replace(order, document=replace(order.document, addressee="示例总包", addressee_rid="employer"))
    told = GATES["PR-22"](after_expiry([a_claim()], orders=(named,), employers=employers, compensates=compensates))
    assert [(p.code, p.level, p.details) for p in told] == found


@pytest.mark.parametrize("gate", ["PR-20", "PR-21"])
def test_a_decision_wants_the_order_that_was_not_obeyed(gate):
    """R423 arts 18(1)(2), 26: 应当改正未改正, 逾期不支付."""
    assert levels(gate) == {"gate-no-order": Level.ERROR}
    assert levels(gate, orders=(an_order([a_claim()], served_on=None),)) == {"gate-order-not-served": Level.ERROR}
    assert levels(gate, orders=(an_order([a_claim()], due=LATER),)) == {"gate-order-not-expired": Level.ERROR}
    over, anew = an_order([a_claim()]), an_order([a_claim()], due=LATER)
    assert levels(gate, orders=(over,)) == {}
    assert levels(gate, orders=(over,), running=(anew,)) == {"gate-order-anew": Level.WARNING}
    rested = replace(over, goes_on_to=LATER)
    assert levels(gate, orders=(rested,)) == {"gate-order-goes-on": Level.WARNING}
    assert levels(gate, orders=(replace(over, goes_on_to=LATER - timedelta(days=1)),)) == {}


def test_a_later_order_that_runs_is_told_before_anything_that_follows_the_first():
    running = (an_order([a_claim()], due=LATER),)
    for gate in ("PR-08", "PR-12"):
        assert "gate-order-anew" in codes(gate, after_expiry([a_claim()], running=running))


def test_a_penalty_wants_its_notice_and_the_defence_heard():
    confirmed = {"gate-penalty-grave": Level.WARNING}
    assert levels("PR-11") == {"gate-penalty-not-told": Level.ERROR}
    assert levels("PR-11", penalty_notices=(replace(WAS_TOLD, served_on=None),)) == {
        "gate-penalty-not-told": Level.ERROR
    }
    assert levels("PR-11", penalty_notices=(WAS_TOLD,)) == confirmed
    unheard = replace(WAS_TOLD, objection_open=True, objections_until=LATER)
    assert levels("PR-11", penalty_notices=(unheard,)) == {
        "gate-penalty-objection-open": Level.ERROR, "gate-penalty-term-running": Level.ERROR,
        "gate-penalty-hearing": Level.WARNING, **confirmed,
    }  # fmt: skip
    spoke = (replace(WAS_TOLD, was_heard=True),)
    assert levels("PR-11", penalty_notices=spoke, hearing_held=True, discussed=True) == {}
    assert levels("PR-11", penalty_notices=(WAS_TOLD,), hearing_told=False) == {}


SET_A_DAY = Correction(date(2026, 3, 2), date(2026, 3, 13))


def test_who_is_punished_for_management_was_told_to_put_it_right_first():
    assert levels("PR-10", punishes_management=True) == {"gate-penalty-not-corrected": Level.ERROR}
    assert levels("PR-10") == {"gate-penalty-not-corrected": Level.WARNING}  # by another article it may be otherwise
    unserved, late = replace(SET_A_DAY, served_on=None), replace(SET_A_DAY, served_on=SET_A_DAY.due)
    assert "gate-penalty-not-corrected" in levels("PR-10", corrections=(unserved,))
    running = replace(SET_A_DAY, due=LATER)
    for ahead in (running, late):
        found = levels("PR-10", corrections=(ahead,), punishes_management=True)
        assert found == {"gate-penalty-correction-running": Level.ERROR}
    assert levels("PR-10", corrections=(SET_A_DAY,)) == {"gate-penalty-still-wrong": Level.WARNING}
    expired = an_order([a_claim()])
    disobeyed = {"orders": (expired,), "balance": expired.at_expiry, "corrections": (SET_A_DAY,)}
    assert levels("PR-10", **disobeyed, punishes_management=True) == {}


def test_accounts_are_looked_into_with_the_approval_of_a_city():
    approval = Approval("示例市人力资源和社会保障局", "赵示例", LATER)
    assert levels("PR-15") == {"gate-account-not-approved": Level.ERROR}
    for lacking in ({"agency": " "}, {"by": ""}, {"on": None}):
        assert levels("PR-15", approval=replace(approval, **lacking)) == {"gate-account-not-approved": Level.ERROR}
    assert levels("PR-15", approval=approval) == {}
    ahead = replace(approval, on=LATER + timedelta(days=1))
    assert levels("PR-15", approval=ahead) == {"gate-account-approved-ahead": Level.ERROR}


@pytest.mark.parametrize(
    ("agency", "is_county"),
    [
        ("示例县人社局", True),
        ("示例市示例区人力资源和社会保障局", True),
        ("示例旗人力资源和社会保障局", True),
        ("示例自治区人力资源和社会保障厅", False),
        ("示例市人力资源和社会保障局", False),
    ],
)
def test_a_county_approves_no_look_into_accounts(agency, is_county):
    assert ("gate-account-county" in levels("PR-15", approval=Approval(agency, "赵示例", LATER))) is is_county


def test_no_other_body_approves_a_look_into_accounts():
    """R724 art. 40."""
    found = levels("PR-15", approval=Approval("示例市公安局", "赵示例", MONDAY))
    assert found == {"gate-account-organ": Level.ERROR}


def test_what_must_go_to_the_police_is_not_ended_by_a_penalty():
    expired = an_order([a_claim()])
    case = {"orders": (expired,), "balance": expired.at_expiry}
    assert levels("PR-13", **case) == {"gate-penalty-not-referred": Level.ERROR}
    assert levels("PR-13", **case, referred=True) == {}
    assert levels("PR-13") == {}
    below = replace(expired, threshold_at_expiry=threshold_state([], LIMIT))
    assert levels("PR-13", orders=(below,), balance=expired.at_expiry) == {}


def test_a_court_is_asked_after_the_term_of_the_demand():
    confirmed = {"gate-enforcement-terms": Level.WARNING}
    assert levels("PR-14")["gate-enforcement-no-demand"] is Level.ERROR
    assert levels("PR-14", demands=(WAS_TOLD,)) == confirmed
    late = {"gate-enforcement-late": Level.WARNING, **confirmed}  # AEL art. 53: three months
    assert levels("PR-14", demands=(WAS_TOLD,), decide_by=MONDAY - timedelta(days=1)) == late
    running = replace(WAS_TOLD, objections_until=LATER)
    assert levels("PR-14", demands=(running,)) == {"gate-enforcement-demand-running": Level.ERROR, **confirmed}


def test_no_court_is_asked_while_the_party_may_still_sue():
    early = {"gate-enforcement-terms-running": Level.ERROR}  # AEL art. 53
    assert levels("PR-14", demands=(WAS_TOLD,), sue_until=LATER) == early
    over = levels("PR-14", demands=(WAS_TOLD,), sue_until=LATER - timedelta(days=1))
    assert over == {"gate-enforcement-terms": Level.WARNING}


def test_service_is_asked_for_its_proof():
    assert levels("PR-07") == {}
    left = a_service(method=ServiceMethod.LEFT, inspector_rids=("a", "b"), refusal="", witness="")
    assert levels("PR-07", service=left) == {"service-left": Level.ERROR}


def order_situation(*claims, **changes):
    liability = Liability("l", "d", PartyKind.COMPANY, "company", "PG-01")
    usual = {"claims": claims, "liabilities": (liability,), "due": MONDAY + timedelta(days=11), "case": a_case()}
    return Situation(MONDAY, **{**usual, **changes})


def test_wages_of_days_to_come_are_not_ordered():
    ahead = a_claim(first_day=date(2030, 1, 1), last_day=date(2030, 2, 1))
    assert "gate-order-period-ahead" in codes("PR-06", order_situation(a_claim(), ahead))
    assert "gate-order-period-ahead" not in codes("PR-06", order_situation(a_claim()))


def test_what_an_order_overlooks_is_told_and_stops_nobody():
    found = GATES["PR-06"](order_situation(a_claim(identity_checked=False), due_rests=True))
    assert [(p.code, p.level) for p in found] == [
        ("gate-order-day-rests", Level.INFO), ("gate-order-unchecked", Level.INFO)
    ]  # fmt: skip
    assert codes("PR-06", order_situation(a_claim())) == []


@pytest.mark.parametrize(("filed_on", "found"), [
    (None, ["gate-not-filed"]), (MONDAY, []), (MONDAY + timedelta(days=1), ["gate-not-filed"]),
])  # fmt: skip
def test_what_wants_an_inquiry_is_filed_first_or_somebody_says_why(filed_on, found):
    told = GATES["PR-24"](order_situation(a_claim(), case=a_case(filed_on=filed_on)))
    assert ([p.code for p in told], {p.level for p in told} - {Level.WARNING}) == (found, set())
    of_a_visit = replace(order_situation(a_claim()), case=None)
    assert codes("PR-24", of_a_visit) == ["gate-not-filed-visit"]  # nobody filed what belongs to no case


def test_what_lies_before_a_court_is_not_unpaid_here():
    lines = [a_claim(disposition=Disposition.TO_COURT, line=n) for n in range(1, 12)]
    assert codes("PR-08", after_expiry(lines)) == ["gate-owed-in-court"]
    some = [replace(line, disposition=None) if line.line > 1 else line for line in lines]
    found = GATES["PR-08"](after_expiry(some))
    assert [(p.code, p.level) for p in found] == [("gate-owed-held", Level.WARNING)]
    assert found[0].details["heads"] == "1"
    away = [replace(line, disposition=Disposition.UNREACHABLE) for line in lines]
    assert codes("PR-08", after_expiry(away)) == ["gate-owed-held"]
    assert codes("PR-08", after_expiry([a_claim(line=n) for n in range(1, 12)])) == []


def test_what_comes_of_an_investigation_that_took_too_long_says_why():
    late = Situation(MONDAY, investigate_by=MONDAY - timedelta(days=1))
    assert [(p.code, p.level) for p in GATES["PR-26"](late)] == [("gate-investigated-late", Level.WARNING)]
    assert codes("PR-26", replace(late, investigate_by=MONDAY)) == codes("PR-26", Situation(MONDAY)) == []
