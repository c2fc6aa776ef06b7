"""A decision tells of the notice before it; the notice sets how many days its party has to speak."""

from dataclasses import replace
from datetime import date

import pytest

from inspector_app.domain.deadline import Deadline
from inspector_app.domain.document import About
from inspector_app.domain.identity import new_rid
from inspector_app.domain.lifecycle import PaperVerb
from inspector_app.domain.renaming import Renaming
from inspector_app.domain.role import Role
from inspector_app.support.clock import at
from inspector_app.support.errors import Level, Refused
from inspector_app.usecases import acts, issuing
from inspector_app.usecases.case_papers import order_choices
from inspector_app.usecases.deadlines import explain
from inspector_app.usecases.issuing import SignOff
from inspector_app.usecases.paper import Paper
from inspector_app.usecases.paper_file import paper_file
from inspector_app.usecases.renaming import save_renaming
from inspector_app.usecases.waivers import waive
from tests.builders import a_service
from tests.desk import sealed_and_served

REASONS = dict.fromkeys(("gate-threshold-unverified", "order-again"), "已核对")
ASKED = {
    "notice.defence_days": 5, "treatment.intended": "责令支付上述工资", "treatment.days": 15,
    "treatment.ground": "你单位招用上述农民工，应当依法支付其工资", "agency.review_organ": "示例县人民政府",
    "agency.court": "示例县人民法院",
}  # fmt: skip


def issued(desk, paper):
    form = desk.context.forms.find(paper.form, on=desk.clock.today())
    facts = {k: v for k, v in desk.facts(paper).items() if not k.startswith("text.")}
    facts |= {name: value for name, value in ASKED.items() if form.fact(name)}
    document = issuing.sign_off(desk.context, paper, facts, SignOff("示例局长", REASONS))
    pair = tuple(each.rid for each in desk.context.team())
    sealed_and_served(desk.context, document.rid, desk.clock.now(), a_service(inspector_rids=pair))
    return document


@pytest.fixture
def told(desk):
    """The desk after the order ran out and its party was told of the decision that is meant."""
    desk.file()
    order = issued(desk, order_choices(desk.context, desk.case.rid)[0].paper)
    desk.clock.move_to(at(date(2026, 3, 16), 9))
    form = desk.context.form_of(Role.DECISION_NOTICE)
    paper = Paper(form, desk.case.rid, addressee=order.addressee, addressee_rid=order.addressee_rid)
    desk.notice = issued(desk, paper.speaking_of(order_rid=order.rid))
    desk.next = Paper(
        desk.context.form_of(Role.DECISION), desk.case.rid, addressee=order.addressee, addressee_rid=order.addressee_rid
    ).speaking_of(order_rid=order.rid)
    return desk


def test_the_notice_sets_how_many_days_there_are(told):
    (limit,) = told.context.store.find(Deadline, document_rid=told.notice.rid)
    assert (limit.rule, limit.due) == ("DL-10", date(2026, 3, 23))
    assert "5个工作日" in explain(told.context, limit).why


def test_the_decision_names_it_and_what_the_party_said(told):
    acts.object_to(told.context, told.notice.rid, "示例劳务", "工程款没有到位。")
    acts.answer_objection(told.context, told.notice.rid, "示例局长", "理由不成立")
    facts = issuing.start_facts(told.context, told.next)
    assert facts["told.number"] == told.notice.number
    assert facts["told.served_on"] == "2026-03-16"
    assert facts["told.heard"] == "你（单位）于2026年3月16日提出：工程款没有到位。经复核，理由不成立。"


def test_while_nobody_said_anything_it_is_for_the_inspector_to_write(told):
    facts = issuing.start_facts(told.context, told.next)
    assert "told.heard" not in facts
    assert [p.code for p in issuing.paper_problems(told.context, told.next, facts) if p.where == "told.heard"] == [
        "fact-missing"
    ]


def test_while_the_party_may_still_speak_nothing_is_decided_unless_it_gave_that_up_in_writing(told):
    found = issuing.paper_problems(told.context, told.next, issuing.start_facts(told.context, told.next))
    assert [(p.code, p.level) for p in found if p.code.startswith("gate-")] == [
        ("gate-decision-term-running", Level.ERROR)
    ]
    with pytest.raises(Refused, match="waiver-no-paper"):
        waive(told.context, told.notice.rid, "示例劳务有限公司", None, " ")
    with pytest.raises(Refused, match="objection-before-service"):
        waive(told.context, told.notice.rid, "示例劳务有限公司", date(2026, 3, 1), "书面声明")
    assert PaperVerb.WAIVE in paper_file(told.context, told.notice.rid).verbs
    waive(told.context, told.notice.rid, "示例劳务有限公司", None, "2026年3月16日书面声明放弃陈述、申辩")
    assert PaperVerb.WAIVE not in paper_file(told.context, told.notice.rid).verbs
    with pytest.raises(Refused, match="waiver-there"):
        waive(told.context, told.notice.rid, "示例劳务有限公司", None, "又一份书面声明")
    found = issuing.paper_problems(told.context, told.next, issuing.start_facts(told.context, told.next))
    assert [p.code for p in found if p.code.startswith("gate-")] == []


