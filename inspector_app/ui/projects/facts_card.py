"""How wages are safeguarded on a site: six facts, of which not knowing is also an answer."""

from inspector_app.domain.project import SITE_FACTS, Project
from inspector_app.support import vocabulary
from inspector_app.ui.projects import project_words
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.card import Card
from inspector_app.ui.widgets.facts_grid import Fact, FactsGrid


class FactsCard(Card):
    """Three facts to a line; what is missing on the site is marked."""

    def __init__(self) -> None:
        super().__init__(tr("工资支付保障制度"))
        self._grid = FactsGrid(3)
        self.body.addLayout(self._grid)

    def show_project(self, project: Project) -> None:
        """Show the facts of a project."""
        known = ((vocabulary.label(f"project.{name}"), getattr(project, name)) for name in SITE_FACTS)
        self._grid.show_facts(Fact(label, fact.words, project_words.fact_badge(fact)) for label, fact in known)
