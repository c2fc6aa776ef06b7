"""期限已过未付清: what was ordered, paid and is left, the threshold then and now, and the five ways on side by side."""

from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy

from inspector_app.support import vocabulary
from inspector_app.ui.layouts import AS_AROUND, in_column, in_row, wide
from inspector_app.ui.reason_list import ReasonList
from inspector_app.ui.theme import GAP_1, GAP_2, Tone
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.card import StripCard
from inspector_app.ui.widgets.facts_grid import Fact, FactsGrid
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.ui.widgets.tip import set_tip
from inspector_app.ui.wording import Reason, joined, money, reasons, short_day
from inspector_app.usecases.half_paid import HalfPaid
from inspector_app.usecases.steps import Step


@dataclass(frozen=True, slots=True)
class Way:
    """One way on as shown: its step, a short word on where it stands, and what is missing."""

    step: Step
    standing: str
    missing: tuple[Reason, ...]


def figures(card: HalfPaid) -> tuple[Fact, ...]:
    """责令, 已付, 余额 and 未付清人数."""
    return (
        Fact(tr("责令支付"), money(card.ordered_fen)),
        Fact(vocabulary.label("balance.paid_fen"), money(card.now.paid_fen)),
        Fact(vocabulary.label("balance.open_fen"), money(card.now.open_fen) + card.now.besides),
        Fact(tr("未付清"), tr("{left}人（共{all}人）").format(left=card.now.heads_open, all=card.now.heads)),
    )


def threshold_lines(card: HalfPaid) -> tuple[tuple[str, str], ...]:
    """The threshold on the day the order ran out and today; one line when nothing changed since."""
    then, now = card.threshold_at_expiry.ground, card.threshold_now.ground
    if then == now:
        return ((tr("届满时与今日"), now),)
    return ((tr("届满时"), then), (tr("今日"), now))


def ways(card: HalfPaid, today: date) -> tuple[Way, ...]:
    """The ways in their order, each with its last day or what is missing."""
    return tuple(Way(step, _standing(step, today), reasons(step.problems)) for step in card.ways)


def _standing(step: Step, today: date) -> str:
    if step.by_hand:
        return tr("用原有文书办理")
    if not step.open:
        return tr("条件未满足")
    return tr("最晚{day}").format(day=short_day(step.last_day, today)) if step.last_day else tr("可办理")


class HalfPaidCard(StripCard):
    """``way_chosen`` brings the :class:`Step`; ``opened`` wishes to see the case."""

    way_chosen = Signal(object)
    opened = Signal()

    def __init__(self, title: str, card: HalfPaid, today: date, *, with_link: bool = True) -> None:
        super().__init__(Tone.DANGER, self.tr("期限已过未付清：{0}").format(title))
        self.body.addLayout(self._head(title, card, today, with_link))
        shown_figures = figures(card)
        row = FactsGrid(len(shown_figures), Role.STRONG)
        row.show_facts(shown_figures)
        self.body.addLayout(row)
        for when, words in threshold_lines(card):
            self.body.addWidget(Label(f"{when}：{words}", Role.SMALL, wrap=True))
        self.body.addSpacing(GAP_1)
        shown = ways(card, today)
        self.body.addLayout(self._way_row(shown))
        for way in shown:
            if way.missing:
                named = tuple(replace(r, words=f"{way.step.title}：{r.words}") for r in way.missing)
                self.body.addWidget(ReasonList(named))

    def _head(self, title: str, card: HalfPaid, today: date, with_link: bool) -> QHBoxLayout:
        due = card.order.due
        over = self.tr("限期至{0}").format(short_day(due, today)) if due else ""
        words = in_column(
            Label(title, Role.STRONG, wrap=True),
            Label(joined(card.order.title, card.order.number, over), Role.SMALL, wrap=True),
            gap=2,
        )
        head = in_row(wide(words), gap=AS_AROUND)
        if not with_link:
            return head
        button = Button(
            self.tr("查看案件"), kind=Kind.QUIET, name=self.tr("查看案件：{0}").format(title), clicked=self.opened.emit
        )
        head.addWidget(button, alignment=Qt.AlignmentFlag.AlignTop)
        return head

    def _way_row(self, shown: tuple[Way, ...]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(GAP_2)
        grid.setVerticalSpacing(2)
        for column, way in enumerate(shown):
            button = Button(
                way.step.title,
                name=f"{way.step.title}：{way.standing}",
                clicked=lambda step=way.step: self.way_chosen.emit(step),
            )
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            set_tip(button, way.step.why)
            button.allow(
                way.step.open, "\n".join(reason.words for reason in reasons(way.step.problems)) or way.step.why
            )
            grid.addWidget(button, 0, column)
            standing = Label(way.standing, Role.SMALL)
            standing.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            grid.addWidget(standing, 1, column)
            grid.setColumnStretch(column, 1)
        return grid
