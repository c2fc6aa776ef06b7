"""What is known beside the answers of a transcript: read once when it is opened, and laid beside each answer."""

from collections.abc import Iterable

from inspector_app.domain.case import Case
from inspector_app.domain.claim import WageClaim
from inspector_app.domain.company import Company
from inspector_app.domain.cross_check import Known, Told, differences
from inspector_app.domain.interview import QA, Interview
from inspector_app.domain.person import Person, PersonRole
from inspector_app.domain.project import ChainLink, Project
from inspector_app.support.errors import Problem
from inspector_app.usecases.context import Context
from inspector_app.usecases.testimony import topics, witnesses


def known_beside(context: Context, interview: Interview) -> Known:
    """What the register, the list of wages, the chain and the other transcripts of its case tell."""
    store = context.store
    person, case = store.need(Person, interview.person_rid), interview.case_rid
    if not case or store.get(Case, case) is None:
        return Known(person)
    return Known(person, _lines(context, case), _companies(context, case), tuple(_others(context, interview)))


def beside(known: Known, qa: QA) -> list[Problem]:
    """What is told otherwise elsewhere than in an answer; what procedure demands is asked of everybody alike."""
    return [] if qa.key else differences(known, qa, topics().held(qa.question))


def _lines(context: Context, case_rid: str) -> dict[str, tuple[WageClaim, ...]]:
    claims = sorted(context.store.find(WageClaim, case_rid=case_rid), key=lambda claim: claim.line)
    names = {each.rid: each.name for each in context.store.pick(Person, {claim.person_rid for claim in claims})}
    found: dict[str, tuple[WageClaim, ...]] = {}
    for claim in claims:
        name = names[claim.person_rid]
        found[name] = (*found.get(name, ()), claim)
    return found


def _companies(context: Context, case_rid: str) -> frozenset[str]:
    store = context.store
    case = store.need(Case, case_rid)
    links = store.find(ChainLink, project_rid=case.project_rid) if case.project_rid else ()
    project = store.get(Project, case.project_rid) if case.project_rid else None
    rids = {case.company_rid, *(link.company_rid for link in links)} - {""}
    names = [each.name for each in store.pick(Company, rids)] + [case.respondent]
    names += [project.owner_name, project.contractor_name] if project else []
    return frozenset(name for name in names if name)


def _others(context: Context, interview: Interview) -> Iterable[Told]:
    store, known = context.store, topics()
    heads = [each for each in witnesses(context, interview.case_rid) if each.interview.rid != interview.rid]
    whole = {each.rid: each for each in store.pick(Interview, [each.interview.rid for each in heads])}
    people = {each.rid: each for each in store.pick(Person, {each.interview.person_rid for each in heads})}
    for each in heads:
        person = people[each.interview.person_rid]
        for number, qa in enumerate(whole[each.interview.rid].qas, start=1):
            held = known.held(qa.question)
            if held and qa.said.strip() and not qa.key:
                is_worker = person.role is PersonRole.WORKER
                yield Told(each.heading, person.rid, is_worker, number, held, qa.said)
