"""项目台账 in the navigation: the list, and in its place the page of the project that was opened."""

from PySide6.QtWidgets import QStackedWidget, QWidget

from inspector_app.domain.project import Project
from inspector_app.ui.draft_key import NEW, DraftKey
from inspector_app.ui.projects.ledger_page import LedgerPage
from inspector_app.ui.projects.project_page import ProjectPage
from inspector_app.ui.session import Session
from inspector_app.ui.targets import ResumeDraft
from inspector_app.usecases.context import Context


class ProjectsPage(QStackedWidget):
    """A target is the rid of a project."""

    def __init__(self, session: Session[Context], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.ledger = LedgerPage(session)
        self.project = ProjectPage(session)
        self.addWidget(self.ledger)
        self.addWidget(self.project)
        self.ledger.opened.connect(self._open)
        self.project.left.connect(lambda: self.setCurrentWidget(self.ledger))
        self.ledger.table.setFocus()

    def open_target(self, target: object) -> None:
        """Show the project with this rid, or go on with a draft."""
        if isinstance(target, ResumeDraft):
            self._resume(target.draft)
        elif isinstance(target, str):
            self.project.show_project(target)
            self.setCurrentWidget(self.project)

    def _open(self, project: Project) -> None:
        self.open_target(project.rid)

    def _resume(self, key: DraftKey) -> None:
        """The dialog of a draft, on its own record."""
        self._session.resume(str(key))
        if key.rid == NEW:
            self.ledger.new_project()
        else:
            self.open_target(key.rid)
            self.project.go_on(key.kind, key.detail)
