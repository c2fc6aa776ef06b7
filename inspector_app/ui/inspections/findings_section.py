"""What does not conform, as it will stand in the record: what was seen, the provision, and what follows."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from inspector_app.domain.inspection import CheckedItem
from inspector_app.support import vocabulary
from inspector_app.ui.layouts import clear
from inspector_app.ui.theme import GAP_3, Tone
from inspector_app.ui.widgets.card import Card
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.ui.widgets.link_row import LinkRow
from inspector_app.usecases.inspections import CheckItem


class FindingsSection(Card):
    """``opened`` brings the id of an item."""

    opened = Signal(str)

    def __init__(self, items: Mapping[str, CheckItem]) -> None:
        super().__init__(vocabulary.label("inspection.findings"))
        self._items = items
        words = self.tr("结束检查时，“不符合”的事项连同所违反的规定写入笔录。")
        self.body.addWidget(Label(words, Role.SMALL, wrap=True))
        self._lines = QVBoxLayout()
        self._lines.setSpacing(GAP_3)
        self.body.addLayout(self._lines)
        self.body.addStretch()

    def show_violations(self, violations: Sequence[CheckedItem]) -> None:
        """Show these."""
        clear(self._lines)
        if not violations:
            self._lines.addWidget(Label(self.tr("尚未记录不符合的事项。")))
        for violation in violations:
            item = self._items[violation.item]
            missing = self.tr("（还没有写明情况）")
            detail = f"{item.title}\n{self.tr('违反')}{item.duty_text}\n{self.tr('后果')}：{item.sanction_text}"
            self._lines.addWidget(
                LinkRow(
                    violation.note.strip() or missing,
                    detail,
                    "triangle-alert",
                    Tone.DANGER,
                    self.tr("修改"),
                    clicked=lambda name=item.id: self.opened.emit(name),  # type: ignore[misc]
                )
            )
