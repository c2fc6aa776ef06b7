"""Import, last step: what became of it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from inspector_app.ui.layouts import AS_AROUND, in_column, wide
from inspector_app.ui.theme import GAP_2, Tone
from inspector_app.ui.widgets.card import Card
from inspector_app.ui.widgets.label import IconLabel, Label, Role
from inspector_app.usecases import ledger_files
from inspector_app.usecases.projects import LedgerTaken, hazard_words, held_words


class ResultStep(QWidget):
    """The counts of an import."""

    def __init__(self) -> None:
        super().__init__()
        middle = Qt.AlignmentFlag.AlignHCenter
        self._counts = Label("", Role.SECTION)
        self._rest = Label("", Role.SMALL, wrap=True)
        self._rest.setAlignment(middle)
        card = Card()
        card.body.setSpacing(GAP_2)
        card.body.addStretch()
        card.body.addWidget(IconLabel("circle-check", Tone.OK, 3.0), alignment=middle)
        card.body.addWidget(self._counts, alignment=middle)
        card.body.addWidget(self._rest)
        card.body.addStretch()
        in_column(wide(card), gap=AS_AROUND, of=self)

    def show_result(self, taken: LedgerTaken) -> None:
        """Say what was taken in and what was left out."""
        self._counts.setText(
            self.tr("新增{new}个，更新{changed}个，未变{same}个").format(
                new=taken.new, changed=taken.changed, same=taken.unchanged
            )
        )
        bad = ledger_files.left_out(taken.reading)
        words = self.tr("另有{bad}行有问题，没有导入。更正文件后可以再导入一次，已有的项目不会重复。").format(bad=bad)
        words = words if bad else self.tr("文件中的项目全部导入。")
        self._rest.setText(words + held_words(taken.held, taken.still, taken.ended) + hazard_words(taken.hazards))
