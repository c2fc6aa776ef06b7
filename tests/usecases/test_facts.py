from dataclasses import replace
from datetime import date

import pytest

from inspector_app.domain.case import Case
from inspector_app.domain.debt import Payment, PaymentMethod
from inspector_app.domain.dispatch import Meeting, MeetingKind
from inspector_app.domain.document import About
from inspector_app.domain.hazard import Hazard
from inspector_app.domain.incident import Incident
from inspector_app.domain.inspection import Inspection, InspectionKind
from inspector_app.domain.lead import Lead, LeadKind
from inspector_app.domain.project import Grade
from inspector_app.domain.reported import ReportKind
from inspector_app.domain.role import ListingGround, Role
from inspector_app.domain.watching import Listing, ListingOutcome
from inspector_app.formdefs.model import Origin
from inspector_app.usecases import inspections, interviews
from inspector_app.usecases.case_file import case_file
from inspector_app.usecases.course_facts import course_values
from inspector_app.usecases.dispatch_files import agenda_sheet, sheet_facts
from inspector_app.usecases.elements import element_values
from inspector_app.usecases.evidence import Belongs, take_in
from inspector_app.usecases.facts import prefilled, values_of
from inspector_app.usecases.fund_facts import funds_told
from inspector_app.usecases.funds import funds_of
from inspector_app.usecases.paper import Paper, for_service
from inspector_app.usecases.payments import PaymentEntry, register_payments
from inspector_app.usecases.report_files import report_facts
from inspector_app.usecases.reports import make_report
from inspector_app.usecases.surroundings import Surroundings
from tests.builders import a_service
from tests.desk import sealed_and_served

# What no record gives: the inspector types it.
_OF_PARTY = (Role.COMPARISON, Role.LETTER, Role.LISTING_STAYS)
TYPED = {"approval.document_title", "approval.facts", "approval.evidence", "interview.refusal"}


@pytest.fixture
def everything(desk):
    """A case in which every kind of record is there, and a paper that speaks of each."""
    context = desk.context
    lead = Lead("lead", LeadKind.COMPLAINT, date(2026, 3, 1), facts="三人欠薪", case_rid=desk.case.rid)
    with context.unit() as unit:
        unit.put(lead)
        unit.put(replace(context.store.need(Case, desk.case.rid), lead_rids=("lead",)))
        unit.put(Hazard("hazard", desk.project.rid, Grade.SEVERE, date(2026, 3, 1)))
        unit.put(Meeting("meeting", MeetingKind.JOINT, date(2026, 3, 1)))
        unit.put(Incident("incident", desk.clock.now(), "县政府门前"))
        listed = Listing("listing", desk.company.rid, date(2026, 1, 1), ListingGround.THRESHOLD)
        unit.put(replace(listed, outcome=ListingOutcome.LISTED, applied_on=date(2026, 3, 1)))
    belongs = Belongs(desk.case.rid)
    talk = interviews.begin_interview(context, desk.workers[0], "worker", "项目部", "工资", belongs)
    team = tuple(inspector.rid for inspector in context.team())
    visit = Inspection(
        "visit", InspectionKind.CASE, desk.clock.now(), inspector_rids=team, case_rid=desk.case.rid,
        company_rid=desk.company.rid, items=inspections.blank_items(context, core_only=True),
    )  # fmt: skip
    seen = inspections.save_inspection(context, visit)
    take_in(context, b"\xff\xd8\xff photo", "大门", Belongs(desk.case.rid, seen.rid))
    order = desk.order()
    served = sealed_and_served(context, order.rid, desk.clock.now(), a_service(inspector_rids=team))
    template = Payment("", desk.case.rid, "", 0, date(2026, 3, 2), PaymentMethod.BANK, desk.company.rid, "回单1")
    (paid,) = register_payments(context, template, (PaymentEntry(desk.claims[0].rid, 500_000),))
    whole = Paper(
        "",
        case_rid=desk.case.rid,
        about=About(liability_rid=desk.liability.rid, order_rid=order.rid, payment_rids=(paid.rid,)),
        addressee_rid=desk.company.rid,
        addressee=desk.company.name,
        due=date(2026, 3, 13),
    )
    notice = replace(whole, form=context.form_of(Role.PRE_NOTICE))
    papers = (
        whole, notice, replace(notice, addressee="示例法人", addressee_rid=""),
        *(replace(whole, form=context.form_of(role)) for role in _OF_PARTY),
        replace(whole, form=context.form_of(Role.FUNDS)),
        whole.speaking_of(interview_rid=talk.rid, person_rid=desk.workers[0].rid),
        Paper("", about=About(hazard_rid="hazard")), Paper("", about=About(meeting_rid="meeting")),
        Paper("", about=About(incident_rid="incident")),
        whole.speaking_of(inspection_rid=seen.rid), for_service(desk.context, order, served),
    )  # fmt: skip
    return context, papers


def earlier(context):
    """What a paper tells of those that it follows (asserted in test_earlier_facts), and the lists that they print."""
    follow = [(noun, roles) for rule in context.law.procedure.roles.values() for noun, roles in rule.before.items()]
    told = (
        "title",
        "number",
        "signed_on",
        "served_on",
        "objected_on",
        "objection",
        "heard",
        "enforced_by",
        "fines",
        "pays",
    )
    before = {role for _noun, roles in follow for role in roles}
    lists = {f.name for form in context.forms.all() if form.role in before for f in form.facts if f.items}
    return lists | {f"{noun}.{name}" for noun, _roles in follow for name in told}


