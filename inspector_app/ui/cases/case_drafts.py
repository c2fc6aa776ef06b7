"""Goes on with drafts of the cases' dialogs: each opens on its own record."""

from typing import TYPE_CHECKING

from inspector_app.domain.lifecycle import CaseVerb
from inspector_app.ui.cases.case_dialog import CaseDialog
from inspector_app.ui.cases.claims_draft import CLAIMS
from inspector_app.ui.cases.lead_dialog import LeadDialog, lead_draft
from inspector_app.ui.draft_key import NEW, DraftKey
from inspector_app.ui.parties.company_dialog import CompanyDialog
from inspector_app.ui.parties.person_dialog import PersonDialog
from inspector_app.ui.session import Session
from inspector_app.ui.targets import CaseTab
from inspector_app.usecases.context import Context
from inspector_app.usecases.drafts import drop_draft
from inspector_app.usecases.names import companies_by_rid, people_by_rid
from inspector_app.usecases.steps import StepVerb

if TYPE_CHECKING:
    from inspector_app.ui.cases.cases_page import CasesPage

_STEPS = (StepVerb.FILE, StepVerb.CLOSE, StepVerb.LIABILITY)
_CHOICES = (CaseVerb.MERGE, CaseVerb.CANCEL, CaseVerb.ADD_LEAD, CaseVerb.UNDO)
_EVIDENCE = ("take-in", "video", "photo")


class CaseDrafts:
    """``go_on`` opens the record of a draft and its dialog, which shows what was typed.

    A dialog that needs more than its record, such as files that were chosen, shows it when it is opened again there.
    """

    def __init__(self, session: Session[Context], page: "CasesPage") -> None:
        self._session, self._page = session, page

    def go_on(self, key: DraftKey) -> None:
        """Open the record that a draft belongs to."""
        self._session.resume(str(key))
        if key.rid == NEW:
            self._begin(key)
        elif key.kind == StepVerb.PAYMENT:
            self._page.open(key.rid, CaseTab.PAYMENTS, StepVerb.PAYMENT)
        elif key.kind == CLAIMS:
            self._page.open(key.rid, CaseTab.CLAIMS)
        elif key.kind in _STEPS:
            self._page.open(key.rid, verb=StepVerb(key.kind))
        else:
            self._page.open(key.rid, CaseTab.EVIDENCE if key.kind in _EVIDENCE else CaseTab.OVERVIEW)
            self._choose(key.kind)

    def _choose(self, kind: str) -> None:
        case = self._page.case
        if case is not None and kind in _CHOICES:
            case.menu.choose(CaseVerb(kind))
        elif case is not None and kind == "case":
            case.edit()

    def _begin(self, key: DraftKey) -> None:
        window = self._page.window()
        if key.kind == "person":
            known = self._session.read(people_by_rid, (key.detail,))
            PersonDialog.ask(self._session, known[0] if known else None, window)
        elif key.kind == "company":
            firms = self._session.read(companies_by_rid, (key.detail,))
            CompanyDialog.ask(self._session, firms[0] if firms else None, window)
        elif key.kind == "lead":
            self._lead()
        elif key.kind == "case":
            self._page.begin()

    def _lead(self) -> None:
        """A lead of a case that is not opened yet: it goes into a new one, and stays a draft until that is saved."""
        window = self._page.window()
        lead = LeadDialog.ask(self._session, parent=window)
        if lead is None:
            return
        case = CaseDialog.ask_new(self._session, parent=window, leads=(lead,))
        if case is not None:
            self._session.read(drop_draft, str(lead_draft(lead.rid)))
            self._page.open(case.rid)
