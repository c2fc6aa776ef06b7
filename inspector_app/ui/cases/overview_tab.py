"""总览: figures and threshold, next steps and what stands against them, acts; at the side facts, deadlines, parties."""

from functools import partial

from PySide6.QtWidgets import QWidget

from inspector_app.domain.case import Case
from inspector_app.ui.cases.contacts_card import ContactsCard
from inspector_app.ui.cases.half_paid_card import HalfPaidCard
from inspector_app.ui.cases.overview_cards import (
    DeadlinesCard,
    FactsCard,
    FiguresCard,
    PartiesCard,
    StepsCard,
    TimelineCard,
)
from inspector_app.ui.cases.review_card import ReviewCard
from inspector_app.ui.cases.step_starter import StepStarter
from inspector_app.ui.layouts import AS_AROUND, REST, clear, in_column, see_through
from inspector_app.ui.oversight.watch_menu import OF_CASE, WatchedCard, begin_entry
from inspector_app.ui.session import Session
from inspector_app.ui.theme import GAP_1, GAP_3
from inspector_app.ui.widgets.columns import Columns
from inspector_app.ui.widgets.scrolled import Scrolled
from inspector_app.usecases.case_file import CaseFile
from inspector_app.usecases.context import Context
from inspector_app.usecases.half_paid import half_paid
from inspector_app.usecases.other_cases import with_other_cases
from inspector_app.usecases.steps import next_steps
from inspector_app.usecases.transfers import passed_problem
from inspector_app.usecases.watch_list import lines_about
from inspector_app.usecases.watching import known_of

_TWO_COLUMNS_FROM = 1060


class OverviewTab(QWidget):
    """Everything one wants to know before doing the next thing."""

    def __init__(self, session: Session[Context], starter: StepStarter) -> None:
        super().__init__()
        self._session = session
        self._starter = starter
        self._left, self._right = in_column(gap=GAP_3), in_column(gap=GAP_3)
        columns = Columns(_TWO_COLUMNS_FROM).fill((self._left,), (self._right,))
        content = see_through()
        in_column(columns, REST, gap=AS_AROUND, edges=(0, 0, GAP_1, 0), of=content)
        in_column(Scrolled(content), gap=AS_AROUND, of=self)

    def show_case(self, whole: CaseFile) -> None:
        """Show a case as it stands."""
        clear(self._left)
        clear(self._right)
        rid = whole.case.rid
        steps = self._session.read(next_steps, rid)
        self._left.addWidget(FiguresCard(whole, self._session.read(with_other_cases, whole)))
        passed = self._session.read(passed_problem, rid)
        self._left.addWidget(StepsCard(steps, whole.today, lambda step: self._starter.take(rid, step), passed))
        half = self._session.read(half_paid, rid)
        if half is not None:
            card = HalfPaidCard(self.tr("期限已过未付清"), half, whole.today, with_link=False)
            card.way_chosen.connect(lambda step: self._starter.take(rid, step))
            self._left.addWidget(card)
        self._left.addWidget(TimelineCard(self._session, whole))
        self._left.addWidget(ReviewCard(self._session, rid))
        self._right.addWidget(FactsCard(self._session, whole))
        self._right.addWidget(DeadlinesCard(self._session, whole))
        watched = self._session.read(lines_about, case_rids=[rid])
        if watched:
            about = WatchedCard(self._session, OF_CASE)
            about.begin_wished.connect(partial(self._enter_watched, whole.case))
            about.show_lines(watched)
            self._right.addWidget(about)
        self._right.addWidget(ContactsCard(self._session, whole))
        self._right.addWidget(PartiesCard(self._session, whole, self._starter))

    def _enter_watched(self, case: Case, kind: str) -> None:
        begin_entry(self._session, kind, known_of(kind, case), self.window())
