"""练习: what the scene is, and its score card; from here on to another try, another scene, or away with all of it."""

from collections.abc import Iterable
from enum import Enum, auto

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from inspector_app.ui.layouts import REST, Part, in_column, in_row, placed, put_in, wide
from inspector_app.ui.screen_room import within
from inspector_app.ui.theme import GAP_1, GAP_2, GAP_4, Tone
from inspector_app.ui.widgets.basis_line import BASIS, BasisLine
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.label import IconLabel, Label, Role
from inspector_app.ui.widgets.plain_dialog import PlainDialog
from inspector_app.ui.widgets.scrolled import Scrolled
from inspector_app.usecases.practice_score import Mark, ScoreCard, ScoreLine, ScorePart

_ICONS = {
    Mark.LACKING: ("circle-x", Tone.DANGER), Mark.HALF: ("circle-dot", Tone.WARNING),
    Mark.GOOD: ("circle-check", Tone.OK), Mark.TOLD: ("info", Tone.PLAIN),
}  # fmt: skip
_WIDTH = 820


class PracticeWish(Enum):
    """How it goes on."""

    AGAIN = auto()
    OTHER = auto()
    REMOVE = auto()


class PracticeDialog(PlainDialog):
    """``wish`` says how to go on once it was accepted."""

    def __init__(self, card: ScoreCard, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("练习：{0}").format(card.title.partition("：")[0]), _WIDTH, parent)
        self.wish: PracticeWish | None = None
        about = Label(card.about, wrap=True)
        parts = in_column(*map(self._part, card.parts), REST, gap=GAP_4, edges=(0, 0, GAP_2, 0))
        content = QWidget()
        content.setLayout(parts)
        close = Button(self.tr("继续练习"), kind=Kind.PRIMARY, clicked=self.reject)
        foot = in_row(
            self._way(self.tr("删除练习区"), "trash-2", PracticeWish.REMOVE), REST,
            self._way(self.tr("换个场景"), "users", PracticeWish.OTHER),
            self._way(self.tr("再练一次"), "history", PracticeWish.AGAIN), close,
        )  # fmt: skip
        put_in(self.body, about, Label(card.counts, Role.STRONG, wrap=True), wide(Scrolled(content)))
        self.body.addLayout(foot)
        close.setFocus()
        self.resize(within(self.sizeHint(), self))

    def _way(self, words: str, icon: str, wish: PracticeWish) -> Button:
        def choose() -> None:
            self.wish = wish
            self.accept()

        return Button(words, icon, Kind.QUIET, clicked=choose)

    def _part(self, part: ScorePart) -> Part:
        """Its heading with how many lines are good; those that are not come first."""
        head = f"{part.title}　{part.count}".rstrip("　")
        order = list(_ICONS)
        lines: Iterable[ScoreLine] = sorted(part.lines, key=lambda line: order.index(line.mark))
        return in_column(Label(head, Role.SECTION), *map(self._line, lines), gap=GAP_2)

    def _line(self, line: ScoreLine) -> Part:
        words = f"{line.title}：{line.words}" if line.words else line.title
        told: list[Part] = [Label(words, wrap=True)]
        if line.basis:
            told.append(BasisLine(BASIS.format(line.basis)))
        icon, tone = _ICONS[line.mark]
        sign = placed(IconLabel(icon, tone), Qt.AlignmentFlag.AlignTop)
        return in_row(sign, wide(in_column(*told, gap=0)), gap=GAP_2, edges=(GAP_1, 0, 0, 0))
