"""A consultation becomes a lead, legal aid begins at a case or a lead: what was typed once is not typed again."""

from dataclasses import replace

import pytest

from inspector_app.domain.consultation import Consultation
from inspector_app.domain.deadline import Deadline
from inspector_app.domain.identity import new_rid
from inspector_app.domain.lead import Lead, LeadKind
from inspector_app.domain.person import Person
from inspector_app.support.errors import Refused
from inspector_app.usecases.case_edits import add_lead
from inspector_app.usecases.consultations import aid_of_case, aid_of_lead, into_lead, new_consultation
from inspector_app.usecases.people import save_person
from tests.builders import a_person


@pytest.fixture
def asked(context):
    return replace(new_consultation(context), topic="三个月没发工资", heads=5, caller="示例来电人", phone="13800000009")


def test_a_call_becomes_a_complaint_with_all_that_was_told_in_one_act(context, asked):
    lead = into_lead(context, asked)
    assert (lead.kind, lead.channel, lead.facts, lead.heads) == (LeadKind.COMPLAINT, "电话", "三个月没发工资", 5)
    (who,) = context.store.pick(Person, lead.complainant_rids)
    assert (who.name, who.phone, who.id_number) == ("示例来电人", "13800000009", "")
    assert context.store.need(Consultation, asked.rid).lead_rid == lead.rid
    assert context.store.find(Deadline, lead_rid=lead.rid)  # its limit for accepting runs
    (made,) = context.store.journal.history(lead.rid)
    assert {change.rid for change in context.store.journal.of_group(made.group)} >= {lead.rid, asked.rid, who.rid}
    with pytest.raises(Refused, match="consultation-is-lead"):
        into_lead(context, context.store.need(Consultation, asked.rid))


def test_who_is_known_by_name_and_telephone_is_not_registered_twice(context, asked):
    known = save_person(context, a_person("示例来电人", phone="13800000009"))
    assert into_lead(context, asked).complainant_rids == (known.rid,)


def test_what_cannot_be_kept_makes_no_lead_and_nobody(context, asked):
    with pytest.raises(Refused, match="consultation-no-topic"):
        into_lead(context, replace(asked, topic=" "))
    assert context.store.all(Lead) == context.store.all(Person) == ()


def test_an_application_knows_its_case_its_workers_and_what_it_is_about(desk):
    aid = aid_of_case(desk.context, desk.case.rid)
    assert (aid.case_rid, aid.heads, aid.person_rids) == (desk.case.rid, 3, tuple(each.rid for each in desk.workers))
    assert aid.matter == "追索劳动报酬：示例欠薪案（示例安置房一期）"


def test_an_application_of_a_case_without_wages_is_for_as_many_as_its_leads_tell(desk):
    context = desk.context
    case = replace(desk.case, rid=new_rid(), lead_rids=())
    with context.unit("案件") as unit:
        unit.put(case)
    assert aid_of_case(context, case.rid).heads is None
    add_lead(context, case.rid, Lead(new_rid(), LeadKind.COMPLAINT, desk.clock.today(), facts="欠薪", heads=3))
    assert (aid_of_case(context, case.rid).heads, aid_of_case(context, case.rid).person_rids) == (3, ())
    assert aid_of_case(context, desk.case.rid).heads == 3  # of the list of wages


def test_an_application_of_a_secret_lead_names_nobody(desk):
    lead = Lead(new_rid(), LeadKind.REPORT, desk.clock.today(), facts="欠薪", heads=7, secret=True,
                complainant_rids=(desk.workers[0].rid,))  # fmt: skip
    aid = aid_of_lead(desk.context, lead)
    assert (aid.lead_rid, aid.heads, aid.person_rids) == (lead.rid, 7, ())
    assert aid_of_lead(desk.context, replace(lead, kind=LeadKind.COMPLAINT, secret=False)).person_rids == (
        desk.workers[0].rid,
    )
