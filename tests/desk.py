"""The desk that tests begin at: a store with a standing clock, a case with its parties and workers, an office.

Stores and offices are made once in a worker's life and copied for each test: making one takes four times as long.
"""

import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cache, partial
from pathlib import Path
from typing import Any, TypeVar

import pytest

from inspector_app.domain.act import Act, Service, ServiceMethod
from inspector_app.domain.case import Case
from inspector_app.domain.claim import WageClaim
from inspector_app.domain.company import Company
from inspector_app.domain.debt import Liability, PartyKind, Payment, PaymentMethod
from inspector_app.domain.document import About, Document, DocumentState, document_state
from inspector_app.domain.evidence import Evidence, EvidenceKind
from inspector_app.domain.identity import new_rid
from inspector_app.domain.person import Person
from inspector_app.domain.project import Project
from inspector_app.support.clock import SetClock, at
from inspector_app.usecases import (
    acts,
    cases,
    issuing,
    office,
    people,
    projects,
)
from inspector_app.usecases.case_file import case_file
from inspector_app.usecases.claim_lines import ClaimLine, save_lines
from inspector_app.usecases.context import Context
from inspector_app.usecases.deadlines import DueItem
from inspector_app.usecases.issuing import Numbering, SignOff
from inspector_app.usecases.liabilities import set_debt
from inspector_app.usecases.paper import Paper
from inspector_app.usecases.payments import PaymentEntry, register_payments
from inspector_app.usecases.store_file import Setup, create_store, open_store
from inspector_app.usecases.today import read_today
from inspector_app.vault.keys import KeyCost
from tests import cheap_disk
from tests.builders import a_company, a_person, a_project, a_uscc, an_id_number

CHEAP = KeyCost(1, 8 << 10)
MONDAY = date(2026, 3, 2)
DUE = date(2026, 3, 13)
AFTER = date(2026, 3, 16)
PASSPHRASE = "correct horse"
OFFICE_SECRET = "office pass phrase"
SETUP = Setup(
    "示例县人力资源和社会保障局", "示", "安徽", "陈示例", "示监0001", "林示例", "示监0002",
    agency_address="示例县示例路1号", agency_phone="0550-5550100",
)  # fmt: skip
NO_FORM = {"closing-no-form": "负责人已在纸质审批表上批准"}
OWED = {"cancel-wages-owed": "另案查明已由他人付清，负责人同意"}
FILED_FIRST = "PR-24"
AGAIN = {"order-again": "前一份指令书有误，另行下达"}

T = TypeVar("T")


def sealed_and_served(
    context: Context, document_rid: str, moment: datetime, service: Service, reasons: Mapping[str, str] | None = None
) -> Act:
    """Serve a paper, after its seal was entered where it may be."""
    document = context.store.need(Document, document_rid)
    done = context.store.find(Act, subject_rid=document_rid)
    if document_state(document, done) is DocumentState.SIGNED_OFF:
        acts.affix_seal(context, document_rid, "示例办公室", printed="另存后在示例局打印")
    return acts.serve(context, document_rid, moment, service, reasons)


@dataclass
class Records:
    """A case that was not filed yet: three workers, 20,000 元 each, and the company that must pay."""

    project: Project
    company: Company
    case: Case
    workers: tuple[Person, ...]
    claims: tuple[WageClaim, ...]
    liability: Liability


def a_case_of(context: Context, *workers: str) -> Records:
    """Register a case of these workers."""
    company = people.save_company(context, a_company("示例劳务有限公司"))
    project = projects.save_project(context, a_project())
    case = cases.open_case(
        context,
        Case(new_rid(), "示例欠薪案", MONDAY, "示〔2026〕1号", project_rid=project.rid, company_rid=company.rid,
             respondent=company.name),
    )  # fmt: skip
    with context.unit("证据") as unit:
        unit.put(Evidence(new_rid(), EvidenceKind.SCAN, "工资结算单", "0" * 64, 1, "image/png", context.clock.now(),
                          sealed=False, case_rid=case.rid, kept_at="示例档案柜"))  # fmt: skip
    own = [a_person(name, id_number=an_id_number("19850613", line)) for line, name in enumerate(workers, start=1)]
    lines = [_owed(case, company, line, worker) for line, worker in enumerate(own, start=1)]
    save_lines(context, case_file(context, case.rid), lines)
    liability = Liability(new_rid(), "", PartyKind.COMPANY, company.rid, "PG-01")
    debt = set_debt(context, case.rid, (liability,))
    return Records(
        project, company, case, tuple(line.person for line in lines), tuple(line.claim for line in lines),
        replace(liability, debt_rid=debt.rid),
    )  # fmt: skip


