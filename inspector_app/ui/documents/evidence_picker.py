"""Proof for an act: what the case already has, to be ticked, and new files to be sealed at once."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QSignalBlocker, QSize, Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from inspector_app.domain.dates import iso_minute
from inspector_app.domain.document import Document
from inspector_app.domain.evidence import Evidence
from inspector_app.support import vocabulary
from inspector_app.ui import theme
from inspector_app.ui.intake import take_in
from inspector_app.ui.layouts import in_column
from inspector_app.ui.session import Session
from inspector_app.ui.theme import GAP_1, GAP_2
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.file_box import ChooseSeveral, chooser_of_several
from inspector_app.ui.widgets.parts import Parts
from inspector_app.usecases.context import Context
from inspector_app.usecases.evidence import Belongs
from inspector_app.usecases.paper_file import evidence_of

_ROWS = 3
AskFiles = ChooseSeveral


def ask_files(parent: QWidget) -> Sequence[str]:
    """Let the person choose photos or scans."""
    return chooser_of_several(tr("选择照片或扫描件"), tr("照片和扫描件 (*.jpg *.jpeg *.png *.pdf);;所有文件 (*)"))(
        parent
    )


class EvidencePicker(Parts):
    """``value()`` is the identities of the ticked pieces, of those that are ``known`` already. ``title`` names a new
    file, which belongs to the same and is ticked at once."""

    def __init__(
        self,
        session: Session[Context],
        belongs: Belongs,
        known: Sequence[Evidence],
        title: str,
        ask: AskFiles = ask_files,
    ) -> None:
        super().__init__()
        self._session, self._belongs, self._title, self._ask = session, belongs, title, ask
        self._list = QListWidget()
        self._list.setProperty("role", "steps")
        self._list.itemChanged.connect(lambda _item: self.value_changed.emit())
        self._add = Button(self.tr("添加照片或扫描件…"), "plus", Kind.QUIET, clicked=self.add_files)
        in_column(self._list, self._add, gap=GAP_1, of=self)
        self.consist_of({self._list: "", self._add: self._add.text()})
        for evidence in known:
            self._line(evidence, ticked=False)
        self._measure()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._measure()

    def value(self) -> tuple[str, ...]:
        """The ticked pieces, in the order shown."""
        items = (self._list.item(row) for row in range(self._list.count()))
        return tuple(i.data(Qt.ItemDataRole.UserRole) for i in items if i.checkState() is Qt.CheckState.Checked)

    def set_value(self, rids: Sequence[str] | None) -> None:
        """Tick these."""
        for row in range(self._list.count()):
            item = self._list.item(row)
            ticked = item.data(Qt.ItemDataRole.UserRole) in (rids or ())
            item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)

    def add_files(self) -> None:
        """Seal the files that the person chooses and tick them."""
        files = tuple((Path(name), self._title) for name in self._ask(self))
        if files:
            take_in(self._session, files, self._belongs, then=self._tick)

    def _tick(self, pieces: Sequence[Evidence]) -> None:
        for piece in pieces:
            self._line(piece, ticked=True)

    def _measure(self) -> None:
        """Rows as high as the look wants them, and so many of them in sight."""
        row = theme.current().control_height
        self._list.setFixedHeight(_ROWS * row + 2 * GAP_2 + 4)
        with QSignalBlocker(self._list):  # it would tell of a change of what is ticked
            for place in range(self._list.count()):
                self._list.item(place).setSizeHint(QSize(0, row))

    def _line(self, evidence: Evidence, *, ticked: bool) -> None:
        known = {self._list.item(row).data(Qt.ItemDataRole.UserRole): row for row in range(self._list.count())}
        if evidence.rid in known:
            self._list.item(known[evidence.rid]).setCheckState(Qt.CheckState.Checked)
            return
        item = QListWidgetItem(
            f"{vocabulary.word(evidence.kind)}　{evidence.title}　{iso_minute(evidence.received_at)}"
        )
        item.setData(Qt.ItemDataRole.UserRole, evidence.rid)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        self._list.insertItem(0 if ticked else self._list.count(), item)
        self._measure()
        self.value_changed.emit()


def picker_of_paper(session: Session[Context], document: Document, title: str, ask: AskFiles) -> EvidencePicker:
    """Proof for a paper, out of its case."""
    belongs = Belongs(document.case_rid, project_rid=document.project_rid)
    return EvidencePicker(session, belongs, session.read(evidence_of, document), title, ask)
