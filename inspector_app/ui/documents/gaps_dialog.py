"""空号说明: each skipped number in turn, with the reason why no paper holds it."""

from typing import Any

from PySide6.QtWidgets import QWidget

from inspector_app.ui.drawn import Ask
from inspector_app.ui.record_form import RecordForm
from inspector_app.ui.session import Session
from inspector_app.ui.targets import DOCUMENTS
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.choice_box import ChoiceBox
from inspector_app.ui.widgets.segmented import Segment, Segmented
from inspector_app.usecases.context import Context
from inspector_app.usecases.draft_key import NEW, DraftKey
from inspector_app.usecases.skipped_numbers import Gap, explain_gap, open_gaps

_BY_HAND = (Segment(tr("作废"), False), Segment(tr("手工开具"), True))


class GapsDialog(RecordForm):
    """Stays open until the last gap is explained; ``outcome`` is the last line entered in the register."""

    def __init__(self, session: Session[Context], parent: QWidget | None = None) -> None:
        self._gaps: dict[str, Gap] = {}
        self._number = ChoiceBox([])
        hint = tr("不用本程序、在纸上开具的，选手工开具")
        asks = (
            Ask("number", tr("空号"), draw=lambda _form: self._number, required=True),
            Ask("by_hand", tr("原因"), hint, draw=lambda _form: Segmented(_BY_HAND)),
            Ask("words", tr("说明"), required=True, lines=2),
        )
        super().__init__(
            session, tr("空号说明"), {"by_hand": False}, asks, self._explain, verb=tr("登记说明"), parent=parent,
            draft=DraftKey(DOCUMENTS, NEW, "gaps"),
            intro=tr("文号应当连续。没有文书的号，写明原因后作为一行留在登记簿中，不再使用。"),
        )  # fmt: skip
        self._fill()

    def finish(self, outcome: Any) -> None:
        self.outcome = outcome
        self._fill()
        if not self._gaps:
            super().finish(outcome)

    def _explain(self, context: Context, number: str, by_hand: bool, words: str) -> Any:
        gap = self._gaps[number]
        return explain_gap(context, gap.block.rid, gap.serial, by_hand, words)

    def _fill(self) -> None:
        self._gaps = {gap.number: gap for gap in self.session.read(open_gaps)}
        self._number.clear()
        for number, gap in self._gaps.items():
            self._number.addItem(f"{number}　{gap.title}", number)
        self.sheet.start({"number": next(iter(self._gaps), None), "by_hand": False, "words": ""})
        self.primary.setEnabled(bool(self._gaps))
        if self.drafts is not None:
            self.drafts.begin_afresh()
