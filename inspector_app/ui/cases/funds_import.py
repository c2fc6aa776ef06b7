"""导入流水: a statement is read in the worker, what it would bring is shown, a person says whose account it is."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from inspector_app.domain.roster import RowProblem
from inspector_app.domain.statement import Flaw, StatementForm
from inspector_app.support import vocabulary
from inspector_app.support.errors import Level, Problem
from inspector_app.support.words import sentence
from inspector_app.ui.cases.funds_list_entry import ListEntry
from inspector_app.ui.layouts import REST, in_column, in_row, placed, see_through, wide
from inspector_app.ui.lists.mapping_step import MappingStep
from inspector_app.ui.lists.plan_table import BADGES
from inspector_app.ui.session import Session
from inspector_app.ui.theme import GAP_3, Tone
from inspector_app.ui.translation import tr
from inspector_app.ui.waiting import wait_for
from inspector_app.ui.widgets.button import Button
from inspector_app.ui.widgets.chip import Badge
from inspector_app.ui.widgets.choice_box import ChoiceBox
from inspector_app.ui.widgets.clearing import clear
from inspector_app.ui.widgets.date_edit import DateEdit
from inspector_app.ui.widgets.field import Field
from inspector_app.ui.widgets.file_box import Choose, Wanted, chooser
from inspector_app.ui.widgets.form_dialog import FormDialog
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.ui.widgets.path_edit import PathEdit
from inspector_app.ui.widgets.scrolled import Tall
from inspector_app.ui.widgets.segmented import Segment, Segmented
from inspector_app.ui.widgets.table import Table
from inspector_app.ui.widgets.table_model import Column, Lines, TableModel
from inspector_app.ui.widgets.tip import set_tip
from inspector_app.usecases.context import Context
from inspector_app.usecases.evidence import Belongs
from inspector_app.usecases.funds import around_of, funding_of
from inspector_app.usecases.list_plan import Fate, PlanLine
from inspector_app.usecases.open_lists import NOTHING_SAID, Said
from inspector_app.usecases.statements import (
    READING,
    PlannedStatement,
    Source,
    StatementFile,
    keep_statements,
    perform_statement,
    plan_statements,
    prepare_statement,
    unread_of,
)

_WIDTH, _ROOM = 960, 360
_RESULT, _COLUMNS = range(2)
_FATES = {Level.ERROR: Fate.LEFT_OUT, Level.WARNING: Fate.DOUBT, Level.INFO: Fate.NOTE}


class StatementImport(FormDialog):
    """``outcome`` is True once statements were kept."""

    def __init__(
        self, session: Session[Context], belongs: Belongs, choose: Choose | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(tr("导入流水"), tr("导入"), _WIDTH, parent)
        self._session, self._belongs = session, belongs
        self._file: StatementFile | None = None
        self._source: Source | None = None
        self._seen: Path | None = None
        self._plans: tuple[PlannedStatement, ...] = ()
        self._entries: list[ListEntry] = []
        self.outcome = False
        formats = tr("流水 (*.xlsx *.xlsm *.xls *.et *.csv *.pdf)")
        self._path = PathEdit(choose or chooser(Wanted.FILE, tr("选择银行流水"), formats))
        self._path.chosen.connect(self._read)
        self._copied = Button(tr("读取复制的流水"), "copy", clicked=self._read_copied)
        set_tip(self._copied, tr("先在表格、网银或者回单中选中内容并复制"))
        set_tip(self._path.line, tr("账户流水、代发明细、回单；银行导出的表格最好，有文字的 PDF 也可以，扫描件读不了"))
        forms = [(word, form) for form, word in vocabulary.words(StatementForm).items()]
        self._form = ChoiceBox(forms, tr("按内容判断"))
        self._form.value_changed.connect(self._read_again)
        self._day = DateEdit("day", lambda: session.context.clock.today())
        file = Field(tr("流水文件（表格，或者有文字的 PDF）"), self._path)
        self.body.addLayout(in_row(wide(file), placed(self._copied, Qt.AlignmentFlag.AlignBottom)))
        kind = Field(vocabulary.label("statement.form"), self._form)
        self._day_field = Field(tr("代发日期"), self._day, tr("明细里没有日期的，写银行代发的日期"))
        self.body.addLayout(in_row(wide(kind), wide(self._day_field)))
        self.mapping: MappingStep | None = None
        self.which = Segmented([Segment(tr("核对结果"), _RESULT), Segment(tr("对应各列"), _COLUMNS)], tr("看什么"))
        self.which.value_changed.connect(self._turn)
        self._lists = QVBoxLayout()
        self._unread = Label("", Role.PROBLEM, wrap=True)
        self._model = TableModel(_columns(), self)
        self.table = Table(self._model, tr("需要核对的地方"))
        self.table.setWordWrap(True)
        self.table.setMinimumHeight(140)
        self._found = see_through()
        in_column(self._lists, self._unread, wide(self.table), REST, gap=GAP_3, of=self._found)
        self._columns = Tall(_ROOM)
        self._step = in_column(of=self._columns)
        self.body.addLayout(in_row(self.which, REST))
        self.body.addWidget(self._found, 1)
        self.body.addWidget(self._columns, 1)
        self.accept_requested.connect(self._go_on)
        self._forget()
        self._path.setFocus()

    def ask_now(self) -> bool:
        """Show it and wait; whether something was kept."""
        wait_for(self)
        return self.outcome

    def _read(self) -> None:
        path = self._path.path()
        if path != self._seen:  # else the entry was only left
            self._seen = path
            self._read_from(path)

    def _read_copied(self) -> None:
        text = QApplication.clipboard().text()
        self._path.set_value("")
        self._seen = None
        self._read_from(text)
        if not text.strip():
            self.notice.say(tr("剪贴板里没有文字，请先复制流水。"), Tone.WARNING)

    def _read_again(self) -> None:
        if self._source:
            self._read_from(self._source)

    def _read_from(self, source: Source | None, said: Said = NOTHING_SAID) -> None:
        self._forget()
        self._source = source
        if source is None or (isinstance(source, str) and not source.strip()):
            return
        order = self._session.read(prepare_statement, source, said, self._form.value())
        done = partial(self._show, source)
        self._session.work(
            lambda progress: perform_statement(order, progress), done, READING, refused=self._refused,
            cancelled=self._not_read,
        )  # fmt: skip

    def _not_read(self) -> None:
        """The person did not want to wait: the same file may be chosen again."""
        self._source, self._seen = None, None
        self.notice.say(tr("已停止读取，什么也没有导入。"), Tone.INFO)

    def _forget(self) -> None:
        """Nothing of a file read before stays in sight."""
        self._file, self._plans, self._entries = None, (), []
        self.notice.clear()
        clear(self._lists)
        self.which.hide()
        self.which.set_value(_RESULT)
        self._columns.hide()
        self._found.show()
        self._unread.hide()
        self._day_field.hide()
        self._model.show(Lines(()))
        self.table.hide()
        self.primary.setEnabled(False)

    def _show(self, source: Source, file: StatementFile) -> None:
        if source != self._source:  # another file was chosen meanwhile
            return
        session = self._session
        self._offer_columns(file)
        if file.rather is not None:
            self.notice.say(sentence(file.rather.code), Tone.WARNING)
        if file.reading.why is not None:
            self.notice.say(sentence(file.reading.why.code, file.reading.why.details), Tone.DANGER)
        around = session.read(around_of, self._belongs, session.read(funding_of, self._belongs))
        self._file, self._plans = file, session.read(plan_statements, self._belongs, file, around)
        self._entries = [ListEntry(session, self._belongs, plan) for plan in self._plans]
        for entry in self._entries:
            entry.changed.connect(self._judge)
            self._lists.addWidget(entry)
        reading = file.reading
        self._unread.setText(tr("没有读入的内容{0}处，列在下面，请核对有没有漏掉的流水。").format(len(reading.unread)))
        self._unread.setVisible(bool(reading.unread))
        problems = [*reading.problems, *(_as_problem(flaw) for plan in self._plans for flaw in plan.flaws)]
        found = [*map(_line, problems), *unread_of(file)]
        self._model.show(Lines(found))
        self.table.setVisible(bool(found))
        self.table.resizeRowsToContents()
        undated = (plan.statement for plan in self._plans if plan.statement.form is StatementForm.PAYOUT)
        self._day_field.setVisible(any(line.day is None for told in undated for line in told.lines))
        self._judge()
        self.fit()
        QTimer.singleShot(0, self, self.fit)  # what came into sight knows its height only then

    def _offer_columns(self, file: StatementFile) -> None:
        """Each column with what it was taken for, to be corrected; a slip has none."""
        if self.mapping is not None:
            self._step.removeWidget(self.mapping)
            self.mapping.deleteLater()
            self.mapping = None
        if file.outlines and file.reading.reading is not None:
            self.mapping = MappingStep(file.reading.reading.kind)
            self._step.addWidget(self.mapping)
            self.mapping.show_outlines(file.outlines)
            self.which.show()
        self._turn()

    def _turn(self) -> None:
        """Between what the file would bring and its columns."""
        columns = self.which.value() == _COLUMNS and self.mapping is not None
        self._found.setVisible(not columns)
        self._columns.setVisible(columns)
        self.primary.setText(tr("按此读取") if columns else tr("导入"))
        self._judge()
        self.fit()

    def _go_on(self) -> None:
        if self.which.value() != _COLUMNS or self.mapping is None or self._file is None:
            self._take()
        elif not self.mapping.problems():
            self._read_from(self._file, self._file.said + self.mapping.said())

    def _judge(self) -> None:
        if self.which.value() == _COLUMNS and self.mapping is not None:
            self.primary.setEnabled(True)
            return
        ready = bool(self._entries) and all(entry.is_ready for entry in self._entries)
        self.primary.setEnabled(ready and any(entry.new for entry in self._entries))

    def _take(self) -> None:
        if self._file is None or not self._is_meant(self._file):
            return
        kept = [entry.statement(self._day.value()) for entry in self._entries]
        self._session.do(
            keep_statements, self._belongs, self._file, kept, then=lambda _kept: self._done(), refused=self._refused
        )

    def _is_meant(self, file: StatementFile) -> bool:
        """Whether a list that looks like one of another kind shall be taken in as a statement: a person says."""
        question, yes = tr("这份文件看来是另一种名单，仍要导入吗？"), tr("仍要导入")
        return file.rather is None or self._session.messages.confirm(question, sentence(file.rather.code), yes)

    def _done(self) -> None:
        self.outcome = True
        self.accept()

    def _refused(self, problems: Sequence[Problem]) -> None:
        self.notice.say("".join(sentence(each.code, each.details) for each in problems), Tone.DANGER)
        unnamed = next((entry for entry in self._entries if not entry.statement().is_named), None)
        if unnamed is not None and any(each.where == "holder" for each in problems):
            unnamed.go_to_holder()


def _as_problem(flaw: Flaw) -> RowProblem:
    problem = Problem("statement-flaw", "", Level.WARNING, {"words": flaw.words})
    return RowProblem(flaw.rows[0], "", problem)


def _line(problem: RowProblem) -> PlanLine:
    return PlanLine(_FATES[problem.level], problem.place, "", problem.message)


def _columns() -> tuple[Column, ...]:
    def fate(line: PlanLine) -> Badge:
        return BADGES[line.fate]

    return (
        Column(tr("位置"), lambda line: line.place, width=120),
        Column(tr("程度"), lambda line: BADGES[line.fate].word, width=100, badge=fate),
        Column(tr("说明"), lambda line: "：".join(part for part in (line.who, line.words) if part)),
    )
