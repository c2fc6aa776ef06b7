"""How wages are safeguarded on a site: six facts, of which not knowing is also an answer."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from inspector_app.domain.project import SITE_FACTS, Project
from inspector_app.support import vocabulary
from inspector_app.ui.projects import wording
from inspector_app.ui.theme import GAP_1, GAP_3, GAP_4
from inspector_app.ui.widgets.card import Card
from inspector_app.ui.widgets.chip import Chip
from inspector_app.ui.widgets.clearing import clear
from inspector_app.ui.widgets.label import Label, Role

_ACROSS = 3


class FactsCard(Card):
    """Three facts to a line; what is missing on the site is marked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(wording.tr("工资支付保障制度"), parent)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(GAP_4)
        self._grid.setVerticalSpacing(GAP_3)
        for column in range(_ACROSS):
            self._grid.setColumnStretch(column, 1)
        self.body.addLayout(self._grid)

    def show_project(self, project: Project) -> None:
        """Show the facts of a project."""
        clear(self._grid)
        for number, name in enumerate(SITE_FACTS):
            fact = getattr(project, name)
            place = QVBoxLayout()
            place.setSpacing(GAP_1)
            place.addWidget(Label(vocabulary.label(f"project.{name}"), Role.SMALL))
            badge = wording.fact_badge(fact)
            if badge:
                place.addWidget(Chip(badge), alignment=Qt.AlignmentFlag.AlignLeft)
            else:
                place.addWidget(Label(fact.words, wrap=True))
            place.addStretch()
            self._grid.addLayout(place, number // _ACROSS, number % _ACROSS)
