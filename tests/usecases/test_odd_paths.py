"""A clerk's odd ways through a case: nothing on paper may come to differ from the record, no limit is lost."""

from dataclasses import replace
from datetime import date
from functools import partial

import pytest

from inspector_app.domain.act import Act, ActKind, ServiceMethod
from inspector_app.domain.case import Case
from inspector_app.domain.claim import Disposition, WageClaim
from inspector_app.domain.dates import chinese
from inspector_app.domain.deadline import Deadline
from inspector_app.domain.debt import Liability, PartyKind, Payment, PaymentMethod
from inspector_app.domain.document import About, Document
from inspector_app.domain.identity import new_rid
from inspector_app.domain.inspection import CheckResult
from inspector_app.domain.person import PersonRole
from inspector_app.domain.project import ChainLink, LinkRole
from inspector_app.domain.role import Role
from inspector_app.domain.threshold import Reached
from inspector_app.formdefs.facts import redrafted
from inspector_app.store.documents import DocumentFilter
from inspector_app.support.clock import at
from inspector_app.support.errors import Level, Refused
from inspector_app.usecases import (
    acts,
    case_edits,
    cases,
    claims,
    deadlines,
    inspections,
    interviews,
    issuing,
    people,
    projects,
    thresholds,
)
from inspector_app.usecases.case_file import case_file
from inspector_app.usecases.case_papers import following_choices, notice_choices, order_choices
from inspector_app.usecases.claim_lines import ClaimLine, save_lines
from inspector_app.usecases.evidence import Belongs, take_in
from inspector_app.usecases.half_paid import half_paid
from inspector_app.usecases.issuing import Numbering, SignOff
from inspector_app.usecases.liabilities import set_debt
from inspector_app.usecases.paper import Paper
from inspector_app.usecases.paper_file import paper_file
from inspector_app.usecases.paper_list import list_papers
from inspector_app.usecases.payments import PaymentEntry, register_payments, take_back_payment
from inspector_app.usecases.situations import situation_of
from inspector_app.usecases.steps import next_steps
from inspector_app.usecases.surroundings import Surroundings
from inspector_app.usecases.volume_facts import volume_leaves
from tests.builders import a_case, a_company, a_person, a_uscc, an_id_number, hiding_attempts
from tests.desk import NO_FORM, due_items
from tests.documents.papers import text_of

LATER = acts.Signature("暂无扫描仪，回局后补扫", printed="在项目部打印")
AFTER = date(2026, 3, 16)


def codes(refusal) -> list[str]:
    return [problem.code for problem in refusal.value.problems]


def refused(action) -> list[str]:
    with pytest.raises(Refused) as refusal:
        action()
    return codes(refusal)


def pay(desk, line, fen, **changes) -> tuple[Payment, ...]:
    template = Payment("", desk.case.rid, "", 0, desk.context.clock.today(), PaymentMethod.BANK, voucher="回单1")
    entry = PaymentEntry(desk.claims[line].rid, fen)
    return register_payments(desk.context, replace(template, **changes), (entry,))


def sign(desk, paper, *, change=None, reasons=None) -> Document:
    facts = desk.facts(paper) | (change or {})
    return issuing.sign_off(desk.context, paper, facts, SignOff("示例局长", reasons or {}))


def order_facts(desk, **changes):
    return desk.facts(replace(desk.order_paper(), **changes))


def limits(desk) -> dict[str, date]:
    return {d.rule: d.due for d in desk.context.store.all(Deadline) if d.done_on is None}


@pytest.fixture
def standard(desk):
    desk.context = thresholds.set_threshold(desk.context, 1_000_000, 4_000_000, "示例高法〔2026〕1号")


def test_what_an_order_states_about_a_line_stays_until_the_order_goes(desk, order):
    assert refused(lambda: desk.keep(replace(desk.claims[0], found_fen=1))) == ["claim-ordered"]
    desk.keep(replace(desk.claims[0], claimed_fen=2_500_000, crew="木工二班"))
    assert claims.find_as_claimed(desk.context, desk.case.rid) == ()
    acts.void(desk.context, order.rid, "金额有误")
    desk.keep(replace(desk.claims[0], found_fen=1_900_000))
    assert order_facts(desk)["debt.total_fen"] == 5_900_000


def test_a_draft_with_lines_that_changed_since_is_not_signed_off(desk):
    facts = order_facts(desk)
    desk.keep(replace(desk.claims[0], found_fen=1_900_000))
    signing = partial(issuing.sign_off, desk.context, desk.order_paper(), facts, SignOff("示例局长"))
    assert refused(signing) == ["printed-not-recorded"]


