"""文书 of a case with their states, and the papers that may be made for it."""

from PySide6.QtWidgets import QWidget

from inspector_app.formdefs.model import Form
from inspector_app.ui.cases.step_starter import StepStarter
from inspector_app.ui.documents.hand_paper_dialog import HandPaperDialog
from inspector_app.ui.documents.paper_words import line_state, list_badge
from inspector_app.ui.layouts import in_column, in_row, wide
from inspector_app.ui.parties.pick_dialog import pick_form
from inspector_app.ui.session import Session
from inspector_app.ui.targets import DOCUMENTS
from inspector_app.ui.theme import GAP_3
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.empty_state import EmptyState
from inspector_app.ui.widgets.label import Label
from inspector_app.ui.widgets.table import Table
from inspector_app.ui.widgets.table_model import Column
from inspector_app.usecases.case_file import CaseFile
from inspector_app.usecases.context import Context
from inspector_app.usecases.lookups import DocumentFilter
from inspector_app.usecases.paper_list import list_papers, whom


def columns() -> tuple[Column, ...]:
    """The columns of the list."""
    return (
        Column.of("document.number", lambda line: line.document.number or "—", width=212, tail=True),
        Column.of("document.title", lambda line: line.document.title),
        Column.of("document.addressee", lambda line: whom(line.document) or "—", width=190),
        Column("状态", line_state, width=108, badge=list_badge),
        Column.of("document.date", lambda line: line.day.isoformat(), width=108),
    )


class PapersTab(QWidget):
    """Enter or a double click opens a paper on its own page."""

    def __init__(self, session: Session[Context], starter: StepStarter) -> None:
        super().__init__()
        self._session = session
        self._starter = starter
        self._rid = ""
        self._whole: CaseFile | None = None
        self._count = Label("")
        new = Button(self.tr("制作文书"), "plus", Kind.PRIMARY, clicked=self.choose)
        on_paper = Button(self.tr("补录纸质文书…"), "file-pen", Kind.QUIET, clicked=self.enter_on_paper)
        head = in_row(wide(self._count), on_paper, new)
        empty = EmptyState(
            self.tr("本案还没有文书"), self.tr("从“制作文书”开始，或者按总览中的下一步办理。"), "file-text"
        )
        self.table = Table(columns(), self.tr("本案文书"), empty)
        self.table.opened.connect(lambda line: session.go(DOCUMENTS, line.document.rid))
        in_column(head, wide(self.table), gap=GAP_3, of=self)

    def show_case(self, whole: CaseFile) -> None:
        """Show a case as it stands."""
        self._rid, self._whole = whole.case.rid, whole
        papers = self._session.read(list_papers, DocumentFilter(case_rid=self._rid))
        self._count.setText(self.tr("共{0}份文书").format(len(papers)))
        self.table.show_list(papers, of=self._rid)

    def choose(self) -> None:
        """Ask which paper, and begin it."""
        form = pick_form(self._session, self._rid, self.window())
        if form is not None:
            self.make(form)

    def enter_on_paper(self) -> None:
        """Enter a notice or decision that was issued without the program, and open it: its service comes next."""
        kept = HandPaperDialog.ask(self._session, self._whole, parent=self.window()) if self._whole else None
        if kept is not None:
            self._session.go(DOCUMENTS, kept.rid)

    def make(self, form: Form) -> None:
        """Begin a paper on a form."""
        self._starter.make(self._rid, form)
