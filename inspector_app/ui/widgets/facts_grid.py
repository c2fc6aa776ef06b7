"""Labels with their values, read only: beside each other in a line, or the label above its value in columns."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from inspector_app.lawbook.named_articles import names_articles
from inspector_app.ui.layouts import REST, clear, in_column, placed
from inspector_app.ui.theme import GAP_1, GAP_2, GAP_3, GAP_4, GAP_6
from inspector_app.ui.widgets.basis_line import BasisLine
from inspector_app.ui.widgets.chip import Badge, Chip
from inspector_app.ui.widgets.label import Label, Role

_LEFT = Qt.AlignmentFlag.AlignLeft


@dataclass(frozen=True, slots=True)
class Fact:
    """A label, its value in words or as a chip, and how many columns it takes."""

    label: str
    words: str = ""
    badge: Badge | None = None
    width: int = 1

    def value(self, role: Role) -> QWidget:
        """The value as it is shown; — when there is none."""
        if self.badge:
            return Chip(self.badge)
        if names_articles(self.words):
            return BasisLine(self.words, role)
        return Label(self.words or "—", role, wrap=role is Role.BODY)


class FactsGrid(QGridLayout):
    """``across`` columns with the label above the value; 0: one fact to a line, its label at the left.

    Values in the type of figures stand close together at the left, other ones share the width.
    """

    def __init__(self, across: int = 0, role: Role = Role.BODY) -> None:
        super().__init__()
        self._across, self._role = across, role
        self.setHorizontalSpacing((GAP_4 if role is Role.BODY else GAP_6) if across else GAP_3)
        self.setVerticalSpacing(GAP_3 if across else GAP_2)

    def show_facts(self, facts: Iterable[Fact]) -> None:
        """Show these; what stood here goes."""
        clear(self)
        if self._across:
            self._in_columns(facts)
        else:
            self._in_lines(facts)

    def _in_lines(self, facts: Iterable[Fact]) -> None:
        self.setColumnStretch(1, 1)
        for row, fact in enumerate(facts):
            self.addWidget(Label(fact.label, Role.SMALL), row, 0, Qt.AlignmentFlag.AlignTop)
            self.addWidget(fact.value(self._role), row, 1)

    def _in_columns(self, facts: Iterable[Fact]) -> None:
        row, column = 0, 0
        figures = self._role is not Role.BODY
        for each in range(self._across):
            self.setColumnStretch(each, 0 if figures else 1)
        self.setColumnStretch(self._across, 1 if figures else 0)
        for fact in facts:
            if column + fact.width > self._across:
                row, column = row + 1, 0
            place = in_column(
                Label(fact.label, Role.SMALL),
                placed(fact.value(self._role), _LEFT if fact.badge else Qt.AlignmentFlag(0)),
                REST,
                gap=0 if figures else GAP_1,
            )
            self.addLayout(place, row, column, 1, fact.width)
            column += fact.width