def test_an_order_asks_for_what_is_still_owed_and_may_be_ordered(desk):
    pay(desk, 0, 500_000)
    pay(desk, 1, 2_000_000)
    court = replace(desk.claims[2], disposition=Disposition.TO_COURT, disposition_note="已申请仲裁")
    desk.keep(court)
    facts = order_facts(desk)
    assert [line["owed_fen"] for line in facts["lines"]] == [1_500_000]
    order = desk.order()
    assert order.about.claim_rids == (desk.claims[0].rid,)
    assert "15,000.00" in text_of(issuing.copy_bytes(desk.context, order, "存档联"))


def test_the_card_of_an_expired_order_tells_what_was_ordered_not_what_was_found(desk, standard):
    pay(desk, 0, 500_000)
    order = desk.order()
    desk.serve(order)
    desk.clock.move_to(at(AFTER, 9))
    pay(desk, 0, 300_000)
    card = half_paid(desk.context, desk.case.rid)
    assert (card.ordered_fen, card.now.paid_fen, card.now.open_fen) == (5_500_000, 300_000, 5_200_000)


def test_a_settled_line_is_neither_paid_nor_owed_but_its_money_may_still_come(desk):
    settled = replace(desk.claims[0], disposition=Disposition.SETTLED, disposition_note="调解书")
    desk.keep(settled)
    balance = case_file(desk.context, desk.case.rid).balance
    assert (balance.found_fen, balance.paid_fen, balance.heads) == (4_000_000, 0, 2)
    pay(desk, 0, 1_500_000)
    assert desk.context.store.need(WageClaim, settled.rid).disposition is Disposition.SETTLED


def test_a_payment_entered_by_mistake_is_taken_back(desk):
    wrong = pay(desk, 0, 2_000_000)[0]
    assert refused(lambda: take_back_payment(desk.context, wrong.rid, " ")) == ["void-no-reason"]
    take_back_payment(desk.context, wrong.rid, "登记到另一人")
    whole = case_file(desk.context, desk.case.rid)
    assert (whole.balance.paid_fen, whole.claims[0].disposition) == (0, None)
    assert desk.context.store.journal.history(wrong.rid)[-1].reason == "更正误登的支付：登记到另一人"


def test_a_supplementary_order_names_only_new_lines_and_sets_no_clock_back(desk):
    first = sign(desk, desk.order_paper().speaking_of(claim_rids=tuple(c.rid for c in desk.claims[:2])))
    desk.serve(first)
    assert "order" in [step.verb for step in next_steps(desk.context, desk.case.rid)]
    choice = order_choices(desk.context, desk.case.rid)[0]
    assert choice.note.endswith("补充1人")
    assert choice.paper.about.claim_rids == (desk.claims[2].rid,)
    again = desk.order_paper().speaking_of(claim_rids=(desk.claims[0].rid,))
    assert refused(lambda: sign(desk, again)) == ["order-again"]
    second = sign(desk, replace(choice.paper, due=date(2026, 3, 27)))
    every = desk.order_paper()
    (told,) = [p for p in issuing.paper_problems(desk.context, every, desk.facts(every)) if p.code == "order-again"]
    assert told.details["papers"] == (  # each of them, also one that waits for its service
        f"{first.called}，期限{chinese(first.due)}、{second.called}，期限2026年3月27日，已签发、尚未送达"
    )
    desk.serve(second)
    assert "order" not in [step.verb for step in next_steps(desk.context, desk.case.rid)]
    desk.clock.move_to(at(AFTER, 9))
    assert half_paid(desk.context, desk.case.rid).order.rid == first.rid
    pay(desk, 0, 2_000_000)
    pay(desk, 1, 2_000_000)
    assert half_paid(desk.context, desk.case.rid) is None
    due = {item.deadline.document_rid for item in due_items(desk.context)}
    assert due - {""} == {second.rid}


def test_a_listing_is_late_by_the_order_on_which_it_rests(desk):
    """O45 art. 8: twenty working days from the day that was set in that order."""
    rids = [each.rid for each in desk.claims]
    days = []
    for lines, due in ((rids[:2], date(2026, 3, 13)), (rids[2:], date(2026, 3, 27))):
        order = sign(desk, replace(desk.order_paper().speaking_of(claim_rids=tuple(lines)), due=due))
        desk.serve(order)
        days.append((order.rid, due))
    desk.clock.move_to(at(date(2026, 3, 30), 9))
    ruling = Paper(desk.context.form_of(Role.LISTING_DECISION), desk.case.rid, addressee=desk.company.name,
                   addressee_rid=desk.company.rid)  # fmt: skip
    asked = (ruling, *(ruling.speaking_of(order_rid=rid) for rid, _ in days))
    any_order, first, second = (situation_of(Surroundings(desk.context, each), {}).decide_by for each in asked)
    assert any_order == first
    assert first < second


