"""A form is one file: copied under a new id it is offered, signed off and kept to its limits by what it is."""

from dataclasses import replace
from datetime import date

import pytest

from inspector_app.domain.deadline import Deadline
from inspector_app.domain.document import DocumentState
from inspector_app.domain.role import Role
from inspector_app.formdefs.model import Form
from inspector_app.store.documents import DocumentFilter
from inspector_app.support.clock import at
from inspector_app.support.errors import Refused
from inspector_app.support.paths import forms_folder
from inspector_app.usecases import acts, editions, issuing
from inspector_app.usecases.case_file import case_file
from inspector_app.usecases.case_papers import case_forms, forms_today, notice_choices, order_choices, plain_paper
from inspector_app.usecases.half_paid import half_paid
from inspector_app.usecases.issuing import SignOff
from inspector_app.usecases.liabilities import liability_lines
from inspector_app.usecases.paper_list import list_papers
from inspector_app.usecases.steps import StepVerb, next_steps
from inspector_app.usecases.today import read_today
from tests.builders import a_service
from tests.desk import sealed_and_served

ORDER, NOTICE = "county-order", "county-notice"
REASONS = dict.fromkeys(("gate-threshold-unverified", "order-again", "paper-already-issued"), "已核对")


def copied(form: str, own_id: str, title: str, own_title: str) -> str:
    """Our file under another id and another title, and nothing else."""
    text = (forms_folder() / f"{form}.toml").read_text(encoding="utf-8")
    form_id = form.partition("_")[0]
    assert f'id = "{form_id}"' in text
    assert title in text
    return text.replace(f'id = "{form_id}"', f'id = "{own_id}"').replace(title, own_title)


def taken_in(context, own_id: str, text: str):
    """The bureau's file lies in the store's folder and is adopted."""
    return editions.adopt_content(context, f"forms/{own_id}_2026.1.toml", text, editions.FROM_FOLDER)


@pytest.fixture
def county(desk):
    """The desk after the bureau adopted an order and a notice of its own."""
    order = copied("order-to-pay_2026.1", ORDER, "限期改正指令书", "限期支付指令书")
    notice = copied("list-pre-notice_2022.1", NOTICE, "名单告知书", "名单事先告知书")
    desk.context = taken_in(desk.context, ORDER, order)
    desk.context = taken_in(desk.context, NOTICE, notice)
    return desk


def titles(forms: tuple[Form, ...]) -> dict[str, str]:
    return {form.id: form.title for form in forms}


def ordered(desk):
    """The order of the bureau's own form, signed off and served."""
    desk.file()
    paper = next(c.paper for c in order_choices(desk.context, desk.case.rid) if c.paper.form == ORDER)
    facts = desk.facts(paper)
    order = issuing.sign_off(desk.context, paper, facts, SignOff("示例局长", REASONS))
    pair = tuple(each.rid for each in desk.context.team())
    sealed_and_served(desk.context, order.rid, desk.clock.now(), a_service(inspector_rids=pair))
    return order


def test_a_copied_form_is_offered_wherever_its_model_is(county):
    for offered in (titles(forms_today(county.context)), titles(case_forms(county.context))):
        assert offered[ORDER] == "劳动保障监察限期支付指令书"
        assert offered["order-to-pay"] == "劳动保障监察限期改正指令书"
        assert "名单事先告知书" in offered[NOTICE]
    wanted = [form.role for form in case_forms(county.context)]
    assert wanted[:4] == [Role.ORDER, Role.ORDER, Role.PRE_NOTICE, Role.PRE_NOTICE]
    choices = order_choices(county.context, county.case.rid)
    assert {choice.paper.form for choice in choices} == {ORDER, "order-to-pay"}
    assert all(choice.words.startswith(county.company.name) for choice in choices)
    (only,) = order_choices(county.context, county.case.rid, ORDER)
    assert only.paper.due == date(2026, 3, 9)


