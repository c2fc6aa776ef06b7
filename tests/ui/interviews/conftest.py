"""The transcripts page on a fresh store with one case and a worker; boxes that are answered when they open."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtWidgets import QApplication, QDialog

from inspector_app.domain.case import Case
from inspector_app.domain.identity import new_rid
from inspector_app.domain.interview import Interview
from inspector_app.domain.person import Person
from inspector_app.ui.interviews.interviews_page import InterviewsPage
from inspector_app.ui.session import Session
from inspector_app.usecases import cases, people, projects, transcripts
from inspector_app.usecases.context import Context
from inspector_app.usecases.evidence import Belongs
from inspector_app.usecases.transcripts import Beginning
from tests.builders import a_person, a_project
from tests.desk import MONDAY


@pytest.fixture
def session(context, runner, messages) -> Session[Context]:
    return Session(context, runner, messages)


@dataclass
class Talk:
    """A transcript just begun, and what it belongs to."""

    context: Context
    case: Case
    worker: Person
    interview: Interview

    @property
    def saved(self) -> Interview:
        return self.context.store.need(Interview, self.interview.rid)


@pytest.fixture
def talk(context) -> Talk:
    project = projects.save_project(context, a_project())
    case = cases.open_case(context, Case(new_rid(), "示例欠薪案", MONDAY, project_rid=project.rid))
    worker = people.save_person(context, a_person("赵示例"))
    beginning = Beginning(worker, "worker_short", "项目部", "工资支付情况", Belongs(case.rid))
    return Talk(context, case, worker, transcripts.begin(context, beginning))


@pytest.fixture
def page(session) -> Iterator[InterviewsPage]:
    """Gone before the store is closed, as in the program."""
    page = InterviewsPage(session)
    page.resize(1366, 768)
    page.show()
    yield page
    session.pausing.emit()
    page.close()
    page.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def answer(qapp: QApplication) -> Callable[[Callable[[QDialog], object]], None]:
    """``answer(act)`` lets ``act`` use the next box that opens."""

    def arm(act: Callable[[QDialog], object]) -> None:
        def meet() -> None:
            box = QApplication.activeModalWidget()
            if isinstance(box, QDialog):
                try:
                    act(box)
                finally:
                    if box.isVisible():
                        box.reject()  # an expectation that failed must not leave the box open
            else:
                QTimer.singleShot(10, meet)

        QTimer.singleShot(0, meet)

    return arm