def test_what_two_orders_leave_unpaid_is_one_debt_for_the_list(desk, standard):
    """O45 art. 5(1): six workers on one order and six on the next are twelve to whom wages are owed."""
    told = {"claimed_fen": 400_000, "found_fen": 400_000}
    more = [a_person(f"示例工人{line}", id_number=an_id_number("19850613", line)) for line in range(4, 13)]
    lines = [ClaimLine(replace(desk.claims[0], rid=new_rid(), person_rid=each.rid, line=line, **told), each)
             for line, each in enumerate(more, start=4)]  # fmt: skip
    save_lines(desk.context, case_file(desk.context, desk.case.rid), lines)
    desk.keep(*(replace(each, **told) for each in desk.claims))
    rids = [each.rid for each in case_file(desk.context, desk.case.rid).claims]
    orders = []
    for named in (rids[:6], rids[6:]):
        orders.append(sign(desk, desk.order_paper().speaking_of(claim_rids=tuple(named))))
        desk.serve(orders[-1])
    desk.clock.move_to(at(AFTER, 9))
    whole = case_file(desk.context, desk.case.rid)
    first = notice_choices(desk.context, desk.case.rid, orders[1].rid)[0]
    told = desk.facts(first.paper)
    assert [each.threshold_at_expiry.reached for each in whole.orders()] == [Reached.CERTAIN] * 2
    assert (told["debt.heads"], told["balance.total_fen"]) == (6, 2_400_000)
    of_the_other = told["text.facts"].partition(f"（{orders[0].number}）责令于")[2]
    assert "仍拖欠6名农民工工资共计人民币贰万肆仟元整（￥24,000.00）。" in of_the_other
    assert "gate-below-threshold" not in {each.code for each in issuing.paper_problems(desk.context, first.paper, told)}


def test_an_order_goes_to_the_party_whose_ground_is_printed(desk):
    other = people.save_company(desk.context, a_company("示例总包有限公司", uscc=a_uscc("MA0000009")))
    wrong = replace(desk.order_paper(), addressee=other.name, addressee_rid=other.rid)
    assert refused(lambda: sign(desk, wrong)) == ["gate-order-no-liability"]


def test_each_party_that_is_to_be_listed_is_offered_its_notice(desk, standard):
    people.save_company(desk.context, replace(desk.company, legal_representative="示例·法人"))
    order = desk.order()
    desk.serve(order)
    desk.clock.move_to(at(AFTER, 9))
    firm, head, another = notice_choices(desk.context, desk.case.rid)
    assert (firm.words, head.words) == (desk.company.name, f"示例·法人（{desk.company.name}法定代表人）")
    assert (another.paper.addressee, another.words) == (
        "",
        f"{desk.company.name}的其他责任人员（姓名、身份号码、住址在文书中填写）",
    )
    assert not desk.facts(firm.paper)["text.office"]
    assert desk.facts(head.paper)["text.head"] == f"你系{desk.company.name}的法定代表人。"
    assert not desk.facts(head.paper)["text.office"]
    assert refused(lambda: sign(desk, head.paper)) == ["party-unidentified"]
    sign(desk, firm.paper)
    assert notice_choices(desk.context, desk.case.rid)[0].paper == head.paper
    assert "pre_notice" in [step.verb for step in next_steps(desk.context, desk.case.rid)]
    notice = sign(desk, head.paper, change={"addressee.uscc": an_id_number(), "addressee.address": "示例路1号"})
    assert '"party.role":"法定代表人或者主要负责人"' in notice.facts
    assert "pre_notice" not in [step.verb for step in next_steps(desk.context, desk.case.rid)]


