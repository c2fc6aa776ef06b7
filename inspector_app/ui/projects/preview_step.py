"""Import, third step: what would happen, every bad line by name, and the sums compared."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHeaderView, QStackedWidget, QWidget

from inspector_app.domain.project import Project
from inspector_app.support import vocabulary
from inspector_app.ui import cell_block
from inspector_app.ui.layouts import AS_AROUND, REST, in_column, in_row, wide
from inspector_app.ui.projects import import_text, project_words
from inspector_app.ui.theme import Tone
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.empty_state import EmptyState
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.ui.widgets.notice import Notice
from inspector_app.ui.widgets.segmented import Segment, Segmented
from inspector_app.ui.widgets.table import Table
from inspector_app.ui.widgets.table_model import Column, Lines, TableModel
from inspector_app.usecases.ledger_files import Change, LedgerReading, RowProblem

_BAD, _GOOD = "bad", "good"
_MOST_WRAPPED = 400  # to measure each line of a very long list would take seconds


class PreviewStep(QWidget):
    """Two lists: what has a problem, and what would be taken in."""

    def __init__(self) -> None:
        super().__init__()
        self._problems: tuple[RowProblem, ...] = ()
        self._changes = Label("", Role.STRONG, wrap=True)
        self._sums = Label("", Role.SMALL, wrap=True)
        self._compared = Notice()
        self._which = Segmented(
            [Segment(self.tr("有问题"), _BAD, Tone.INFO), Segment(self.tr("可以导入"), _GOOD, Tone.INFO)]
        )
        self._which.setAccessibleName(self.tr("显示"))
        self._which.value_changed.connect(self._choose)
        self._copy = Button(self.tr("复制问题清单"), "copy", Kind.QUIET, clicked=self._copy_problems)
        self._bad_model = TableModel(_problem_columns(), self)
        self._good_model = TableModel(_project_columns(), self)
        self.bad = Table(
            self._bad_model, self.tr("有问题的行"), EmptyState(self.tr("没有发现问题"), icon="circle-check")
        )
        self.bad.setWordWrap(True)
        self.good = Table(
            self._good_model, self.tr("可以导入的项目"), EmptyState(self.tr("没有一行可以导入"), icon="triangle-alert")
        )
        self._tables = QStackedWidget()
        self._tables.addWidget(self.bad)
        self._tables.addWidget(self.good)
        choice = in_row(self._which, REST, self._copy, gap=AS_AROUND)
        in_column(self._changes, self._sums, self._compared, choice, wide(self._tables), of=self)
        self.setFocusProxy(self.bad)

    def show_reading(self, reading: LedgerReading, foreseen: Sequence[tuple[Project, Change]], held: str = "") -> None:
        """Show what a file holds and what its import would do; ``held`` says which grades it would not lower."""
        self._problems = reading.problems
        self._changes.setText(import_text.change_line([change for _, change in foreseen], reading) + held)
        self._sums.setText(import_text.sums_line(reading) + import_text.unread_line(reading))
        compared = import_text.comparison(reading)
        self._compared.say(compared.words, compared.tone)
        self._which.set_word(_BAD, self.tr("有问题 {count}").format(count=len(reading.problems)))
        self._which.set_word(_GOOD, self.tr("可以导入 {count}").format(count=len(foreseen)))
        self._copy.setVisible(bool(reading.problems))
        self._bad_model.show(Lines(reading.problems))
        self._good_model.show(Lines(foreseen))
        few = len(reading.problems) <= _MOST_WRAPPED
        modes = QHeaderView.ResizeMode
        self.bad.verticalHeader().setSectionResizeMode(modes.ResizeToContents if few else modes.Fixed)
        self._which.set_value(_BAD if reading.problems else _GOOD)

    def _choose(self) -> None:
        self._tables.setCurrentWidget(self.good if self._which.value() == _GOOD else self.bad)

    def _copy_problems(self) -> None:
        cell_block.copy(import_text.problem_cells(self._problems))


def _problem_columns() -> list[Column]:
    return [
        Column(tr("行"), lambda p: str(p.row), "right", 64),
        Column(tr("列"), lambda p: p.column or "—", "center", 56),
        Column(tr("处理"), lambda p: import_text.problem_badge(p).word, width=110, badge=import_text.problem_badge),
        Column(tr("说明"), import_text.problem_words),
    ]


def _project_columns() -> list[Column]:
    return [
        Column.of("project.name", lambda line: line[0].name),
        Column.of("project.town", lambda line: line[0].town, width=100),
        Column.of("project.heads", lambda line: project_words.heads_word(line[0]), "right", 76),
        Column.of("project.unpaid_fen", lambda line: project_words.unpaid_word(line[0]), "right", 140),
        Column(
            vocabulary.short("project.grade"),
            lambda line: project_words.grade_word(line[0]),
            width=108,
            badge=lambda line: project_words.grade_badge(project_words.project_grade(line[0])),
        ),
        Column(tr("变化"), lambda _line: tr("未变"), width=100, badge=lambda line: import_text.change_badge(line[1])),
    ]
