"""案卷评查: before a case is filed away it is looked through, when somebody asks for it, as the other side would."""

from inspector_app.domain.case_review import Weakness
from inspector_app.support.errors import Level
from inspector_app.ui.reason_list import ReasonList
from inspector_app.ui.session import Session
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.card import Card
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.ui.wording import Reason
from inspector_app.usecases.case_review import weaknesses, where_and_how
from inspector_app.usecases.context import Context

_LEVELS = {3: Level.ERROR, 2: Level.WARNING}


class ReviewCard(Card):
    """Nothing is looked for until the button is pressed."""

    def __init__(self, session: Session[Context], case_rid: str) -> None:
        super().__init__(tr("案卷评查"))
        self._session, self._case_rid = session, case_rid
        self._button = Button(self.tr("查找薄弱处"), "search", Kind.QUIET, clicked=self.look)
        self.body.addWidget(Label(self.tr("按对方律师的眼光逐项查找，立卷前改正。"), Role.SMALL, wrap=True))
        self.body.addWidget(self._button)

    def look(self) -> None:
        """Look through the case, and show what was found in place of the button."""
        found = self._session.read(weaknesses, self._case_rid)
        self._button.hide()
        shown = (
            ReasonList([_reason(each) for each in found]) if found else Label(self.tr("没有发现薄弱处。"), Role.SMALL)
        )
        self.body.addWidget(shown)


def _reason(weakness: Weakness) -> Reason:
    rule = weakness.rule
    return Reason(where_and_how(weakness), rule.basis_text, _LEVELS.get(rule.weight, Level.INFO))
