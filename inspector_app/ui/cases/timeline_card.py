"""办理过程: what happened in the case, the newest first; papers can be opened from here."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from inspector_app.domain.dates import clock_time
from inspector_app.support.clock import civil_date
from inspector_app.ui import theme
from inspector_app.ui.layouts import in_column
from inspector_app.ui.session import Session
from inspector_app.ui.targets import DOCUMENTS
from inspector_app.ui.theme import GAP_2, GAP_3
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.card import Card
from inspector_app.ui.widgets.clearing import clear
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.ui.wording import short_day
from inspector_app.usecases.case_file import CaseFile
from inspector_app.usecases.context import Context
from inspector_app.usecases.timeline import Happening, timeline

_AT_FIRST = 8


def when_words(line: Happening, today: date) -> str:
    """3月16日 09:30, or the day alone."""
    day = short_day(civil_date(line.at), today)
    return day if line.day_only else f"{day} {clock_time(line.at)}"


def what_words(line: Happening) -> str:
    """What happened; a mistaken entry says so."""
    return f"{line.what}（误登，已更正）" if line.undone else line.what


def who_words(line: Happening) -> str:
    """Who did it and the remark, on one line."""
    return "　".join(part for part in (line.who, line.note) if part)


class TimelineCard(Card):
    """The newest few lines, the others on demand."""

    def __init__(self, session: Session[Context], whole: CaseFile) -> None:
        super().__init__("办理过程")
        self._session = session
        self._today = whole.today
        self._lines = session.read(timeline, whole)
        self._place = QVBoxLayout()
        self.body.addLayout(self._place)
        self._more = Button(
            self.tr("显示全部{0}条").format(len(self._lines)), "chevron-down", Kind.QUIET, clicked=self.show_all
        )
        self.body.addWidget(self._more)
        self._more.setVisible(len(self._lines) > _AT_FIRST)
        self._show(self._lines[:_AT_FIRST])

    def show_all(self) -> None:
        """Show every line."""
        self._more.hide()
        self._show(self._lines)

    def _show(self, lines: tuple[Happening, ...]) -> None:
        clear(self._place)
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(GAP_3)
        grid.setVerticalSpacing(GAP_2)
        grid.setColumnStretch(1, 1)
        grid.setColumnMinimumWidth(0, round(7.2 * theme.current().body_size))
        top = Qt.AlignmentFlag.AlignTop
        for row, line in enumerate(lines):
            grid.addWidget(Label(when_words(line, self._today), Role.SMALL), row, 0, top)
            grid.addLayout(_words(line), row, 1)
            if line.document_rid:
                button = Button(icon="file-text", kind=Kind.BARE, name=self.tr("打开文书：{0}").format(line.what))
                button.clicked.connect(lambda _on=False, rid=line.document_rid: self._session.go(DOCUMENTS, rid))
                grid.addWidget(button, row, 2, top)
        self._place.addWidget(holder)


def _words(line: Happening) -> QVBoxLayout:
    column = in_column(Label(what_words(line), wrap=True), gap=0)
    who = who_words(line)
    if who:
        column.addWidget(Label(who, Role.SMALL, wrap=True))
    return column
