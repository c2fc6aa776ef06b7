"""Enter or correct a company."""

from PySide6.QtWidgets import QWidget

from inspector_app.domain.company import Company
from inspector_app.domain.identity import new_rid
from inspector_app.ui.drawn import Ask
from inspector_app.ui.parties.alike_card import AlikeCard
from inspector_app.ui.record_form import RecordForm
from inspector_app.ui.session import Session
from inspector_app.ui.targets import CASES
from inspector_app.usecases.context import Context
from inspector_app.usecases.draft_key import NEW, DraftKey
from inspector_app.usecases.people import save_company

_ASKS = (
    Ask("name", required=True, wide=True),
    *map(Ask, ("uscc", "legal_representative")),
    Ask("address", wide=True),
    *map(Ask, ("phone", "industry", "note")),
)


class CompanyDialog(RecordForm):
    """``outcome`` is the company as saved, or the registered one that was meant by a new one."""

    def __init__(
        self,
        session: Session[Context],
        company: Company | None = None,
        parent: QWidget | None = None,
        name: str = "",
    ) -> None:
        """``name`` is what a new one begins with."""
        title = "修改单位" if company else "新增单位"
        known = company or Company(new_rid(), name)
        key = DraftKey(CASES, NEW, "company", known.rid, is_new=company is None)
        super().__init__(session, title, known, _ASKS, save_company, draft=key, parent=parent)
        self.alike = AlikeCard(self) if company is None else None
        if self.alike is not None:
            self.alike.taken.connect(self.finish)

    def attempt(self) -> None:
        if self.alike is None or not self.alike.asks():
            super().attempt()