def test_what_follows_a_notice_goes_to_each_who_was_told_by_it(desk, standard):
    """The head who was told to be listed is listed, and answered, by papers of his own (O45 arts 5, 6, 8)."""
    people.save_company(desk.context, replace(desk.company, legal_representative="示例法人"))
    desk.serve(desk.order())
    desk.clock.move_to(at(AFTER, 9))
    head = notice_choices(desk.context, desk.case.rid)[1].paper
    known = {"addressee.uscc": an_id_number(), "addressee.address": "示例路1号"}
    desk.serve(sign(desk, head, change=known), receiver_relation="同住的妻子")
    (waits,) = desk.context.store.find(Deadline, rule="DL-16")
    assert waits.done_on is None  # the firm has no notice yet
    for role, others in ((Role.OBJECTION_ANSWER, []), (Role.LISTING_DECISION, [desk.company.name])):
        form = desk.context.forms.find(desk.context.form_of(role), on=AFTER)
        found = following_choices(desk.context, desk.case.rid, form)
        assert [choice.paper.addressee for choice in found] == ["示例法人", *others]
        assert found[0].note.endswith("送达")
    desk.clock.advance(days=14)
    decision = following_choices(desk.context, desk.case.rid, form)[0].paper
    assert desk.facts(decision).items() >= known.items()  # as his notice told them
    facts = desk.facts(decision) | known | {"told.heard": "江某于2026年3月20日书面提出异议，本局不予理睬。"}
    facts = redrafted(form, desk.facts(decision), facts | {"text.consequence": "见公告。"})
    told = {(p.code, p.where) for p in issuing.paper_problems(desk.context, decision, facts)}
    assert told >= {
        ("gate-listing-firm-untold", "addressee"), ("unheard-denies", "text.heard"),
        ("demand-lacks", "text.consequence"), ("text-state-differs", "told.heard"),
    }  # fmt: skip
    more = {"told.heard": "未提出异议。", "agency.review_organ": "示例县人民政府", "agency.court": "示例县人民法院"}
    whole = redrafted(form, desk.facts(decision), desk.facts(decision) | known | more)
    alone = SignOff("示例局长", {"gate-listing-firm-untold": "单位另案已列入"})
    issuing.sign_off(desk.context, decision, whole, alone)
    assert not {p.code for s in next_steps(desk.context, desk.case.rid) for p in s.problems} & {"gate-already-listed"}
    assert "gate-already-listed" not in {p.code for p in issuing.paper_problems(
        desk.context, notice_choices(desk.context, desk.case.rid)[0].paper, {})}  # fmt: skip


def test_a_worker_is_never_told_that_he_is_to_be_listed(desk, standard):
    """Who is owed answers for nobody (O45 art. 5): neither whoever was questioned as a worker is offered, nor may one
    of the list be chosen."""
    order = desk.order()
    desk.serve(order)
    desk.clock.move_to(at(AFTER, 9))
    for name, role in (("示例临工", PersonRole.WORKER), ("示例经理", PersonRole.MANAGER)):
        asked = people.save_person(desk.context, a_person(name, role=role))
        interviews.begin_interview(desk.context, asked, "worker", "项目部", "工资", Belongs(desk.case.rid))
    choices = notice_choices(desk.context, desk.case.rid)
    assert [choice.paper.addressee for choice in choices] == [desk.company.name, "示例经理", ""]
    worker = desk.workers[0]
    chosen = replace(choices[1].paper, addressee=worker.name, addressee_rid=worker.rid)
    assert "notice-to-creditor" in refused(lambda: sign(desk, chosen))


def test_a_notice_prints_the_standard_with_its_document_or_the_incident(desk, standard):
    order = desk.order()
    desk.serve(order)
    desk.clock.move_to(at(AFTER, 9))
    paper = notice_choices(desk.context, desk.case.rid)[0].paper
    text = desk.facts(paper)["text.ground"]
    assert "第五条第（一）项" in text
    assert "累计40,000元以上，见示例高法〔2026〕1号。" in text
    with desk.context.unit("群体性事件") as unit:
        unit.put(replace(desk.context.store.need(Case, desk.case.rid), incident=True, incident_note="三十人堵路"))
    text = desk.facts(paper)["text.ground"]
    assert "第五条第（二）项" in text
    assert "三十人堵路" in text


def test_where_only_a_range_is_known_nothing_doubtful_is_printed(desk, order):
    desk.serve(order)
    desk.clock.move_to(at(AFTER, 9))
    paper = notice_choices(desk.context, desk.case.rid)[0].paper
    assert "数额标准上限" in desk.facts(paper)["notice.threshold"]
    pay(desk, 0, 600_000)
    pay(desk, 1, 600_000)
    pay(desk, 2, 600_000)
    facts = desk.facts(paper)
    assert "notice.threshold" not in facts
    assert "核对" not in facts["text.ground"]


def test_a_notice_tells_what_was_ordered_and_calls_the_order_as_it_is_called(desk, standard):
    pay(desk, 0, 500_000)
    title = "劳动保障监察限期整改指令书"
    order = sign(desk, desk.order_paper(), change={"order.title": title})
    assert order.title == title
    desk.serve(order)
    pay(desk, 1, 100_000)
    desk.clock.move_to(at(AFTER, 9))
    facts = desk.facts(notice_choices(desk.context, desk.case.rid)[0].paper)
    assert (facts["debt.total_fen"], facts["balance.total_fen"]) == (5_500_000, 5_400_000)
    assert f"《{title}》" in facts["text.facts"]


