"""案卷评查: before a case is filed away it is looked through, when somebody asks for it, as the other side would."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout
from shiboken6 import isValid

from inspector_app.domain.case_review import Place, Spot, Weakness
from inspector_app.support.errors import Level
from inspector_app.ui.layouts import REST, in_column, in_row, placed, wide
from inspector_app.ui.lists.list_out import ListOut
from inspector_app.ui.reason_list import ReasonList
from inspector_app.ui.session import Session
from inspector_app.ui.targets import CASES, DOCUMENTS, INSPECTIONS, INTERVIEWS, CaseTab, ShowCase
from inspector_app.ui.theme import GAP_1, GAP_3
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.card import Card
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.ui.widgets.notice import Notice
from inspector_app.ui.wording import Reason
from inspector_app.usecases.case_review import (
    SHOWN,
    how_to_mend,
    perform_review,
    prepare_review,
    review_sheet,
    review_words,
    score_words,
)
from inspector_app.usecases.context import Context
from inspector_app.usecases.list_files import ListSheet

_LEVELS = {3: Level.ERROR, 2: Level.WARNING}
_PAGES = {Place.PAPER: DOCUMENTS, Place.INTERVIEW: INTERVIEWS, Place.VISIT: INSPECTIONS}
_TABS = {Place.LINE: CaseTab.CLAIMS, Place.ELEMENT: CaseTab.ELEMENTS, Place.CASE: CaseTab.PAPERS}


class ReviewCard(Card):
    """Nothing is looked for until the button is pressed; each place that was found is opened from here."""

    def __init__(self, session: Session[Context], case_rid: str) -> None:
        super().__init__(tr("案卷评查"))
        self._session, self._case_rid = session, case_rid
        self._button = Button(self.tr("查找薄弱处"), "search", Kind.QUIET, clicked=self.look).looks()
        self._found = in_column(gap=GAP_1)
        self.body.addWidget(Label(self.tr("按对方律师的眼光逐项查找，立卷前改正。"), Role.SMALL, wrap=True))
        self.body.addWidget(self._button)
        self.body.addLayout(self._found)

    def look(self) -> None:
        """Look through the case, and show what was found in place of the button."""
        review = self._session.read(prepare_review, self._case_rid)
        self._session.work(partial(perform_review, review), self._show, self.tr("案卷评查"), patient=True)

    def _show(self, every: tuple[Weakness, ...]) -> None:
        if not isValid(self):  # another case is in sight by now
            return
        rules = self._session.context.law.review
        self._button.hide()
        self._found.addWidget(Label(review_words(every), Role.SMALL, wrap=True))
        self._found.addWidget(Label(score_words(rules, every), Role.SMALL, wrap=True))
        for weakness in every:
            if weakness.where:
                self._found.addLayout(self._weakness(weakness))
        notice = Notice()
        out = ListOut(self._session, tr("案卷评查表"), self._sheet, notice)
        self._found.addLayout(in_row(out, REST))
        self._found.addWidget(notice)

    def _weakness(self, weakness: Weakness) -> QVBoxLayout:
        rule = weakness.rule
        level = _LEVELS.get(rule.weight, Level.INFO)
        told = in_column(ReasonList([Reason(how_to_mend(weakness), rule.basis_text, level)]), gap=GAP_1)
        for spot in weakness.where[:SHOWN]:
            told.addLayout(self._spot(spot))
        if len(weakness.where) > SHOWN:
            more = self.tr("共{0}处，全部见案卷评查表。").format(len(weakness.where))
            told.addLayout(in_row(_INDENT, wide(Label(more, Role.SMALL, wrap=True)), gap=0))
        return told

    def _spot(self, spot: Spot) -> QHBoxLayout:
        opens = Button("", "external-link", Kind.BARE, self.tr("打开{0}").format(spot.called)).looks()
        opens.clicked.connect(partial(self._open, spot))
        words = wide(Label(spot.called, Role.SMALL, wrap=True))
        return in_row(_INDENT, words, placed(opens, Qt.AlignmentFlag.AlignTop), gap=0)

    def _open(self, spot: Spot) -> None:
        if spot.place in _PAGES:
            self._session.go(_PAGES[spot.place], spot.rid)
        else:
            self._session.go(CASES, ShowCase(self._case_rid, _TABS[spot.place]))

    def _sheet(self) -> ListSheet:
        return self._session.read(review_sheet, self._case_rid)


_INDENT = 2 * GAP_3
