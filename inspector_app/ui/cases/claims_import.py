"""导入工资明细: an Excel roster is read, its doubtful cells are listed by place, and then its lines are taken in."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from inspector_app.domain.money import yuan
from inspector_app.domain.roster import RosterCheck, RowProblem
from inspector_app.support.errors import Level, Problem
from inspector_app.support.words import sentence
from inspector_app.ui.session import Session
from inspector_app.ui.theme import Tone
from inspector_app.ui.widgets.chip import Badge
from inspector_app.ui.widgets.empty_state import EmptyState
from inspector_app.ui.widgets.field import Field
from inspector_app.ui.widgets.form_dialog import FormDialog
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.ui.widgets.path_edit import Choose, PathEdit, Wanted, chooser
from inspector_app.ui.widgets.table import Table
from inspector_app.ui.widgets.table_model import Column, Lines, TableModel
from inspector_app.usecases.claims import add_roster, read_roster
from inspector_app.usecases.context import Context

_BADGES = {
    Level.ERROR: Badge("错误", Tone.DANGER),
    Level.WARNING: Badge("提醒", Tone.WARNING, "triangle-alert"),
    Level.INFO: Badge("提示", Tone.INFO),
}


class ClaimsImport(FormDialog):
    """The file is read in the worker; nothing is kept before the person has seen what was read."""

    def __init__(
        self, session: Session[Context], case_rid: str, choose: Choose | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(self.tr("导入工资明细"), self.tr("导入"), 860, parent)
        self._session, self._case_rid = session, case_rid
        self._check: RosterCheck | None = None
        pick = choose or chooser(Wanted.FILE, self.tr("选择工资明细"), self.tr("Excel 工作簿 (*.xlsx)"))
        self._path = PathEdit(pick)
        self._path.chosen.connect(self._read)
        hint = self.tr("第一行是列名，每名工人一行；没有现成表格的，可以先存一份模板")
        self.body.addWidget(Field(self.tr("Excel 文件"), self._path, hint))
        self._summary = Label("", Role.STRONG, wrap=True)
        self.body.addWidget(self._summary)
        self._model = TableModel(_columns(self), self)
        empty = EmptyState(self.tr("没有需要核对的单元格"), icon="circle-check")
        self.table = Table(self._model, self.tr("需要核对的单元格"), empty)
        self.table.setMinimumHeight(260)
        self.body.addWidget(self.table, 1)
        self.primary.setEnabled(False)
        self.accept_requested.connect(self._take)

    @classmethod
    def ask(cls, session: Session[Context], case_rid: str, parent: QWidget) -> bool:
        """Whether lines were taken in."""
        dialog = cls(session, case_rid, parent=parent)
        done = bool(dialog.exec())
        dialog.deleteLater()
        return done

    def _read(self) -> None:
        path = self._path.path()
        self.notice.clear()
        self.primary.setEnabled(False)
        if path is not None:
            work = partial(read_roster, self._session.context, path)
            self._session.work(lambda _progress: work(), self._show, refused=self._refused)

    def _show(self, check: RosterCheck) -> None:
        self._check = check
        self._summary.setText(summary(check))
        self._model.show(Lines(check.problems))
        self.primary.setEnabled(bool(check.lines))

    def _take(self) -> None:
        if self._check is not None and self._session.do(add_roster, self._case_rid, self._check, refused=self._refused):
            self.accept()

    def _refused(self, problems: Sequence[Problem]) -> None:
        words = (
            f"{problem.where}：" * bool(problem.where) + sentence(problem.code, problem.details) for problem in problems
        )
        self.notice.say("".join(words), Tone.DANGER)


def summary(check: RosterCheck) -> str:
    """What was read, in one sentence."""
    errors = sum(1 for problem in check.problems if problem.level is Level.ERROR)
    doubts = sum(1 for problem in check.problems if problem.level is Level.WARNING)
    parts = [f"读出 {check.heads} 人，主张合计 {yuan(check.total_fen)} 元"]
    if errors:
        parts.append(f"{errors} 处错误（导入后该格留空或待更正）")
    if doubts:
        parts.append(f"{doubts} 处提醒")
    return "；".join(parts) + "。"


def _place(problem: RowProblem) -> str:
    return f"{problem.column}{problem.row}" if problem.column else f"第{problem.row}行" if problem.row else "全表"


def _columns(dialog: ClaimsImport) -> list[Column]:
    def level(problem: RowProblem) -> Badge:
        return _BADGES[problem.level]

    return [
        Column(dialog.tr("位置"), _place, width=84),
        Column(dialog.tr("程度"), lambda problem: _BADGES[problem.level].word, width=100, badge=level),
        Column(dialog.tr("说明"), lambda problem: problem.message),
    ]
