"""Which limits of ours nobody kept: what was paid in time, or ended with its case, is not held against anybody."""

from datetime import date, timedelta

import pytest

from inspector_app.domain.act import ActKind
from inspector_app.domain.deadline import Deadline
from inspector_app.domain.document import Document
from inspector_app.support.clock import at
from inspector_app.support.errors import Level
from inspector_app.usecases import issuing
from inspector_app.usecases.case_file import case_file
from inspector_app.usecases.deadlines import case_due_items
from inspector_app.usecases.missed_terms import missed
from inspector_app.usecases.paper import Paper
from tests.desk import AFTER
from tests.usecases.test_follow_papers import kept, served
from tests.usecases.test_review_looks import done, put


def missed_rules(desk):
    return {each.rule for each in missed(desk.context, case_file(desk.context, desk.case.rid))}


def last_day(desk, rule):
    return max(each.due for each in desk.context.store.find(Deadline, rule=rule))


def test_an_order_that_was_paid_in_time_leaves_no_term_of_listing_behind(desk, half_paid):
    listing, investigated = last_day(desk, "DL-15"), last_day(desk, "DL-03")
    desk.pay(2_000_000, 2_000_000, 2_000_000, on=AFTER)
    desk.clock.move_to(at(max(listing, investigated) + timedelta(days=1), 9))
    assert missed_rules(desk) == {"DL-03"}


def test_what_was_paid_after_the_term_had_been_missed(desk, half_paid):
    desk.clock.move_to(at(last_day(desk, "DL-15") + timedelta(days=3), 9))
    assert missed_rules(desk) == {"DL-15", "DL-16"}
    desk.pay(2_000_000, 2_000_000, 2_000_000)
    assert missed_rules(desk) == {"DL-15", "DL-16"}


def test_a_notice_of_listing_keeps_the_limits_of_its_order_until_the_decision(desk):
    """All was paid and the party listed, and the day of the order stood in red still."""
    desk.half_paid()
    desk.pay(2_000_000, 2_000_000, 2_000_000, on=AFTER)
    own = [each.rid for each in desk.context.store.find(Document) if each.form == "order-to-pay"]

    def asked():
        return {item.deadline.document_rid for item in case_due_items(desk.context, desk.case)} & set(own)

    assert asked() == set()
    kept(desk, "list-pre-notice", ActKind.SIGNED_OFF)
    assert asked() == set(own)
    kept(desk, "listing-ruling", ActKind.SIGNED_OFF)
    assert asked() == set()


def test_a_case_that_ended_in_time_is_late_on_no_later_day(desk):
    desk.file()
    case = desk.context.store.need(type(desk.case), desk.case.rid)
    put(desk, done(desk, ActKind.FILING_CANCELLED, case))
    desk.clock.move_to(at(date(2026, 12, 1), 9))
    assert missed_rules(desk) == set()


def test_the_last_day_that_a_paper_prints_is_reckoned_from_its_own(desk):
    paper = Paper("preservation-notice", desk.case.rid, addressee=desk.company.name, addressee_rid=desk.company.rid)
    assert issuing.start_facts(desk.context, paper)["preservation.until"] == "2026-03-11"


@pytest.mark.parametrize(("days", "late"), [(5, False), (30, True)])
def test_a_paper_that_comes_after_the_last_day_of_what_it_does_wants_a_reason(desk, days, late):
    """APL art. 56: what was kept as evidence is dealt with in seven working days."""
    desk.file()
    notice = kept(desk, "preservation-notice", ActKind.SIGNED_OFF)
    served(desk, notice)
    desk.clock.move_to(desk.clock.now() + timedelta(days=days))
    paper = Paper("preservation-release", desk.case.rid, addressee=desk.company.name, addressee_rid=desk.company.rid)
    found = {each.code: each.level for each in issuing.paper_problems(desk.context, paper, desk.facts(paper))}
    assert found.get("paper-late") is (Level.WARNING if late else None)


@pytest.mark.parametrize(
    ("way", "told", "asks"),
    [
        ("移送有关机关", "上述台账已复制，原件退还", True),
        ("移送有关机关", "上述台账已复制，原件不予退还", False),
        ("复制后退还原件", "上述台账已复制，原件退还", False),
        ("退还当事人", "上述台账移送示例县公安局", True),
        ("作为证据留存", "原件已发还", True),
        ("作为证据留存", "原件存卷", False),
    ],
)
def test_what_was_kept_is_dealt_with_as_it_is_told(desk, way, told, asks):
    """APL art. 56."""
    paper = Paper("preservation-release", desk.case.rid, addressee=desk.company.name, addressee_rid=desk.company.rid)
    facts = desk.facts(paper) | {"preservation.handling": way, "preservation.handled": told}
    found = {each.code for each in issuing.paper_problems(desk.context, paper, facts)}
    assert ("release-otherwise" in found) is asks


@pytest.mark.parametrize(("day", "late"), [("2026-01-10", True), ("2026-02-20", False)])
def test_an_agreement_is_brought_to_the_court_in_thirty_days(desk, day, late):
    """CPL art. 205."""
    paper = Paper("judicial-confirmation", desk.case.rid, addressee=desk.company.name, addressee_rid=desk.company.rid)
    facts = desk.facts(paper) | {"civil.agreed_on": day}
    codes = {each.code for each in issuing.paper_problems(desk.context, paper, facts)}
    assert ("paper-too-late" in codes) is late
