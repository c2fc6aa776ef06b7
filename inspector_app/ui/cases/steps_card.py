"""下一步: what may be done now, and what may not be done yet with the reasons and the law behind them."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from inspector_app.ui.layouts import AS_AROUND, in_column, in_row, placed, wide
from inspector_app.ui.reason_list import ReasonList
from inspector_app.ui.theme import GAP_1, GAP_3
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.card import Card
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.ui.wording import joined, reasons, short_day
from inspector_app.usecases.steps import Step


def step_note(step: Step, today: date) -> str:
    """Why the step is offered, and its last day."""
    return joined(step.why, f"最晚{short_day(step.last_day, today)}" if step.last_day else "")


class StepsCard(Card):
    """``take`` is called with the step that was chosen; only the first open one is the primary action."""

    def __init__(self, steps: Sequence[Step], today: date, take: Callable[[Step], Any]) -> None:
        super().__init__("下一步")
        self._take = take
        self._today = today
        open_ones = [step for step in steps if step.open]
        for number, step in enumerate(open_ones):
            self.body.addLayout(self._open(step, Kind.PRIMARY if number == 0 else Kind.PLAIN))
            if step.problems:
                self.body.addWidget(ReasonList(reasons(step.problems)))
        blocked = [step for step in steps if not step.open]
        if blocked and open_ones:
            self.body.addWidget(_rule())
        for step in blocked:
            self.body.addLayout(self._blocked(step))
        if not steps:
            self.body.addWidget(Label(self.tr("案件已经终结，没有待办事项。"), Role.SMALL))

    def _open(self, step: Step, kind: Kind) -> QHBoxLayout:
        words = in_column(
            Label(step.full_title, Role.STRONG, wrap=True),
            Label(step_note(step, self._today), Role.SMALL, wrap=True),
            gap=GAP_1,
        )
        button = Button(step.title, kind=kind, name=step.full_title, clicked=lambda: self._take(step))
        return in_row(wide(words), placed(button, Qt.AlignmentFlag.AlignVCenter), gap=GAP_3)

    def _blocked(self, step: Step) -> QVBoxLayout:
        head = in_row(
            wide(Label(self.tr("{0}（暂不能办理）").format(step.full_title), Role.STRONG, wrap=True)), gap=AS_AROUND
        )
        return in_column(head, ReasonList(reasons(step.problems)), gap=GAP_1)


def _rule() -> QFrame:
    rule = QFrame()
    rule.setProperty("role", "rule")
    return rule
