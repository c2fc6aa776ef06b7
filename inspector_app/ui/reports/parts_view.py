"""分类汇总: the figures of the ledger by towns, departments, owner types or industries; each opens into its records."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtWidgets import QWidget

from inspector_app.domain.measures.figure import By, Figure
from inspector_app.domain.measures.lacking import told_apart
from inspector_app.domain.measures.report import PART_MEASURES, Report
from inspector_app.support.vocabulary import word
from inspector_app.ui.latest import Latest
from inspector_app.ui.layouts import REST, in_column, in_row
from inspector_app.ui.reports.records_dialog import open_into_records
from inspector_app.ui.session import Session
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.empty_state import EmptyState
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.ui.widgets.left_out import whole_or_told
from inspector_app.ui.widgets.segmented import Segment, Segmented
from inspector_app.ui.widgets.table import Table
from inspector_app.ui.widgets.table_model import Column
from inspector_app.usecases.context import Context
from inspector_app.usecases.report_files import headings, place_words, whole_of
from inspector_app.usecases.reports import ReportOrder, perform_parts

_MOST_ROWS = 120
_PARTS = (By.TOWN, By.DEPARTMENT, By.OWNER, By.INDUSTRY)
Parts = Sequence[tuple[str, tuple[Figure, ...]]]


class _Line(NamedTuple):
    """A part of the district, or all of it, with its figures."""

    name: str
    figures: Sequence[Figure]


class PartsView(QWidget):
    """``table`` is what leaves as a file; towns are told with the report, other parts are counted when wished."""

    def __init__(self, session: Session[Context], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._report: Report | None = None
        self._order: ReportOrder | None = None
        self._counting = Latest(session, tr("正在统计"), lambda: self.by.set_value(By.TOWN))
        self.by = Segmented([Segment(word(by), by) for by in _PARTS], tr("分类"))
        self.by.set_value(By.TOWN)
        self.table = _table()
        self._lacking = Label("", Role.SMALL, wrap=True)
        in_column(in_row(self.by, REST), whole_or_told(self.table), self._lacking, of=self)
        self.by.value_changed.connect(self._count)
        open_into_records(self.table, session, lambda line, at: (line.figures[max(at - 1, 0)], line.name))

    def show_report(self, report: Report, order: ReportOrder | None) -> None:
        """The parts of another report, in the way that is chosen."""
        self._report, self._order = report, order
        self._count()

    def _count(self) -> None:
        by, report, order = self.by.value(), self._report, self._order
        self._counting.drop()
        if report is None:
            return
        self._fill(report.parts if by is By.TOWN else ())
        if by is not By.TOWN and order is not None:
            work = partial(perform_parts, order, by, self._session.context.store)
            self._counting.wish(work, self._fill)

    def _fill(self, parts: Parts) -> None:
        if self._report is None:
            return
        whole = [_Line(tr("合计"), whole_of(self._report))] if parts else []
        lines = [*(_Line(place_words(name), figures) for name, figures in parts), *whole]
        self.table.entitle([word(self.by.value()), *headings("report_parts")[1:]])
        self.table.show_records(lines, lambda line: line.name, of=self.by.value())
        self._lacking.setText("\n".join(told_apart(parts, self._report.told_later)))


def _table() -> Table:
    """Each part with its figures; what belongs to none stands before the whole."""

    def cell(at: int) -> Callable[[_Line], str]:
        return lambda line: line.figures[at].words

    first, *shorts = headings("report_parts")
    widths = (92, 104, 84, 76, 76, 92, 150)
    figures = (
        Column(head, cell(at), "right", width, spare=at in (2, 3))  # 无欠薪, 一般: the share tells of them
        for at, (head, width) in enumerate(zip(shorts, widths, strict=True))
    )
    empty = EmptyState(tr("没有项目"), tr("台账里有在建项目以后，分类汇总。"), "inbox")
    table = Table((Column(first, lambda line: line.name), *figures), tr("分类汇总"), empty)
    assert len(shorts) == len(PART_MEASURES)
    table.show_whole(120, _MOST_ROWS)
    return table
