"""导入工资明细: a wage list is read, its columns may be corrected, what it would change is shown, then it goes."""

from typing import NamedTuple

from PySide6.QtWidgets import QWidget

from inspector_app.domain.money import yuan
from inspector_app.domain.roster import RosterCheck
from inspector_app.support.errors import Level, Refused
from inspector_app.support.progress import Progress
from inspector_app.ui.cases.choice_dialog import Choice, ChoiceDialog
from inspector_app.ui.layouts import REST, in_row
from inspector_app.ui.lists.list_import import ListImport, Shown, Words
from inspector_app.ui.lists.side_by_side import SideBySide
from inspector_app.ui.session import Session
from inspector_app.ui.translation import tr
from inspector_app.ui.waiting import wait_for
from inspector_app.ui.widgets.button import Button
from inspector_app.ui.widgets.chooser import Choose, Wanted, chooser
from inspector_app.usecases.claim_lines import ClaimLine
from inspector_app.usecases.context import Context
from inspector_app.usecases.list_columns import remember
from inspector_app.usecases.list_plan import roster_lines
from inspector_app.usecases.number_looks import note_file_look
from inspector_app.usecases.open_lists import ListKind, ListOrder, Opened, Reading, kinds
from inspector_app.usecases.planned_roster import RosterPlan
from inspector_app.usecases.roster_people import Row, row_of
from inspector_app.usecases.roster_plan import decided
from inspector_app.usecases.rosters import READING, beside_recorded, perform_roster, roster_plan

TABLES = tr("表格 (*.xlsx *.xlsm *.xlsb *.xls *.et *.ods *.csv *.txt)")
_WHO = 96
_WORDS = Words(
    tr("导入工资明细"),
    tr("导入"),
    READING,
    tr("选好文件，或者复制表格、聊天记录后点“读取复制的表格”"),
    tr("这里左边是文件，右边是导入的结果；点“导入”之前不写入任何内容。没有现成表格的，可以先存一份模板。"),
    tr("先在 WPS 表格、Excel 或微信中选中内容并复制；微信里每人一行、写着姓名和金额的也行"),
    tr("已停止读取，什么也没有导入。"),
)


class Brought(NamedTuple):
    """The lines to be kept, in words what of the list stays out, and what the file is called, where it is one."""

    lines: tuple[ClaimLine, ...] = ()
    left: str = ""
    file: str = ""


class ClaimsImport(ListImport):
    """Nothing is kept here: ``lines`` are what shall be kept, for one step of undo."""

    def __init__(
        self,
        session: Session[Context],
        case_rid: str,
        choose: Choose | None = None,
        parent: QWidget | None = None,
        read: RosterCheck | None = None,
        copied: str = "",
    ) -> None:
        """``read`` is a list that was read elsewhere, such as from a photo: then there is no file to choose; ``copied``
        is one that was pasted."""
        self._case_rid = case_rid
        self._plan: RosterPlan | None = None
        self._meant: dict[Row, str] = {}
        self._read_elsewhere = read
        pick = choose or chooser(Wanted.FILE, tr("选择工资明细"), TABLES)
        side = SideBySide(tr("工人"), _WHO, lambda: session.do(note_file_look, case_rid))
        super().__init__(session, _WORDS, side, pick, parent)
        self._namesakes = Button(tr("指定同名的是哪一个"), "users", clicked=self._say_who)
        self.body.insertLayout(1, in_row(self._namesakes, REST))
        self.begin()
        if read is not None:
            self.source.hide()
            self.show_plan(read, None)
        if copied:
            self.read_from(copied, copied)

    @classmethod
    def ask(
        cls, session: Session[Context], case_rid: str, parent: QWidget, read: RosterCheck | None = None,
        copied: str = "",
    ) -> Brought:  # fmt: skip
        """What was brought; no lines when the person turned back."""
        dialog = cls(session, case_rid, parent=parent, read=read, copied=copied)
        return dialog.brought if wait_for(dialog) else Brought()

    @property
    def lines(self) -> tuple[ClaimLine, ...]:
        """New and changed lines, as the person has decided so far."""
        return decided(self._plan, self.side.taken) if self._plan is not None else ()

    @property
    def brought(self) -> Brought:
        """What is taken in as the person has decided so far."""
        return Brought(self.lines, self.left_words, self.opened.list.book.name if self.opened is not None else "")

    @property
    def left_words(self) -> str:
        """That values of the list which differ from the recorded ones were not taken, if any."""
        return self._plan.left_words(self.side.taken) if self._plan is not None else ""

    def kind(self) -> ListKind:
        return kinds()["wages"]

    def perform(self, order: ListOrder, progress: Progress) -> Opened[RosterCheck]:
        return perform_roster(order, progress)

    def forget(self) -> None:
        self._plan, self._meant = None, {}
        self._namesakes.hide()
        super().forget()

    def plan(self, told: RosterCheck, reading: Reading | None) -> Shown:
        try:
            plan = self._plan = self.session.read(roster_plan, self._case_rid, told, self._meant)
        except Refused as refusal:  # where it stands is shown all the same
            self.refused(refusal.problems)
            plan = RosterPlan((), told.unread)
        told = beside_recorded(told, plan)
        open_now = len(plan.open_namesakes)
        self._namesakes.setVisible(bool(open_now or self._meant))
        self._namesakes.allow(bool(open_now), tr("没有同名的要指定"))
        self._namesakes.setText(tr("指定同名的是哪一个（{0}）").format(open_now) if open_now else tr("同名的已指定"))
        return Shown(roster_lines(told, plan, reading), summary(told, plan), told.is_whole)

    def _say_who(self) -> None:
        """One after the other: which of those of its name a worker of the list is."""
        for line in self._plan.open_namesakes if self._plan is not None else ():
            first = line.told[0]
            choices = [Choice(each.words, "", each.person_rid) for each in line.namesakes]
            choices.append(Choice(tr("都不是，按另一个人新登记"), "", ""))
            question = tr("{0}的“{1}”是哪一个？").format(first.place, first.name)
            chosen = ChoiceDialog.ask(question, choices, self)
            if chosen is None:
                break
            self._meant[row_of(first)] = chosen.value
        told = self.opened.told if self.opened is not None else self._read_elsewhere
        if told is not None:
            self.show_plan(told, self.opened)
            self.judge()

    def is_ready(self) -> bool:
        return bool(self.lines)

    def take(self) -> None:
        if self.opened is not None and self.opened.list.learned:
            self.session.do(remember, self.opened.list.learned)
        self.accept()


def summary(check: RosterCheck, plan: RosterPlan) -> str:
    """What was read and what it would do, in a few sentences."""
    errors = sum(1 for problem in check.problems if problem.level is Level.ERROR)
    doubts = sum(1 for problem in check.problems if problem.level is Level.WARNING)
    counts = {
        "新增{0}人": plan.new, "补充{0}人的空缺": plan.filled, "{0}人没有变化": plan.unchanged,
        "{0}处与已登记的不同": len(plan.asked), "{0}人只按姓名对上，请核对是否同一人": plan.by_name,
        "已登记的{0}人不在表里": len(plan.missing),
        "{0}处错误（导入后该格留空或待更正）": errors, "{0}处提醒": doubts,
    }  # fmt: skip
    told = [words.format(count) for words, count in counts.items() if count]
    read = f"读出{check.heads}人，主张合计{yuan(check.total_fen)}元{check.besides}"
    return f"{read}：{'；'.join(told)}。" if told else f"{read}。"