def test_every_fact_that_a_form_takes_from_the_records_has_a_name_there(everything):
    context, papers = everything
    known = set().union(*(values_of(Surroundings(context, paper)) for paper in papers))
    known |= funds_told(context, funds_of(context, case_rid=papers[0].case_rid)).keys()
    known |= course_values(context, case_file(context, papers[0].case_rid)).keys()
    known |= {"penalty.facts", "penalty.evidence"}  # only once an order was disobeyed: test_course_facts
    withdrawn = ("title", "number", "served_on", "reason")  # only of what was: test_grounds
    known |= {f"undone.{name}" for name in withdrawn}
    known |= element_values(context, case_file(context, papers[0].case_rid), papers[0]).keys()
    told = {
        **report_facts(make_report(context, ReportKind.WEEK, context.clock.today())),
        **sheet_facts(context, agenda_sheet(context)),
    }  # those make their own
    known |= earlier(context) | {"campaign_rows"}  # of a campaign's report alone: test_report_files
    wanted = {
        fact.source or fact.name
        for form in context.forms.all()
        for fact in form.facts
        if fact.origin is Origin.FROM and not (form.role in (Role.REPORT, Role.DISPATCH) and fact.name in told)
    }
    assert wanted - known - TYPED == set()


def test_the_words_are_plain_json_values(everything):
    context, papers = everything
    for paper in papers:
        for value in values_of(Surroundings(context, paper)).values():
            assert value is None or isinstance(value, str | int | list)


def test_only_what_the_form_knows_is_filled_in(desk):
    form = desk.context.forms.find("order-to-pay")
    facts = prefilled(desk.context, form, desk.order_paper())
    assert set(facts) <= {fact.name for fact in form.facts}
    listed = form.fact("lines")
    assert {name for row in facts["lines"] for name in row} <= {item.name for item in listed.items}
    assert facts["addressee.name"] == desk.company.name
    assert facts["document.date"] == "2026-03-02"


def test_a_case_without_a_project_tells_the_place_by_which_it_is_known(desk):
    with desk.context.unit("案件") as unit:
        unit.put(replace(desk.case, project_rid="", site_name="示例砖厂"))
    assert values_of(Surroundings(desk.context, Paper("", desk.case.rid)))["project.name"] == "示例砖厂"


def test_only_an_order_to_the_employer_stands_on_the_article_that_speaks_of_employers(desk):
    """R423 art. 26 obliges the 用人单位; whoever pays in its place is ordered by art. 18 and his own ground."""
    own = desk.facts(desk.order_paper())
    assert "第二十六条第（一）项" in own["text.order"]
    other = desk.facts(desk.order_paper(to=desk.other_company()))
    assert other["liability.order_basis"] == "《劳动保障监察条例》第十八条第一款第（二）项"
    assert "第二十六条" not in other["text.order"]
    assert "责令用人单位按照应付金额50%以上1倍以下的标准加付赔偿金" in other["text.consequence"]


def test_money_in_the_debt_is_the_sum_of_the_lines(desk):
    facts = desk.facts(desk.order_paper())
    assert facts["debt.total_fen"] == sum(row["owed_fen"] for row in facts["lines"]) == 6_000_000
    assert facts["debt.heads"] == 3
    assert facts["debt.period"] == "2025年11月至2026年1月"


def test_the_team_signs_when_nobody_else_is_named(desk):
    values = values_of(Surroundings(desk.context, desk.order_paper()))
    assert (values["inspector1.name"], values["inspector2.name"]) == ("陈示例", "林示例")
    turned = tuple(reversed([inspector.rid for inspector in desk.context.team()]))
    assert (
        values_of(Surroundings(desk.context, desk.order_paper().speaking_of(inspector_rids=turned)))["inspector1.name"]
        == "林示例"
    )


def test_a_case_that_knows_its_employer_by_name_alone_prints_that_name(desk):
    with desk.context.unit() as unit:
        unit.put(replace(desk.context.store.need(Case, desk.case.rid), company_rid="", respondent="示例劳务有限公司"))
    assert desk.facts(Paper("wage-arrears-list", desk.case.rid))["company.name"] == "示例劳务有限公司"


def test_a_person_may_be_the_addressee(desk):
    person = desk.workers[0]
    values = values_of(
        Surroundings(desk.context, Paper("order-to-pay", addressee=person.name, addressee_rid=person.rid))
    )
    assert (values["addressee.name"], values["addressee.uscc"]) == (person.name, person.id_number)


def test_an_inquiry_begins_with_the_documents_that_are_usually_wanted(desk):
    paper = Paper("inquiry-notice", case_rid=desk.case.rid, addressee_rid=desk.company.rid)
    listed = desk.facts(paper)["documents"]
    assert len(listed) == 13
    assert "考勤记录" in [row["document_title"] for row in listed if row["wanted"]]
    assert not any(row.get("months_wanted") for row in listed), "which months, nobody knows yet"