def test_the_date_of_a_paper_is_the_day_of_its_sign_off(desk):
    facts = order_facts(desk)
    desk.clock.advance(days=1)
    with pytest.raises(Refused) as refusal:
        issuing.sign_off(desk.context, desk.order_paper(), facts, SignOff("示例局长"))
    assert [(p.code, p.level) for p in refusal.value.problems] == [("paper-day-differs", Level.WARNING)]
    ahead = {"document.date": "2026-03-09"}
    assert refused(lambda: sign(desk, desk.order_paper(), change=ahead)) == ["paper-day-differs"]


def test_index_and_register_tell_the_day_that_a_paper_bears(desk):
    desk.file()
    desk.clock.advance(days=1)
    order = desk.sign(desk.order_paper(), {"paper-day-differs": "昨日已手写签发"}, **{"document.date": "2026-03-02"})
    assert order.created_at.date() == date(2026, 3, 3)
    (line,) = list_papers(desk.context, DocumentFilter()).page(0, 5)
    (leaf,) = [leaf for leaf in volume_leaves(case_file(desk.context, desk.case.rid)) if leaf.paper]
    assert (line.day, leaf.day) == (date(2026, 3, 2), date(2026, 3, 2))


def test_posting_proves_only_that_payment_was_ordered(desk, standard):
    photo = take_in(desk.context, b"\xff\xd8\xff photo", "张贴照片", Belongs(desk.case.rid))
    order = desk.order()
    posted = partial(desk.serve, order, ServiceMethod.POSTED, evidence_rids=(photo.rid,))
    hiding_attempts(desk, order.addressee)
    assert refused(posted) == ["service-posted"]  # nobody said that the payer hides
    posted(refusal="负责人已逃匿，电话停机")
    desk.clock.move_to(at(AFTER, 9))
    paper = notice_choices(desk.context, desk.case.rid)[0].paper
    facts = desk.facts(paper)
    assert refused(partial(issuing.sign_off, desk.context, paper, facts, SignOff("示例局长"))) == [
        "gate-notice-order-posted"
    ]
    assert "该文书因无法送交，在项目部张贴，并拍照、录像记录。" in facts["text.facts"]
    for role in (Role.DECISION_NOTICE, Role.PENALTY_NOTICE, Role.DECISION, Role.EXTRA_PAYMENT, Role.PENALTY_DECISION):
        other = replace(paper, form=desk.context.form_of(role))
        told = {each.code for each in issuing.paper_problems(desk.context, other, desk.facts(other))}
        assert "gate-notice-order-posted" in told, role
    reasons = {"gate-notice-order-posted": "公安机关已出具逃匿情况说明"}
    notice = issuing.sign_off(desk.context, paper, facts, SignOff("示例局长", reasons))
    posting = partial(
        desk.serve, notice, ServiceMethod.POSTED, refusal="负责人已逃匿，电话停机", evidence_rids=(photo.rid,)
    )
    assert refused(posting) == ["service-posted-order-only", "service-shown-before"]  # nor shows it this one


def test_a_withdrawal_taken_back_lets_the_limits_run_again(desk, order):
    desk.serve(order)
    before = limits(desk)
    withdrawn = acts.withdraw(desk.context, order.rid, "示例局长", "误认")
    assert set(limits(desk)) == {"DL-03"}
    acts.undo(desk.context, withdrawn.rid, "撤错文书")
    assert limits(desk) == before


def test_the_service_of_a_notice_taken_back_asks_for_it_again(desk, standard):
    order = desk.order()
    desk.serve(order)
    desk.clock.move_to(at(AFTER, 9))
    notice = sign(desk, notice_choices(desk.context, desk.case.rid)[0].paper)
    before = limits(desk)
    wrong = desk.serve(notice)
    assert "DL-16" not in limits(desk)
    acts.undo(desk.context, wrong.rid, "登记错")
    assert limits(desk) == before


def test_an_extension_moves_the_day_that_follows_and_goes_back_with_it(desk, served_order):
    before = limits(desk)
    fifteen = next(d for d in desk.context.store.all(Deadline) if d.rule == "DL-15")
    deadlines.extend(desk.context, fifteen.rid, "示例局长", "当事人下落不明")
    assert limits(desk)["DL-15"] > before["DL-15"]
    assert limits(desk)["DL-16"] > before["DL-16"]
    act = next(a for a in desk.context.store.all(Act) if a.kind is ActKind.EXTENDED)
    acts.undo(desk.context, act.rid, "误登")
    assert limits(desk) == before