def test_it_is_warned_of_a_later_order_that_runs_and_of_a_certificate_that_is_over(told):
    partner = told.context.team()[1]
    with told.context.unit("更正证件") as unit:
        unit.put(replace(partner, certificate_until=date(2026, 3, 1)))
    again = order_choices(told.context, told.case.rid)[0].paper
    reasons = REASONS | {"gate-certificate-expired": "证件正在换发"}
    facts = issuing.start_facts(told.context, again) | {"order.tell_rights": False}
    issuing.sign_off(told.context, again, facts, SignOff("示例局长", reasons))
    found = issuing.paper_problems(told.context, told.next, issuing.start_facts(told.context, told.next))
    assert {p.code for p in found if p.code.startswith("gate-")} == {
        "gate-decision-term-running", "gate-order-anew", "gate-certificate-expired",
    }  # fmt: skip


def unserved_before(told, role):
    paper = Paper(told.context.form_of(role), told.case.rid, addressee=told.notice.addressee,
                  addressee_rid=told.notice.addressee_rid)  # fmt: skip
    found = issuing.paper_problems(told.context, paper, issuing.start_facts(told.context, paper))
    return [p.level for p in found if p.code == "gate-before-unserved"]


def test_its_service_starts_the_terms_of_review_and_suit(told):
    told.clock.move_to(at(date(2026, 3, 24), 9))
    ASKED["told.heard"] = "你单位在规定期限内没有提出陈述、申辩。"
    follow = (Role.DEMAND, Role.ENFORCEMENT, Role.DEPOSIT_PAYMENT, Role.HEARING_CALL)
    assert [unserved_before(told, role) for role in follow] == [[Level.ERROR]] * 4
    decision = issued(told, told.next)
    assert [unserved_before(told, role) for role in follow] == [[], [Level.ERROR], [], [Level.ERROR]]
    limits = {limit.rule: limit.due for limit in told.context.store.find(Deadline, document_rid=decision.rid)}
    assert limits.items() >= {"DL-30": date(2026, 5, 25), "DL-31": date(2026, 9, 24)}.items()


@pytest.mark.parametrize(("day", "codes"), [
    ("2026-03-06", {"gate-order-not-expired", "paper-before-its-facts"}),
    ("2026-03-09", {"gate-order-not-expired", "paper-before-its-facts"}),
    ("2026-03-15", {"paper-before-its-facts"}),
    ("2026-03-16", set()),
])  # fmt: skip
def test_a_notice_of_a_day_before_what_it_tells_is_not_signed_off(told, day, codes):
    """Its gates are looked at on the day it bears; what it tells was not known before it happened."""
    told.clock.move_to(at(date(2026, 3, 16), 10))
    form = told.context.form_of(Role.DECISION_NOTICE)
    paper = Paper(form, told.case.rid, addressee=told.notice.addressee, addressee_rid=told.notice.addressee_rid)
    paper = paper.speaking_of(order_rid=told.notice.about.order_rid)
    facts = issuing.start_facts(told.context, paper) | {"document.date": day}
    found = {p.code: p.level for p in issuing.paper_problems(told.context, paper, facts)}
    assert found.get("paper-before-its-facts", Level.ERROR) is Level.ERROR
    assert found.keys() & {"gate-order-not-expired", "paper-before-its-facts"} == codes


def test_a_party_that_bears_another_name_by_now_is_told_by_both(desk):
    """The service of an order is that upon whoever its paper names: a later paper says that this is the same party."""
    order, then = desk.half_paid(), desk.company.name
    with desk.context.unit("更名") as unit:
        unit.put(renamed := replace(desk.company, name="示例新兴建设有限公司"))
    paper = Paper("list-pre-notice", case_rid=desk.case.rid, about=About(order_rid=order.rid),
                  addressee=renamed.name, addressee_rid=renamed.rid)  # fmt: skip
    facts = desk.facts(paper)
    assert f"责令示例新兴建设有限公司（该文书上的名称为{then}）于" in facts["text.facts"]

    def told(**changed):
        found = issuing.paper_problems(desk.context, paper, facts | changed)
        return [each.details["then"] for each in found if each.code == "party-renamed"]

    assert told() == []
    renaming = Renaming(new_rid(), renamed.rid, then, renamed.name, desk.clock.today(), "示市监准更〔2026〕9号")
    save_renaming(desk.context, renaming)
    told_since = desk.facts(paper)["text.renamed"]
    assert told_since.startswith(f"当事人原名{then}（2026年")
    silent = facts["text.facts"].replace(f"（该文书上的名称为{then}）", "")
    assert told(**{"text.facts": silent, "order.addressee": renamed.name}) == [then]
