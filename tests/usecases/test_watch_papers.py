"""Papers tell of listings and referrals: nothing that was written on one is typed again."""

from dataclasses import replace

from inspector_app.domain.document import Document
from inspector_app.domain.role import ListingGround, Role
from inspector_app.domain.watching import Listing
from inspector_app.usecases import acts, watching
from inspector_app.usecases.watch_list import watch_due, watch_lines
from inspector_app.usecases.watch_papers import make_from_papers
from tests.desk import AFTER


def test_a_notice_that_was_handed_over_is_a_listing_once_and_takes_the_objection(desk):
    context = desk.context
    assert make_from_papers(context) == 0
    desk.file()
    notice = desk.pre_notice()
    assert make_from_papers(context) == 1
    (listing,) = context.store.all(Listing)
    assert (listing.party_rid, listing.case_rid, listing.notice_rid) == (desk.company.rid, desk.case.rid, notice.rid)
    assert (listing.proposed_on, listing.ground) == (AFTER, ListingGround.THRESHOLD)
    assert make_from_papers(context) == 0
    acts.object_to(context, notice.rid, "示例公司", "金额不符")
    assert make_from_papers(context) == 1
    assert watch_lines(context)[0].dues[0].what == "核实异议并告知结果"
    assert watch_due(context) == (), "the paper's own limit is on the first page"


def test_what_somebody_entered_stays_and_is_joined_to_its_notice(desk):
    context = desk.context
    begun = watching.new_entry(context, "listing", party_rid=desk.company.rid)
    entered = watching.save_entry(context, replace(begun, note="已口头告知"))
    desk.file()
    notice = desk.pre_notice()
    assert make_from_papers(context) == 1
    (listing,) = context.store.all(Listing)
    assert listing == replace(entered, notice_rid=notice.rid)


def test_papers_that_do_not_stand_tell_nothing(desk):
    desk.file()
    notice = desk.pre_notice()
    acts.withdraw(desk.context, notice.rid, "示例局长", "依据有误")
    assert make_from_papers(desk.context) == 0
    assert desk.context.store.need(Document, notice.rid).addressee_rid == desk.company.rid
    assert Role.REFERRAL in desk.context.law.procedure.roles
