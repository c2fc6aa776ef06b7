"""The page of papers on a fresh store with one case ready for an order; a printer that only remembers."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QWidget

from inspector_app.domain.act import Act, Service, ServiceMethod
from inspector_app.domain.case import Case
from inspector_app.domain.claim import WageClaim
from inspector_app.domain.company import Company
from inspector_app.domain.debt import Liability, PartyKind
from inspector_app.domain.document import About, Document
from inspector_app.domain.identity import new_rid
from inspector_app.support.clock import SetClock, at
from inspector_app.support.errors import Trouble
from inspector_app.support.progress import Progress
from inspector_app.ui.documents.documents_page import DocumentsPage
from inspector_app.ui.session import Session
from inspector_app.usecases import acts, cases, claims, documents, people, projects
from inspector_app.usecases.context import Context
from inspector_app.usecases.documents import Numbering, SignOff
from inspector_app.usecases.paper import Paper
from inspector_app.usecases.store_file import Setup, create_store
from inspector_app.vault.keys import KeyCost
from tests.builders import a_company, a_person, a_project, a_uscc

MONDAY = date(2026, 3, 2)
SETUP = Setup("示例县人力资源和社会保障局", "示", "安徽", "陈示例", "示监0001", "林示例", "示监0002")


@pytest.fixture
def clock() -> SetClock:
    return SetClock(at(MONDAY, 9))


@pytest.fixture
def context(tmp_path, clock) -> Iterator[Context]:
    opened = create_store(tmp_path / "store", "correct horse", SETUP, clock, KeyCost(1, 8 << 10))
    yield opened
    opened.store.close()


@pytest.fixture
def session(context, runner, messages) -> Session[Context]:
    return Session(context, runner, messages)


@pytest.fixture(autouse=True)
def _no_box_stays(qapp) -> Iterator[None]:
    """A box that no test answers would wait for ever; it is turned back and the test fails by what is missing then."""
    watch = QTimer(interval=5000)

    def turn_back() -> None:
        box = QApplication.activeModalWidget()
        if box is not None:
            box.close()

    watch.timeout.connect(turn_back)
    watch.start()
    yield
    watch.stop()


@dataclass
class Desk:
    """A case with two workers who are owed wages, and the company that must pay."""

    context: Context
    clock: SetClock
    case: Case
    company: Company
    liability: Liability

    def order_paper(self, due: date | None = date(2026, 3, 13), to: Liability | None = None) -> Paper:
        liability = to or self.liability
        company = self.context.store.need(Company, liability.party_rid)
        return Paper(
            "order-to-pay", case_rid=self.case.rid, about=About(liability_rid=liability.rid), addressee=company.name,
            addressee_rid=company.rid, due=due,
        )  # fmt: skip

    def other_company(self) -> Liability:
        """The general contractor, liable for the same debt."""
        company = people.save_company(self.context, a_company("示例建工有限公司", uscc=a_uscc("MA0000009")))
        liability = Liability(new_rid(), "", PartyKind.COMPANY, company.rid, "PG-02")
        claims.set_debt(self.context, self.case.rid, (self.liability, liability))
        return liability

    def order(self, to: Liability | None = None, numbering: Numbering | None = None) -> Document:
        paper = self.order_paper(to=to)
        facts = documents.start_facts(self.context, paper)
        reasons = dict.fromkeys(
            (p.code for p in documents.paper_problems(self.context, paper, facts)), "已核实，依法办理"
        )
        decision = SignOff("示例局长", reasons, numbering or Numbering())
        return documents.sign_off(self.context, paper, facts, decision)

    def served(self, document: Document) -> Act:
        """The paper was handed over this very moment."""
        pair = tuple(each.rid for each in self.context.team())
        service = Service(ServiceMethod.DIRECT, "示例收件员", "前台", "示例公司", inspector_rids=pair)
        return acts.serve(self.context, document.rid, self.clock.now(), service)

    def pre_notice(self) -> Document:
        """The notice after an order that was not obeyed, itself handed over."""
        order = self.order()
        self.served(order)
        self.clock.move_to(at(date(2026, 3, 16), 9))
        paper = Paper(
            "list-pre-notice", case_rid=self.case.rid, about=About(order_rid=order.rid), addressee=self.company.name,
            addressee_rid=self.company.rid,
        )  # fmt: skip
        facts = documents.start_facts(self.context, paper)
        notice = documents.sign_off(
            self.context, paper, facts, SignOff("示例局长", {"gate-threshold-unverified": "已核对本省标准"})
        )
        self.served(notice)
        return notice

    def record(self) -> Document:
        """A printed list of wages that waits for its signature."""
        paper = Paper("wage-arrears-list", case_rid=self.case.rid)
        facts = documents.start_facts(self.context, paper)
        return documents.sign_off(self.context, paper, facts, SignOff("陈示例"))


@pytest.fixture
def desk(context, clock) -> Desk:
    company = people.save_company(context, a_company("示例劳务有限公司"))
    project = projects.save_project(context, a_project())
    case = cases.open_case(
        context,
        Case(new_rid(), "示例欠薪案", MONDAY, "示〔2026〕1号", project_rid=project.rid, company_rid=company.rid,
             respondent=company.name),
    )  # fmt: skip
    for number, name in enumerate(("示例工人甲", "示例工人乙"), start=1):
        worker = people.save_person(context, a_person(name))
        claims.save_claim(
            context,
            WageClaim(
                new_rid(), case.rid, worker.rid, number, employer_rid=company.rid, job="木工",
                first_day=date(2025, 11, 1), last_day=date(2026, 1, 31), claimed_fen=2_000_000, found_fen=2_000_000,
            ),
        )  # fmt: skip
    liability = Liability(new_rid(), "", PartyKind.COMPANY, company.rid, "PG-01")
    claims.set_debt(context, case.rid, (liability,))
    return Desk(context, clock, case, company, liability)


@dataclass
class Printers:
    """Remembers what was sent; ``fails_at`` is the number of the job that the printer refuses."""

    names: tuple[str, ...] = ("示例打印机", "备用打印机")
    sent: list[tuple[str, int, bytes]] = field(default_factory=list)
    fails_at: int = -1

    def printers(self) -> tuple[str, ...]:
        return self.names

    def send(self, pdf: bytes, printer: str, copies: int, progress: Progress) -> None:
        progress.step(0, 1, "第1页")
        if len(self.sent) == self.fails_at:
            raise Trouble("printer-no-answer", printer=printer)
        self.sent.append((printer, copies, pdf))


@pytest.fixture
def printers() -> Printers:
    return Printers()


@pytest.fixture
def page(desk, session, printers) -> Iterator[DocumentsPage]:
    """The page in sight; it is gone before the store is closed, as in the program."""
    made = DocumentsPage(session, printers)
    made.resize(1154, 768)
    made.show()
    yield made
    session.pausing.emit()
    made.close()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(made, QEvent.Type.DeferredDelete)


@pytest.fixture
def meet(qapp) -> Callable[[Callable[[Any], object]], list[Any]]:
    """``meet(act)`` does something with the dialog that opens next; the list holds what was met."""
    met: list[Any] = []

    def prepare(act: Callable[[Any], object]) -> list[Any]:
        def look() -> None:
            dialog = QApplication.activeModalWidget()
            if dialog is None:
                QTimer.singleShot(5, look)
                return
            met.append(dialog)
            try:
                act(dialog)
            finally:
                if dialog.isVisible() and QApplication.activeModalWidget() is dialog:
                    dialog.reject()

        QTimer.singleShot(0, look)
        return met

    return prepare


@pytest.fixture
def press(named) -> Callable[[QWidget, str], None]:
    """``press(root, "作废")`` clicks the button with this name."""

    def click(root: QWidget, name: str) -> None:
        QApplication.processEvents()  # what was just put into a layout is shown then
        button = named(root, QAbstractButton, name)
        assert button.isVisibleTo(root), name
        assert button.isEnabled(), name
        button.click()

    return click


@pytest.fixture
def choose(named) -> Callable[[QWidget, str, Any], None]:
    """``choose(root, "送达方式（必填）", value)`` takes the offer with this value."""

    def pick(root: QWidget, name: str, value: Any) -> None:
        box = named(root, QComboBox, name)
        assert box.isVisibleTo(root)
        index = box.findData(value)
        assert index >= 0, f"{value!r} is not offered"
        box.setCurrentIndex(index)

    return pick
