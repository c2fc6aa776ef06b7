"""期限 of a case: each with its counting on demand, and how it is met or extended."""

from datetime import date

from PySide6.QtWidgets import QWidget

from inspector_app.ui.cases.decision_dialogs import ExtendDialog, TickDialog
from inspector_app.ui.layouts import REST, in_column, in_row
from inspector_app.ui.session import Session
from inspector_app.ui.theme import GAP_1
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.card import Card
from inspector_app.ui.widgets.chip import Chip
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.ui.wording import due_badge, explained_words, joined, short_day
from inspector_app.usecases.case_file import CaseFile
from inspector_app.usecases.context import Context
from inspector_app.usecases.deadlines import DueItem, case_due_items, explain, extension_condition


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
