"""A desk with a case of three workers, and hands for dialogs: shared by the tests of the first page and of cases."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from inspector_app.domain.act import Service, ServiceMethod
from inspector_app.domain.case import Case
from inspector_app.domain.claim import WageClaim
from inspector_app.domain.company import Company
from inspector_app.domain.debt import Liability, PartyKind
from inspector_app.domain.document import About, Document
from inspector_app.domain.identity import new_rid
from inspector_app.domain.person import Person
from inspector_app.domain.project import Project
from inspector_app.support.clock import SetClock, at
from inspector_app.usecases import acts, cases, claims, documents, people, projects
from inspector_app.usecases.context import Context
from inspector_app.usecases.documents import SignOff
from inspector_app.usecases.paper import Paper
from inspector_app.usecases.store_file import Setup, create_store
from inspector_app.vault.keys import KeyCost
from tests.builders import a_company, a_person, a_project

MONDAY = date(2026, 3, 2)
DUE = date(2026, 3, 13)
SETUP = Setup("示例县人力资源和社会保障局", "示", "安徽", "陈示例", "示监0001", "林示例", "示监0002")


@dataclass
class Desk:
    """A case that was not filed yet: three workers, 20,000 元 each, and the company that must pay."""

    context: Context
    clock: SetClock
    project: Project
    company: Company
    case: Case
    workers: tuple[Person, ...]
    claims: tuple[WageClaim, ...]
    liability: Liability

    def file(self) -> None:
        """立案."""
        cases.file_case(self.context, self.case.rid, "示例局长")

    def order(self, due: date = DUE) -> Document:
        """An order to pay, signed off and served."""
        paper = Paper(
            "order-to-pay",
            case_rid=self.case.rid,
            about=About(liability_rid=self.liability.rid),
            addressee=self.company.name,
            addressee_rid=self.company.rid,
            due=due,
        )
        facts = documents.start_facts(self.context, paper)
        signed = documents.sign_off(self.context, paper, facts, SignOff("示例局长"))
        team = tuple(inspector.rid for inspector in self.context.team())
        service = Service(ServiceMethod.DIRECT, "示例收件人", place="项目部", inspector_rids=team)
        acts.serve(self.context, signed.rid, self.context.clock.now(), service)
        return signed

    def half_paid(self) -> Document:
        """Filed and ordered on Monday; now the day of the order is over."""
        self.file()
        order = self.order()
        self.clock.move_to(at(date(2026, 3, 16), 9))
        return order


def open_desk(folder: Path) -> Desk:
    """A new store with the case."""
    clock = SetClock(at(MONDAY, 9))
    context = create_store(folder / "store", "correct horse", SETUP, clock, KeyCost(1, 8 << 10))
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


def type_words(entry: QWidget, text: str) -> None:
    """Type as an input method does: Chinese comes in whole words."""
    entry.setFocus()
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(entry, event)


def fill(root: QWidget, **texts: str) -> None:
    """Type into the entries with these accessible names."""
    entries = {e.accessibleName(): e for kind in (QLineEdit, QPlainTextEdit) for e in root.findChildren(kind)}
    for name, text in texts.items():
        type_words(entries[name], text)


def meeting(acts_in_turn: tuple[Callable[[Any], object], ...]) -> list[Any]:
    """Do something with each dialog that opens from now on, one after the other; the list holds those that came."""
    met: list[Any] = []
    waiting = list(acts_in_turn)

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is None or dialog in met:
            timer.start(1)
            return
        met.append(dialog)
        act = waiting.pop(0)
        if waiting:
            timer.start(0)
        try:
            act(dialog)
        finally:
            if dialog.isVisible() and QApplication.activeModalWidget() is dialog:
                dialog.reject()

    timer = QTimer(QApplication.instance())
    timer.setSingleShot(True)
    timer.timeout.connect(look)
    timer.start(0)
    _TIMERS.append(timer)
    return met


_TIMERS: list[QTimer] = []


def stop_meeting() -> None:
    """No dialog is waited for any more."""
    while _TIMERS:
        _TIMERS.pop().stop()
