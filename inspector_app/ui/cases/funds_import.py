"""导入流水: a statement is read in the worker, what it would bring is shown, a person says whose account it is."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from inspector_app.domain.money import yuan
from inspector_app.domain.roster import RowProblem
from inspector_app.domain.statement import AccountRole, Flaw, StatementForm
from inspector_app.support import vocabulary
from inspector_app.support.errors import Level, Problem
from inspector_app.support.words import sentence
from inspector_app.ui.layouts import REST, in_column, in_row, wide
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
from inspector_app.ui.widgets.table import Table
from inspector_app.ui.widgets.table_model import Column, Lines, TableModel
from inspector_app.ui.widgets.tip import set_tip
from inspector_app.usecases.context import Context
from inspector_app.usecases.evidence import Belongs
from inspector_app.usecases.funds import around_of, funding_of
from inspector_app.usecases.statements import (
    PlannedStatement,
    StatementFile,
    keep_statements,
    perform_statement,
    plan_statements,
    prepare_statement,
    with_day,
)

_WIDTH, _ROOM = 860, 360
_BADGES = {
    Level.ERROR: Badge("错误", Tone.DANGER),
    Level.WARNING: Badge("提醒", Tone.WARNING, "triangle-alert"),
    Level.INFO: Badge("提示", Tone.INFO),
}


class StatementImport(FormDialog):
    """``outcome`` is True once statements were kept."""

    def __init__(
        self, session: Session[Context], belongs: Belongs, choose: Choose | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(tr("导入流水"), tr("导入"), _WIDTH, parent)
        self._session, self._belongs = session, belongs
        self._file: StatementFile | None = None
        self._source: Path | str | None = None
        self._seen: Path | None = None
        self._plans: tuple[PlannedStatement, ...] = ()
        self._roles: list[ChoiceBox] = []
        self.outcome = False
        formats = tr("流水 (*.xlsx *.xlsm *.xls *.et *.csv *.pdf)")
        self._path = PathEdit(choose or chooser(Wanted.FILE, tr("选择银行流水"), formats))
        self._path.chosen.connect(self._read)
        hint = tr("账户流水、代发明细、回单；银行导出的表格最好，有文字的 PDF 也可以，扫描件读不了")
        self._copied = Button(tr("读取复制的流水"), "copy", clicked=self._read_copied)
        set_tip(self._copied, tr("先在表格、网银或者回单中选中内容并复制"))
        forms = [(word, form) for form, word in vocabulary.words(StatementForm).items()]
        self._form = ChoiceBox(forms, tr("按内容判断"))
        self._form.value_changed.connect(self._read_again)
        self._day = DateEdit("day", lambda: session.context.clock.today())
        self.body.addWidget(Field(tr("流水文件"), self._path, hint))
        kind = Field(vocabulary.label("statement.form"), self._form)
        self._day_field = Field(tr("代发日期"), self._day, tr("明细里没有日期的，写银行代发的日期"))
        self.body.addLayout(in_row(self._copied, REST))
        self.body.addLayout(in_row(wide(kind), wide(self._day_field)))
        self._lists = QVBoxLayout()
        self._unread = Label("", Role.PROBLEM, wrap=True)
        self._model = TableModel(_columns(), self)
        self.table = Table(self._model, tr("需要核对的地方"))
        self.table.setWordWrap(True)
        self.table.setMinimumHeight(140)
        room = Tall(_ROOM)
        in_column(self._lists, self._unread, wide(self.table), REST, gap=GAP_3, of=room)
        self.body.addWidget(room, 1)
        self.accept_requested.connect(self._take)
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

    def _read_from(self, source: Path | str | None) -> None:
        self._forget()
        self._source = source
        if source is None or (isinstance(source, str) and not source.strip()):
            return
        order = self._session.read(prepare_statement, source, None, self._form.value())
        done = partial(self._show, source)
        self._session.work(lambda _progress: perform_statement(order), done, refused=self._refused)

    def _forget(self) -> None:
        """Nothing of a file read before stays in sight."""
        self._file, self._plans, self._roles = None, (), []
        self.notice.clear()
        clear(self._lists)
        self._unread.hide()
        self._day_field.hide()
        self._model.show(Lines(()))
        self.table.hide()
        self.primary.setEnabled(False)

    def _show(self, source: Path | str, file: StatementFile) -> None:
        if source != self._source:  # another file was chosen meanwhile
            return
        session = self._session
        around = session.read(around_of, self._belongs, session.read(funding_of, self._belongs))
        self._file, self._plans = file, session.read(plan_statements, self._belongs, file, around)
        for plan in self._plans:
            self._lists.addWidget(self._list(plan))
        reading = file.reading
        self._unread.setText(tr("没有读入的内容：{0}。").format("、".join(reading.unread)))
        self._unread.setVisible(bool(reading.unread))
        found = [*reading.problems, *(_as_problem(flaw) for plan in self._plans for flaw in plan.flaws)]
        self._model.show(Lines(found))
        self.table.setVisible(bool(found))
        self.table.resizeRowsToContents()
        undated = (plan.statement for plan in self._plans if plan.statement.form is StatementForm.PAYOUT)
        self._day_field.setVisible(any(line.day is None for told in undated for line in told.lines))
        self._judge()
        self.fit()

    def _list(self, plan: PlannedStatement) -> QWidget:
        """What one list of the file would bring, and whose account it is of."""
        told = plan.statement
        role = ChoiceBox([(word, each) for each, word in vocabulary.words(AccountRole).items()])
        role.set_value(plan.role)
        role.value_changed.connect(self._judge)
        self._roles.append(role)
        name = "　".join(part for part in (told.sheet, told.holder or told.title) if part)
        field = Field(f"{vocabulary.label('statement.role')}：{name}", role)
        box = QWidget()
        in_column(Label(list_words(plan), Role.STRONG, wrap=True), field, gap=GAP_3, of=box)
        return box

    def _judge(self) -> None:
        ready = bool(self._plans) and all(role.value() is not None for role in self._roles)
        self.primary.setEnabled(ready and any(plan.new for plan in self._plans))

    def _take(self) -> None:
        if self._file is None:
            return
        day = self._day.value()
        roles = zip(self._plans, self._roles, strict=True)
        kept = [replace(with_day(plan.statement, day), role=role.value()) for plan, role in roles]
        self._session.do(
            keep_statements, self._belongs, self._file, kept, then=lambda _kept: self._done(), refused=self._refused
        )

    def _done(self) -> None:
        self.outcome = True
        self.accept()

    def _refused(self, problems: Sequence[Problem]) -> None:
        self.notice.say("".join(sentence(each.code, each.details) for each in problems), Tone.DANGER)


def list_words(plan: PlannedStatement) -> str:
    """账户流水，2026-03-01至2026-03-31，4笔：新增4笔；收入…元，支出…元."""
    told = plan.statement
    days = f"{told.days[0]}至{told.days[1]}" if told.days else tr("没有日期")
    known = tr("，已经导入过{0}笔").format(plan.known) if plan.known else ""
    counts = tr("{0}笔：新增{1}笔{2}").format(len(told.lines), plan.new, known)
    sums = tr("收入合计{0}元，支出合计{1}元").format(yuan(told.in_fen), yuan(told.out_fen))
    return f"{vocabulary.word(told.form)}，{days}，{counts}；{sums}。"


def _as_problem(flaw: Flaw) -> RowProblem:
    problem = Problem("statement-flaw", "", Level.WARNING, {"words": flaw.words})
    return RowProblem(flaw.rows[0], "", problem)


def _columns() -> tuple[Column, ...]:
    def level(problem: RowProblem) -> Badge:
        return _BADGES[problem.level]

    return (
        Column(tr("位置"), lambda problem: problem.place, width=120),
        Column(tr("程度"), lambda problem: _BADGES[problem.level].word, width=100, badge=level),
        Column(tr("说明"), lambda problem: problem.message),
    )
