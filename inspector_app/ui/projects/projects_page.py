"""项目台账 in the navigation: the list, and in its place the page of the project that was opened."""

from inspector_app.ui.cases.card_dialog import WAGE_CARD
from inspector_app.ui.cases.funding_dialog import FUNDING
from inspector_app.ui.lists.undo_import import UNDO_IMPORT, UndoImportDialog
from inspector_app.ui.projects.funds_page import FundsPage
from inspector_app.ui.projects.ledger_page import LEDGER_DRAFT, LedgerPage
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
        self.project.left.connect(self.leave)
        self.project.funds_wished.connect(self.show_funds)
        self.funds = FundsPage(session)
        self.funds.left.connect(lambda: self.bring(self.project))
        self.ledger.table.setFocus()

    def open(self, rid: str) -> None:
        """Show a project."""
        self.project.show_project(rid)
        self.bring(self.project)

    def show_funds(self, rid: str) -> None:
        """Show where the money of a project went."""
        self.funds.show_project(rid)
        self.bring(self.funds)

    def begin(self) -> None:
        """Enter a project by hand."""
        self.ledger.new_project()

    def go_on(self, key: DraftKey) -> None:
        """The dialog of a draft, on its own project or on the ledger."""
        if key.rid == LEDGER_DRAFT:
            self.show_list()
            UndoImportDialog.ask_of(self.session, key, self.window())
            return
        self.open(key.rid)
        if key.kind in (FUNDING, WAGE_CARD, UNDO_IMPORT):
            self.show_funds(key.rid)
        if key.kind == UNDO_IMPORT:
            UndoImportDialog.ask_of(self.session, key, self.window())
        elif key.kind in (FUNDING, WAGE_CARD):
            self.funds.view.go_on(key)
        else:
            self.project.go_on(key.kind, key.detail)
