"""Enter or correct a company."""

from dataclasses import asdict

from PySide6.QtWidgets import QLineEdit, QWidget

from inspector_app.domain.company import Company
from inspector_app.domain.identity import new_rid
from inspector_app.ui.draft_key import NEW, DraftKey
from inspector_app.ui.record_dialog import RecordDialog
from inspector_app.ui.session import Session
from inspector_app.ui.targets import CASES
from inspector_app.ui.widgets.growing_text import GrowingText
from inspector_app.usecases.context import Context
from inspector_app.usecases.people import save_company

_FIELDS = ("name", "uscc", "legal_representative", "address", "phone", "note")


class CompanyDialog(RecordDialog):
    """``outcome`` is the company as saved."""

    def __init__(self, session: Session[Context], company: Company | None, parent: QWidget | None = None) -> None:
        self._company = company or Company(new_rid(), "")
        values = {name: asdict(self._company)[name] for name in _FIELDS}
        title = "修改单位" if company else "新增单位"
        key = DraftKey(CASES, NEW, "company", self._company.rid, is_new=company is None)
        super().__init__(session, title, "保存", values, 680, parent=parent, draft=key)
        add = self.sheet.of("company")
        add("name", QLineEdit(), required=True, wide=True)
        add("uscc", QLineEdit())
        add("legal_representative", QLineEdit())
        add("address", QLineEdit(), wide=True)
        add("phone", QLineEdit())
        add("note", GrowingText(), wide=True)

    @classmethod
    def ask(
        cls, session: Session[Context], company: Company | None = None, parent: QWidget | None = None
    ) -> Company | None:
        """The company as saved, or None when the person turned back."""
        saved: Company | None = cls(session, company, parent).ask_now()
        return saved

    def attempt(self) -> None:
        values = {name: self.sheet.text(name) for name in _FIELDS}
        company = Company(self._company.rid, **values)
        self.session.do(save_company, company, then=self.finish, refused=self.refuse)
