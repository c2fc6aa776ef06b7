"""收工三问: what is unsigned, unserved and unproved, and what the next visit needs; asked before one leaves a site, and
in the evening before the export."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from inspector_app.ui.theme import GAP_2, GAP_3, Tone
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.card import Card
from inspector_app.ui.widgets.chip import Badge, Chip
from inspector_app.ui.widgets.label import ElidedLabel, Label, Role
from inspector_app.usecases.open_ends import OpenEnd, OpenEnds

_NAMED = 3
_UNSIGNED, _UNSERVED, _UNSCANNED, _NEXT = (
    tr("还有没打印或没签字的笔录吗？"),
    tr("还有签发后没送达的文书吗？"),
    tr("还有没拍的照片、没补的扫码和扫描件吗？"),
    tr("下次检查要接着查什么？"),
)


@dataclass(frozen=True, slots=True)
class EndsQuestion:
    """A question before one closes the laptop: its words, how many things are open, their names, and in which tone."""

    question: str
    count: int
    names: str
    tone: Tone = Tone.WARNING

    @property
    def answer(self) -> Badge:
        """没有 in green, or how many."""
        return Badge(tr("{}件").format(self.count), self.tone) if self.count else Badge(tr("没有"), Tone.OK)


def ends_question(question: str, names: Sequence[str], tone: Tone = Tone.WARNING, most: int = _NAMED) -> EndsQuestion:
    """A question with the first few things named."""
    shown = "、".join(names[:most])
    more = tr("等{}件").format(len(names)) if len(names) > most else ""
    return EndsQuestion(question, len(names), shown + more, tone)


class EndsCard(Card):
    """``wanted`` brings the open end that a person goes to finish: the first one of a question. A ``whole`` one names
    all of them, else there are a few words in one line."""

    wanted = Signal(object)

    def __init__(self, *, whole: bool = False) -> None:
        super().__init__(self.tr("收工三问"))
        self._asked = (_UNSIGNED, _UNSERVED, _UNSCANNED, _NEXT)
        self._whole = whole
        self._rows: list[tuple[Label, Chip, Label | ElidedLabel, Button]] = []
        grid = QGridLayout()
        grid.setHorizontalSpacing(GAP_3)
        grid.setVerticalSpacing(GAP_2)
        grid.setColumnStretch(2, 1)
        for number, asked in enumerate(self._asked):
            go = Button(self.tr("去办理"), "arrow-right", Kind.QUIET, name=self.tr("{}去办理").format(asked))
            names = Label("", Role.SMALL, wrap=True) if whole else ElidedLabel("", Role.SMALL)
            row = (Label("", wrap=whole), Chip(Badge("")), names, go)
            self._lay(grid, number, row)
            self._rows.append(row)
            go.clicked.connect(lambda _checked=False, place=number: self.wanted.emit(self._ends[place][0]))
        self._ends: tuple[Sequence[OpenEnd], ...] = ((),) * len(self._asked)
        self.body.addLayout(grid)

    def _lay(self, grid: QGridLayout, number: int, row: tuple[QWidget, QWidget, QWidget, QWidget]) -> None:
        """Side by side; what is named whole stands below its question, however narrow the page is."""
        words, chip, names, go = row
        if not self._whole:
            for column, widget in enumerate(row):
                grid.addWidget(widget, number, column, Qt.AlignmentFlag.AlignVCenter)
            return
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(2, 0)
        for column, widget in enumerate((words, chip, go)):
            grid.addWidget(widget, 2 * number, column if column < 2 else 3, Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(names, 2 * number + 1, 0, 1, 4)

    def show_ends(self, ends: OpenEnds) -> None:
        """Show the answers; a way to the work only where there is something to do."""
        self._ends = (ends.unsigned, ends.unserved, ends.unscanned, ends.next_time)
        for row, asked, open_ends in zip(self._rows, self._asked, self._ends, strict=True):
            tone = Tone.INFO if asked == _NEXT else Tone.WARNING
            most = len(open_ends) if self._whole else _NAMED
            self._show(row, ends_question(asked, [end.words for end in open_ends], tone, most))

    def _show(self, row: tuple[Label, Chip, Label | ElidedLabel, Button], question: EndsQuestion) -> None:
        words, chip, names, go = row
        words.setText(question.question)
        chip.set_badge(question.answer)
        names.setText(question.names)
        names.setVisible(bool(question.names) or not self._whole)
        go.setVisible(question.count > 0)
