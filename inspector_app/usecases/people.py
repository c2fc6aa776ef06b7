"""Add and correct people and companies, with their numbers checked."""

from collections.abc import Iterable
from dataclasses import replace

from inspector_app.domain.alike import Likeness, alike, same_firm_name
from inspector_app.domain.claim import WageClaim
from inspector_app.domain.company import Company
from inspector_app.domain.figures import require_one
from inspector_app.domain.hidden_characters import record_problems
from inspector_app.domain.id_kind import number_problems
from inspector_app.domain.identity import (
    card_problems,
    half_width,
    mobile_problems,
    named_rid,
    tells_number,
    uscc_problems,
)
from inspector_app.domain.person import Person, mended_name
from inspector_app.domain.reason import reason_problem, says_who, says_why, who_problems
from inspector_app.store.people import candidates
from inspector_app.store.referred import merged_parties, records_naming, unreferred
from inspector_app.store.unit import Unit
from inspector_app.support.errors import Level, Problem, Refused, refuse_errors
from inspector_app.usecases.context import Context
from inspector_app.usecases.known_people import same_number_problems


def person_problems(context: Context, person: Person) -> list[Problem]:
    """What is wrong or doubtful about a person: the entries, and a number that somebody else is registered with."""
    return entry_problems(context, person) + bank_problems(person.bank) + same_number_problems(context, person)


def bank_problems(bank: str) -> list[Problem]:
    """The number of a card in the place of its bank, where it would be neither masked nor compared. A list that tells
    it there is read all the same."""
    return [Problem("person-bank-number", "bank")] if tells_number(bank) else []


def entry_problems(context: Context, person: Person) -> list[Problem]:
    """What is wrong or doubtful about a person's entries; an empty identity number is allowed (身份待核)."""
    problems = _no_name(person.name, "person-no-name")
    problems += name_problems(person) + record_problems(person)
    if person.id_number:
        problems += number_problems(person.id_kind, person.id_number, "id_number", context.clock.today())
    if person.phone:
        problems += mobile_problems(person.phone, "phone")
    if person.card:
        problems += card_problems(person.card, "card")
    return problems


def name_problems(person: Person) -> list[Problem]:
    """A name with role and number behind it, as an earlier version kept it; ``details`` hold the name alone."""
    name = mended_name(person.name)
    return [Problem("person-name-spoiled", "name", Level.WARNING, {"name": name})] if name else []


def save_person(context: Context, person: Person, reason: str = "登记人员") -> Person:
    """Keep a person. Raises :class:`Refused` for errors; doubts are shown by :func:`person_problems`, not refused."""
    for name in ("id_number", "phone", "card"):
        require_one(getattr(person, name), name)
    tidy = replace(
        person,
        id_number=half_width(person.id_number),
        phone=half_width(person.phone),
        card=half_width(person.card),
    )
    refuse_errors(person_problems(context, tidy))
    known = context.store.get(Person, tidy.rid)
    with context.unit(reason) as unit:
        unit.put(tidy)
        if known is not None and known.id_number != tidy.id_number:
            _recheck(context, unit, tidy)
    return tidy


def _recheck(context: Context, unit: Unit, person: Person) -> None:
    """Another number than the one that was checked was checked by nobody yet (身份待核)."""
    for claim in context.store.find(WageClaim, person_rid=person.rid, identity_checked=True):
        unit.put(replace(claim, identity_checked=False))


def correct_person(context: Context, person: Person, reason: str) -> Person:
    """更正 a registered person; the history keeps ``reason``. Raises :class:`Refused` as :func:`save_person`.

    Papers that were printed before keep what they state.
    """
    if not says_why(reason):
        raise Refused(reason_problem(reason))
    return save_person(context, person, f"更正人员：{reason.strip()}")


def drop_unreferred(context: Context, unit: Unit, people: Iterable[Person]) -> None:
    """Delete those of some people whom nothing names any more, in the same act that took the last reference."""
    known = {person.rid: person for person in people}
    for rid in unreferred(context.store, tuple(known)):
        unit.delete(known[rid])


def is_referred(context: Context, rid: str) -> bool:
    """Whether a record names a person or a company, also one into which it was merged."""
    rid = merged_parties(context.store.db).get(rid, rid)
    return bool(records_naming(context.store, rid))


def company_rid(agency_rid: str, uscc: str, fallback: str) -> str:
    """The same identity on every laptop for a company with a code; otherwise ``fallback``."""
    return named_rid(agency_rid, "company", uscc) if uscc else fallback


def save_company(context: Context, company: Company) -> Company:
    """Keep a company; its identity follows from its unified social credit code.

    Raises :class:`Refused` ``company-no-name``, what is wrong with the code, ``company-same-code`` where another one is
    registered with it, or ``company-same-name`` where one gets the name of another one with a code of its own.
    """
    require_one(company.uscc, "uscc")
    code = half_width(company.uscc)
    problems = _no_name(company.name, "company-no-name")
    known = context.store.get(Company, company.rid)
    if known is None or known.legal_representative != company.legal_representative:
        problems += who_problems("legal_representative", company.legal_representative)
    if code:
        problems += uscc_problems(code, "uscc")
        problems += _same_code(context, code, company, known)
        problems += _taken_name(context, code, company, known)
    refuse_errors(problems)
    rid = company.rid if known else company_rid(context.agency.rid, code, company.rid)
    tidy = replace(company, rid=rid, uscc=code)
    with context.unit("登记单位") as unit:
        unit.put(tidy)
    return tidy


def registered_alike(context: Context, company: Company) -> tuple[Company, Likeness] | None:
    """The registered company that is most likely the same as one that is to be registered, and why."""
    return next(iter(alike(company, candidates(context.store, Company))), None)


def _same_code(context: Context, code: str, company: Company, known: Company | None) -> list[Problem]:
    """Who has the code already; two records that had it before can still be corrected."""
    owners = [each for each in context.store.find(Company, uscc=code, merged_into="") if each.rid != company.rid]
    if not owners or (known is not None and known.uscc == code):
        return []
    return [Problem("company-same-code", "uscc", details={"name": owners[0].name})]


def _taken_name(context: Context, code: str, company: Company, known: Company | None) -> list[Problem]:
    """Two codes are two firms: one that is on record does not get the other's name by a correction."""
    if known is None or same_firm_name(known.name, company.name):
        return []
    others = (each for each in candidates(context.store, Company) if each.rid != company.rid)
    taken = next((e for e in others if e.uscc not in ("", code) and same_firm_name(e.name, company.name)), None)
    return [Problem("company-same-name", "name", details={"name": taken.name, "code": taken.uscc})] if taken else []


def _no_name(name: str, lacking: str) -> list[Problem]:
    return [] if says_who(name) else [Problem("name-says-nobody" if name.strip() else lacking, "name")]
