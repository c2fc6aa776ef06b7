"""Goes on with drafts of the cases' dialogs: each opens on its own record."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, cast

from inspector_app.domain.company import Company
from inspector_app.domain.hidden_characters import shown
from inspector_app.domain.lifecycle import CaseVerb
from inspector_app.domain.person import Person
from inspector_app.ui.cases.card_dialog import WAGE_CARD
from inspector_app.ui.cases.case_dialog import CaseDialog
from inspector_app.ui.cases.claims_draft import CLAIMS
from inspector_app.ui.cases.contacts_card import CONTACT, CONTACT_BACK, go_on_with_contact
from inspector_app.ui.cases.decision_dialogs import ExtendDialog, TickDialog
from inspector_app.ui.cases.element_dialogs import OTHERWISE, TIE, UNTIE
from inspector_app.ui.cases.evidence_dialogs import files_of
from inspector_app.ui.cases.funding_dialog import FUNDING
from inspector_app.ui.cases.hints_dialog import HINTS
from inspector_app.ui.cases.lead_dialog import OPENED_IN
from inspector_app.ui.cases.payments_tab import TAKE_BACK
from inspector_app.ui.cases.photo_list_dialog import KIND as PHOTO_LIST
from inspector_app.ui.cases.settle_dialog import SETTLE
from inspector_app.ui.documents.hand_paper_dialog import HAND_PAPER
from inspector_app.ui.inspections.photo_dialog import OF_A_PIECE
from inspector_app.ui.lists.undo_import import UNDO_IMPORT, UndoImportDialog
from inspector_app.ui.parties.party_dialogs import CompanyDialog, PersonDialog
from inspector_app.ui.session import Session
from inspector_app.ui.targets import CASES, PARTIES, CaseTab, CopyList, ShowSides
from inspector_app.ui.theme import Tone
from inspector_app.ui.translation import tr
from inspector_app.usecases.case_file import case_file
from inspector_app.usecases.context import Context
from inspector_app.usecases.deadlines import case_due_items, extension_condition
from inspector_app.usecases.draft_key import NEW, DraftKey
from inspector_app.usecases.drafts import draft, drafts_below
from inspector_app.usecases.evidence import piece
from inspector_app.usecases.names import companies_by_rid, people_by_rid
from inspector_app.usecases.steps import StepVerb
from inspector_app.usecases.transfers import GIVING

if TYPE_CHECKING:
    from inspector_app.ui.cases.cases_page import CasesPage
    from inspector_app.ui.cases.claims_tab import ClaimsTab
    from inspector_app.ui.cases.elements_tab import ElementsTab
    from inspector_app.ui.cases.evidence_tab import EvidenceTab
    from inspector_app.ui.cases.funds_tab import FundsTab
    from inspector_app.ui.cases.papers_tab import PapersTab
    from inspector_app.ui.cases.payments_tab import PaymentsTab

_STEPS = (StepVerb.FILE, StepVerb.CLOSE, StepVerb.LIABILITY)
_CHOICES = (CaseVerb.MERGE, CaseVerb.CANCEL, CaseVerb.CORRECT_FILING, CaseVerb.ADD_LEAD, CaseVerb.UNDO)
_EVIDENCE = ("take-in", "video", *OF_A_PIECE)
_ELEMENTS = (TIE, UNTIE, OTHERWISE)
_TABS = {
    TAKE_BACK: CaseTab.PAYMENTS,
    HAND_PAPER: CaseTab.PAPERS,
    **dict.fromkeys(_EVIDENCE, CaseTab.EVIDENCE),
    **dict.fromkeys(_ELEMENTS, CaseTab.ELEMENTS),
}


class CaseDrafts:
    """``go_on`` opens the record of a draft and its dialog, which shows what was typed."""

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
        elif key.kind == PHOTO_LIST:
            self._page.copy_list(CopyList(key.rid, key.detail))
        elif key.kind == HINTS:
            self._page.open(key.rid, CaseTab.CLAIMS)
            cast("ClaimsTab", self._page.case.part(CaseTab.CLAIMS)).show_hints()
        elif key.kind == SETTLE:
            self._page.compare(ShowSides(key.rid))
            self._page.sides.settle(key.detail)
        elif key.kind == UNDO_IMPORT:
            self._page.open(key.rid, CaseTab.HISTORY)
            UndoImportDialog.ask_of(self._session, key, self._page.window())
        elif key.kind in (FUNDING, WAGE_CARD):
            self._page.open(key.rid, CaseTab.FUNDS)
            cast("FundsTab", self._page.case.part(CaseTab.FUNDS)).view.go_on(key)
        elif key.kind in _STEPS:
            self._page.open(key.rid, verb=StepVerb(key.kind))
        else:
            self._page.open(key.rid, _TABS.get(key.kind, CaseTab.OVERVIEW))
            self._choose(key)

    def _choose(self, key: DraftKey) -> None:
        case = self._page.case
        if key.kind in _CHOICES:
            case.menu.choose(CaseVerb(key.kind))
        elif key.kind == GIVING:
            case.menu.hand_over()
        elif key.kind == "case":
            case.edit()
        elif key.kind in _EVIDENCE:
            self._evidence(key)
        elif key.kind in (CONTACT, CONTACT_BACK):
            go_on_with_contact(self._session, key, self._page.window())
        elif key.kind in _ELEMENTS:
            cast("ElementsTab", case.part(CaseTab.ELEMENTS)).go_on(key)
        elif key.kind == TAKE_BACK:
            cast("PaymentsTab", case.part(CaseTab.PAYMENTS)).go_on(key)
        elif key.kind == HAND_PAPER:
            cast("PapersTab", case.part(CaseTab.PAPERS)).enter_on_paper()
        elif key.kind in ("extend", "tick"):
            self._deadline(key)

    def _evidence(self, key: DraftKey) -> None:
        tab = cast("EvidenceTab", self._page.case.part(CaseTab.EVIDENCE))
        if key.kind in OF_A_PIECE:
            OF_A_PIECE[key.kind].ask(self._session, self._session.read(piece, key.detail), self._page.window())
        elif key.kind == "video":
            tab.add_video()
        else:
            self._take_in(tab, files_of(self._session.read(draft, str(key))))

    def _take_in(self, tab: "EvidenceTab", files: Sequence[Path]) -> None:
        """With the files where they lay; when some are gone, they are named and all of them chosen once more."""
        gone = [shown(path.name) for path in files if not path.is_file()]
        if files and not gone:
            tab.take(files)
            return
        words = tr("请再选一次当时的文件，写好的名称会照样显示。")
        named = tr("这些文件不在原处了：{}。").format("、".join(gone)) if gone else ""
        self._page.case.notice.say(named + words, Tone.WARNING if gone else Tone.INFO)
        tab.add_files()

    def _deadline(self, key: DraftKey) -> None:
        """Its dialog, unless the term ended meanwhile."""
        case = self._session.read(case_file, key.rid).case
        for item in self._session.read(case_due_items, case):
            if item.deadline.rid == key.detail and key.kind == "tick":
                TickDialog(self._session, item.deadline, self._page.window()).ask_now()
            elif item.deadline.rid == key.detail:
                condition = self._session.read(extension_condition, item.deadline)
                ExtendDialog(self._session, item.deadline, condition, self._page.window()).ask_now()

    def _begin(self, key: DraftKey) -> None:
        window = self._page.window()
        if key.kind == "person":
            known = self._session.read(people_by_rid, (key.detail,))
            self._show_party(PersonDialog.ask(self._session, known[0] if known else None, window))
        elif key.kind == "company":
            firms = self._session.read(companies_by_rid, (key.detail,))
            self._show_party(CompanyDialog.ask(self._session, firms[0] if firms else None, window))
        elif key.kind == "lead":
            self._lead(key)
        elif key.kind == "case":
            self._page.begin()

    def _show_party(self, made: Person | Company | None) -> None:
        """Where it is now: it was begun in a choice that is not open any more, and no case shows it."""
        if made is not None:
            self._session.go(PARTIES, made.rid)

    def _lead(self, key: DraftKey) -> None:
        """A lead of a case that is not opened yet: it goes on over the dialog of that case, as it was left."""
        found = self._session.read(draft, str(key))
        begun = str(found.body.get(OPENED_IN) or "") if found is not None else ""
        cases = self._session.read(drafts_below, DraftKey(CASES, NEW, "case").stem)
        if not begun and cases:  # of an earlier version, which did not say of which case
            begun = DraftKey.parse(cases[0].key).detail
        case = CaseDialog.go_on_with_lead(self._session, begun, self._page.window())
        if case is not None:
            self._page.open(case.rid)
