"""资金链 as a part of the case page, and as a dialog of a project."""

from PySide6.QtWidgets import QWidget

from inspector_app.ui.cases.funds_view import FundsView
from inspector_app.ui.layouts import in_column, wide
from inspector_app.ui.session import Session
from inspector_app.usecases.case_file import CaseFile
from inspector_app.usecases.context import Context
from inspector_app.usecases.funds import funds_of


class FundsTab(QWidget):
    """Reads the chain of the case that is shown."""

    def __init__(self, session: Session[Context]) -> None:
        super().__init__()
        self._session = session
        self.view = FundsView(session)
        in_column(wide(self.view), of=self)

    def show_case(self, whole: CaseFile) -> None:
        """Show a case as it stands."""
        self.view.show_funds(self._session.read(funds_of, case_rid=whole.case.rid))
