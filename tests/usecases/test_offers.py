"""A firm or person typed once is offered around the project and its cases; who is only in the ledger is registered."""

from dataclasses import replace

import pytest

from inspector_app.domain.company import Company
from inspector_app.domain.debt import Liability, PartyKind
from inspector_app.domain.identity import new_rid
from inspector_app.domain.person import Person, PersonRole
from inspector_app.domain.project import ChainLink, LinkRole
from inspector_app.support.errors import Refused
from inspector_app.usecases import liabilities, people, projects
from inspector_app.usecases.case_file import case_file
from inspector_app.usecases.offers import firm_names, offers_around, take_offer
from inspector_app.usecases.payers import ground_problems
from tests.builders import a_company, an_interview
from tests.stand_ins import put_with_stand_ins


@pytest.fixture
def site(desk):
    """The project of the case as the ledger tells it."""
    told = replace(
        desk.project, owner_name="示例城投有限公司", contractor_name="示例建工（集团）有限公司",
        manager_name="示例经理", manager_phone="13900000001",
    )  # fmt: skip
    return projects.save_project(desk.context, told)


def around(desk):
    return [
        (offer.name, offer.role, bool(offer.rid))
        for offer in offers_around(desk.context, case=case_file(desk.context, desk.case.rid))
    ]


def test_the_ledgers_words_are_offered_until_somebody_is_registered(desk, site):
    assert around(desk) == [
        (desk.company.name, "用人单位", True), ("示例城投有限公司", "建设单位", False),
        ("示例建工（集团）有限公司", "施工总承包单位", False), ("示例经理", "项目负责人", False),
    ]  # fmt: skip
    firm = people.save_company(desk.context, Company(new_rid(), "示例建工(集团)有限责任公司", phone="13900000002"))
    (offer,) = (o for o in offers_around(desk.context, site.rid) if o.rid == firm.rid)
    assert offer.words == "示例建工(集团)有限责任公司（施工总承包单位，台账写作“示例建工（集团）有限公司”）"


def test_a_near_name_stands_beside_the_ledgers_words(desk, site):
    near = people.save_company(desk.context, Company(new_rid(), "示例城投股份有限公司"))
    named = [o for o in offers_around(desk.context, site.rid) if o.role == "建设单位"]
    assert [(o.rid, o.ledger) for o in named] == [("", "owner_name"), (near.rid, "")]


def test_a_manager_is_known_by_name_and_phone_never_by_name_alone(desk, site):
    people.save_person(desk.context, Person(new_rid(), "示例经理", phone="13900000009"))
    assert ("示例经理", "项目负责人", False) in around(desk)
    known = people.save_person(desk.context, Person(new_rid(), "示例 经理", phone="13900000001"))
    assert known.rid in [offer.rid for offer in offers_around(desk.context, site.rid)]


def test_who_is_taken_is_registered_with_what_the_ledger_tells_once(desk, site):
    offers = {offer.key: offer for offer in offers_around(desk.context, site.rid)}
    rid = take_offer(desk.context, offers[f"ledger:{site.rid}:manager_name"])
    manager = desk.context.store.need(Person, rid)
    assert (manager.name, manager.phone, manager.role) == ("示例经理", "13900000001", PersonRole.MANAGER)
    firm = take_offer(desk.context, offers[f"ledger:{site.rid}:contractor_name"])
    assert desk.context.store.need(Company, firm).name == "示例建工（集团）有限公司"
    after = {offer.key: offer for offer in offers_around(desk.context, site.rid)}
    assert after.keys() == {f"ledger:{site.rid}:owner_name", rid, firm}
    assert take_offer(desk.context, after[firm]) == firm


def test_the_contractor_of_the_ledger_is_named_liable_without_being_typed(desk, site):
    offers = {offer.key: offer for offer in liabilities.known_parties(desk.context, desk.case.rid)}
    contractor = offers[f"ledger:{site.rid}:contractor_name"]
    assert f"ledger:{site.rid}:manager_name" not in offers
    doubts = ground_problems(desk.context, desk.case.rid, contractor.kind, "", "PG-02", contractor.name)
    assert doubts == []
    wanted = Liability("", "", contractor.kind, "", "PG-02")
    before = desk.context.store.journal.newest()[1].seq
    made = liabilities.add_liability(desk.context, desk.case.rid, wanted, contractor)
    assert desk.context.store.need(Company, made.party_rid).name == contractor.name
    changes = desk.context.store.journal.changes_after(desk.context.store.identity.device, before)
    assert len({change.group for change in changes}) == 1
    with pytest.raises(Refused):
        liabilities.add_liability(
            desk.context, desk.case.rid, replace(wanted, ground=""), offers[f"ledger:{site.rid}:owner_name"]
        )
    assert desk.context.store.count(Company) == 2  # what was refused registered nobody


def test_chain_and_people_who_were_questioned_are_offered_with_their_parts(desk):
    leader = people.save_person(desk.context, Person(new_rid(), "示例班组长", PersonRole.CREW_LEADER))
    with desk.context.unit("登记") as unit:
        unit.put(ChainLink(new_rid(), desk.project.rid, LinkRole.CREW, person_rid=leader.rid))
        talk = an_interview(person_rid=desk.workers[0].rid, case_rid=desk.case.rid)
        put_with_stand_ins(desk.context.store, unit, talk)
    found = offers_around(desk.context, case=case_file(desk.context, desk.case.rid))
    assert [(o.kind, o.name, o.role) for o in found] == [
        (PartyKind.COMPANY, desk.company.name, "用人单位"), (PartyKind.PERSON, "示例班组长", "班组"),
        (PartyKind.PERSON, "示例工人甲", "工人"),
    ]  # fmt: skip
    assert offers_around(desk.context) == ()


def test_the_companies_around_a_project_are_named_first(desk):
    people.save_company(desk.context, a_company("示例别处有限公司", uscc=""))
    projects.save_project(desk.context, replace(desk.project, contractor_name="示例台账有限公司"))
    first = firm_names(desk.context)
    assert set(first) == {desk.company.name, "示例别处有限公司"}
    around = firm_names(desk.context, desk.project.rid)
    assert around[0] == "示例台账有限公司"
    assert set(around) == {"示例台账有限公司", *first}
    assert firm_names(desk.context, case_rid=desk.case.rid)[:2] == (desk.company.name, "示例台账有限公司")
