from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from inspector_app.domain.case import Case
from inspector_app.domain.company import Company
from inspector_app.domain.document import Document, DocumentKind
from inspector_app.domain.person import Person
from inspector_app.domain.project import Grade, GradeClaim, Project
from inspector_app.store.cases import CaseFilter, list_cases
from inspector_app.store.documents import DocumentFilter, given_numbers, list_documents
from inspector_app.store.people import list_companies, list_people
from inspector_app.store.projects import ProjectFilter, ProjectOrder, departments, list_projects, towns
from tests.stand_ins import put_with_stand_ins


def graded(grade):
    return GradeClaim(grade, date(2026, 11, 1), "台账")


LEDGER = (
    Project("p1", "甲地块", town="东镇", department="住建", unpaid_fen=5, contractor_name="示例一建有限公司"),
    Project("p2", "乙桥", town="西镇", department="交通", grade=graded(Grade.GENERAL), unpaid_fen=9, code="X_1"),
    Project("p3", "丙渠", town="东镇", department="水利", grade=graded(Grade.SEVERE), unpaid_fen=7, code="XY1"),
    Project("p4", "丁路", grade=graded(Grade.SEVERE), unpaid_fen=8, owner_name="示例100%业主"),
)


@pytest.fixture
def ledger(store):
    with store.unit("甲") as unit:
        for project in LEDGER:
            unit.put(project)
    return store


def rids(listing):
    return [record.rid for record in listing.page(0, len(listing))]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (ProjectFilter(), ["p1", "p2", "p3", "p4"]),
        (ProjectFilter(town="东镇"), ["p1", "p3"]),
        (ProjectFilter(department="交通"), ["p2"]),
        (ProjectFilter(grade=Grade.SEVERE), ["p3", "p4"]),
        (ProjectFilter(grade=Grade.NONE), []),
        (ProjectFilter(text="一建"), ["p1"]),
        (ProjectFilter(text=" 东镇  渠 "), ["p3"]),
        (ProjectFilter(text="东镇 桥"), []),
        (ProjectFilter(text="x_1"), ["p2"]),
        (ProjectFilter(text="100%"), ["p4"]),
        (ProjectFilter(text="%"), ["p4"]),
        (ProjectFilter(text="\\"), []),
        (ProjectFilter(text="示例", grade=Grade.SEVERE), ["p4"]),
    ],
)
def test_a_filter_finds_exactly_its_projects(ledger, wanted, found):
    assert rids(list_projects(ledger, wanted, ProjectOrder.NEWEST)) == found[::-1]


def test_the_gravest_and_the_largest_stand_first(ledger):
    assert rids(list_projects(ledger, order=ProjectOrder.GRADE)) == ["p4", "p3", "p2", "p1"]
    assert rids(list_projects(ledger, order=ProjectOrder.UNPAID)) == ["p2", "p4", "p3", "p1"]


@pytest.mark.parametrize("order", list(ProjectOrder))
def test_every_order_lists_every_project_once(ledger, order):
    assert sorted(rids(list_projects(ledger, order=order))) == ["p1", "p2", "p3", "p4"]


def test_a_page_shows_the_records_as_they_are_now(ledger):
    listing = list_projects(ledger, order=ProjectOrder.UNPAID)
    with ledger.unit("甲") as unit:
        unit.delete(LEDGER[3])
        unit.put(replace(LEDGER[2], name="丙渠二期"))
        unit.put(Project("p5", "戊", unpaid_fen=99))
    assert len(listing) == 4
    assert [r and r.name for r in listing.page(1, 2)] == [None, "丙渠二期"]
    assert listing.page(4, 10) == []


def test_towns_and_departments_are_listed_once_and_never_empty(ledger):
    assert towns(ledger) == ("东镇", "西镇")
    assert departments(ledger) == ("交通", "住建", "水利")


def test_papers_are_found_by_day_in_china(store):
    paper = Document(
        "d1", "order", "1", DocumentKind.OUTGOING, "限期改正指令书", datetime(2026, 11, 23, 15, 59, tzinfo=UTC)
    )
    papers = (
        replace(paper, number="示人社监令字〔2026〕1号", block_rid="b1", serial=1, case_rid="c1"),
        replace(paper, rid="d2", created_at=datetime(2026, 11, 23, 16, 0, tzinfo=UTC), block_rid="b1", serial=4),
        replace(paper, rid="d3", form="interview", kind=DocumentKind.RECORD, title="询问笔录", block_rid="b2"),
    )
    with store.unit("甲") as unit:
        put_with_stand_ins(store, unit, *papers)
    day = date(2026, 11, 24)
    assert rids(list_documents(store)) == ["d2", "d1", "d3"]
    assert rids(list_documents(store, DocumentFilter(first_day=day, last_day=day))) == ["d2"]
    assert rids(list_documents(store, DocumentFilter(last_day=date(2026, 11, 23)))) == ["d1", "d3"]
    assert rids(list_documents(store, DocumentFilter(kind=DocumentKind.RECORD))) == ["d3"]
    assert rids(list_documents(store, DocumentFilter(text="〔2026〕1号", form="order", case_rid="c1"))) == ["d1"]
    given = given_numbers(store)
    assert given.of_block("b1") == {1, 4}
    assert given.of_block("b2") == given.of_block("b9") == frozenset()
    assert given.printed == {papers[0].rid: "示人社监令字〔2026〕1号"}


def test_cases_people_and_firms_are_found_by_text(store):
    with store.unit("甲") as unit:
        first = Case("c1", "示例案甲", date(2026, 1, 1), respondent="示例劳务有限公司", project_rid="p1")
        put_with_stand_ins(store, unit, first)
        unit.put(Case("c2", "示例案乙", date(2026, 2, 1), number="示监案字1号"))
        unit.put(Person("w1", "示例乙", phone="00000001234"))
        unit.put(Person("w2", "示例甲"))
        unit.put(Company("f1", "示例建工有限公司", legal_representative="示例丙"))
    assert rids(list_cases(store)) == ["c2", "c1"]
    assert rids(list_cases(store, CaseFilter(text="劳务", project_rid="p1"))) == ["c1"]
    assert rids(list_people(store)) == ["w1", "w2"]
    assert rids(list_people(store, "1234")) == ["w1"]
    assert rids(list_companies(store, "示例丙 建工")) == ["f1"]
