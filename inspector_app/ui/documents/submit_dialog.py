"""报批: to which leader the paper goes as it now stands."""

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from inspector_app.formdefs.model import Facts
from inspector_app.ui.drawn import Ask
from inspector_app.ui.record_form import RecordForm
from inspector_app.ui.session import Session
from inspector_app.ui.translation import tr
from inspector_app.usecases import acts
from inspector_app.usecases.context import Context
from inspector_app.usecases.draft_key import DraftKey
from inspector_app.usecases.paper import Paper
from inspector_app.usecases.paper_file import leaders


def leader_ask(session: Session[Context], name: str, label: str, lacking: str = "setup-missing") -> tuple[Ask, str]:
    """An entry for a leader's name that knows the earlier ones, and the latest of them."""
    known = session.read(leaders)
    return Ask(name, label, offers=known, required=True, lacking=lacking), known[0] if known else ""


class SubmitDialog(RecordForm):
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
        to, latest = leader_ask(session, "to", tr("报送的负责人"))
        super().__init__(
            session, tr("报批"), {"to": latest}, (replace(to, wide=True),),
            lambda context, to: acts.submit(context, paper, facts, to, document_rid, draft_key),
            draft=replace(DraftKey.parse(draft_key), kind="submit"), parent=parent,
            intro=tr("按现在的内容报负责人审批。签发之前仍可修改；修改后可以再次报批。"),
        )  # fmt: skip
