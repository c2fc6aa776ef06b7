"""What is due in one case: the most urgent deadline in sight, its counting and the other deadlines on demand."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame

from inspector_app.domain.deadline import Deadline
from inspector_app.ui.layouts import in_column, in_row, placed, wide
from inspector_app.ui.theme import GAP_1
from inspector_app.ui.widgets.basis_line import BasisLine
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.card import StripCard
from inspector_app.ui.widgets.chip import Chip
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.ui.widgets.tip import set_tip
from inspector_app.ui.wording import due_badge, explained_words, joined, short_day
from inspector_app.usecases.deadlines import DueItem, Explained
from inspector_app.usecases.today import DueGroup

Explain = Callable[[Deadline], Explained]


@dataclass(frozen=True, slots=True)
class DueWords:
    """The two lines of a card and the verb on its button."""

    title: str
    detail: str
    verb: str


def due_words(group: DueGroup) -> DueWords:
    """Rule, place, last day and how many other deadlines the case has; the papers are named below the fold."""
    item = group.first.item
    more = f"另有{len(group.others)}项期限" if group.others else ""
    action = group.first.action
    besides = f"案件下一步：{action.title}" if action and not group.first.asks else ""
    detail = joined(item.place, f"截止{short_day(item.deadline.due, item.today)}", more, besides)
    record = "查看线索" if item.deadline.lead_rid and item.case is None else "查看案件"
    return DueWords(item.deadline.title, detail, action.title if action else record)


def line_words(item: DueItem) -> str:
    """A deadline below the fold: rule, paper, last day, how long."""
    paper = f"（{item.paper}）" if item.paper else ""
    return f"{item.deadline.title}{paper}：{short_day(item.deadline.due, item.today)}，{due_badge(item).word}"


class DueCard(StripCard):
    """``requested`` wishes to do the next step. What is below the fold is read when it is first opened."""

    requested = Signal()

    def __init__(self, group: DueGroup, explain: Explain) -> None:
        words = due_words(group)
        item = group.first.item
        super().__init__(due_badge(item).tone, f"{words.title}，{words.detail}，{due_badge(item).word}")
        self._group = group
        self._explain = explain
        self._fold: QFrame | None = None
        self._open = False
        self._toggle = Button(icon="chevron-down", kind=Kind.BARE, clicked=self.toggle)
        self._name_toggle()
        self.action = Button(words.verb, name=f"{words.verb}：{item.place}", clicked=self.requested.emit)
        lines = in_column(
            Label(words.title, Role.STRONG, wrap=True), Label(words.detail, Role.SMALL, wrap=True), gap=GAP_1
        )
        middle = Qt.AlignmentFlag.AlignVCenter
        row = in_row(
            wide(lines),
            placed(Chip(due_badge(item)), middle),
            placed(self._toggle, middle),
            placed(self.action, middle),
        )
        self.body.addLayout(row)

    @property
    def is_open(self) -> bool:
        """Whether the counting and the other deadlines are in sight."""
        return self._open

    def toggle(self) -> None:
        """Show how the day was counted and the other deadlines, or hide them."""
        self._open = not self._open
        if self._fold is None:
            self._fold = self._build_fold()
            self.body.addWidget(self._fold)
        self._fold.setVisible(self._open)
        self._toggle.set_icon("chevron-up" if self.is_open else "chevron-down")
        self._name_toggle()

    def _name_toggle(self) -> None:
        what = self.tr("计算依据和其他期限") if self._group.others else self.tr("计算依据")
        verb = self.tr("收起") if self.is_open else self.tr("展开")
        self._toggle.setAccessibleName(f"{verb}{what}：{self._group.first.item.deadline.title}")
        set_tip(self._toggle, f"{verb}{what}")

    def _build_fold(self) -> QFrame:
        fold = QFrame()
        rule = QFrame()
        rule.setProperty("role", "rule")
        column = in_column(rule, edges=(0, GAP_1, 0, 0), of=fold)
        known: set[str] = set()
        for card in (self._group.first, *self._group.others):
            column.addWidget(Label(line_words(card.item), wrap=True))
            told = explained_words(self._explain(card.item.deadline))
            if told not in known:  # two orders of one day are counted alike
                column.addWidget(BasisLine(told))
            known.add(told)
        return fold
