"""隐患 in 监管调度: the list, and in its place the page of the one that was opened."""

from functools import cached_property

from inspector_app.ui.oversight.hazard_page import HazardPage
from inspector_app.ui.oversight.hazards_page import HazardsPage
from inspector_app.ui.rooms import Rooms
from inspector_app.ui.session import Session
from inspector_app.usecases.context import Context
from inspector_app.usecases.draft_key import DraftKey
from inspector_app.usecases.hazard_list import HazardScope


class HazardsSection(Rooms):
    """A target is the rid of a hazard, or a draft on one; or of which hazards something is owed."""

    def __init__(self, session: Session[Context]) -> None:
        self.hazards = HazardsPage(session)
        super().__init__(session, self.hazards, {HazardScope: self.show_scope})

    @cached_property
    def hazard(self) -> HazardPage:
        """The page of a hazard, built when the first one is opened."""
        page = HazardPage(self.session)
        page.left.connect(self.show_list)
        return page

    def show_scope(self, scope: HazardScope) -> None:
        """Show the list, and on it those of which something is owed."""
        self.hazards.show_scope(scope)
        self.show_list()

    def open(self, rid: str) -> None:
        """Show a hazard."""
        self.hazard.show_hazard(rid)
        self.bring(self.hazard)

    def go_on(self, key: DraftKey) -> None:
        """The dialog of a draft, on its own hazard."""
        self.open(key.rid)
        self.hazard.go_on(key)