def _owed(case: Case, company: Company, number: int, worker: Person) -> ClaimLine:
    claim = WageClaim(
        new_rid(), case.rid, worker.rid, number, employer_rid=company.rid, job="木工", first_day=date(2025, 11, 1),
        last_day=date(2026, 1, 31), claimed_fen=2_000_000, found_fen=2_000_000,
    )  # fmt: skip
    return ClaimLine(claim, worker)


def keep_lines(context: Context, *changed: WageClaim) -> None:
    """Save lines of one case as the wage list does."""
    lines = [ClaimLine(claim, context.store.need(Person, claim.person_rid)) for claim in changed]
    save_lines(context, case_file(context, changed[0].case_rid), lines)


@dataclass
class Desk(Records):
    """A case ready for an order to pay, and what an inspector does with it day by day."""

    context: Context
    clock: SetClock

    def keep(self, *changed: WageClaim) -> None:
        """Save lines as the wage list does."""
        keep_lines(self.context, *changed)

    def file(self) -> None:
        """立案, once."""
        if case_file(self.context, self.case.rid).case.filed_on is None:
            cases.file_case(self.context, self.case.rid, "示例局长")

    def without_proof(self) -> None:
        """Give back the one piece of proof of the case."""
        with self.context.unit("证据交还") as unit:
            for piece in self.context.store.all(Evidence):
                unit.delete(piece)

    def facts(self, paper: Paper) -> dict[str, object]:
        """What a paper is drafted with, and the questions answered that its sign-off waits for."""
        drafted = issuing.start_facts(self.context, paper)
        asked = issuing.form_for(self.context, paper).fact("order.tell_rights")
        return drafted | ({asked.name: False} if asked and asked.name not in drafted else {})

    def sign(self, paper: Paper, reasons: Mapping[str, str] | None = None, numbering: Numbering | None = None,
             **facts: object) -> Document:  # fmt: skip
        """Sign a paper off as it is drafted, but for these facts; a case is filed before what wants that."""
        if FILED_FIRST in issuing.gates_asked(self.context, issuing.form_for(self.context, paper)):
            self.file()
        drafted = self.facts(paper) | facts
        decision = SignOff("示例局长", dict(reasons or {}), numbering or Numbering())
        return issuing.sign_off(self.context, paper, drafted, decision)

    def order_paper(self, due: date | None = DUE, to: Liability | None = None) -> Paper:
        """An order to the company, or to another party that is liable, in a case that was filed."""
        self.file()
        liability = to or self.liability
        company = self.context.store.need(Company, liability.party_rid)
        return Paper(
            "order-to-pay", case_rid=self.case.rid, about=About(liability_rid=liability.rid), addressee=company.name,
            addressee_rid=company.rid, due=due,
        )  # fmt: skip

    def order(self, due: date = DUE, to: Liability | None = None, numbering: Numbering | None = None) -> Document:
        """An order to pay, signed off."""
        reasons = AGAIN if to is None else {**AGAIN, "ground-part-unknown": "分包关系已核实，尚待登记"}
        return self.sign(self.order_paper(due, to), reasons, numbering)

    def serve(self, document: Document, method: ServiceMethod = ServiceMethod.DIRECT, **proof: object) -> Act:
        """Hand a paper over this very moment."""
        team = tuple(inspector.rid for inspector in self.context.team())
        usual = Service(method, "示例收件人", "单位负责收件的人", "项目部", inspector_rids=team)
        return sealed_and_served(self.context, document.rid, self.clock.now(), replace(usual, **proof))

    def served_order(self) -> Document:
        """An order to pay, signed off and served."""
        order = self.order()
        self.serve(order)
        return order

    def half_paid(self) -> Document:
        """Filed and ordered on Monday; now the day of the order is over."""
        self.file()
        order = self.served_order()
        self.clock.move_to(at(AFTER, 9))
        return order

    def pre_notice(self) -> Document:
        """The notice after an order that was not obeyed, itself handed over."""
        order = self.served_order()
        self.clock.move_to(at(AFTER, 9))
        paper = Paper(
            "list-pre-notice", case_rid=self.case.rid, about=About(order_rid=order.rid), addressee=self.company.name,
            addressee_rid=self.company.rid,
        )  # fmt: skip
        notice = self.sign(paper, {"gate-threshold-unverified": "已核对本省标准"})
        self.serve(notice)
        return notice

    def record(self) -> Document:
        """A printed list of wages that waits for its signature."""
        return self.sign(Paper("wage-arrears-list", case_rid=self.case.rid))

    def other_company(self) -> Liability:
        """The general contractor, liable for the same debt."""
        company = people.save_company(self.context, a_company("示例建工有限公司", uscc=a_uscc("MA0000009")))
        liability = Liability(new_rid(), "", PartyKind.COMPANY, company.rid, "PG-02")
        set_debt(self.context, self.case.rid, (self.liability, liability))
        return liability

    def pay(self, *fen: int, on: date | None = None, **changes: object) -> tuple[Payment, ...]:
        """登记支付: so much for the first line, so much for the second …; 0 leaves a line out."""
        day = on or self.clock.today()
        template = replace(Payment("", self.case.rid, "", 0, day, PaymentMethod.BANK), **changes)
        amounts = zip(self.claims, fen, strict=False)
        entries = tuple(PaymentEntry(claim.rid, amount) for claim, amount in amounts if amount)
        return register_payments(self.context, template, entries)


