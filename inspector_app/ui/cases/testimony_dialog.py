"""口供对照: the transcripts of a case side by side, a matter a line; printed and exported as it stands."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from inspector_app.domain.testimony import Asked
from inspector_app.ui.layouts import REST, clear, in_column, in_row, see_through, wide
from inspector_app.ui.lists.list_out import ListOut
from inspector_app.ui.screen_room import bound_width, within
from inspector_app.ui.session import Session
from inspector_app.ui.theme import GAP_1, GAP_2, GAP_4, Tone
from inspector_app.ui.translation import tr
from inspector_app.ui.waiting import wait_for
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.chip import Badge, Chip
from inspector_app.ui.widgets.label import Label, Role, breakable
from inspector_app.ui.widgets.plain_dialog import PlainDialog
from inspector_app.ui.widgets.scrolled import Scrolled
from inspector_app.ui.widgets.tick_list import TickList
from inspector_app.usecases.context import Context
from inspector_app.usecases.testimony import (
    DIFFERS,
    NOT_ANSWERED,
    NOT_ASKED,
    TITLE,
    Testimony,
    laid_beside,
    testimony_sheet,
    witnesses,
)

_WIDTH, _PEOPLE, _MOST_ROWS, _MOST_AT_FIRST = 1080, 250, 10, 4
_LARGEST = QSize(10_000, 10_000)  # as large as the screen has room for


class TestimonyDialog(PlainDialog):
    """Who is ticked stands in a column of their own; the first four are at the start."""

    def __init__(self, session: Session[Context], case_rid: str, parent: QWidget | None = None) -> None:
        super().__init__(TITLE, _WIDTH, parent)
        bound_width(self)
        self._session, self._case_rid = session, case_rid
        known = session.read(witnesses, case_rid)
        options = [(each.heading, each.interview.rid) for each in known]
        self.people = TickList(options, min(len(options), _MOST_ROWS))
        self.people.setFixedWidth(_PEOPLE)
        self.people.setAccessibleName(tr("对照哪些笔录"))
        self.people.set_value([each.interview.rid for each in known[:_MOST_AT_FIRST]])
        self._area = Scrolled(see_through())
        self._area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # names stand above their columns
        self._names = QGridLayout()
        out = ListOut(session, TITLE, lambda: testimony_sheet(self._beside), self.notice)
        close = Button(tr("关闭"), kind=Kind.PRIMARY, clicked=self.accept)
        self.body.addWidget(Label(tr("同一事项，各人怎么说。由询问笔录摘录，内容以笔录为准。"), Role.SMALL, wrap=True))
        beside = in_column(self._names, wide(self._area), gap=GAP_2)
        self.body.addLayout(in_row(in_column(self.people, REST), wide(beside), gap=GAP_4), 1)
        self.body.addWidget(self.notice)
        self.body.addLayout(in_row(out, REST, close))
        self.people.value_changed.connect(self._show)
        self._show()
        self.resize(within(_LARGEST, self))

    @classmethod
    def ask(cls, session: Session[Context], case_rid: str, parent: QWidget | None = None) -> None:
        """Show it until it is closed."""
        wait_for(cls(session, case_rid, parent))

    @property
    def _beside(self) -> Testimony:
        wanted = self.people.value()
        return self._session.read(laid_beside, self._case_rid, wanted)

    def _show(self) -> None:
        beside = self._beside
        table = see_through()
        grid = QGridLayout(table)
        clear(self._names)
        bar = self._area.verticalScrollBar().sizeHint().width()
        for each, beyond in ((grid, 0), (self._names, bar)):
            each.setHorizontalSpacing(GAP_4)
            each.setVerticalSpacing(GAP_2)
            each.setContentsMargins(0, 0, GAP_4 + beyond, 0)
            for column in range(max(each.columnCount(), len(beside.witnesses))):
                each.setColumnStretch(column, int(column < len(beside.witnesses)))
        for column, witness in enumerate(beside.witnesses):
            self._names.addWidget(Label(witness.heading, Role.STRONG, wrap=True), 0, column)
        for line, row in enumerate(beside.rows):
            mark = [Chip(Badge(DIFFERS, Tone.WARNING))] if row.differs else []
            heading = in_row(Label(row.topic, Role.SECTION), *mark, REST)
            grid.addLayout(heading, 2 * line, 0, 1, -1)
            for column, asked in enumerate(row.asked):
                spoken = _spoken(asked)
                spoken.setAccessibleName(f"{row.topic}　{beside.witnesses[column].heading}")
                grid.addWidget(spoken, 2 * line + 1, column, Qt.AlignmentFlag.AlignTop)
        grid.setRowStretch(grid.rowCount(), 1)
        self._area.setWidget(table)
        table.setAutoFillBackground(False)


def _spoken(asked: Sequence[Asked]) -> QWidget:
    """Small what was asked, and below each question the answer."""
    place = see_through()
    told, asked_words = in_column(gap=GAP_1, of=place), tr("第{number}问　{question}")
    for each in asked:
        told.addWidget(
            Label(breakable(asked_words.format(number=each.number, question=each.question)), Role.SMALL, wrap=True)
        )
        told.addWidget(Label(breakable(each.answer) or NOT_ANSWERED, wrap=True))
    if not asked:
        told.addWidget(Label(NOT_ASKED, Role.SMALL))
    return place
