"""资金链 of a case or a project, read with everybody who stands around it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from inspector_app.domain.case import Case
from inspector_app.domain.claim import WageClaim
from inspector_app.domain.company import Company
from inspector_app.domain.fund_chain import Chain, chain
from inspector_app.domain.fund_lines import Around, Worker
from inspector_app.domain.fund_signs import Sign, signs
from inspector_app.domain.funding import Funding
from inspector_app.domain.identity import named_rid
from inspector_app.domain.person import Person, PersonRole
from inspector_app.domain.project import LinkRole, Project
from inspector_app.usecases.context import Context
from inspector_app.usecases.evidence import Belongs
from inspector_app.usecases.projects import ChainLine
from inspector_app.usecases.projects import chain as chain_links
from inspector_app.usecases.statements import belongings, statements_of

_GENERAL = (LinkRole.GENERAL,)
_BELOW = (LinkRole.SUBCONTRACTOR, LinkRole.LABOUR, LinkRole.OTHER)


@dataclass(frozen=True, slots=True)
class FundsFile:
    """Everything that the page shows: the chain, what wants a question, and who may be named."""

    belongs: Belongs
    chain: Chain
    signs: tuple[Sign, ...]
    around: Around
    project: Project | None = None

    @property
    def is_empty(self) -> bool:
        """Whether no statement was brought yet."""
        return not self.chain.accounts


def funds_of(context: Context, project_rid: str = "", case_rid: str = "") -> FundsFile:
    """The chain of a case, or of a project with the workers of all its cases."""
    belongs = belongings(context, project_rid, case_rid)
    project = context.store.get(Project, belongs.project_rid) if belongs.project_rid else None
    funding = funding_of(context, belongs)
    around = around_of(context, belongs, funding)
    found = chain(statements_of(context, belongs), around, funding, project.contract_fen if project else None)
    return FundsFile(belongs, found, tuple(signs(context.law.funds.signs, found)), around, project)


def funding_of(context: Context, belongs: Belongs) -> Funding:
    """What is agreed and said of the funds, an empty record while nobody said anything."""
    owner = belongs.project_rid or belongs.case_rid
    rid = named_rid(owner, "funding")
    case_rid = "" if belongs.project_rid else belongs.case_rid
    return context.store.get(Funding, rid) or Funding(rid, belongs.project_rid, case_rid)


def carried_over(context: Context, case: Case, into: Case) -> tuple[Funding, ...]:
    """What was said of the funds of a case without a project, as the case has it into which it goes, or the project of
    that one; nothing where those have their own."""
    known = context.store.get(Funding, named_rid(case.rid, "funding"))
    there = funding_of(context, belongings(context, case_rid=into.rid))
    if known is None or context.store.get(Funding, there.rid) is not None:
        return ()
    return (replace(known, rid=there.rid, project_rid=there.project_rid, case_rid=there.case_rid),)


def around_of(context: Context, belongs: Belongs, funding: Funding | None = None) -> Around:
    """The workers of the case (of a project: of all its cases), and the firms and crew leaders of the chain."""
    store = context.store
    project = store.get(Project, belongs.project_rid) if belongs.project_rid else None
    claims = claims_of(context, belongs)
    people = {person.rid: person for person in store.pick(Person, {claim.person_rid for claim in claims})}
    links = chain_links(context, project.rid) if project else ()
    workers = tuple(_worker(claim, people[claim.person_rid]) for claim in claims if claim.person_rid in people)
    employers = store.pick(Company, {claim.employer_rid for claim in claims if claim.employer_rid})
    generals = tuple(_named(project.contractor_name if project else "", links, _GENERAL))
    below = [*_named("", links, _BELOW), *(each.name for each in employers if each.name not in generals)]
    leaders = [link.party for link in links if link.link.role is LinkRole.CREW and link.link.person_rid]
    leaders += [person.name for person in people.values() if person.role is PersonRole.CREW_LEADER]
    return Around(
        workers, tuple(dict.fromkeys(leaders)),
        tuple(_named(project.owner_name if project else "", links, (LinkRole.OWNER,))), generals,
        tuple(dict.fromkeys(below)), context.law.funds.words, funding.meanings if funding else (),
    )  # fmt: skip


def claims_of(context: Context, belongs: Belongs) -> tuple[WageClaim, ...]:
    """The lines of the case, or of all cases of the project."""
    store = context.store
    on_project = store.find(Case, project_rid=belongs.project_rid) if not belongs.case_rid else ()
    cases = [belongs.case_rid] if belongs.case_rid else [case.rid for case in on_project]
    return tuple(store.find_among(WageClaim, "case_rid", cases))


def _worker(claim: WageClaim, person: Person) -> Worker:
    asked = claim.found_fen if claim.found_fen is not None else claim.findable_fen
    return Worker(person.rid, person.name, person.card, asked, claim.kept_card)


def _named(ledger: str, links: Iterable[ChainLine], roles: Iterable[LinkRole]) -> Iterator[str]:
    wanted = tuple(roles)
    names = [ledger, *(link.party for link in links if link.link.role in wanted)]
    return iter(dict.fromkeys(name for name in names if name))
