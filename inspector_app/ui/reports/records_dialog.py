"""The records behind a figure: what it means, and each record that leads to its page."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from inspector_app.domain.measures.figure import Figure
from inspector_app.support import vocabulary
from inspector_app.ui.layouts import REST, in_row, put_in, wide
from inspector_app.ui.session import Session
from inspector_app.ui.targets import (
    CASES,
    DOCUMENTS,
    INSPECTIONS,
    INTERVIEWS,
    LEADS,
    OVERSIGHT,
    PROJECTS,
    CaseTab,
    ShowCase,
    ShowRegister,
    ShowSection,
)
from inspector_app.ui.translation import tr
from inspector_app.ui.waiting import wait_for
from inspector_app.ui.widgets.button import Button
from inspector_app.ui.widgets.empty_state import EmptyState
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.ui.widgets.plain_dialog import PlainDialog
from inspector_app.ui.widgets.table import Table
from inspector_app.ui.widgets.table_model import Column
from inspector_app.usecases.context import Context
from inspector_app.usecases.measure_records import Behind, records_behind
from inspector_app.usecases.watching import ENTRIES

_HEIGHT = 220
_PAGES: Mapping[str, str] = {
    "project": PROJECTS, "case": CASES, "document": DOCUMENTS, "interview": INTERVIEWS, "inspection": INSPECTIONS,
    "lead": LEADS,
}  # fmt: skip
_SECTIONS: Mapping[str, str] = {
    **dict.fromkeys(ENTRIES, "watching"), "meeting": "dispatch", "dispatch_task": "dispatch",
}  # fmt: skip
_REGISTERS = {"consultation": "consultations", "aid_application": "aid"}


class RecordsDialog(PlainDialog):
    """The records of a figure ``of`` a period, town … (empty: the one of the report), with what ``remark`` says."""

    def __init__(
        self, session: Session[Context], figure: Figure, parent: QWidget | None = None, of: str = "", remark: str = ""
    ) -> None:
        words = figure.measure.words
        where, reckoned = f"（{of}）" if of else "", f"（{figure.quotient}）" if figure.quotient else ""
        super().__init__(f"{words.label}{where}：{figure.words}{reckoned}", 860, parent)
        self._session = session
        empty = EmptyState(tr("没有记录"), tr("这个数字没有一条记录。"), "inbox")
        columns = (
            Column(tr("类型"), lambda each: vocabulary.record_word(each.kind), width=120),
            Column(tr("记录"), lambda each: each.name),
            Column(tr("计入"), lambda each: each.adds, width=150, align="right"),
        )
        self.table = Table(columns, words.label, empty)
        self.table.setMinimumHeight(_HEIGHT)
        self.table.show_records(session.read(records_behind, figure), lambda each: (each.kind, each.rid))
        self.table.opened.connect(self._open)
        go, close = Button(tr("打开记录"), clicked=self._open_chosen), Button(tr("关闭"), clicked=self.reject)
        meaning = tr("口径：{definition}来源：{source}。").format(definition=words.definition, source=words.source)
        told = [Label(words, Role.SMALL, wrap=True) for words in (meaning, figure.remark, remark) if words]
        put_in(self.body, *told, wide(self.table), in_row(REST, go, close))

    def _open_chosen(self) -> None:
        if (chosen := self.table.chosen_record()) is not None:
            self._open(chosen)

    def _open(self, record: Behind) -> None:
        """Close, and go where the record is shown: on its own page, or on that of its case or project."""
        if record.kind in _PAGES:
            page, target = _PAGES[record.kind], record.rid
        elif record.kind in _REGISTERS:
            self.accept()
            self._session.go(LEADS, ShowRegister(_REGISTERS[record.kind], record.rid))
            return
        elif record.kind in _SECTIONS:
            self._show_section(_SECTIONS[record.kind], record.rid)
            return
        elif record.kind == "payment":
            self.accept()
            self._session.go(CASES, ShowCase(record.case_rid, CaseTab.PAYMENTS))
            return
        elif record.campaign_rid and not record.project_rid:
            self._show_section("campaigns", record.campaign_rid)
            return
        else:
            page, target = (PROJECTS, record.project_rid) if record.project_rid else (CASES, record.case_rid)
        if target:
            self.accept()
            self._session.go(page, target)

    def _show_section(self, key: str, rid: str) -> None:
        self.accept()
        self._session.go(OVERSIGHT, ShowSection(key, rid))


def open_into_records(table: Table, session: Session[Context], found: Callable[[Any, int], tuple[Figure, str]]) -> None:
    """A figure that is opened in a table shows its records; ``found`` tells by row and column which, and of what."""

    def show(row: Any, column: int) -> None:
        figure, of = found(row, column)
        wait_for(RecordsDialog(session, figure, table.window(), of))

    table.opened_at.connect(show)
