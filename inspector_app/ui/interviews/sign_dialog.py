"""登记签字: what the transcript still lacks, the scan of the signed print, and why there is none."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from inspector_app.support.errors import Problem
from inspector_app.ui.documents.signature import signature_asks
from inspector_app.ui.drawn import Ask
from inspector_app.ui.intake import when_whole
from inspector_app.ui.record_form import RecordForm
from inspector_app.ui.session import Session
from inspector_app.ui.targets import INTERVIEWS
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.chooser import PATTERNS, Choose, Wanted, chooser
from inspector_app.ui.widgets.path_edit import PathEdit
from inspector_app.ui.with_reasons import do_with_reasons
from inspector_app.ui.wording import reasons
from inspector_app.usecases.context import Context
from inspector_app.usecases.draft_key import DraftKey
from inspector_app.usecases.prints import Signature
from inspector_app.usecases.signing import refusal_told, signing_doubts
from inspector_app.usecases.transcripts import Transcript, register_signature


def _asks(session: Session[Context], opened: Transcript) -> tuple[Ask, ...]:
    doubted = bool(session.read(signing_doubts, opened.interview, opened.document))
    printed = opened.is_printed or bool(opened.blank) or not opened.document
    return signature_asks(is_printed=printed, doubted=doubted)


def _intro(opened: Transcript) -> str:
    """Which sheet is the original."""
    if opened.blank:
        words = tr("手写并签名、捺印的{0}就是正本：逐页扫描存入；程序里的笔录是录入件，不再打印、签名。")
        return words.format(opened.blank)
    words = tr("被询问人已在第{version}版打印件上逐页签名、捺印的，在此登记；登记后笔录不能再改。")
    return words.format(version=opened.document.version) if opened.document else ""


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
        scan = Ask("scan", tr("签字笔录扫描件"), hint, draw=lambda _form: PathEdit(chosen), wide=True)
        super().__init__(
            session, tr("登记签字"), {}, (scan, *_asks(session, opened)),
            lambda context, scan, reasons=None, **told: register_signature(
                context, opened.interview.rid, Path(scan) if scan else None, Signature(**told), reasons),
            draft=DraftKey(INTERVIEWS, opened.interview.rid, "sign"), about=opened.person.name, width=620,
            intro="" if lacks else _intro(opened), start={"note": refusal_told(opened.interview)}, parent=parent,
        )  # fmt: skip
        self.stand_against(reasons(lacks))

    def attempt(self) -> None:
        scan = self.value("scan")
        if scan:
            when_whole(self.session, [Path(scan)], lambda _looked, _wanted: self._register())
        else:
            self._register()

    def _register(self) -> None:
        do_with_reasons(
            self.session, self.save, title=self.windowTitle(), kept=self.draft_key, then=self.finish,
            refused=self.refuse, **self.entered(),
        )  # fmt: skip
