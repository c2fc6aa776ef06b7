"""The register of leads as it is read: the same person in several, never so that an informant becomes known."""

from dataclasses import replace
from datetime import date

import pytest

from inspector_app.domain.identity import new_rid
from inspector_app.domain.lead import Lead, LeadKind
from inspector_app.support.errors import Refused
from inspector_app.usecases.case_edits import add_lead
from inspector_app.usecases.cases import file_case
from inspector_app.usecases.lead_list import (
    KEPT_BACK,
    LeadScope,
    find_lead_lines,
    lead_line,
    lead_named,
    leads,
    others_of,
    told_facts,
)
from inspector_app.usecases.leads import answer_lead, merge_leads, save_lead
from inspector_app.usecases.people import save_person
from inspector_app.usecases.searches import find_leads
from tests.builders import a_person


@pytest.fixture
def enter(desk):
    person = save_person(desk.context, a_person(name="赵举示"))

    def lead(**more):
        made = Lead(
            new_rid(), LeadKind.TRANSFERRED, date(2026, 3, 2), "电话", complainant_rids=(person.rid,), facts="欠薪"
        )
        return save_lead(desk.context, replace(made, **more))

    return lead


def test_the_same_person_in_two_leads_is_said_on_both(desk, enter):
    one, two = enter(), enter()
    lines = {line.lead.rid: [each.rid for each in line.again] for line in leads(desk.context)}
    assert lines == {one.rid: [two.rid], two.rid: [one.rid]}
    merge_leads(desk.context, two.rid, one.rid, "同一事项")
    assert lead_line(desk.context, one.rid).again == ()


def test_a_matter_that_was_sent_in_twice_is_known_by_its_number(desk, enter):
    first, other, secret = (
        enter(complainant_rids=(), outer_number="示转〔2026〕5号", **more) for more in ({}, {}, {"secret": True})
    )
    lines = {line.lead.rid: [each.rid for each in line.again] for line in leads(desk.context)}
    assert lines == {first.rid: [other.rid], other.rid: [first.rid], secret.rid: []}
    assert lead_line(desk.context, enter(complainant_rids=()).rid).again == ()  # no number is none


def test_a_secret_lead_is_linked_to_nobody_who_is_named(desk, enter):
    named, secret = enter(), enter(secret=True)
    assert [line.again for line in leads(desk.context)] == [(), ()]
    assert lead_line(desk.context, secret.rid).complainants == KEPT_BACK
    assert (told_facts(secret), told_facts(named)) == (KEPT_BACK, named.facts)
    assert [line.lead.rid for line in find_lead_lines(leads(desk.context), named.facts)] == [named.rid]
    assert find_leads(desk.context.store.all(Lead), named.facts) == [named]
    assert find_lead_lines(leads(desk.context), "赵举示") == [lead_line(desk.context, named.rid)]
    assert [each.rid for each in others_of(desk.context, secret)] == [named.rid]


def test_the_days_until_filing_are_told_while_the_case_goes_on(desk, enter):
    lead = enter(received_on=date(2026, 2, 27), complainant_rids=())
    add_lead(desk.context, desk.case.rid, lead)
    file_case(desk.context, desk.case.rid, "示例局长")
    (line,) = find_lead_lines(leads(desk.context), "", scope=LeadScope.OPEN)
    assert (line.days_to_filing, line.days_to_closing) == (3, None)
    answer_lead(desk.context, lead.rid, desk.clock.today(), "已经立案，正在调查")
    (line,) = leads(desk.context)
    assert (line.days_to_filing, line.days_to_closing) == (3, None)  # its case goes on
    alone = enter(complainant_rids=(), kind=LeadKind.OWN_FINDING, received_on=date(2026, 2, 27), outer_number="Q")
    answer_lead(desk.context, alone.rid, desk.clock.today(), "不属实")
    assert lead_line(desk.context, alone.rid).days_to_closing == 3


def test_a_lead_is_named_by_its_number_or_the_beginning_of_its_identity(desk, enter):
    lead = enter(outer_number="P-7")
    assert {lead_named(desk.context, name).rid for name in ("P-7", lead.rid[:8])} == {lead.rid}
    for name in ("", lead.rid[:7]):
        with pytest.raises(Refused, match="lead-not-found"):
            lead_named(desk.context, name)
