"""导入工资明细: a list is read, its columns may be corrected, what it would change is shown beside it, then it goes."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from inspector_app.domain.money import yuan
from inspector_app.domain.roster import RosterCheck
from inspector_app.support.errors import Level, Problem, Refused
from inspector_app.support.words import sentence
from inspector_app.ui.layouts import in_column, in_row, placed, wide
from inspector_app.ui.lists.mapping_step import MappingStep
from inspector_app.ui.lists.side_by_side import SideBySide
from inspector_app.ui.session import Session
from inspector_app.ui.theme import GAP_3, Tone, style_as
from inspector_app.ui.waiting import wait_for
from inspector_app.ui.widgets.button import Button
from inspector_app.ui.widgets.empty_state import EmptyState
from inspector_app.ui.widgets.field import Field
from inspector_app.ui.widgets.file_box import Choose, Wanted, chooser
from inspector_app.ui.widgets.form_dialog import FormDialog
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.ui.widgets.path_edit import PathEdit
from inspector_app.ui.widgets.scrolled import Tall
from inspector_app.ui.widgets.segmented import Segment, Segmented
from inspector_app.ui.widgets.tip import set_tip
from inspector_app.usecases.claim_lines import ClaimLine
from inspector_app.usecases.context import Context
from inspector_app.usecases.list_columns import remember
from inspector_app.usecases.list_plan import Fate, roster_lines
from inspector_app.usecases.list_sight import Sight
from inspector_app.usecases.open_lists import NOTHING_SAID, Book, Opened, Said, kinds, prepare_list
from inspector_app.usecases.roster_plan import RosterPlan, decided
from inspector_app.usecases.rosters import READING, perform_roster, roster_plan

_WIDTH, _HEIGHT, _ROOM = 1240, 700, 440
_MOST_NAMED, _WHO = 6, 96
_PLAN, _COLUMNS, _EMPTY = range(3)
_BOTTOM = Qt.AlignmentFlag.AlignBottom
Source = Path | str | Book


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
        self._kept_height = _HEIGHT  # for two tables beside each other there is never too much room
        self._plan: RosterPlan | None = None
        self._opened: Opened[RosterCheck] | None = None
        self._stamp: object = None
        pick = choose or chooser(Wanted.FILE, self.tr("选择工资明细"), self.tr("表格 (*.xlsx *.xlsm *.xls *.et *.csv)"))
        self._path = PathEdit(pick)
        self._path.chosen.connect(self._read)
        copied = Button(self.tr("读取复制的表格"), "copy", clicked=self._read_copied)
        set_tip(copied, self.tr("先在 WPS 表格、Excel 或微信中选中内容并复制；微信里每人一行、写着姓名和金额的也行"))
        self._source = QWidget()
        in_row(wide(Field(self.tr("Excel 文件"), self._path)), placed(copied, _BOTTOM), of=self._source)
        self.body.addWidget(self._source)
        self._summary = Label("", Role.STRONG, wrap=True)
        self._unread = Label("", Role.PROBLEM, wrap=True)
        self.side = SideBySide(self.tr("工人"), _WHO)
        self.side.changed.connect(self._judge)
        self.mapping = MappingStep(kinds()["wages"])
        self.which = Segmented(
            [Segment(self.tr("核对结果"), _PLAN), Segment(self.tr("对应各列"), _COLUMNS)], self.tr("看什么")
        )
        self.which.value_changed.connect(self._turn)
        self.body.addWidget(self._room(), 1)
        self.accept_requested.connect(self._go_on)
        self._forget()
        if read is None:
            self._path.setFocus()
        else:
            self._source.hide()
            self._show_plan(read, None)

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
        return decided(self._plan, self.side.taken) if self._plan is not None else ()

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

    def _read_from(self, source: Source | None, stamp: object, said: Said = NOTHING_SAID) -> None:
        self._forget()
        self._stamp = stamp
        if source is None or (isinstance(source, str) and not source.strip()):
            return
        order = self._session.read(prepare_list, source, said)
        self._session.work(
            lambda progress: perform_roster(order, progress), partial(self._show, stamp), READING,
            refused=self._refused, cancelled=self._not_read,
        )  # fmt: skip

    def _not_read(self) -> None:
        """The person did not want to wait: the same file may be chosen again."""
        self._stamp = None
        self.notice.say(self.tr("已停止读取，什么也没有导入。"), Tone.INFO)

    def _room(self) -> QWidget:
        """Where the plan will stand, as high as it needs from the beginning, so that nothing jumps."""
        room = Tall(_ROOM)
        self._stack = QStackedWidget()
        for part in (self.side, self.mapping, self._empty()):
            self._stack.addWidget(part)
        in_column(
            in_row(wide(self._summary), placed(self.which, _BOTTOM)),
            self._unread,
            wide(self._stack),
            gap=GAP_3,
            of=room,
        )
        return room

    def _empty(self) -> QWidget:
        return EmptyState(
            self.tr("选好文件，或者复制表格、聊天记录后点“读取复制的表格”"),
            self.tr("这里左边是文件，右边是导入的结果；点“导入”之前不写入任何内容。没有现成表格的，可以先存一份模板。"),
            "upload",
        )

    def _forget(self) -> None:
        """Nothing of a file read before stays in sight."""
        self._plan, self._opened = None, None
        self.notice.clear()
        for label in (self._summary, self._unread):
            label.setText("")
        self._unread.hide()
        self.which.hide()
        self.which.set_value(_PLAN)
        self._stack.setCurrentIndex(_EMPTY)
        self._judge()

    def _show(self, stamp: object, opened: Opened[RosterCheck]) -> None:
        if stamp != self._stamp:  # another file was chosen meanwhile
            return
        self._opened = opened
        self.mapping.show_outlines(opened.list.outlines)
        self.which.show()
        if opened.told is None:
            self.which.set_value(_COLUMNS)
            if opened.why is not None:
                self.notice.say(sentence(opened.why.code, opened.why.details), Tone.DANGER)
        else:
            self._show_plan(opened.told, opened)
        self._judge()
        self.fit()

    def _show_plan(self, check: RosterCheck, opened: Opened[RosterCheck] | None) -> None:
        try:
            plan = self._plan = self._session.read(roster_plan, self._case_rid, check)
        except Refused as refusal:  # where it stands is shown all the same
            self._refused(refusal.problems)
            plan = RosterPlan((), check.unread)
        lines = roster_lines(check, plan, opened.list.reading if opened else None)
        self.side.show_plan(lines, Sight(opened.list, lines) if opened else None)
        self._summary.setText(summary(check, plan))
        unread = [line.who or line.words for line in lines if line.fate is Fate.UNREAD]
        more = self.tr("等{0}处，见“未读”").format(len(unread)) * (len(unread) > _MOST_NAMED)
        named = "、".join(unread[:_MOST_NAMED])
        self._unread.setText(self.tr("没有读入的内容：{0}{1}。").format(named, more))
        self._unread.setVisible(bool(unread))
        style_as(self._unread, "role", str(Role.SMALL if check.is_whole else Role.PROBLEM))
        self._turn()

    def _turn(self) -> None:
        """Between the plan and the columns."""
        self._stack.setCurrentIndex(self.which.value() or _PLAN)
        self.primary.setText(self.tr("按此读取") if self.which.value() == _COLUMNS else self.tr("导入"))
        self._judge()

    def _judge(self) -> None:
        self.primary.setEnabled(self.which.value() == _COLUMNS or bool(self.lines))

    def _go_on(self) -> None:
        if self.which.value() == _COLUMNS:
            self._read_anew()
        elif self.lines:
            if self._opened is not None and self._opened.list.learned:
                self._session.do(remember, self._opened.list.learned)
            self.accept()

    def _read_anew(self) -> None:
        """What was opened is read as the person says."""
        if self._opened is None or self.mapping.problems():
            return
        opened = self._opened.list
        self._read_from(opened.book, self._stamp, opened.said + self.mapping.said())

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
