"""现场检查 in the navigation: the list, and in its place the page of the visit that was opened."""

from functools import cached_property

from PySide6.QtWidgets import QStackedWidget, QWidget

from inspector_app.domain.inspection import Inspection
from inspector_app.ui.draft_key import NEW, DraftKey
from inspector_app.ui.inspections.visit_dialog import VisitDialog
from inspector_app.ui.inspections.visit_page import VisitPage
from inspector_app.ui.inspections.visits_page import VisitsPage
from inspector_app.ui.session import Session
from inspector_app.ui.targets import NewInspection, ResumeDraft
from inspector_app.usecases import inspections
from inspector_app.usecases.context import Context
from inspector_app.usecases.inspections import VisitLine


class InspectionsPage(QStackedWidget):
    """Targets: the rid of a visit, a :class:`NewInspection`, or a draft to go on with."""

    def __init__(self, session: Session[Context], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.visits = VisitsPage(session)
        self.addWidget(self.visits)
        self.visits.opened.connect(self._open)
        self.visits.new_wished.connect(lambda: self.begin(NewInspection()))

    @cached_property
    def visit(self) -> VisitPage:
        """The page of a visit, built when the first one is opened: its checklist is the largest form of the window."""
        page = VisitPage(self.session)
        page.left.connect(self._show_list)
        self.addWidget(page)
        return page

    def open_target(self, target: object) -> None:
        """Show what another page wishes for."""
        if isinstance(target, NewInspection):
            self.begin(target)
        elif isinstance(target, ResumeDraft):
            self._resume(target.draft)
        elif isinstance(target, str):
            self._show(target)

    def _resume(self, key: DraftKey) -> None:
        """A visit with what was typed, or the dialog of a draft on its visit."""
        self.session.resume(str(key))
        if key.rid == NEW:
            self.begin(NewInspection())
            return
        self._show(key.rid, resume=not key.kind)
        if key.kind == "visit":
            self.visit.edit_head()

    def begin(self, wish: NewInspection) -> None:
        """Ask for the head of a new visit and open it."""
        fresh: Inspection = self.session.read(inspections.new_inspection, wish.project_rid, wish.case_rid)
        saved = VisitDialog.ask(self.session, fresh, is_new=True, parent=self.window())
        if saved is not None:
            self._show(saved.rid)

    def _open(self, line: VisitLine) -> None:
        self._show(line.inspection.rid)

    def _show(self, rid: str, resume: bool = False) -> None:
        if self.visit.show_visit(rid, resume):
            self.setCurrentWidget(self.visit)

    def _show_list(self) -> None:
        self.setCurrentWidget(self.visits)
        self.visits.table.setFocus()
