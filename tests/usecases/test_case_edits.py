from dataclasses import replace
from datetime import date, timedelta

import pytest

from inspector_app.domain.case import Case, CaseState
from inspector_app.domain.identity import new_rid
from inspector_app.domain.inspection import Finding, Inspection, InspectionKind
from inspector_app.domain.lead import Lead, LeadKind
from inspector_app.support.errors import Refused
from inspector_app.usecases import acts
from inspector_app.usecases.case_edits import (
    add_lead,
    around,
    attach_visit,
    cancel_filing,
    free_leads,
    new_case,
    save_case,
)
from inspector_app.usecases.case_file import case_file
from inspector_app.usecases.cases import file_case
from tests.desk import OWED


def codes(error):
    return [problem.code for problem in error.value.problems]


def a_lead(**more):
    return Lead(
        **{"rid": new_rid(), "kind": LeadKind.COMPLAINT, "received_on": date(2026, 3, 2), "facts": "欠薪"} | more
    )


def test_a_case_keeps_its_corrected_head(desk):
    save_case(desk.context, replace(desk.case, number="示〔2026〕9号"))
    assert desk.context.store.need(Case, desk.case.rid).number == "示〔2026〕9号"


def test_an_incident_without_facts_is_refused(desk):
    with pytest.raises(Refused) as error:
        save_case(desk.context, replace(desk.case, title=" ", incident=True))
    assert codes(error) == ["case-no-title", "gate-incident-no-facts"]


def test_a_lead_that_waits_is_offered_until_a_case_takes_it(desk):
    lead = a_lead()
    with desk.context.unit("登记线索") as unit:
        unit.put(lead)
    assert free_leads(desk.context) == (lead,)
    add_lead(desk.context, desk.case.rid, lead)
    assert free_leads(desk.context) == ()
    case = desk.context.store.need(Case, desk.case.rid)
    assert case.lead_rids == (lead.rid,)
    assert [each.rid for each in around(desk.context, case).leads] == [lead.rid]


def test_a_lead_without_facts_or_from_tomorrow_is_refused(desk):
    with pytest.raises(Refused) as error:
        add_lead(desk.context, desk.case.rid, a_lead(facts=" ", received_on=date(2026, 3, 3)))
    assert codes(error) == ["lead-no-facts", "lead-in-future"]


def test_no_filing_is_cancelled_while_its_order_stands(desk):
    file_case(desk.context, desk.case.rid, "示例局长")
    order = desk.served_order()
    with pytest.raises(Refused) as error:
        cancel_filing(desk.context, desk.case.rid, "示例局长", "查明没有违法事实", OWED)
    assert [(each.code, each.details) for each in error.value.problems] == [
        ("cancel-papers-stand", {"papers": order.called})
    ]
    acts.withdraw(desk.context, order.rid, "示例局长", "认定事实有误")
    cancel_filing(desk.context, desk.case.rid, "示例局长", "查明没有违法事实", OWED)


def test_a_filing_is_cancelled_with_approval_and_reason_only(desk):
    with pytest.raises(Refused) as error:
        cancel_filing(desk.context, desk.case.rid, "示例局长", "查无欠薪", OWED)
    assert codes(error) == ["case-not-filed"]
    file_case(desk.context, desk.case.rid, "示例局长")
    with pytest.raises(Refused) as error:
        cancel_filing(desk.context, desk.case.rid, "", " ", OWED)
    assert codes(error) == ["setup-missing", "void-no-reason"]
    with pytest.raises(Refused) as error:
        cancel_filing(desk.context, desk.case.rid, ".", "查无欠薪", OWED)
    assert codes(error) == ["name-says-nobody"]
    with pytest.raises(Refused) as error:
        cancel_filing(desk.context, desk.case.rid, "示例局长", "查无欠薪")
    assert [(each.code, each.details) for each in error.value.problems] == [
        ("cancel-wages-owed", {"heads": "3", "owed": "60,000.00"})
    ]
    cancel_filing(desk.context, desk.case.rid, "示例局长", "查无欠薪", OWED)
    whole = case_file(desk.context, desk.case.rid)
    assert whole.state is CaseState.FILING_CANCELLED
    with pytest.raises(Refused) as error:
        cancel_filing(desk.context, desk.case.rid, "示例局长", "再撤一次", OWED)
    assert codes(error) == ["case-over"]


def test_a_case_from_a_visit_brings_its_site_its_team_and_its_findings_as_a_lead(desk):
    context = desk.context
    team = tuple(inspector.rid for inspector in context.team())
    started = context.clock.now() - timedelta(days=3)
    visit = Inspection(
        new_rid(), InspectionKind.ROUTINE, started, inspector_rids=team, project_rid=desk.project.rid,
        company_rid=desk.company.rid,
    )  # fmt: skip
    with context.unit("检查") as unit:
        unit.put(visit)
        for text in ("未设专户。", "未公示"):
            unit.put(Finding(new_rid(), visit.rid, text))
    case, (lead,) = new_case(context, inspection_rid=visit.rid)
    assert (case.project_rid, case.company_rid, case.inspector_rids) == (desk.project.rid, desk.company.rid, team)
    assert (lead.kind, lead.facts, lead.received_on) == (LeadKind.OWN_FINDING, "未设专户；未公示", date(2026, 2, 27))
    assert attach_visit(context, desk.case.rid, visit.rid).case_rid == desk.case.rid


def test_a_case_from_nothing_has_today_and_the_team(desk):
    case, leads = new_case(desk.context, desk.project.rid)
    assert (case.opened_on, case.project_rid, leads) == (date(2026, 3, 2), desk.project.rid, ())
    assert len(case.inspector_rids) == 2
