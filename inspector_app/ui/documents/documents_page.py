"""The page 文书登记簿: the register, one paper, or the editor, whichever is wished for."""

from dataclasses import replace

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from inspector_app.domain.document import DocumentKind
from inspector_app.domain.lifecycle import PaperVerb
from inspector_app.ui.documents.editor_page import EditorPage
from inspector_app.ui.documents.new_paper_dialog import NewPaperDialog
from inspector_app.ui.documents.paper_page import PaperPage
from inspector_app.ui.documents.register_page import RegisterPage
from inspector_app.ui.draft_key import NEW, DraftKey
from inspector_app.ui.printing import Printing, system_printing
from inspector_app.ui.session import Session
from inspector_app.ui.targets import EditPaper, ResumeDraft
from inspector_app.usecases.context import Context
from inspector_app.usecases.paper import Paper


class DocumentsPage(QWidget):
    """Targets: an :class:`EditPaper` (without a form: choose one), the rid of a paper, or a draft to go on with."""

    def __init__(
        self, session: Session[Context], printing: Printing | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._stale = True
        printing = printing or system_printing()
        self.register = RegisterPage(session)
        self.paper = PaperPage(session, printing)
        self.editor = EditorPage(session, printing)
        self._stack = QStackedWidget()
        for page in (self.register, self.paper, self.editor):
            self._stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self.register.opened.connect(self.show_paper)
        self.register.new_wished.connect(self.begin_paper)
        self.paper.left.connect(self.show_register)
        self.paper.editing.connect(self.open_target)
        self.editor.left.connect(self.show_register)
        self.editor.issued.connect(self._issued)
        session.changed.connect(self._changed)

    def open_target(self, target: object) -> None:
        """Show what another page wishes for."""
        if isinstance(target, EditPaper) and target.paper.form:
            self._edit(target)
        elif isinstance(target, EditPaper):
            self.begin_paper(target.paper)
        elif isinstance(target, ResumeDraft):
            self._resume(target.draft)
        elif isinstance(target, str) and target:
            self.show_paper(target)
        else:
            self.show_register()

    def _resume(self, key: DraftKey) -> None:
        """The editor with what was typed, or the dialog of a draft on its paper."""
        if not key.kind or key.kind in ("submit", "sign-off"):
            if self.editor.open_draft(str(replace(key, kind=""))):
                self._stack.setCurrentWidget(self.editor)
        elif key.rid == NEW:
            self.show_register()
            self.register.explain_gaps()
        else:
            self.show_paper(key.rid)
            if key.kind in ("act", "service"):
                self.paper.act(PaperVerb(key.detail) if key.kind == "act" else PaperVerb.SERVE)

    @Slot(str)
    def show_paper(self, document_rid: str) -> None:
        """One paper with its acts."""
        self.paper.open(document_rid)
        self._stack.setCurrentWidget(self.paper)

    @Slot()
    def show_register(self) -> None:
        """The list."""
        self._stack.setCurrentWidget(self.register)
        self._read()

    def begin_paper(self, start: Paper | None = None) -> None:
        """Choose a form and what it is about, then edit it."""
        paper = NewPaperDialog.ask(self._session, start, self)
        if paper is not None:
            self._edit(EditPaper(paper))

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        if self._stale:
            self._read()

    @Slot(str)
    def _issued(self, document_rid: str) -> None:
        """Show what was just made; a record goes to the printer, for it is to be signed on the spot."""
        self.show_paper(document_rid)
        file = self.paper.file
        if file is not None and file.document.kind is DocumentKind.RECORD:
            QTimer.singleShot(0, self.paper.print)
        else:
            self.paper.say_issued()

    def _edit(self, target: EditPaper) -> None:
        if self.editor.open(target):
            self._stack.setCurrentWidget(self.editor)

    def _changed(self, _outcome: object) -> None:
        self._stale = True
        if self.isVisible():
            self._read()

    def _read(self) -> None:
        if self._stack.currentWidget() is self.register:
            self._stale = False
            self.register.read()
        elif self._stack.currentWidget() is self.paper:
            self.paper.refresh()
        elif self._stack.currentWidget() is self.editor:
            self.editor.follow()
