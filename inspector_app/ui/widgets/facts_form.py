"""The entry widgets of any official form, built from the facts that its file names."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from inspector_app.formdefs.fact_text import show_fact
from inspector_app.formdefs.model import FactDef, Facts, Origin
from inspector_app.support.errors import Problem
from inspector_app.ui.binding import Codec, Form
from inspector_app.ui.theme import GAP_3, GAP_4
from inspector_app.ui.widgets.fact_entry import fact_entry, from_entry, to_entry
from inspector_app.ui.widgets.field import Field
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.ui.widgets.masked_edit import MaskedEdit


class FactsForm(QWidget):
    """Facts to ask get an entry; facts from records or computed are shown as they are (``show_known``).

    ``form`` is the binding: its undo stack, problems and ``changed`` signal are the page's to use.
    """

    changed = Signal(str)

    def __init__(self, facts: Sequence[FactDef], values: Facts, today: Callable[[], date]) -> None:
        super().__init__()
        self._known: dict[str, tuple[FactDef, Label]] = {}
        self.fields: dict[str, Field] = {}
        self.form = Form(dict(values), self)
        self.form.changed.connect(self.changed)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(GAP_4)
        self._grid.setVerticalSpacing(GAP_3)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        self._place = [0, 0]
        for fact in facts:
            self._add(fact, today)
        self.form.undo_keys(self)
        self.show_known(values)

    def values(self) -> dict[str, Any]:
        """All facts that are filled in, by name; nothing stands for an empty one."""
        return {name: value for name, value in self.form.value.items() if value not in (None, "")}

    def show_known(self, values: Facts) -> None:
        """Show facts that come from records or are computed; call again when they change."""
        for name, (fact, label) in self._known.items():
            label.setText(show_fact(fact, values.get(name)) or "—")

    def show_problems(self, problems: Sequence[Problem]) -> list[Problem]:
        """Show problems beside the fields; gives back those without a field."""
        return self.form.show_problems(problems)

    def conceal(self) -> None:
        """Mask every number that was revealed."""
        for field in self.fields.values():
            if isinstance(field.entry, MaskedEdit):
                field.entry.conceal()

    def _add(self, fact: FactDef, today: Callable[[], date]) -> None:
        if fact.origin is Origin.ASK:
            field = Field(fact.label, fact_entry(fact, today), fact.hint, fact.required)
            self.fields[fact.name] = field
            self._lay(field, fact.is_wide)
            self.form.bind(fact.name, field, _codec(fact))
        elif not fact.items and not fact.sensitive:
            label = Label("—", Role.BODY, wrap=True)
            self._known[fact.name] = (fact, label)
            self._lay(Field(fact.label, label), fact.is_wide)

    def _lay(self, widget: QWidget, wide: bool) -> None:
        """Two short fields to a line; a wide one takes its own."""
        row, column = self._place
        if wide and column:
            row, column = row + 1, 0
        self._grid.addWidget(widget, row, column, 1, 2 if wide else 1)
        self._place = [row, 1] if not wide and column == 0 else [row + 1, 0]


def _codec(fact: FactDef) -> Codec:
    return Codec(lambda value: to_entry(fact, value), lambda value: from_entry(fact, value))
