"""Papers tell of listings and referrals: nothing that was written on one is typed again."""

from dataclasses import replace
from datetime import timedelta

from inspector_app.domain.act import Act, ActKind, Service, ServiceMethod
from inspector_app.domain.document import Document, DocumentKind, FrozenCopy
from inspector_app.domain.identity import new_rid
from inspector_app.domain.referral import Referral, ReferralKind
from inspector_app.domain.role import ListingGround, Role
from inspector_app.domain.watching import Listing, ListingOutcome, ListingRemoval, ListingState
from inspector_app.support.clock import at
from inspector_app.usecases import acts, issuing, watching
from inspector_app.usecases.paper import Paper
from inspector_app.usecases.watch_list import watch_due, watch_lines
from inspector_app.usecases.watch_papers import follow, make_from_papers, told_at_sign_off
from tests.desk import AFTER, MONDAY


def test_a_notice_that_was_handed_over_is_a_listing_once_and_takes_the_objection(desk):
    context = desk.context
    desk.file()
    notice = desk.pre_notice()
    (listing,) = context.store.all(Listing)
    assert (listing.party_rid, listing.case_rid, listing.notice_rid) == (desk.company.rid, desk.case.rid, notice.rid)
    assert (listing.proposed_on, listing.ground) == (AFTER, ListingGround.THRESHOLD)
    acts.object_to(context, notice.rid, "示例公司", "金额不符")
    assert context.store.all(Listing)[0].objected_on == AFTER
    assert make_from_papers(context) == 0, "nothing is left to be made"
    assert watch_lines(context)[0].dues[0].what == "核实异议并告知结果"
    assert watch_due(context) == (), "the paper's own limit is on the first page"


def test_what_somebody_entered_stays_and_is_joined_to_its_notice(desk):
    context = desk.context
    begun = watching.new_entry(context, "listing", party_rid=desk.company.rid)
    entered = watching.save_entry(context, replace(begun, note="已口头告知"))
    desk.file()
    notice = desk.pre_notice()
    (listing,) = context.store.all(Listing)
    assert listing == replace(entered, notice_rid=notice.rid)
    acts.withdraw(context, notice.rid, "示例局长", "依据有误")
    assert context.store.all(Listing) == (listing,), "somebody entered it"


def taken_back(context, paper, kind):
    (act,) = [each for each in context.store.find(Act, subject_rid=paper.rid) if each.kind is kind]
    acts.undo(context, act.rid, "登记错了")


def test_what_an_act_told_goes_with_it(desk):
    context = desk.context
    desk.file()
    notice = desk.pre_notice()
    acts.object_to(context, notice.rid, "示例公司", "金额不符")
    acts.answer_objection(context, notice.rid, "示例公司", "异议不成立")
    taken_back(context, notice, ActKind.OBJECTION_ANSWERED)
    (listing,) = context.store.all(Listing)
    assert (listing.objected_on, listing.answered_on) == (AFTER, None)
    taken_back(context, notice, ActKind.OBJECTED)
    assert context.store.all(Listing) == (replace(listing, objected_on=None),)
    ruling = a_paper(desk, "listing-ruling", "列入决定书", AFTER, served=False)
    assert make_from_papers(context) == 1
    acts.void(context, ruling.rid, "金额写错")
    assert context.store.all(Listing)[0].state is ListingState.PROPOSED
    taken_back(context, notice, ActKind.SERVED)
    assert context.store.all(Listing) == ()
    desk.serve(notice)
    assert context.store.all(Listing)[0].notice_rid == notice.rid
    acts.withdraw(context, notice.rid, "示例局长", "依据有误")
    assert context.store.all(Listing) == ()


def test_papers_that_do_not_stand_tell_nothing(desk):
    desk.file()
    notice = desk.pre_notice()
    acts.withdraw(desk.context, notice.rid, "示例局长", "依据有误")
    assert make_from_papers(desk.context) == 0
    assert desk.context.store.need(Document, notice.rid).addressee_rid == desk.company.rid
    assert Role.REFERRAL in desk.context.law.procedure.roles


def a_paper(desk, form, role_kind, on, facts="{}", served=True, to=None):
    """A paper as it stands after its signing off, and its service."""
    rid, case = new_rid(), desk.case.rid
    paper = Document(
        rid, form, "2026.1", DocumentKind.OUTGOING, role_kind, at(on, 9), case, number="示〔2026〕9号",
        addressee="示例县公安局", addressee_rid=desk.company.rid if to is None else to,
        copies=(FrozenCopy("存档联", "0" * 64, 1, 1),), facts=facts,
    )  # fmt: skip
    done = [Act(new_rid(), ActKind.SIGNED_OFF, rid, at(on, 10), "示例局长", case)]
    if served:
        handed = Service(ServiceMethod.DIRECT, "示例收件人", "负责收件的人", "项目部")
        done.append(Act(new_rid(), ActKind.SERVED, rid, at(on, 11), "示例员", case, service=handed))
    with desk.context.unit("试") as unit:
        for record in (paper, *done):
            unit.put(record)
    return paper