def due_items(context: Context) -> tuple[DueItem, ...]:
    """What the first page says is due."""
    return tuple(card.item for card in read_today(context).due)


class Ready:
    """What takes long to make, made once and copied."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._told: dict[str, object] = {}

    def copy(self, name: str, make: Callable[[Path], T], target: Path) -> T:
        """Copy what ``make`` makes in the folder it is given to ``target``; what ``make`` told of it is given back."""
        if name not in self._told:
            self._told[name] = make(self._folder / name)
        shutil.copytree(self._folder / name, target, copy_function=cheap_disk.copy, dirs_exist_ok=True)
        return self.told(name)

    def told(self, name: str) -> Any:
        """What ``make`` told of it, once it was copied."""
        return self._told[name]


def _empty_store(folder: Path) -> None:
    create_store(folder, PASSPHRASE, SETUP, SetClock(at(MONDAY, 9)), CHEAP).store.close()


def _store_with_a_case(folder: Path) -> Records:
    context = create_store(folder, PASSPHRASE, SETUP, SetClock(at(MONDAY, 9)), CHEAP)
    with closing(context.store):
        return a_case_of(context, "示例工人甲", "示例工人乙", "示例工人丙")


def _store_with_an_order(folder: Path, act: Callable[[Desk], Document]) -> tuple[Records, Document]:
    records, clock = _store_with_a_case(folder), SetClock(at(MONDAY, 9))
    context = open_store(folder, PASSPHRASE, clock)
    with closing(context.store):
        return records, act(Desk(**vars(records), context=context, clock=clock))


_BEGUN: dict[str, Callable[[Desk], Document]] = {"order": Desk.order, "served_order": Desk.served_order}
"""What was done before a test that asks for it: the store it begins with was copied after that."""


def an_office(folder: Path) -> None:
    """An office that nobody has used yet."""
    office.init_office(folder, OFFICE_SECRET, "示例办公室", CHEAP)


@cache
def _ready_in(folder: Path) -> Ready:
    return Ready(folder / "ready")


@pytest.fixture(scope="session")
def ready(tmp_path_factory) -> Ready:
    """One for all folders of tests that import it."""
    return _ready_in(tmp_path_factory.getbasetemp())


@pytest.fixture
def clock() -> SetClock:
    return SetClock(at(MONDAY, 9))


@pytest.fixture
def records(request, ready, tmp_path) -> Records:
    """The case that lies in the store of this test."""
    for name, act in _BEGUN.items():
        if name in request.fixturenames:
            return ready.copy(name, partial(_store_with_an_order, act=act), tmp_path / "store")[0]
    return ready.copy("case", _store_with_a_case, tmp_path / "store")


@pytest.fixture
def context(request, ready, tmp_path, clock) -> Iterator[Context]:
    """An open store: empty, but for a test that wants the desk or its records."""
    if "records" in request.fixturenames:
        request.getfixturevalue("records")
    else:
        ready.copy("store", _empty_store, tmp_path / "store")
    opened = open_store(tmp_path / "store", PASSPHRASE, clock)
    yield opened
    opened.store.close()


@pytest.fixture
def desk(context, clock, records) -> Desk:
    return Desk(**vars(records), context=context, clock=clock)


@pytest.fixture
def order(desk, ready) -> Document:
    """An order to pay that was signed off before this test."""
    return ready.told("order")[1]


@pytest.fixture
def served_order(desk, ready) -> Document:
    """An order to pay that was signed off and served before this test."""
    return ready.told("served_order")[1]


@pytest.fixture
def half_paid(desk, served_order) -> Document:
    """The same; now the day of the order is over."""
    desk.clock.move_to(at(AFTER, 9))
    return served_order


@pytest.fixture
def bureau(ready, tmp_path) -> Path:
    """The folder of an office of one's own, which nobody has used yet."""
    ready.copy("office", an_office, tmp_path / "office")
    return tmp_path / "office"
