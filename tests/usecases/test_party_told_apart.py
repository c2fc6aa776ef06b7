"""An order that binds somebody tells him from a namesake: a person by number and address, a company by either."""

from dataclasses import replace

import pytest

from inspector_app.domain.debt import Liability, PartyKind
from inspector_app.domain.document import About
from inspector_app.domain.identity import new_rid
from inspector_app.support.errors import Level
from inspector_app.usecases import issuing, people
from inspector_app.usecases.case_papers import order_choices
from inspector_app.usecases.liabilities import set_debt
from inspector_app.usecases.paper import Paper
from tests.builders import an_id_number
from tests.usecases.test_odd_paths import AFTER, at, standard

__all__ = ["standard"]

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


GOOD = an_id_number("19491231", 2)
WRONG = GOOD[:-1] + ("1" if GOOD[-1] != "1" else "2")


@pytest.mark.parametrize(("stated", "number", "found"), [
    ("法定代表人或者主要负责人", GOOD, []), ("法定代表人或者主要负责人", WRONG, ["id-check-digit"]),
    ("法定代表人或者主要负责人", "1101051949", ["id-shape"]), ("法定代表人或者主要负责人", "E12345678（护照）", []),
    ("法定代表人或者主要负责人", "E12345678", []),
])  # fmt: skip
def test_a_number_that_its_check_digit_disproves_wants_a_reason(desk, standard, stated, number, found):
    """Typed on the notice to somebody whom no record knows, a wrong one was printed unremarked."""
    order = desk.served_order()
    desk.clock.move_to(at(AFTER, 9))
    paper = Paper("list-pre-notice", desk.case.rid, about=About(order_rid=order.rid), addressee="示例负责人")
    facts = desk.facts(paper) | {"party.role": stated, "addressee.uscc": number, "addressee.address": "示例路1号"}
    problems = issuing.paper_problems(desk.context, paper, facts)
    assert [(p.code, p.level) for p in problems if p.where == "addressee.uscc"] == [(c, Level.WARNING) for c in found]


def test_so_does_one_of_a_suspect_and_the_code_of_a_company(desk, standard):
    order = desk.served_order()
    desk.clock.move_to(at(AFTER, 9))
    paper = Paper("criminal-referral", desk.case.rid, about=About(order_rid=order.rid), addressee=desk.company.name,
                  addressee_rid=desk.company.rid)  # fmt: skip
    suspects = [{"suspect_name": "示例甲", "id_number": GOOD}, {"suspect_name": "示例乙", "id_number": WRONG}]
    wrong = desk.company.uscc[:-1] + ("1" if desk.company.uscc[-1] != "1" else "2")
    facts = desk.facts(paper) | {"suspects": suspects, "addressee.uscc": wrong}
    found = {(p.code, p.where) for p in issuing.paper_problems(desk.context, paper, facts) if p.level is Level.WARNING}
    assert {("id-check-digit", "suspects[2].id_number"), ("uscc-check-character", "addressee.uscc")} <= found
    assert "suspects[1].id_number" not in {where for _code, where in found}
