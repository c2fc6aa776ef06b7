"""What may be done with a case as a whole: 立案, 结案, 撤销立案, 并案, 追加线索."""

from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from inspector_app.domain.case import Case, CaseState
from inspector_app.domain.lead import Lead
from inspector_app.ui.cases.case_dialog import CaseDialog
from inspector_app.ui.cases.decision_dialogs import CancelDialog, MergeDialog
from inspector_app.ui.cases.lead_dialog import LeadDialog, lead_draft
from inspector_app.ui.cases.step_starter import StepStarter
from inspector_app.ui.session import Session
from inspector_app.ui.widgets.menu_button import MenuButton
from inspector_app.usecases.case_edits import add_lead
from inspector_app.usecases.casefile import CaseFile
from inspector_app.usecases.context import Context
from inspector_app.usecases.drafts import drop_draft


@dataclass(frozen=True, slots=True)
class MenuItem:
    """One entry: its key, its words, and whether it may be chosen in the case's state."""

    key: str
    words: str
    enabled: bool


def menu_items(state: CaseState) -> tuple[MenuItem, ...]:
    """The entries for a state of a case."""
    going_on, filed = not state.ended, state is CaseState.FILED
    return (
        MenuItem("file", "立案", going_on and not filed),
        MenuItem("lead", "追加线索", going_on),
        MenuItem("incident", "登记群体性、极端事件", going_on),
        MenuItem("merge", "并案", going_on),
        MenuItem("close", "结案", filed),
        MenuItem("cancel", "撤销立案", filed),
    )


class CaseMenu:
    """The button and what its entries do."""

    def __init__(self, session: Session[Context], starter: StepStarter, page: QWidget) -> None:
        self._session = session
        self._starter = starter
        self._page = page
        self._whole: CaseFile | None = None
        self.button = MenuButton(page.tr("案件办理"))
        self._menu = self.button.actions_menu

    def show_case(self, whole: CaseFile) -> None:
        """Offer what fits the case."""
        self._whole = whole
        self._menu.clear()
        for item in menu_items(whole.state):
            action = self._menu.addAction(item.words)
            action.setEnabled(item.enabled)
            action.triggered.connect(lambda _checked=False, key=item.key: self.choose(key))

    def edit(self, case: Case) -> None:
        """Correct the head of the case."""
        CaseDialog.ask_edit(self._session, case, self._page.window())

    def choose(self, key: str) -> None:
        """Do what an entry says."""
        if self._whole is None:
            return
        case, window = self._whole.case, self._page.window()
        if key in ("file", "close"):
            self._starter.start(case.rid, key)
        elif key == "merge":
            MergeDialog(self._session, case, window).ask_now()
        elif key == "cancel":
            CancelDialog(self._session, case.rid, window).ask_now()
        elif key == "incident":
            self.edit(case)
        elif key == "lead":
            self._add_lead(case, window)

    def _add_lead(self, case: Case, window: QWidget) -> None:
        lead: Lead | None = LeadDialog.ask(self._session, parent=window, case_rid=case.rid)
        if lead is not None and self._session.do(add_lead, case.rid, lead):
            self._session.read(drop_draft, str(lead_draft(lead.rid, case.rid)))
