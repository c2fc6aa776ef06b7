"""The list of cases: found by words and state, each line with what is owed and what is due next."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from inspector_app.domain.case import CaseState
from inspector_app.domain.money import yuan
from inspector_app.support import vocabulary
from inspector_app.ui.cases.wording import state_badge
from inspector_app.ui.session import Session
from inspector_app.ui.theme import GAP_2
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.chip import Badge
from inspector_app.ui.widgets.empty_state import EmptyState
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.ui.widgets.page import Page
from inspector_app.ui.widgets.search_box import SearchBox
from inspector_app.ui.widgets.segmented import Segment, Segmented
from inspector_app.ui.widgets.table import Table
from inspector_app.ui.widgets.table_model import Column, TableModel
from inspector_app.ui.wording import due_badge
from inspector_app.usecases.case_list import CaseLine, CaseScope, list_cases
from inspector_app.usecases.context import Context
from inspector_app.usecases.lookups import CaseFilter


def owed_words(line: CaseLine) -> str:
    """What is still owed in yuan; — before anything was found."""
    return yuan(line.balance.open_fen) if line.balance.heads else "—"


def urgency(line: CaseLine) -> Badge | None:
    """The chip of what is due next."""
    return due_badge(line.next_due) if line.next_due else None


def _unfiled(line: CaseLine) -> Badge | None:
    """Only a case that still waits for its filing wants attention."""
    return state_badge(line.state) if line.state is CaseState.LEAD else None


def columns() -> tuple[Column, ...]:
    """The columns of the list."""
    return (
        Column.of("case.title", lambda line: line.case.title),
        Column.of("case.number", lambda line: line.case.number or "—", width=208, tail=True),
        Column("项目或场所", lambda line: line.site or "—", width=140, spare=True),
        Column("状态", lambda line: vocabulary.word(line.state), width=122, badge=_unfiled),
        Column.of("balance.open_fen", owed_words, "right", 108),
        Column("最近期限", lambda _line: "—", width=206, badge=urgency),
    )


class CaseListPage(Page):
    """``opened`` brings the identity of a case; ``new_wished`` asks for a new one."""

    opened = Signal(str)
    new_wished = Signal()

    def __init__(self, session: Session[Context], parent: QWidget | None = None) -> None:
        super().__init__("案件", scrolls=False, parent=parent)
        self._session = session
        self._stale = True
        self.header.add(Button(self.tr("新建案件"), "plus", Kind.PRIMARY, clicked=self.new_wished.emit))
        self.body.addLayout(self._finding_row())
        self._model = TableModel(columns(), self)
        empty = EmptyState(
            self.tr("没有符合条件的案件"), self.tr("换个关键词或状态再查，或者新建案件。"), "folder-open"
        )
        self.table = Table(self._model, self.tr("案件列表"), empty)
        self.table.opened.connect(lambda line: self.opened.emit(line.case.rid))
        self.body.addWidget(self.table, 1)
        self._foot = Label("", Role.SMALL)
        self.body.addWidget(self._foot)
        session.changed.connect(self._changed)

    def refresh(self) -> None:
        """Read the list again."""
        self._stale = False
        found = self._session.read(list_cases, CaseFilter(self._search.text().strip()), self._scope.value())
        self._model.show(found)
        self._foot.setText(self.tr("共{0}件　·　↑↓ 选择　Enter 打开").format(len(found)))

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        if self._stale:
            self.refresh()

    def _changed(self, _result: object) -> None:
        self._stale = True
        if self.isVisible():
            self.refresh()

    def _finding_row(self) -> QHBoxLayout:
        self._search = SearchBox(self.tr("查找案件"), self.tr("按案件名称、案号、单位、场所查找"))
        self._search.searched.connect(lambda _text: self.refresh())
        scopes = [
            Segment(self.tr("在办"), CaseScope.GOING_ON),
            Segment(self.tr("已办结"), CaseScope.ENDED),
            Segment(self.tr("全部"), CaseScope.ALL),
        ]
        self._scope = Segmented(scopes, self.tr("案件状态"))
        self._scope.set_value(CaseScope.GOING_ON)
        self._scope.value_changed.connect(self.refresh)
        row = QHBoxLayout()
        row.setSpacing(GAP_2)
        row.addWidget(self._search, 1)
        row.addWidget(self._scope)
        return row
