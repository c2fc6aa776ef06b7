"""Somebody is taken off the list when his term is over, his order was withdrawn, or he asked for it in time (O45)."""

from dataclasses import replace
from datetime import date

import pytest

from inspector_app.domain.act import ActKind
from inspector_app.domain.deadline import Deadline
from inspector_app.domain.document import About
from inspector_app.domain.evidence import Evidence
from inspector_app.domain.identity import new_rid
from inspector_app.domain.role import ListingGround, Role
from inspector_app.domain.watching import Listing, ListingOutcome, ListingRemoval
from inspector_app.support.errors import Level
from inspector_app.usecases import acts, issuing
from inspector_app.usecases.deadlines import case_due_items
from inspector_app.usecases.paper import Paper
from inspector_app.usecases.watch_file import watch_file
from tests.builders import an_act
from tests.usecases.test_review_looks import issued, put

EARLY = "符合提前移出条件（《暂行办法》第十二条）"
EXPIRED = "列入期限届满（《暂行办法》第十一条、第十七条）"
ANNULLED = "列入所依据的责令限期支付工资文书被依法撤销（《暂行办法》第十六条）"


@pytest.fixture
def order(desk):
    """On which the company was listed as soon as its day was over."""
    order = desk.half_paid()
    decision, signed = issued(desk, "listing-ruling", title="列入决定书", about=About(order_rid=order.rid))
    put(desk, decision, signed)
    return order


def against(desk, reason, on):
    paper = Paper(desk.context.form_of(Role.DELISTING), desk.case.rid, addressee=desk.company.name,
                  addressee_rid=desk.company.rid)  # fmt: skip
    facts = desk.facts(paper) | {"delisting.reason": reason, "delisting.on": on, "delisting.facts": "情况属实"}
    found = issuing.paper_problems(desk.context, paper, facts)
    return {each.code: each.level for each in found if each.code.startswith("delisting-")}


@pytest.mark.usefixtures("order")
def test_a_term_of_three_years_is_not_over_before(desk):
    assert against(desk, EXPIRED, "2026-04-24") == {"delisting-not-expired": Level.ERROR}
    assert against(desk, EXPIRED, "2029-03-16") == {}


def test_an_order_that_stands_was_not_withdrawn(desk, order):
    assert against(desk, ANNULLED, "2026-04-24") == {"delisting-order-stands": Level.ERROR}
    acts.withdraw(desk.context, order.rid, "示例局长", "认定有误，依法撤销")
    assert against(desk, ANNULLED, "2026-04-24") == {}


@pytest.mark.usefixtures("order")
def test_who_is_taken_off_early_asked_for_it_after_six_months(desk):
    unpaid, early = {"delisting-unpaid": Level.ERROR}, {"delisting-too-early": Level.ERROR}
    applied = {"delisting-not-applied": Level.WARNING}
    assert against(desk, EARLY, "2026-04-24") == applied | early | unpaid
    assert against(desk, EARLY, "2026-03-01") == {"delisting-before-listing": Level.ERROR}
    today = desk.clock.now().date()
    entry = Listing("示例", desk.company.rid, today, ListingGround.THRESHOLD, desk.case.rid, decided_on=today,
                    outcome=ListingOutcome.LISTED, applied_on=today)  # fmt: skip
    put(desk, entry)
    assert against(desk, EARLY, "2026-04-24") == early | unpaid
    desk.pay(2_000_000, 2_000_000, 2_000_000)
    assert against(desk, EARLY, "2026-10-24") == {"delisting-no-papers": Level.WARNING}
    asked = replace(entry, evidence_rids=(desk.context.store.all(Evidence)[0].rid,))
    put(desk, asked)
    assert against(desk, EARLY, "2026-10-24") == {}
    put(desk, replace(asked, removed_on=date(2026, 10, 24), removal=ListingRemoval.EARLY))  # by hand, before its paper
    assert against(desk, EARLY, "2026-10-24") == {}


@pytest.mark.usefixtures("order")
@pytest.mark.parametrize("role", [Role.DELISTING, Role.LISTING_STAYS, Role.UNDOING, Role.COMPLAINT_NOTICE, Role.ORDER])
def test_what_a_listing_or_a_complaint_wants_is_made_after_its_case_was_closed_too(desk, role):
    """A22: early removal may be asked for half a year after all was paid; the case is closed long before."""
    put(desk, an_act(ActKind.CLOSED, desk.case, case_rid=desk.case.rid))
    paper = Paper(
        desk.context.form_of(role), desk.case.rid, addressee=desk.company.name, addressee_rid=desk.company.rid
    )
    found = {each.code for each in issuing.paper_problems(desk.context, paper, desk.facts(paper))}
    assert ("case-over" in found) is (role is Role.ORDER)


@pytest.mark.usefixtures("order")
def test_the_limit_of_a_removal_runs_in_a_closed_case(desk):
    decision, _ = issued(desk, "delisting-decision", title="移出决定书")
    today = desk.clock.today()
    limits = [
        Deadline(new_rid(), rule, today, today, False, "示例", desk.case.rid, document_rid=rid)
        for rule, rid in (("DL-20", decision.rid), ("DL-03", ""))
    ]
    put(desk, decision, *limits, an_act(ActKind.CLOSED, desk.case, case_rid=desk.case.rid))
    assert [item.deadline.rule for item in case_due_items(desk.context, desk.case)] == ["DL-20"]


def test_who_is_on_the_list_and_has_paid_may_ask_half_a_year_later(desk):
    entry = Listing("示例", desk.company.rid, date(2026, 3, 2), ListingGround.THRESHOLD, decided_on=date(2026, 3, 2),
                    outcome=ListingOutcome.LISTED)  # fmt: skip
    put(desk, entry)
    assert watch_file(desk.context, entry.rid).may_apply_from == date(2026, 9, 2)
    put(desk, replace(entry, applied_on=date(2026, 9, 3)))
    assert watch_file(desk.context, entry.rid).may_apply_from is None
