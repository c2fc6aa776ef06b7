"""Every page on a demo: ``python -m tests.pictures.grab OUT`` takes pictures of them.

A page adds itself with one line in :func:`shots`.
"""

import atexit
import shutil
import tempfile
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from inspector_app.domain.incident import Incident
from inspector_app.domain.inspection import InspectionHead
from inspector_app.support.clock import SystemClock
from inspector_app.ui.cases.claims_tab import ClaimsTab
from inspector_app.ui.cases.elements_tab import ElementsTab
from inspector_app.ui.cases.hints_dialog import HintsDialog
from inspector_app.ui.fonts import load_screen_font
from inspector_app.ui.frame import MainWindow
from inspector_app.ui.inspections.inspections_page import InspectionsPage
from inspector_app.ui.jobs import JobRunner
from inspector_app.ui.messages import BoxMessages
from inspector_app.ui.session import Session
from inspector_app.ui.start.boxes import file_boxes
from inspector_app.ui.start.page_list import PAGES, page_specs
from inspector_app.ui.start.start_window import StartWindow
from inspector_app.ui.targets import CaseTab, ShowCase, ShowSection, ShowSides
from inspector_app.usecases.case_file import case_file
from inspector_app.usecases.context import Context
from inspector_app.usecases.demo.day import STORE, build_demo
from inspector_app.usecases.demo.district import PASSPHRASE
from inspector_app.usecases.demo_date import demo_day
from inspector_app.usecases.hazard_list import hazard_lines
from inspector_app.usecases.inspections import visits
from inspector_app.usecases.lead_list import leads
from inspector_app.usecases.store_file import KeyCost, open_store
from inspector_app.usecases.today import read_today
from inspector_app.usecases.transcripts import interview_lines
from tests.pictures.campaigns import campaign_shots
from tests.pictures.funds import fund_shots
from tests.pictures.grab import Shots
from tests.pictures.papers import document_shots

_CHEAP = KeyCost(1, 8 << 10)


@cache
def untouched_demo() -> Path:
    """A demo that nobody opens: to be copied, which is quicker than to live its days again; gone when the run ends."""
    folder = Path(tempfile.mkdtemp())
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    build_demo(folder / "demo", lambda _line: None, _CHEAP)
    return folder / "demo"


@cache
def demo_folder() -> Path:
    """A demo of this run's own; gone when the run ends."""
    folder = Path(tempfile.mkdtemp())
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return shutil.copytree(untouched_demo(), folder / "demo")


@cache
def demo_session() -> Session[Context]:
    """A session on the demo's store. Work for pictures is done at once, so that previews are there."""
    context = open_store(demo_folder() / STORE, PASSPHRASE, SystemClock())
    atexit.register(context.store.close)
    return Session(context, JobRunner(lambda work: work()), BoxMessages())


def page_shot(key: str, target: object = None, prepare: Callable[[QWidget], object] | None = None) -> QWidget:
    """The main window on one page, perhaps with a record opened; ``prepare`` may press or type something there."""
    session = Session(demo_session().context, JobRunner(lambda work: work()), BoxMessages())  # closed with its window
    window = MainWindow(session, page_specs(PAGES, session), load_screen_font())
    window.set_state(encrypted=True, demo_day=demo_day(session.context))
    window.show_page(key, target)
    if prepare is not None:
        prepare(window.page(key))
    return window


def start_shot(prepare: Callable[[StartWindow], object]) -> QWidget:
    """The start window in some state."""
    window = StartWindow(JobRunner(), SystemClock(), file_boxes(), Path("文档"))
    window.begin(None)
    prepare(window)
    return window


def _unlocking(window: StartWindow) -> None:
    window.begin(demo_folder() / STORE)


def _setup(step: int) -> Callable[[StartWindow], None]:
    def prepare(window: StartWindow) -> None:
        window.show_setup()
        if window.setup is not None:
            window.setup.show_step(step)

    return prepare


def _recovering(window: StartWindow) -> None:
    _unlocking(window)
    window.show_recovery()


@cache
def _half_paid_case() -> str:
    """The demo's case with the most that is still owed; every copy of the demo has the same records."""
    cards = demo_session().read(read_today).half_paid
    case, _card = max(cards, key=lambda pair: pair[1].now.open_fen)
    return case.rid


@cache
def _visited() -> InspectionHead:
    """The demo's visit with the most that did not conform."""
    return max(demo_session().read(visits), key=lambda line: line.violations).inspection