def test_an_objection_is_answered_and_its_term_ends(desk, standard):
    order = desk.order()
    desk.serve(order)
    desk.clock.move_to(at(AFTER, 9))
    notice = sign(desk, notice_choices(desk.context, desk.case.rid)[0].paper)
    desk.serve(notice)
    answer = partial(acts.answer_objection, desk.context, notice.rid, "陈示例", "异议不成立，已书面告知")
    assert refused(answer) == ["objection-none"]
    acts.object_to(desk.context, notice.rid, "示例公司", "已支付")
    assert "DL-14" in limits(desk)
    answering = paper_file(desk.context, notice.rid).answer
    assert (answering.form, answering.about.served_rid) == ("objection-result", notice.rid)
    act = answer()
    assert paper_file(desk.context, notice.rid).answer is None
    assert "DL-14" not in limits(desk)
    acts.undo(desk.context, act.rid, "误登")
    assert "DL-14" in limits(desk)


def test_the_other_sides_term_is_not_overdue_when_it_is_over(desk, standard):
    order = desk.order()
    desk.serve(order)
    desk.clock.move_to(at(AFTER, 9))
    desk.serve(sign(desk, notice_choices(desk.context, desk.case.rid)[0].paper))
    assert "DL-13" in [item.deadline.rule for item in due_items(desk.context)]
    desk.clock.move_to(at(date(2026, 3, 24), 9))
    rules = [item.deadline.rule for item in due_items(desk.context)]
    assert "DL-13" not in rules
    assert "DL-15" in rules


def test_a_confirmation_speaks_of_what_was_paid_together(desk):
    other = people.save_company(desk.context, a_company("示例总包有限公司", uscc=a_uscc("MA0000009")))
    first = pay(desk, 0, 500_000, payer_rid=desk.company.rid)
    desk.clock.advance(days=1)
    second = pay(desk, 0, 300_000, payer_rid=other.rid)
    blank = Paper("payment-confirmation", case_rid=desk.case.rid)
    assert "lines" not in desk.facts(blank)
    latest = desk.facts(blank.speaking_of(payment_rids=(second[0].rid,)))
    row = latest["lines"][0]
    assert (latest["payment.payer"], row["paid_before_fen"], row["paid_fen"]) == (other.name, 500_000, 300_000)
    named = Paper("payment-confirmation", case_rid=desk.case.rid, about=About(payment_rids=(first[0].rid,)))
    row = desk.facts(named)["lines"][0]
    assert (row["paid_before_fen"], row["paid_fen"], row["rest_fen"]) == (0, 500_000, 1_500_000)
    both = named.speaking_of(payment_rids=(first[0].rid, second[0].rid))
    assert "payment.payer" not in desk.facts(both)


def test_an_interview_that_nobody_signed_is_no_proof(desk):
    assert order_facts(desk)["debt.evidence"] == "书证"


def test_an_order_for_which_nothing_is_on_file_names_no_proof(desk):
    """A list that nobody printed and signed is none either: what proves the facts is to be told."""
    desk.without_proof()
    problems = issuing.paper_problems(desk.context, desk.order_paper(), order_facts(desk))
    assert [p.details["gaps"] for p in problems if p.code == "sentence-gap"] == []
    assert [p.where for p in problems if p.code == "fact-missing"] == ["debt.evidence"]


def test_nothing_goes_out_in_a_case_that_has_ended(desk):
    paper = desk.order_paper()
    for claim in desk.claims:
        ended = replace(claim, disposition=Disposition.TO_COURT, disposition_note="已起诉")
        desk.keep(ended)
    cases.close_case(desk.context, desk.case.rid, "示例局长", "转诉讼", NO_FORM)
    problems = issuing.paper_problems(desk.context, paper, desk.facts(paper))
    assert "case-over" in [p.code for p in problems]


def test_a_liable_party_of_each_kind_shares_the_lines(desk):
    other = people.save_company(desk.context, a_company("示例总包有限公司", uscc=a_uscc("MA0000009")))
    projects.save_link(desk.context, ChainLink(new_rid(), desk.project.rid, LinkRole.GENERAL, company_rid=other.rid))
    set_debt(desk.context, desk.case.rid, (Liability(new_rid(), "", PartyKind.COMPANY, other.rid, "PG-02"),))
    desk.order()
    left = order_choices(desk.context, desk.case.rid)
    assert [choice.words for choice in left] == [other.name, desk.company.name]
    assert left[0].paper.about.claim_rids == ()
    desk.serve(sign(desk, left[0].paper))
    assert case_file(desk.context, desk.case.rid).balance.found_fen == 6_000_000


