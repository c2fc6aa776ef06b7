"""导入工资明细: a roster is read, what it would change is shown, what differs is asked, and then its lines go."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from inspector_app.domain.money import yuan
from inspector_app.domain.roster import RosterCheck, RowProblem
from inspector_app.support.errors import Level, Problem, Refused
from inspector_app.support.words import sentence
from inspector_app.ui.cases.claims_asked import AskedTable
from inspector_app.ui.layouts import REST, in_column, in_row, wide
from inspector_app.ui.session import Session
from inspector_app.ui.theme import GAP_3, Tone
from inspector_app.ui.waiting import wait_for
from inspector_app.ui.widgets.button import Button
from inspector_app.ui.widgets.chip import Badge
from inspector_app.ui.widgets.field import Field
from inspector_app.ui.widgets.file_box import Choose, Wanted, chooser
from inspector_app.ui.widgets.form_dialog import FormDialog
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.ui.widgets.path_edit import PathEdit
from inspector_app.ui.widgets.scrolled import Tall
from inspector_app.ui.widgets.table import Table
from inspector_app.ui.widgets.table_model import Column, Lines, TableModel
from inspector_app.ui.widgets.tip import set_tip
from inspector_app.usecases.claim_lines import ClaimLine
from inspector_app.usecases.context import Context
from inspector_app.usecases.roster_plan import RosterPlan, decided
from inspector_app.usecases.rosters import perform_roster, prepare_roster, roster_plan

_WIDTH, _ROOM = 860, 400
_BADGES = {
    Level.ERROR: Badge("错误", Tone.DANGER),
    Level.WARNING: Badge("提醒", Tone.WARNING, "triangle-alert"),
    Level.INFO: Badge("提示", Tone.INFO),
}


class ClaimsImport(FormDialog):
    """The file is read in the worker; nothing is kept here: ``lines`` are what shall be kept, for one step of undo."""

    def __init__(
        self,
        session: Session[Context],
        case_rid: str,
        choose: Choose | None = None,
        parent: QWidget | None = None,
        read: RosterCheck | None = None,
    ) -> None:
        """``read`` is a list that was read elsewhere, such as from a photo: then there is no file to choose."""
        super().__init__(self.tr("导入工资明细"), self.tr("导入"), _WIDTH, parent)
        self._session, self._case_rid = session, case_rid
        self._plan: RosterPlan | None = None
        self._stamp: object = None
        pick = choose or chooser(Wanted.FILE, self.tr("选择工资明细"), self.tr("表格 (*.xlsx *.xlsm *.xls *.et *.csv)"))
        self._path = PathEdit(pick)
        self._path.chosen.connect(self._read)
        hint = self.tr("第一行是列名，每名工人一行；没有现成表格的，可以先存一份模板")
        file = Field(self.tr("Excel 文件"), self._path, hint)
        self.body.addWidget(file)
        copied = Button(self.tr("读取复制的表格"), "copy", clicked=self._read_copied)
        set_tip(copied, self.tr("先在 WPS 表格、Excel 或微信中选中带列名的内容并复制"))
        self.body.addLayout(in_row(copied, REST))
        self._summary = Label("", Role.STRONG, wrap=True)
        self._unread = Label("", Role.PROBLEM, wrap=True)
        self._asked = AskedTable()
        self._asked.changed.connect(self._judge)
        self._model = TableModel(_columns(self), self)
        self.table = Table(self._model, self.tr("需要核对的单元格"))
        self.table.setWordWrap(True)
        self.table.setMinimumHeight(140)
        self.body.addWidget(self._room(), 1)
        self.accept_requested.connect(self._take)
        self._forget()
        if read is None:
            self._path.setFocus()
        else:
            file.hide()
            copied.hide()
            self._show(None, read)

    @classmethod
    def ask(
        cls, session: Session[Context], case_rid: str, parent: QWidget, read: RosterCheck | None = None
    ) -> tuple[ClaimLine, ...]:
        """The lines to be kept; none when the person turned back."""
        dialog = cls(session, case_rid, parent=parent, read=read)
        return dialog.lines if wait_for(dialog) else ()

    @property
    def lines(self) -> tuple[ClaimLine, ...]:
        """New and changed lines, as the person has decided so far."""
        return decided(self._plan, self._asked.taken) if self._plan is not None else ()

    def _read(self) -> None:
        path = self._path.path()
        if (stamp := _stamp(path)) != self._stamp:  # else the entry was only left
            self._read_from(path, stamp)

    def _read_copied(self) -> None:
        self._path.set_value("")
        text = QApplication.clipboard().text()
        self._read_from(text, text)
        if not text.strip():
            self.notice.say(self.tr("剪贴板里没有文字，请先复制表格内容。"), Tone.WARNING)

    def _read_from(self, source: Path | str | None, stamp: object) -> None:
        self._forget()
        self._stamp = stamp
        if source is None or (isinstance(source, str) and not source.strip()):
            return
        order = self._session.read(prepare_roster, source)
        self._session.work(lambda _progress: perform_roster(order), partial(self._show, stamp), refused=self._refused)

    def _room(self) -> QWidget:
        """Where the plan will stand, as high as it needs from the beginning, so that nothing jumps."""
        room = Tall(_ROOM)
        in_column(self._summary, self._unread, wide(self._asked), wide(self.table), REST, gap=GAP_3, of=room)
        return room

    def _forget(self) -> None:
        """Nothing of a file read before stays in sight."""
        self._plan = None
        self.notice.clear()
        for label in (self._summary, self._unread):
            label.setText("")
            label.hide()
        self._asked.show_asked(())
        self._model.show(Lines(()))
        self.table.hide()
        self._judge()

    def _show(self, stamp: object, check: RosterCheck) -> None:
        if stamp != self._stamp:  # another file was chosen meanwhile
            return
        try:
            plan = self._session.read(roster_plan, self._case_rid, check)
        except Refused as refusal:
            self._refused(refusal.problems)
            return
        self._plan = plan
        self._summary.setText(summary(check, plan))
        self._summary.show()
        self._unread.setText(self.tr("没有读入的内容：{0}。").format("、".join(plan.unread)))
        self._unread.setVisible(bool(plan.unread))
        self._asked.show_asked(plan.asked)
        self._model.show(Lines(check.problems))
        self.table.setVisible(bool(check.problems))
        self.table.resizeRowsToContents()
        self._judge()
        self.fit()

    def _judge(self) -> None:
        self.primary.setEnabled(bool(self.lines))

    def _take(self) -> None:
        if self.lines:
            self.accept()

    def _refused(self, problems: Sequence[Problem]) -> None:
        words = (
            f"{problem.where}：" * bool(problem.where) + sentence(problem.code, problem.details) for problem in problems
        )
        self.notice.say("".join(words), Tone.DANGER)


def summary(check: RosterCheck, plan: RosterPlan) -> str:
    """What was read and what it would do, in a few sentences."""
    errors = sum(1 for problem in check.problems if problem.level is Level.ERROR)
    doubts = sum(1 for problem in check.problems if problem.level is Level.WARNING)
    counts = {
        "新增{0}人": plan.new, "补充{0}人的空缺": plan.filled, "{0}人没有变化": plan.unchanged,
        "{0}处与已登记的不同": len(plan.asked), "{0}人只按姓名对上，请核对是否同一人": plan.by_name,
        "{0}处错误（导入后该格留空或待更正）": errors, "{0}处提醒": doubts,
    }  # fmt: skip
    told = [words.format(count) for words, count in counts.items() if count]
    unknown = f"（其中{check.unknown}人数额不明，未计入）" if check.unknown else ""
    read = f"读出{check.heads}人，主张合计{yuan(check.total_fen)}元{unknown}"
    return f"{read}：{'；'.join(told)}。" if told else f"{read}。"


def _stamp(path: Path | None) -> object:
    """What tells one file from another, and from itself once it was written again."""
    if path is None:
        return None
    try:
        state = path.stat()
    except OSError:
        return path, None
    return path, state.st_mtime_ns, state.st_size


def _columns(dialog: ClaimsImport) -> list[Column]:
    def level(problem: RowProblem) -> Badge:
        return _BADGES[problem.level]

    return [
        Column(dialog.tr("位置"), lambda problem: problem.place, width=120),
        Column(dialog.tr("程度"), lambda problem: _BADGES[problem.level].word, width=100, badge=level),
        Column(dialog.tr("说明"), lambda problem: problem.message),
    ]
