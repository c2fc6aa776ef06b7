"""收工三问: what is unsigned, unserved and without scan, asked before the export."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout

from inspector_app.ui.handover.handover_words import EveningQuestion, evening_question
from inspector_app.ui.theme import GAP_2, GAP_3
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.card import Card
from inspector_app.ui.widgets.chip import Badge, Chip
from inspector_app.ui.widgets.label import ElidedLabel, Label, Role
from inspector_app.usecases.open_ends import OpenEnd, OpenEnds


class EveningCard(Card):
    """``wanted`` brings the open end that a person goes to finish: the newest one of a question."""

    wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__(self.tr("收工三问"))
        self._asked = (
            self.tr("还有没打印或没签字的笔录吗？"),
            self.tr("还有签发后没送达的文书吗？"),
            self.tr("还有没补扫描件的签字页、回证吗？"),
        )
        self._rows: list[tuple[Label, Chip, ElidedLabel, Button]] = []
        grid = QGridLayout()
        grid.setHorizontalSpacing(GAP_3)
        grid.setVerticalSpacing(GAP_2)
        grid.setColumnStretch(2, 1)
        for number, asked in enumerate(self._asked):
            go = Button(self.tr("去办理"), "arrow-right", Kind.QUIET, name=self.tr("{}去办理").format(asked))
            row = (Label(), Chip(Badge("")), ElidedLabel("", Role.SMALL), go)
            for column, widget in enumerate(row):
                grid.addWidget(widget, number, column, Qt.AlignmentFlag.AlignVCenter)
            self._rows.append(row)
            go.clicked.connect(lambda _checked=False, place=number: self.wanted.emit(self._ends[place][0]))
        self._ends: tuple[Sequence[OpenEnd], ...] = ((), (), ())
        self.body.addLayout(grid)

    def show_ends(self, ends: OpenEnds) -> None:
        """Show the answers; a way to the work only where there is something to do."""
        self._ends = (ends.unsigned, ends.unserved, ends.unscanned)
        for row, asked, open_ends in zip(self._rows, self._asked, self._ends, strict=True):
            self._show(row, evening_question(asked, [end.words for end in open_ends]))

    def _show(self, row: tuple[Label, Chip, ElidedLabel, Button], question: EveningQuestion) -> None:
        words, chip, names, go = row
        words.setText(question.question)
        chip.set_badge(question.answer)
        names.setText(question.names)
        go.setVisible(question.count > 0)
