"""证据 of a case: pictures side by side, taken in by choosing or dropping files; videos by name, hash and place."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QWidget

from inspector_app.domain.evidence import Evidence, EvidenceKind
from inspector_app.support import vocabulary
from inspector_app.ui.cases.evidence_dialogs import TakeInDialog, VideoDialog, without_videos
from inspector_app.ui.inspections.odd_filter import OddFilter
from inspector_app.ui.inspections.photo_dialog import PhotoDialog
from inspector_app.ui.inspections.photos import pasted, take_pasted
from inspector_app.ui.inspections.thumbnails import Thumbnails
from inspector_app.ui.layouts import REST, in_column, see_through, wide
from inspector_app.ui.page_keys import PageKey, bind_keys
from inspector_app.ui.session import Session
from inspector_app.ui.targets import CASES, CaseTab, ShowCase, ShowSides
from inspector_app.ui.theme import GAP_3
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.card import Card
from inspector_app.ui.widgets.chooser import PATTERNS, ChooseSeveral, chooser_of_several
from inspector_app.ui.widgets.empty_state import EmptyState
from inspector_app.ui.widgets.label import ElidedLabel
from inspector_app.ui.widgets.scrolled import Scrolled
from inspector_app.ui.widgets.tool_row import ToolRow
from inspector_app.usecases.case_file import CaseFile
from inspector_app.usecases.context import Context
from inspector_app.usecases.evidence import Belongs


def count_words(pieces: Sequence[Evidence]) -> str:
    """照片3件、扫描件5件."""
    counts = {kind: sum(piece.kind is kind for piece in pieces) for kind in vocabulary.words(EvidenceKind)}
    return "、".join(f"{vocabulary.word(kind)}{count}件" for kind, count in counts.items() if count)


class EvidenceTab(QWidget):
    """Files may be dropped anywhere on it."""

    def __init__(self, session: Session[Context]) -> None:
        super().__init__()
        self._session = session
        self._belongs = Belongs()
        self.choose: ChooseSeveral = chooser_of_several(self.tr("选择照片和文件"), PATTERNS)
        self.setAcceptDrops(True)
        paste = PageKey(self.tr("粘贴照片或文件"), ("Ctrl+V",), self.paste)
        bind_keys(self, (paste,))  # while it is in sight: who came by its tab has the focus there
        self._count, self._odd = ElidedLabel(""), OddFilter(self._choose)
        self._evidence: tuple[Evidence, ...] = ()
        lists, funds = self.tr("到四方核对：收取考勤、合同、支付名单"), self.tr("到资金链：导入银行流水")
        head = ToolRow()
        head.begin_with(see_through())
        head.add(self._odd)
        for button in (
            Button(self.tr("四方核对"), "scale", name=lists, clicked=self._to_sides).looks(),
            Button(self.tr("资金链"), "banknote", name=funds, clicked=self._to_funds).looks(),
            Button(self.tr("登记视频"), "external-link", clicked=self.add_video),
            Button(self.tr("粘贴"), "copy", name=self.tr("粘贴照片"), clicked=self.paste),
            Button(self.tr("添加照片和文件"), "image", Kind.PRIMARY, clicked=self.add_files),
        ):
            head.add(button, may_shrink=True)
        self.thumbnails = Thumbnails(session, self.tr("证据"))
        self.thumbnails.opened.connect(lambda piece: PhotoDialog.ask(session, piece, self.window()))
        card = Card("", self.thumbnails, REST)
        self._area = Scrolled(card)
        hint = self.tr("把照片、扫描件拖到这里，或者复制后按 Ctrl+V，或者选择文件。")
        self._empty = EmptyState(self.tr("本案还没有证据"), hint, "image")
        in_column(head, self._count, wide(self._area), wide(self._empty), gap=GAP_3, of=self)

    def show_case(self, whole: CaseFile) -> None:
        """Show a case as it stands; pictures that were not read yet come from the worker."""
        visit = whole.inspections[-1].rid if len(whole.inspections) == 1 else ""
        self._belongs = Belongs(whole.case.rid, visit, whole.case.project_rid)
        self._count.setText(count_words(whole.evidence))
        self._area.setVisible(bool(whole.evidence))
        self._empty.setVisible(not whole.evidence)
        self._evidence = tuple(reversed(whole.evidence))
        self._odd.offer(self._evidence)
        self._choose()

    def _choose(self) -> None:
        self.thumbnails.show_evidence(tuple(filter(self._odd.lets, self._evidence)))

    def _to_sides(self) -> None:
        self._session.go(CASES, ShowSides(self._belongs.case_rid))

    def _to_funds(self) -> None:
        self._session.go(CASES, ShowCase(self._belongs.case_rid, CaseTab.FUNDS))

    def add_files(self) -> None:
        """Choose files and name them."""
        self.take([Path(name) for name in self.choose(self.window())])

    def paste(self) -> None:
        """Take a picture or copied files out of the clipboard; files are named first."""
        mime = QGuiApplication.clipboard().mimeData()
        take_pasted(self._session, mime, self._belongs, lambda _piece: None, self.take)

    def add_video(self) -> None:
        """Register a video that stays where it is."""
        VideoDialog(self._session, self._belongs, self.window()).ask_now()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        _picture, files = pasted(event.mimeData())
        event.acceptProposedAction()
        self.take(files)

    def take(self, files: Sequence[Path]) -> None:
        """Name files and take them in."""
        others = without_videos(self._session, files, self._belongs, self.window())
        if others:
            TakeInDialog(self._session, others, self._belongs, self.window()).ask_now()
