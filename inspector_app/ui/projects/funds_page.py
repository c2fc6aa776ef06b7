"""资金链 of a project: the same view as in a case, with the workers of all its cases."""

from PySide6.QtCore import Signal

from inspector_app.ui.cases.funds_view import FundsView
from inspector_app.ui.read_again import ReadAgain
from inspector_app.ui.session import Session
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.page import Page
from inspector_app.usecases.context import Context
from inspector_app.usecases.funds import funds_of


class FundsPage(Page):
    """``left`` wishes to see the project again."""

    left = Signal()

    def __init__(self, session: Session[Context]) -> None:
        super().__init__(tr("资金链"), " ", scrolls=False)
        self._session = session
        self._rid = ""
        self.header.add_way_back(self.left.emit)
        self.view = FundsView(session)
        self.body.addWidget(self.view, 1)
        self._again = ReadAgain(self, self._read, session.changed)

    def show_project(self, rid: str) -> None:
        """Show the funds of another project."""
        self._rid = rid
        self._again.now()

    def _read(self) -> None:
        if self._rid:
            funds = self._session.read(funds_of, project_rid=self._rid)
            self.header.set_subtitle(funds.project.name if funds.project else "")
            self.view.show_funds(funds)
