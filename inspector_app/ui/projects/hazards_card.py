"""工资支付隐患 of a project: each with its state, to be corrected or asked to be struck off."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from inspector_app.domain.hazard import Hazard, hazard_state
from inspector_app.domain.lifecycle import HAZARD_VERBS, HazardVerb
from inspector_app.support.vocabulary import word
from inspector_app.ui.layouts import in_column, in_row, wide
from inspector_app.ui.projects import project_words
from inspector_app.ui.theme import GAP_1
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.chip import Chip
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.ui.widgets.rows_card import RowsCard


class HazardsCard(RowsCard):
    """Wishes only; the page asks and saves."""

    add_wished = Signal()
    edit_wished = Signal(object)
    strike_off_wished = Signal(object)

    def __init__(self) -> None:
        super().__init__(tr("工资支付隐患"), tr("没有登记隐患。"))
        add = tr("登记隐患")
        self.header.add(Button(add, "plus", Kind.QUIET, clicked=self.add_wished.emit))

    def show_hazards(self, hazards: Sequence[Hazard]) -> None:
        """Show the hazards of a project."""
        self.show_rows([self._line(hazard) for hazard in hazards])

    def _line(self, hazard: Hazard) -> QWidget:
        line = QWidget()
        words = in_column(
            Label(hazard.facts, wrap=True), Label(project_words.hazard_days(hazard), Role.SMALL, wrap=True), gap=GAP_1
        )
        row = in_row(wide(words), Chip(project_words.hazard_badge(hazard)), of=line)
        verbs = HAZARD_VERBS[hazard_state(hazard)]
        if HazardVerb.ASK_STRIKE_OFF in verbs:
            ask = word(HazardVerb.ASK_STRIKE_OFF)
            name = f"{ask}：{hazard.facts}"
            row.addWidget(Button(ask, name=name, clicked=lambda: self.strike_off_wished.emit(hazard)))
        if HazardVerb.CORRECT in verbs:
            edit = f"{word(HazardVerb.CORRECT)}：{hazard.facts}"
            row.addWidget(
                Button(icon="pencil", kind=Kind.BARE, name=edit, clicked=lambda: self.edit_wished.emit(hazard))
            )
        return line
