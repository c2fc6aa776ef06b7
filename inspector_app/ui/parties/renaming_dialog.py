"""登记更名: the former and the present name of a company, since when, and the notice of the registry that proves it."""

from PySide6.QtWidgets import QWidget

from inspector_app.domain.evidence import EvidenceKind
from inspector_app.domain.renaming import Renaming
from inspector_app.support.vocabulary import label
from inspector_app.ui.documents.evidence_picker import EvidencePicker
from inspector_app.ui.drawn import Ask
from inspector_app.ui.record_form import RecordForm
from inspector_app.ui.removal import with_removal
from inspector_app.ui.session import Session
from inspector_app.ui.targets import PARTIES
from inspector_app.ui.translation import tr
from inspector_app.ui.with_reasons import do_with_reasons
from inspector_app.usecases.context import Context
from inspector_app.usecases.draft_key import DraftKey
from inspector_app.usecases.evidence import Belongs
from inspector_app.usecases.renaming import papers_of_renaming, save_renaming

RENAMING = "renaming"
"""The kind of its draft."""


class RenamingDialog(RecordForm):
    """A new entry, or one that is corrected, from where it also goes again."""

    def __init__(
        self, session: Session[Context], renaming: Renaming, *, is_new: bool, parent: QWidget | None = None
    ) -> None:
        known = session.read(papers_of_renaming, renaming.company_rid)
        scans = [each for each in known if each.kind is not EvidenceKind.FILE]
        asks = (
            Ask("former", required=True, lacking="renaming-no-name", wide=True),
            Ask("name", required=True, lacking="renaming-no-name", wide=True),
            Ask("on", required=True),
            Ask("notice"),
            Ask(
                "evidence_rids", wide=True,
                draw=lambda form: EvidencePicker(form.session, Belongs(), scans, label("renaming.evidence_rids")),
            ),
        )  # fmt: skip
        intro = tr("单位改了名仍是同一个单位，此前的送达继续有效，以后的文书写明原名。只是登记时写错的，用“修改”更正。")
        key = DraftKey(PARTIES, renaming.company_rid, RENAMING, "" if is_new else renaming.rid, is_new)
        title = tr("登记更名") if is_new else tr("更正更名登记")
        super().__init__(
            session, title, renaming, asks, save_renaming, draft=key, about=renaming.former, intro=intro, parent=parent
        )
        if not is_new:
            with_removal(self, renaming)

    def attempt(self) -> None:
        do_with_reasons(
            self.session, self.save, self.entered(), title=self.windowTitle(), kept=self.draft_key, then=self.finish,
            refused=self.refuse,
        )  # fmt: skip
