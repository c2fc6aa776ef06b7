"""现场检查 in the navigation: the list, and in its place the page of the visit that was opened."""

from functools import cached_property

from inspector_app.domain.inspection import Inspection
from inspector_app.ui.inspections.code_form import CODE
from inspector_app.ui.inspections.finding_dialog import DUE, FINDING, FindingDialog, due_form
from inspector_app.ui.inspections.findings_page import FindingsPage
from inspector_app.ui.inspections.photo_dialog import OF_A_PIECE
from inspector_app.ui.inspections.visit_dialog import VisitDialog
from inspector_app.ui.inspections.visit_page import VisitPage
from inspector_app.ui.inspections.visit_sections import FINDINGS
from inspector_app.ui.inspections.visits_page import VisitsPage
from inspector_app.ui.rooms import Rooms
from inspector_app.ui.session import Session
from inspector_app.ui.targets import NewInspection, ShowFindings, ShowVisitPart
from inspector_app.usecases import evidence, inspections
from inspector_app.usecases.context import Context
from inspector_app.usecases.draft_key import NEW, DraftKey
from inspector_app.usecases.findings import finding_line


class InspectionsPage(Rooms):
    """Targets: the rid of a visit, a :class:`NewInspection`, a :class:`ShowFindings`, or a draft to go on with."""

    def __init__(self, session: Session[Context]) -> None:
        visits = VisitsPage(session)
        visits.findings_wished.connect(lambda: self.bring_findings())
        super().__init__(session, visits, {
            NewInspection: self.begin, ShowFindings: self.show_findings, ShowVisitPart: self.show_part,
        })  # fmt: skip

    @cached_property
    def visit(self) -> VisitPage:
        """The page of a visit, built when the first one is opened: its checklist is the largest form of the window."""
        page = VisitPage(self.session)
        page.left.connect(self.leave)
        return page

    @cached_property
    def findings(self) -> FindingsPage:
        """The list of what all visits found."""
        page = FindingsPage(self.session)
        page.left.connect(self.leave)
        page.opened.connect(lambda line: self.follow_up(line.finding.rid))
        return page

    def bring_findings(self) -> None:
        """What all visits found, what is not put right by its day first."""
        self.findings.refresh()
        self.bring(self.findings)

    def show_findings(self, wish: ShowFindings) -> None:
        """What a visit found, or all visits."""
        if not wish.inspection_rid:
            self.bring_findings()
        elif self.visit.show_visit(wish.inspection_rid):
            self.bring(self.visit)
            self.visit.sections.go_to(FINDINGS)

    def show_part(self, wish: ShowVisitPart) -> None:
        """A visit where something of it lacks."""
        if self.visit.show_visit(wish.inspection_rid):
            self.bring(self.visit)
            self.visit.sections.go_to_field(wish.part)

    def follow_up(self, finding_rid: str) -> None:
        """What became of a finding."""
        FindingDialog.ask(self.session, self.session.read(finding_line, finding_rid), self.window())

    def begin(self, wish: NewInspection | None = None) -> bool:
        """Ask for the head of a new visit and open it."""
        wish = wish or NewInspection()
        fresh: Inspection = self.session.read(inspections.new_inspection, wish.project_rid, wish.case_rid)
        saved = VisitDialog.ask(self.session, fresh, is_new=True, parent=self.window(), blank=wish.blank_rid)
        if saved is not None:
            self.open(saved.rid)
        return saved is not None

    def open(self, rid: str, *, resume: bool = False) -> bool:
        """Show a visit, perhaps with what was typed and not saved. False when the person turned back."""
        if is_shown := self.visit.show_visit(rid, resume):
            self.bring(self.visit)
            self.visit.go_on()
        return is_shown

    def go_on(self, key: DraftKey) -> None:
        """A visit with what was typed, or the dialog of a draft on its visit."""
        self.open(key.rid, resume=not key.kind)
        if key.kind == "visit":
            self.visit.edit_head()
        elif key.kind == "video":
            self.visit.register_video()
        elif key.kind in OF_A_PIECE:
            self._look(key)
        elif key.kind == CODE:
            self.visit.follow.make_up_code()
        elif key.kind == FINDING:
            self.follow_up(key.detail)
        elif key.kind == DUE:
            due_form(self.session, key.rid, self.window()).ask_now()

    def resume(self, key: DraftKey) -> None:
        if key.rid == NEW and key.kind in OF_A_PIECE:  # of a project, without a visit
            self.show_list()
            self._look(key)
        else:
            super().resume(key)

    def _look(self, key: DraftKey) -> None:
        OF_A_PIECE[key.kind].ask(self.session, self.session.read(evidence.piece, key.detail), self.window())
