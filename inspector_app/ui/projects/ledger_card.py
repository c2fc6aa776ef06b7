"""What the ledger says of a project: firms, people, money, and its grade with who gave it and why."""

from inspector_app.domain.dates import chinese
from inspector_app.domain.money import yuan
from inspector_app.domain.project import Project
from inspector_app.support.vocabulary import entry, label, short
from inspector_app.ui.projects import project_words
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.card import Card
from inspector_app.ui.widgets.facts_grid import Fact, FactsGrid
from inspector_app.ui.wording import joined


def ledger_facts(project: Project) -> list[Fact]:
    """The entries, in four columns."""
    heads = project_words.heads_word(project) + ("" if project.heads is None else tr("人"))
    unpaid = project_words.unpaid_word(project)
    contract = yuan(project.contract_fen) if project.contract_fen is not None else ""
    reasoned = bool(project.grade and project.grade.reason)
    facts = [
        Fact(label("project.heads"), heads),
        Fact(entry("project.unpaid_fen").with_unit, unpaid),
        Fact(entry("project.contract_fen").with_unit, contract),
        Fact(label("project.started_on"), chinese(project.started_on) if project.started_on else ""),
        Fact(label("project.owner_name"), project.owner_name, width=2),
        Fact(label("project.contractor_name"), project.contractor_name, width=2),
        Fact(label("project.manager_name"), joined(project.manager_name, project.manager_phone), width=2),
        Fact(label("project.address"), project.address, width=2),
        Fact(label("project.code"), project.code, width=2),
        Fact(short("project.grade"), project_words.grade_story(project), width=4 if reasoned else 2),
    ]
    return [*facts, Fact(label("project.note"), project.note, width=4)] if project.note else facts


class LedgerCard(Card):
    """Four columns."""

    def __init__(self) -> None:
        super().__init__(tr("台账"))
        self._grid = FactsGrid(4)
        self.body.addLayout(self._grid)

    def show_project(self, project: Project) -> None:
        """Show what the ledger says."""
        self._grid.show_facts(ledger_facts(project))
