"""案件: the list, and over it the case that was opened; follows the wishes of other pages."""

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from inspector_app.ui.cases.case_dialog import CaseDialog
from inspector_app.ui.cases.case_drafts import CaseDrafts
from inspector_app.ui.cases.case_list_page import CaseListPage
from inspector_app.ui.cases.case_page import CasePage
from inspector_app.ui.session import Session
from inspector_app.ui.targets import CaseTab, NewCase, ResumeDraft, ShowCase
from inspector_app.usecases.context import Context
from inspector_app.usecases.steps import StepVerb


class CasesPage(QWidget):
    """Key ``cases``. Opens a case by rid, :class:`ShowCase`, :class:`NewCase` and drafts of its own."""

    def __init__(self, session: Session[Context], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.list = CaseListPage(session)
        self.case: CasePage | None = None
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self.list.opened.connect(self.open_case)
        self.list.new_wished.connect(self.new_case)

    def open_target(self, target: object) -> None:
        """Show what another page wishes."""
        if isinstance(target, NewCase):
            self.new_case(target.project_rid, target.inspection_rid)
        elif isinstance(target, ShowCase):
            self.open_case(target.case_rid, target.tab, target.verb)
        elif isinstance(target, ResumeDraft):
            CaseDrafts(self._session, self).go_on(target.draft)
        elif isinstance(target, str) and target:
            self.open_case(target)

    def open_case(self, rid: str, tab: CaseTab = CaseTab.OVERVIEW, verb: StepVerb | None = None) -> None:
        """Show a case, perhaps a part of it, perhaps with the dialog of a step."""
        if self.case is None:
            self.case = CasePage(self._session)
            self.case.left.connect(self.show_list)
            self._stack.addWidget(self.case)
        if self.case.rid not in ("", rid) and not self.case.may_leave():
            self._stack.setCurrentWidget(self.case)
            return
        self.case.open(rid, tab)
        self._stack.setCurrentWidget(self.case)
        if verb:
            self.case.start(verb)

    def new_case(self, project_rid: str = "", inspection_rid: str = "") -> None:
        """Ask for a new case and open it."""
        case = CaseDialog.ask_new(self._session, project_rid, inspection_rid, self.window())
        if case is not None:
            self.open_case(case.rid)

    def show_list(self) -> None:
        """Back to the list."""
        self._stack.setCurrentWidget(self.list)
