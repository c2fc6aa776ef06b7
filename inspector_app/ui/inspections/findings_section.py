"""What does not conform, as it will stand in the record, and what became of it: seen, provision, by when, put right."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from inspector_app.domain.dates import chinese
from inspector_app.domain.inspection import CheckedItem, Finding, FindingState, LeftOpen, held_to
from inspector_app.support import vocabulary
from inspector_app.support.clock import civil_date
from inspector_app.ui.inspections.findings_page import TONES
from inspector_app.ui.layouts import clear, in_row, put_in
from inspector_app.ui.theme import GAP_3, Tone
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.card import Card
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.ui.widgets.link_row import LinkRow
from inspector_app.ui.wording import joined
from inspector_app.usecases.inspections import CheckItem


class FindingsSection(Card):
    """``opened`` brings the id of an item, ``followed`` the rid of a finding; ``due_wished`` wants one day for all."""

    opened = Signal(str)
    followed = Signal(str)
    due_wished = Signal()

    def __init__(self, items: Mapping[str, CheckItem]) -> None:
        super().__init__(vocabulary.label("inspection.findings"))
        self._items = items
        self._findings: Mapping[str, Finding] = {}
        self._before: Mapping[str, LeftOpen] = {}
        self._today = date.min
        words = self.tr(
            "结束检查时，“不符合”的事项连同所违反的规定写入笔录；结束以后在这里登记整改期限，直到确认整改。"
        )
        self._due = Button(self.tr("统一整改期限…"), "calendar", Kind.QUIET, clicked=self.due_wished.emit)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(GAP_3)
        put_in(self.body, in_row(Label(words, Role.SMALL, wrap=True), self._due), self._lines)
        self.body.addStretch()

    def show_findings(self, findings: Sequence[Finding], today: date, before: Mapping[str, LeftOpen]) -> None:
        """What was kept of them when the visit ended, and since; ``before`` is what visits before left open, by item:
        a fault that was found there has its day from there."""
        self._findings, self._before = {each.item: each for each in findings}, before
        self._today = today
        self._due.setVisible(any(each.corrected_on is None for each in findings))

    def show_violations(self, violations: Sequence[CheckedItem]) -> None:
        """Show these."""
        clear(self._lines)
        if not violations:
            self._lines.addWidget(Label(self.tr("尚未记录不符合的事项。")))
        for violation in violations:
            self._lines.addWidget(self._row(violation, self._findings.get(violation.item)))

    def _row(self, violation: CheckedItem, finding: Finding | None) -> LinkRow:
        item = self._items[violation.item]
        missing = self.tr("（还没有写明情况）")
        detail = f"{item.title}\n{self.tr('违反')}{item.duty_text}\n{self.tr('后果')}：{item.sanction_text}"
        seen = violation.note.strip() or missing
        if finding is None:
            go = partial(self.opened.emit, item.id)
            return LinkRow(seen, detail, "triangle-alert", Tone.DANGER, self.tr("修改"), go)
        held = held_to(finding, self._before.get(finding.item))
        state = held.state(self._today)
        icon = "check" if state is FindingState.CORRECTED else "triangle-alert"
        go = partial(self.followed.emit, finding.rid)
        return LinkRow(
            seen, f"{detail}\n{self._followed(held, finding.due, state)}", icon, TONES[state], self.tr("登记整改"), go
        )

    def _followed(self, finding: Finding, own: date | None, state: FindingState) -> str:
        label = vocabulary.label("finding.due")
        due = f"{label}：{chinese(finding.due)}" if finding.due else self.tr("没有登记{0}").format(label)
        if finding.due and finding.due != own:
            at = chinese(civil_date(self._before[finding.item].at))
            later = self.tr("，不因这次定的{0}延长").format(chinese(own)) if own else ""
            due += self.tr("（{at}检查时已经发现，按原来的期限{later}）").format(at=at, later=later)
        done = f"{chinese(finding.corrected_on)}　{finding.correction}" if finding.corrected_on else ""
        return joined(vocabulary.word(state), due, done)
