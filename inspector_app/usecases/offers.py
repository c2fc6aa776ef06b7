"""Typed once, offered everywhere: who is known around a project or a case, with the part played there.

A company that only the ledger's words name is offered too, and registered when somebody takes it. Where its name is
spelled like that of a registered one, the registered one is offered and the ledger's words stand beside it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from inspector_app.domain.alike import Likeness, alike
from inspector_app.domain.company import Company
from inspector_app.domain.debt import PartyKind
from inspector_app.domain.identity import new_rid
from inspector_app.domain.person import Person, PersonRole
from inspector_app.domain.project import ChainLink, LinkRole, Project
from inspector_app.store.people import candidates
from inspector_app.support import vocabulary
from inspector_app.usecases.case_file import CaseFile, case_file
from inspector_app.usecases.context import Context
from inspector_app.usecases.people import save_company, save_person
from inspector_app.usecases.projects import chain

_SURE = (Likeness.NUMBER, Likeness.NAME_AND_PHONE, Likeness.NAME)


@dataclass(frozen=True, slots=True)
class Offer:
    """Somebody who can be taken: a company or a person with the part played, in words.

    ``ledger`` is the field of ``project_rid`` that names it while nobody has registered it (``rid`` is empty then);
    ``told`` is what the ledger calls a registered one that is spelled otherwise.
    """

    kind: PartyKind
    rid: str
    name: str
    role: str = ""
    ledger: str = ""
    project_rid: str = ""
    told: str = ""

    @property
    def key(self) -> str:
        """What tells one offer from the other."""
        return self.rid or f"ledger:{self.project_rid}:{self.ledger}"

    @property
    def words(self) -> str:
        """The name with the part, and where it is known from when that is not sure."""
        notes = [self.role] if self.role else []
        if self.ledger:
            notes.append("台账所列，选用时登记")
        if self.told:
            notes.append(f"台账写作“{self.told}”")
        return f"{self.name}（{'，'.join(notes)}）" if notes else self.name


def offers_around(context: Context, project_rid: str = "", case: CaseFile | None = None) -> tuple[Offer, ...]:
    """Everybody known around a case or a project, each once: the employer, the chain, the ledger's, then the others."""
    project = case.project if case else context.store.get(Project, project_rid) if project_rid else None
    found: dict[str, Offer] = {}
    for offer in (*_of_case(case), *_of_chain(context, project), *_of_ledger(context, project), *_others(case)):
        found.setdefault(offer.key, offer)
    return tuple(found.values())


def offers(context: Context, project_rid: str = "", case_rid: str = "") -> tuple[Offer, ...]:
    """As :func:`offers_around`, of a case and a project by their rids; a case tells its project."""
    found = offers_around(context, case=case_file(context, case_rid)) if case_rid else ()
    more = offers_around(context, project_rid) if project_rid else ()
    return tuple({offer.key: offer for offer in (*more, *found)}.values())


def general_contractor(context: Context, project: Project) -> str:
    """The registered company that is surely the 施工总承包单位 of a project, by chain, else by ledger; or none."""
    links = context.store.find(ChainLink, project_rid=project.rid)
    found = {link.company_rid for link in links if link.role is LinkRole.GENERAL and link.company_rid}
    if not found and (name := project.contractor_name.strip()):
        meant = next(_meant(project, Company("", name), candidates(context.store, Company), "contractor_name"))
        found = {meant.rid}
    return found.pop() if len(found) == 1 else ""


def contractor_of_ledger(context: Context, project_rid: str) -> Offer | None:
    """The 施工总承包单位 of a project that nobody but its ledger names; None where chain or register have one."""
    project = context.store.get(Project, project_rid) if project_rid else None
    if project is None or general_contractor(context, project):
        return None
    return next((each for each in _of_ledger(context, project) if each.ledger == "contractor_name"), None)


def firm_names(context: Context, project_rid: str = "", case_rid: str = "") -> tuple[str, ...]:
    """The companies that may be meant, by name: around a project or a case first, then all that are registered."""
    around = [each.name for each in offers(context, project_rid, case_rid) if each.kind is PartyKind.COMPANY]
    return tuple(dict.fromkeys((*around, *(firm.name for firm in candidates(context.store, Company)))))


