"""项目台账 in the navigation: the list, and in its place the page of the project that was opened."""

from inspector_app.ui.projects.ledger_page import LedgerPage
from inspector_app.ui.projects.project_page import ProjectPage
from inspector_app.ui.rooms import Rooms
from inspector_app.ui.session import Session
from inspector_app.usecases.context import Context
from inspector_app.usecases.draft_key import DraftKey


class ProjectsPage(Rooms):
    """A target is the rid of a project, or a draft."""

    def __init__(self, session: Session[Context]) -> None:
        self.ledger = LedgerPage(session)
        super().__init__(session, self.ledger, {})
        self.project = ProjectPage(session)
        self.project.left.connect(self.show_list)
        self.ledger.table.setFocus()

    def open(self, rid: str) -> None:
        """Show a project."""
        self.project.show_project(rid)
        self.bring(self.project)

    def begin(self) -> None:
        """Enter a project by hand."""
        self.ledger.new_project()

    def go_on(self, key: DraftKey) -> None:
        """The dialog of a draft, on its own project."""
        self.open(key.rid)
        self.project.go_on(key.kind, key.detail)
