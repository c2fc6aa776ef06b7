"""空号说明: each skipped number in turn, with the reason why no paper holds it."""

from PySide6.QtWidgets import QWidget

from inspector_app.domain.document import Document
from inspector_app.ui.documents.wording import tr
from inspector_app.ui.draft_key import NEW, DraftKey
from inspector_app.ui.record_dialog import RecordDialog
from inspector_app.ui.session import Session
from inspector_app.ui.targets import DOCUMENTS
from inspector_app.ui.widgets.choice_box import ChoiceBox
from inspector_app.ui.widgets.growing_text import GrowingText
from inspector_app.ui.widgets.segmented import Segment, Segmented
from inspector_app.usecases.context import Context
from inspector_app.usecases.register import Gap, explain_gap, open_gaps


class GapsDialog(RecordDialog):
    """Stays open until the last gap is explained; ``outcome`` is the last line entered in the register."""

    def __init__(self, session: Session[Context], parent: QWidget | None = None) -> None:
        intro = tr("文号应当连续。没有文书的号，写明原因后作为一行留在登记簿中，不再使用。")
        super().__init__(
            session, tr("空号说明"), tr("登记说明"), intro=intro, parent=parent, draft=DraftKey(DOCUMENTS, NEW, "gaps")
        )
        self._gaps: dict[str, Gap] = {}
        self._number = ChoiceBox([])
        self.sheet.add("number", self.tr("空号"), self._number, required=True)
        kinds = (Segment(self.tr("作废"), False), Segment(self.tr("手工开具"), True))
        hint = self.tr("不用本程序、在纸上开具的，选手工开具")
        self.sheet.add("by_hand", self.tr("原因"), Segmented(kinds), hint)
        self.sheet.add("words", self.tr("说明"), GrowingText(least=2), required=True, wide=True)
        self._fill()

    @classmethod
    def ask(cls, session: Session[Context], parent: QWidget) -> Document | None:
        """Let the person explain; None when nothing was entered."""
        outcome: Document | None = cls(session, parent).ask_now()
        return outcome

    def attempt(self) -> None:
        values = self.sheet.values()
        gap = self._gaps.get(values["number"] or "")
        if gap is None:
            self.accept()
            return
        self.session.do(
            explain_gap, gap.block.rid, gap.serial, bool(values["by_hand"]), self.sheet.text("words"),
            then=self._keep, refused=self.refuse,
        )  # fmt: skip

    def _keep(self, line: Document) -> None:
        self.outcome = line
        self._fill()
        if not self._gaps:
            self.accept()

    def _fill(self) -> None:
        self._gaps = {gap.number: gap for gap in self.session.read(open_gaps)}
        self._number.clear()
        for number, gap in self._gaps.items():
            self._number.addItem(f"{number}　{gap.title}", number)
        self.sheet.start({"number": next(iter(self._gaps), None), "by_hand": False, "words": ""})
        self.primary.setEnabled(bool(self._gaps))
        if self.drafts is not None:
            self.drafts.begin_afresh()
