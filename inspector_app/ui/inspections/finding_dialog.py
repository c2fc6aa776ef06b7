"""登记整改: by when a finding is to be put right, and what somebody of ours saw of it, with photos before and after."""

from datetime import date

from PySide6.QtWidgets import QWidget

from inspector_app.domain.dates import chinese
from inspector_app.domain.evidence import EvidenceKind
from inspector_app.support import vocabulary
from inspector_app.support.clock import civil_date
from inspector_app.ui.documents.evidence_picker import AskFiles, EvidencePicker, ask_files
from inspector_app.ui.drawn import Ask
from inspector_app.ui.inspections.before_after import BeforeAfter
from inspector_app.ui.record_form import RecordForm, act
from inspector_app.ui.session import Session
from inspector_app.ui.targets import INSPECTIONS
from inspector_app.ui.translation import tr
from inspector_app.usecases.context import Context
from inspector_app.usecases.draft_key import DraftKey
from inspector_app.usecases.evidence import Belongs
from inspector_app.usecases.findings import FindingLine, after_doubt, pieces, save_finding, set_due, site_pictures

FINDING, DUE = "finding", "finding-due"
"""The kinds of drafts."""


class FindingDialog(RecordForm):
    """``ask`` gives back the finding as it was kept, or None."""

    def __init__(
        self, session: Session[Context], line: FindingLine, parent: QWidget | None = None, files: AskFiles = ask_files
    ) -> None:
        finding, visit = line.finding, line.visit
        known = session.read(site_pictures, visit)
        self._before, self._visit = [each for each in known if each.rid in finding.evidence_rids], visit
        belongs = Belongs(visit.case_rid, visit.rid, visit.project_rid)
        after = sorted((x for x in known if x not in self._before), key=lambda x: x.kind is not EvidenceKind.PHOTO)
        label = vocabulary.label("finding.after_rids")
        asks = (
            Ask("due"),
            Ask("corrected_on"),
            Ask("correction", lines=1, span=2),
            Ask("after_rids", wide=True, draw=lambda _form: EvidencePicker(session, belongs, after, label, files, 2)),
        )
        seen = tr("{day}检查{place}：{text}{provision}　没有整改到位的，确认日期不填。").format(
            day=chinese(civil_date(visit.started_at)), place=line.place, text=finding.text,
            provision=f"（{finding.provision}）" if finding.provision else "",
        )  # fmt: skip
        super().__init__(
            session, tr("登记整改"), finding, asks, save_finding, parent=parent, intro=seen, width=1240, columns=4,
            draft=DraftKey(INSPECTIONS, finding.inspection_rid, FINDING, finding.rid), about=line.place,
        )  # fmt: skip
        self.pictures = BeforeAfter(session)
        self.inside.addWidget(self.pictures)
        self.form.changed.connect(lambda name: self._show_pictures() if name == "after_rids" else None)
        self._show_pictures()

    def _show_pictures(self) -> None:
        after = self.session.read(pieces, self.form.value["after_rids"] or ())
        self.pictures.show_pictures(self._before, after)
        self.sheet.fields["after_rids"].say(after_doubt(self._visit, after))


def due_form(session: Session[Context], inspection_rid: str, parent: QWidget | None = None) -> RecordForm:
    """One day for all that a visit found."""
    begun: dict[str, date | None] = {"due": None}
    return RecordForm(
        session, tr("统一整改期限"), begun, (Ask("due", word="finding.due", kind=date, required=True),),
        act(set_due, inspection_rid), parent=parent, verb=tr("登记"), width=480,
        draft=DraftKey(INSPECTIONS, inspection_rid, DUE),
        intro=tr("没有确认整改的问题都用这一天。下达限期改正指令书的，签发后按指令书的截止日。"),
    )  # fmt: skip
