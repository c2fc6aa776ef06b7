"""登记签字: what the transcript still lacks, the scan of the signed print, and why there is none."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from inspector_app.support.errors import Problem
from inspector_app.support.words import sentence
from inspector_app.ui.binding import Form
from inspector_app.ui.draft_dialog import DraftDialog
from inspector_app.ui.draft_key import DraftKey
from inspector_app.ui.intake import when_whole
from inspector_app.ui.refusals import Refusals
from inspector_app.ui.session import Session
from inspector_app.ui.targets import INTERVIEWS
from inspector_app.ui.widgets.field import Field
from inspector_app.ui.widgets.growing_text import GrowingText
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.ui.widgets.path_edit import Choose, PathEdit, Wanted, chooser
from inspector_app.ui.widgets.problem_mark import ProblemMark
from inspector_app.usecases.acts import CORRECTED, Signature
from inspector_app.usecases.context import Context
from inspector_app.usecases.transcripts import Transcript, register_signature

_PATTERNS = "扫描件和照片 (*.pdf *.jpg *.jpeg *.png);;所有文件 (*)"


class SignDialog(DraftDialog):
    """Registers the signature itself; refusals stay beside the entries."""

    def __init__(
        self,
        session: Session[Context],
        opened: Transcript,
        lacks: Sequence[Problem],
        choose: Choose | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(self.tr("登记签字"), self.tr("登记签字"), 620, parent)
        self._session, self._opened = session, opened
        self.form = Form({"scan": "", "note": "", "corrected": ""}, self)
        self._refusals = Refusals(self.form, self.notice)
        self._scan = PathEdit(choose or chooser(Wanted.FILE, self.tr("选择签字笔录的扫描件"), _PATTERNS))
        self._explain(lacks)
        scan = Field(
            self.tr("签字笔录扫描件"),
            self._scan,
            self.tr("逐页签名捺印后的笔录，扫描成一个 PDF 或照片；封存后即为正本"),
        )
        note = Field.of("act.note", GrowingText(2, 6), self.tr("拒绝签名的，写明情况；暂时不能扫描的，写明原因"))
        self.form.bind("scan", scan)
        self.form.bind("note", note)
        corrected = Field(CORRECTED, GrowingText(1, 6), self.tr("打印后又有改动、属于手写更正后回录的，写明改了哪里"))
        self.form.bind("corrected", corrected)
        self.body.addWidget(scan)
        self.body.addWidget(note)
        self.body.addWidget(corrected)
        self.primary.setEnabled(not lacks)
        self.accept_requested.connect(self._register)
        self.keep(session, self.form, DraftKey(INTERVIEWS, opened.interview.rid, "sign"), opened.person.name)

    @classmethod
    def ask(cls, session: Session[Context], opened: Transcript, lacks: Sequence[Problem], parent: QWidget) -> bool:
        """Whether the signature was registered."""
        dialog = cls(session, opened, lacks, parent=parent)
        done = bool(dialog.exec())
        dialog.deleteLater()
        return done

    def _explain(self, lacks: Sequence[Problem]) -> None:
        if not lacks:
            version = self._opened.document.version if self._opened.document else 0
            words = self.tr("被询问人已在第{version}版打印件上逐页签名、捺印的，在此登记；登记后笔录不能再改。")
            self.body.addWidget(Label(words.format(version=version), Role.SMALL, wrap=True))
            return
        self.body.addWidget(Label(self.tr("还不能登记签字，请先补齐："), Role.STRONG))
        for problem in lacks:
            mark = ProblemMark()
            mark.say(sentence(problem.code, problem.details), problem.level)
            self.body.addWidget(mark)

    def _register(self) -> None:
        scan = self._scan.path()
        if scan is None:
            self._record()
        else:
            when_whole(self._session, [scan], self._record)

    def _record(self) -> None:
        done = self._session.do(
            register_signature,
            self._opened.interview.rid,
            self._scan.path(),
            Signature(str(self.form.value["note"] or ""), str(self.form.value["corrected"] or "")),
            refused=self._refusals.show,
        )
        if done:
            self.accept()
