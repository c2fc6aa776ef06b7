"""The page 文书登记簿: the register, one paper, or the editor, whichever is wished for."""

from dataclasses import replace

from PySide6.QtCore import QTimer, Slot

from inspector_app.domain.document import DocumentKind
from inspector_app.domain.lifecycle import PaperVerb
from inspector_app.ui.documents.editor_page import EditorPage
from inspector_app.ui.documents.new_paper_dialog import NewPaperDialog
from inspector_app.ui.documents.paper_page import PaperPage
from inspector_app.ui.documents.register_page import RegisterPage
from inspector_app.ui.printing import Printing, system_printing
from inspector_app.ui.read_again import ReadAgain
from inspector_app.ui.rooms import Rooms
from inspector_app.ui.session import Session
from inspector_app.ui.targets import Origin
from inspector_app.ui.translation import tr
from inspector_app.usecases.context import Context
from inspector_app.usecases.draft_key import NEW, DraftKey
from inspector_app.usecases.paper import EditPaper, Paper


class DocumentsPage(Rooms):
    """Targets: an :class:`EditPaper` (without a form: choose one), the rid of a paper, or a draft to go on with."""

    def __init__(self, session: Session[Context], printing: Printing | None = None) -> None:
        printing = printing or system_printing()
        self.register = RegisterPage(session)
        super().__init__(session, self.register, {EditPaper: self._wished})
        self.paper = PaperPage(session, printing)
        self.editor = EditorPage(session, printing)
        self._origin: Origin | None = None
        for page in (self.paper, self.editor):
            page.left.connect(self._leave)
            self.addWidget(page)
        self.paper.editing.connect(self.open_target)
        self.editor.issued.connect(self._issued)
        ReadAgain(self, self._follow, session.changed)

    def come_from(self, origin: Origin | None) -> None:
        """From which page of the window what is shown now was wished: back leads there, else to the register."""
        self._origin = origin
        words = tr("返回{0}").format(origin.title) if origin else tr("返回登记簿")
        for page in (self.paper, self.editor):
            page.header.name_way_back(words)

    def resume(self, key: DraftKey) -> None:
        """The editor with what was typed, or the dialog of a draft on its paper."""
        if not key.kind or key.kind in ("submit", "sign-off"):
            self._go_on_editing(key)
        elif key.rid == NEW:
            self.show_list()
            self.register.explain_gaps()
        else:
            self.open(key.rid)
            if key.kind in ("act", "service"):
                self.paper.act(PaperVerb(key.detail) if key.kind == "act" else PaperVerb.SERVE)
            elif key.kind == "undo":
                self.paper.take_back(key.detail)

    def _go_on_editing(self, key: DraftKey) -> None:
        """The paper with what was typed, and what was begun on it: the dialog says what stands against it by now."""
        if not self.editor.open_draft(str(replace(key, kind=""))):
            return
        self.bring(self.editor)
        if key.kind == "submit":
            self.editor.submit()
        elif key.kind == "sign-off":
            self.editor.sign_off()

    @Slot(str)
    def open(self, rid: str) -> None:
        """One paper with its acts."""
        self.paper.open(rid)
        self.bring(self.paper)

    def begin(self, start: Paper | None = None) -> None:
        """Choose a form and what it is about, then edit it."""
        paper = NewPaperDialog.ask(self.session, start, self)
        if paper is not None:
            self._edit(EditPaper(paper))

    @Slot(str)
    def _issued(self, document_rid: str) -> None:
        """Show what was just made; a record goes to the printer, for it is to be signed on the spot."""
        self.open(document_rid)
        file = self.paper.file
        if file is not None and file.document.kind is DocumentKind.RECORD:
            QTimer.singleShot(0, self.paper.print)
        else:
            self.paper.say_issued()

    def _leave(self) -> None:
        origin = self._origin
        self.come_from(None)
        self.show_list()
        if origin is not None:
            self.session.go(origin.page)

    def _wished(self, target: EditPaper) -> None:
        if target.paper.form:
            self._edit(target)
        else:
            self.begin(target.paper)

    def _edit(self, target: EditPaper) -> None:
        if self.editor.open(target):
            self.bring(self.editor)

    def _follow(self) -> None:
        """What was saved elsewhere shows here too."""
        if self.currentWidget() is self.paper:
            self.paper.refresh()
        elif self.currentWidget() is self.editor:
            self.editor.follow()
