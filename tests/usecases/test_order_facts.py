"""What a visit found is ordered to be corrected and rechecked; further orders name the earlier one and the others."""

import json
from dataclasses import replace
from datetime import date, timedelta

import pytest

from inspector_app.domain.agency import OrderRights
from inspector_app.domain.dates import chinese
from inspector_app.domain.deadline import Deadline
from inspector_app.domain.debt import PartyKind
from inspector_app.domain.inspection import Finding, FindingState, Inspection, InspectionKind
from inspector_app.formdefs.facts import redrafted
from inspector_app.support.clock import at
from inspector_app.usecases import acts, inspections, issuing
from inspector_app.usecases.case_papers import order_choices, plain_paper, why_no_order
from inspector_app.usecases.facts import values_of
from inspector_app.usecases.liabilities import add_liability
from inspector_app.usecases.paper import EditPaper, made_on
from inspector_app.usecases.paper_draft import beginning
from inspector_app.usecases.people import save_company
from inspector_app.usecases.settings import save_agency
from inspector_app.usecases.surroundings import Surroundings
from tests.builders import a_company, a_document, a_service, a_uscc
from tests.desk import sealed_and_served

ITEM = "CK-06"
SENTENCE = "施工总承包单位未按规定开设或者使用农民工工资专用账户"


@pytest.fixture
def visit(desk):
    """A visit on which no special account was found."""
    context = desk.context
    team = tuple(inspector.rid for inspector in context.team())
    seen = Inspection(
        "visit", InspectionKind.CASE, desk.clock.now(), inspector_rids=team, case_rid=desk.case.rid,
        project_rid=desk.project.rid, company_rid=desk.company.rid,
        items=inspections.blank_items(context, core_only=True),
    )  # fmt: skip
    kept = inspections.save_inspection(context, seen)
    with context.unit() as unit:
        unit.put(Finding("finding", kept.rid, SENTENCE, ITEM, "《保障农民工工资支付条例》第二十六条第一款"))
    return kept


@pytest.fixture
def order(desk, visit):
    """The order to correct it, served."""
    paper = replace(inspections.paper_after_visit(desk.context, visit), due=date(2026, 3, 12))
    order = desk.sign(made_on(paper, desk.context.forms.find("order-to-correct")))
    pair = tuple(each.rid for each in desk.context.team())
    sealed_and_served(desk.context, order.rid, desk.clock.now(), a_service(inspector_rids=pair))
    return desk.context.store.need(type(order), order.rid)


def limit(desk):
    (found,) = desk.context.store.find(Deadline, rule="DL-44")
    return found


@pytest.mark.parametrize(
    ("told", "next_one"), [((), None), ((True,), True), ((False, True, True, True), True), ((True, False), None)]
)
def test_whether_an_order_tells_of_review_is_offered_as_the_last_ones_did(desk, told, next_one):
    for each in told:
        desk.clock.advance(minutes=5)
        with desk.context.unit("指令") as unit:
            unit.put(a_document(form="order-to-pay", facts=json.dumps({"order.tell_rights": each}),
                                created_at=desk.clock.now()))  # fmt: skip
    assert issuing.start_facts(desk.context, desk.order_paper()).get("order.tell_rights") is next_one


@pytest.mark.parametrize(("set_so", "told"), [(OrderRights.TOLD, True), (OrderRights.UNTOLD, False)])
def test_whether_orders_tell_of_review_is_set_for_all_and_changed_on_one(desk, set_so, told):
    save_agency(desk.context, replace(desk.context.agency, order_rights=set_so))
    with desk.context.unit("指令") as unit:
        unit.put(a_document(form="order-to-pay", facts=json.dumps({"order.tell_rights": not told})))
    assert issuing.start_facts(desk.context, desk.order_paper())["order.tell_rights"] is told
    begun = beginning(desk.context, EditPaper(desk.order_paper()))  # in the window
    assert (begun.facts["order.tell_rights"], "order.tell_rights" in begun.given) == (told, False)


def test_what_a_visit_found_is_ordered_to_be_corrected_with_what_law_threatens(desk, visit):
    paper = inspections.paper_after_visit(desk.context, visit)
    assert (paper.addressee, paper.addressee_rid) == (desk.company.name, desk.company.rid)
    (row,) = values_of(Surroundings(desk.context, paper))["corrections"]
    assert (row["line"], row["finding"]) == (1, SENTENCE)
    assert "第二十六条" in row["provision"]
    assert "第五十五条" in row["sanction"]


def test_its_service_starts_the_term_that_it_sets(desk, order):
    assert (order.due, limit(desk).due, limit(desk).done_on) == (date(2026, 3, 12), date(2026, 3, 12), None)


