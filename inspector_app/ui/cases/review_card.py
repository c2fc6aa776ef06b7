"""案卷评查: before a case is filed away it is looked through, when somebody asks for it, as the other side would."""

from inspector_app.domain.case_review import Weakness
from inspector_app.support.errors import Level
from inspector_app.ui.layouts import REST, in_row
from inspector_app.ui.lists.list_out import ListOut
from inspector_app.ui.reason_list import ReasonList
from inspector_app.ui.session import Session
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.card import Card
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.ui.widgets.notice import Notice
from inspector_app.ui.wording import Reason
from inspector_app.usecases.case_review import looked_through, review_sheet, review_words, where_and_how
from inspector_app.usecases.context import Context
from inspector_app.usecases.list_files import ListSheet

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
        every = self._session.read(looked_through, self._case_rid)
        found = [_reason(each) for each in every if each.where]
        self._button.hide()
        self.body.addWidget(Label(review_words(every), Role.SMALL, wrap=True))
        if found:
            self.body.addWidget(ReasonList(found))
        notice = Notice()
        out = ListOut(self._session, tr("案卷评查表"), self._sheet, notice)
        self.body.addLayout(in_row(out, REST))
        self.body.addWidget(notice)

    def _sheet(self) -> ListSheet:
        return self._session.read(review_sheet, self._case_rid)


def _reason(weakness: Weakness) -> Reason:
    rule = weakness.rule
    return Reason(where_and_how(weakness), rule.basis_text, _LEVELS.get(rule.weight, Level.INFO))
