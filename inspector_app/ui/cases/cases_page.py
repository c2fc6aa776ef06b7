"""案件: the list, and in its place the case that was opened; follows the wishes of other pages."""

from collections.abc import Callable
from functools import cached_property
from typing import Any

from inspector_app.ui.cases.case_dialog import CaseDialog
from inspector_app.ui.cases.case_drafts import CaseDrafts
from inspector_app.ui.cases.case_list_page import CaseListPage
from inspector_app.ui.cases.case_page import CasePage
from inspector_app.ui.cases.sides_page import SidesPage
from inspector_app.ui.rooms import Rooms
from inspector_app.ui.session import Session
from inspector_app.ui.targets import CaseTab, CopyList, NewCase, ShowCase, ShowSides
from inspector_app.usecases import evidence
from inspector_app.usecases.context import Context
from inspector_app.usecases.draft_key import DraftKey
from inspector_app.usecases.steps import StepVerb


class CasesPage(Rooms):
    """Key ``cases``. Opens a case by rid, :class:`ShowCase`, :class:`NewCase` and drafts of its own."""

    def __init__(self, session: Session[Context]) -> None:
        targets: dict[type, Callable[[Any], object]] = {
            NewCase: self.begin,
            ShowCase: self._show,
            CopyList: self.copy_list,
            ShowSides: self.compare,
        }
        super().__init__(session, CaseListPage(session), targets)

    @cached_property
    def case(self) -> CasePage:
        """The page of a case, built when the first one is opened."""
        page = CasePage(self.session)
        page.left.connect(self.leave)
        return page

    @cached_property
    def sides(self) -> SidesPage:
        """The page that compares, built when it is first wanted."""
        page = SidesPage(self.session)
        page.left.connect(lambda: self.open(page.case_rid, CaseTab.CLAIMS))
        return page

    def open(self, rid: str, tab: CaseTab = CaseTab.OVERVIEW, verb: StepVerb | None = None) -> None:
        """Show a case, perhaps a part of it, perhaps with the dialog of a step."""
        stays = self.case.rid not in ("", rid) and not self.case.may_leave()
        if not stays:
            self.case.open(rid, tab)
        self.bring(self.case)
        if verb and not stays:
            self.case.start(verb)

    def begin(self, wish: NewCase | None = None) -> bool:
        """Ask for a new case and open it."""
        wish = wish or NewCase()
        case = CaseDialog.ask_new(self.session, wish.project_rid, wish.inspection_rid, self.window())
        if case is not None:
            self.open(case.rid)
        return case is not None

    def copy_list(self, wish: CopyList) -> None:
        """Open the wage list of a case, and the photo to copy it from; without one the person chooses a file."""
        self.open(wish.case_rid, CaseTab.CLAIMS)
        piece = self.session.read(evidence.piece, wish.evidence_rid) if wish.evidence_rid else None
        self.case.copy_photo(piece)

    def compare(self, wish: ShowSides) -> None:
        """四方核对 of a case; what is typed in its list is taken in first."""
        if self.case.rid in ("", wish.case_rid) or self.case.may_leave():
            self.sides.open(wish.case_rid)
            self.bring(self.sides)

    def resume(self, key: DraftKey) -> None:
        """Drafts of cases know their dialogs."""
        CaseDrafts(self.session, self).go_on(key)

    def _show(self, wish: ShowCase) -> None:
        self.open(wish.case_rid, wish.tab, wish.verb)
