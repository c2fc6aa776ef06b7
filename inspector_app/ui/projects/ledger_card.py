"""What the ledger says of a project: firms, people, money, and its grade with who gave it and why."""

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from inspector_app.domain.dates import chinese
from inspector_app.domain.money import yuan
from inspector_app.domain.project import Project
from inspector_app.support import vocabulary
from inspector_app.ui.projects import wording
from inspector_app.ui.projects.wording import tr
from inspector_app.ui.theme import GAP_1, GAP_3, GAP_4
from inspector_app.ui.widgets.card import Card
from inspector_app.ui.widgets.clearing import clear
from inspector_app.ui.widgets.label import Label, Role


def ledger_lines(project: Project) -> list[tuple[str, str, int]]:
    """Heading, words and width (of four columns) of each entry; what is not known shows a dash."""
    contract = yuan(project.contract_fen) if project.contract_fen is not None else ""
    started = chinese(project.started_on) if project.started_on else ""
    lines = [
        (vocabulary.label("project.heads"), tr("{heads}人").format(heads=f"{project.heads:,}"), 1),
        (vocabulary.entry("project.unpaid_fen").with_unit, yuan(project.unpaid_fen), 1),
        (vocabulary.entry("project.contract_fen").with_unit, contract, 1),
        (vocabulary.label("project.started_on"), started, 1),
        (vocabulary.label("project.owner_name"), project.owner_name, 2),
        (vocabulary.label("project.contractor_name"), project.contractor_name, 2),
        (vocabulary.label("project.manager_name"), wording.joined(project.manager_name, project.manager_phone), 2),
        (vocabulary.label("project.address"), project.address, 2),
        (vocabulary.label("project.code"), project.code, 2),
        (
            vocabulary.short("project.grade"),
            wording.grade_story(project.grade),
            2 if not (project.grade and project.grade.reason) else 4,
        ),
    ]
    return [*lines, (vocabulary.label("project.note"), project.note, 4)] if project.note else lines


class LedgerCard(Card):
    """Four columns."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("台账"), parent)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(GAP_4)
        self._grid.setVerticalSpacing(GAP_3)
        for column in range(4):
            self._grid.setColumnStretch(column, 1)
        self.body.addLayout(self._grid)

    def show_project(self, project: Project) -> None:
        """Show what the ledger says."""
        clear(self._grid)
        row, column = 0, 0
        for heading, words, width in ledger_lines(project):
            if column + width > 4:
                row, column = row + 1, 0
            place = QVBoxLayout()
            place.setSpacing(GAP_1)
            place.addWidget(Label(heading, Role.SMALL))
            place.addWidget(Label(words or "—", wrap=True))
            place.addStretch()
            self._grid.addLayout(place, row, column, 1, width)
            column += width
