"""An order that binds somebody tells him from a namesake: a person by number and address, a company by either."""

from dataclasses import replace

import pytest

from inspector_app.domain.debt import Liability, PartyKind
from inspector_app.domain.identity import new_rid
from inspector_app.support.errors import Level
from inspector_app.usecases import issuing, people
from inspector_app.usecases.case_papers import order_choices
from inspector_app.usecases.liabilities import set_debt

CODES = {"party-company-unidentified", "party-unidentified"}


def told(desk, rid):
    choice = next(c for c in order_choices(desk.context, desk.case.rid) if c.paper.addressee_rid == rid)
    found = issuing.paper_problems(desk.context, choice.paper, issuing.start_facts(desk.context, choice.paper))
    return [
        (each.code, each.details["lacking"]) for each in found if each.code in CODES and each.level is Level.WARNING
    ]


@pytest.mark.parametrize(("known", "lacking"), [
    ({"uscc": "", "address": ""}, [("party-company-unidentified", "统一社会信用代码、地址")]),
    ({"uscc": ""}, []),
    ({"address": ""}, []),
])  # fmt: skip
def test_a_company_without_code_and_address_wants_a_reason(desk, known, lacking):
    people.save_company(desk.context, replace(desk.company, **{"address": "示例路1号"} | known))
    assert told(desk, desk.company.rid) == lacking


def test_so_does_a_person_who_is_ordered_to_pay(desk):
    head = people.save_person(desk.context, replace(desk.workers[0], rid=new_rid(), name="示例班组长", id_number=""))
    set_debt(desk.context, desk.case.rid, (Liability(new_rid(), "", PartyKind.PERSON, head.rid, "PG-01"),))
    assert [code for code, _lacking in told(desk, head.rid)] == ["party-unidentified"]
