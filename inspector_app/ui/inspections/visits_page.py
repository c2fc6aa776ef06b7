"""The list of visits, the newest first."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from inspector_app.domain.record_stage import RecordStage
from inspector_app.support import vocabulary
from inspector_app.ui.inspections import wording
from inspector_app.ui.inspections.wording import tr
from inspector_app.ui.session import Session
from inspector_app.ui.theme import GAP_2, Tone
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.empty_state import EmptyState
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.ui.widgets.page import Page
from inspector_app.ui.widgets.search_box import SearchBox
from inspector_app.ui.widgets.segmented import Segment, Segmented
from inspector_app.ui.widgets.table import Table
from inspector_app.ui.widgets.table_model import Column, Lines, TableModel
from inspector_app.usecases import inspections
from inspector_app.usecases.context import Context
from inspector_app.usecases.inspections import VisitLine

_ALL, _OPEN = "all", "open"


class VisitsPage(Page):
    """``opened`` brings a line; ``new_wished`` asks for a new visit."""

    opened = Signal(object)
    new_wished = Signal()

    def __init__(self, session: Session[Context], parent: QWidget | None = None) -> None:
        super().__init__(tr("现场检查"), scrolls=False, parent=parent)
        self.session = session
        self._lines: tuple[VisitLine, ...] = ()
        self._stale = True
        self.header.add(Button(tr("新建检查"), "plus", Kind.PRIMARY, clicked=self.new_wished.emit))
        self.search = SearchBox(tr("查找检查"), tr("检查对象、监察员"))
        self.search.searched.connect(lambda _text: self._show())
        self._which = Segmented([Segment(tr("全部"), _ALL), Segment(tr("未办完"), _OPEN, Tone.WARNING)], tr("办理情况"))
        self._which.set_value(_ALL)
        self._which.value_changed.connect(self._show)
        row = QHBoxLayout()
        row.setSpacing(GAP_2)
        row.addWidget(self.search, 1)
        row.addWidget(self._which)
        self.body.addLayout(row)
        empty = EmptyState(tr("没有检查"), tr("到了工地，从这里新建检查；也可以从项目页面新建。"), "clipboard-check")
        self._model = TableModel(_columns(), self)
        self.table = Table(self._model, tr("检查列表"), empty)
        self.table.opened.connect(self.opened)
        self.body.addWidget(self.table, 1)
        self._sums = Label("", Role.SMALL)
        self.body.addWidget(self._sums)
        session.changed.connect(lambda _result: self.refresh())

    def refresh(self) -> None:
        """Read again now when in sight, else when it comes in sight."""
        self._stale = True
        if self.isVisible():
            self._read()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        if self._stale:
            self._read()

    def _read(self) -> None:
        self._stale = False
        self._lines = self.session.read(inspections.visits)
        unfinished = sum(line.state is not RecordStage.SIGNED for line in self._lines)
        self._which.set_word(_OPEN, f"{tr('未办完')} {unfinished}")
        self._show()

    def _show(self) -> None:
        lines = filtered(self._lines, self.search.text(), self._which.value() == _OPEN)
        self._model.show(Lines(lines, key=lambda line: line.inspection.rid))
        self._sums.setText(wording.sums_line(lines))


def filtered(lines: Sequence[VisitLine], text: str, only_open: bool) -> list[VisitLine]:
    """The lines in which every word of ``text`` occurs; ``only_open`` leaves out those whose record is signed."""
    words = text.split()
    return [
        line
        for line in lines
        if all(word in f"{line.about} {' '.join(line.inspectors)}" for word in words)
        and not (only_open and line.state is RecordStage.SIGNED)
    ]


def _stage_words(line: VisitLine) -> str:
    return vocabulary.word(line.state)


def _columns() -> list[Column]:
    return [
        Column(tr("检查时间"), lambda line: wording.day_words(line.inspection), width=168),
        Column(tr("检查对象"), lambda line: line.about),
        Column.of("inspection.kind", lambda line: vocabulary.word(line.inspection.kind), width=100),
        Column.of("inspection.inspector_rids", wording.inspectors_words, width=190, spare=True),
        Column(tr("不符合"), lambda line: wording.violation_words(line), "right", 84),
        Column(
            tr("状态"),
            lambda line: vocabulary.word(line.state),
            width=140,
            badge=lambda line: wording.state_badge(line.state),
        ),
    ]
