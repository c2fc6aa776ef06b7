"""制作文书 outside of cases: a form says where it is made, and there it is offered, with what is in sight."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from inspector_app.domain.project import Project
from inspector_app.ui.documents.paper_menu import PaperMenu
from inspector_app.ui.inspections.visit_page import VisitPage
from inspector_app.ui.interviews.transcript_page import TranscriptPage
from inspector_app.ui.projects.project_page import ProjectPage
from inspector_app.ui.targets import DOCUMENTS
from inspector_app.usecases import inspections, interviews, issuing
from inspector_app.usecases.evidence import Belongs
from inspector_app.usecases.issuing import SignOff
from inspector_app.usecases.people import save_person
from inspector_app.usecases.transcripts import transcript
from tests.builders import a_person
from tests.usecases.test_a_new_form import copied, taken_in

SHEET, TITLE = "county-sheet", "本机关报批表"


def own_sheet(place: str) -> str:
    """A sheet of the bureau's own that is made from a place."""
    text = copied("approval-form_2026.1", SHEET, "案件处理报批表", TITLE)
    assert 'offered = "case"' in text
    return text.replace('offered = "case"', f'offered = "{place}"')


@pytest.fixture
def adopted(desk, session) -> Callable[[str, str], None]:
    """The bureau adopts a form while the window stands open."""

    def adopt(own_id: str, text: str) -> None:
        session.context = desk.context = taken_in(desk.context, own_id, text)

    return adopt


@pytest.fixture
def going(session) -> list[tuple[str, object]]:
    heard: list[tuple[str, object]] = []
    session.going.connect(lambda room, target: heard.append((room, target)))
    return heard


def menu(root: QWidget, named) -> PaperMenu:
    button = named(root, QAbstractButton, "制作文书")
    assert isinstance(button, PaperMenu)
    return button


def offered(root: QWidget, named) -> list[str]:
    button = menu(root, named)
    return [action.text() for action in button.actions_menu.actions()] if button.isVisibleTo(root) else []


def choose(root: QWidget, named, title: str) -> None:
    next(action for action in menu(root, named).actions_menu.actions() if action.text() == title).trigger()


def test_a_form_of_projects_is_made_from_the_page_of_a_project(desk, session, adopted, in_sight, going, named):
    (project,) = desk.context.store.all(Project)
    page = in_sight(ProjectPage(session))
    page.show_project(project.rid)
    assert TITLE not in offered(page, named)
    adopted(SHEET, own_sheet("project"))
    page.refresh()
    assert TITLE in offered(page, named)
    choose(page, named, TITLE)
    ((room, target),) = going
    assert (room, target.paper.form, target.paper.project_rid) == (DOCUMENTS, SHEET, project.rid)
    ground = "《劳动保障监察条例》第十八条第一款第（二）项"
    proposal = f"建议依据{ground}的规定，向{desk.company.name}出具《巡查通知》。妥否，请批示。"
    facts = {
        **desk.facts(target.paper), "addressee.name": desk.company.name,
        "approval.document_title": "巡查通知", "approval.facts": "项目未按月支付工资",
        "approval.submitted_on": "2026-03-02", "text.proposal": proposal,
    }  # fmt: skip
    assert facts["project.name"] == project.name
    made = issuing.sign_off(desk.context, target.paper, facts, SignOff("示例局长"))
    assert (made.title, made.project_rid) == (TITLE, project.rid)


def test_one_of_visits_from_the_page_of_a_visit_whose_record_is_the_bureaus_own(
    desk, session, adopted, in_sight, going, named
):
    adopted(SHEET, own_sheet("visit"))
    adopted("county-visit", copied("site-inspection-record_2026.1", "county-visit", "现场检查笔录", "现场检查记录"))
    (project,) = desk.context.store.all(Project)
    fresh = inspections.new_inspection(desk.context, project.rid, desk.case.rid)
    visit = inspections.save_inspection(desk.context, fresh)
    page = in_sight(VisitPage(session))
    page.show_visit(visit.rid)
    assert TITLE in offered(page, named)
    assert "劳动保障监察限期改正指令书（管理类）" in offered(page, named)
    choose(page, named, TITLE)
    named(page, QAbstractButton, "打印笔录").click()
    assert [target.paper.form for _, target in going] == [SHEET, "county-visit"]
    assert {target.paper.about.inspection_rid for _, target in going} == {visit.rid}


def test_one_of_interviews_from_the_page_of_an_interview(desk, session, adopted, in_sight, going, named):
    adopted(SHEET, own_sheet("interview"))
    adopted("county-talk", copied("interview-record_2026.1", "county-talk", "调查询问笔录", "谈话笔录"))
    person = save_person(desk.context, a_person("示例谈话人"))
    talk = interviews.begin_interview(desk.context, person, "worker", "项目部", "工资", Belongs(desk.case.rid))
    page = in_sight(TranscriptPage(session))
    page.open(transcript(desk.context, talk.rid))
    assert TITLE in offered(page, named)
    choose(page, named, TITLE)
    named(page, QAbstractButton, "打印核对").click()
    assert [target.paper.form for _, target in going] == [SHEET, "county-talk"]


def test_one_of_services_from_a_paper_that_was_served(page, desk, adopted, going, named, press, jobs):
    order = desk.order()
    adopted(SHEET, own_sheet("service"))
    adopted("county-service", copied("service-record_2026.1", "county-service", "送达回证", "送达证明"))
    page.open_target(order.rid)
    jobs.run_all()
    assert offered(page.paper, named) == []
    act = desk.serve(order)
    page.open_target(order.rid)
    jobs.run_all()
    assert TITLE in offered(page.paper, named)
    choose(page.paper, named, TITLE)
    ((_, target),) = going
    assert (target.paper.form, target.paper.about.service_rid) == (SHEET, act.rid)
    press(page.paper, "制作送达回证")
    jobs.run_all()
    assert page.editor.isVisible()
    assert [label.text() for label in page.editor.findChildren(QLabel) if label.text() == "送达证明"]
