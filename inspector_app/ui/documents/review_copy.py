"""送审稿: the paper as it now stands without the mark 草稿, for the leader to read; shown, printed or saved."""

from datetime import date

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QWidget

from inspector_app.support.errors import Problem, Refused, Trouble
from inspector_app.support.words import sentence
from inspector_app.ui.documents.preview_panel import PreviewPanel
from inspector_app.ui.documents.save_pdf import save_pdf
from inspector_app.ui.layouts import in_column, in_row, wide
from inspector_app.ui.printing import Printing
from inspector_app.ui.screen_room import within
from inspector_app.ui.session import Session
from inspector_app.ui.theme import GAP_3, GAP_6, dress
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.choice_box import ChoiceBox
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.usecases.context import Context
from inspector_app.usecases.sheets import Sheets, draft_work
from inspector_app.usecases.sign_off_asks import Unsigned


class ReviewCopy(QDialog):
    """It has no number, no seal and no act: nothing is recorded."""

    def __init__(
        self, session: Session[Context], unsigned: Unsigned, printing: Printing, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        dress(self)
        self._session, self._unsigned, self._printing = session, unsigned, printing
        self._pdf = b""
        self.setWindowTitle(self.tr("送审稿"))
        self.resize(within(QSize(860, 660), self))
        self._panel = PreviewPanel(self.tr("送审稿"), session.runner)
        self._panel.feed.drawn.connect(self._drawn)
        self._panel.feed.failed.connect(self._failed)
        names = printing.printers()
        self._printer = ChoiceBox([(name, name) for name in names])
        self._printer.setAccessibleName(self.tr("打印机"))
        self._printer.set_value(names[0] if names else None)
        self._save = Button(self.tr("另存 PDF"), "download", clicked=self.save)
        self._print = Button(self.tr("打印"), "printer", Kind.PRIMARY, clicked=self.print)
        self._print.setDefault(True)
        note = self.tr("送审稿没有文号，不能送达。") if names else sentence(Problem("printer-none").code)
        feet = in_row(wide(Label(note, Role.SMALL, wrap=True)), self._printer, self._save, self._print)
        in_column(wide(self._panel), feet, gap=GAP_3, edges=(GAP_6, GAP_3, GAP_6, GAP_3), of=self)
        self._ready(False)
        context = session.context
        self._panel.feed.ask(lambda eye: draft_work(context, unsigned.paper, unsigned.facts, eye, for_review=True))

    def print(self) -> None:
        """Print one copy; nothing is counted."""
        pdf, printer, printing = self._pdf, self._printer.value() or "", self._printing
        self._session.work(
            lambda progress: printing.send(pdf, printer, 1, progress), lambda _none: self.accept(), self.tr("正在打印")
        )

    def save(self) -> None:
        """Write it into a file; its name says nothing about people."""
        today: date = self._session.context.clock.today()
        if save_pdf(self._session, self._pdf, f"{self._unsigned.form.title}_{today.isoformat()}_送审稿.pdf", self):
            self.accept()

    def _drawn(self, sheets: Sheets) -> None:
        self._pdf = sheets.pdf
        self._ready(True)

    def _failed(self, error: Refused | Trouble) -> None:
        self._session.tell(error)

    def _ready(self, ready: bool) -> None:
        self._save.allow(ready, self.tr("送审稿正在生成"))
        why_not = self.tr("没有找到打印机") if ready else self.tr("送审稿正在生成")
        self._print.allow(ready and bool(self._printer.value()), why_not)
