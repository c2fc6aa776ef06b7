"""By what each kind of record is found in 一处查找. A lead that keeps a secret is found by what lists tell."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from operator import attrgetter
from typing import Any

from inspector_app.domain.case import Case
from inspector_app.domain.company import Company
from inspector_app.domain.document import Document
from inspector_app.domain.findable import Findable
from inspector_app.domain.inspection import InspectionHead
from inspector_app.domain.interview import Interview
from inspector_app.domain.lead import Lead
from inspector_app.domain.person import Person
from inspector_app.domain.project import Project
from inspector_app.domain.renaming import Renaming
from inspector_app.store.reading import Reading
from inspector_app.support.groups import grouped
from inspector_app.usecases.names import visited_places
from inspector_app.usecases.paper_list import own_number, whom
from inspector_app.usecases.sounds import name_sounds, person_sounds

RECORDS: Mapping[str, type[Any]] = {
    "person": Person, "company": Company, "project": Project, "case": Case,
    "document": Document, "interview": Interview, "inspection": InspectionHead, "lead": Lead,
}  # fmt: skip
"""What is read of each kind."""


def findables(reading: Reading, kind: str, rids: Sequence[str]) -> Iterator[Findable]:
    """By what these records of a kind are found now; those that are gone are left out."""
    records = reading.find_among(RECORDS[kind], "rid", rids)
    yield from _MADE[kind](reading, records)


def _people(_reading: Reading, people: Sequence[Person]) -> Iterator[Findable]:
    for each in people:
        texts, numbers = (each.name, each.employer), (each.phone, each.id_number)
        yield Findable("person", each.rid, texts, person_sounds(each.name), numbers)


def _companies(reading: Reading, companies: Sequence[Company]) -> Iterator[Findable]:
    """Also by what it was called before: earlier papers say so."""
    former = grouped(reading.find_among(Renaming, "company_rid", [each.rid for each in companies]), _OF_COMPANY)
    for each in companies:
        names = dict.fromkeys((each.name, *(told.former for told in former.get(each.rid, ()))))
        sounds = (*(sound for name in names for sound in name_sounds(name)), *person_sounds(each.legal_representative))
        texts = (*names, each.legal_representative)
        yield Findable("company", each.rid, texts, sounds, (each.uscc, each.phone))


_OF_COMPANY = attrgetter("company_rid")


def _projects(_reading: Reading, projects: Sequence[Project]) -> Iterator[Findable]:
    for each in projects:
        texts = (each.name, each.town, each.address, each.owner_name, each.contractor_name, each.manager_name)
        yield Findable("project", each.rid, texts, name_sounds(each.name), (each.code, each.manager_phone))


def _cases(_reading: Reading, cases: Sequence[Case]) -> Iterator[Findable]:
    for each in cases:
        texts = (each.title, each.respondent, each.site_name, each.number)
        yield Findable("case", each.rid, texts, name_sounds(each.title))


def _papers(_reading: Reading, papers: Sequence[Document]) -> Iterator[Findable]:
    """Also by the person of whom a record tells."""
    for each in papers:
        number = each.number or own_number(each)
        yield Findable("document", each.rid, (each.title, number, whom(each)), name_sounds(whom(each)))


def _talks(reading: Reading, talks: Sequence[Interview]) -> Iterator[Findable]:
    """By what was said: an answer that somebody else gave and this person did not repeat was not."""
    people = {person.rid: person for person in reading.pick(Person, [talk.person_rid for talk in talks])}
    for each in talks:
        name = people[each.person_rid].name if each.person_rid in people else ""
        said = (qa.said for qa in each.qas)
        yield Findable("interview", each.rid, (name, each.matter, each.place, *said), person_sounds(name))


def _visits(reading: Reading, visits: Sequence[InspectionHead]) -> Iterator[Findable]:
    places = visited_places(reading, visits)
    for each in visits:
        texts = (places[each.rid], each.site_place, each.notice_number)
        yield Findable("inspection", each.rid, texts, name_sounds(places[each.rid]))


def _leads(_reading: Reading, leads: Sequence[Lead]) -> Iterator[Findable]:
    for each in leads:
        told = () if each.keeps_secret else (each.facts, each.request, each.reply)
        texts = (each.respondent, each.outer_number, *told)
        yield Findable("lead", each.rid, texts, name_sounds(each.respondent))


_MADE: Mapping[str, Callable[[Reading, Sequence[Any]], Iterator[Findable]]] = {
    "person": _people, "company": _companies, "project": _projects, "case": _cases,
    "document": _papers, "interview": _talks, "inspection": _visits, "lead": _leads,
}  # fmt: skip