def _inspection_shot(part: int) -> QWidget:
    def prepare(page: QWidget) -> None:
        if isinstance(page, InspectionsPage):
            page.visit.sections.go_to(part)

    return page_shot("inspections", _visited().rid, prepare)


def _an_incident() -> str:
    return demo_session().context.store.all(Incident)[0].rid


def _a_hazard() -> str:
    return demo_session().read(hazard_lines)[0].hazard.rid


def _newest_interview() -> str:
    return demo_session().read(interview_lines)[0].interview.rid


@cache
def _owed() -> str:
    """A worker of that case."""
    return demo_session().read(case_file, _half_paid_case()).claims[0].person_rid


@cache
def _employer() -> str:
    return demo_session().read(case_file, _half_paid_case()).case.company_rid


def _reckoned(page: QWidget) -> None:
    """工资核算 beside the first line of the grid."""
    tab = page.findChild(ClaimsTab)
    tab.view.go_to(0, 0)
    tab.reckoning.toggle()


def _of_crime(page: QWidget) -> None:
    """要件表 of what may be handed to the police, at the element that waits to be confirmed."""
    tab = page.findChild(ElementsTab)
    tab.charges.set_value("crime")
    tab.elements.choose_named("crime.able")


def shots() -> Shots:
    """Names and builders."""
    return {
        "start-welcome": lambda: start_shot(lambda _window: None),
        "start-unlock": lambda: start_shot(_unlocking),
        "start-recover": lambda: start_shot(_recovering),
        **{f"start-setup-{step + 1}": partial(start_shot, _setup(step)) for step in range(3)},
        "today": lambda: page_shot("today"),
        "projects": lambda: page_shot("projects"),
        "project": lambda: page_shot("projects", _visited().project_rid),
        "cases": lambda: page_shot("cases"),
        "case": lambda: page_shot("cases", _half_paid_case()),
        "case-claims": lambda: page_shot("cases", ShowCase(_half_paid_case(), CaseTab.CLAIMS)),
        "case-reckoning": lambda: page_shot("cases", ShowCase(_half_paid_case(), CaseTab.CLAIMS), _reckoned),
        "case-hints": lambda: HintsDialog(demo_session(), _half_paid_case()),
        "case-payments": lambda: page_shot("cases", ShowCase(_half_paid_case(), CaseTab.PAYMENTS)),
        "case-papers": lambda: page_shot("cases", ShowCase(_half_paid_case(), CaseTab.PAPERS)),
        "case-evidence": lambda: page_shot("cases", ShowCase(_half_paid_case(), CaseTab.EVIDENCE)),
        "case-elements": lambda: page_shot("cases", ShowCase(_half_paid_case(), CaseTab.ELEMENTS), _of_crime),
        **fund_shots(demo_session, page_shot, _half_paid_case),
        "case-sides": lambda: page_shot("cases", ShowSides(_half_paid_case())),
        "oversight-surveys": lambda: page_shot("oversight", ShowSection("surveys")),
        "oversight-hazards": lambda: page_shot("oversight", ShowSection("hazards")),
        **campaign_shots(demo_session, page_shot),
        "oversight-hazard": lambda: page_shot("oversight", ShowSection("hazards", _a_hazard())),
        "oversight-dispatch": lambda: page_shot("oversight", ShowSection("dispatch")),
        "oversight-watching": lambda: page_shot("oversight", ShowSection("watching")),
        "oversight-incident": lambda: page_shot("oversight", ShowSection("watching", _an_incident())),
        "reports": lambda: page_shot("reports"),
        "leads": lambda: page_shot("leads"),
        "lead": lambda: page_shot("leads", demo_session().read(leads)[0].lead.rid),
        "inspections": lambda: page_shot("inspections"),
        **{f"inspection-{n + 1}": partial(_inspection_shot, n) for n in range(4)},
        **document_shots(demo_session, page_shot),
        "interviews": lambda: page_shot("interviews"),
        "interview": lambda: page_shot("interviews", _newest_interview()),
        "people": lambda: page_shot("parties"),
        "person": lambda: page_shot("parties", _owed()),
        "company": lambda: page_shot("parties", _employer()),
        "handover": lambda: page_shot("handover"),
        "settings": lambda: page_shot("settings"),
        "settings-office": lambda: page_shot("settings", "办公室"),
        "settings-numbers": lambda: page_shot("settings", "文号号段"),
        "settings-minimum-wage": lambda: page_shot("settings", "最低工资标准"),
        "settings-holidays": lambda: page_shot("settings", "放假通知"),
    }
