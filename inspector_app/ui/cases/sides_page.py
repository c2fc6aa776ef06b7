"""四方核对 of a case: every worker with what list, attendance, contracts and payments say; differences first."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent

from inspector_app.domain.four_sides import Place
from inspector_app.domain.side_places import claimed_places
from inspector_app.support import vocabulary
from inspector_app.support.words import sentence
from inspector_app.ui.cases.brought_dialog import BroughtDialog
from inspector_app.ui.cases.settle_dialog import SettleDialog
from inspector_app.ui.cases.side_details import SideDetails
from inspector_app.ui.cases.side_import import SideImport
from inspector_app.ui.list_page import Empty, ListOf, ListPage, Narrowing
from inspector_app.ui.session import Session
from inspector_app.ui.targets import CASES, DOCUMENTS, CaseTab, ShowCase
from inspector_app.ui.theme import Tone
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.chip import Badge
from inspector_app.ui.widgets.label import ElidedLabel, Role
from inspector_app.ui.widgets.segmented import Segment
from inspector_app.ui.widgets.table_model import Column
from inspector_app.usecases.context import Context
from inspector_app.usecases.four_sides import FourSides, Noted, SideLine, comparison_paper, found, four_sides
from inspector_app.usecases.paper import EditPaper
from inspector_app.usecases.side_lists import KeptSide, undo_side

_LOW, _LEAST, _LEAST_LOW, _SOURCE_LINES = 760, 240, 172, 3
_ITEMS = vocabulary.entry("four_sides").items
_SETTLED = tr("已核实")
_WHICH = (Segment(tr("只看差异"), True, Tone.WARNING), Segment(tr("全部"), False))
_EMPTY = Empty(
    tr("本案还没有明细，也没有收到考勤、合同或者支付的名单"),
    tr("录入工资明细，再收取单位或者工人提供的考勤表、合同台账、工资支付表，这里逐人对照。"),
    "scale",
    tr("收取名单"),
)


def _difference(line: SideLine) -> Badge | None:
    """The first by name, and how many: what there is in full stands below the list."""
    titles = line.titles
    if not titles and line.differences:
        return Badge(_SETTLED, Tone.OK, "check")
    more = tr("等{0}项").format(len(titles)) * (len(titles) > 1)
    return Badge(titles[0] + more, Tone.WARNING, "flag") if titles else None


def _difference_words(line: SideLine) -> str:
    if line.differences:
        return "、".join(line.titles) or _SETTLED
    return tr("有未比对的") if line.uncompared else tr("没有")


def _columns() -> tuple[Column, ...]:
    def of(name: str, width: int = 0) -> Column:
        return Column(_ITEMS[name].short, lambda line: getattr(line, name), width=width)

    return (
        of("name", 104),
        Column(_ITEMS["differences"].label, _difference_words, badge=_difference, width=190),
        *map(of, ("listed", "attendance", "contracts", "payments")),  # four sides: none of them can be spared
    )


class SidesPage(ListPage):
    """``left`` wishes to see the case again."""

    left = Signal()

    def __init__(self, session: Session[Context]) -> None:
        self.case_rid = ""
        self._kept: KeptSide | None = None
        only = Narrowing("only", tr("显示"), _WHICH, everything=False, first=True)
        described = ListOf(
            tr("四方核对"), tr("人员"), tr("姓名、证件号码、差异"), _columns(), found, lambda line: line.key, _EMPTY,
            self._sums, narrowings=(only,), read=self._laid,
        )  # fmt: skip
        super().__init__(session, described)
        self._sources = ElidedLabel("", Role.SMALL, _SOURCE_LINES)
        self.body.insertWidget(0, self._sources)
        self.details = SideDetails()
        self.body.insertWidget(self.body.count() - 1, self.details)
        self.table.setMinimumHeight(_LEAST)
        self.table.chosen.connect(self.details.show_line)
        self.details.place_wished.connect(self._go_to)
        self.details.settle_wished.connect(self._settle)
        self.opened.connect(self._open_first)
        self.notice.undone.connect(self._undo)

    def open(self, case_rid: str) -> None:
        """Compare another case."""
        if case_rid != self.case_rid:
            self.notice.clear()
        self.case_rid = case_rid
        self.refresh()

    def add_actions(self) -> None:
        """Back to the case; what was brought, the paper, and bringing more."""
        self.header.add_way_back(self.left.emit, tr("返回案件"))
        self.header.add(Button(tr("收到的名单"), "files", clicked=self.show_brought))
        self.header.add(Button(tr("核对表文书"), "file-text", clicked=self.make_paper))
        self.header.add(Button(tr("收取名单"), "upload", Kind.PRIMARY, clicked=self.bring_list))

    def first_step(self) -> None:
        self.bring_list()

    def bring_list(self) -> None:
        """收取名单: a list of attendance, contracts or payments, after a look at what is read."""
        kept = SideImport.ask(self.session, self.case_rid, self.window())
        if kept is not None:
            words = tr("已收取“{0}”{1}行。") if kept.before is None else tr("已按“{0}”更正，共{1}行。")
            self._say_kept(kept, words.format(kept.after.title, len(kept.after.lines)) if kept.after else "")

    def show_brought(self) -> None:
        """收到的名单: look at them, take one out."""
        kept = BroughtDialog.ask(self.session, self.case_rid, self.window())
        if kept is not None and kept.before is not None:
            self._say_kept(kept, tr("已移除“{0}”，原件仍在证据中。").format(kept.before.title))

    def settle(self, rid: str) -> None:
        """Go on with settling a difference, where it is still there."""
        laid: FourSides | None = self.held
        noted = (each for line in (laid.lines if laid else ()) for each in line.differences if each.rid == rid)
        self._settle(next(noted, None))

    def _settle(self, noted: Noted | None) -> None:
        """登记核实 or 重新提示."""
        if noted is None:
            self.notice.say(sentence("difference-gone"), Tone.WARNING)
        elif SettleDialog.ask(self.session, self.case_rid, noted, self.window()):
            self.refresh()
            self.notice.say(tr("已登记。"), Tone.OK)

    def make_paper(self) -> None:
        """四方核对表."""
        self.session.go(DOCUMENTS, EditPaper(self.session.read(comparison_paper, self.case_rid)))

    def shown(self, found: Any) -> None:
        """The first worker is told in full; how many differ is said beside the words."""
        if self.held is None:
            return
        laid: FourSides = self.held
        self.header.set_subtitle(laid.title)
        self._sources.setText(tr("核对的名单：{0}。").format(laid.sources))
        self.say_count("only", True, len(laid.different))
        self.say_count("only", False, len(laid.lines))
        if len(found) and self.table.chosen_record() is None:
            self.table.selectRow(0)
        self.details.setVisible(bool(len(found)))
        self.details.show_line(self.table.chosen_record())

    def _laid(self, context: Context) -> FourSides | None:
        return four_sides(context, self.case_rid) if self.case_rid else None

    def _sums(self, lines: Any) -> str:
        """Of all of them, whatever is in sight; of those whom words were searched for, of these."""
        laid: FourSides | None = self.held
        told = laid.lines if laid is not None and not self.search.text().strip() else lines
        return tr("共{0}人，其中{1}人有差异").format(len(told), sum(bool(line.open) for line in told))

    def nothing_fits(self) -> tuple[str, str]:
        """Nobody differs: for want of lists, or because nothing is open."""
        laid: FourSides | None = self.held
        if laid is None or self.search.text().strip():
            return super().nothing_fits()
        if not laid.lists and laid.bank_days is None:
            return tr("还没有收到可以对照的名单"), tr("请先收取单位或者工人提供的考勤表、合同台账或者工资支付表。")
        return tr("没有未核实的差异"), tr("各人比对了什么、什么还没有比对，看“全部”。")

    def _say_kept(self, kept: KeptSide, words: str) -> None:
        self._kept = kept
        self.notice.say(words, Tone.OK, undo=tr("撤销"))

    def _undo(self) -> None:
        kept, self._kept = self._kept, None
        self.notice.clear()
        if kept is not None and self.session.do(undo_side, kept):
            self.notice.say(tr("已撤销。"), Tone.OK)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        is_low = event.size().height() < _LOW
        self.details.set_low(is_low)
        self.table.setMinimumHeight(_LEAST_LOW if is_low else _LEAST)
        self._sources.take_lines(1 if is_low else _SOURCE_LINES)

    def _open_first(self, line: SideLine) -> None:
        """Where the first difference stands; without one, the line of the list."""
        places = [place for each in line.differences for place in each.places] or claimed_places(line.compared.worker)
        if places:
            self._go_to(places[0])

    def _go_to(self, place: Place) -> None:
        """A line of the list, a payment, or the row of a file."""
        if place.payment_rid:
            self.session.go(CASES, ShowCase(self.case_rid, CaseTab.PAYMENTS))
        elif place.claim_rid:
            self.session.go(CASES, ShowCase(self.case_rid, CaseTab.CLAIMS))
        elif place.evidence_rid:
            BroughtDialog.look(self.session, self.case_rid, place, self.window())
