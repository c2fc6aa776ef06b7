"""登记签字: what the transcript still lacks, the scan of the signed print, and why there is none."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from inspector_app.domain.answered import doubts
from inspector_app.support.errors import Problem
from inspector_app.ui.documents.signature import signature_asks
from inspector_app.ui.drawn import Ask
from inspector_app.ui.intake import when_whole
from inspector_app.ui.record_form import RecordForm
from inspector_app.ui.session import Session
from inspector_app.ui.targets import INTERVIEWS
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.file_box import PATTERNS, Choose, Wanted, chooser
from inspector_app.ui.widgets.path_edit import PathEdit
from inspector_app.ui.wording import reasons
from inspector_app.usecases.context import Context
from inspector_app.usecases.draft_key import DraftKey
from inspector_app.usecases.prints import Signature
from inspector_app.usecases.transcripts import Transcript, register_signature


def _asks(opened: Transcript) -> tuple[Ask, ...]:
    doubted = bool(doubts(opened.interview))
    return signature_asks(is_printed=opened.is_printed or not opened.document, doubted=doubted)


class SignDialog(RecordForm):
    """``outcome`` is the act; ``lacks`` is what stands against it."""

    def __init__(
        self,
        session: Session[Context],
        opened: Transcript,
        lacks: Sequence[Problem],
        choose: Choose | None = None,
        parent: QWidget | None = None,
    ) -> None:
        chosen = choose or chooser(Wanted.FILE, tr("选择签字笔录的扫描件"), PATTERNS)
        hint = tr("逐页签名捺印后的笔录，扫描成一个 PDF 或照片；封存后即为正本")
        words = tr("被询问人已在第{version}版打印件上逐页签名、捺印的，在此登记；登记后笔录不能再改。")
        scan = Ask("scan", tr("签字笔录扫描件"), hint, draw=lambda _form: PathEdit(chosen), wide=True)
        super().__init__(
            session, tr("登记签字"), {}, (scan, *_asks(opened)),
            lambda context, scan, **told: register_signature(
                context, opened.interview.rid, Path(scan) if scan else None, Signature(**told)),
            draft=DraftKey(INTERVIEWS, opened.interview.rid, "sign"), about=opened.person.name, width=620,
            intro=words.format(version=opened.document.version) if opened.document and not lacks else "", parent=parent,
        )  # fmt: skip
        self.stand_against(reasons(lacks))

    def attempt(self) -> None:
        scan = self.value("scan")
        if scan:
            attempt = super().attempt
            when_whole(self.session, [Path(scan)], lambda _looked: attempt())
        else:
            super().attempt()
