"""Add and correct people and companies, with their numbers checked."""

from dataclasses import replace

from inspector_app.domain.company import Company
from inspector_app.domain.identity import (
    card_problems,
    half_width,
    id_number_problems,
    mobile_problems,
    named_rid,
    uscc_problems,
)
from inspector_app.domain.person import IdKind, Person
from inspector_app.support.errors import Problem, refuse_errors
from inspector_app.usecases.context import Context


def person_problems(context: Context, person: Person) -> list[Problem]:
    """What is wrong or doubtful about a person's entries; an empty identity number is allowed (身份待核)."""
    problems = [] if person.name.strip() else [Problem("person-no-name", "name")]
    if person.id_number and person.id_kind is IdKind.CITIZEN:
        problems += id_number_problems(person.id_number, "id_number", context.clock.today())
    if person.phone:
        problems += mobile_problems(person.phone, "phone")
    if person.card:
        problems += card_problems(person.card, "card")
    return problems


def save_person(context: Context, person: Person) -> Person:
    """Keep a person. Raises :class:`Refused` for errors; doubts are shown by :func:`person_problems`, not refused."""
    tidy = replace(
        person,
        id_number=half_width(person.id_number),
        phone=half_width(person.phone),
        card=half_width(person.card),
    )
    refuse_errors(person_problems(context, tidy))
    with context.unit("登记人员") as unit:
        unit.put(tidy)
    return tidy


def company_rid(agency_rid: str, uscc: str, fallback: str) -> str:
    """The same identity on every laptop for a company with a code; otherwise ``fallback``."""
    return named_rid(agency_rid, "company", uscc) if uscc else fallback


def save_company(context: Context, company: Company) -> Company:
    """Keep a company; its identity follows from its unified social credit code. Raises :class:`Refused`."""
    code = half_width(company.uscc)
    problems = [] if company.name.strip() else [Problem("company-no-name", "name")]
    if code:
        problems += uscc_problems(code, "uscc")
    refuse_errors(problems)
    known = context.store.get(Company, company.rid)
    rid = company.rid if known else company_rid(context.agency.rid, code, company.rid)
    tidy = replace(company, rid=rid, uscc=code)
    with context.unit("登记单位") as unit:
        unit.put(tidy)
    return tidy