def test_it_goes_through_the_gates_of_its_model(county):
    paper = order_choices(county.context, county.case.rid, ORDER)[0].paper
    facts = {**issuing.start_facts(county.context, paper), "order.due": "2026-03-02"}
    with pytest.raises(Refused) as refusal:
        issuing.sign_off(county.context, paper, facts, SignOff("示例局长"))
    assert "gate-order-day-past" in [problem.code for problem in refusal.value.problems]


def test_signed_off_it_stands_in_the_register_and_starts_its_limits(county):
    order = ordered(county)
    (line,) = list_papers(county.context, DocumentFilter(case_rid=county.case.rid)).page(0, 5)
    assert (line.document.title, line.state) == ("劳动保障监察限期支付指令书", DocumentState.SERVED)
    assert order.number == "示人社监令字〔2026〕1号"
    limits = {limit.rule: limit.due for limit in county.context.store.find(Deadline, document_rid=order.rid)}
    assert set(limits) == {"DL-08", "DL-15", "DL-16"}
    assert limits["DL-08"] == order.due == date(2026, 3, 9)
    shown = {card.item.deadline.rule: card for card in read_today(county.context).due}
    assert set(shown) == {"DL-03", "DL-08"}  # the others count from its last day
    assert shown["DL-08"].item.paper == order.number
    assert shown["DL-08"].action.verb is StepVerb.PAYMENT


def test_the_case_knows_it_for_an_order(county):
    order = ordered(county)
    whole = case_file(county.context, county.case.rid)
    assert [each.document.rid for each in whole.orders()] == [order.rid]
    assert [line.ordered for line in liability_lines(county.context, whole)] == [True]
    assert StepVerb.ORDER not in [step.verb for step in next_steps(county.context, county.case.rid)]
    again = order_choices(county.context, county.case.rid)
    assert {choice.note for choice in again} == {f"已下达{order.number}"}


def test_its_day_over_the_case_is_half_paid_and_a_copied_notice_follows(county):
    order = ordered(county)
    county.clock.move_to(at(date(2026, 3, 16), 9))
    ((case, card),) = read_today(county.context).half_paid
    assert (case.rid, card.order.rid) == (county.case.rid, order.rid)
    paper = notice_choices(county.context, county.case.rid, form_id=NOTICE)[0].paper
    facts = issuing.start_facts(county.context, paper)
    notice = issuing.sign_off(county.context, paper, facts, SignOff("示例局长", REASONS))
    pair = tuple(each.rid for each in county.context.team())
    sealed_and_served(county.context, notice.rid, county.clock.now(), a_service(inspector_rids=pair))
    limits = county.context.store.find(Deadline, case_rid=county.case.rid)
    assert next(limit for limit in limits if limit.rule == "DL-16").done_on == date(2026, 3, 16)
    assert [limit.document_rid for limit in limits if limit.rule == "DL-13"] == [notice.rid]
    acts.object_to(county.context, notice.rid, county.company.name, "不欠")
    (verify,) = county.context.store.find(Deadline, case_rid=county.case.rid, rule="DL-14")
    assert verify.done_on is None
    acts.answer_objection(county.context, notice.rid, "示例局长", "异议不成立")
    assert county.context.store.need(Deadline, verify.rid).done_on == date(2026, 3, 16)


def test_the_same_party_is_not_told_twice_on_two_forms(county):
    ordered(county)
    county.clock.move_to(at(date(2026, 3, 16), 9))
    for form, said in ((NOTICE, []), ("list-pre-notice", ["paper-already-issued"])):
        choices = notice_choices(county.context, county.case.rid, form_id=form)
        paper = next(c.paper for c in choices if c.paper.addressee_rid == county.company.rid)
        facts = issuing.start_facts(county.context, paper)
        problems = [p.code for p in issuing.paper_problems(county.context, paper, facts)]
        assert [code for code in problems if code == "paper-already-issued"] == said
        if not said:
            issuing.sign_off(county.context, paper, facts, SignOff("示例局长", REASONS))