def test_the_papers_that_follow_answer_decide_and_take_off(desk):
    context = desk.context
    desk.file()
    notice = desk.pre_notice()
    acts.object_to(context, notice.rid, "示例公司", "金额不符")
    a_paper(desk, "objection-result", "异议核实结果告知书", AFTER)
    a_paper(desk, "listing-ruling", "列入决定书", AFTER)
    assert make_from_papers(context) == 1
    (listing,) = context.store.all(Listing)
    told = (listing.objected_on, listing.answered_on, listing.decided_on, listing.outcome, listing.number)
    assert told == (AFTER, AFTER, AFTER, ListingOutcome.LISTED, "示〔2026〕9号")
    later = AFTER + timedelta(days=9)
    facts = f'{{"delisting.on":"{later}","delisting.reason":"列入期限届满（《暂行办法》第十一条）"}}'
    a_paper(desk, "delisting-decision", "移出决定书", AFTER, facts)
    assert make_from_papers(context) == 0, "the day has not come"
    desk.clock.move_to(at(later, 9))
    assert make_from_papers(context) == 1
    (listing,) = context.store.all(Listing)
    assert (listing.removed_on, listing.removal, listing.state) == (later, ListingRemoval.EXPIRED, ListingState.REMOVED)
    assert make_from_papers(context) == 0


def test_a_paper_for_the_police_is_a_referral_received_on_its_service(desk, monkeypatch):
    context = desk.context
    roles = {**context.forms.roles, "police-paper": Role.REFERRAL}
    monkeypatch.setattr(type(context.forms), "roles", property(lambda _forms: roles), raising=False)
    paper = a_paper(desk, "police-paper", "涉嫌犯罪案件移送书", MONDAY, to="")
    assert make_from_papers(context) == 1
    (referral,) = context.store.all(Referral)
    assert (referral.document_rid, referral.to, referral.number) == (paper.rid, "示例县公安局", "示〔2026〕9号")
    assert (referral.on, referral.receipt_on, referral.kind) == (MONDAY, MONDAY, ReferralKind.POLICE)
    assert make_from_papers(context) == 0


def test_a_referral_is_kept_at_its_sign_off_and_received_at_its_service(desk):
    context = desk.context
    paper = a_paper(desk, "criminal-referral", "涉嫌犯罪案件移送书", MONDAY, served=False, to="")
    (signed,) = context.store.find(Act, subject_rid=paper.rid)
    (referral,) = told_at_sign_off(context, paper, signed)
    assert (referral.on, referral.receipt_on, referral.to) == (MONDAY, None, "示例县公安局")
    with context.unit("试") as unit:
        unit.put(referral)
    handed = Act(new_rid(), ActKind.SERVED, paper.rid, at(AFTER, 11), "示例员", desk.case.rid,
                 service=Service(ServiceMethod.DIRECT, "示例民警", "负责收件的人", "示例县公安局"))  # fmt: skip
    with context.unit("试") as unit:
        follow(context, unit, paper, [signed], handed)
    assert context.store.all(Referral) == (replace(referral, on=AFTER, receipt_on=AFTER),)
    undone = Act(new_rid(), ActKind.UNDONE, paper.rid, at(AFTER, 12), "示例员", desk.case.rid, undoes=handed.rid)
    with context.unit("试") as unit:
        follow(context, unit, paper, [signed, handed], undone)
    assert context.store.all(Referral) == (referral,)


def test_a_referral_that_was_entered_by_hand_is_joined_to_its_paper(desk):
    context = desk.context
    begun = watching.new_entry(context, "referral", case_rid=desk.case.rid, to="示例县公安局治安大队", on=MONDAY)
    entered = watching.save_entry(context, begun)
    paper = a_paper(desk, "criminal-referral", "涉嫌犯罪案件移送书", MONDAY, served=False, to="")
    (signed,) = context.store.find(Act, subject_rid=paper.rid)
    joined = replace(entered, document_rid=paper.rid, number="示〔2026〕9号")
    assert told_at_sign_off(context, paper, signed) == (joined,)
    assert make_from_papers(context) == 1
    assert context.store.all(Referral) == (joined,)


def test_who_asked_to_be_taken_off_early_is_refused_by_the_paper_that_says_so(desk):
    context = desk.context
    begun = watching.new_entry(context, "listing", party_rid=desk.company.rid, case_rid=desk.case.rid)
    asked = replace(
        begun,
        proposed_on=MONDAY,
        decided_on=MONDAY,
        outcome=ListingOutcome.LISTED,
        number="示〔2026〕8号",
        applied_on=AFTER,
    )
    with context.unit("试") as unit:
        unit.put(asked)
    paper = Paper(context.form_of(Role.LISTING_STAYS), desk.case.rid, addressee_rid=desk.company.rid)
    assert issuing.start_facts(context, paper)["delisting.applied_on"] == AFTER.isoformat()
    desk.clock.move_to(at(AFTER, 9))
    a_paper(desk, paper.form, "不予提前移出决定书", AFTER, served=False)
    assert make_from_papers(context) == 1
    (listing,) = context.store.all(Listing)
    assert (listing.refused_on, listing.state, listing.asks_removal) == (AFTER, ListingState.LISTED, False)
    assert "delisting.applied_on" not in issuing.prefilled(context, issuing.form_for(context, paper), paper)