def test_a_number_written_in_ink_is_typed_back_and_found_again(desk):
    blank = issuing.sign_off(
        desk.context, desk.order_paper(), order_facts(desk), SignOff("示例局长", numbering=Numbering(blank=True))
    )
    back = issuing.write_number_back(desk.context, blank.rid, "示人社监令字[2026]第003号")
    assert back.number == "示人社监令字〔2026〕3号"
    assert refused(lambda: issuing.write_number_back(desk.context, blank.rid, "示〔2026〕4号")) == ["number-not-blank"]
    acts.void(desk.context, blank.rid, "作废")
    typed = SignOff("示例局长", numbering=Numbering(typed="示人社监令字（2026） 3 号"))
    signing = partial(issuing.sign_off, desk.context, desk.order_paper(), order_facts(desk), typed)
    assert refused(signing) == ["number-known"]


def test_a_visit_stays_as_it_was_signed(desk):
    visit = inspections.save_inspection(desk.context, inspections.new_inspection(desk.context, case_rid=desk.case.rid))
    checked = tuple(replace(item, result=CheckResult.CONFORMS) for item in visit.items[:2])
    desk.clock.advance(minutes=30)
    visit, _ = inspections.finish_inspection(desk.context, replace(visit, items=checked))
    paper = Paper("site-inspection-record", case_rid=desk.case.rid, about=About(inspection_rid=visit.rid))
    record = sign(desk, paper, reasons={"gate-visit-not-approved": "紧急检查，补办手续"})
    inspections.save_inspection(desk.context, replace(visit, rights_answer="听清楚了"))
    changed = inspections.save_inspection(desk.context, replace(visit, documents_copied="合同1份", method="另一种方式"))
    assert refused(lambda: acts.sign_record(desk.context, record.rid, (), LATER)) == ["record-print-old"]
    acts.sign_record(
        desk.context,
        record.rid,
        (),
        replace(LATER, corrected="检查方式为当事人要求手写更正"),
    )
    assert refused(lambda: inspections.save_inspection(desk.context, changed)) == ["inspection-signed"]
    assert refused(lambda: inspections.finish_inspection(desk.context, changed)) == ["inspection-signed"]


def test_what_was_left_blank_for_ink_may_be_typed_back_before_the_signature(desk):
    visit = inspections.save_inspection(desk.context, inspections.new_inspection(desk.context, case_rid=desk.case.rid))
    visit = replace(visit, items=tuple(replace(item, result=CheckResult.CONFORMS) for item in visit.items[:2]))
    inspections.save_inspection(desk.context, visit)
    paper = Paper("site-inspection-record", case_rid=desk.case.rid, about=About(inspection_rid=visit.rid))
    record = sign(desk, paper, reasons={"gate-visit-not-approved": "紧急检查，补办手续"})
    desk.clock.advance(minutes=30)
    inspections.finish_inspection(desk.context, replace(visit, rights_answer="听清楚了，不申请回避"))
    assert acts.sign_record(desk.context, record.rid, (), LATER)


def test_a_list_whose_amounts_changed_after_its_print_is_printed_anew(desk):
    record = sign(desk, Paper("wage-arrears-list", case_rid=desk.case.rid))
    desk.keep(replace(desk.claims[0], found_fen=1_000_000))
    assert refused(lambda: acts.sign_record(desk.context, record.rid, (), LATER)) == ["record-print-old"]


def test_filing_and_objections_count_from_their_own_day(desk, standard):
    tomorrow = date(2026, 3, 3)
    filing = partial(cases.file_case, desk.context, desk.case.rid, "示例局长")
    assert refused(lambda: filing(on=tomorrow)) == ["filing-in-future"]
    assert refused(lambda: filing(on=date(2026, 2, 27))) == ["filing-before-opening"]
    case_edits.save_case(desk.context, replace(desk.case, opened_on=date(2026, 2, 26)))
    assert filing(on=date(2026, 2, 27)).filed_on == date(2026, 2, 27)
    assert next(d for d in desk.context.store.all(Deadline)).starts_on == date(2026, 2, 27)
    order = desk.order()
    desk.serve(order)
    desk.clock.move_to(at(AFTER, 9))
    notice = sign(desk, notice_choices(desk.context, desk.case.rid)[0].paper)
    desk.serve(notice)
    desk.clock.move_to(at(date(2026, 3, 30), 9))
    objecting = partial(acts.object_to, desk.context, notice.rid, "示例公司", "已支付")
    assert refused(lambda: objecting(on=date(2026, 3, 31))) == ["objection-in-future"]
    assert refused(lambda: objecting(on=date(2026, 3, 13))) == ["objection-before-service"]
    objecting()
    assert "DL-14" not in limits(desk)
    objecting(on=date(2026, 3, 20))
    assert limits(desk)["DL-14"] == date(2026, 3, 27)