def take_offer(context: Context, offer: Offer) -> str:
    """The rid of somebody who was offered; who only stands in the ledger is registered with what it tells.

    Raises :class:`Refused` as :func:`~.people.save_company` and :func:`~.people.save_person`.
    """
    if offer.rid:
        return offer.rid
    project = context.store.need(Project, offer.project_rid)
    if offer.kind is PartyKind.COMPANY:
        return save_company(context, Company(new_rid(), offer.name)).rid
    return save_person(context, _manager(project), "按台账登记人员").rid


def only_in_ledger(context: Context, project_rid: str) -> tuple[Person, ...]:
    """People whom the ledger's line of a project names and nobody has registered, as they would be."""
    found = offers_around(context, project_rid)
    project = context.store.get(Project, project_rid) if found else None
    named = [offer for offer in found if offer.ledger and offer.kind is PartyKind.PERSON]
    return (_manager(project),) if project and named else ()


def _manager(project: Project) -> Person:
    name, firm = project.manager_name.strip(), project.contractor_name
    return Person(new_rid(), name, PersonRole.MANAGER, phone=project.manager_phone, employer=firm)


def _of_case(case: CaseFile | None) -> Iterator[Offer]:
    if case is not None and case.company:
        yield _company(case.company, vocabulary.label("wage_claim.employer_rid"))


def _of_chain(context: Context, project: Project | None) -> Iterator[Offer]:
    for line in chain(context, project.rid) if project else ():
        link = line.link
        kind = PartyKind.COMPANY if link.company_rid else PartyKind.PERSON
        yield Offer(kind, link.company_rid or link.person_rid, line.party, vocabulary.word(link.role))


def _of_ledger(context: Context, project: Project | None) -> Iterator[Offer]:
    """Owner, contractor and manager as the ledger names them, or the registered ones that are meant."""
    if project is None:
        return
    named = [(f, name) for f in ("owner_name", "contractor_name") if (name := getattr(project, f).strip())]
    firms = candidates(context.store, Company) if named else ()
    for field, name in named:
        yield from _meant(project, Company("", name), firms, field)
    if project.manager_name.strip():
        manager = Person("", project.manager_name.strip(), phone=project.manager_phone)
        people = [p for p in candidates(context.store, Person) if p.phone]  # by name and phone, never by name alone
        yield from _meant(project, manager, people, "manager_name", sure=(Likeness.NAME_AND_PHONE,))


def _meant(
    project: Project,
    told: Company | Person,
    known: Iterable[Company | Person],
    field: str,
    sure: tuple[Likeness, ...] = _SURE,
) -> Iterator[Offer]:
    """The one registered under that name, or the ledger's words alone; one whose name is only near stands beside."""
    kind = PartyKind.PERSON if isinstance(told, Person) else PartyKind.COMPANY
    role = vocabulary.label(f"project.{field}")
    found: list[tuple[Company | Person, Likeness]] = alike(told, known)  # type: ignore[type-var]
    certain = [other for other, why in found if why in sure]
    for other in certain[:1]:
        yield Offer(kind, other.rid, other.name, role, told="" if other.name == told.name else told.name)
    if not certain:
        yield Offer(kind, "", told.name, role, field, project.rid)
        for other, why in found:
            if why is Likeness.LEGAL_FORM:
                yield Offer(kind, other.rid, other.name, role, told=told.name)


def _others(case: CaseFile | None) -> Iterator[Offer]:
    """Companies and people of the case that have no part yet; the workers of its list are not parties of their own."""
    if case is None:
        return
    for company in case.companies.values():
        yield _company(company)
    asked = dict.fromkeys(talk.person_rid for talk in case.interviews)
    for person in (case.people[rid] for rid in asked if rid in case.people):
        yield Offer(PartyKind.PERSON, person.rid, person.name, vocabulary.word(person.role))


def _company(company: Company, role: str = "") -> Offer:
    return Offer(PartyKind.COMPANY, company.rid, company.name, role)