@pytest.mark.parametrize(("result", "ends"), [("已经改正", True), ("部分改正", False)])
def test_a_signed_recheck_that_finds_it_obeyed_ends_the_term(desk, order, result, ends):
    desk.clock.move_to(desk.clock.now() + timedelta(days=1))
    paper = plain_paper(desk.context, desk.case.rid, "recheck-record")
    assert paper.about.order_rid == order.rid
    drafted = desk.facts(paper)
    assert [row["finding"] for row in drafted["rechecked"]] == [SENTENCE]
    assert (drafted["order.number"], drafted["order.due"]) == (order.number, "2026-03-12")
    again = redrafted(desk.context.forms.find(paper.form), drafted, drafted | {"recheck.result": result})["text.again"]
    assert (again == "") is ends, "what is not corrected is to be corrected still"
    record = desk.sign(paper, **{"recheck.place": "项目部", "recheck.result": result})
    act = acts.sign_record(desk.context, record.rid, (), acts.Signature("扫描件次日补交", printed="在示例局打印"))
    assert (limit(desk).done_on is not None) is ends
    (found,) = desk.context.store.all(Finding)
    assert (found.corrected_on == desk.clock.today()) is ends
    if ends:
        assert limit(desk).ended_by == act.rid
        assert "复查认定已经改正（整改复查记录）" in found.correction
        acts.undo(desk.context, act.rid, "登记错了")
        assert limit(desk).done_on is None
        assert desk.context.store.need(Finding, found.rid).state(desk.clock.today()) is FindingState.OPEN


def test_a_supplementary_order_is_offered_only_where_an_earlier_one_left_lines_out(desk):
    def offered(form):
        return order_choices(desk.context, desk.case.rid, form)

    assert offered("supplementary-order") == ()
    assert why_no_order(desk.context, desk.case.rid, "supplementary-order").code == "order-nothing-left"
    few = desk.order_paper().speaking_of(claim_rids=(desk.claims[0].rid,))
    first = desk.sign(few)
    (choice,) = offered("supplementary-order")
    facts = desk.facts(choice.paper)
    assert (facts["earlier.number"], facts["earlier.heads"], facts["debt.heads"]) == (first.number, 1, 2)
    assert first.number in facts["text.matter"]
    assert "等2名农民工" in facts["debt.who"]
    assert "期限不变，仍应按期履行" in facts["text.matter"]
    desk.clock.move_to(at(first.due + timedelta(days=1), 9))
    over = desk.facts(choice.paper)
    assert f"期限已于{chinese(first.due)}届满" in over["text.matter"]
    later = replace(choice.paper, due=first.due + timedelta(days=15))
    assert (first.title, desk.sign(later).title) == ("劳动保障监察限期改正指令书", "劳动保障监察限期改正补充指令书")


def test_one_worker_is_not_called_several(desk):
    alone = desk.order_paper().speaking_of(claim_rids=(desk.claims[0].rid,))
    facts = desk.facts(replace(alone, form="supplementary-order"))
    assert facts["debt.who"] == f"农民工{desk.workers[0].name}"


def test_a_joint_order_names_everybody_who_is_liable(desk):
    assert order_choices(desk.context, desk.case.rid, "joint-order") == ()
    alone = why_no_order(desk.context, desk.case.rid, "joint-order")
    assert (alone.code, alone.details) == ("order-one-liable", {"name": desk.company.name})
    builder = save_company(desk.context, a_company("示例建工集团有限公司", uscc=a_uscc("MA0000077")))
    add_liability(
        desk.context, desk.case.rid, replace(desk.liability, rid="l2", party_rid=builder.rid, ground="PG-02",
                                             party_kind=PartyKind.COMPANY),
    )  # fmt: skip
    choices = order_choices(desk.context, desk.case.rid, "joint-order")
    assert {choice.paper.addressee for choice in choices} == {desk.company.name, builder.name}
    facts = issuing.start_facts(
        desk.context, next(choice.paper for choice in choices if choice.paper.addressee == desk.company.name)
    )
    assert facts["joint.others"] == builder.name
    assert [row["name"] for row in facts["joint_parties"]] == [desk.company.name, builder.name]


def test_an_approval_to_extend_names_the_limit_that_may_be_made_longer(desk):
    desk.file()
    paper = plain_paper(desk.context, desk.case.rid, "extension-approval")
    facts = desk.facts(paper)
    assert (facts["extension.limit"], facts["extension.starts_on"]) == ("案件调查", "2026-03-02")
    assert facts["extension.longer"] > facts["extension.due"]
    assert facts["extension.basis"] == "《劳动保障监察条例》第十七条"
