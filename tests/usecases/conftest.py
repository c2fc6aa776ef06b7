"""A desk with a fresh encrypted store, a standing clock, a filed case and three workers who were not paid."""

import shutil
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest

from inspector_app.domain.case import Case
from inspector_app.domain.claim import WageClaim
from inspector_app.domain.company import Company
from inspector_app.domain.debt import Liability, PartyKind
from inspector_app.domain.document import About
from inspector_app.domain.identity import new_rid
from inspector_app.domain.person import Person
from inspector_app.domain.project import Project
from inspector_app.support.clock import SetClock, at
from inspector_app.usecases import cases, claims, documents, editions, office, own_data, people, projects, store_file
from inspector_app.usecases.context import Context
from inspector_app.usecases.paper import Paper
from inspector_app.usecases.store_file import Setup, create_store
from inspector_app.vault.keys import KeyCost
from tests.builders import a_company, a_person, a_project

CHEAP = KeyCost(1, 8 << 10)
AGAIN = {"order-again": "前一份指令书有误，另行下达"}
OFFICE_SECRET = "office pass phrase"
MONDAY = date(2026, 3, 2)
SETUP = Setup("示例县人力资源和社会保障局", "示", "安徽", "陈示例", "示监0001", "林示例", "示监0002")


@pytest.fixture(scope="session", autouse=True)
def read_once():
    """Our forms and law never change between tests: read them once; a store with its own still reads its own."""

    def once(load):
        kept = []

        def loaded(own=None, *law):
            if own:
                return load(own, *law)
            kept.extend([load()] if not kept else [])
            return kept[0]

        return loaded

    patch = pytest.MonkeyPatch()
    for name in ("load_forms", "load_law"):
        read = once(getattr(own_data, name))
        for module in (own_data, editions, store_file):
            patch.setattr(module, name, read)
    yield
    patch.undo()


@pytest.fixture
def clock() -> SetClock:
    return SetClock(at(MONDAY, 9))


@pytest.fixture
def context(tmp_path, clock):
    opened = create_store(tmp_path / "store", "correct horse", SETUP, clock, CHEAP)
    yield opened
    opened.store.close()


@pytest.fixture(scope="session")
def fresh_office(tmp_path_factory) -> Path:
    """An office that nobody has used yet; its escrow key takes a second of key stretching."""
    folder = tmp_path_factory.mktemp("offices") / "office"
    office.init_office(folder, OFFICE_SECRET, "示例办公室", CHEAP)
    return folder


@pytest.fixture
def bureau(fresh_office, tmp_path) -> Path:
    """The folder of an office of one's own."""
    return Path(shutil.copytree(fresh_office, tmp_path / "office"))


@dataclass
class Desk:
    """A case ready for an order to pay."""

    context: Context
    clock: SetClock
    project: Project
    company: Company
    case: Case
    workers: tuple[Person, ...]
    claims: tuple[WageClaim, ...]
    liability: Liability

    def order_paper(self, due: date = date(2026, 3, 13)) -> Paper:
        return Paper(
            "order-to-pay",
            case_rid=self.case.rid,
            about=About(liability_rid=self.liability.rid),
            addressee=self.company.name,
            addressee_rid=self.company.rid,
            due=due,
        )

    def order(self, due: date = date(2026, 3, 13)):
        paper = self.order_paper(due)
        facts = documents.start_facts(self.context, paper)
        return documents.sign_off(self.context, paper, facts, documents.SignOff("示例局长", AGAIN))


@pytest.fixture
def desk(context, clock) -> Desk:
    company = people.save_company(context, a_company("示例劳务有限公司"))
    project = projects.save_project(context, a_project())
    case = cases.open_case(
        context,
        Case(new_rid(), "示例欠薪案", MONDAY, "示〔2026〕1号", project_rid=project.rid, company_rid=company.rid,
             respondent=company.name),
    )  # fmt: skip
    workers = tuple(people.save_person(context, a_person(f"示例工人{n}")) for n in "甲乙丙")
    lines = tuple(
        claims.save_claim(
            context,
            WageClaim(
                new_rid(), case.rid, worker.rid, number, employer_rid=company.rid, job="木工",
                first_day=date(2025, 11, 1), last_day=date(2026, 1, 31), claimed_fen=2_000_000, found_fen=2_000_000,
            ),
        )
        for number, worker in enumerate(workers, start=1)
    )  # fmt: skip
    liability = Liability(new_rid(), "", PartyKind.COMPANY, company.rid, "PG-01")
    debt = claims.set_debt(context, case.rid, (liability,))
    return Desk(context, clock, project, company, case, workers, lines, replace(liability, debt_rid=debt.rid))
