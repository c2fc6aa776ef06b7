"""报批: to which leader the paper goes as it now stands."""

from dataclasses import replace

from PySide6.QtWidgets import QLineEdit, QWidget

from inspector_app.formdefs.model import Facts
from inspector_app.ui.documents.wording import tr
from inspector_app.ui.draft_key import DraftKey
from inspector_app.ui.record_dialog import RecordDialog
from inspector_app.ui.session import Session
from inspector_app.ui.widgets.known_words import KnownWords
from inspector_app.usecases import acts
from inspector_app.usecases.context import Context
from inspector_app.usecases.paper import Paper
from inspector_app.usecases.register import leaders


def leader_entry(session: Session[Context]) -> tuple[QLineEdit, str]:
    """An entry for a leader's name that knows the earlier ones, and the latest of them."""
    known = session.read(leaders)
    return KnownWords(known), known[0] if known else ""


class SubmitDialog(RecordDialog):
    """``outcome`` is the paper as submitted."""

    def __init__(
        self,
        session: Session[Context],
        paper: Paper,
        facts: Facts,
        document_rid: str,
        draft_key: str,
        parent: QWidget | None = None,
    ) -> None:
        intro = tr("按现在的内容报负责人审批。签发之前仍可修改；修改后可以再次报批。")
        key = replace(DraftKey.parse(draft_key), kind="submit")
        super().__init__(session, tr("报批"), tr("报批"), intro=intro, parent=parent, draft=key)
        self._arguments = (paper, facts)
        self._known = (document_rid, draft_key)
        entry, latest = leader_entry(session)
        self.sheet.add("to", self.tr("报送的负责人"), entry, required=True, wide=True)
        self.sheet.start({"to": latest})

    def attempt(self) -> None:
        document_rid, draft_key = self._known
        self.session.do(
            acts.submit, *self._arguments, self.sheet.text("to"), document_rid, draft_key,
            then=self.finish, refused=self.refuse,
        )  # fmt: skip
