"""收工三问: what is unsigned, unserved and without scan, asked before the export."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from inspector_app.domain.document import Document
from inspector_app.ui.handover.wording import EveningQuestion, evening_question
from inspector_app.ui.theme import GAP_2, GAP_3
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.card import Card
from inspector_app.ui.widgets.chip import Badge, Chip
from inspector_app.ui.widgets.elided_label import ElidedLabel
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.usecases.handover import OpenEnds


class EveningCard(Card):
    """``register_wanted`` wishes to see the papers in the register."""

    register_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("收工三问"), parent)
        self._rows: list[tuple[Label, Chip, ElidedLabel]] = []
        grid = QGridLayout()
        grid.setHorizontalSpacing(GAP_3)
        grid.setVerticalSpacing(GAP_2)
        grid.setColumnStretch(2, 1)
        for number in range(3):
            row = (Label(), Chip(Badge("")), ElidedLabel("", Role.SMALL))
            for column, widget in enumerate(row):
                grid.addWidget(widget, number, column, Qt.AlignmentFlag.AlignVCenter)
            self._rows.append(row)
        self.body.addLayout(grid)
        self._go = Button(self.tr("去文书登记簿办理"), "arrow-right", Kind.QUIET, clicked=self.register_wanted.emit)
        self.body.addWidget(self._go)

    def show_ends(self, ends: OpenEnds) -> None:
        """Show the answers; the way to the register only when there is something to do."""
        questions = (
            evening_question(self.tr("还有没签字的笔录吗？"), _names(ends.unsigned)),
            evening_question(self.tr("还有签发后没送达的文书吗？"), _names(ends.unserved)),
            evening_question(self.tr("还有没补扫描件的签字页、回证吗？"), _names(ends.unscanned)),
        )
        for row, question in zip(self._rows, questions, strict=True):
            self._show(row, question)
        self._go.setVisible(any(question.count for question in questions))

    def _show(self, row: tuple[Label, Chip, ElidedLabel], question: EveningQuestion) -> None:
        words, chip, names = row
        words.setText(question.question)
        chip.set_badge(question.answer)
        names.setText(question.names)


def _names(documents: Sequence[Document]) -> list[str]:
    return [document.number or document.title for document in documents]
