"""What the overview of a case shows: figures and threshold, the next steps, facts, deadlines."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from inspector_app.domain.dates import chinese
from inspector_app.domain.threshold import Reached
from inspector_app.support import vocabulary
from inspector_app.ui.cases.decision_dialogs import ExtendDialog, TickDialog
from inspector_app.ui.cases.lead_dialog import lead_words
from inspector_app.ui.layouts import AS_AROUND, REST, in_column, in_row, placed, wide
from inspector_app.ui.reason_list import ReasonList
from inspector_app.ui.session import Session
from inspector_app.ui.targets import PARTIES
from inspector_app.ui.theme import GAP_1, GAP_3, Tone
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.card import Card
from inspector_app.ui.widgets.chip import Badge, Chip
from inspector_app.ui.widgets.facts_grid import Fact, FactsGrid
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.ui.wording import due_badge, explained_words, joined, money, reasons, short_day
from inspector_app.usecases.case_edits import CaseAround, around
from inspector_app.usecases.case_file import CaseFile
from inspector_app.usecases.context import Context
from inspector_app.usecases.deadlines import DueItem, case_due_items, explain, extension_condition
from inspector_app.usecases.other_cases import Together
from inspector_app.usecases.steps import Step

_REACHED = {
    Reached.CERTAIN: Badge("达到数额标准", Tone.DANGER, "scale"),
    Reached.POSSIBLE: Badge("可能达到数额标准", Tone.WARNING, "scale"),
    Reached.BELOW: Badge("未达到数额标准", Tone.PLAIN, "scale"),
    Reached.UNKNOWN: Badge("数额不明，不能判断", Tone.WARNING, "scale"),
}


def figures(whole: CaseFile) -> tuple[Fact, ...]:
    """What was found, paid and is open, and how many people wait. Of how many people a sum does not speak stands in the
    small words above it: beside it four sums are wider than a small window."""
    now = whole.balance
    return (
        Fact(vocabulary.label("balance.found_fen") + now.besides, money(now.found_fen)),
        Fact(vocabulary.label("balance.paid_fen"), money(now.paid_fen)),
        Fact(vocabulary.label("balance.open_fen") + now.besides, money(now.open_fen)),
        Fact("未付清人数", f"{now.heads_open} / {now.heads}人"),
    )


class FiguresCard(Card):
    """Nothing but zeros is shown as a sentence. ``together``: how it stands with other cases of the employer."""

    def __init__(self, whole: CaseFile, together: Together | None = None) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("欠薪数额"))
        now = whole.balance
        if not now.heads:
            untold = self.tr("{count}人的欠薪数额都没有认定。").format(count=now.untold) if now.untold else ""
            self.body.addWidget(Label(untold or self.tr("明细表中还没有认定金额。"), Role.SMALL))
            return
        shown = figures(whole)
        row = FactsGrid(len(shown), Role.TITLE)
        row.show_facts(shown)
        self.body.addLayout(row)
        state = whole.threshold_today
        line = in_row(Chip(_REACHED[state.reached]), wide(Label(state.ground, Role.SMALL, wrap=True)), gap=AS_AROUND)
        self.body.addLayout(line)
        if together is not None:
            self.body.addWidget(Label(together.words, Role.SMALL, wrap=True))


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


def fact_lines(whole: CaseFile, known: CaseAround) -> list[tuple[str, str]]:
    """Label and value of each line; empty ones are left out."""
    case = whole.case
    employer = whole.company.name if whole.company else case.respondent
    address = whole.project.address or whole.project.town if whole.project else ""
    lines = [
        (vocabulary.short("case.number"), case.number or "未编"),
        (vocabulary.label("case.company_rid"), employer or "尚未明确"),
        (vocabulary.label("case.project_rid"), whole.project.name if whole.project else ""),
        (vocabulary.label("case.site_name"), "" if whole.project else case.site_name),
        (vocabulary.label("project.address"), address),
        (vocabulary.short("project.contractor_name"), whole.project.contractor_name if whole.project else ""),
        (vocabulary.label("case.opened_on"), chinese(case.opened_on)),
        (vocabulary.label("case.filed_on"), chinese(case.filed_on) if case.filed_on else "尚未立案"),
        (vocabulary.label("case.inspector_rids"), known.inspectors),
        (vocabulary.label("case.lead_rids"), "\n".join(lead_words(lead) for lead in known.leads)),
        (vocabulary.label("case.incident"), case.incident_note if case.incident else ""),
        (vocabulary.label("case.merged_into"), known.merged_into),
    ]
    return [(label, value) for label, value in lines if value]


class FactsCard(Card):
    """Two columns of words."""

    def __init__(self, session: Session[Context], whole: CaseFile) -> None:
        super().__init__("基本情况")
        known = session.read(around, whole.case)
        grid = FactsGrid()
        grid.show_facts(Fact(label, words) for label, words in fact_lines(whole, known))
        self.body.addLayout(grid)
        if whole.company:
            rid = whole.company.rid
            see = Button(self.tr("用人单位的资料"), "chevron-right", Kind.QUIET)
            see.clicked.connect(lambda: session.go(PARTIES, rid))
            self.body.addWidget(see, alignment=Qt.AlignmentFlag.AlignLeft)


class DeadlinesCard(Card):
    """Open deadlines, the most urgent first."""

    def __init__(self, session: Session[Context], whole: CaseFile) -> None:
        super().__init__("期限")
        items = session.read(case_due_items, whole.case)
        for item in items:
            self.body.addWidget(_DeadlineRow(session, item, whole.today))
        if not items:
            self.body.addWidget(Label(self.tr("没有进行中的期限"), Role.SMALL))


class _DeadlineRow(QWidget):
    """Rule and paper, chip, and small buttons for the counting, for done, for longer."""

    def __init__(self, session: Session[Context], item: DueItem, today: date) -> None:
        super().__init__()
        self._session = session
        self._item = item
        title = item.deadline.title
        self._why = Label("", Role.SMALL, wrap=True)
        self._why.hide()
        row = in_row(
            Chip(due_badge(item)),
            REST,
            Button(icon="info", kind=Kind.BARE, name=self.tr("计算依据：{0}").format(title), clicked=self.explain),
        )
        self._condition = session.read(extension_condition, item.deadline)
        if self._condition:
            name = self.tr("延长期限：{0}").format(title)
            row.addWidget(Button(icon="clock", kind=Kind.BARE, name=name, clicked=self.extend))
        row.addWidget(Button(icon="check", kind=Kind.BARE, name=self.tr("办结：{0}").format(title), clicked=self.tick))
        in_column(
            Label(title, wrap=True),
            Label(joined(item.paper, f"截止{short_day(item.deadline.due, today)}"), Role.SMALL, wrap=True),
            row,
            self._why,
            gap=GAP_1,
            of=self,
        )

    def explain(self) -> None:
        """Show how the day was counted, or hide it."""
        if not self._why.text():
            self._why.setText(explained_words(self._session.read(explain, self._item.deadline)))
        self._why.setVisible(self._why.isHidden())

    def extend(self) -> None:
        """Ask for the leader's approval of a longer term."""
        ExtendDialog(self._session, self._item.deadline, self._condition, self.window()).ask_now()

    def tick(self) -> None:
        """Ask what was done."""
        TickDialog(self._session, self._item.deadline, self.window()).ask_now()