def test_a_merged_case_takes_its_records_along_and_doubles_no_worker(desk):
    other = cases.open_case(desk.context, a_case(title="示例另案", respondent="示例劳务有限公司"))
    worker = people.save_person(desk.context, a_person("示例工人丁"))
    for number, person in enumerate((desk.workers[0], worker), start=1):
        desk.keep(WageClaim(new_rid(), other.rid, person.rid, number, found_fen=900_000))
    photo = take_in(desk.context, b"\xff\xd8\xff photo", "照片", Belongs(other.rid))
    record = sign(desk, Paper("wage-arrears-list", case_rid=other.rid), change={"company.name": "示例劳务有限公司"})
    cases.merge_case(desk.context, other.rid, desk.case.rid, "同一工地")
    whole = case_file(desk.context, desk.case.rid)
    assert [(c.line, whole.people[c.person_rid].name) for c in whole.claims][3:] == [(4, "示例工人丁")]
    assert whole.balance.found_fen == 6_900_000
    assert photo.rid in {each.rid for each in whole.evidence}
    assert record.rid in {each.rid for each in whole.documents}


def test_a_case_with_an_order_or_a_running_term_does_not_vanish_in_another(desk):
    other = cases.open_case(desk.context, a_case(title="示例另案", respondent="示例劳务有限公司"))
    assert refused(lambda: cases.merge_case(desk.context, desk.case.rid, other.rid, "并")) == ["case-merge-papers"]
    third = cases.open_case(desk.context, a_case(title="示例三案", respondent="示例劳务有限公司"))
    cases.file_case(desk.context, third.rid, "示例局长")
    assert refused(lambda: cases.merge_case(desk.context, third.rid, other.rid, "并")) == ["case-merge-filed"]


def test_the_index_of_photos_lists_no_scans_of_papers(desk):
    visit = inspections.save_inspection(desk.context, inspections.new_inspection(desk.context, case_rid=desk.case.rid))
    take_in(desk.context, b"\xff\xd8\xff photo", "告示牌", Belongs(desk.case.rid, visit.rid))
    take_in(desk.context, b"%PDF-1.7 signed", "签字扫描件", Belongs(desk.case.rid, visit.rid))
    paper = Paper("site-inspection-record", case_rid=desk.case.rid, about=About(inspection_rid=visit.rid))
    assert [row["shows"] for row in desk.facts(paper)["photos"]] == ["告示牌"]


def test_months_that_nobody_told_are_left_blank(desk):
    for claim in desk.claims:
        desk.keep(replace(claim, first_day=None))
    rows = desk.facts(Paper("wage-arrears-list", case_rid=desk.case.rid))["lines"]
    assert [row["months"] for row in rows] == [None, None, None]


def test_a_withdrawn_notice_is_owed_again_and_its_withdrawal_taken_back_meets_it_again(desk, standard):
    desk.serve(desk.order())
    desk.clock.move_to(at(AFTER, 9))
    notice = sign(desk, notice_choices(desk.context, desk.case.rid)[0].paper)
    before = limits(desk)
    desk.serve(notice)
    told = limits(desk)
    assert set(before) - set(told) == {"DL-16"}
    desk.clock.move_to(at(date(2026, 3, 17), 9))
    gone = acts.withdraw(desk.context, notice.rid, "示例局长", "事实有误")
    assert limits(desk) == before
    acts.undo(desk.context, gone.rid, "撤错文书")
    assert limits(desk) == told
    (met,) = desk.context.store.find(Deadline, rule="DL-16")
    assert met.done_on == AFTER


def test_somebody_is_told_by_service_and_not_by_sign_off(desk, standard):
    desk.serve(desk.order())
    desk.clock.move_to(at(AFTER, 9))
    notice = sign(desk, notice_choices(desk.context, desk.case.rid)[0].paper)
    (told,) = (each for each in notice_choices(desk.context, desk.case.rid) if each.paper.addressee)
    assert told.note == f"已签发：{notice.called}，尚未送达"
    desk.serve(notice)
    (told,) = (each for each in notice_choices(desk.context, desk.case.rid) if each.paper.addressee)
    assert told.note == f"已告知：《{notice.title}》（{notice.number}），2026年3月16日送达"
