"""收取名单: a list of attendance, contracts or payments is read, what it tells is shown beside it, then it is kept."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from inspector_app.domain.brought_list import Side, SideCheck
from inspector_app.support import vocabulary
from inspector_app.support.errors import Level, Refused
from inspector_app.support.progress import Progress
from inspector_app.ui.cases.claims_import import TABLES
from inspector_app.ui.layouts import in_row, wide
from inspector_app.ui.lists.list_import import ListImport, Shown, Source, Words
from inspector_app.ui.lists.side_by_side import SideBySide
from inspector_app.ui.session import Session
from inspector_app.ui.theme import GAP_4
from inspector_app.ui.translation import tr
from inspector_app.ui.waiting import wait_for
from inspector_app.ui.widgets.choice_box import ChoiceBox
from inspector_app.ui.widgets.chooser import Choose, Wanted, chooser
from inspector_app.ui.widgets.field import Field
from inspector_app.ui.widgets.segmented import Segment, Segmented
from inspector_app.usecases.context import Context
from inspector_app.usecases.number_looks import note_file_look
from inspector_app.usecases.open_lists import NOTHING_SAID, ListKind, ListOrder, Opened, Reading, Said, kinds
from inspector_app.usecases.side_lists import (
    READING,
    KeptSide,
    SidePlan,
    givers,
    keep_side,
    likely_replaced,
    perform_side,
    side_plan,
    sides_of,
    title_of,
    with_owners,
)
from inspector_app.usecases.side_plan_lines import side_lines

_WHO = 96
_WORDS = Words(
    tr("收取名单"),
    tr("收取"),
    READING,
    tr("先选是考勤、合同还是支付的名单，再选文件，或者复制表格后点“读取复制的表格”"),
    tr("这里左边是文件，右边是读到的内容；点“收取”后原件存入证据，各行留作核对，不改动工资明细。"),
    tr("先在 WPS 表格、Excel 或微信中选中表格内容并复制；工人手机里的银行到账短信也行，一条一行"),
    tr("已停止读取，什么也没有收取。"),
)


class SideImport(ListImport):
    """``outcome`` is what was kept, None while nothing was."""

    def __init__(
        self, session: Session[Context], case_rid: str, choose: Choose | None = None, parent: QWidget | None = None
    ) -> None:
        self._case_rid = case_rid
        self._plan: SidePlan | None = None
        self._source: Path | str | None = None
        self.outcome: KeptSide | None = None
        kinds_of = [Segment(word, side) for side, word in vocabulary.words(Side).items()]
        self.sort = Segmented(kinds_of, vocabulary.label("brought_list.kind"))
        self.sort.set_value(Side.ATTENDANCE)
        self._wanted: Side | None = None
        self._said: Side | None = None
        self._chosen = Side.ATTENDANCE
        pick = choose or chooser(Wanted.FILE, tr("选择名单"), TABLES)
        side = SideBySide(tr("工人"), _WHO, lambda: session.do(note_file_look, case_rid))
        super().__init__(session, _WORDS, side, pick, parent)
        self.sort.value_changed.connect(self._sort_chosen)
        entry = vocabulary.entry("brought_list.from_whom")
        self.giver = ChoiceBox([(name, name) for name in session.read(givers, case_rid)], tr("未注明"))
        self.before = ChoiceBox([(each.title, each.rid) for each in session.read(sides_of, case_rid)], tr("新的一份"))
        self.before.value_changed.connect(self._compare)
        top = in_row(
            Field(vocabulary.label("brought_list.kind"), self.sort),
            wide(Field(entry.label, self.giver)),
            wide(Field(tr("作为"), self.before)),
            gap=GAP_4,
        )
        self.body.insertLayout(0, top)
        self.begin()

    @classmethod
    def ask(cls, session: Session[Context], case_rid: str, parent: QWidget) -> KeptSide | None:
        """What was kept; None when the person turned back."""
        dialog = cls(session, case_rid, parent=parent)
        return dialog.outcome if wait_for(dialog) else None

    def kind(self) -> ListKind:
        return kinds()[self._side]

    @property
    def _side(self) -> Side:
        return Side(self.sort.value() or Side.ATTENDANCE)

    def read_from(self, source: Source | None, stamp: object, said: Said = NOTHING_SAID) -> None:
        if isinstance(source, Path | str):  # another file: where nobody said before of which kind it is, its columns do
            self._source, self._wanted, self._said = source, self._said, None
        if isinstance(source, str):
            source = self.session.read(with_owners, self._case_rid, source)
        super().read_from(source, stamp, said)

    def perform(self, order: ListOrder, progress: Progress) -> Opened[SideCheck]:
        try:
            return perform_side(order, self._wanted, progress)
        except Refused:
            return perform_side(order, self._chosen, progress)  # its columns do not tell: what was chosen stays

    def took(self, opened: Opened[SideCheck]) -> None:
        self.sort.blockSignals(True)
        self.sort.set_value(Side(opened.list.reading.kind.name))
        self.sort.blockSignals(False)
        self._wanted = self._side

    def _sort_chosen(self) -> None:
        self._wanted = self._chosen = self._side
        self._said = self._side if self._source is None else None
        self.read_again()

    def forget(self) -> None:
        self._plan = None
        super().forget()

    def plan(self, told: SideCheck, reading: Reading | None) -> Shown:
        title = title_of(self._source) if self._source is not None else ""
        likely = self.session.read(likely_replaced, self._case_rid, told, title)
        self._choose_before(told.kind, likely)
        return self._planned(told, reading)

    def is_ready(self) -> bool:
        return self._plan is not None and not self._plan.is_same

    def take(self) -> None:
        if self._plan is not None and self._source is not None:
            self.session.do(
                keep_side, self._case_rid, self._source, self._plan, self.giver.value() or "", then=self._kept,
                refused=self.refused,
            )  # fmt: skip

    def _kept(self, kept: KeptSide) -> None:
        self.outcome = kept
        self.accept()

    def _choose_before(self, kind: Side, rid: str) -> None:
        """Only a list of the same kind may be corrected; the likely one is offered first."""
        fitting = [each for each in self.session.read(sides_of, self._case_rid) if each.kind is kind]
        self.before.blockSignals(True)
        self.before.set_value(None)
        self.before.offer([(tr("更正“{0}”").format(each.title), each.rid) for each in fitting])
        self.before.set_value(rid or None)
        self.before.blockSignals(False)

    def _compare(self) -> None:
        """Another one is corrected by it, or none."""
        told = self.opened.told if self.opened is not None else None
        if self.opened is not None and told is not None:
            self.show_shown(self._planned(told, self.opened.list.reading), self.opened)

    def _planned(self, told: SideCheck, reading: Reading | None) -> Shown:
        try:
            plan = self._plan = self.session.read(side_plan, self._case_rid, told, self.before.value() or "")
        except Refused as refusal:
            self.refused(refusal.problems)
            plan = SidePlan(told, None, told.lines, (), (), 0)
        lines = side_lines(told, plan, reading) if reading is not None else ()
        return Shown(lines, summary(told, plan), told.is_whole)


def summary(check: SideCheck, plan: SidePlan) -> str:
    """What was read and what it would do, in a few sentences."""
    doubts = sum(1 for problem in check.problems if problem.level is not Level.INFO)
    look = tr("；{0}处要核对").format(doubts) if doubts else ""
    read = tr("读出{0}的名单{1}行").format(vocabulary.word(check.kind), len(check.lines))
    if plan.replaces is None:
        return f"{read}{look}。"
    if plan.is_same:
        return tr("与已经收取的“{0}”完全一样，不用再收。").format(plan.replaces.title)
    counts = tr("与“{0}”相比：新增{1}行，少了{2}行，改动{3}处，{4}行没有变化").format(
        plan.replaces.title, len(plan.new), len(plan.gone), len(plan.changes), plan.unchanged
    )
    return f"{read}。{counts}{look}。"
