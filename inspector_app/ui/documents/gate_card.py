"""办理条件: what the law asks before the paper goes out, what still stands against it, and on which legal basis."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from inspector_app.support.errors import Level, Problem
from inspector_app.support.words import sentence
from inspector_app.ui.layouts import in_column, in_row, wide
from inspector_app.ui.theme import GAP_1, GAP_2, Tone
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.card import Card
from inspector_app.ui.widgets.clearing import clear
from inspector_app.ui.widgets.icon_label import IconLabel
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.ui.widgets.problem_mark import ProblemMark


class GateCard(Card):
    """Shows problems that belong to no entry; the gates fulfilled are named in one line."""

    def __init__(self) -> None:
        super().__init__(tr("办理条件"))
        self._lines = QVBoxLayout()
        self._lines.setSpacing(GAP_2)
        self.body.addLayout(self._lines)
        self._shown: tuple[tuple[str, str, Level], ...] | None = None

    @property
    def texts(self) -> list[str]:
        """The sentences shown, for a test and the screen reader."""
        return [words for words, _, _ in self._shown or ()]

    def show_problems(self, problems: Sequence[Problem], titles: Sequence[str]) -> None:
        """``titles`` names the gates that the form asks about."""
        shown = tuple(
            dict.fromkeys((sentence(p.code, p.details), p.details.get("basis", ""), p.level) for p in problems)
        )
        if shown == self._shown:
            return
        self._shown = shown
        clear(self._lines)
        for words, basis, level in shown:
            self._lines.addWidget(self._line(words, basis, level))
        if not shown:
            self._lines.addWidget(self._ready(titles))

    def _line(self, words: str, basis: str, level: Level) -> QWidget:
        line = QWidget()
        mark = ProblemMark()
        column = in_column(mark, gap=GAP_1, of=line)
        advice = self.tr("（签发时写明理由可以继续）") if level is Level.WARNING else ""
        mark.say(words + advice, level)
        if basis:
            note = Label(self.tr("依据：{basis}").format(basis=basis), Role.SMALL, wrap=True)
            note.setContentsMargins(20, 0, 0, 0)
            column.addWidget(note)
        return line

    def _ready(self, titles: Sequence[str]) -> QWidget:
        line = QWidget()
        words = self.tr("已逐项核对（{titles}），没有发现问题。").format(titles="、".join(titles))
        in_row(
            IconLabel("circle-check", Tone.OK),
            wide(Label(words if titles else self.tr("本文书没有另外的法定前提。"), Role.SMALL, wrap=True)),
            of=line,
        )
        return line
