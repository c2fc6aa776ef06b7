"""What the page of a person or a company tells: everything that names it, by one reading."""

from dataclasses import replace
from datetime import timedelta

import pytest

from inspector_app.domain.act import ServiceMethod
from inspector_app.domain.alike import Likeness
from inspector_app.domain.case import CaseState
from inspector_app.domain.claim import Disposition
from inspector_app.domain.company import Company
from inspector_app.domain.debt import Payment, PaymentMethod
from inspector_app.domain.identity import new_rid
from inspector_app.domain.inspection import Inspection, InspectionKind
from inspector_app.domain.person import Person
from inspector_app.domain.project import ChainLink, LinkRole
from inspector_app.usecases import acts, people, projects
from inspector_app.usecases.merging import merge
from inspector_app.usecases.party_file import party_file
from inspector_app.usecases.payments import PaymentEntry, register_payments
from inspector_app.usecases.searches import PartyScope, find_companies, find_people, referred_parties
from tests.benchmarks.crowd import Size, fill
from tests.builders import a_project, an_interview
from tests.desk import sealed_and_served
from tests.queries import queries
from tests.stand_ins import put_with_stand_ins

SOON = {"service-short-term": "当事人要求尽快了结"}


def keep(context, *records):
    with context.unit("登记") as unit:
        put_with_stand_ins(context.store, unit, *records)


def serve(desk, paper, **given):
    usual = acts.Service(ServiceMethod.DIRECT, "示例收件人", "负责收件的人", "示例县三号")
    inspectors = tuple(each.rid for each in desk.context.team())
    moment = desk.clock.now() + timedelta(minutes=1)
    desk.clock.advance(hours=1)
    return sealed_and_served(
        desk.context, paper.rid, moment, replace(usual, **{"inspector_rids": inspectors, **given}), SOON
    )


def test_a_company_shows_projects_cases_its_parts_in_them_and_what_is_open(desk):
    keep(desk.context, ChainLink(new_rid(), desk.project.rid, LinkRole.LABOUR, company_rid=desk.company.rid))
    named = projects.save_project(desk.context, a_project("示例二号", contractor_name="示例劳务 有限责任公司"))
    other = projects.save_project(desk.context, a_project("示例三号", contractor_name="示例劳务有限公司安徽分公司"))
    desk.order()
    found = party_file(desk.context, desk.company.rid)
    (case,) = found.cases
    assert (case.case.rid, case.state, case.lines, case.balance.found_fen, case.balance.open_fen) == (
        desk.case.rid, CaseState.FILED, 3, 6_000_000, 6_000_000,
    )  # fmt: skip
    assert case.parts[:2] == ("用人单位", desk.context.law.payers["PG-01"].situation)
    assert "受送达人" in case.parts
    assert [(each.project.rid, each.parts, each.by_name) for each in found.projects] == [
        (desk.project.rid, ("劳务分包单位",), False), (named.rid, ("施工总承包单位",), True),
    ]  # fmt: skip
    assert other.rid not in [each.project.rid for each in found.projects]
    assert [paper.title for paper, _ in found.papers] == ["劳动保障监察限期改正指令书"]
    assert found.claims == ()
    assert found.is_referred


def test_a_worker_shows_wages_transcripts_and_what_was_paid(desk):
    worker = desk.workers[0]
    keep(desk.context, an_interview(person_rid=worker.rid, case_rid=desk.case.rid))
    template = Payment(
        "", desk.case.rid, "", 0, desk.clock.today(), PaymentMethod.BANK, payer_rid=desk.company.rid, voucher="示例回单"
    )
    register_payments(desk.context, template, (PaymentEntry(desk.claims[0].rid, 500_000),))
    found = party_file(desk.context, worker.rid)
    assert [(claim.rid, case.rid, rest) for claim, case, rest in found.claims] == [
        (desk.claims[0].rid, desk.case.rid, 1_500_000)
    ]
    assert [title for _, title in found.talks] == [desk.case.title]
    assert found.cases[0].parts == ("工人", "被询问人")
    assert party_file(desk.context, desk.company.rid).paid == ((desk.case, 1, 500_000),)


def test_how_it_was_reached_and_where_it_was_not(desk, order):
    refused = serve(desk, order, method=ServiceMethod.LEFT, refusal="负责人拒收，留置于传达室", witness="示例见证人")
    worker = desk.workers[1]
    lost = replace(desk.claims[1], disposition=Disposition.UNREACHABLE, disposition_note="电话停机，三次未接通")
    desk.keep(lost)
    keep(desk.context, Inspection(new_rid(), InspectionKind.ROUTINE, desk.clock.now(), company_rid=desk.company.rid,
                                  site_place="示例县四号", absence_note="负责人不在场"))  # fmt: skip
    reached = party_file(desk.context, desk.company.rid).contacts
    assert [(each.failed, each.place) for each in reached] == [(True, "示例县四号"), (True, "示例县三号")]
    assert "负责人拒收" in reached[1].told
    assert reached[1].document_rid == order.rid == refused.subject_rid
    (missed,) = party_file(desk.context, worker.rid).contacts
    assert (missed.failed, missed.told) == (True, "示例欠薪案；电话停机，三次未接通")


def test_addresses_of_today_of_before_and_where_papers_came(desk):
    firm = people.save_company(desk.context, replace(desk.company, address="示例县一号"))
    desk.clock.advance(days=1)
    people.save_company(desk.context, replace(firm, address="示例县二号"))
    serve(desk, desk.order())
    found = party_file(desk.context, firm.rid).addresses
    assert [(each.text, each.source) for each in found] == [
        ("示例县二号", "现登记"), ("示例县一号", "曾登记"), ("示例县三号", "送达地点"),
    ]  # fmt: skip


def test_who_may_be_the_same_and_what_was_merged(desk):
    worker = desk.workers[0]
    same = people.save_person(desk.context, Person(new_rid(), "示例 工人甲"))
    assert not party_file(desk.context, same.rid).is_referred
    assert [(each.rid, why) for each, why in party_file(desk.context, worker.rid).alike] == [(same.rid, Likeness.NAME)]
    merge(desk.context, worker.rid, same.rid, {"name": "kept"}, "核对后为同一人")
    found = party_file(desk.context, same.rid)
    assert found.party.rid == worker.rid
    assert [line.record.rid for line in found.merged] == [same.rid]
    assert found.alike == ()


@pytest.mark.parametrize("scope", PartyScope)
@pytest.mark.parametrize("find", [find_people, find_companies])
def test_a_list_asks_the_store_as_often_for_many_as_for_few(context, find, scope):
    kind, asked = Person if find is find_people else Company, []
    for _ in range(2):
        fill(context, Size(cases=12, lines=2, interviews=12, questions=6))
        with queries(context) as sent:
            find(context, scope=scope).page(0, 200)
            referred_parties(context, kind)
        asked.append(len(sent))
    assert asked[0] == asked[1] <= 30


@pytest.mark.parametrize("kind", [Company, Person])
def test_a_page_asks_the_store_as_often_in_a_large_district_as_in_a_small_one(context, kind):
    asked = []
    for _ in range(3):
        fill(context, Size(cases=12, lines=2, interviews=12, questions=6))
        with queries(context) as sent:
            party_file(context, context.store.all(kind)[0].rid)
        asked.append(len(sent))
    assert asked[1] == asked[2] <= 43  # one or two for each kind of record that names a party
