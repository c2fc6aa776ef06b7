"""What is known beside the answers of a transcript: read once when it is opened, and laid beside each answer."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from inspector_app.documents.characters import is_everyday
from inspector_app.documents.render import glyphs_lacking
from inspector_app.domain.case import Case
from inspector_app.domain.claim import WageClaim
from inspector_app.domain.company import Company
from inspector_app.domain.consistency import Heard, heard
from inspector_app.domain.cross_check import Known, Told
from inspector_app.domain.interview import QA, Interview
from inspector_app.domain.person import Person, PersonRole
from inspector_app.domain.project import ChainLink, Project
from inspector_app.support.clock import local
from inspector_app.support.errors import Level, Problem
from inspector_app.usecases.context import Context
from inspector_app.usecases.testimony import topics, witnesses


def known_beside(context: Context, interview: Interview) -> Known:
    """What the register, the list of wages, the chain and the other transcripts of its case tell."""
    store = context.store
    person, case = store.need(Person, interview.person_rid), interview.case_rid
    day = local(interview.started_at).date()
    if not case or store.get(Case, case) is None:
        return Known(person, day)
    links = _links(context, store.need(Case, case))
    companies = {each.rid: each.name for each in store.pick(Company, {link.company_rid for link in links} - {""})}
    people = {each.rid: each.name for each in store.pick(Person, {link.person_rid for link in links} - {""})}
    names = companies | people
    priced = [
        (names.get(link.company_rid or link.person_rid, ""), name, fen)
        for link in links
        for name in ("price_fen", "settled_fen", "paid_fen")
        if (fen := getattr(link, name)) is not None
    ]
    told = _companies(context, case) | set(companies.values())
    return Known(person, day, _lines(context, case), told, tuple(priced), tuple(_others(context, interview)))


def beside(known: Known, qa: QA) -> Heard:
    """An answer with what is told otherwise elsewhere than in its transcript, and what of it cannot be printed;
    ``domain.consistency.inconsistent`` holds the answers of it against each other."""
    found = heard(known, qa, topics().held(qa.question))
    return replace(found, differs=(*_unprintable(qa), *found.differs))


def _unprintable(qa: QA) -> Iterator[Problem]:
    """The symbols of a question and its answer that no paper can hold, told where they stand and not at its end."""
    for label, text in (("问", qa.question), ("答", qa.answer)):
        if not is_everyday(text):
            yield from (each for each in glyphs_lacking(text, "answer", label) if each.level is Level.ERROR)


def _lines(context: Context, case_rid: str) -> dict[str, tuple[WageClaim, ...]]:
    claims = sorted(context.store.find(WageClaim, case_rid=case_rid), key=lambda claim: claim.line)
    names = {each.rid: each.name for each in context.store.pick(Person, {claim.person_rid for claim in claims})}
    found: dict[str, tuple[WageClaim, ...]] = {}
    for claim in claims:
        name = names[claim.person_rid]
        found[name] = (*found.get(name, ()), claim)
    return found


def _links(context: Context, case: Case) -> tuple[ChainLink, ...]:
    return tuple(context.store.find(ChainLink, project_rid=case.project_rid)) if case.project_rid else ()


def _companies(context: Context, case_rid: str) -> frozenset[str]:
    store = context.store
    case = store.need(Case, case_rid)
    project = store.get(Project, case.project_rid) if case.project_rid else None
    names = [each.name for each in store.pick(Company, {case.company_rid} - {""})] + [case.respondent]
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