def test_two_forms_of_one_number_series_never_give_one_number_twice(county):
    first = ordered(county)
    paper = order_choices(county.context, county.case.rid, "order-to-pay")[0].paper
    facts = issuing.start_facts(county.context, paper) | {"order.tell_rights": False}
    second = issuing.sign_off(county.context, paper, facts, SignOff("示例局长", REASONS))
    assert (first.number, second.number) == ("示人社监令字〔2026〕1号", "示人社监令字〔2026〕2号")


def test_a_plain_form_is_made_from_the_case_alone(desk):
    text = copied("inquiry-notice_2026.1", "county-inquiry", "调查询问通知书", "询问通知单")
    context = taken_in(desk.context, "county-inquiry", text)
    assert "劳动保障监察询问通知单" in titles(case_forms(context)).values()
    paper = plain_paper(context, desk.case.rid, "county-inquiry")
    assert (paper.addressee_rid, paper.about.payment_rids) == (desk.company.rid, ())


def test_a_copied_decision_on_listing_has_its_gates_and_limits(county):
    """列入决定 of the bureau's own: only after the party was told, it meets the last day and begins the listing."""
    text = copied("listing-ruling_2026.1", "county-decision", "对象名单决定书", "对象名单的决定")
    county.context = taken_in(county.context, "county-decision", text)
    ordered(county)
    county.clock.move_to(at(date(2026, 3, 16), 9))
    notice = next(
        choice.paper
        for choice in notice_choices(county.context, county.case.rid, form_id=NOTICE)
        if choice.paper.addressee_rid == county.company.rid
    )
    paper = replace(notice, form="county-decision")

    def against() -> list[str]:
        found = issuing.paper_problems(county.context, paper, facts_of())
        return [problem.code for problem in found if not problem.code.startswith(("fact-", "sentence-"))]

    def facts_of() -> dict[str, object]:
        facts = issuing.start_facts(county.context, paper)
        organs = {"agency.review_organ": "示例县人民政府", "agency.court": "示例县人民法院"}
        return {name: value for name, value in facts.items() if not name.startswith("text.")} | organs

    assert against() == ["gate-listing-not-told"]
    facts = issuing.start_facts(county.context, notice)
    told = issuing.sign_off(county.context, notice, facts, SignOff("示例局长", REASONS))
    pair = tuple(each.rid for each in county.context.team())
    sealed_and_served(county.context, told.rid, county.clock.now(), a_service(inspector_rids=pair))
    assert against() == ["gate-listing-term-running", "gate-listing-heads-untold"]
    acts.object_to(county.context, told.rid, county.company.name, "不同意列入")
    assert "gate-listing-objection-open" in against()
    acts.answer_objection(county.context, told.rid, "示例局长", "异议不成立")
    county.clock.move_to(at(date(2026, 3, 24), 9))
    assert against() == ["gate-listing-heads-untold"]  # the company alone was told
    alone = {"gate-listing-heads-untold": "法定代表人另案已列入"}
    decision = issuing.sign_off(county.context, paper, facts_of(), SignOff("示例局长", alone))
    limits = {each.rule: each for each in county.context.store.find(Deadline, case_rid=county.case.rid)}
    assert limits["DL-15"].done_on == date(2026, 3, 24)
    assert (limits["DL-17"].document_rid, limits["DL-17"].starts_on) == (decision.rid, date(2026, 3, 24))
    assert "paper-already-issued" in against()


def test_a_way_on_names_the_form_of_the_bureau_too(county):
    ordered(county)
    county.clock.move_to(at(date(2026, 3, 16), 9))
    text = copied("penalty-prior-notice_2026.1", "county-penalty", "行政处罚事先告知书", "行政处罚告知书")
    before = {way.verb: way for way in half_paid(county.context, county.case.rid).ways}
    assert "《行政处罚告知书》" not in before[StepVerb.PENALTY].why
    county.context = taken_in(county.context, "county-penalty", text)
    after = {way.verb: way for way in half_paid(county.context, county.case.rid).ways}
    assert not after[StepVerb.PENALTY].by_hand
    assert "《行政处罚告知书》" in after[StepVerb.PENALTY].why
    assert after[StepVerb.POLICE] == before[StepVerb.POLICE]
