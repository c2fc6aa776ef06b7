"""登记报送: to whom a report goes; from then on its figures stay as they are."""

from PySide6.QtWidgets import QWidget

from inspector_app.domain.measures.report import Report
from inspector_app.domain.reported import SentReport
from inspector_app.ui.drawn import Ask
from inspector_app.ui.record_form import RecordForm
from inspector_app.ui.session import Session
from inspector_app.ui.targets import REPORTS
from inspector_app.ui.translation import tr
from inspector_app.usecases.context import Context
from inspector_app.usecases.draft_key import NEW, DraftKey
from inspector_app.usecases.reports import send_report
from inspector_app.usecases.sent_reports import strange_figures

SEND = "send"
"""The kind of its draft."""


class SendDialog(RecordForm):
    """``ask`` gives back what is kept of the report, or None."""

    def __init__(self, session: Session[Context], report: Report, parent: QWidget | None = None) -> None:
        def send(context: Context, to: str, text: str) -> SentReport:
            return send_report(context, report, to, text)

        asks = (
            Ask("to", word="sent_report.to", wide=True),
            Ask("text", word="sent_report.text", hint=tr("领导改定过的，把改定的正文粘贴到这里"), lines=4, wide=True),
        )
        super().__init__(
            session, tr("登记报送"), {"to": "", "text": ""}, asks, send, parent=parent, width=860,
            draft=DraftKey(REPORTS, NEW, SEND),
            intro=tr("登记后本期数字和起草的正文固定；以后记录有更改的，下一期会写明差异和原因。改定的正文另外留存。"),
        )  # fmt: skip
        self._report = report

    def attempt(self) -> None:
        """Figures of the leader's text that the report has nowhere are asked about before they are kept."""
        strange = strange_figures(self._report, self.value("text") or "")
        question = tr("改定的正文里有本期统计没有的数字：{0}。仍然留存吗？").format("、".join(strange))
        hint = tr("改动的是数字的，请核对；数字固定以后，下一期按本期统计的数字对比。")
        if not strange or self.session.messages.confirm(question, hint, tr("仍然留存")):
            super().attempt()
